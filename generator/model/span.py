"""Where something stands: in the text that was read, on a page."""

import re
from dataclasses import dataclass

_NEAR = 200
"""Characters of a sentence on either side of what stands in it."""
_STOP = re.compile(r"(?:(?<![A-ZĐ]{2})(?<!\s\d)(?<!\s\d\d)\.|;)(?:\s|$)|\n\s*\n")
"""Where a sentence ends; no dot of `TP. Huế` or `Điều 2. Quyết định này`."""
_MARKER = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-zđ]\)|[-+–])\s+|[*\\]+")


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

    def sentence(self, text: str) -> str:
        """The sentence that it stands in, on one line, with no marker before it and no marks of emphasis; of a long one
        what is near, with `…` where it goes on.

        >>> Span(15, 18).sentence("Một. 2. Hai ba bốn năm; sáu.")
        'Hai ba bốn năm'
        """
        before, after = text[max(0, self.start - _NEAR) : self.start], text[self.end : self.end + _NEAR]
        begun = [stop.end() for stop in _STOP.finditer(before)]
        stop = _STOP.search(after)
        ended = stop.start() if stop else after.rfind(" ") if self.end + _NEAR < len(text) else len(after)
        whole = before[begun[-1] if begun else 0 :] + text[self.start : self.end] + after[: max(ended, 0)]
        if not begun and self.start > _NEAR:
            whole = f"… {whole.partition(' ')[2]}"
        return " ".join(_MARKER.sub("", whole).split()) + ("" if stop or self.end + _NEAR >= len(text) else " …")

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
