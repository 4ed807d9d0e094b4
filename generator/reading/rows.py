"""What a reader delivers, and how the text of a `Reading` is made of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.model import Box, Code, Column, Diagnostic, FileSignature, Format, Line, Picture, Severity


@dataclass(frozen=True, slots=True)
class Row:
    """One line as a reader found it; an empty `text` is a blank line."""

    text: str
    page: int | None = None
    column: Column | None = None
    box: Box | None = None
    confidence: float | None = None
    readings: tuple[str, ...] = ()
    in_ink: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """All that a reader took out of one file."""

    rows: tuple[Row, ...] = ()
    engine: str | None = None
    signatures: tuple[FileSignature, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    format: Format | None = None
    """Set where it only shows while reading: a PDF without text of its own is a scan."""
    pictures: tuple[Picture, ...] = ()


def compose(rows: Sequence[Row]) -> tuple[str, tuple[Line, ...]]:
    """The text of all rows, one a line, and the lines that cover it in order."""
    lines: list[Line] = []
    at = 0
    for row in rows:
        end = at + len(row.text)
        lines.append(Line(at, end, row.page, row.column, row.box, row.confidence, row.readings, row.in_ink))
        at = end + 1
    return "\n".join(row.text for row in rows), tuple(lines)


def tidy(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows without line ends inside them, without blank ones at both ends, and with at most two blank ones running."""
    kept: list[Row] = []
    for row in rows:
        clean = row if "\n" not in row.text else _replace_text(row, " ".join(row.text.split("\n")))
        if clean.text.strip() or (kept and (kept[-1].text or len(kept) < 2 or kept[-2].text)):
            kept.append(clean if clean.text.strip() else _replace_text(clean, ""))
    while kept and not kept[-1].text:
        kept.pop()
    return tuple(kept)


def _replace_text(row: Row, text: str) -> Row:
    return replace(row, text=text)


def problem(code: Code, severity: Severity = Severity.ERROR, **values: object) -> Diagnostic:
    """A diagnostic about the file as a whole, with the values that its sentence needs."""
    return Diagnostic(code, severity, tuple((name, str(value)) for name, value in values.items()))
