"""Redirects: a former address leads to the present one, and says so in words."""

from collections.abc import Iterator

from generator.addresses import directive_address, relative
from generator.model import Page
from generator.writing.context import Context
from generator.writing.elements import tag
from generator.writing.escaping import html, opening
from generator.writing.naming import designation, title


def moved(context: Context) -> Iterator[Page]:
    """A page at each former id whose document is still in the archive."""
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
