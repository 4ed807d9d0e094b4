"""Days that a page says of a document: when it was issued, or between which days it must have been."""

from datetime import date

from generator.addresses import day_address, year_address
from generator.model import Directive
from generator.writing.context import Context
from generator.writing.elements import tag
from generator.writing.escaping import html
from generator.writing.naming import day, designation


def issued(directive: Directive, context: Context) -> str:
    """The day as a link to its month's list; "không rõ ngày" as a link to the undated."""
    value = directive.date_issued
    if value is None:
        return context.link(year_address(None), html(context.say("common.undated")))
    return context.link(day_address(value), time(value))


def time(value: date) -> str:
    """A day as `<time>`."""
    return tag("time", html(day(value)), datetime=value.isoformat())


def bounds(directive: Directive, context: Context) -> list[str]:
    """What its citations say of the day of an undated document: sentences, as finished HTML.

    It can't be older than the youngest document that it cites, nor younger than the oldest that cites it.
    """
    said: list[str] = []
    cited = [
        (citation.date_issued, citation.as_written)
        for citation in directive.citations
        if citation.date_issued is not None
    ]
    if cited:
        latest, words = max(cited)
        document = html(" ".join(words.split()))
        said.append(context.say("facts.bounds.after", date=html(day(latest)), document=document))
    citing = [
        (other.date_issued, other.id or "", other)
        for link in context.archive.cited_by.get(directive.id or "", ())
        if (other := context.held(link.id)) and other.date_issued
    ]
    if citing:
        earliest, id_, other = min(citing, key=lambda found: found[:2])
        document = context.directive(id_, html(designation(other, context)))
        said.append(context.say("facts.bounds.before", date=html(day(earliest)), document=document))
    return said
