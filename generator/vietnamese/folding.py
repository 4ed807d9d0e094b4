"""One fold, the same in Python and in the browser; and slugs made from it."""

import re
import unicodedata
from functools import lru_cache

_D = str.maketrans({"đ": "d", "Đ": "d", "Ð": "d", "ð": "d"})


def fold(text: str) -> str:
    """Lower case, đ→d, without marks: `Giãn cách` → `gian cach`. The browser's half is `search/browser/fold.js`."""
    decomposed = unicodedata.normalize("NFD", text.lower().translate(_D))
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn")


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """A name as a part of an address: fold, then runs of anything else become one `-` (contract: record, `id`).

    >>> slug("606-CV/HU")
    '606-cv-hu'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
