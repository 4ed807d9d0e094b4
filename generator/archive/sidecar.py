"""The staff's corrections: a sidecar `STEM.yml` or front matter, validated key by key (contract: sources).

One broken value does not take the others away: it is left out and told as a diagnostic with its line and column.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from generator.archive.marked import Marked, YamlError, read_marked
from generator.archive.sidecar_form import SidecarForm, typed
from generator.model import Code, Corrections, Diagnostic, Severity, Withdrawal

_PROBLEMS = {
    "missing": "@commands.sidecar.missing",
    "extra_forbidden": "@commands.sidecar.unknown-key",
    "enum": "@commands.sidecar.not-in-list",
    "literal_error": "@commands.sidecar.not-in-list",
    "list_type": "@commands.sidecar.not-a-list",
    "string_type": "@commands.sidecar.not-text",
    "model_type": "@commands.sidecar.not-a-mapping",
    "dict_type": "@commands.sidecar.not-a-mapping",
    "date": "@commands.sidecar.not-a-date",
    "moment": "@commands.sidecar.not-a-time",
    "slug": "@commands.sidecar.not-a-slug",
    "code": "@commands.sidecar.not-a-code",
}

_HIDING = ("mask", "withdrawn")
_NEAR = 0.7
"""How much of a key must be a hiding key's own letters to pass for a slip of it: `masks`, `msak`, `withdraw`."""
_SPEAKS_OF_HIDING = re.compile(r"\b(?:mask|withdr)", re.IGNORECASE)
_KEY = re.compile(r"([\w -]+)[\"']?\s*:")
_WITHHELD = Withdrawal(None, "@commands.sidecar.withheld")
"""Its reason is a key of the wording."""


def read_corrections(text: str, path: str, first_line: int = 1) -> tuple[Corrections, tuple[Diagnostic, ...]]:
    """Corrections from a sidecar's text, or from front matter whose first line is `first_line` of the file `path`.

    Never raises: what cannot be read gives `C601` at its line and column, and the rest counts. Where that took away a
    `mask` or a `withdrawn`, be it by a slip in the key itself (`masks`), the document is withheld until the line is
    mended: what was to be hidden never shows.
    """
    try:
        marked = read_marked(text, first_line)
    except YamlError as fault:
        return held_back(text), (_invalid("YAML", fault.problem, path, (fault.line, fault.column)),)
    if marked.value is None:
        return Corrections(), ()
    if not isinstance(marked.value, dict):
        return held_back(text), (_invalid("YAML", "@commands.sidecar.not-a-mapping", path, marked.place(())),)
    form, diagnostics = _validated(marked, path)
    corrections = _corrections(form)
    if _hiding_lost(marked.value, form):
        return replace(corrections, withdrawn=_WITHHELD), diagnostics
    return corrections, diagnostics


def held_back(text: str) -> Corrections:
    """Corrections of a text that is no YAML: none, and the document withheld where the text speaks of hiding."""
    speaks = _SPEAKS_OF_HIDING.search(text) or any(_means_hiding(key) for key in _KEY.findall(text))
    return Corrections(withdrawn=_WITHHELD if speaks else None)


def _hiding_lost(values: Mapping[str, Any], form: SidecarForm) -> bool:
    """Did a key with a value that hides something, or a slip of such a key, not make it into the form?"""
    return any(value and key not in form.model_fields_set and _means_hiding(key) for key, value in values.items())


def _means_hiding(key: str) -> bool:
    """Is a key `mask` or `withdrawn`, or so near to one of them that its writer must have meant it?"""
    letters = "".join(letter for letter in key.lower() if letter.isalpha())
    return bool(_SPEAKS_OF_HIDING.match(letters) or get_close_matches(letters, _HIDING, cutoff=_NEAR))


def merged(below: Corrections, above: Corrections) -> Corrections:
    """Front matter `below` and sidecar `above`: where both speak the sidecar wins, key by key, a list whole."""
    return replace(
        above,
        values={**below.values, **above.values},
        note=above.note or below.note,
        accept=above.accept or below.accept,
        withdrawn=above.withdrawn or below.withdrawn,
        mask=above.mask or below.mask,
    )


def _validated(marked: Marked, path: str) -> tuple[SidecarForm, tuple[Diagnostic, ...]]:
    """The form of what is valid, and a diagnostic for each value that is not; a key with a fault is left out."""
    values: dict[str, Any] = dict(marked.value)
    found: list[Diagnostic] = []
    while True:
        try:
            return SidecarForm.model_validate(values), tuple(found)
        except ValidationError as faults:
            for fault in faults.errors(include_url=False, include_input=False):
                way = fault["loc"]
                key_way = (*way, "") if fault["type"] == "extra_forbidden" else way
                name = ".".join(str(part) for part in way)
                problem = _PROBLEMS.get(fault["type"], fault["msg"])
                found.append(_invalid(name, problem, path, marked.place(key_way)))
                values.pop(str(way[0]), None)


def _corrections(form: SidecarForm) -> Corrections:
    said = form.model_fields_set
    record = {key: typed(getattr(form, key)) for key in SidecarForm.model_fields if key in said and key in RECORD}
    return Corrections(
        values=record,
        note=form.note,
        accept=frozenset(Code(code) for code in form.accept or ()),
        withdrawn=Withdrawal(form.withdrawn.date, form.withdrawn.reason) if form.withdrawn else None,
        mask=tuple(word for word in form.mask or () if word.strip()),
    )


RECORD = frozenset(SidecarForm.model_fields) - {"note", "accept", "withdrawn", "mask"}
"""The keys of a sidecar that are keys of the record."""


def _invalid(key: str, problem: str, path: str, place: tuple[int, int]) -> Diagnostic:
    return Diagnostic(
        Code.SIDECAR_INVALID,
        Severity.ERROR,
        (("key", key), ("problem", problem)),
        path=path,
        line=place[0],
        column=place[1],
    )
