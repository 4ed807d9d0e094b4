"""The packaged tables of administrative divisions: who stood where until when, and what each became."""

from datetime import date
from functools import cached_property

from generator.registers.division import Division, split_kind
from generator.registers.former import FormerDivision, FormerDivisions, Move
from generator.registers.loading import packaged_text

REFORM = date(2025, 7, 1)
"""The day on which the 34 provinces and the two levels began to work."""
PROVINCES_BY = "202/2025/QH15"


class DivisionTables:
    """`provinces.tsv`, `districts.tsv`, `communes.tsv` (as of June and July 2025) and `former-divisions.yml`."""

    @cached_property
    def provinces(self) -> tuple[Division, ...]:
        """The provinces of today, then those of before."""
        rows = _rows("provinces.tsv")
        today = {new for _, new, _ in rows}
        current = [
            _division(name, 1, name, move=self.former.moves.get((name, None, None)))
            for name in dict.fromkeys(r[1] for r in rows)
        ]
        gone = [_division(old, 1, old, until=REFORM, by=PROVINCES_BY) for old, _, _ in rows if old not in today]
        gone += [_gone(entry) for entry in self.former.all if not entry.province]
        return tuple(current + gone)

    @cached_property
    def districts(self) -> tuple[Division, ...]:
        """Every district: none is left since 1 July 2025. Keyed by (province, district): names are shared."""
        found = [
            self._of_tables(name, 2, province, None, self.former.moves.get((province, name, None)))
            for province, name, _ in self._district_rows
        ]
        return tuple(found + [_gone(entry) for entry in self.former.all if entry.province])

    @cached_property
    def communes(self) -> tuple[Division, ...]:
        """Communes of today, then those of before with their districts."""
        found = [_division(name, 3, province) for province, names in _rows("communes.tsv") for name in names.split("|")]
        for province, district, pairs in self._district_rows:
            for name in filter(None, (pair.partition(">")[0] for pair in pairs.split("|"))):
                move = self.former.moves.get((province, district, name))
                found.append(self._of_tables(name, 3, province, district, move))
        for entry in self.former.all:
            for _, _, pair in self.former.communes(entry):
                found.append(_gone(entry, pair.partition(">")[0]))
        return tuple(found)

    @cached_property
    def former(self) -> FormerDivisions:
        """Those that were gone before the tables begin."""
        return FormerDivisions({(province, district): pairs for province, district, pairs in self._district_rows})

    def _of_tables(self, name: str, level: int, province: str, district: str | None, move: Move | None) -> Division:
        return _division(name, level, province, district, until=REFORM, by=self._ended_by[province], move=move)

    @cached_property
    def _ended_by(self) -> dict[str, str]:
        return {old: resolution for old, _, resolution in _rows("provinces.tsv")}

    @cached_property
    def _district_rows(self) -> list[list[str]]:
        return _rows("districts.tsv")

    @cached_property
    def province_today(self) -> dict[str, str]:
        """Province of any day → the one of today."""
        former = {entry.name: entry.went_to[0] for entry in self.former.all if not entry.province}
        return former | {old: new for old, new, _ in _rows("provinces.tsv")}

    @cached_property
    def pairs(self) -> dict[tuple[str, str], str]:
        """(province, district) → `COMMUNE>TODAY+TODAY|…`."""
        pairs = {(province, district): pairs for province, district, pairs in self._district_rows}
        for entry in self.former.all:
            if entry.province and entry.communes:
                pairs[(entry.province, entry.name)] = "|".join(pair for _, _, pair in self.former.communes(entry))
        return pairs


def _division(
    name: str,
    level: int,
    province: str,
    district: str | None = None,
    *,
    until: date | None = None,
    by: str | None = None,
    move: Move | None = None,
    goes_on: bool = False,
) -> Division:
    since, before = move or (None, None)
    former = until is not None
    return Division(
        name, split_kind(name)[0] or "", level, province, district, former, until, by, since, before, goes_on
    )


def _gone(entry: FormerDivision, commune: str | None = None) -> Division:
    """A former division, or a commune that it had: the latter goes on in its successor."""
    province = entry.province or entry.name
    if commune:
        return _division(commune, 3, province, entry.name, until=entry.until, by=entry.by, goes_on=True)
    level = 2 if entry.province else 1
    return _division(entry.name, level, province, until=entry.until, by=entry.by, goes_on=entry.goes_on)


def _rows(file: str) -> list[list[str]]:
    return [line.split("\t") for line in packaged_text(file).splitlines()[1:]]
