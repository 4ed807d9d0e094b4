"""Which body stands above another, and which took over from it."""

from datetime import date
from functools import lru_cache

from generator.registers.composing import ResolvedBody, committee, slug_of
from generator.registers.division import KINDS, split_kind
from generator.registers.division_tables import REFORM
from generator.registers.registers import Registers
from generator.registers.resolving import resolve_body
from generator.registers.territory import Territory
from generator.vietnamese import slug

_UPWARDS = ("commune", "district", "province", "central")


@lru_cache(maxsize=65536)
def territory_from(jurisdiction: str | None) -> Territory | None:
    """`huyện Đại Từ, tỉnh Thái Nguyên` → a Territory; None where it is not known, the whole country for `toàn quốc`."""
    if not jurisdiction:
        return None
    parts = [" ".join(part.split()) for part in jurisdiction.split(",") if part.strip()]
    if [part.lower() for part in parts] == ["toàn quốc"]:
        return Territory()
    province = parts[-1]
    district = commune = None
    for part in parts[:-1]:
        if KINDS.get(split_kind(part)[0] or "", 2) == 3:
            commune = part
        else:
            district = part
    return Territory(province, district, commune)


def parent_of(body: ResolvedBody, registers: Registers) -> ResolvedBody | None:
    """The body above one: the one its name says it is inside of, else the one that its kind names, at its own level or
    the next above; an Ủy ban nhân dân stands under that of the next level. None where the register does not say.
    """
    kind = registers.body_kinds.by_key[body.kind]
    where = body.territory
    if body.inside:
        for inner in _inner_names(body, kind.name):
            above = resolve_body(inner, where, registers)
            if above and above.slug == body.inside:
                return above
        above_name = committee(where)
        if above_name and slug_of(above_name, where) == body.inside:
            return resolve_body(above_name, where, registers)
        return None
    if kind.parent is None or kind.parent == "committee":
        return None
    levels = _UPWARDS[_UPWARDS.index(where.level) :]
    if kind.name == "Ủy ban nhân dân":
        names, levels = ["Ủy ban nhân dân", "Chính phủ"], levels[1:]
    elif kind.parent in ("Tỉnh ủy", "Huyện ủy"):
        return _committee_above(where, registers)
    else:
        names = [kind.parent]
    for level in levels:
        for name in names:
            above = resolve_body(name, where.at(level), registers)
            if above and above.slug != body.slug and above.territory.level == level:
                return above
    return None


def successor_of(body: ResolvedBody, today: date, registers: Registers) -> ResolvedBody | None:
    """Who took over by `today`: the kind that a kind went into, in the province that a province went into.

    Bodies of districts have none: their work went to several communes and to the province.
    """
    kind = registers.body_kinds.by_key[body.kind]
    name = kind.successor if kind.successor and kind.until and kind.until <= today else None
    where = body.territory
    if where.level == "province" and where.province and today >= REFORM:
        province = registers.divisions.present_province(where.province) or where.province
        moved = Territory(province)
        bare = name or (kind.name if not kind.open else None)
        if bare and (name or province != where.province):
            bare = {"Tỉnh ủy": "Thành ủy"}.get(bare, bare) if province.startswith("thành phố") else bare
            found = resolve_body(bare, moved, registers)
            return found if found and found.slug != body.slug else None
        return None
    if name and where.level == "central":
        return resolve_body(name, where, registers)
    return None


def place_slug(where: Territory) -> str | None:
    """The slug of a territory's place: `tinh-thai-nguyen/huyen-dai-tu`; None for the whole country."""
    if where.province is None or where.own is None:
        return None
    return slug(where.province) if where.level == "province" else f"{slug(where.province)}/{slug(where.own)}"


def _committee_above(where: Territory, registers: Registers) -> ResolvedBody | None:
    above = where.at("district") if where.commune and where.district else where.at("province")
    if where.level == "district":
        above = where.at("province")
    name = committee(above)
    return resolve_body(name, above, registers) if name else None


def _inner_names(body: ResolvedBody, kind_name: str) -> list[str]:
    """What stands behind the unit's own name: `Phòng Y tế Sở Y tế tỉnh X` → every tail that could be the body."""
    words = body.name.split()
    return [" ".join(words[at:]) for at in range(len(kind_name.split()), len(words))]
