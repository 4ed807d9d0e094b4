"""The text as a sheet of lines, and its cutting into pieces: one component a piece, every word in exactly one."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import Component, Line, Origin, Reading
from generator.vietnamese import Cleaned

_MARKS = re.compile(r"[*\\]|(?<![^\W_])_|_(?![^\W_])|^[ \t]{0,3}#{1,6}(?=[ \t])", re.MULTILINE)
_CELL_RULE = re.compile(r"[|\t]")


def _base(code: int) -> str:
    first = unicodedata.normalize("NFD", chr(code).lower())[0]
    return first if first.isalpha() else chr(code)


_BASES = {code: _base(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
_BASES |= {ord(char): "d" for char in "ĐđÐð"}


@dataclass(frozen=True, slots=True, order=True)
class SheetLine:
    """One line of the cleaned text, `[start, end)`, without its line end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the rules look at: the cleaned text, line by line, and the reading that it comes from."""

    cleaned: Cleaned
    reading: Reading
    lines: tuple[SheetLine, ...]
    plain: str
    """The cleaned text with the marks of Markdown blanked out; every offset stays."""
    bare: str
    """`plain` in lower case without diacritics, for matching; every offset stays."""

    def words(self, index: int) -> str:
        """The text of line `index`, marks blanked out, without blanks around it."""
        line = self.lines[index]
        return self.plain[line.start : line.end].strip()

    def folded(self, index: int) -> str:
        """`words`, in lower case without diacritics."""
        line = self.lines[index]
        return self.bare[line.start : line.end].strip()

    def blank(self, index: int) -> bool:
        """Whether line `index` holds nothing but blanks and marks."""
        line = self.lines[index]
        return not self.plain[line.start : line.end].strip(" \t|+-=:")

    def cells(self, index: int) -> tuple[tuple[int, int], ...]:
        """Line `index` cut at the bars and tabs of a table; empty cells are kept, so that columns keep their place."""
        line = self.lines[index]
        text, begin, found = self.plain[line.start : line.end], line.start, []
        rules = [line.start + match.start() for match in _CELL_RULE.finditer(text)]
        if not rules:
            return ((line.start, line.end),)
        for rule in (*rules, line.end):
            found.append((begin, rule))
            begin = rule + 1
        if not self.plain[slice(*found[0])].strip() and self.plain[found[0][1]] == "|":
            found.pop(0)
        return tuple(found)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """`[start, end)` without the blanks around its words."""
        part = self.plain[start:end]
        return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())

    def said(self, start: int, end: int) -> str:
        """`plain[start:end]` on one line with single blanks."""
        return " ".join(self.plain[start:end].split())

    def sureness(self, at: int) -> float | None:
        """How sure OCR is of the line at `at`, from 0 to 1; None where the text was not recognised from an image."""
        line = self.source_line(self.plain.count("\n", 0, at))
        return line.confidence if line else None

    def origin(self, at: int) -> Origin:
        """Whether the line at `at` was read as it stands, or has figures in it that were made out from handwriting."""
        line = self.source_line(self.plain.count("\n", 0, at))
        return Origin.REREAD if line and line.in_ink else Origin.TEXT

    def source_line(self, index: int) -> Line | None:
        """The line of the reading behind line `index`, with page, box and confidence, where the reading has lines."""
        lines = self.reading.lines
        if len(lines) == len(self.lines):
            return lines[index]
        at = self.cleaned.span(self.lines[index].start, self.lines[index].start).start
        low, high = 0, len(lines)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if lines[middle].end < at else (low, middle)
        return lines[low] if low < len(lines) and lines[low].start <= at else None


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A stretch of the cleaned text that belongs to one component."""

    start: int
    end: int
    component: Component
    item: int | None = None
    """Ordinal, from 0, of the item (addressee, recipient, signer, annex) where there are several."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """The whole text in pieces, in text order, without gaps in its words and without overlap."""

    pieces: tuple[Piece, ...]

    def of(self, *components: Component) -> tuple[tuple[int, int], ...]:
        """Where `components` stand."""
        return tuple((piece.start, piece.end) for piece in self.pieces if piece.component in components)


def lay(cleaned: Cleaned, reading: Reading) -> Sheet:
    """The cleaned text as lines, with its two shadows for matching."""
    lines, start = [], 0
    for words in cleaned.text.split("\n"):
        lines.append(SheetLine(start, start + len(words)))
        start += len(words) + 1
    plain = _MARKS.sub(lambda match: " " * len(match[0]), cleaned.text)
    return Sheet(cleaned, reading, tuple(lines), plain, plain.translate(_BASES))


def free(pieces: Sequence[Piece], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """What of `[start, end)` no piece has taken. `pieces` are sorted and do not overlap."""
    low, high = 0, len(pieces)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if pieces[middle].end <= start else (low, middle)
    gaps, at = [], start
    for piece in pieces[low:]:
        if piece.start >= end:
            break
        if piece.start > at:
            gaps.append((at, piece.start))
        at = max(at, piece.end)
    if at < end:
        gaps.append((at, end))
    return tuple(gaps)


def merged(pieces: Sequence[Piece], more: Iterable[Piece]) -> tuple[Piece, ...]:
    """`pieces` and of `more` what is still free, sorted: what stands first, stays."""
    parts: list[Piece] = []
    at = 0
    for piece in sorted(more):
        start = max(piece.start, at)
        if start < piece.end:
            parts.extend(Piece(*gap, piece.component, piece.item) for gap in free(pieces, start, piece.end))
            at = piece.end
    return tuple(sorted((*pieces, *parts)))
