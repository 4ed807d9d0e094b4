"""What the rules hand on: each sees what those before it found, and adds to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from generator.model import Code, Component, Corrections, Origin, Severity
from generator.parsing.sheet import Piece, Sheet, free, merged
from generator.registers import Registers


@dataclass(frozen=True, slots=True)
class Doubt:
    """A diagnostic in the making: where it stands is still counted in the cleaned text."""

    code: Code
    severity: Severity
    start: int | None = None
    end: int | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value came from, counted in the cleaned text."""

    origin: Origin
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule adds."""

    pieces: tuple[Piece, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    """Record key, or a key that only rules read (it begins with `_`), → value."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What has been found so far."""

    sheet: Sheet
    registers: Registers
    corrections: Corrections
    pieces: tuple[Piece, ...] = ()
    """Sorted, without overlap."""
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    doubts: tuple[Doubt, ...] = ()

    def value(self, key: str) -> Any:
        """A value found so far, the staff's own first; None where there is none."""
        if key in self.corrections.values:
            return self.corrections.values[key]
        return self.values.get(key)

    def free(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """What of `[start, end)` no rule has taken yet."""
        return free(self.pieces, start, end)

    def free_line(self, index: int) -> tuple[tuple[int, int], ...]:
        """What of line `index` no rule has taken yet, without blanks around, blanks alone left out."""
        line = self.sheet.lines[index]
        parts = (self.sheet.trimmed(*gap) for gap in self.free(line.start, line.end))
        return tuple(part for part in parts if part[0] < part[1])

    def taken(self, *components: Component) -> tuple[Piece, ...]:
        """The pieces of `components`, in order."""
        return tuple(piece for piece in self.pieces if piece.component in components)

    def with_(self, finding: Finding) -> "Known":
        """All this and what a rule added; where both say something, what stands, stays."""
        return Known(
            self.sheet,
            self.registers,
            self.corrections,
            merged(self.pieces, finding.pieces) if finding.pieces else self.pieces,
            MappingProxyType({**finding.values, **self.values}),
            MappingProxyType({**finding.sources, **self.sources}),
            (*self.doubts, *finding.doubts),
        )


Rule = Callable[[Known], Finding]
"""One component of a document."""
