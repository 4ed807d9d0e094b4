"""`/chu-de/`: the topics as a tree, and a page for each with the words that put each document there."""

from collections.abc import Iterator
from functools import partial

from generator.addresses import topic_address
from generator.model import Asset, Page, Topic, TopicMatch
from generator.writing.context import Context
from generator.writing.counting import SCRIPT, counting
from generator.writing.elements import block, lead, tag
from generator.writing.escaping import html, opening
from generator.writing.feeds import feed
from generator.writing.formats import ALL, newest
from generator.writing.over_time import over_time, places_and_bodies
from generator.writing.paging import cut, paged
from generator.writing.rows import row
from generator.writing.tables import COLUMNS as DOCUMENT
from generator.writing.tables import Row, data_files, directive_row
from generator.writing.tracing import Piece

COLUMNS = ("slug", "name", "parent", "documents")
DEEPEST = 6
"""Levels of the register's tree that are shown in one list."""


def topics(context: Context) -> Iterator[Page | Asset]:
    """The tree of topics."""
    known = context.archive.topics
    tops = [topic for topic in known.values() if topic.parent not in known]

    def write(here: Context, page: int) -> list[str]:
        shown = [_entry(topic, here, 1) for topic in cut(tops, page, here)]
        tree = block("ul", shown, class_="index topics") if shown else tag("p", html(here.say("common.none")))
        return [lead(here.say("topics.lead")) if page == 1 else "", tree]

    meta = {"description": context.say("topics.description")}
    yield from paged("/chu-de/", context.say("topics.title"), "topics", len(tops), write, context, meta, ALL)
    yield newest("/chu-de/", context.say("topics.title"), context)
    yield from data_files("/chu-de/", COLUMNS, lambda: map(_row, known.values()))


def each_topic(context: Context) -> Iterator[Piece]:
    """The pages of each."""
    for slug in context.archive.topics:
        yield Piece(topic_address(slug), partial(_topic, slug))


def _entry(topic: Topic, context: Context, level: int) -> str:
    known = context.archive.topics
    name = context.link(topic_address(topic.slug), html(topic.name))
    count = html(context.say("common.count", count=len(topic.directives)))
    children = [_entry(known[slug], context, level + 1) for slug in topic.children if slug in known and level < DEEPEST]
    below = tag("ul", "".join(children)) if children else ""
    return tag("li", f"{name} {tag('small', count)}{below}")


def _topic(slug: str, context: Context) -> Iterator[Page | Asset]:
    known = context.archive.topics
    topic = known[slug]
    matches = [match for match in topic.directives if context.held(match.id)]
    directives = [context.archive.directives[match.id] for match in matches]

    def write(here: Context, page: int) -> list[str]:
        parts: list[str] = []
        if page == 1:
            if topic.description:
                parts.append(tag("p", html(topic.description)))
            if topic.parent in known:
                parent = known[topic.parent or ""]
                link = here.link(topic_address(parent.slug), html(parent.name))
                parts.append(tag("p", here.say("topic.parent", name=link), class_="above"))
            below = [_entry(known[slug], here, DEEPEST) for slug in topic.children if slug in known]
            if below:
                parts += [f"## {opening(here.say('topic.children'))}", block("ul", below, class_="index topics")]
        parts += counting([here.archive.directives[match.id] for match in matches], page, here)
        if page == 1:
            parts += over_time(directives, f"chu-de={topic.slug}", here)
        parts.append(f"## {opening(here.say('topic.directives'))} &#40;{len(matches)}&#41;")
        shown = [
            row(here.archive.directives[match.id], here, _terms(match.terms, here))
            for match in cut(matches, page, here)
        ]
        parts.append(block("ul", shown, class_="rows") if shown else tag("p", html(here.say("common.none"))))
        if page == 1:
            parts += places_and_bodies(directives, here)
        return parts

    meta = {
        "description": context.say("topic.description", name=topic.name),
        "breadcrumb": [(context.say("topics.title"), "/chu-de/")],
        "topic": topic.slug,
        "scripts": [SCRIPT],
    }
    yield from paged(topic_address(topic.slug), topic.name, "topic", len(matches), write, context, meta, ALL)
    yield feed(topic_address(topic.slug), topic.name, directives, context)

    def rows() -> Iterator[Row]:
        return (_match_row(match, context) for match in matches)

    yield from data_files(topic_address(topic.slug), (*DOCUMENT, "terms"), rows)


def _row(topic: Topic) -> Row:
    return {"slug": topic.slug, "name": topic.name, "parent": topic.parent, "documents": len(topic.directives)}


def _match_row(match: TopicMatch, context: Context) -> Row:
    return {**directive_row(context.archive.directives[match.id], context), "terms": "; ".join(match.terms)}


def _terms(terms: tuple[str, ...], context: Context) -> str:
    if not terms:
        return ""
    return context.say("topic.terms", terms=", ".join(tag("mark", html(term)) for term in terms))
