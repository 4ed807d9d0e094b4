"""Names of bodies and places that could be several: they are linked to none, and a person should look at them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.model import Addressee, Code, Duty, Recipient, Severity
from generator.parsing.duties import find_duties
from generator.parsing.known import Doubt, Finding, Known
from generator.parsing.meaning import addressed, context_of, ranges_in
from generator.parsing.whereabouts import named_several
from generator.registers import Territory, completed, needs_place

_NAME = re.compile(r"\w(?:.*\w\)?)?", re.DOTALL)
"""A name without the dash before it and the mark behind it."""
_MOST = 20
_SEARCHED = 60_000
"""Characters; a longer text without a territory is no letter to a body."""


def suspect_bodies(known: Known) -> Finding:
    """`UBND huyện` in a paper that does not say which: addressees, recipients, and duties that nobody was given (C502).

    A paper for the whole country means each of them; classes (`các huyện`) and people are no one body either.
    """
    territory: Territory | None = known.values.get("_territory")
    if territory is not None and territory.own is None:
        return Finding()
    addressees, recipients = known.values.get("_agencies", ((), ()))
    items: Iterable[Addressee | Recipient] = (*addressees, *recipients)
    spans = [
        item.span
        for item in items
        if item.agency is None and item.span and needs_place(addressed(item), territory, known.registers)
    ]
    if territory is None:
        spans += [duty.span for duty in _missed(known) if duty.span]
    doubts = (_doubt(known, Code.BODY_AMBIGUOUS, span.start, span.end) for span in dict.fromkeys(spans))
    return Finding(doubts=tuple(doubts)[:_MOST])


def _missed(known: Known) -> Iterable[Duty]:
    """Duties that would be some body's if the place were known."""
    text = known.sheet.cleaned.text
    if len(text) > _SEARCHED:
        return
    context, ranges = context_of(known), ranges_in(known)
    found = {duty.span for duty in known.values["_meaning"]["duties"]}
    for territory in completed(context.territory):
        for duty in find_duties(text, ranges, replace(context, territory=territory)):
            if duty.span not in found and needs_place(duty.as_written, None, known.registers):
                found.add(duty.span)
                yield duty


def suspect_places(known: Known) -> Finding:
    """`Châu Thành` on the place line of a paper whose province nothing tells: several bear the name (C503)."""
    if known.values.get("_territory") is not None:
        return Finding()
    return Finding(doubts=tuple(_doubt(known, Code.PLACE_AMBIGUOUS, *span) for span in named_several(known))[:_MOST])


def _doubt(known: Known, code: Code, start: int, end: int) -> Doubt:
    words = _NAME.search(known.sheet.plain, start, end)
    start, end = words.span() if words else (start, end)
    return Doubt(code, Severity.WARNING, start, end, (("value", " ".join(known.sheet.plain[start:end].split())),))
