"""Full names and slugs of bodies, from a kind and a territory."""

from dataclasses import dataclass

from generator.registers.body_kinds import BodyKind
from generator.registers.division import split_kind
from generator.registers.placing import PlaceWords, territory_of
from generator.registers.registers import Registers
from generator.registers.territory import Territory
from generator.vietnamese import slug

_COMMITTEES = {"tỉnh": "Tỉnh ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy", "thành phố": "Thành ủy"}


def committee(where: Territory) -> str | None:
    """The Party committee of a territory: `Huyện ủy Đại Từ`, `Đảng ủy xã Bản Bo`; None for the whole country."""
    if where.own is None:
        return None
    if where.commune:
        return f"Đảng ủy {where.commune}"
    kind, name = split_kind(where.own)
    return f"{_COMMITTEES[kind]} {name}" if kind in _COMMITTEES else None


def unit_level(kind: BodyKind, own: Territory) -> str | None:
    """The level at which a document of territory `own` means a kind named without a place; None where it can't tell.

    Nor can a commune's paper without a district (from July 2025 on): what districts had, several communes share now.
    """
    if kind.named:
        return "province"
    fitting = [level for level in kind.levels if level != "central" and _division(own, level)]
    fitting = [level for level in fitting if not kind.of or split_kind(_division(own, level) or "")[0] in kind.of]
    shared = "district" in kind.levels and "commune" not in kind.levels and kind.family != "party"
    if not fitting or (shared and own.commune and not own.district):
        return None
    return own.level if own.level in fitting else fitting[-1] if len(fitting) == 1 else None


def composed(kind: BodyKind, phrase: str, where: Territory, glue: str = " ") -> str | None:
    """A full name: `Sở Y tế tỉnh Bắc Kạn`, `Tỉnh ủy Bắc Kạn`, `Ban Tuyên giáo Huyện ủy Bù Gia Mập`; None where no
    such body can be (a Huyện ủy of a quận).
    """
    unit = where.own
    if kind.naming == "own" or unit is None:
        return phrase
    division, short = split_kind(unit)
    if kind.of and division not in kind.of:
        return None
    if kind.parent == "committee":
        above = committee(where)
        return f"{phrase} {above}" if above else None
    return f"{phrase} {short}" if kind.naming == "bare" else f"{phrase}{glue}{unit}"


def slug_of(name: str, where: Territory) -> str:
    """A body's slug; below province level, or where the name does not say its province, that stands behind.

    A commune's body from before 1 July 2025 carries its district too: names of communes repeat within a province.
    """
    base = slug(name)
    if where.province is None:
        return f"{base}-{slug(split_kind(where.district)[1])}" if where.commune and where.district else base
    province = slug(split_kind(where.province)[1])
    if where.commune and where.district:
        base = f"{base}-{slug(split_kind(where.district)[1])}"
    elif not (where.commune or where.district) and base.endswith(f"-{province}"):
        return base
    return f"{base}-{province}"


def _division(own: Territory, level: str) -> str | None:
    return own.at(level).own if _has(own, level) else None


def _has(own: Territory, level: str) -> bool:
    return bool(getattr(own, level, None))


@dataclass(frozen=True, slots=True)
class ResolvedBody:
    """One body, by its full name."""

    name: str
    """In full and natural case, with territory: `Sở Y tế tỉnh Bắc Kạn`."""
    slug: str
    """With its province below province level: `trung-tam-y-te-huyen-tam-duong-lai-chau`."""
    kind: str
    """Key of its kind in the register."""
    family: str
    """`state`, `party`, `front`, `armed`."""
    territory: Territory
    inside: str | None = None
    """Slug of the body that it is a unit of, where its name says so."""
    letters: tuple[str, ...] = ()


def placed_body(
    kind: BodyKind, phrase: str, place: PlaceWords, own: Territory | None, registers: Registers
) -> ResolvedBody | None:
    """A kind at the place that a mention names; None where that is no one place, or no place of such a kind."""
    where = territory_of(place, own, registers.divisions, kind.levels, kind.of)
    if where is None or (where.own is None and "central" not in kind.levels and not kind.open):
        return None
    return body_in(kind, phrase, where, ", " if place.comma else " ")


def own_body(kind: BodyKind, phrase: str, own: Territory | None) -> ResolvedBody | None:
    """A name without a place: the document's own territory at the level of the kind."""
    if own is None:
        return None
    level = unit_level(kind, own)
    return body_in(kind, phrase, own.at(level)) if level else None


def body_in(kind: BodyKind, phrase: str, where: Territory, glue: str = " ") -> ResolvedBody | None:
    """A kind, with the words of its name, in a territory."""
    name = composed(kind, phrase or kind.name, where, glue)
    if name is None:
        return None
    inside = None
    if kind.parent == "committee":
        above = committee(where)
        inside = slug_of(above, where) if above else None
    known_as = composed(kind, kind.same_as, where) if kind.same_as else name
    return ResolvedBody(name, slug_of(known_as or name, where), kind.key, kind.family, where, inside, kind.letters)


def named_body(kind: BodyKind, phrase: str, own: Territory | None) -> ResolvedBody:
    """A body that bears a proper name: a school, a company."""
    where = own.at("province") if own and "province" in kind.levels else Territory()
    return ResolvedBody(phrase, slug_of(phrase, where), kind.key, kind.family, where, None, kind.letters)


def central_body(kind: BodyKind) -> ResolvedBody:
    """A body of the whole country."""
    country = Territory()
    return ResolvedBody(kind.name, slug_of(kind.name, country), kind.key, kind.family, country, None, kind.letters)


def unit_body(kind: BodyKind, phrase: str, inner: ResolvedBody) -> ResolvedBody:
    """A unit inside a body: both names, one after the other."""
    name = f"{phrase} {inner.name}"
    where = inner.territory
    return ResolvedBody(name, slug_of(name, where), kind.key, inner.family, where, inner.slug, kind.letters)
