"""The whole site: every page and the files beside it, one after another, nothing held back (design: arrow four)."""

from collections.abc import Callable, Iterator

from generator.model import Archive, Output
from generator.registers import load
from generator.wording import Wording
from generator.writing.bodies import bodies
from generator.writing.context import Context, SiteText
from generator.writing.directive_page import directive_outputs
from generator.writing.home import home
from generator.writing.moved import moved
from generator.writing.numbers import numbers, wanted
from generator.writing.open_data import open_data
from generator.writing.places import places
from generator.writing.quality import quality
from generator.writing.tasks import tasks
from generator.writing.topics import topics
from generator.writing.years import years


def write(archive: Archive, wording: Wording, site: SiteText) -> Iterator[Output]:
    """Pages and assets of an archive, but for the search page, which is its own package's.

    A stream: each page is made when it is asked for. The same archive, wording and site give the same bytes.
    """
    context = Context(
        archive,
        wording,
        site,
        abbreviations=load().abbreviations,
        bodies_by_name={body.name: body.slug for body in archive.bodies.values()},
    )
    yield from home(context)
    parts: tuple[Callable[[Context], Iterator[Output]], ...]
    parts = (bodies, topics, places, years, numbers, wanted, tasks, quality, open_data, moved)
    for directive in archive.directives.values():
        yield from directive_outputs(directive, context)
    for part in parts:
        yield from part(context)
