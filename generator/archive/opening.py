"""Opening an archive: everything that has state becomes plain values here."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from generator.archive.configuration import FILE_NAME, SOURCES, Configuration, ConfigurationError, read_configuration
from generator.archive.documents import Document, group
from generator.archive.staff import read_staff
from generator.model import Diagnostic

__all__ = ["ConfigurationError", "OpenedArchive", "build_date", "open_archive", "root_of"]


@dataclass(frozen=True, slots=True)
class OpenedArchive:
    """An archive as it lies on disk at one moment."""

    root: Path
    configuration: Configuration
    documents: tuple[Document, ...]
    staff: Mapping[str, Any]
    """The staff's registers: name of the file without `.yml` → what it says."""
    today: date
    """The build date: `SOURCE_DATE_EPOCH` or today."""
    lonely: tuple[str, ...] = ()
    """Sidecars and readings without a source."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with the staff's files."""


def root_of(path: Path) -> Path | None:
    """The archive that a file lies in: the nearest folder above with mkdocs.yml and the file below its `sources/`."""
    here = path.absolute()
    for folder in here.parents:
        if (folder / FILE_NAME).is_file() and here.is_relative_to(folder / SOURCES):
            return folder
    return None


def build_date() -> date:
    """`SOURCE_DATE_EPOCH` (seconds, UTC) or today; raises ConfigurationError where the variable is no number."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.now().astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ConfigurationError("SOURCE_DATE_EPOCH", "@commands.configuration.epoch") from None


def open_archive(root: Path) -> OpenedArchive:
    """Open the archive at `root` (the folder of mkdocs.yml).

    Raises ConfigurationError for a broken configuration; the staff's own slips come back as diagnostics.
    """
    configuration = read_configuration(root)
    documents, lonely = group(root)
    staff, diagnostics = read_staff(root)
    return OpenedArchive(root, configuration, documents, staff, build_date(), lonely, diagnostics)
