"""Look-alike and invisible characters put right, with a way back to the text as it came."""

import re
import unicodedata
from dataclasses import dataclass

from generator.model import Span

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_TABLE = str.maketrans({**dict.fromkeys(_SPACES, " "), "Ð": "Đ", "ð": "đ", "Ƣ": "Ư", "ƣ": "ư", "\r": "\n"})
_INVISIBLE_RE = re.compile(f"[{_INVISIBLE}]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit for matching, and where each of its code points came from."""

    text: str
    original_length: int
    """Code points of the text as it came."""
    starts: tuple[int, ...] | None = None
    """For each code point of `text`, the first of the original that it stands for; None where both are alike."""
    ends: tuple[int, ...] | None = None
    """For each code point of `text`, one past the last of the original that it stands for."""

    def span(self, start: int, end: int) -> Span:
        """`text[start:end]` as a span of the original text; what was taken out between its ends is inside."""
        if self.starts is None or self.ends is None:
            return Span(start, end)
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.original_length
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])


def clean(text: str) -> Cleaned:
    """Make a text fit for matching. Guarantees, for any input:

    1. composed (NFC), loose combining marks joined to their letters;
    2. every kind of blank but tab and line ends is a plain space;
    3. Icelandic Ð ð are Đ đ, and the gha Ƣ ƣ (`BỘ TRƢỞNG`) Ư ư;
    4. soft hyphens, zero-width characters and bidi controls are gone;
    5. no blanks before a line's end, where so many editors and converters leave some;
    6. the same line ends in the same order, one that is a lone CR (old Macintosh) as LF: lines keep their numbers;
    7. cleaning twice changes nothing more.
    """
    translated = text.translate(_TABLE)
    positions: list[int] | None = None
    if _INVISIBLE_RE.search(translated):
        positions = [index for index, char in enumerate(translated) if char not in _INVISIBLE]
        translated = _INVISIBLE_RE.sub("", translated)
    if " \n" in translated:
        kept = _kept(translated)
        positions = [positions[index] for index in kept] if positions is not None else kept
        translated = "".join([translated[index] for index in kept])
    if unicodedata.is_normalized("NFC", translated):
        if positions is None:
            return Cleaned(translated, len(text))
        return Cleaned(translated, len(text), tuple(positions), tuple(at + 1 for at in positions))
    return _composed(translated, positions or list(range(len(translated))), len(text))


def _kept(text: str) -> list[int]:
    """Indexes of what is no blank before a line's end."""
    kept: list[int] = []
    at = 0
    *lines, last = text.split("\n")
    for line in lines:
        kept.extend(range(at, at + len(line.rstrip(" "))))
        at += len(line) + 1
        kept.append(at - 1)
    return [*kept, *range(at, at + len(last))]


def _composed(text: str, positions: list[int], length: int) -> Cleaned:
    letters = set(text)
    if not any(_continues(letter) or unicodedata.normalize("NFC", letter) != letter for letter in letters):
        return Cleaned(text, length, tuple(positions), tuple(at + 1 for at in positions))
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    begin = 0
    while begin < len(text):
        end = begin + 1
        while end < len(text) and _continues(text[end]):
            end += 1
        part = unicodedata.normalize("NFC", text[begin:end])
        parts.append(part)
        if len(part) == end - begin:
            starts.extend(positions[begin:end])
            ends.extend(at + 1 for at in positions[begin:end])
        else:
            starts.extend([positions[begin]] * len(part))
            ends.extend([positions[end - 1] + 1] * len(part))
        begin = end
    return Cleaned("".join(parts), length, tuple(starts), tuple(ends))


def _continues(char: str) -> bool:
    """Whether a character can join the one before it under NFC: marks, and the vowels and finals of Hangul."""
    if char < "\u0300":
        return False
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"
