"""`/co-quan/`: all bodies, and a page for each: its place among others, issued, addressed, duties, mentions."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from generator.addresses import body_address, place_address
from generator.model import Asset, Body, Directive, Page
from generator.registers import load, territory_from
from generator.vietnamese import SortKey, slug, sort_key
from generator.writing.context import Context
from generator.writing.counting import SCRIPT, counting
from generator.writing.dates import time
from generator.writing.duty import DUTY, due, duty_columns, what
from generator.writing.elements import block, lead, table, tag
from generator.writing.escaping import html, opening
from generator.writing.feeds import feed
from generator.writing.formats import ALL, newest
from generator.writing.naming import designation
from generator.writing.paging import cut, paged
from generator.writing.rows import rows
from generator.writing.standing import with_status
from generator.writing.tables import COLUMNS as DOCUMENT
from generator.writing.tables import Row, data_files, directive_row
from generator.writing.territory import now
from generator.writing.tracing import Piece

FAMILIES = ("state", "party", "front", "armed")
COLUMNS = (
    *("slug", "name", "kind", "family", "jurisdiction", "parent"),
    *("issued", "addressed", "duties", "mentions"),
)
OTHER = "other"
"""Of a family that is not known."""


def bodies(context: Context) -> Iterator[Page | Asset]:
    """The list of bodies, by family and name."""
    known = sorted(context.archive.bodies.values(), key=_order)

    def write(here: Context, page: int) -> list[str]:
        parts = [lead(here.say("bodies.lead", count=len(known)))] if page == 1 else []
        shown = cut(known, page, here)
        for name in (*FAMILIES, OTHER):
            members = [body for body in shown if _family(body) == name]
            if members:
                parts.append(f"## {opening(here.say(f'bodies.family.{name}'))}")
                parts.append(block("ul", [_entry(body, here) for body in members], class_="index bodies"))
        return parts

    meta = {"description": context.say("bodies.description")}
    yield from paged("/co-quan/", context.say("bodies.title"), "bodies", len(known), write, context, meta, ALL)
    yield newest("/co-quan/", context.say("bodies.title"), context)
    yield from data_files("/co-quan/", COLUMNS, lambda: map(_row, known))


def each_body(context: Context) -> Iterator[Piece]:
    """The pages of each."""
    for own in context.archive.bodies:
        yield Piece(body_address(own), partial(_body, own))


def _order(body: Body) -> tuple[int, SortKey, str]:
    return ((*FAMILIES, OTHER).index(_family(body)), sort_key(body.label), body.slug)


def _family(body: Body) -> str:
    return body.family if body.family in FAMILIES else OTHER


def _entry(body: Body, context: Context) -> str:
    """The name, and what there is of it; what there is none of is left out."""
    found = {"issued": body.issued, "addressed": body.addressed, "duties": body.duties}
    shown = {key: held for key, held in found.items() if held} or {"mentions": body.mentions}
    counts = ", ".join(context.say(f"body.counts.{key}", count=len(held)) for key, held in shown.items() if held)
    name = context.link(body_address(body.slug), html(body.label))
    return tag("li", f"{name} {tag('small', html(counts))}" if counts else name)


def _body(own: str, context: Context) -> Iterator[Page | Asset]:
    body = context.archive.bodies[own]
    issued, addressed, mentions = (context.published(ids) for ids in (body.issued, body.addressed, body.mentions))
    duties = [(directive, index) for id_, index in body.duties if (directive := context.held(id_))]
    counted = _newest([*issued, *addressed])
    longest = max(len(counted), len(issued), len(addressed), len(mentions), len(duties))

    def write(here: Context, page: int) -> list[str]:
        parts = [_about(body, here)] if page == 1 else []
        parts += counting(counted, page, here)
        lists = (("issued", issued), ("addressed", addressed), ("mentions", mentions))
        for key, directives in lists:
            shown = cut(directives, page, here)
            if shown:
                parts += [_heading(key, len(directives), here), rows(shown, here)]
            if key == "addressed" and cut(duties, page, here):
                parts += [_heading("duties", len(duties), here), _duties(cut(duties, page, here), here)]
        if not longest:
            parts.append(tag("p", html(here.say("common.none")), class_="none"))
        return parts

    meta = {
        "description": context.say("body.description", name=body.label),
        "breadcrumb": [(context.say("bodies.title"), "/co-quan/")],
        "body": body.slug,
        "scripts": [SCRIPT],
    }
    address = body_address(body.slug)
    yield from paged(address, body.label, "body", longest, write, context, meta, ALL)

    def rows_() -> Iterator[Row]:
        for relation, directives in (("issued", issued), ("addressed", addressed), ("mentions", mentions)):
            for directive in directives:
                yield {"relation": relation, **directive_row(directive, context)}
        for directive, index in duties:
            yield {"relation": "duties", **directive_row(directive, context), **duty_columns(directive.duties[index])}

    yield feed(address, body.label, _newest([*issued, *addressed, *(directive for directive, _ in duties)]), context)
    yield from data_files(address, ("relation", *DOCUMENT, *DUTY), rows_)


def _newest(directives: Sequence[Directive]) -> list[Directive]:
    """Each once, newest first, undated last."""
    once = {directive.id: directive for directive in directives}.values()
    return sorted(once, key=lambda directive: directive.date_issued or date.min, reverse=True)


def _row(body: Body) -> Row:
    return {
        "slug": body.slug,
        "name": body.name,
        "kind": body.kind,
        "family": body.family,
        "jurisdiction": body.jurisdiction,
        "parent": body.parent,
        "issued": len(body.issued),
        "addressed": len(body.addressed),
        "duties": len(body.duties),
        "mentions": len(body.mentions),
    }


def _heading(key: str, count: int, context: Context) -> str:
    return f"## {opening(context.say(f'body.{key}'))} &#40;{count}&#41;"


def _about(body: Body, context: Context) -> str:
    """What it is, and the tree above and below it."""
    known = context.archive.bodies
    entries = [tag("li", html(said)) for said in _what(body, context)]
    if body.jurisdiction:
        entries.append(tag("li", context.say("body.place", place=_where(body, context))))
    if body.aliases:
        entries.append(tag("li", html(context.say("body.aliases", names=", ".join(body.aliases)))))
    if body.successor:
        name = known[body.successor].label if body.successor in known else body.successor_name or body.successor
        entries.append(tag("li", context.say("body.successor", name=context.body(body.successor, html(name)))))
    if body.parent and body.parent in known:
        link = context.body(body.parent, html(known[body.parent].label))
        entries.append(tag("li", f"{html(context.say('body.parent'))}: {link}"))
    children = [context.body(slug, html(known[slug].label)) for slug in body.children if slug in known]
    if children:
        below = tag("ul", "".join(tag("li", child) for child in children))
        entries.append(tag("li", f"{html(context.say('body.children'))}:{below}"))
    return block("ul", entries, class_="tree") if entries else ""


def _what(body: Body, context: Context) -> Iterator[str]:
    """Its family and level, and the letters that stand for it in symbols."""
    where = territory_from(body.jurisdiction)
    if _family(body) != OTHER:
        family = context.say(f"bodies.family.{body.family}")
        level = where and context.say(f"chain.level.{where.level}").lower()
        yield context.say("body.level", family=family, level=level) if level else family
    kind = load().body_kinds.by_key.get(body.kind or "")
    letters = [one for one in kind.letters if one.isalpha()] if kind else []
    if letters:
        yield context.say("body.letters", letters=", ".join(letters))


def _where(body: Body, context: Context) -> str:
    """Its territory with each unit linked, and where the narrowest belongs today."""
    known = context.archive.places
    said: list[str] = []
    today = ""
    for unit in (body.jurisdiction or "").split(", "):
        own = slug(unit) if slug(unit) == body.province else f"{body.province}/{slug(unit)}"
        place = known.get(own)
        said.append(context.link(place_address(own), html(unit)) if place else html(unit))
        if place and place.present and not today:
            today = f" ({now(own, place.present, context)})"
    return ", ".join(said) + today


def _duties(duties: Sequence[tuple[Directive, int]], context: Context) -> str:
    head = [html(context.say(key)) for key in ("duties.what", "duties.role", "duties.due", "type.unknown")]
    return table(head, [_duty(directive, index, context) for directive, index in duties], cards=True, class_="duties")


def _duty(directive: Directive, index: int, context: Context) -> list[str]:
    duty = directive.duties[index]
    words = what(duty, directive, context)
    source = context.directive(directive.id or "", html(designation(directive, context)))
    when = f" {time(directive.date_issued)}" if directive.date_issued and not directive.identifier else ""
    source = with_status(source + when, directive, context)
    return [words, html(context.say(f"duties.{duty.role.value}")), due(duty, context), source]
