"""What the staff say of one document: its front matter, and over it its sidecar."""

from generator.archive.documents import Document
from generator.archive.sidecar import held_back, merged, read_corrections
from generator.model import Code, Corrections, Diagnostic, Reading, Severity


def corrections_of(document: Document, reading: Reading) -> tuple[Corrections, tuple[Diagnostic, ...]]:
    """Corrections from both places; a slip in either comes back as a diagnostic with path, line and column."""
    below = Corrections()
    found: tuple[Diagnostic, ...] = ()
    if reading.front_matter is not None:
        below, found = read_corrections(reading.front_matter, reading.path, first_line=2)
    if document.sidecar is None:
        return below, found
    path = document.sidecar.path
    data: bytes | None = None
    try:
        data = document.sidecar.location.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        values = (("key", "UTF-8"), ("problem", "@commands.configuration.unreadable"))
        above = held_back("mask" if data is None else data.replace(b"\0", b"").decode("ascii", "ignore"))
        return merged(below, above), (
            *found,
            Diagnostic(Code.SIDECAR_INVALID, Severity.ERROR, values, path=path, line=1, column=1),
        )
    above, more = read_corrections(text, path)
    return merged(below, above), (*found, *more)
