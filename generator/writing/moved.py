"""Addresses whose document is elsewhere or gone: each stays, and says so in words."""

from collections.abc import Iterator

from generator.addresses import UNKNOWN_YEAR, directive_address, number_address, relative
from generator.model import Page
from generator.writing.context import Context
from generator.writing.elements import block, tag
from generator.writing.escaping import html, opening
from generator.writing.naming import title, withdrawn_name


def moved(context: Context) -> Iterator[Page]:
    """A page at each former id, which leads to its document; one at each id whose document is no more there."""
    yield from _redirects(context)
    heading, sentence = context.say("gone.title"), context.say("gone.text")
    for id_ in context.archive.gone:
        here = context.at(directive_address(id_))
        lines = [tag("p", html(sentence)), *_by_address(id_, here)]
        words = f"# {opening(heading)}\n\n{block('div', lines, class_='withdrawn')}\n"
        yield Page(here.here, heading, words, "gone", {"description": sentence, "breadcrumb": []})


def _by_address(id_: str, context: Context) -> Iterator[str]:
    """What the address itself says of a document of which nothing else is left: body, year and number."""
    body, year, number = (*id_.split("/"), "", "")[:3]
    archive = context.archive
    said: list[str] = []
    if not number.startswith("khong-so"):
        cited = archive.numbers.get(number)
        name = context.link(number_address(number), html(cited.identifier)) if cited else html(number)
        said.append(context.say("gone.number", number=name))
    if year != UNKNOWN_YEAR:
        said.append(context.say("gone.year", year=year))
    if body in archive.bodies:
        said.append(context.say("gone.issuer", issuer=context.body(body, html(archive.bodies[body].label))))
    if said:
        yield tag("p", context.say("gone.address", parts=", ".join(said)))


def _redirects(context: Context) -> Iterator[Page]:
    for former, present in context.archive.redirects.items():
        directive = context.archive.directives.get(present)
        if directive is None or former in context.archive.directives:
            continue
        here = context.at(directive_address(former))
        named = withdrawn_name(directive, here) if directive.withdrawn else title(directive, here)
        name = named or here.say("withdrawn.title")
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
