"""Places: each document under the name of its day, under what lies above it, and under today's names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.model import Directive, Place, PlaceMention
from generator.registers import Division, Registers
from generator.vietnamese import slug as to_slug
from generator.vietnamese import sort_key

_COMMUNES = ("xa", "phuong", "thi-tran")


class PresentPlaces(dict[PlaceMention, PlaceMention]):
    """Each mention with the divisions of today that it belongs to, which are looked up once."""

    def __init__(self, registers: Registers) -> None:
        """None is known yet."""
        super().__init__()
        self._divisions = registers.divisions
        self._parts: dict[tuple[PlaceMention, PlaceMention], PlaceMention] = {}

    def of(self, directive: Directive) -> tuple[PlaceMention, ...]:
        """The places of a directive. Of the district of a commune's paper, today's divisions are the commune's: what it
        says of itself it says of no other commune of that district.
        """
        known = tuple(map(self.__getitem__, directive.places))
        if not known or known[0].kind not in _COMMUNES or not known[0].present:
            return known
        units = (directive.jurisdiction or "").split(", ")
        own = sum(1 for _ in takewhile(lambda place: place.name in units, known))
        return tuple(
            self._part(place, known[0]) if 0 < at < own and place.slug != place.province else place
            for at, place in enumerate(known)
        )

    def _part(self, district: PlaceMention, commune: PlaceMention) -> PlaceMention:
        found = self._parts.get((district, commune))
        if found is None:
            found = self._parts[district, commune] = replace(district, present=commune.present)
        return found

    def __missing__(self, mention: PlaceMention) -> PlaceMention:
        """Look it up."""
        present = self._divisions.present(mention.slug)
        self[mention] = replace(mention, present=tuple(division.slug for division in present))
        return self[mention]


def places_of(directives: Sequence[Directive], registers: Registers) -> dict[str, Place]:
    """A page for every place that a document is about, for what lies above it, and for what it belongs to today.

    A document of huyện Đại Từ in 2021 stands under the district, its province, and the communes of today; one of
    tỉnh Bắc Kạn under tỉnh Thái Nguyên too. `directives` come newest first, and so does every list.
    """
    ids: dict[str, dict[str, None]] = defaultdict(dict)
    mentions: dict[str, PlaceMention] = {}
    reached: dict[PlaceMention, tuple[str, ...]] = {}
    for directive in directives:
        for mention in directive.places:
            mentions.setdefault(mention.slug, mention)
            if mention not in reached:
                reached[mention] = tuple(dict.fromkeys(_reached(mention)))
            for slug in reached[mention]:
                ids[slug][directive.id or ""] = None
    places = {slug: _place(slug, mentions, ids, registers) for slug in ids}
    return _related({slug: place for slug, place in places.items() if place}, registers)


def _reached(mention: PlaceMention) -> Iterable[str]:
    yield mention.slug
    yield mention.province
    for slug in mention.present:
        yield slug
        yield slug.partition("/")[0]


def _place(
    slug: str, mentions: dict[str, PlaceMention], ids: dict[str, dict[str, None]], registers: Registers
) -> Place | None:
    division = registers.divisions.by_slug(slug)
    documents = tuple(ids[slug])
    province = slug.partition("/")[0]
    if division is None:
        mention = mentions.get(slug)
        if mention is None:
            return None
        return Place(slug, mention.name, mention.kind, province, former=False, directives=documents)
    meanwhile = registers.divisions.meanwhile(slug) if division.former else ()
    return Place(
        slug=slug,
        name=division.name,
        kind=to_slug(division.kind),
        province=province,
        former=division.former,
        present=tuple(one.slug for one in registers.divisions.present(slug)) if division.former else (),
        changed_on=division.until,
        changed_by=division.by,
        meanwhile=tuple(dict.fromkeys(_known_as(one, division) for one in meanwhile)),
        since=max((one.until for one in meanwhile if one.until), default=None),
        since_by=next((one.by for one in meanwhile), None),
        directives=documents,
        parent=_above(division, slug),
    )


def _known_as(later: Division, division: Division) -> str:
    """What it went into, in a few words: the province alone where it kept its name there."""
    if later.name == division.name:
        return later.province
    return later.name if later.province == division.province else f"{later.name}, {later.province}"


def _above(division: Division, slug: str) -> str | None:
    if division.level == 1:
        return None
    province = slug.partition("/")[0]
    return f"{province}/{to_slug(division.district)}" if division.district and division.former else province


def _related(places: dict[str, Place], registers: Registers) -> dict[str, Place]:
    """Parents that have pages, children and predecessors of those that have."""
    children: dict[str, list[str]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    for slug, place in places.items():
        parent = place.parent if place.parent in places else place.province
        if parent in places and parent != slug:
            children[parent].append(slug)
            places[slug] = replace(place, parent=parent)
        for target in place.present:
            before[target].append(slug)

    order = {
        slug: rank for rank, slug in enumerate(sorted(places, key=lambda slug: (sort_key(places[slug].name), slug)))
    }

    def ordered(slugs: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(slugs, key=order.__getitem__))

    return {
        slug: replace(places[slug], children=ordered(children[slug]), predecessors=ordered(before[slug]))
        for slug in ordered(places)
    }
