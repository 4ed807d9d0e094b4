"""Diagnostics as lines for people and machines: text, JSON, GitHub annotations, SARIF."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.model import Archive, Diagnostic, Directive, Severity
from generator.wording import Wording, edges_of, mending, message, on_paper

FORMATS = ("text", "json", "github", "sarif")
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """One diagnostic with its place and its words."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    mend: str
    """How to mend it."""
    page: int | None = None
    """Of a scan or PDF, from 1."""
    box: tuple[float, float, float, float] | None = None
    """On that page, in points from its top left corner: left, top, right, bottom."""
    paper: str = ""
    """Page and box in words; empty where there is no page."""


def finding(diagnostic: Diagnostic, directive: Directive | None, wording: Wording) -> Finding:
    """A diagnostic of a document, or of a file of the staff's where `directive` is None."""
    line, column = diagnostic.line or 1, diagnostic.column or 1
    if diagnostic.path is None and diagnostic.span is not None and directive is not None:
        line, column = diagnostic.span.position(directive.text)
    path = diagnostic.path or (directive.source if directive else "")
    words, mend = message(diagnostic, wording), mending(diagnostic, wording)
    page, edges = diagnostic.page, edges_of(diagnostic.box)
    paper = on_paper(diagnostic, wording)
    return Finding(path, line, column, diagnostic.code.value, diagnostic.severity, words, mend, page, edges, paper)


def findings_of(archive: Archive, about_files: Iterable[Diagnostic], wording: Wording) -> Iterator[Finding]:
    """Everything that is to be told of an archive, what keeps documents from being published included."""
    yield from (finding(one, None, wording) for one in about_files)
    for directive in (*archive.directives.values(), *archive.unpublished):
        linked = archive.diagnostics.get(directive.id, ()) if directive.id else ()
        yield from (finding(one, directive, wording) for one in (*directive.diagnostics, *linked))


def concerns(one: Finding, paths: Iterable[str], root: Path) -> bool:
    """Is it about one of the files, or about something below one of the folders, or beside a file under its stem?"""
    at = root / one.path
    for path in (Path(os.path.abspath(path)) for path in paths):
        if at.is_relative_to(path) or (at.parent == path.parent and at.name.split(".")[0] == path.name.split(".")[0]):
            return True
    return False


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Each once, by place."""
    return sorted(set(findings), key=lambda one: (one.path, one.line, one.column, _RANK[one.severity], one.code))


def formatted(findings: Sequence[Finding], form: str) -> str:
    """All findings in one of `FORMATS`; each line ends with a line feed, none at all is an empty text."""
    if form == "json":
        return json.dumps([asdict(one) for one in findings], ensure_ascii=False, indent=1) + "\n"
    if form == "sarif":
        return json.dumps(_sarif(findings), ensure_ascii=False, indent=1) + "\n"
    if form == "github":
        return "".join(_annotation(one) for one in findings)
    return "".join(f"{one.path}:{one.line}:{one.column}: {one.code} {_words(one)} {one.mend}\n" for one in findings)


def _words(one: Finding) -> str:
    """What is wrong, and where on the paper."""
    return f"{one.message} [{one.paper}]" if one.paper else one.message


def _annotation(one: Finding) -> str:
    """A workflow command, in the escapes that GitHub's runner reads."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    place = data(one.path).replace(":", "%3A").replace(",", "%2C")
    words = data(f"{_words(one)} {one.mend}")
    return f"::{_GITHUB[one.severity]} file={place},line={one.line},col={one.column},title={one.code}::{words}\n"


def _sarif(findings: Sequence[Finding]) -> dict[str, Any]:
    rules = {one.code: {"id": one.code, "help": {"text": one.mend}} for one in findings}
    results = [
        {
            "ruleId": one.code,
            "level": one.severity.value,
            "message": {"text": _words(one)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": one.path},
                        "region": {"startLine": one.line, "startColumn": one.column},
                    }
                }
            ],
        }
        for one in findings
    ]
    driver = {"name": "congvan", "rules": [rules[code] for code in sorted(rules)]}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
