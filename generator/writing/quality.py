"""`/chat-luong/`: what could not be read or understood, and what waits for a person."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.addresses import directive_address
from generator.model import Asset, Code, Diagnostic, Directive, Page, Severity, field_of
from generator.wording import edges_of, mending, message
from generator.writing.context import Context
from generator.writing.elements import block, lead, table, tag
from generator.writing.escaping import html, opening
from generator.writing.naming import designation
from generator.writing.paging import cut, paged
from generator.writing.pictures import address, picture, shown
from generator.writing.tables import Row, absolute, as_csv

COLUMNS = (
    *("id", "source", "line", "column", "code", "severity", "message"),
    *("page", "box", "picture", "mend", "sidecar", "fill_in"),
)
"""`box` is left, top, right, bottom in points; `fill_in` is the line that a person writes into `sidecar`."""
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_DOUBTS = (Code.CITATION_UNCLEAR, Code.BODY_AMBIGUOUS, Code.PLACE_AMBIGUOUS)
"""What could not be told from another waits for a person, also as a note; other notes are left to the record."""


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
                    [_meaning(code, here), code.value, str(count)]
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


def _meaning(code: Code, context: Context) -> str:
    """What a finding of this code says, without its values, and why it matters."""
    said = message(Diagnostic(code, Severity.NOTE), context.wording).replace("….", "…")
    why = html(context.wording.say(f"diagnostics.{code.value}.explain"))
    # of some codes all is in their values: "…: …"
    return f"{html(said)}<br>{tag('small', why)}" if any(map(str.isalpha, said)) else why


def _waiting(context: Context) -> list[tuple[Directive, list[Diagnostic]]]:
    found: list[tuple[Directive, list[Diagnostic]]] = []
    for id_, directive in context.archive.directives.items():
        if directive.withdrawn:
            continue
        findings = [*directive.diagnostics, *context.archive.diagnostics.get(id_, ())]
        findings = [one for one in findings if one.severity is not Severity.NOTE or one.code in _DOUBTS]
        if findings:
            found.append((directive, sorted(findings, key=lambda one: _SEVERITIES.index(one.severity))))
    return sorted(found, key=lambda item: (_SEVERITIES.index(item[1][0].severity), -len(item[1])))


def _rows(waiting: list[tuple[Directive, list[Diagnostic]]], context: Context) -> Iterator[Row]:
    for directive, findings in waiting:
        for found in findings:
            line, column = found.line, found.column
            if found.span and found.path is None:
                line, column = found.span.position(directive.text)
            edges, seen, written = edges_of(found.box), shown(found, directive), fill_in(found, context)
            yield {
                "id": directive.id,
                "source": found.path or directive.source,
                "line": line,
                "column": column,
                "code": found.code.value,
                "severity": found.severity.value,
                "message": message(found, context.wording),
                "page": found.page,
                "box": " ".join(f"{edge:g}" for edge in edges) if edges else None,
                "picture": absolute(address(directive, seen), context) if seen else None,
                "mend": mending(found, context.wording),
                "sidecar": sidecar(directive) if written else None,
                "fill_in": written,
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
        key = "on-page" if found.page else "where"
        where = f" ({html(context.say(f'quality.{key}', page=found.page, line=line, column=column))})"
    seen = picture(directive, field_of(found) or "", context) if shown(found, directive) else ""
    return tag(
        "li", f"{severity}: {words} {tag('code', found.code.value)}{where}{seen}{_mending(found, directive, context)}"
    )


def _mending(found: Diagnostic, directive: Directive, context: Context) -> str:
    """What a person does about it, down to the line of the file."""
    words = html(mending(found, context.wording))
    line = fill_in(found, context)
    if line:
        places = {"path": tag("code", html(sidecar(directive))), "line": tag("code", html(line))}
        words += f" {context.say('quality.fill-in', **places)}"
    return " " + tag("span", words, class_="mend")


def fill_in(found: Diagnostic, context: Context) -> str | None:
    """The line of the sidecar that settles a finding; None where no single value does."""
    field = field_of(found)
    key = f"interface.quality.lines.{field}"
    return context.wording.say(key, field=field) if key in context.wording.sentences else None


def sidecar(directive: Directive) -> str:
    """The file that the staff write their corrections into, below the archive's root."""
    return PurePosixPath(directive.source).with_suffix(".yml").as_posix()


def _unpublished(directive: Directive, context: Context) -> str:
    findings = [one for one in directive.diagnostics if one.severity in _SEVERITIES]
    below = tag("ul", "".join(_finding(one, directive, context) for one in findings)) if findings else ""
    return tag("li", tag("code", html(directive.source)) + below)
