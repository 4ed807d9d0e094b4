"""Where something stands: in the text that was read, on a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in code points of the text that was read (decoded, no BOM, CRLF as LF, otherwise untouched)."""

    start: int
    """First code point, from 0."""
    end: int
    """One past the last code point."""

    def of(self, text: str) -> str:
        """The words that this span claims."""
        return text[self.start : self.end]

    def position(self, text: str) -> tuple[int, int]:
        """Line and column of its start in `text`, both from 1, columns in code points (contract: record)."""
        before = text[: self.start].replace("\r", "\n")  # a lone CR ends a line too: old Macintosh
        return before.count("\n") + 1, self.start - before.rfind("\n")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float
