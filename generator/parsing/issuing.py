"""Who issued it, under whom, for what territory; inferred, and marked so, where the letterhead is lost."""

import re
from collections.abc import Sequence

from generator.model import Agency, Code, Origin, Severity
from generator.parsing.body_names import letterhead_name
from generator.parsing.known import Doubt, Finding, Known, Source
from generator.parsing.letterhead import BodyLine
from generator.parsing.whereabouts import territory_in_text, territory_named, territory_of_commune, territory_of_place
from generator.registers import (
    ResolvedBody,
    Territory,
    body_of_symbol,
    find_bodies,
    kinds_of_bodies,
    resolve_body,
)
from generator.registers.composing import slug_of
from generator.registers.division import split_kind
from generator.vietnamese import fold

_COMMUNE = re.compile(r"\b(?<!thị )(?:xã|phường|thị trấn) (?P<name>[^\W\d_][^,]*)$")
_SUPERIOR = re.compile(r"\b(?:huyện|quận|thị xã|thành phố) (?P<name>[^\W\d_][^,]*)$")
_COMMITTEE = re.compile(r"^(?:dang uy|dang bo|chi bo)\b")
_INSIDE = re.compile(r"^(?:van phong|thanh tra|phong|doi|to|khoa|vu|ban|cuc|trung tam)\b")
_OUTER = re.compile(
    r"^(?:uy ban nhan dan|ubnd|dang bo|tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|hoi dong nhan dan)\b"
)
_SAYS_PLACE = re.compile(r"\b(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)\s\w+\s\w+$")
_OF_ABOVE = re.compile(r"(?P<unit>Thanh tra|Văn phòng)\s(?P<whose>sở|bộ|cục|tổng cục|ban)", re.IGNORECASE)
"""`THANH TRA SỞ` below `SỞ GIAO THÔNG VẬN TẢI …`: the second says again whose it is."""
_ALWAYS_INSIDE = re.compile(
    r"^(?:van phong|thanh tra|thuong truc|ban thuong vu|ban thuong truc|ban chap hanh|dang uy|dang bo|chi bo|chi uy"
    r"|cong doan(?: co so)?|doan thanh nien|hoi dong truong)$"
)
_PARTY_SYMBOL = re.compile(
    r"^[A-ZĐ][A-Za-zĐđ]{1,4}/(?:HU|TU|TW|ĐU|QU|ThU|TXU|BTG|BTC|BDV|UBKT|VP|BCĐ|BPTT|ĐUK|CB|ĐTN)\w*$"
)


def settle_family(known: Known) -> Finding:
    """State or Party: by the heading, else by the stroke before the symbol and the symbol's own form."""
    heading = known.values.get("_heading")
    notation = known.value("notation") or ""
    party = known.values.get("_stroke") == "-" or bool(_PARTY_SYMBOL.match(notation))
    family = heading or ("party" if party else "state" if notation else None)
    return Finding((), {"_family": family} if family else {})


def settle_issuer(known: Known) -> Finding:
    """The issuer from the letterhead's last name, its superior from the one above; a unit is named inside its body.

    Where there is no letterhead: the symbol's letters, the territory of the place line, the names in the text. The
    territory is the issuer's; a central body's is the whole country.
    """
    lines: tuple[BodyLine, ...] = known.values.get("_letterhead", ())
    names = [letterhead_name(known, line.words) for line in lines]
    place = territory_of_place(known, names) or next(
        (found for name in reversed(names) if (found := territory_of_commune(known, name))), None
    )
    parent, issuer = _read(known, names, place) if names else (None, None)
    origin = Origin.TEXT
    doubts: list[Doubt] = []
    if issuer is None:
        issuer = _inferred(known, place or territory_in_text(known))
        origin = Origin.INFERRED
        if issuer:
            doubts.append(Doubt(Code.ISSUER_INFERRED, Severity.NOTE, values=(("value", issuer.name),)))
    given = known.corrections.values.get("issuer")
    territory = _territory(known, issuer, place)
    values: dict[str, object] = {"_territory": territory}
    sources: dict[str, Source] = {}
    if issuer:
        values["issuer"] = Agency(issuer.name, issuer.slug)
        values["_issuer"] = issuer
        sources["issuer"] = (
            Source(origin, lines[-1].start, lines[-1].end) if lines and origin is Origin.TEXT else Source(origin)
        )
    elif not given:
        doubts.append(Doubt(Code.ISSUER_MISSING, Severity.WARNING))
    if parent and issuer and parent.slug != issuer.slug:
        values["parent_body"] = Agency(parent.name, parent.slug)
        sources["parent_body"] = Source(Origin.TEXT, lines[-2].start, lines[-2].end)
    if territory is not None:
        values["jurisdiction"] = territory.jurisdiction
        sources["jurisdiction"] = Source(Origin.INFERRED)
    if (territory is None or (territory.own and not territory.province)) and not known.corrections.values.get(
        "jurisdiction"
    ):
        doubts.append(Doubt(Code.JURISDICTION_UNKNOWN, Severity.WARNING))
    return Finding((), values, sources, tuple(doubts))


def _territory(known: Known, issuer: ResolvedBody | None, place: Territory | None) -> Territory | None:
    """The staff's word first, then the issuer's own, then that of the place line."""
    stated = known.corrections.values.get("jurisdiction")
    if isinstance(stated, str):
        return territory_named(known, stated)
    given = known.corrections.values.get("issuer")
    if isinstance(given, Agency):
        body = resolve_body(given.name, place, known.registers)
        if body:
            return body.territory
    if issuer:
        return issuer.territory
    return place


def _read(
    known: Known, names: Sequence[str], place: Territory | None
) -> tuple[ResolvedBody | None, ResolvedBody | None]:
    names = _with_superior(names)
    if len(names) > 1 and _joint(known, names[-2], place) and (joint := _joint(known, " - ".join(names[-2:]), place)):
        return (_resolved(known, names[-3], place) if len(names) > 2 else None), joint
    above = _resolved(known, names[-2], place) if len(names) > 1 else None
    for index in range(len(names) - 3, -1, -1):
        if above is None:
            above = _resolved(known, names[index], place)
    short = _OF_ABOVE.fullmatch(names[-1])
    if above and short and fold(above.name).startswith(f"{fold(short['whose'])} "):
        names = [*names[:-1], short["unit"]]
    own = fold(names[-1])
    if above and _ALWAYS_INSIDE.match(own) and fold(names[-2]).startswith(f"{own} "):  # a round stamp said it before
        return _resolved(known, names[-2][len(own) :].strip(), place), above
    issuer = _issuer(known, names, above, place)
    return above or (_superior(known, names[-2], issuer) if issuer and len(names) > 1 else None), issuer


def _issuer(
    known: Known, names: Sequence[str], above: ResolvedBody | None, place: Territory | None
) -> ResolvedBody | None:
    """The last name as a body, below the one above it where there is one."""
    name, own, issuer = names[-1], fold(names[-1]), None
    territory = above.territory if above and above.territory.own else place
    if joint := _joint(known, name, territory):
        return joint
    central = above is not None and above.family == "party" and above.territory.own is None
    if above and central and not _COMMITTEE.match(own):  # `BAN CHẤP HÀNH TRUNG ƯƠNG / BAN TỔ CHỨC`
        issuer = _resolved(known, f"{name} {above.name}", above.territory)
    elif above and _is_inside(own, above):
        issuer = _resolved(known, f"{name} {above.name}", territory) or _unit(name, above)
    issuer = issuer or resolve_body(name, territory, known.registers, keep_head=True)
    if above and above.territory.own is None:
        territory = territory if _SAYS_PLACE.search(own) else above.territory
        issuer = None if issuer and _is_lent(known, issuer, name) else issuer
    if issuer is None and above:
        issuer = _unit(name, above) if _INSIDE.match(own) else _placed(name, territory)
    if issuer is None and place and len(name.split()) > 1:
        issuer = _placed(name, place)
    return issuer


def _superior(known: Known, name: str, issuer: ResolvedBody) -> ResolvedBody | None:
    """The name above the issuer's, in the issuer's territory; of an unknown kind, where it says its place."""
    if issuer.territory.province is None:
        return _resolved(known, name, issuer.territory)
    said = not name.isascii() and _SAYS_PLACE.search(fold(name))
    return _placed(name, issuer.territory.at("province")) if said else None


def _is_lent(known: Known, issuer: ResolvedBody, name: str) -> bool:
    """Whether a body named by its task has its territory from the place line alone: below a central body it is no
    province's (`BỘ Y TẾ / TRUNG TÂM …` with its seat in Hà Nội).
    """
    kind, own = known.registers.body_kinds.by_key.get(issuer.kind), issuer.territory.own
    return bool(kind and kind.open and not kind.named and own and fold(split_kind(own)[1]) not in fold(name))


def _with_superior(names: Sequence[str]) -> Sequence[str]:
    """A commune's body with the district that the line above names: the commune is looked up nowhere else."""
    commune = _COMMUNE.search(names[-1])
    superior = _SUPERIOR.search(names[-2]) if len(names) > 1 and commune else None
    if commune and superior and commune["name"][0].isupper() and superior["name"][0].isupper():
        return [*names[:-1], f"{names[-1]}, {superior[0]}"]
    return names


def _joint(known: Known, name: str, territory: Territory | None) -> ResolvedBody | None:
    """The first of several bodies that issue a paper together, between dashes; a name may hold a dash itself."""
    left, bodies = re.split(r"\s[-–—]\s", name), []
    while left:
        read = ((_resolved(known, " - ".join(left[:count]), territory), count) for count in range(1, len(left) + 1))
        body, count = next((pair for pair in read if pair[0]), (None, 0))
        if body is None:
            return None
        bodies.append(body)
        left = left[count:]
    return bodies[0] if len(bodies) > 1 else None


def _is_inside(own: str, above: ResolvedBody) -> bool:
    """Whether a name alone says too little: `Văn phòng` below a committee, `Phòng …` below a sở or a police force."""
    outer = _OUTER.match(fold(above.name))
    if _ALWAYS_INSIDE.match(own):
        return not (outer and own == "thanh tra")
    if own.startswith("ban ") and fold(above.name).startswith("hoi dong nhan dan"):  # a council's board
        return True
    return (
        bool(_INSIDE.match(own))
        and not outer
        and not own.startswith(("trung tam", "ban chi dao", "ban chap hanh", "ban thuong vu", "cuc"))
    )


def _unit(name: str, above: ResolvedBody) -> ResolvedBody:
    full = f"{name} {above.name}"
    slug = slug_of(full, above.territory)
    return ResolvedBody(full, slug, "", above.family, above.territory, above.slug)


def _placed(name: str, territory: Territory | None) -> ResolvedBody | None:
    """A body of a kind that the register does not know: its name, with its territory where it does not say it."""
    if territory is None:
        return None
    unit = territory.own
    full = name if not unit or _SAYS_PLACE.search(fold(name)) or fold(unit) in fold(name) else f"{name} {unit}"
    return ResolvedBody(full, slug_of(full, territory), "", "state", territory)


def _resolved(known: Known, name: str, territory: Territory | None) -> ResolvedBody | None:
    return resolve_body(name, territory, known.registers)


def _inferred(known: Known, territory: Territory | None) -> ResolvedBody | None:
    """The body that the symbol's letters can mean in this territory; an ad hoc one by its full name in the text."""
    notation = known.value("notation")
    if not notation:
        return None
    family = known.values.get("_family")
    body = body_of_symbol(notation, territory, known.registers, family=family)
    if body:
        return body
    kinds = {kind.key for kind in kinds_of_bodies(notation, known.registers, family) if kind.open}
    return _named_in_text(known, kinds, territory) if kinds else None


def _named_in_text(known: Known, kinds: set[str], territory: Territory | None) -> ResolvedBody | None:
    """The body of one of these kinds that the text names most, at the level of its territory."""
    text = known.sheet.cleaned.text[:60_000]
    counts: dict[str, int] = {}
    bodies: dict[str, ResolvedBody] = {}
    for found in find_bodies(text, territory, known.registers):
        body = found.body
        if body.kind in kinds and (territory is None or body.territory == territory):
            counts[body.slug] = counts.get(body.slug, 0) + 1
            bodies[body.slug] = body
    if not counts:
        return None
    best = max(counts.values())
    first = [slug for slug, count in counts.items() if count == best]
    return bodies[max(first, key=lambda slug: len(bodies[slug].name))]
