"""Files as a person names them, each as the document that it is read as."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.archive.documents import BEST_FIRST, Document, document_at, extension
from generator.archive.opening import root_of


def documents_at(paths: Sequence[str]) -> Iterator[tuple[str, Document | None]]:
    """Each path with its document, in the order given; None where there is no such file."""
    for path in paths:
        location = Path(path)
        yield path, document_at(path, root_of(location)) if location.is_file() else None


def files_below(paths: Sequence[str]) -> list[str]:
    """The files themselves, and every document's file below the folders."""
    found: list[str] = []
    for path in paths:
        if Path(path).is_dir():
            found += [str(file) for file in sorted(Path(path).rglob("*")) if extension(file.name) in BEST_FIRST]
        else:
            found.append(path)
    return found
