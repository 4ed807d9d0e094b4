"""All registers together: what the project knows of the world, and what the staff of an archive add."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.registers.abbreviations import Abbreviation, Abbreviations, read_abbreviations
from generator.registers.body_kinds import BodyKinds, KindGroup, read_body_kinds, tokens_of
from generator.registers.divisions import Divisions
from generator.registers.document_kinds import DocumentKinds, read_document_kinds
from generator.registers.loading import Entry, RegisterError, read_packaged
from generator.registers.topics import TopicEntry, Topics, read_topics


class BodyAlias(Entry):
    """One line of the staff's `bodies.yml`: another name, or what became of a body."""

    name: str
    aliases: tuple[str, ...] = ()
    successor: str | None = None


class Task(Entry):
    """One line of `tasks.yml`: what a body is set up for."""

    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Registers:
    """Everything known of the world. Registers are equal only to themselves, so results may be kept by them."""

    staff: str = ""
    """The staff's registers as JSON: `abbreviations`, `body-kinds`, `bodies`, `topics`; empty without any."""
    _added: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def document_kinds(self) -> DocumentKinds:
        """Kinds of documents and their letters."""
        return read_document_kinds()

    @cached_property
    def abbreviations(self) -> Abbreviations:
        """Abbreviations, the staff's last."""
        return read_abbreviations(_validated(self._added, "abbreviations", Abbreviation))

    @cached_property
    def body_kinds(self) -> BodyKinds:
        """Kinds of bodies, the staff's first."""
        return read_body_kinds(_validated(self._added, "body-kinds", KindGroup))

    @cached_property
    def bodies(self) -> tuple[BodyAlias, ...]:
        """The staff's aliases and successors of single bodies."""
        return _validated(self._added, "bodies", BodyAlias)

    @cached_property
    def aliases(self) -> dict[tuple[str, ...], str]:
        """Words of a staff's alias → the name of its body."""
        return {tokens_of(alias): entry.name for entry in self.bodies for alias in entry.aliases}

    @cached_property
    def tasks(self) -> dict[tuple[str, ...], str]:
        """Words of a task, in any of its spellings → the one that names are given in."""
        entries = (*_validated(self._added, "tasks", Task), *read_packaged("tasks.yml", Task))
        expanded = self.abbreviations.expand
        return {
            tokens_of(form): entry.name
            for entry in reversed(entries)
            for written in (entry.name, *entry.also)
            for form in (written, expanded(written).text)
        }

    @cached_property
    def topics(self) -> Topics:
        """Topics and their terms, the staff's last."""
        return read_topics(_validated(self._added, "topics", TopicEntry))

    @cached_property
    def divisions(self) -> Divisions:
        """Divisions before and after 1 July 2025."""
        return Divisions()

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to a worker as what the staff said; the worker reads the rest for itself."""
        return _loaded, (self.staff,)


def load(staff: Mapping[str, Any] | None = None) -> Registers:
    """The registers of the package with what the staff add: name of the file without `.yml` → its entries, as text.

    Raises RegisterError where the staff's entries do not validate. The same input gives the same object.
    """
    return _loaded(json.dumps(staff, ensure_ascii=False, sort_keys=True, default=str) if staff else "")


@lru_cache(maxsize=8)
def _loaded(staff: str) -> Registers:
    added = json.loads(staff) if staff else {}
    registers = Registers(staff, added)
    if added:
        registers.abbreviations, registers.body_kinds, registers.bodies, registers.topics  # noqa: B018 (validates what the staff said)
    return registers


def _validated(added: Mapping[str, Any], name: str, model: type[Any]) -> tuple[Any, ...]:
    try:
        return tuple(TypeAdapter(list[model]).validate_python(added.get(name) or []))  # type: ignore[valid-type]
    except ValidationError as error:
        faults = [
            (f"{name}.yml", 1, 1, f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}")
            for fault in error.errors()
        ]
        raise RegisterError(faults) from error
