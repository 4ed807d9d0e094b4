"""Duties, cited documents and citing documents of a directive, each as a finished HTML block."""

from generator.model import Citation, Directive, DirectiveLink
from generator.writing.context import Context
from generator.writing.dates import time
from generator.writing.duty import due, what
from generator.writing.elements import block, table, tag
from generator.writing.escaping import html
from generator.writing.marks import citation_address
from generator.writing.naming import designation, title
from generator.writing.parts import part_link


def duties(directive: Directive, context: Context) -> str:
    """Who must do what by when, in a table."""
    if not directive.duties:
        return _nothing("duties.none", context)
    rows: list[list[str]] = []
    for duty in directive.duties:
        agency = context.agency_link(duty.agency, directive)
        role = html(context.say(f"duties.{duty.role.value}"))
        rows.append([agency, role, what(duty, directive, context), due(duty, context)])
    head = [html(context.say(f"duties.{key}")) for key in ("agency", "role", "what", "due")]
    return table(head, rows, cards=True, class_="duties")


def cites(directive: Directive, context: Context) -> str:
    """Documents that this one names, with the exact words, and what is known of each."""
    if not directive.citations:
        return _nothing("cites.none", context)
    return block("ul", [_citation(citation, directive, context) for citation in directive.citations], class_="cites")


def cited_by(directive: Directive, context: Context) -> str:
    """Documents of the archive that name this one."""
    links = [link for link in context.archive.cited_by.get(directive.id or "", ()) if context.held(link.id)]
    if not links:
        return _nothing("cited-by.none", context)
    return block("ul", [citing(link, context) for link in links], class_="cited-by")


def citing(link: DirectiveLink, context: Context) -> str:
    """One document that cites, with its words: a row of a list."""
    other = context.archive.directives[link.id]
    what = tag("span", html(context.say(f"relation-by.{link.citation.relation.value}")), class_="relation")
    where = part_link(link.citation.provision, other, context)
    name = context.directive(link.id, html(designation(other, context)))
    words = tag("q", html(_line(link.citation.as_written)))
    return tag("li", f"{what}: {name} {tag('span', html(title(other, context)), class_='abstract')} {words}"
               + (f" ({where})" if where else ""))  # fmt: skip


def _citation(citation: Citation, directive: Directive, context: Context) -> str:
    address = citation_address(citation, context)
    words = html(_line(citation.as_written))
    relation = tag("span", html(context.say(f"relation.{citation.relation.value}")), class_="relation")
    where = part_link(citation.provision, directive, context) or html(context.say("cites.preamble"))
    parts = [f"{relation}: {context.link(address, words) if address else words} ({where})"]
    known = [html(part) for part in (citation.identifier, citation.issuer) if part]
    if citation.date_issued:
        known.append(time(citation.date_issued))
    if known:
        parts.append(tag("small", ", ".join(known)))
    target = context.held(citation.target)
    if target:
        parts.append(tag("span", html(title(target, context)), class_="abstract"))
    state = "held" if target else "withdrawn" if citation.target else "unclear" if citation.candidates else "missing"
    parts.append(tag("span", html(context.say(f"cites.{state}")), class_="held" if target else "missing"))
    if citation.candidates and not citation.target:
        parts.append(_candidates(citation, context))
    return tag("li", " ".join(parts), class_=citation.relation.value.replace("_", "-"))


def _candidates(citation: Citation, context: Context) -> str:
    shown: list[str] = []
    for candidate in citation.candidates:
        other = context.archive.directives.get(candidate.id)
        name = designation(other, context) if other else candidate.id
        reason = context.wording.say(f"candidates.{candidate.reason}")
        shown.append(tag("li", f"{context.directive(candidate.id, html(name))} – {html(reason)}"))
    return html(context.say("cites.possible")) + tag("ul", "".join(shown), class_="possible")


def _nothing(key: str, context: Context) -> str:
    return tag("p", html(context.say(key)), class_="none")


def _line(words: str) -> str:
    return " ".join(words.split())
