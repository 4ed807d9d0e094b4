"""What took effect, ended or fell due in a month, beside what was issued in it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from generator.model import Directive, Event, EventKind
from generator.writing.context import Context
from generator.writing.elements import block, tag
from generator.writing.escaping import html, opening
from generator.writing.naming import day_of, designation, moment
from generator.writing.parts import part_link
from generator.writing.standing import with_status

Happening = tuple[date, Directive, Event]
MOST_SHOWN = 200
"""Of each kind in one month; the rest stand in the data."""


def events_by_month(directives: Iterable[Directive]) -> Mapping[tuple[int, int], Sequence[Happening]]:
    """(year, month) → events, by day."""
    found: dict[tuple[int, int], list[Happening]] = {}
    for directive in directives:
        if directive.withdrawn:
            continue
        for event in directive.events:
            day = day_of(event.at)
            found.setdefault((day.year, day.month), []).append((day, directive, event))
    for happenings in found.values():
        happenings.sort(key=lambda one: (one[0], isinstance(one[2].at, datetime), one[1].id or ""))
    return found


def events_of(happenings: Sequence[Happening], context: Context) -> list[str]:
    """Headed lists, one a kind of event; nothing for a kind without any."""
    parts: list[str] = []
    for kind in EventKind:
        own = [(directive, event) for _, directive, event in happenings if event.kind is kind]
        if own:
            entries = [_entry(directive, event, context) for directive, event in own[:MOST_SHOWN]]
            parts += [f"## {opening(context.say(f'month.{kind.value}'))}", block("ul", entries, class_="events")]
    return parts


def _entry(directive: Directive, event: Event, context: Context) -> str:
    when = tag("time", html(moment(event.at)), datetime=day_of(event.at).isoformat())
    name = context.directive(directive.id or "", html(designation(directive, context)))
    # the sentence says what is due, and of whom
    words = tag("q", html(event.span.sentence(directive.text) if event.span else " ".join(event.as_written.split())))
    where = part_link(event.provision, directive, context)
    said = f"{when}: {name} {words}" + (f" ({where})" if where else "")
    return tag("li", with_status(said, directive, context))
