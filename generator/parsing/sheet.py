"""The text as a sheet of lines, and its cutting into pieces: one component a piece, every word in exactly one."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Block, Component, Line, Reading
from generator.vietnamese import Cleaned


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

    def words(self, index: int) -> str:
        """The text of line `index`."""
        line = self.lines[index]
        return self.cleaned.text[line.start : line.end]


@dataclass(frozen=True, slots=True)
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
    """The cleaned text as lines."""
    lines, start = [], 0
    for words in cleaned.text.split("\n"):
        lines.append(SheetLine(start, start + len(words)))
        start += len(words) + 1
    return Sheet(cleaned, reading, tuple(lines))
