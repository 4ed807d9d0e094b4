"""Addresses whose document is elsewhere or gone: each stays, and says so in words."""

from collections.abc import Iterator

from generator.addresses import directive_address, relative
from generator.model import Page
from generator.writing.context import Context
from generator.writing.elements import tag
from generator.writing.escaping import html, opening
from generator.writing.naming import designation, title


def moved(context: Context) -> Iterator[Page]:
    """A page at each former id, which leads to its document; one at each id whose document is no more there."""
    yield from _redirects(context)
    heading, sentence = context.say("gone.title"), context.say("gone.text")
    words = f"# {opening(heading)}\n\n{tag('p', html(sentence), class_='withdrawn')}\n"
    for id_ in context.archive.gone:
        told = {"description": sentence, "breadcrumb": []}
        yield Page(directive_address(id_), heading, words, "gone", told)


def _redirects(context: Context) -> Iterator[Page]:
    for former, present in context.archive.redirects.items():
        directive = context.archive.directives.get(present)
        if directive is None or former in context.archive.directives:
            continue
        here = context.at(directive_address(former))
        name = title(directive, here) if not directive.withdrawn else designation(directive, here)
        sentence = here.say("moved.text", link=here.directive(present, html(name)))
        heading = here.say("moved.title")
        yield Page(
            here.here,
            heading,
            f"# {opening(heading)}\n\n{tag('p', sentence, class_='moved')}\n",
            "moved",
            {
                "description": heading,
                "redirect": relative(directive_address(present), here.here),
                "breadcrumb": [],
            },
        )
