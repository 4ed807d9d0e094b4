"""What a Vietnamese word can look like: tells text from garbage, and one legacy encoding from another.

A written syllable is an onset, a rhyme and one tone, from a short list of each; bytes read with the wrong table almost
never make one.
"""

import re
import unicodedata
from functools import lru_cache

_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
_RHYME = (
    r"(?:i[êe]u?|y[êe]u?|u[ôơâê]i?|ươ[iu]?|o[aăeè][oiy]?|u[yâêe][aêu]?|uy[êe]?|uơ|[aăâeêioôơuưy]|a[iouy]|â[uy]|"
    r"[eê][ou]|êu|[iu]a|iu|o[io]|[ôơ]i|u[iy]|ư[aiu])"
)
_CODA = r"(?:ng|nh|ch|[cmnpt])?"
_SYLLABLE = re.compile(rf"{_ONSET}{_RHYME}{_CODA}")
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word is spelled as Vietnamese spells: one syllable, at most one tone mark."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in decomposed if char in _TONES]
    bare = unicodedata.normalize("NFC", "".join(char for char in decomposed if char not in _TONES))
    return len(tones) <= 1 and _SYLLABLE.fullmatch(bare) is not None


def has_marks(word: str) -> bool:
    """Whether a word carries a letter beyond ASCII."""
    return not word.isascii()


def marked_share(text: str, sample: int = 20_000) -> tuple[float, int]:
    """(share of the words with a letter beyond ASCII that Vietnamese could spell, how many such words there are)."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text[:sample])) if has_marks(word)]
    if not words:
        return 0.0, 0
    return sum(map(is_syllable, words)) / len(words), len(words)


def spelled_share(text: str, sample: int = 20_000) -> tuple[float, int]:
    """(share of all words that Vietnamese could spell, how many words there are)."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text[:sample])) if len(word) > 1]
    if not words:
        return 0.0, 0
    return sum(map(is_syllable, words)) / len(words), len(words)
