"""How much of a file is read: every reader has limits on bytes, pages and time (design, decision 8)."""

import math
import multiprocessing
import sys
import time
from dataclasses import dataclass, field

MEGABYTE = 1024 * 1024
MEMORY = 4096 * MEGABYTE
"""Bytes of data that a worker may hold: a page of the most pixels takes half of it."""
STEP_SECONDS = 30.0
"""Processor time for one step: a page that is rendered (a map of many lines takes ten), a text that is understood."""


def allow(seconds: float = STEP_SECONDS) -> None:
    """A step begins: this worker may spend so much processor time on it before the system ends it.

    A damaged or hostile page keeps native code busy for hours, and nothing in Python can stop that. Only a worker is
    ended so, never the program that a person has started: there it does nothing.
    """
    if sys.platform == "win32" or multiprocessing.parent_process() is None:
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    until = math.ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (until if most == resource.RLIM_INFINITY else min(until, most), most))


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
