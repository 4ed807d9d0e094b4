"""The ledger `sources/.ids.tsv`: every address ever published, one line each, so that none of them dies.

`path⇥id⇥body sha256⇥former ids` for a document, `/so/SLUG/⇥IDENTIFIER⇥⇥` for a number's page; sorted by line, so that
branches merge (`merge=union`). What a merge leaves behind, the same path twice, is made one again when it is read.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from generator.addresses import number_address
from generator.model import Code, Diagnostic, Severity

FILE = "sources/.ids.tsv"
_ID = re.compile(r"[a-z0-9-]+/[a-z0-9-]+/[a-z0-9-]+")
_NUMBER = re.compile(r"/so/([a-z0-9-]+)/")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger remembers of a document."""

    id: str
    body: str
    """SHA-256 of its text: how a document is known again that was given another name."""
    former: tuple[str, ...] = ()
    """Ids that it had before, oldest first; their pages lead to it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The whole of it."""

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    """Path of the document's file, below the archive's root → entry."""
    numbers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Slug of a number whose `/so/` page was published → the number as it was written."""


def parse_ledger(text: str) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The ledger of a text, and `C605` for each line that is none."""
    entries: dict[str, Entry] = {}
    numbers: dict[str, str] = {}
    found: list[Diagnostic] = []
    for ordinal, line in enumerate(text.split("\n"), 1):
        fields = line.rstrip("\r").split("\t")
        if fields == [""]:
            continue
        problem = _problem(fields)
        if problem:
            values = (("problem", problem),)
            found.append(Diagnostic(Code.LEDGER_INVALID, Severity.ERROR, values, path=FILE, line=ordinal, column=1))
        elif number := _NUMBER.fullmatch(fields[0]):
            numbers.setdefault(number[1], fields[1])
        else:
            entry = Entry(fields[1], fields[2], tuple(fields[3].split()))
            entries[fields[0]] = _joined(entries[fields[0]], entry) if fields[0] in entries else entry
    return Ledger(entries, numbers), tuple(found)


def format_ledger(ledger: Ledger) -> str:
    """The text of a ledger: sorted lines, each ended by a line feed."""
    lines = [f"{path}\t{entry.id}\t{entry.body}\t{' '.join(entry.former)}\n" for path, entry in ledger.entries.items()]
    lines += [f"{number_address(slug)}\t{identifier}\t\t\n" for slug, identifier in ledger.numbers.items()]
    return "".join(sorted(lines))


def read_ledger(root: Path) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The ledger of the archive at `root`; an empty one where there is none yet."""
    try:
        return parse_ledger((root / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Ledger(), ()
    except (OSError, UnicodeDecodeError):
        values = (("problem", "@commands.configuration.unreadable"),)
        return Ledger(), (Diagnostic(Code.LEDGER_INVALID, Severity.ERROR, values, path=FILE, line=1, column=1),)


def save_ledger(root: Path, ledger: Ledger) -> bool:
    """Write the ledger where it differs from what stands there; whole or not at all. Raises OSError."""
    path, text = root / FILE, format_ledger(ledger).encode()
    if path.exists() and path.read_bytes() == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".tsv.new")
    beside.write_bytes(text)
    os.replace(beside, path)
    return True


def former_ids(entries: Iterable[Entry], held: Iterable[str]) -> dict[str, str]:
    """Redirects: former id → id of today; an id that a document bears today is no redirect."""
    taken = set(held)
    return {
        former: entry.id for entry in entries if entry.id in taken for former in entry.former if former not in taken
    }


def _problem(fields: list[str]) -> str | None:
    if len(fields) != 4:
        return "@commands.ledger.fields"
    if fields[0].startswith("/"):
        return None if _NUMBER.fullmatch(fields[0]) and fields[1] else "@commands.ledger.number"
    ids = (fields[1], *fields[3].split())
    if not all(map(_ID.fullmatch, ids)):
        return "@commands.ledger.id"
    return None if _HASH.fullmatch(fields[2]) else "@commands.ledger.hash"


def _joined(one: Entry, other: Entry) -> Entry:
    """Two lines of one path, from two branches: the first in order is kept, no address is forgotten."""
    former = dict.fromkeys((*one.former, *other.former, *((other.id,) if other.id != one.id else ())))
    former.pop(one.id, None)
    return Entry(one.id, one.body, tuple(former))
