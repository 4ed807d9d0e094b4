"""The whole site: every page and the files beside it, one after another, nothing held back (design: arrow four)."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from generator.model import Archive, Output, Unchanged
from generator.registers import load
from generator.wording import Wording
from generator.writing.bodies import bodies, each_body
from generator.writing.context import Context, SiteText
from generator.writing.directive_page import each_directive
from generator.writing.home import home
from generator.writing.kinds import each_kind, kinds
from generator.writing.moved import moved
from generator.writing.numbers import each_number, wanted
from generator.writing.open_data import open_data
from generator.writing.places import each_place, places
from generator.writing.quality import quality
from generator.writing.tasks import each_task_page, tasks
from generator.writing.topics import each_topic, topics
from generator.writing.tracing import Memory, Piece, Pieces
from generator.writing.years import each_year, years

Made = TypeVar("Made", Output, Output | Unchanged)

WHOLE: tuple[Callable[[Context], Iterator[Output]], ...]
WHOLE = (bodies, topics, places, kinds, years, wanted, tasks, quality, open_data, moved)
"""What is written of the whole archive, whatever has changed in it."""
EACH: tuple[Callable[[Context], Iterator[Piece]], ...]
EACH = (each_directive, each_body, each_topic, each_place, each_kind, each_year, each_number, each_task_page)
"""What is written piece by piece."""


def write(archive: Archive, wording: Wording, site: SiteText) -> Iterator[Output]:
    """Pages and assets of an archive, but for the search page, which is its own package's.

    A stream: each page is made when it is asked for. The same archive, wording and site give the same bytes.
    """
    context = _context(archive, wording, site)
    yield from _outputs(context, lambda piece: piece.write(context))


def write_again(
    archive: Archive, wording: Wording, site: SiteText, memory: Memory, marks: Mapping[str, bytes]
) -> Iterator[Output | Unchanged]:
    """The same, but for pieces that would be what they were in the last site, of which `memory` tells.

    `memory` is of a site that the same code made of the same wording, site and day. `marks` gives each directive, as it
    is linked, a hash by its id.
    """
    context = _context(archive, wording, site)
    yield from _outputs(context, Pieces(context, memory, marks).outputs)


def _outputs(context: Context, of: Callable[[Piece], Iterator[Made]]) -> Iterator[Output | Made]:
    """The home page, what each piece gives, and what is written of the whole archive."""
    yield from home(context)
    for pieces in EACH:
        for piece in pieces(context):
            yield from of(piece)
    for part in WHOLE:
        yield from part(context)


def _context(archive: Archive, wording: Wording, site: SiteText) -> Context:
    return Context(
        archive,
        wording,
        site,
        abbreviations=load().abbreviations,
    )
