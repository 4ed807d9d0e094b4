"""Files as a person names them, each as the document that it is read as."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.archive.documents import Document, document_at
from generator.archive.opening import root_of


def documents_at(paths: Sequence[str]) -> Iterator[tuple[str, Document | None]]:
    """Each path with its document, in the order given; None where there is no such file."""
    for path in paths:
        location = Path(path)
        yield path, document_at(path, root_of(location)) if location.is_file() else None
