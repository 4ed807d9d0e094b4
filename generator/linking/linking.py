"""Links everything: one pass a relation, each in time proportional to what it reads."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from generator.linking.bodies import bodies_of, nobodys_duties
from generator.linking.chains import chains
from generator.linking.citations import resolved
from generator.linking.numbers import cited_numbers, citing, wanted
from generator.linking.places import places_of, with_present_places
from generator.linking.status import notices_of, with_status
from generator.linking.topics import topics_in
from generator.model import Archive, Diagnostic, Directive
from generator.registers import Registers


def link(
    directives: Sequence[Directive], registers: Registers, today: date, redirects: Mapping[str, str] | None = None
) -> Archive:
    """All directives, their ids assigned and no two alike, as one linked archive of the day `today`.

    Pure: the same input gives the same archive, in whatever order the directives come. A directive without an id is
    left out. Withdrawn directives keep their page and appear in no list.
    """
    ordered = newest_first([directive for directive in directives if directive.id])
    linked, unclear = resolved(ordered, registers)
    linked = with_present_places(linked, registers)
    linked = with_status(linked, today)
    shown = [directive for directive in linked if directive.withdrawn is None]
    for id_, warnings in nobodys_duties(shown, registers).items():
        unclear[id_] += warnings
    numbers = cited_numbers(shown)
    steps_up, steps_down = chains(shown, registers)
    return Archive(
        directives=MappingProxyType({directive.id or "": directive for directive in linked}),
        bodies=MappingProxyType(bodies_of(shown, registers, today)),
        topics=MappingProxyType(topics_in(shown, registers)),
        places=MappingProxyType(places_of(shown, registers)),
        numbers=MappingProxyType(numbers),
        wanted=wanted(numbers, {directive.id or "": directive for directive in shown}),
        cited_by=MappingProxyType(citing(shown)),
        diagnostics=MappingProxyType(_by_id(unclear)),
        notices=MappingProxyType(notices_of(shown)),
        carries_out=MappingProxyType(dict(steps_up)),
        carried_out_by=MappingProxyType(dict(steps_down)),
        redirects=MappingProxyType(dict(redirects or {})),
        today=today,
    )


def newest_first(directives: Sequence[Directive]) -> list[Directive]:
    """By day of issue, newest first, undated last; within a day by id."""
    by_id = sorted(directives, key=lambda directive: directive.id or "")
    return sorted(by_id, key=lambda directive: directive.date_issued or date.min, reverse=True)


def _by_id(found: Mapping[str, Sequence[Diagnostic]]) -> dict[str, tuple[Diagnostic, ...]]:
    return {id_: tuple(diagnostics) for id_, diagnostics in found.items() if diagnostics}
