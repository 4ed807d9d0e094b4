"""Deadlines as a calendar (iCalendar, RFC 5545)."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from generator.addresses import directive_address
from generator.model import Directive, Duty
from generator.writing.context import Context
from generator.writing.duty import beside, said
from generator.writing.naming import designation
from generator.writing.standing import UNDONE, status_words
from generator.writing.tables import absolute

_HANOI = timezone(timedelta(hours=7))


def calendar(duties: Sequence[tuple[Directive, Duty]], context: Context) -> bytes:
    """An event for each duty with a deadline; stamped with the build date, so that two builds give the same bytes."""
    made = Calendar()
    made.add("prodid", "-//congvan//congvan//VI")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{context.say('tasks.title')} – {context.site.name}")
    today = context.archive.today or date(1970, 1, 1)
    stamp = datetime(today.year, today.month, today.day, tzinfo=UTC)
    known: Counter[str] = Counter()
    for directive, duty in duties:
        if duty.due is None:
            continue
        address = directive_address(directive.id or "") + (f"#{duty.provision}" if duty.provision else "")
        event = Event()
        # the same in every build, whatever else has come and where its day was put right
        own = f"{address} {duty.agency}"
        known[own] += 1
        event.add("uid", str(uuid5(NAMESPACE_URL, f"{own} {known[own]}")))
        event.add("dtstamp", stamp)
        event.add("dtstart", _start(duty.due))
        event.add("summary", context.say("tasks.event", agency=duty.agency))
        if directive.status.state in UNDONE:
            event.add("status", "CANCELLED")
        standing = status_words(directive, context)
        named = designation(directive, context) + (f" ({standing})" if standing else "")
        lines = [said(duty, directive), *beside(duty, context), named]
        event.add("description", "\n".join(lines))
        if context.site.url:
            event.add("url", absolute(address, context))
        made.add_component(event)
    data: bytes = made.to_ical()
    return data


def _start(due: date | datetime) -> date | datetime:
    """A moment in UTC, which every calendar program reads alike; a day as a day."""
    if isinstance(due, datetime):
        return (due if due.tzinfo else due.replace(tzinfo=_HANOI)).astimezone(UTC)
    return due
