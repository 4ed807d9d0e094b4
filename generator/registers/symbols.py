"""What the letters of a symbol (ký hiệu) tell: the kind of document, and the body that issued it."""

import re

from generator.model import DirectiveType
from generator.registers.body_kinds import BodyKind
from generator.registers.composing import ResolvedBody
from generator.registers.document_kinds import kind_of_letters, symbol_parts
from generator.registers.registers import Registers
from generator.registers.resolving import resolve_body
from generator.registers.territory import Territory


def kind_of_symbol(notation: str, family: str | None, registers: Registers) -> DirectiveType | None:
    """The kind of document that a symbol names (NĐ 30/2020, Phụ lục III; HD 36-HD/VPTW), None where it does not tell.

    `family` is the issuer's: `TT` is a thông tư of the State and a thông tri of the Party. `CT-TTHT` is a công văn of a
    tax department; `UBND-VX` a công văn, which has no letters of its kind; `QH13` alone may be a law's
    or a resolution's.
    """
    return kind_of_letters(notation, family, registers.document_kinds, registers.body_kinds.by_letters)


def issuing_letters(notation: str, registers: Registers) -> str | None:
    """The part of a symbol that stands for the issuer: `TTr-STNMT-CCQLĐĐ` → `STNMT`, `NQ-UBTVQH15` → `UBTVQH15`."""
    known = registers.body_kinds.by_letters
    parts = symbol_parts(notation)
    parts = tuple(part for part in parts if not part.isdigit())
    if not parts:
        return None
    first = parts[0]
    if (
        first in registers.document_kinds.by_letters
        and len(parts) > 1
        and not (first == "CT" and parts[1] not in known)
    ):
        return parts[1]
    return first


def kinds_of_bodies(notation: str, registers: Registers, family: str | None = None) -> tuple[BodyKind, ...]:
    """The kinds of bodies that a symbol's letters can mean, those of `family` first."""
    letters = issuing_letters(notation, registers)
    if not letters:
        return ()
    known = registers.body_kinds.by_letters
    kinds = known.get(letters) or known.get(re.sub(r"[0-9]+$", "", letters), ())
    return tuple(sorted(kinds, key=lambda kind: kind.family != family)) if family else kinds


def body_of_symbol(
    notation: str,
    territory: Territory | None,
    registers: Registers,
    *,
    family: str | None = None,
    known: tuple[ResolvedBody, ...] = (),
) -> ResolvedBody | None:
    """The one body of `territory` that a symbol can mean; None where the letters leave several, or need more words.

    `HU` is the Huyện ủy of the territory's district, `TU` its Tỉnh ủy or Thành ủy, `UBTVQH15` the Ủy ban Thường vụ Quốc
    hội; `TTCH`, `BCĐ` mean the one of their kind in `known`.
    """
    found: dict[str, ResolvedBody] = {}
    for kind in kinds_of_bodies(notation, registers, family):
        if kind.open and not any(body.kind == kind.key for body in known):
            continue
        body = resolve_body(kind.name, territory, registers, known=known)
        if body and body.kind == kind.key:
            found.setdefault(body.slug, body)
    if len(found) > 1 and family:
        found = {slug: body for slug, body in found.items() if body.family == family} or found
    if len(found) > 1 and territory:
        found = {slug: body for slug, body in found.items() if body.territory == territory} or found
    return next(iter(found.values())) if len(found) == 1 else None
