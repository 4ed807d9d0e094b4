"""Bodies that a document names in full, and the province that it is about: what short names in it mean."""

import re
from collections.abc import Sequence

from generator.model import DirectiveType
from generator.parsing.agencies import Naming
from generator.parsing.context import Context
from generator.parsing.ranges import Part, Range
from generator.registers import ResolvedBody, Territory, find_bodies, resolve_body

_FOR_ALL = frozenset({DirectiveType.LUAT, DirectiveType.NGHI_DINH, DirectiveType.THONG_TU})
_SET_UP = re.compile(
    r"\b(?:[Tt]hành lập|[Kk]iện toàn)\s+(?P<name>[A-ZĐ][^,.;:()]{6,120}?)(?=\s*[,.;:(]|\s+(?:gồm|để|do)\b)"
)
_SEARCHED = 400_000
"""Characters searched for names in full; no real document comes near."""


def naming_of(words: str, ranges: Sequence[Range], context: Context) -> Naming:
    """What names in the document of these `words` mean."""
    known, places = _known(words, ranges, context)
    return Naming(context, known, _near(places, context))


def _near(places: set[Territory], context: Context) -> Territory | None:
    """The one province that a central body's paper is about, the one district that a province's is.

    What rules for all, or goes to a class of bodies (`Các sở …`), is about no province.
    """
    own = context.territory
    if own is None or context.type in _FOR_ALL:
        return None
    if own.own is not None:
        districts = {place.district for place in places if place.district and place.province == own.province}
        return Territory(own.province, districts.pop()) if not own.district and len(districts) == 1 else None
    provinces = {place.province for place in places if place.province}
    if len(provinces) != 1:
        return None
    (province,) = provinces
    named = any(name.endswith(province) for name in context.addressee_bodies)
    return Territory(province) if named or context.type is not DirectiveType.CONG_VAN else None


def _known(words: str, ranges: Sequence[Range], context: Context) -> tuple[tuple[ResolvedBody, ...], set[Territory]]:
    """The issuer, what the document sets up, and what else it names in full, one of a kind; and where."""
    known: dict[str, ResolvedBody] = {}
    places: set[Territory] = set()
    if context.issuer and (body := resolve_body(context.issuer.name, context.territory, context.registers)):
        known[body.slug] = body
    if not ranges:
        return tuple(known.values()), places
    searched = words[ranges[0].start : min(ranges[-1].end, ranges[0].start + _SEARCHED)]
    orders = next((place.start for place in ranges if place.part is Part.PROVISION), ranges[0].start)
    for match in _SET_UP.finditer(searched, orders - ranges[0].start):
        if body := resolve_body(match["name"], context.territory, context.registers):
            known.setdefault(body.slug, body)
    kinds = {body.kind for body in known.values()}
    for found in find_bodies(searched, context.territory, context.registers, known=tuple(known.values())):
        kind = context.registers.body_kinds.by_key.get(found.body.kind)
        places.add(found.body.territory)
        if kind and kind.open and not kind.named and kind.key not in kinds and "TRƯỞNG" not in found.body.name:
            known.setdefault(found.body.slug, found.body)
    return tuple(known.values()), places
