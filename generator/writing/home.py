"""The home page: search box, newest, ways in, and what this archive is."""

from collections.abc import Iterator, Sequence
from itertools import islice

from generator.addresses import body_address, kind_address, place_address, topic_address, year_address
from generator.model import Page
from generator.writing.context import Context
from generator.writing.elements import block, tag, void
from generator.writing.escaping import html, opening
from generator.writing.formats import alternates
from generator.writing.kinds import kind_counts
from generator.writing.naming import kind
from generator.writing.places import capital
from generator.writing.rows import rows
from generator.writing.years import year_counts

_BY_HAND = frozenset({"about", "cite", "staff"})
NEWEST = 10
MOST_SHOWN = 12
"""Entries of each way in; the whole list is one link away."""


def home(context: Context) -> Iterator[Page]:
    """`/`."""
    here = context.at("/")
    held = [directive for directive in here.archive.directives.values() if not directive.withdrawn]
    issuing = {directive.issuer.slug for directive in held if directive.issuer}
    about = here.say("home.about", count=len(held), bodies=len(issuing))
    parts = [
        f"# {opening(here.site.name)}",
        tag("p", html(here.site.description), class_="lead") if here.site.description else "",
        _search(here),
        f"## {opening(here.say('home.newest'))}",
        rows(islice(held, NEWEST), here),
    ]
    for key, address, entries in _ways(here):
        if entries:
            parts += [f"## {opening(here.say(f'home.{key}'))}", block("ul", entries, class_=f"index {key}")]
            parts.append(tag("p", here.link(address, html(here.say("common.all"))), class_="all"))
    links = [
        here.link(address, html(here.say(f"home.{key}-link")))
        for key, address in (
            ("about", "/gioi-thieu/"),
            ("cite", "/trich-dan/"),
            ("staff", "/danh-cho-can-bo/"),
            ("tasks", "/nhiem-vu/"),
            ("wanted", "/can-tim/"),
            ("data", "/du-lieu/"),
            ("quality", "/chat-luong/"),
        )
        if key not in _BY_HAND or address in here.site.by_hand
    ]
    parts += [
        f"## {opening(here.say('home.about-title'))}",
        tag("p", html(about)),
        block("ul", [tag("li", link) for link in links], class_="index more"),
    ]
    description = here.site.description or about
    markdown = "\n\n".join(part for part in parts if part) + "\n"
    meta = {
        "description": description,
        "breadcrumb": [],
        "alternates": alternates("/", here.site.name, ("feed",)),
    }
    yield Page("/", here.site.name, markdown, "home", meta)


def _search(context: Context) -> str:
    label = tag("label", html(context.say("home.search")), for_="tim")
    box = void(
        "input", type="search", id="tim", name="q", placeholder=context.say("home.placeholder"), autocomplete="off"
    )
    button = tag("button", html(context.say("home.submit")), type="submit")
    more = context.link("/tim-kiem/", html(context.say("home.search-link")))
    form = block("form", [label, box, button], class_="search", role="search", action="tim-kiem/", method="get")
    return block("div", [form, tag("p", more)], class_="search-box")


def _ways(context: Context) -> Iterator[tuple[str, str, Sequence[str]]]:
    archive = context.archive
    issuing = [body for body in archive.bodies.values() if body.issued]
    bodies = sorted(issuing, key=lambda body: (-len(body.issued), -len(body.addressed), body.slug))
    yield (
        "bodies",
        "/co-quan/",
        [_entry(body_address(body.slug), body.label, len(body.issued), context) for body in bodies[:MOST_SHOWN]],
    )
    topics = sorted(archive.topics.values(), key=lambda topic: (-len(topic.directives), topic.slug))
    used = [topic for topic in topics if topic.directives]
    yield (
        "topics",
        "/chu-de/",
        [_entry(topic_address(topic.slug), topic.name, len(topic.directives), context) for topic in used[:MOST_SHOWN]],
    )
    provinces = [place for place in archive.places.values() if "/" not in place.slug and place.directives]
    provinces.sort(key=lambda place: (place.former, -len(place.directives), place.slug))
    yield (
        "places",
        "/dia-phuong/",
        [
            _entry(place_address(place.slug), capital(place.name), len(place.directives), context)
            for place in provinces[:MOST_SHOWN]
        ],
    )
    counts = kind_counts(context)[:MOST_SHOWN]
    yield (
        "kinds",
        "/loai/",
        [_entry(kind_address(type_), kind(type_, context), count, context) for type_, count in counts],
    )
    yield (
        "years",
        "/nam/",
        [_entry(year_address(year), str(year), count, context) for year, count in year_counts(context)[:MOST_SHOWN]],
    )


def _entry(address: str, name: str, count: int, context: Context) -> str:
    number = tag("small", html(context.say("common.count", count=count)))
    return tag("li", f"{context.link(address, html(name))} {number}")
