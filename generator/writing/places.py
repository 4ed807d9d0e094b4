"""`/dia-phuong/`: provinces of today and of before, and a page for each place with where it belongs now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from generator.addresses import place_address
from generator.model import Asset, Body, Page, Place
from generator.vietnamese import SortKey, sort_key
from generator.vietnamese import slug as slug_of
from generator.writing.context import Context
from generator.writing.counting import SCRIPT, counting
from generator.writing.elements import block, lead, tag
from generator.writing.escaping import html, opening
from generator.writing.formats import ALL, list_files, newest
from generator.writing.naming import day
from generator.writing.paging import cut, paged
from generator.writing.province_map import province_map
from generator.writing.record import iso
from generator.writing.rows import rows
from generator.writing.tables import Row, data_files
from generator.writing.territory import present
from generator.writing.tracing import Piece

COLUMNS = ("slug", "name", "kind", "province", "former", "present", "changed_on", "changed_by", "documents")
FEW_BODIES = 24
"""So many bodies of a place are shown at once; more stand closed."""


def places(context: Context) -> Iterator[Page | Asset]:
    """The list of provinces."""
    known = context.archive.places
    provinces = sorted((place for place in known.values() if "/" not in place.slug), key=_order)

    def write(here: Context, page: int) -> list[str]:
        parts = [lead(here.say("places.lead")), province_map(here)] if page == 1 else []
        shown = cut(provinces, page, here)
        for key, former in (("present", False), ("former", True)):
            entries = [_entry(place, here) for place in shown if place.former is former]
            if entries:
                parts += [f"## {opening(here.say(f'places.{key}'))}", block("ul", entries, class_="index places")]
        if not shown:
            parts.append(tag("p", html(here.say("common.none")), class_="none"))
        return parts

    meta = {"description": context.say("places.description")}
    yield from paged("/dia-phuong/", context.say("places.title"), "places", len(provinces), write, context, meta, ALL)
    yield newest("/dia-phuong/", context.say("places.title"), context)
    yield from data_files("/dia-phuong/", COLUMNS, lambda: map(_row, known.values()))


def each_place(context: Context) -> Iterator[Piece]:
    """The pages of each."""
    bodies = _seated(context.archive.bodies.values())
    for slug in context.archive.places:
        there = tuple(bodies.get(slug, ()))
        yield Piece(place_address(slug), partial(_place, slug, there), repr(there))


def _seated(bodies: Iterable[Body]) -> dict[str, list[str]]:
    """Slug of a place → slugs of the bodies whose territory it is, by name."""
    found: dict[str, list[str]] = defaultdict(list)
    for body in sorted(bodies, key=lambda body: (sort_key(body.label), body.slug)):
        unit = slug_of((body.jurisdiction or "").split(", ")[0])
        if body.province and unit:
            found[unit if unit == body.province else f"{body.province}/{unit}"].append(body.slug)
    return found


def _bodies(slugs: Sequence[str], context: Context) -> list[str]:
    """Bodies of the place; many stand closed."""
    known = context.archive.bodies
    links = [context.body(slug, html(known[slug].label)) for slug in slugs if slug in known]
    if not links:
        return []
    heading = f"## {opening(context.say('place.bodies'))} &#40;{len(links)}&#41;"
    entries = [tag("li", link) for link in links]
    if len(links) <= FEW_BODIES:
        return [heading, block("ul", entries, class_="index bodies")]
    summary = tag("summary", html(context.say("common.all")))
    return [heading, tag("details", summary + tag("ul", "".join(entries), class_="index bodies"))]


def _order(place: Place) -> tuple[SortKey, str]:
    """By the name without its kind, as an atlas has them: "tỉnh Bắc Ninh" under B."""
    words = place.name.split()
    return sort_key(" ".join(words[len(place.kind.split("-")) :] or words)), place.slug


def _row(place: Place) -> Row:
    return {
        "slug": place.slug,
        "name": place.name,
        "kind": place.kind,
        "province": place.province,
        "former": "true" if place.former else "false",
        "present": " ".join(place.present),
        "changed_on": iso(place.changed_on),
        "changed_by": place.changed_by,
        "documents": len(place.directives),
    }


def _entry(place: Place, context: Context) -> str:
    count = html(context.say("common.count", count=len(place.directives)))
    return tag("li", f"{context.link(place_address(place.slug), html(capital(place.name)))} {tag('small', count)}")


def _link(slug: str, context: Context) -> str:
    place = context.archive.places.get(slug)
    return context.link(place_address(slug), html(place.name)) if place else html(slug)


def capital(name: str) -> str:
    """A name that opens a line: `Huyện Đại Từ`."""
    return name[:1].upper() + name[1:]


def _place(slug: str, bodies: Sequence[str], context: Context) -> Iterator[Page | Asset]:
    place = context.archive.places[slug]
    directives = context.published(place.directives)
    known = context.archive.places

    def write(here: Context, page: int) -> list[str]:
        parts = _history(place, here) if page == 1 else []
        if page == 1 and any(slug in known for slug in place.children):
            below = sorted((known[slug] for slug in place.children if slug in known), key=_order)
            entries = [_entry(child, here) for child in below]
            parts += [f"## {opening(here.say('place.children'))}", block("ul", entries, class_="index places")]
        parts += counting(directives, page, here)
        parts.append(f"## {opening(here.say('place.directives'))} &#40;{len(directives)}&#41;")
        shown = cut(directives, page, here)
        parts.append(rows(shown, here) if shown else tag("p", html(here.say("place.none")), class_="none"))
        if page == 1:
            parts += _bodies(bodies, here)
        return parts

    trail = [(context.say("places.title"), "/dia-phuong/")]
    if place.parent and place.parent in known:
        trail.append((capital(known[place.parent].name), place_address(place.parent)))
    meta = {
        "description": context.say("place.description", name=place.name),
        "breadcrumb": trail,
        "place": place.slug,
        "scripts": [SCRIPT],
    }
    yield from paged(
        place_address(place.slug), capital(place.name), "place", len(directives), write, context, meta, ALL
    )
    yield from list_files(place_address(place.slug), capital(place.name), directives, context)


def _history(place: Place, context: Context) -> list[str]:
    """Where it belongs now, since when and by what; what it was made of."""
    parts: list[str] = []
    if place.former:
        parts.append(tag("p", _now(place, context), class_="now"))
    if place.parent and place.parent in context.archive.places:
        above = f"{html(context.say('place.parent'))}: {_link(place.parent, context)}"
        parts.append(tag("p", above, class_="above"))
    if place.predecessors:
        before = f"{html(context.say('place.predecessors'))}: {_links(place.predecessors, context)}."
        parts.append(tag("p", before, class_="before"))
    return parts


def _now(place: Place, context: Context) -> str:
    if not place.present:
        return html(context.say("place.former"))
    today = present(place.present, context)
    if not place.meanwhile:
        return context.say("place.present", places=today + _change(place.changed_by, place.changed_on, context))
    then = html("; ".join(place.meanwhile)) + _change(place.changed_by, place.changed_on, context)
    return context.say("place.meanwhile", then=then, places=today + _change(place.since_by, place.since, context))


def _change(by: str | None, on: date | None, context: Context) -> str:
    """` (Nghị quyết 1666/NQ-UBTVQH15, từ ngày 01/07/2025)`."""
    if on is None:
        return f" ({context.say('place.change-by', by=html(by))})" if by else ""
    return f" ({context.say('place.change' if by else 'place.change-on', by=html(by or ''), on=html(day(on)))})"


def _links(slugs: Sequence[str], context: Context) -> str:
    return ", ".join(_link(slug, context) for slug in slugs)
