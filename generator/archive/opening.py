"""Opening an archive: everything that has state becomes plain values here."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from generator.archive.configuration import FILE_NAME, SOURCES, Configuration, ConfigurationError, read_configuration
from generator.archive.documents import Document, group, refused
from generator.archive.ledger import Ledger, read_ledger
from generator.archive.staff import read_staff
from generator.model import Code, Diagnostic, Severity

__all__ = ["ConfigurationError", "OpenedArchive", "build_date", "nearest_root", "open_archive", "root_of"]


@dataclass(frozen=True, slots=True)
class OpenedArchive:
    """An archive as it lies on disk at one moment."""

    root: Path
    configuration: Configuration
    documents: tuple[Document, ...]
    staff: Mapping[str, Any]
    """The staff's registers: name of the file without `.yml` → its entries."""
    ledger: Ledger
    today: date
    """The build date: `SOURCE_DATE_EPOCH` or today."""
    by_hand: frozenset[str] = frozenset()
    """Addresses of the hand-written pages in `docs/`."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with the staff's files: registers, ledger, sidecars without a source, refused files."""
    ledger_broken: bool = False
    """Some of its lines could not be read: nothing may be published over them."""


def root_of(path: Path) -> Path | None:
    """The archive that a file lies in: the nearest folder above with mkdocs.yml and the file below its `sources/`."""
    here = Path(os.path.abspath(path))
    for folder in here.parents:
        if (folder / FILE_NAME).is_file() and here.is_relative_to(folder / SOURCES):
            return folder
    return None


def nearest_root(folder: Path) -> Path:
    """The archive that one stands in: the nearest folder with a mkdocs.yml, at or above `folder`; else `folder`."""
    here = Path(os.path.abspath(folder))
    return next((at for at in (here, *here.parents) if (at / FILE_NAME).is_file()), here)


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
    root = Path(os.path.abspath(root))
    configuration = read_configuration(root)
    documents, lonely = group(root)
    staff, unread = read_staff(root)
    ledger, broken = read_ledger(root)
    alone = tuple(Diagnostic(Code.SIDECAR_WITHOUT_SOURCE, Severity.WARNING, (), None, path, 1, 1) for path in lonely)
    not_taken = tuple(
        Diagnostic(Code.SOURCE_REFUSED, Severity.ERROR, (("problem", problem),), None, path, 1, 1)
        for path, problem in refused(root)
    )
    by_hand = frozenset(f"/{path.stem}/" for path in (root / "docs").glob("*.md"))
    faults = (*unread, *broken, *alone, *not_taken)
    return OpenedArchive(root, configuration, documents, staff, ledger, build_date(), by_hand, faults, bool(broken))
