"""Rows of lists: date, number, kind, issuer, abstract."""

from collections.abc import Iterable

from generator.addresses import directive_address
from generator.model import Directive
from generator.writing.context import Context
from generator.writing.dates import bounds, time
from generator.writing.elements import block, tag
from generator.writing.escaping import html
from generator.writing.naming import kind, title
from generator.writing.standing import status_tag

_DOT = '<span class="dot"> · </span>'
"""Between the parts of a row; a theme that sets rows as a register leaves it out."""


def row(directive: Directive, context: Context, extra: str = "") -> str:
    """One directive as an item of a list; `extra` is finished HTML said below it."""
    if directive.date_issued:
        when = time(directive.date_issued)
    else:
        when = tag("span", html(context.say("common.undated")), class_="undated")
    number = directive.identifier or directive.notation or context.say("common.no-number")
    issuer = (
        context.called(directive.issuer.name, directive.issuer.slug)
        if directive.issuer
        else context.say("common.no-issuer")
    )
    about = [
        when,
        tag("span", html(kind(directive.type, context)), class_="kind"),
        tag("span", html(number), class_="number"),
        tag("span", html(issuer), class_="issuer"),
        status_tag(directive, context),
    ]
    heading = context.link(directive_address(directive.id or ""), html(title(directive, context)), class_="title")
    said = f"<br>{tag('small', extra)}" if extra else ""
    return tag("li", f"{tag('span', _DOT.join(part for part in about if part), class_='about')}<br>{heading}{said}")


def rows(directives: Iterable[Directive], context: Context, class_: str = "rows") -> str:
    """A list of directives, or a sentence where there is none."""
    items = [row(directive, context, _bounds(directive, context)) for directive in directives]
    if not items:
        return tag("p", html(context.say("common.none")), class_="none")
    return block("ul", items, class_=class_)


def _bounds(directive: Directive, context: Context) -> str:
    return "" if directive.date_issued else "; ".join(bounds(directive, context))
