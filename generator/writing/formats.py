"""The formats that a list is had in beside its page: which, where, and how the page says so."""

from collections.abc import Iterable, Iterator, Sequence

from generator.model import Asset, Directive
from generator.writing.context import Context
from generator.writing.elements import tag
from generator.writing.escaping import html
from generator.writing.feeds import feed
from generator.writing.tables import COLUMNS, data_files, directive_row

FILES = {
    "feed": ("feed.xml", "application/atom+xml"),
    "csv": ("data.csv", "text/csv"),
    "json": ("data.json", "application/json"),
    "ics": ("lich.ics", "text/calendar"),
}
"""Format → file in the list's folder, media type."""
ALL = ("feed", "csv", "json")


def alternates(address: str, title: str, formats: Iterable[str]) -> list[tuple[str, str, str]]:
    """Media type, title and address of each, for the page's head."""
    return [(FILES[name][1], title, address + FILES[name][0]) for name in formats]


def formats_line(address: str, formats: Sequence[str], context: Context) -> str:
    """The links to each, as a line of the page."""
    if not formats:
        return ""
    links = [context.link(address + FILES[name][0], html(context.say(f"formats.{name}"))) for name in formats]
    return tag("p", f"{html(context.say('formats.label'))}: {', '.join(links)}", class_="formats")


def newest(address: str, name: str, context: Context) -> Asset:
    """The feed of a list that is not of documents: the archive's newest, and its title says so."""
    held = [directive for directive in context.archive.directives.values() if not directive.withdrawn]
    return feed(address, context.say("formats.newest", name=name), held, context)


def list_files(address: str, name: str, directives: Sequence[Directive], context: Context) -> Iterator[Asset]:
    """Feed, CSV and JSON of a list of documents."""
    yield feed(address, name, directives, context)
    yield from data_files(address, COLUMNS, lambda: (directive_row(directive, context) for directive in directives))
