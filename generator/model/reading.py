"""What reading delivers: one file's text, and where every line of it came from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from generator.model.diagnostic import Diagnostic
from generator.model.span import Box


class Format(StrEnum):
    """The kind of file, by its bytes first and its name second."""

    TXT = "txt"
    MD = "md"
    DOCX = "docx"
    DOC = "doc"
    PDF = "pdf"
    SCAN = "scan"
    HTML = "html"
    IMAGE = "image"


class Spot(StrEnum):
    """A part of a paper that a person may have to look at, where the engine is not sure."""

    NUMBER = "number"
    DATE = "date"
    SUBJECT = "subject"
    SIGNATURE = "signature"
    HEAD = "head"
    """The whole letterhead; kept where its number's or its date's line was not found."""


class Column(StrEnum):
    """A column of a letterhead or of a signature block, known where the format keeps the two apart."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text that was read. Lines cover the text in order; `text[start:end]` has no line end."""

    start: int
    end: int
    page: int | None = None
    """Page in the file, from 1; None for formats without pages."""
    column: Column | None = None
    box: Box | None = None
    confidence: float | None = None
    """0 to 1, of the OCR engine; None for text that was not recognised from an image."""
    readings: tuple[str, ...] = ()
    """Other readings of the same line (a second pass over its crop), best first."""
    in_ink: bool = False
    """Its number, or its day and month, are written by hand and were made out by a machine."""


@dataclass(frozen=True, slots=True)
class Crop:
    """Where a picture was cut from a scan."""

    spot: Spot
    page: int
    """From 1."""
    box: Box


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a scan, for the eyes of a person."""

    crop: Crop
    data: bytes
    """WebP."""


@dataclass(frozen=True, slots=True)
class FileSignature:
    """An embedded PDF signature (chữ ký số), as validated."""

    signer: str | None
    at: datetime | None
    intact: bool
    covers_whole_file: bool
    trusted: bool | None
    """None where the archive names no roots: trust was not checked."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's text as read, before anything is understood."""

    path: str
    """As given by the caller."""
    format: Format
    text: str
    """Decoded, without BOM, CRLF as LF, otherwise untouched; front matter of `.md`/`.txt` is not part of it."""
    lines: tuple[Line, ...]
    engine: str | None = None
    """Name and version of what read it, where that can change the text (OCR, antiword)."""
    front_matter: str | None = None
    """The YAML between `---` lines at the top of a `.md` or `.txt`, raw; its first line is line 2 of the file."""
    signatures: tuple[FileSignature, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    pictures: tuple[Picture, ...] = ()
    """Of a scan: at most one of each spot."""
