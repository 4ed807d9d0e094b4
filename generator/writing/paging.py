"""Lists cut into pages, `trang/N/` from the second on, with the way between them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from generator.addresses import page_address
from generator.model import Page
from generator.writing.context import Context
from generator.writing.elements import block, tag
from generator.writing.escaping import html, opening
from generator.writing.formats import alternates, formats_line

T = TypeVar("T")


def paged(
    address: str,
    title: str,
    kind: str,
    count: int,
    write: Callable[[Context, int], Sequence[str]],
    context: Context,
    meta: Mapping[str, Any],
    formats: Sequence[str] = (),
) -> Iterator[Page]:
    """Pages of a list whose longest part has `count` rows; `write(context, page)` gives the blocks of one, from 1.

    `formats` are those that the list is had in beside its page.
    """
    pages = page_count(count, context)
    for number in range(1, pages + 1):
        yield numbered(address, title, kind, (number, pages), write, context, meta, formats)


def page_count(count: int, context: Context) -> int:
    """So many pages a list of `count` rows has; one at least."""
    return max(1, -(-count // context.site.page_size))


def numbered(
    address: str,
    title: str,
    kind: str,
    place: tuple[int, int],
    write: Callable[[Context, int], Sequence[str]],
    context: Context,
    meta: Mapping[str, Any],
    formats: Sequence[str] = (),
) -> Page:
    """One page of such a list; `place` is its number and how many there are."""
    number, pages = place
    shared = {"breadcrumb": [], **meta, "alternates": alternates(address, title, formats)}
    here = context.at(page_address(address, number))
    heading = title if number == 1 else context.say("pager.title", title=title, page=number)
    parts = [f"# {opening(heading)}", *write(here, number), _pager(address, number, pages, here)]
    parts.append(formats_line(address, formats, here))
    markdown = "\n\n".join(part for part in parts if part) + "\n"
    return Page(here.here, heading, markdown, kind, {**shared, "page": number, "pages": pages})


def cut(items: Sequence[T], page: int, context: Context) -> Sequence[T]:
    """The items of page N, from 1."""
    size = context.site.page_size
    return items[(page - 1) * size : page * size]


def _pager(address: str, page: int, pages: int, context: Context) -> str:
    if pages == 1:
        return ""
    items: list[str] = []
    if page > 1:
        items.append(_step(address, page - 1, context.say("pager.previous"), context, rel="prev"))
    for number in sorted({1, *range(max(1, page - 2), min(pages, page + 2) + 1), pages}):
        if number == page:
            items.append(tag("li", tag("b", str(number), aria_current="page")))
        else:
            label = context.say("pager.page", page=number)
            items.append(tag("li", context.link(page_address(address, number), str(number), aria_label=label)))
    if page < pages:
        items.append(_step(address, page + 1, context.say("pager.next"), context, rel="next"))
    label = context.say("pager.label")
    return block("nav", [block("ul", items)], class_="pager", aria_label=label)


def _step(address: str, page: int, words: str, context: Context, *, rel: str) -> str:
    return tag("li", context.link(page_address(address, page), html(words), rel=rel))
