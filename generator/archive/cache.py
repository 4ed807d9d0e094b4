"""What was read before: `.cache/congvan/read.sqlite`, a row a document, keyed by all that its record depends on.

The cache is nobody's only copy: where it is broken it is thrown away.
"""

import hashlib
import os
import pickle
import sqlite3
import sys
import time
import unicodedata
from collections.abc import Iterable
from contextlib import closing, suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.archive.documents import Document
from generator.model import Directive, pickled

FOLDER = ".cache/congvan"
_PACKAGE = Path(__file__).parents[1]
_READ_BY = ("model", "vietnamese", "registers", "reading", "parsing", "archive", "addresses.py", "pipeline.py")
"""The code that a record depends on."""
_READERS = ("python-docx", "pypdfium2", "pillow", "numpy", "viparse", "pyhanko", "PyYAML", "pydantic")
_SETTLED = 2.0
"""Seconds after which a file's time of change is trusted: two changes within one tick look alike."""


@cache
def code_fingerprint(parts: tuple[str, ...] = _READ_BY) -> str:
    """A hash of code and registers, of Python and of its Unicode tables; by default of those behind a record."""
    digest = hashlib.sha256(f"{sys.version_info[:3]} {unicodedata.unidata_version}".encode())
    for part in parts:
        whole = _PACKAGE / part
        for path in sorted(whole.rglob("*")) if whole.is_dir() else [whole]:
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


class Cache:
    """An open cache: `key` tells what a document's record depends on, `get` and `put` its record."""

    def __init__(self, root: Path, surroundings: Iterable[str], *, keep: bool = True) -> None:
        """Open the cache of the archive at `root`; without `keep` nothing of it changes.

        `surroundings` is what all its records depend on besides their files: the staff's registers, the engines.
        """
        self._surroundings = hashlib.sha256("\0".join((code_fingerprint(), *surroundings)).encode()).hexdigest()
        self._seen: set[str] = set()
        self.keeps = keep
        path = root / FOLDER / "read.sqlite"
        if not keep:
            self._store = _copied(path)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._store = _opened(path)
        except sqlite3.DatabaseError:
            path.unlink(missing_ok=True)
            self._store = _opened(path)

    def __enter__(self) -> Self:
        """The cache itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep what was put, also where the work was stopped; forget documents that are gone where it was not."""
        if kind is None:
            held = {path for (path,) in self._store.execute("SELECT path FROM records")}
            self._store.executemany("DELETE FROM records WHERE path = ?", [(path,) for path in held - self._seen])
        self._store.commit()
        self._store.close()

    def key(self, document: Document) -> str:
        """All that the record depends on: names, roles and bytes of the files, the surroundings."""
        files = (*document.files, *(file for file in (document.sidecar, document.reading) if file))
        parts = [f"{file.path}\0{file.role}\0{self._file_hash(file.location)}" for file in files]
        return hashlib.sha256("\0".join((self._surroundings, *parts)).encode("utf-8", "surrogateescape")).hexdigest()

    def get(self, document: Document, key: str) -> tuple[Directive, bytes] | None:
        """The record of a document and a hash of it and of its files, if it was read under the same key."""
        path = os.fsencode(document.path).hex()
        self._seen.add(path)
        row = self._store.execute("SELECT record, hash FROM records WHERE path = ? AND key = ?", (path, key)).fetchone()
        if row is None:
            return None
        try:
            found = pickle.loads(row[0])  # noqa: S301 (written by ourselves, under a key that names this very code)
        except Exception:  # a torn pickle raises anything; the document is then read again
            return None
        return (found, row[1]) if isinstance(found, Directive) else None

    def put(self, document: Document, key: str, directive: Directive) -> bytes:
        """Remember a record; the hash that `get` will give with it."""
        path = os.fsencode(document.path).hex()
        self._seen.add(path)
        record = pickled(directive)
        # with the key: beside a record there are files that pages show, the picture of a doubtful word for one
        mark = hashlib.blake2b(key.encode() + record, digest_size=16).digest()
        self._store.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)", (path, key, record, mark))
        return mark

    def recall(self, name: str, code: tuple[str, ...]) -> object:
        """What was remembered under a name by the same code, packages `code` included; None where there is nothing."""
        key = self._key_of(code)
        row = self._store.execute("SELECT value FROM notes WHERE name = ? AND key = ?", (name, key)).fetchone()
        try:
            return pickle.loads(row[0]) if row else None  # noqa: S301 (as above)
        except Exception:  # a torn pickle raises anything
            return None

    def remember(self, name: str, code: tuple[str, ...], value: object) -> None:
        """Keep what `recall` will give."""
        self._store.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (name, self._key_of(code), pickled(value)))

    def _key_of(self, code: tuple[str, ...]) -> str:
        return hashlib.sha256(f"{self._surroundings}{code_fingerprint(code)}".encode()).hexdigest()

    def _file_hash(self, path: Path) -> str:
        """SHA-256 of a file; from memory where size and time of change are those of last time."""
        found, name = path.stat(), os.fsencode(path).hex()
        row = self._store.execute("SELECT size, changed, hashed, sha256 FROM files WHERE path = ?", (name,)).fetchone()
        if row and row[:2] == (found.st_size, found.st_mtime_ns) and row[1] < (row[2] - _SETTLED) * 1e9:
            return str(row[3])
        now = time.time()
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        self._store.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", (name, found.st_size, found.st_mtime_ns, now, sha256)
        )
        return sha256


def package_versions() -> tuple[str, ...]:
    """The versions of the packages that read documents, as far as they are installed."""
    return tuple(f"{name}=={_version(name)}" for name in _READERS)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"


def _copied(path: Path) -> sqlite3.Connection:
    """The cache as it stands, in memory."""
    store = sqlite3.connect(":memory:")
    if path.exists():
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as kept:
            kept.backup(store)
    return _with_tables(store)


def _opened(path: Path | str) -> sqlite3.Connection:
    store = sqlite3.connect(path, timeout=60)
    store.execute("PRAGMA synchronous = OFF")
    return _with_tables(store)


def _with_tables(store: sqlite3.Connection) -> sqlite3.Connection:
    """The same, with what an earlier version did not have yet."""
    columns = [row[1] for row in store.execute("PRAGMA table_info(records)")]
    if columns and "hash" not in columns:
        store.execute("DROP TABLE records")  # of an earlier version
    store.execute("CREATE TABLE IF NOT EXISTS records (path TEXT PRIMARY KEY, key TEXT, record BLOB, hash BLOB)")
    store.execute("CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, key TEXT, value BLOB)")
    store.execute(
        "CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, size INT, changed INT, hashed REAL, sha256 TEXT)"
    )
    return store
