"""Bodies that a text names: each once, for the pages of bodies."""

from generator.model import Agency
from generator.registers import Registers, ResolvedBody, Territory, find_bodies, resolve_body

_SEARCHED = 200_000
"""Characters; what follows is annexes and tables, whose names would drown the others."""


def _is_sure(body: ResolvedBody, registers: Registers) -> bool:
    """Whether running text is enough: of bodies named by further words only those of a task that the register knows."""
    kind = registers.body_kinds.by_key[body.kind]
    tasks = set(registers.tasks.values())
    return not kind.open or any(body.name.startswith(f"{kind.name} {task}") for task in tasks)


def mentions_in(text: str, territory: Territory | None, registers: Registers) -> tuple[Agency, ...]:
    """The bodies named in a cleaned text, in the order of their first mention, relative names in `territory`."""
    found = {
        one.body.slug: one.body
        for one in find_bodies(text[:_SEARCHED], territory, registers)
        if _is_sure(one.body, registers)
    }
    return tuple(_agency(body, territory, registers) for body in found.values())


def _agency(body: ResolvedBody, territory: Territory | None, registers: Registers) -> Agency:
    alone = resolve_body(body.name, territory, registers)
    elsewhere = alone is None or alone.slug != body.slug
    return Agency(body.name, body.slug, body.territory.jurisdiction if elsewhere else None)
