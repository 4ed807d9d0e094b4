"""`/so/`: numbers that are cited and not held, or borne by several documents; `/can-tim/`: the wanted list."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from generator.addresses import number_address
from generator.model import Asset, CitedNumber, DirectiveLink, Page
from generator.writing.chain import chain
from generator.writing.context import Context
from generator.writing.dates import time
from generator.writing.elements import block, lead, table, tag
from generator.writing.escaping import html, opening
from generator.writing.naming import designation
from generator.writing.paging import cut, paged
from generator.writing.record import iso
from generator.writing.relations import citing
from generator.writing.rows import rows
from generator.writing.tables import Row, data_files
from generator.writing.tracing import Piece

COLUMNS = ("slug", "identifier", "cited_by", "last_cited", "documents")
MOST_NAMED = 3
"""Citing documents named in a row of the wanted list; the rest stand on the number's page."""


def each_number(context: Context) -> Iterator[Piece]:
    """A page for each number."""
    for slug in context.archive.numbers:
        yield Piece(number_address(slug), partial(_number, slug))


def wanted(context: Context) -> Iterator[Page | Asset]:
    """Cited and not held, the most cited first."""
    known = [context.archive.numbers[slug] for slug in context.archive.wanted if slug in context.archive.numbers]

    def write(here: Context, page: int) -> list[str]:
        if not known:
            return [tag("p", html(here.say("wanted.none")), class_="none")]
        head = [html(here.say(f"wanted.{key}")) for key in ("number", "times", "last", "by")]
        entries = [_wanted(number, here) for number in cut(known, page, here)]
        return [lead(here.say("wanted.lead")) if page == 1 else "", table(head, entries, cards=True, class_="wanted")]

    meta = {"description": context.say("wanted.description")}
    yield from paged(
        "/can-tim/", context.say("wanted.title"), "wanted", len(known), write, context, meta, ("csv", "json")
    )
    yield from data_files("/can-tim/", COLUMNS, lambda: (_row(number, context) for number in known))


def _number(slug: str, context: Context) -> Iterator[Page]:
    number = context.archive.numbers[slug]
    held = context.published(number.held)
    links = [link for link in number.cited_by if context.held(link.id)]
    state = "several" if len(held) > 1 else "held" if held else "wanted"

    def write(here: Context, page: int) -> list[str]:
        parts = [tag("p", html(here.say(f"number.{state}")), class_=f"number-state {state}")] if page == 1 else []
        if cut(held, page, here):
            parts += [f"## {opening(here.say('number.directives'))}", rows(cut(held, page, here), here)]
        drawn = chain(number.slug, here) if page == 1 and state == "wanted" and _of_one_day(links) else ""
        if drawn:
            parts += [f"## {opening(here.say('directive.sections.chain'))}", drawn]
        shown = cut(links, page, here)
        if shown:
            said = here.say("number.cited" if state == "wanted" else "number.unclear")
            parts += [
                f"## {opening(said)} &#40;{len(links)}&#41;",
                block("ul", [citing(link, here) for link in shown], class_="cited-by"),
            ]
        return parts

    # "Chỉ thị 16" names itself; "15/CT-TTg" is a number
    named = not number.identifier[:1].isdigit()
    title = number.identifier if named else context.say("number.title", number=number.identifier)
    meta = {
        "description": context.say("number.description", number=number.identifier),
        "breadcrumb": [(context.say("wanted.title"), "/can-tim/")] if state == "wanted" else [],
        "number": number.slug,
    }
    longest = max(len(held), len(links))
    yield from paged(number_address(number.slug), title, "number", longest, write, context, meta)


def _of_one_day(links: Sequence[DirectiveLink]) -> bool:
    """Whether all who cite a number can mean one document: numbers begin again each year."""
    return len({link.citation.date_issued for link in links} - {None}) < 2


def _row(number: CitedNumber, context: Context) -> Row:
    citing_ids = _citing_ids(number, context)
    dates = [day for id_ in citing_ids if (day := context.archive.directives[id_].date_issued)]
    return {
        "slug": number.slug,
        "identifier": number.identifier,
        "cited_by": len(citing_ids),
        "last_cited": iso(max(dates, default=None)),
        "documents": " ".join(citing_ids),
    }


def _citing_ids(number: CitedNumber, context: Context) -> list[str]:
    return list(dict.fromkeys(link.id for link in number.cited_by if context.held(link.id)))


def _wanted(number: CitedNumber, context: Context) -> list[str]:
    citing_ids = _citing_ids(number, context)
    dates = [day for id_ in citing_ids if (day := context.archive.directives[id_].date_issued)]
    named = [
        context.directive(id_, html(designation(context.archive.directives[id_], context)))
        for id_ in citing_ids[:MOST_NAMED]
    ]
    more = "…" if len(citing_ids) > MOST_NAMED else ""
    last: date | None = max(dates, default=None)
    return [
        context.link(number_address(number.slug), html(number.identifier)),
        str(len(citing_ids)),
        time(last) if last else html(context.say("common.undated")),
        "; ".join(named) + more,
    ]
