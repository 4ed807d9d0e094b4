"""What a piece of the site looked at, so that it is written again only where an answer would be another today.

A piece is some pages and the files beside them: those of one directive, one body, one month. While it is written, every
question that it asks of the archive is noted; with the last site its questions are kept, and a hash of the answers. It
is written anew where an answer changed. What is asked is never guessed, so nothing can be forgotten: a piece that would
go through all of the archive cannot be asked for, and is always written.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from hashlib import blake2b
from types import MappingProxyType
from typing import Any, NoReturn, cast

from generator.model import Archive, Directive, Output, Trace, Unchanged, pickled
from generator.writing.context import Context

Seen = tuple[str, ...]
"""A question: `(table, key)` for the whole value, `(table, key, "?")` whether there is one, `(table, key, field)`."""

_TABLES = ("directives", "bodies", "agencies", "topics", "places", "numbers", "cited_by", "diagnostics", "notices")
_CHAINS = ("carries_out", "carried_out_by")
_WHOLE = ("redirects", "gone", "wanted", "unpublished")
"""Of no use to a piece; who asks is stopped."""
_IN_PARTS = frozenset({"bodies", "topics", "places"})
"""Of these a page mostly asks the name: what else is there may change without it."""
_NONE = b"-"


@dataclass(frozen=True, slots=True)
class Piece:
    """Pages and files that are written together."""

    name: str
    write: Callable[[Context], Iterator[Output]]
    """Asks the context, and nothing else, for everything that may change."""
    given: str = ""
    """All that `write` is told besides."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of the last site, and what the next will want to know of this one."""

    before: Mapping[str, Trace] = field(default_factory=lambda: MappingProxyType({}))
    """By name of the piece."""
    stands: Callable[[str], bool] = lambda _address: False
    """Whether the file of an address still stands as it was written."""
    after: dict[str, Trace] = field(default_factory=dict)
    """Filled as pieces pass."""


class Pieces:
    """Writes pieces, or tells that they are unchanged."""

    def __init__(self, context: Context, memory: Memory, marks: Mapping[str, bytes]) -> None:
        """`marks`: id → a hash of a directive as it is linked; of one without a mark the hash is made here."""
        self._context, self._memory = context, memory
        self._answers = _Answers(context, marks)
        self._known: dict[Seen, Seen] = {}

    def outputs(self, piece: Piece) -> Iterator[Output | Unchanged]:
        """Those of one piece."""
        before = self._memory.before.get(piece.name)
        if (
            before
            and before.given == piece.given
            and before.digest == self._answers.digest(before.seen)
            and all(map(self._memory.stands, before.addresses))
        ):
            self._memory.after[piece.name] = before
            yield Unchanged(before.addresses)
            return
        seen: dict[Seen, None] = {}
        addresses: list[str] = []
        for output in piece.write(_noting(self._context, seen)):
            addresses.append(output.address)
            yield output
        # equal questions of many pieces are one object, and stand once in what is kept
        asked = tuple(self._known.setdefault(one, one) for one in seen)
        self._memory.after[piece.name] = Trace(piece.given, asked, self._answers.digest(asked), tuple(addresses))


class _Answers(dict[Seen, bytes]):
    """Question → hash of the answer, made when it is first asked for."""

    def __init__(self, context: Context, marks: Mapping[str, bytes]) -> None:
        super().__init__()
        self._tables = _tables(context)
        self._marks = marks

    def digest(self, seen: tuple[Seen, ...]) -> bytes:
        return blake2b(b"".join(map(self.__getitem__, seen)), digest_size=16).digest()

    def __missing__(self, seen: Seen) -> bytes:
        table, key, *field_ = seen
        held = self._tables[table]
        if field_ == ["?"]:
            answer = b"+" if key in held else _NONE
        elif key not in held:
            answer = _NONE
        elif table == "directives" and key in self._marks:
            answer = self._marks[key]
        else:
            answer = fingerprint(getattr(held[key], field_[0]) if field_ else held[key])
        # of one length each: no two rows of answers are the same bytes
        self[seen] = answer = answer.ljust(16, b"\0")
        return answer


def fingerprint(value: object) -> bytes:
    """Sixteen bytes; the same for equal values, read just now or kept from the last build, and for no others."""
    return blake2b(pickled(value, plain=True), digest_size=16).digest()


def marks_of(read: Iterable[tuple[Directive, bytes]], archive: Archive) -> dict[str, bytes]:
    """Id → a hash of each directive as it is linked: that of what was read, and the fields that are others since."""
    names = [one.name for one in fields(Directive)]
    by_source = {directive.source: (directive, mark) for directive, mark in read}
    marks: dict[str, bytes] = {}
    for id_, directive in archive.directives.items():
        record, mark = by_source[directive.source]
        since = {name: value for name in names if (value := getattr(directive, name)) is not getattr(record, name)}
        marks[id_] = fingerprint((mark, since))
    return marks


def _tables(context: Context) -> dict[str, Mapping[str, Any]]:
    return {name: getattr(context.archive, name) for name in (*_TABLES, *_CHAINS)}


def _noting(context: Context, seen: dict[Seen, None]) -> Context:
    """The same context, whose archive notes what it is asked."""
    tables: dict[str, Any] = {name: _Noted(name, held, seen) for name, held in _tables(context).items()}
    closed: dict[str, Any] = {name: _Closed() for name in _WHOLE}
    return replace(context, archive=replace(context.archive, **tables, **closed))


class _Closed(Mapping[str, Any]):
    """A table that a piece may not look at as a whole."""

    def __getitem__(self, key: str) -> Any:
        self._refuse()

    def __iter__(self) -> NoReturn:
        self._refuse()

    def __len__(self) -> NoReturn:
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError("a piece of the site may not depend on the whole archive")


class _Noted(_Closed):
    """A table of the archive that notes each question."""

    def __init__(self, name: str, held: Mapping[str, Any], seen: dict[Seen, None]) -> None:
        self._name, self._held, self._seen = name, held, seen

    def __getitem__(self, key: str) -> Any:
        if key not in self:
            raise KeyError(key)
        value = self._held[key]
        if self._name in _IN_PARTS:
            return _Glimpse(self._name, key, value, self._seen)
        self._seen[self._name, key] = None
        return value

    def __contains__(self, key: object) -> bool:
        self._seen[self._name, cast("str", key), "?"] = None
        return key in self._held


class _Glimpse:
    """A value of which only the fields that are asked for are noted."""

    __slots__ = ("_key", "_seen", "_table", "_value")

    def __init__(self, table: str, key: str, value: object, seen: dict[Seen, None]) -> None:
        self._table, self._key, self._value, self._seen = table, key, value, seen

    def __getattr__(self, name: str) -> Any:
        self._seen[self._table, self._key, name] = None
        return getattr(self._value, name)
