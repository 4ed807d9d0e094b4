"""`/so/`: numbers that are cited and not held, or borne by several documents; `/can-tim/`: the wanted list."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from generator.addresses import number_address
from generator.model import Asset, Citation, CitedNumber, DirectiveLink, DirectiveType, Page
from generator.writing.chain import chain
from generator.writing.context import Context
from generator.writing.dates import time
from generator.writing.elements import block, lead, table, tag
from generator.writing.escaping import html, opening
from generator.writing.naming import day, designation, kind, withdrawn_name
from generator.writing.paging import cut, paged
from generator.writing.record import iso
from generator.writing.relations import citing
from generator.writing.rows import rows
from generator.writing.tables import Row, data_files
from generator.writing.tracing import Piece

COLUMNS = ("slug", "identifier", "cited_by", "last_cited", "documents", "named")
_Told = tuple[DirectiveType | None, date | None, str | None]
"""Kind, day and issuer of a document, as one that cites it gives them."""
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
        head = [html(here.say(f"wanted.{key}")) for key in ("number", "named", "times", "last", "by")]
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
    missed = [link for link in number.missed_by if context.held(link.id)]
    other = set(map(id, missed))
    unclear = [link for link in number.cited_by if context.held(link.id) and id(link) not in other]
    links = unclear + missed
    gone = {id_: name for id_ in number.held if (name := _withdrawn(id_, context))}
    state = "several" if len(held) > 1 else "held" if held else "withdrawn" if gone and not links else "wanted"

    def write(here: Context, page: int) -> list[str]:
        parts = [tag("p", html(here.say(f"number.{state}")), class_=f"number-state {state}")] if page == 1 else []
        if state == "withdrawn":
            named = [tag("li", here.directive(id_, html(name))) for id_, name in gone.items()]
            parts += [f"## {opening(here.say('number.directives'))}", block("ul", named)]
        if cut(held, page, here):
            parts += [f"## {opening(here.say('number.directives'))}", rows(cut(held, page, here), here)]
        if page == 1 and state == "wanted":
            parts += _called(missed, here)
        drawn = chain(number.slug, here) if page == 1 and state == "wanted" and _of_one_day(links) else ""
        if drawn:
            parts += [f"## {opening(here.say('directive.sections.chain'))}", drawn]
        shown = cut(links, page, here)
        for key, some in (("unclear", unclear), ("cited" if state == "wanted" else "other", missed)):
            entries = [citing(link, here) for link in shown if (id(link) in other) is (some is missed)]
            if entries:
                parts.append(f"## {opening(here.say(f'number.{key}'))} &#40;{len(some)}&#41;")
                parts += _called(some, here) if key == "other" and page == 1 else []
                parts.append(block("ul", entries, class_="cited-by"))
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


def _called(links: Sequence[DirectiveLink], context: Context) -> list[str]:
    named = _named(links, context)
    entries = [tag("li", html(one)) for one in named]
    return [tag("p", html(context.say("number.named"))), block("ul", entries, class_="named")] if named else []


def _named(links: Sequence[DirectiveLink], context: Context) -> list[str]:
    """What those who cite a number call the document, as far as they say: `Công văn ngày 05/05/2021 của Tỉnh ủy X`.

    The newest first; who says less than another and nothing else means the same.
    """
    told = dict.fromkeys(_told(link.citation) for link in links)
    fullest = [one for one in told if not any(one != other and _says_more(other, one) for other in told)]
    fullest.sort(key=lambda one: one[1] or date.min, reverse=True)
    return [_words(*one, context) for one in fullest if one != (None, None, None)]


def _told(citation: Citation) -> _Told:
    return citation.type, citation.date_issued, citation.issuer


def _says_more(other: _Told, one: _Told) -> bool:
    return all(mine is None or mine == theirs for mine, theirs in zip(one, other, strict=True))


def _words(type_: DirectiveType | None, issued: date | None, issuer: str | None, context: Context) -> str:
    parts = [kind(type_, context)]
    if issued:
        parts.append(context.say("designation.date", date=day(issued)))
    if issuer:
        parts.append(context.say("designation.issuer", issuer=issuer))
    return " ".join(parts)


def _withdrawn(id_: str, context: Context) -> str | None:
    """What a withdrawn document may be called; None for one that is held, or of which nothing may be told."""
    directive = context.archive.directives.get(id_)
    return withdrawn_name(directive, context) if directive and directive.withdrawn else None


def _of_one_day(links: Sequence[DirectiveLink]) -> bool:
    """Whether all who cite a number can mean one document: numbers begin again each year."""
    return len({link.citation.date_issued for link in links} - {None}) < 2


def _row(number: CitedNumber, context: Context) -> Row:
    links, citing_ids = _missing(number, context)
    dates = [issued for id_ in citing_ids if (issued := context.archive.directives[id_].date_issued)]
    return {
        "slug": number.slug,
        "identifier": number.identifier,
        "cited_by": len(citing_ids),
        "last_cited": iso(max(dates, default=None)),
        "documents": " ".join(citing_ids),
        "named": "; ".join(_named(links, context)),
    }


def _missing(number: CitedNumber, context: Context) -> tuple[list[DirectiveLink], list[str]]:
    """Citations that led to nothing held, and the ids of the documents that they stand in."""
    links = [link for link in number.missed_by if context.held(link.id)]
    return links, list(dict.fromkeys(link.id for link in links))


def _wanted(number: CitedNumber, context: Context) -> list[str]:
    links, citing_ids = _missing(number, context)
    dates = [issued for id_ in citing_ids if (issued := context.archive.directives[id_].date_issued)]
    named = [
        context.directive(id_, html(designation(context.archive.directives[id_], context)))
        for id_ in citing_ids[:MOST_NAMED]
    ]
    more = "…" if len(citing_ids) > MOST_NAMED else ""
    called = [html(one) for one in _named(links, context)]
    last: date | None = max(dates, default=None)
    return [
        context.link(number_address(number.slug), html(number.identifier)),
        "; ".join(called[:MOST_NAMED]) + ("…" if len(called) > MOST_NAMED else "") or "–",
        str(len(citing_ids)),
        time(last) if last else html(context.say("common.undated")),
        "; ".join(named) + more,
    ]
