"""Kinds of bodies: what a body is, before it is known whose territory it serves.

A kind names levels (`central province district commune`), a family (`state party front armed`), the letters that stand
for it in symbols, and the kind above it. An `open` kind (Ban Chỉ đạo, Trung tâm Chỉ huy, Trường …) is named by further
words; a `unit` stands inside another body; a `named` one bears a proper name instead of a territory.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator.registers.loading import Entry, read_packaged
from generator.vietnamese import fold, same_tone, slug

FILES = ("bodies-central.yml", "bodies-province.yml", "bodies-district.yml", "bodies-party.yml", "bodies-adhoc.yml")


class KindEntry(Entry):
    """One kind in a group of a `bodies-*.yml`; what it does not say, the group says."""

    name: str
    letters: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    levels: list[str] | None = None
    family: str | None = None
    parent: str | None = None
    naming: str | None = None
    of: tuple[str, ...] = ()
    open: bool | None = None
    named: bool | None = None
    unit: bool | None = None
    since: date | None = None
    until: date | None = None
    successor: str | None = None
    same_as: str | None = None


class KindGroup(Entry):
    """Kinds that share levels, family and parent."""

    levels: list[str]
    family: str
    parent: str | None = None
    naming: str = "level"
    open: bool = False
    named: bool = False
    unit: bool = False
    kinds: list[KindEntry]


@dataclass(frozen=True, slots=True)
class BodyKind:
    """One kind of body."""

    key: str
    """`so-y-te`; the register's own name for it."""
    name: str
    """`Sở Y tế`."""
    levels: tuple[str, ...]
    family: str
    naming: str
    """`level`: with kind and name of the territory; `bare`: with the name alone (Tỉnh ủy Bắc Kạn); `own`: with none."""
    letters: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    """Name of the kind above; `committee` is the Party committee of its level."""
    of: tuple[str, ...] = ()
    """Kinds of division that have one; any where empty."""
    open: bool = False
    named: bool = False
    unit: bool = False
    since: date | None = None
    until: date | None = None
    successor: str | None = None
    same_as: str | None = None
    """Name of the kind that this one is under another spelling: bodies of both share a page, each named as written."""
    examples: tuple[str, ...] = field(default=(), compare=False)


TOKEN_RE = re.compile(r"\w+|&")


def tokens_of(text: str) -> tuple[str, ...]:
    """Words for comparison: lower case, one tone style, `&` as `và`; commas and dashes do not count."""
    return tuple("và" if word == "&" else word for word in TOKEN_RE.findall(same_tone(text).lower()))


@dataclass(frozen=True, eq=False)
class BodyKinds:
    """The register of kinds of bodies."""

    kinds: tuple[BodyKind, ...]

    @cached_property
    def by_key(self) -> dict[str, BodyKind]:
        """Key → kind."""
        return {kind.key: kind for kind in self.kinds}

    @cached_property
    def by_letters(self) -> dict[str, tuple[BodyKind, ...]]:
        """Letters in symbols → kinds that use them."""
        found: dict[str, list[BodyKind]] = defaultdict(list)
        for kind in self.kinds:
            for letters in kind.letters:
                if kind not in found[letters]:
                    found[letters].append(kind)
        return {letters: tuple(kinds) for letters, kinds in found.items()}

    @cached_property
    def by_first_word(self) -> dict[str, tuple[tuple[tuple[str, ...], BodyKind], ...]]:
        """First word of a name or alias → (words, kind), the longest first."""
        found: dict[str, list[tuple[tuple[str, ...], BodyKind]]] = defaultdict(list)
        for kind in self.kinds:
            for name in (kind.name, *kind.aliases):
                words = tokens_of(name)
                found[words[0]].append((words, kind))
        return {first: tuple(sorted(names, key=lambda pair: -len(pair[0]))) for first, names in found.items()}

    @cached_property
    def by_first_folded(self) -> dict[str, tuple[tuple[tuple[str, ...], BodyKind], ...]]:
        """As `by_first_word`, without marks: for scans. Only names of three words and more, which nothing else is."""
        found: dict[str, list[tuple[tuple[str, ...], BodyKind]]] = defaultdict(list)
        for names in self.by_first_word.values():
            for words, kind in names:
                if len(words) > 2 and not kind.open:
                    bare = tuple(fold(word) for word in words)
                    found[bare[0]].append((bare, kind))
        return {first: tuple(sorted(names, key=lambda pair: -len(pair[0]))) for first, names in found.items()}

    def named(self, name: str) -> tuple[BodyKind, ...]:
        """The kinds of exactly this name or alias."""
        words = tokens_of(name)
        return tuple(kind for own, kind in self.by_first_word.get(words[0], ()) if own == words) if words else ()


def read_body_kinds(staff: tuple[KindGroup, ...] = ()) -> BodyKinds:
    """The packaged register and the staff's kinds, which come first."""
    groups = [*staff, *(group for file in FILES for group in read_packaged(file, KindGroup))]
    kinds: list[BodyKind] = []
    taken: set[str] = set()
    for group in groups:
        for entry in group.kinds:
            kind = _kind(group, entry, taken)
            taken.add(kind.key)
            kinds.append(kind)
    return BodyKinds(tuple(kinds))


def _kind(group: KindGroup, entry: KindEntry, taken: set[str]) -> BodyKind:
    levels, family = tuple(entry.levels or group.levels), entry.family or group.family
    parent = entry.parent or group.parent
    wanted = (slug(entry.name), f"{slug(entry.name)}-{family}", f"{slug(entry.name)}-{'-'.join(levels)}")
    key = next((key for key in wanted if key not in taken), f"{slug(entry.name)}-{len(taken)}")
    return BodyKind(
        key=key,
        name=entry.name,
        levels=levels,
        family=family,
        naming=entry.naming or group.naming,
        letters=tuple(dict.fromkeys(entry.letters)),
        aliases=tuple(entry.aliases),
        parent=None if parent in (None, "null", "") else parent,
        of=tuple(entry.of),
        open=group.open if entry.open is None else entry.open,
        named=group.named if entry.named is None else entry.named,
        unit=group.unit if entry.unit is None else entry.unit,
        since=entry.since,
        until=entry.until,
        successor=entry.successor,
        same_as=entry.same_as,
        examples=tuple(entry.examples),
    )
