"""Names of laws, as they are cited without a number: `Luật Đất đai năm 2024`, `Luật Đất đai ngày 18/01/2024`."""

import re

from generator.vietnamese import same_tone

_KIND = re.compile(r"^(?:bộ luật|luật|pháp lệnh)\s+")
_YEAR = re.compile(r"\s+năm\s+((?:19|20)\d\d)$")
_MARKS = re.compile(r"[\s,;–-]+")


def law_name(text: str) -> str:
    """The name without its kind and its year, for comparing.

    >>> law_name("Luật Đất đai năm 2024")
    'đất đai'
    """
    return _YEAR.sub("", _KIND.sub("", _words(text)))


def year_stated(text: str) -> int | None:
    """The year that a law is named by, if any."""
    stated = _YEAR.search(_words(text))
    return int(stated[1]) if stated else None


def _words(text: str) -> str:
    return _MARKS.sub(" ", same_tone(text).lower()).strip(' .:“”"')
