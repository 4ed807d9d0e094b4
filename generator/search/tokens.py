"""Words as search sees them. The browser's half is `browser/fold.js`; shared vectors hold the two together."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.vietnamese import clean, fold

_WORD = re.compile(r"\d+|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_TONES = {"\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_DASHES = ("-", *map(chr, range(0x2010, 0x2016)))
_MARKS = re.compile(r"[*_\\#]+")
_STRANGE = re.compile(
    "[\u00ad\u00d0\u00f0\u01a2\u01a3\u00a0\u2000-\u200f\u202a-\u202f\u205f\u2060\u2066-\u2069\u3000\ufeff]"
)
"""What `clean` would change in a composed text."""


class Word(NamedTuple):
    """One word: a run of letters, or a run of digits (`COVID19` is two)."""

    start: int
    """First code point in the text that was given."""
    end: int
    """One past the last."""
    fold: str
    """Without marks: `giãn` → `gian`; a number without noughts before it: `07` → `7`, as in numbers and days."""
    form: str
    """What was accented, the tone at the end, so that both styles of tone marks are one: `hòa`, `hoà` → `hoa1`."""
    number: bool
    """Whether it is a run of digits."""


def form(word: str) -> str:
    """A word's accented form: lower case, letters composed, the tone's digit at the end.

    >>> form("Đường"), form("hoà"), form("hòa")
    ('đương1', 'hoa1', 'hoa1')
    """
    tone, letters = "", []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


@lru_cache(maxsize=100_000)
def _seen(word: str) -> tuple[str, str, bool]:
    if word.isascii() and word.isdecimal():
        number = word.lstrip("0") or "0"
        return number, number, True
    return fold(word), form(word), word.isdecimal()


def searchable(text: str) -> str:
    """Text as it is indexed and shown in a snippet: look-alikes put right, marks of emphasis out, blanks single."""
    # composed first: `clean` keeps the way back to loose marks, which takes long and is not asked for here
    composed = unicodedata.normalize("NFC", text)
    plain = clean(composed).text if _STRANGE.search(composed) else composed
    return " ".join(_MARKS.sub("", plain).split())


def words(text: str) -> list[Word]:
    """The words of a text that is `searchable` (composed, no invisible characters)."""
    return [Word(match.start(), match.end(), *_seen(match[0])) for match in _WORD.finditer(text)]


def terms(text: str, found: Sequence[Word] | None = None) -> Iterator[str]:
    """What a text puts into the index, in its order; `found` are its words, where they are known.

    Every word folded; its accented form behind `=` where it has accents; a word and the number it is written together
    with as one (`Covid-19`, `COVID19` → `covid19`; `5K` → `5k`), which only lifts a hit and never makes one.
    """
    before: Word | None = None
    for word in words(text) if found is None else found:
        yield word.fold
        if word.form != word.fold:
            yield f"={word.form}"
        if before is not None and before.number != word.number:
            gap = text[before.end : word.start]
            if not gap or (word.number and gap in _DASHES):
                yield before.fold + word.fold
        before = word


def number_term(identifier: str) -> str:
    """A number in one piece: `606-CV/HU` → `#606-cv-hu`."""
    return "#" + "-".join(word.fold for word in words(clean(identifier).text))


def kind_term(number: str, kind: str) -> str:
    """A document's own number with its kind, as readers name it: `chỉ thị 15`, `ct 15` → `@15-chi-thi`, `@15-ct`."""
    return "@" + number_term(f"{number} {kind}")[1:]


def day_term(day: date) -> str:
    """The day on which a document was issued: `27/3/2020`, `ngày 27 tháng 03 năm 2020` → `@27-3-2020`."""
    return f"@{day.day}-{day.month}-{day.year}"
