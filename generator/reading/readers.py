"""The table of readers: which module reads a format, and what must be installed for it."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model import Format
from generator.reading.limits import Deadline, Limits
from generator.reading.programs import version
from generator.reading.rows import Extract

Reader = Callable[[bytes, Limits, Deadline], Extract]


@dataclass(frozen=True, slots=True)
class Entry:
    """One reader: its module holds `extract(data, limits, deadline) -> Extract`."""

    module: str
    extra: str | None = None
    """The extra of this package that brings the Python packages which the module imports."""
    package: str | None = None
    """Debian packages that it needs besides, in one line."""

    def load(self) -> Reader:
        """The reader; raises ImportError where its extra is not installed."""
        reader: Reader = importlib.import_module(f"generator.reading.{self.module}").extract
        return reader


READERS: Mapping[Format, Entry] = MappingProxyType(
    {
        Format.TXT: Entry("plain"),
        Format.MD: Entry("plain"),
        Format.HTML: Entry("web"),
        Format.DOCX: Entry("word", extra="docx"),
        Format.DOC: Entry("word97", extra="doc", package="antiword"),
        Format.PDF: Entry("pdf", extra="pdf"),
        Format.SCAN: Entry("scan", extra="ocr", package="tesseract-ocr tesseract-ocr-vie"),
        Format.IMAGE: Entry("image", extra="ocr", package="tesseract-ocr tesseract-ocr-vie"),
    }
)


def engine_versions() -> tuple[str, ...]:
    """Versions of the programs that can change what a file's text is: part of every cache key."""
    found = (version("tesseract"), version("antiword", "-h"))
    return tuple(said for said in found if said)
