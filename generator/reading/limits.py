"""How much of a file is read: every reader has limits on bytes, pages and time (design, decision 8)."""

import time
from dataclasses import dataclass, field

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader may spend on one file."""

    bytes: int = 100 * MEGABYTE
    """Size of the file itself."""
    text: int = 5_000_000
    """Code points of text that come out of it."""
    unpacked: int = 200 * MEGABYTE
    """Bytes inside a ZIP container (DOCX) once unpacked."""
    pages: int = 1_000
    """Pages of a file that carries its own text."""
    scanned_pages: int = 150
    """Pages that are recognised from images: each costs seconds."""
    pixels: int = 120_000_000
    """Pixels of one image once unpacked: an A3 sheet at 600 dpi has 70 million."""
    seconds: float = 600.0
    """Wall-clock time for one file."""
    page_seconds: float = 90.0
    """Wall-clock time for one run of the OCR engine over one page."""


@dataclass(slots=True)
class Deadline:
    """The moment at which a file's reading must end."""

    seconds: float
    started: float = field(default_factory=time.monotonic)

    def left(self) -> float:
        """Seconds that remain, 0 when over."""
        return max(0.0, self.seconds - (time.monotonic() - self.started))

    def over(self) -> bool:
        """Whether the time is up."""
        return self.left() <= 0.0
