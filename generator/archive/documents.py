"""Which files make one document: one stem, best form first, annexes beside it (contract: sources)."""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.model import FileRole

BEST_FIRST = ("docx", "md", "txt", "html", "htm", "doc", "pdf", "png", "jpg", "jpeg", "tif", "tiff")
"""Formats from the truest text to the scan; a PDF with text and a scanned PDF are told apart when they are read."""

IMAGES_OF_PAPER = frozenset({"pdf", "png", "jpg", "jpeg", "tif", "tiff"})
ANNEX = re.compile(r"(?P<stem>.+)\.phu-luc-(?P<ordinal>\d+)$")


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """One file of a document."""

    path: str
    """As it is told to people and written in records: below the archive's root, `sources/x/606.pdf`, or as given."""
    location: Path
    """Where it lies."""
    role: FileRole


@dataclass(frozen=True, slots=True)
class Document:
    """The files of one stem."""

    path: str
    """Of the file that the text is read from first."""
    files: tuple[DocumentFile, ...]
    """Best first, annexes last in their order."""
    sidecar: DocumentFile | None = None
    """`STEM.yml`."""
    reading: DocumentFile | None = None
    """`STEM.read.json`."""

    @property
    def readable(self) -> tuple[DocumentFile, ...]:
        """The files that hold the document itself, best first."""
        return tuple(file for file in self.files if file.role is not FileRole.ANNEX)


def extension(name: str) -> str:
    """The lower-case extension of a name, without its dot."""
    return os.path.splitext(name)[1].lower().removeprefix(".")


def document_at(path: str, root: Path | None) -> Document:
    """The document that the file `path` (as given) is read as; inside the archive at `root`, with what lies beside it.

    The file that was asked for comes first, whether or not it is the best of its document.
    """
    location = Path(path)
    own = DocumentFile(path, location, _role(extension(path)))
    if root is None:
        return Document(path, (own,))
    whole_path = Path(os.path.abspath(path))
    name = whole_path.relative_to(root).as_posix()
    folder, stem = whole_path.parent, os.path.splitext(name)[0]
    beside = (f"{(folder / entry).relative_to(root).as_posix()}" for entry in sorted(os.listdir(folder)))
    documents, _ = _documents(root, [entry for entry in beside if entry == name or entry.startswith(f"{stem}.")])
    whole = next((document for document in documents if any(file.path == name for file in document.files)), None)
    if whole is None or any(file.path == name for file in whole.files if file.role is FileRole.ANNEX):
        return Document(path, (own,))
    others = tuple(file for file in whole.files if file.path != name)
    return Document(path, (DocumentFile(path, location, own.role), *others), whole.sidecar, whole.reading)


def group(root: Path, sources: str = "sources") -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """All documents below `root/sources`, by path; and sidecars without a source.

    Hidden files and the folder of the staff's registers are not documents.
    """
    return _documents(root, (name for name in _walk(root / sources, root) if not _refusal(root, name)))


def refused(root: Path, sources: str = "sources") -> tuple[tuple[str, str], ...]:
    """The files below `root/sources` that no document is made of: as they can be told, and why (a key of the wording).

    One such file must not stop the others, nor break the ledger, nor put on a page what lies outside the archive.
    """
    found = ((name, _refusal(root, name)) for name in _walk(root / sources, root))
    return tuple((_printable(name), problem) for name, problem in found if problem)


def _refusal(root: Path, name: str) -> str:
    if extension(name) not in BEST_FIRST:
        return ""
    if name != _printable(name):
        return "@commands.sources.name"
    path = root / name
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        return "@commands.sources.link"
    return "" if path.is_file() and os.access(path, os.R_OK) else "@commands.sources.unreadable"


def _printable(name: str) -> str:
    """The name with control characters, and bytes that are no UTF-8, spelt out."""
    whole = name.encode("utf-8", "backslashreplace").decode()
    return "".join(repr(letter)[1:-1] if unicodedata.category(letter) == "Cc" else letter for letter in whole)


def _documents(root: Path, names: Iterable[str]) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    by_stem: dict[str, list[str]] = defaultdict(list)
    annexes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    beside: dict[str, str] = {}
    for name in names:
        stem, ending = os.path.splitext(name)[0], extension(name)
        if ending in BEST_FIRST:
            annex = ANNEX.match(stem)
            if annex:
                annexes[annex["stem"]].append((int(annex["ordinal"]), name))
            else:
                by_stem[stem].append(name)
        elif ending in {"yml", "yaml"} or name.endswith(".read.json"):
            beside[name] = name
    for stem in annexes.keys() - by_stem.keys():
        by_stem[stem] = []
    documents = [_document(root, stem, by_stem[stem], sorted(annexes.get(stem, ())), beside) for stem in by_stem]
    used = {file.path for document in documents for file in (document.sidecar, document.reading) if file}
    lonely = sorted(name for name in beside if name not in used)
    return tuple(sorted(documents, key=lambda document: document.path)), tuple(lonely)


def _document(
    root: Path, stem: str, names: Iterable[str], annexes: Iterable[tuple[int, str]], beside: dict[str, str]
) -> Document:
    best = sorted(names, key=lambda name: (BEST_FIRST.index(extension(name)), name))
    files = [DocumentFile(name, root / name, _role(extension(name))) for name in best]
    files += [DocumentFile(name, root / name, FileRole.ANNEX) for _, name in annexes]

    def companion(*endings: str) -> DocumentFile | None:
        found = next((stem + ending for ending in endings if stem + ending in beside), None)
        return DocumentFile(found, root / found, FileRole.TEXT) if found else None

    return Document(files[0].path, tuple(files), companion(".yml", ".yaml"), companion(".read.json"))


def _role(ending: str) -> FileRole:
    """A file that holds the words is the text; one that shows the paper is the original."""
    return FileRole.ORIGINAL if ending in IMAGES_OF_PAPER else FileRole.TEXT


def _walk(folder: Path, root: Path) -> Iterable[str]:
    """Names of all files below `folder`, relative to `root`, with `/`; links that lead out of it are not followed."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if Path(here) == folder and "registers" in folders:
            folders.remove("registers")
        for name in sorted(files):
            if not name.startswith("."):
                yield (Path(here) / name).relative_to(root).as_posix()
