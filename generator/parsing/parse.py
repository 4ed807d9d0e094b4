"""Text → Directive: the rules are run, and every span goes back to the text as it was read."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from generator.model import (
    Block,
    Code,
    Component,
    Corrections,
    Diagnostic,
    Directive,
    Origin,
    Provenance,
    Provision,
    Reading,
    Severity,
    Span,
    crop_of,
    field_of,
)
from generator.parsing.known import Doubt, Known, Source
from generator.parsing.mentions import mentions_in
from generator.parsing.rules import RULES
from generator.parsing.sheet import Piece, Sheet, lay
from generator.registers import Registers
from generator.vietnamese import clean

LIMIT = 2_000_000
"""Characters beyond which a text is no document; it is kept whole, unread."""
_WORD = re.compile(r"[^\s*_\\#]")


def parse(reading: Reading, corrections: Corrections, registers: Registers) -> Directive:
    """Understand a text. Never raises on any text; what is not understood is kept in its place, as unread.

    `corrections` by the staff win over what is read, and what they say of issuer, territory and date is known before
    anything is inferred from it.
    """
    if len(reading.text) > LIMIT:
        return _refused(reading, corrections)
    sheet = lay(clean(reading.text), reading)
    known = Known(sheet, registers, corrections)
    for rule in RULES:
        known = known.with_(rule(known))
    return _directive(known)


def _refused(reading: Reading, corrections: Corrections) -> Directive:
    size = (("value", str(len(reading.text))), ("limit", str(LIMIT)), ("unit", "@diagnostics.C003.units.characters"))
    doubt = Diagnostic(Code.TOO_LARGE, Severity.ERROR, size)
    blocks = (Block(Component.UNREAD, Span(0, len(reading.text))),)
    return Directive(
        reading.path, reading.text, diagnostics=(*reading.diagnostics, doubt), blocks=blocks, note=corrections.note
    )


def _directive(known: Known) -> Directive:
    sheet, values = known.sheet, known.values
    body = values["_body"]
    back = sheet.cleaned.span
    record = {key: value for key, value in values.items() if not key.startswith("_")}
    record["addressees"], record["recipients"] = values["_agencies"]
    for key in ("addressees", "recipients", "signers"):
        record[key] = tuple(replace(item, span=_back(sheet, item.span)) for item in record.get(key, ()))
    stamp = record.get("signature_stamp")
    if stamp and stamp.span:
        record["signature_stamp"] = replace(stamp, span=_back(sheet, stamp.span))
    for key, found in values["_meaning"].items():
        record[key] = tuple(_written(sheet, item) for item in found)
    directive = Directive(
        known.sheet.reading.path,
        known.sheet.reading.text,
        mentions=mentions_in(sheet.cleaned.text, values.get("_territory"), known.registers),
        preamble=tuple(words for words, _, _ in body.preamble),
        provisions=tuple(_provision(sheet, provision) for provision in body.provisions),
        closing=tuple(words for words, _, _ in body.closing),
        preamble_spans=tuple(back(start, end) for _, start, end in body.preamble),
        closing_spans=tuple(back(start, end) for _, start, end in body.closing),
        provenance=MappingProxyType(_provenance(known)),
        diagnostics=_told(known),
        blocks=_blocks(known),
        note=known.corrections.note,
        withdrawn=known.corrections.withdrawn,
        masked=known.corrections.mask,
        accepted=known.corrections.accept,
        file_signatures=sheet.reading.signatures,
        crops=tuple(picture.crop for picture in sheet.reading.pictures),
        **record,
    )
    return _corrected(directive, known)


def _corrected(directive: Directive, known: Known) -> Directive:
    """The staff's values over what was read; their provenance says so.

    Diagnostics that they have accepted are gone, and so are those about a value that they have given.
    """
    fields = {key: value for key, value in known.corrections.values.items() if key in Directive.__dataclass_fields__}
    provenance = {**directive.provenance, **{key: Provenance(Origin.SIDECAR) for key in fields}}
    settled = {*fields, *(("number", "notation") if "identifier" in fields else ())}
    diagnostics = tuple(
        item
        for item in directive.diagnostics
        if item.code not in known.corrections.accept and field_of(item) not in settled
    )
    return replace(
        directive, **_typed(directive, fields), provenance=MappingProxyType(provenance), diagnostics=diagnostics
    )


def _typed(directive: Directive, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A key set to null is null; for a list that is an empty one."""
    typed = {}
    for key, value in fields.items():
        listed = isinstance(getattr(directive, key), tuple)
        typed[key] = () if listed and value is None else value
    return typed


def _written(sheet: Sheet, item: Any) -> Any:
    """A citation, duty or event with its span in the text as read, and exactly the words that stand there."""
    span = _back(sheet, item.span)
    return replace(item, span=span, as_written=span.of(sheet.reading.text) if span else item.as_written)


def _back(sheet: Sheet, span: Span | None) -> Span | None:
    return sheet.cleaned.span(span.start, span.end) if span else None


def _provision(sheet: Sheet, provision: Provision) -> Provision:
    children = tuple(_provision(sheet, child) for child in provision.children)
    return replace(provision, span=_back(sheet, provision.span), children=children)


def _diagnostic(sheet: Sheet, doubt: Doubt) -> Diagnostic:
    """The doubt with its place in the text and on the paper; of what was not found, where the paper would have it."""
    found = Diagnostic(doubt.code, doubt.severity, doubt.values)
    if doubt.start is not None and doubt.end is not None:
        line = sheet.source_line(sheet.plain.count("\n", 0, doubt.start))
        found = replace(found, span=sheet.cleaned.span(doubt.start, doubt.end))
        return replace(found, page=line.page, box=line.box) if line else found
    crop = crop_of((picture.crop for picture in sheet.reading.pictures), field_of(found) or "")
    return replace(found, page=crop.page, box=crop.box) if crop else found


def _told(known: Known) -> tuple[Diagnostic, ...]:
    """What reading said, then what parsing doubts; of a file that gave no words, only why it gave none."""
    said = known.sheet.reading.diagnostics
    if not known.sheet.reading.text.strip() and any(item.severity is Severity.ERROR for item in said):
        return said
    return (*said, *(_diagnostic(known.sheet, doubt) for doubt in known.doubts))


def _provenance(known: Known) -> dict[str, Provenance]:
    return {key: _origin(known.sheet, source) for key, source in known.sources.items() if key in known.values}


def _origin(sheet: Sheet, source: Source) -> Provenance:
    if source.start is None or source.end is None:
        return Provenance(source.origin)
    span = sheet.cleaned.span(source.start, source.end)
    line = sheet.source_line(sheet.plain.count("\n", 0, source.start))
    if line is None:
        return Provenance(source.origin, span)
    return Provenance(source.origin, span, line.page, line.box, line.confidence)


def _blocks(known: Known) -> tuple[Block, ...]:
    """The pieces as blocks of the text as read. Words between two pieces go to the one before them; none is lost."""
    sheet, text = known.sheet, known.sheet.reading.text
    pieces = sorted((*known.pieces, *_rest(known)))
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        span = sheet.cleaned.span(piece.start, piece.end)
        if _WORD.search(text, at, span.start):
            _keep(blocks, text, at, span.start)
        start = max(span.start, at)
        if start < span.end:
            blocks.append(Block(piece.component, Span(start, span.end), piece.item))
            at = span.end
    if _WORD.search(text, at):
        _keep(blocks, text, at, len(text))
    return tuple(blocks)


def _keep(blocks: list[Block], text: str, start: int, end: int) -> None:
    """Signs that cleaning took out (soft hyphens, marks) stay with the block before them."""
    kept = start + len(text[start:end].rstrip())
    if blocks:
        last = blocks[-1]
        blocks[-1] = Block(last.component, Span(last.span.start, kept), last.item)
    else:
        begin = kept - len(text[start:kept].lstrip())
        blocks.append(Block(Component.UNREAD, Span(begin, kept)))


def _rest(known: Known) -> list[Piece]:
    """What no rule has taken: unread, in its place."""
    gaps = (known.sheet.trimmed(*gap) for gap in known.free(0, len(known.sheet.plain)))
    return [Piece(*gap, Component.UNREAD) for gap in gaps if gap[0] < gap[1]]
