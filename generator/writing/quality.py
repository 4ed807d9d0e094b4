"""`/chat-luong/`: what could not be read or understood, and what waits for a person."""

from collections import Counter
from collections.abc import Iterator

from generator.addresses import directive_address
from generator.model import Asset, Diagnostic, Directive, Page, Severity
from generator.wording import message
from generator.writing.context import Context
from generator.writing.elements import block, lead, table, tag
from generator.writing.escaping import html, opening
from generator.writing.naming import designation
from generator.writing.paging import cut, paged
from generator.writing.tables import Row, as_csv

COLUMNS = ("id", "source", "line", "column", "code", "severity", "message")
_SEVERITIES = (Severity.ERROR, Severity.WARNING)
"""Notes ask for nothing, and are left to the record."""


def quality(context: Context) -> Iterator[Page | Asset]:
    """A count of each kind of finding, then the documents with theirs, the worst first."""
    waiting = _waiting(context)
    counts = Counter(found.code for _, findings in waiting for found in findings)
    unpublished = context.archive.unpublished

    def write(here: Context, page: int) -> list[str]:
        parts: list[str] = []
        if page == 1:
            parts.append(lead(here.say("quality.lead")))
            if unpublished:
                entries = [_unpublished(directive, here) for directive in unpublished]
                parts += [f"## {opening(here.say('quality.unpublished'))}", block("ul", entries, class_="findings")]
            if counts:
                head = [html(here.say(f"quality.{key}")) for key in ("meaning", "code", "count")]
                rows = [
                    [html(here.wording.say(f"diagnostics.{code.value}.explain")), code.value, str(count)]
                    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0].value))
                ]
                parts += [
                    f"## {opening(here.say('quality.summary'))}",
                    table(head, rows, cards=True, class_="findings"),
                ]
        shown = cut(waiting, page, here)
        if shown:
            entries = [_document(directive, findings, here) for directive, findings in shown]
            parts += [f"## {opening(here.say('quality.findings'))}", block("ul", entries, class_="findings")]
        elif not unpublished:
            parts.append(tag("p", html(here.say("quality.none")), class_="none"))
        return parts

    meta = {"description": context.say("quality.description")}
    yield from paged(
        "/chat-luong/", context.say("quality.title"), "quality", len(waiting), write, context, meta, ("csv",)
    )
    yield Asset("/chat-luong/data.csv", as_csv(COLUMNS, _rows(waiting, context)))


def _waiting(context: Context) -> list[tuple[Directive, list[Diagnostic]]]:
    found: list[tuple[Directive, list[Diagnostic]]] = []
    for id_, directive in context.archive.directives.items():
        if directive.withdrawn:
            continue
        findings = [*directive.diagnostics, *context.archive.diagnostics.get(id_, ())]
        findings = [one for one in findings if one.severity in _SEVERITIES]
        if findings:
            found.append((directive, sorted(findings, key=lambda one: _SEVERITIES.index(one.severity))))
    return sorted(found, key=lambda item: (_SEVERITIES.index(item[1][0].severity), -len(item[1])))


def _rows(waiting: list[tuple[Directive, list[Diagnostic]]], context: Context) -> Iterator[Row]:
    for directive, findings in waiting:
        for found in findings:
            line, column = found.line, found.column
            if found.span and found.path is None:
                line, column = found.span.position(directive.text)
            yield {
                "id": directive.id,
                "source": found.path or directive.source,
                "line": line,
                "column": column,
                "code": found.code.value,
                "severity": found.severity.value,
                "message": message(found, context.wording),
            }


def _document(directive: Directive, findings: list[Diagnostic], context: Context) -> str:
    name = context.link(directive_address(directive.id or ""), html(designation(directive, context)))
    return tag("li", name + tag("ul", "".join(_finding(one, directive, context) for one in findings)))


def _finding(found: Diagnostic, directive: Directive, context: Context) -> str:
    severity = tag("span", html(context.say(f"quality.severity.{found.severity.value}")), class_=found.severity.value)
    words = html(message(found, context.wording))
    where = ""
    if found.span and found.path is None:
        line, column = found.span.position(directive.text)
        where = f" ({html(context.say('quality.where', line=line, column=column))})"
    return tag("li", f"{severity}: {words} {tag('code', found.code.value)}{where}")


def _unpublished(directive: Directive, context: Context) -> str:
    findings = [one for one in directive.diagnostics if one.severity in _SEVERITIES]
    below = tag("ul", "".join(_finding(one, directive, context) for one in findings)) if findings else ""
    return tag("li", tag("code", html(directive.source)) + below)
