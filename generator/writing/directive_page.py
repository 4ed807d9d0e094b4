"""The page of a directive, and what lies beside it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator.addresses import body_address, directive_address, year_address
from generator.model import Asset, Directive, Output, Page, Severity
from generator.wording import message
from generator.writing.chain import chain
from generator.writing.context import Context
from generator.writing.elements import block, tag
from generator.writing.escaping import html, opening
from generator.writing.facts import facts
from generator.writing.naming import designation, title, withdrawn_name
from generator.writing.original import file_assets, original
from generator.writing.pictures import picture_assets
from generator.writing.reading import reading
from generator.writing.record import record
from generator.writing.relations import cited_by, cites, duties
from generator.writing.standing import TOLD_FIRST, basis, notices, status, status_line
from generator.writing.tracing import Piece

SECTIONS = ("facts", "status", "reading", "duties", "cites", "chain", "cited-by", "original")
"""`data-part` of each `##` section, in the order of the page; `chain` only where there is one."""


def each_directive(context: Context) -> Iterator[Piece]:
    """The page of each, and what lies beside it."""
    for id_ in context.archive.directives:
        yield Piece(directive_address(id_), partial(_outputs, id_))


def _outputs(id_: str, context: Context) -> Iterator[Output]:
    """The page, `index.json`, `text.txt` and the source files; for a withdrawn document a tombstone alone."""
    directive = context.archive.directives[id_]
    address = directive_address(id_)
    here = context.at(address)
    if directive.withdrawn:
        yield _tombstone(directive, here)
        return
    yield _page(directive, here)
    yield Asset(f"{address}index.json", record_file(directive, context))
    yield Asset(f"{address}text.txt", directive.text.encode("utf-8", "replace"))
    yield from file_assets(directive, context)
    yield from picture_assets(directive, context)


def record_file(directive: Directive, context: Context) -> bytes:
    """The record of all stages as a file, what linking found included: JSON, one key a line."""
    found = (*directive.diagnostics, *context.archive.diagnostics.get(directive.id or "", ()))
    whole = record(replace(directive, diagnostics=found), context.wording)
    lines = [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in whole.items()]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8", "replace")


def _page(directive: Directive, context: Context) -> Page:
    heading = title(directive, context)
    parts = [f"# {opening(heading)}", _lead(directive, context)]
    bodies = {
        "facts": facts(directive, context),
        "status": status(directive, context),
        "reading": reading(directive, context) or tag("p", html(context.say("reading.empty")), data_generated=True),
        "duties": duties(directive, context),
        "cites": cites(directive, context),
        "chain": chain(directive.id or "", context),
        "cited-by": cited_by(directive, context),
        "original": original(directive, context),
    }
    sections = [name for name in SECTIONS if name != "chain" or bodies[name]]
    for name in sections:
        label = opening(context.say(f"directive.sections.{name}"))
        # inside the reading every word that is not the document's is marked so, its heading too
        words = tag("span", label, data_generated=True) if name == "reading" else label
        parts += [f"## {words}", bodies[name]]
    called = designation(directive, context)
    return Page(
        directive_address(directive.id or ""),
        heading,
        "\n\n".join(parts) + "\n",
        "directive",
        {
            "description": context.say("directive.description", designation=called, subject=heading),
            "directive": directive.id,
            "breadcrumb": _breadcrumb(directive, context),
            "sections": sections,
            "designation": called,
        },
    )


def _lead(directive: Directive, context: Context) -> str:
    """What it is, from whom, of what date, and its status with its basis."""
    called = html(designation(directive, context))
    if directive.issuer:
        name = html(directive.issuer.name)
        # the issuer's name ends the designation, and is a link there
        called = called.removesuffix(name) + context.body(directive.issuer.slug, name)
    if directive.status.state in TOLD_FIRST:
        banner = tag("strong", html(context.say(f"status.{directive.status.state.value}")))
        because = basis(directive, context)
        sentences = [tag("p", f"{called}.", class_="lead")]
        sentences.append(tag("p", f"{banner} {because}".strip(), class_="banner"))
    else:
        sentences = [tag("p", f"{called}. {status_line(directive, context)}", class_="lead")]
    sentences += [tag("p", one, class_="notice") for one in notices(directive, context)]
    errors = [one for one in directive.diagnostics if one.severity is Severity.ERROR]
    sentences += [tag("p", html(message(one, context.wording)), class_="problem") for one in errors]
    if directive.note:
        sentences.append(tag("p", html(context.say("directive.note", note=directive.note)), class_="note"))
    if directive.masked:
        sentences.append(tag("p", html(context.say("directive.masked")), class_="note"))
    return block("div", sentences, class_="top")


def _breadcrumb(directive: Directive, context: Context) -> list[tuple[str, str]]:
    """Issuer › year › number."""
    trail: list[tuple[str, str]] = []
    if directive.issuer and directive.issuer.slug in context.archive.bodies:
        trail.append(
            (context.called(directive.issuer.name, directive.issuer.slug), body_address(directive.issuer.slug))
        )
    else:
        trail.append((context.say("bodies.title"), "/co-quan/"))
    year = directive.date_issued.year if directive.date_issued else None
    trail.append((str(year) if year else context.say("common.undated"), year_address(year)))
    number = directive.identifier or directive.notation or context.say("common.no-number")
    trail.append((number, directive_address(directive.id or "")))
    return trail


def _tombstone(directive: Directive, context: Context) -> Page:
    """A withdrawn document: the address stays and says why; its words and files are gone."""
    assert directive.withdrawn is not None
    heading = context.say("withdrawn.title")
    name = withdrawn_name(directive, context)
    lines = [tag("p", tag("strong", html(name)))] if name else []
    text = context.say("withdrawn.text")
    lines.append(tag("p", html(text)))
    if directive.withdrawn.date:
        when = directive.withdrawn.date.strftime("%d/%m/%Y")
        lines.append(tag("p", html(context.say("withdrawn.date", date=when))))
    reason = directive.withdrawn.reason
    reason = context.wording.sentences.get(reason[1:], reason) if reason.startswith("@") else reason
    lines.append(tag("p", html(context.say("withdrawn.reason", reason=reason))))
    return Page(
        context.here,
        heading,
        f"# {opening(heading)}\n\n{block('div', lines, class_='withdrawn')}\n",
        "withdrawn",
        {"description": f"{name}. {text}" if name else text, "directive": directive.id, "breadcrumb": []},
    )
