"""Administrative divisions before and after 1 July 2025, and which became which.

Until 30 June 2025: 63 provinces, districts, communes; since then 34 provinces and communes (Nghị quyết 202/2025/QH15;
1654 to 1687/NQ-UBTVQH15; Luật Tổ chức chính quyền địa phương 72/2025/QH15). Slugs are those of `/dia-phuong/`:
`tinh-thai-nguyen`, `tinh-thai-nguyen/huyen-dai-tu`, `tinh-thai-nguyen/xa-dai-tu`. One slug is one name: communes of
one name in two districts of a province share it.

    divisions = load().divisions
    divisions.find("huyện Đại Từ")            # every division of that name
    divisions.find("Đại Từ", date(2021, 1, 1), province="tỉnh Thái Nguyên")
    divisions.present("tinh-thai-nguyen/huyen-dai-tu")   # what it belongs to today
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from generator.registers.division import KINDS, Division, name_key, split_kind
from generator.registers.division_tables import REFORM, DivisionTables
from generator.vietnamese import fold, marks_lost, slug, sort_key, tone_slip


class Divisions(DivisionTables):
    """All divisions; communes are read when first asked for."""

    def find(
        self,
        name: str,
        on: date | None = None,
        *,
        province: str | None = None,
        district: str | None = None,
        seen_from: str | None = None,
    ) -> tuple[Division, ...]:
        """Every division of a name that stood on a day (any day where None), larger ones first.

        With or without kind (`huyện Đại Từ`, `H. Đại Từ`, `Đại Từ`), any case, any tone style; with marks lost only
        where nothing bears the name as written, and never against a mark that is written. `province` and `district`
        (names) narrow it. An empty tuple means unknown.
        """
        kind, short = split_kind(name)
        if short.isdigit():
            short = f"{kind} {short}"
        home = self._successors(province) if province else None
        era = name_key(province or seen_from or "")
        for fold_it in (False, True):
            key = fold(name_key(short)) if fold_it else name_key(short)
            found: list[Division] = []
            for index in self._indexes(fold_it, kind):
                found += [
                    d
                    for d in index.get(key, ())
                    if _fits(d, kind, on, home, district, era) and (not fold_it or marks_lost(short, name_key(d.short)))
                ]
            if found:
                return tuple(found)
        return ()

    def slipped(self, name: str, province: str) -> tuple[Division, ...]:
        """What a name that nothing bears must mean in a province: a tone mark stands on the wrong letter (`huyện Đaị
        Từ`), or one is another (`huyện Đái Từ`), and no second division of the kind has these letters there.

        Of former communes the register does not have all: another tone may be another commune's. () where unsure.
        """
        kind, short = split_kind(name)
        if kind is None:
            return ()
        home, found = self._successors(province), []
        for index in self._indexes(True, kind):
            candidates = index.get(fold(name_key(short)), ())
            found += [d for d in candidates if _fits(d, kind, None, home, None, name_key(province))]
        slips = {tone_slip(name_key(short), name_key(d.short)) for d in found}
        most = 0 if KINDS[kind] == 3 else 1
        sure = len({d.slug for d in found}) == 1 and all(slip is not None and slip <= most for slip in slips)
        return tuple(found) if sure else ()

    def by_slug(self, slug_: str) -> Division | None:
        """The division behind a slug, that of today where one bears it; None where none does."""
        found = self._by_slug.get(slug_) or self._communes_by_slug.get(slug_, [])
        return min(found, key=lambda division: division.former) if found else None

    def present(self, slug_: str) -> tuple[Division, ...]:
        """What a division belongs to today: itself where it still stands, several where it was split, () if unknown.

        A district goes into communes; a former province into one of the 34. By name, within their province.
        """
        found = self._by_slug.get(slug_) or self._communes_by_slug.get(slug_, [])
        if any(not division.former for division in found):
            return tuple(division for division in found if not division.former)[:1]
        seen: dict[str, Division] = {}
        for division in found:
            for target in self._went_to(division):
                seen.setdefault(target.slug, target)
        return tuple(sorted(seen.values(), key=lambda one: (one.province, sort_key(split_kind(one.name)[1]))))

    def meanwhile(self, slug_: str) -> tuple[Division, ...]:
        """What a division went into that is former too: before 1 July 2025. () where it had but one."""
        found = self._by_slug.get(slug_) or self._communes_by_slug.get(slug_, [])
        seen: dict[str, Division] = {}
        for division in found:
            former = self.former.of(division.province, division.district or division.name)
            for unit, province in former.targets if former and division.level > 1 else ():
                district = unit if division.level == 3 else None
                for target in self.find(division.name if district else unit, province=province, district=district):
                    if target.former and target.level == division.level:
                        seen.setdefault(target.slug, target)
        return tuple(seen.values())

    def present_province(self, province: str) -> str | None:
        """The province of today that a province (by name) belongs to; None if unknown."""
        targets = self.present(slug(province))
        return targets[0].name if targets else None

    def predecessors(self, slug_: str) -> tuple[Division, ...]:
        """The former divisions that went into a division of today: provinces, or districts and communes."""
        return self._predecessors.get(slug_, ())

    def _went_to(self, division: Division) -> Iterable[Division]:
        if division.level == 1:
            former = self.former.of(division.name)
            for name in former.went_to if former else [self.province_today[division.name]]:
                for target in self.find(name):
                    if target.level == 1:
                        yield from self.present(target.slug)
            return
        district = division.district or division.name
        former = self.former.of(division.province, district)
        if former and not former.communes:
            for unit, province in former.targets:
                for target in self.find(unit, province=province):
                    yield from self.present(target.slug)
            return
        today = self.province_today[former.targets[0][1] if former else division.province]
        for pair in self.pairs.get((division.province, district), "").split("|"):
            old, _, targets = pair.partition(">")
            if division.level == 2 or old == division.name:
                for name in filter(None, targets.split("+")):
                    yield Division(name, split_kind(name)[0] or "", 3, today)

    def _successors(self, province: str) -> frozenset[str]:
        names = {name_key(province)}
        former = self.former.of(province)
        if former:
            names |= {name_key(name) for name in former.went_to}
        return frozenset(names)

    def _indexes(self, fold_it: bool, kind: str | None) -> Iterable[dict[str, list[Division]]]:
        yield self._index_folded if fold_it else self._index
        if kind is None or KINDS[kind] == 3:
            yield self._index_communes_folded if fold_it else self._index_communes

    @cached_property
    def _index(self) -> dict[str, list[Division]]:
        return _indexed(self.provinces + self.districts, name_key)

    @cached_property
    def _index_folded(self) -> dict[str, list[Division]]:
        return _indexed(self.provinces + self.districts, lambda name: fold(name_key(name)))

    @cached_property
    def _index_communes(self) -> dict[str, list[Division]]:
        return _indexed(self.communes, name_key)

    @cached_property
    def _index_communes_folded(self) -> dict[str, list[Division]]:
        return _indexed(self.communes, lambda name: fold(name_key(name)))

    @cached_property
    def _by_slug(self) -> dict[str, list[Division]]:
        return _grouped(self.provinces + self.districts)

    @cached_property
    def _communes_by_slug(self) -> dict[str, list[Division]]:
        return _grouped(self.communes)

    @cached_property
    def _predecessors(self) -> dict[str, tuple[Division, ...]]:
        found: dict[str, dict[str, Division]] = defaultdict(dict)
        for division in (*self.provinces, *self.districts, *self.communes):
            if division.former:
                for target in self._went_to(division):
                    found[target.slug].setdefault(division.slug, division)
        return {key: tuple(value.values()) for key, value in found.items()}


def _fits(
    division: Division, kind: str | None, on: date | None, home: frozenset[str] | None, district: str | None, era: str
) -> bool:
    if kind and division.kind != kind:
        return False
    if on and (on >= division.until if division.until else on < REFORM and division.level == 3):
        return False
    if on and division.since and on < division.since:
        return False
    if on is None and division.goes_on and era != name_key(division.province):
        return False
    if on is None and division.before and era == name_key(division.before):
        return False
    if home is not None and name_key(division.province) not in home:
        return False
    return not (
        district and division.level == 3 and division.district and name_key(division.district) != name_key(district)
    )


def _indexed(divisions: Iterable[Division], key: Callable[[str], str]) -> dict[str, list[Division]]:
    index: dict[str, list[Division]] = defaultdict(list)
    for division in divisions:
        index[key(division.short)].append(division)
    return dict(index)


def _grouped(divisions: Iterable[Division]) -> dict[str, list[Division]]:
    groups: dict[str, list[Division]] = defaultdict(list)
    for division in divisions:
        groups[division.slug].append(division)
    return dict(groups)
