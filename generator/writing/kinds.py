"""`/loai/`: the kinds of documents that the archive has, and the documents of each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from generator.addresses import kind_address
from generator.model import Asset, Directive, DirectiveType, Page
from generator.writing.context import Context
from generator.writing.elements import block, tag
from generator.writing.escaping import html
from generator.writing.formats import ALL, list_files, newest
from generator.writing.naming import kind
from generator.writing.paging import cut, paged
from generator.writing.rows import rows
from generator.writing.tables import Row, data_files
from generator.writing.tracing import Piece

COLUMNS = ("slug", "name", "documents")


def kinds(context: Context) -> Iterator[Page | Asset]:
    """The list of kinds."""
    counts = kind_counts(context)

    def write(here: Context, page: int) -> list[str]:
        return [kind_list(cut(counts, page, here), here)]

    meta = {"description": context.say("kinds.description")}
    title = context.say("kinds.title")
    yield from paged("/loai/", title, "kinds", len(counts), write, context, meta, ALL)
    yield newest("/loai/", title, context)

    def table() -> Iterator[Row]:
        return ({"slug": type_, "name": kind(type_, context), "documents": count} for type_, count in counts)

    yield from data_files("/loai/", COLUMNS, table)


def each_kind(context: Context) -> Iterator[Piece]:
    """The pages of each."""
    for type_, held in _sorted(context).items():
        ids = tuple(directive.id or "" for directive in held)
        yield Piece(kind_address(type_), partial(_kind, type_, ids), repr(ids))


def kind_counts(context: Context) -> list[tuple[DirectiveType, int]]:
    """Kinds with the number of their documents, the most first."""
    found = _sorted(context).items()
    return sorted(((type_, len(held)) for type_, held in found), key=lambda pair: (-pair[1], pair[0]))


def kind_list(counts: Sequence[tuple[DirectiveType, int]], context: Context) -> str:
    """Those kinds as a list of links, each with its number."""
    if not counts:
        return tag("p", html(context.say("common.none")))
    items = [
        f"{context.link(kind_address(type_), html(kind(type_, context)))} "
        + tag("small", html(context.say("common.count", count=count)))
        for type_, count in counts
    ]
    return block("ul", [tag("li", item) for item in items], class_="index kinds")


def _sorted(context: Context) -> dict[DirectiveType, list[Directive]]:
    held: defaultdict[DirectiveType, list[Directive]] = defaultdict(list)
    for directive in context.archive.directives.values():
        if directive.type and not directive.withdrawn:
            held[directive.type].append(directive)
    return held


def _kind(type_: DirectiveType, ids: Sequence[str], context: Context) -> Iterator[Page | Asset]:
    directives = context.published(ids)
    name = kind(type_, context)

    def write(here: Context, page: int) -> list[str]:
        return [rows(cut(directives, page, here), here)]

    meta = {
        "description": context.say("kinds.of", name=name),
        "breadcrumb": [(context.say("kinds.title"), "/loai/")],
    }
    yield from paged(kind_address(type_), name, "document-kind", len(directives), write, context, meta, ALL)
    yield from list_files(kind_address(type_), name, directives, context)
