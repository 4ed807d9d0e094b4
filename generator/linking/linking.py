"""Links everything: each directive to those it cites, then one pass a list, in time proportional to what is read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from generator.linking.bodies import bodies_of, nobodys_duties
from generator.linking.chains import steps_down
from generator.linking.citations import doubts
from generator.linking.holdings import Holdings
from generator.linking.numbers import cited_numbers, citing, wanted
from generator.linking.places import PresentPlaces, places_of
from generator.linking.status import done_to, notices_of, status_of
from generator.linking.ties import LinkMemory, Tying
from generator.linking.topics import topics_in
from generator.model import Archive, Diagnostic, Directive
from generator.registers import Registers


def link(
    directives: Sequence[Directive],
    registers: Registers,
    today: date,
    redirects: Mapping[str, str] | None = None,
    memory: LinkMemory | None = None,
) -> Archive:
    """All directives, their ids assigned and no two alike, as one linked archive of the day `today`.

    Pure: the same input gives the same archive, in whatever order the directives come, and whatever `memory` knows. A
    directive without an id is left out. Withdrawn directives keep their page and appear in no list.
    """
    ordered = newest_first([directive for directive in directives if directive.id])
    tying = Tying(Holdings(ordered), registers, memory or LinkMemory())
    ties = [tying.of(directive) for directive in ordered]
    acts = done_to(((one, tied.citations) for one, tied in zip(ordered, ties, strict=True)), today)
    present = PresentPlaces(registers)
    linked = {
        one.id or "": replace(
            one,
            citations=tied.citations,
            places=present.of(one),
            status=status_of(one, acts, today),
        )
        for one, tied in zip(ordered, ties, strict=True)
    }
    shown = [directive for directive in linked.values() if directive.withdrawn is None]
    numbers = cited_numbers(shown)
    bodies, agencies = bodies_of(shown, registers, today)
    up = {one.id or "": tied.steps_up for one, tied in zip(ordered, ties, strict=True) if tied.steps_up}
    return Archive(
        directives=MappingProxyType(linked),
        bodies=MappingProxyType(bodies),
        agencies=MappingProxyType(agencies),
        topics=MappingProxyType(topics_in(shown, registers)),
        places=MappingProxyType(places_of(shown, registers)),
        numbers=MappingProxyType(numbers),
        wanted=wanted(numbers, linked),
        cited_by=MappingProxyType(citing(shown)),
        diagnostics=MappingProxyType(_found(linked.values(), registers)),
        notices=MappingProxyType(notices_of(shown, acts[1])),
        carries_out=MappingProxyType(up),
        carried_out_by=MappingProxyType(steps_down(up, linked)),
        redirects=MappingProxyType(dict(redirects or {})),
        today=today,
    )


def newest_first(directives: Sequence[Directive]) -> list[Directive]:
    """By day of issue, newest first, undated last; within a day by id."""
    by_id = sorted(directives, key=lambda directive: directive.id or "")
    return sorted(by_id, key=lambda directive: directive.date_issued or date.min, reverse=True)


def _found(directives: Iterable[Directive], registers: Registers) -> dict[str, tuple[Diagnostic, ...]]:
    """Id → what cannot be told."""
    found = {
        directive.id or "": (*doubts(directive.citations), *nobodys_duties(directive, registers))
        for directive in directives
    }
    return {id_: told for id_, told in found.items() if told}
