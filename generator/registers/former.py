"""Divisions gone before the tables begin, and which of today's bore their names in another province before."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from generator.registers.division import name_key
from generator.registers.loading import Entry, read_packaged


class FormerDivision(Entry):
    """One line of `former-divisions.yml`."""

    name: str
    province: str | None = None
    until: date
    by: str | None = None
    """None where no public text was found that names the resolution."""
    went_to: list[str]
    """`huyện Trùng Khánh`, in its province; `huyện A Lưới, thành phố Huế`, in another."""
    districts: tuple[str, ...] = ()
    """Of a province: those that went with it and kept their names."""
    communes: tuple[str, ...] = ()
    """Of a district: those of its successors that were its own; `*` for all that no other line names."""

    @property
    def targets(self) -> tuple[tuple[str, str], ...]:
        """(unit, province) of each successor; a province's own name is both."""
        pairs = (name.partition(", ") for name in self.went_to)
        return tuple((unit, province or self.province or unit) for unit, _, province in pairs)

    @property
    def goes_on(self) -> bool:
        """Whether its name is borne on in another province, or by one (`thành phố Huế`)."""
        return any(self.name in target and target[1] != self.province for target in self.targets if self.province)


class Move(NamedTuple):
    """Since when a division stands in its province, and where one of its name stood before."""

    since: date
    before: str


class FormerDivisions:
    """The lines of `former-divisions.yml`, those that they stand for included.

    `pairs`: (province, district) → its communes and what each became, as `districts.tsv` has them.
    """

    def __init__(self, pairs: Mapping[tuple[str, str], str]) -> None:
        self._pairs = pairs

    @cached_property
    def all(self) -> tuple[FormerDivision, ...]:
        """Every former division, provinces before their districts."""
        return tuple(_with_districts(read_packaged("former-divisions.yml", FormerDivision)))

    def of(self, province: str, district: str | None = None) -> FormerDivision | None:
        """The line of a province, or of a district in one; None where there is none."""
        return self._by_key.get((name_key(province), name_key(district or province)))

    def communes(self, entry: FormerDivision) -> Iterator[tuple[str, str, str]]:
        """(province, district, `COMMUNE>TODAY+TODAY`) of each commune of the tables that was a former district's."""
        listed = set(entry.communes)
        for unit, province in entry.targets if listed else ():
            others = self._named[(unit, province)]
            for pair in filter(None, self._pairs[(province, unit)].split("|")):
                name = pair.partition(">")[0]
                if name in listed or (listed == {"*"} and name not in others):
                    yield province, unit, pair

    @cached_property
    def moves(self) -> dict[tuple[str, str | None, str | None], Move]:
        """(province, district, commune) of today's tables → since when it stands there."""
        found: dict[tuple[str, str | None, str | None], Move] = {}
        for entry in self.all:
            if entry.province is None:
                continue
            move = Move(entry.until, entry.province)
            for unit, province in entry.targets:
                if province != entry.province:
                    found |= {(province, unit, None): move} if unit == entry.name else {}
                    found |= {(province, None, None): move} if province == entry.name else {}
            for province, unit, pair in self.communes(entry):
                if province != entry.province:
                    found[(province, unit, pair.partition(">")[0])] = move
        return found

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], FormerDivision]:
        return {(name_key(entry.province or entry.name), name_key(entry.name)): entry for entry in self.all}

    @cached_property
    def _named(self) -> dict[tuple[str, str], set[str]]:
        named: dict[tuple[str, str], set[str]] = {target: set() for entry in self.all for target in entry.targets}
        for entry in self.all:
            for target in entry.targets:
                named[target] |= set(entry.communes) - {"*"}
        return named


def _with_districts(entries: tuple[FormerDivision, ...]) -> Iterator[FormerDivision]:
    for entry in entries:
        yield entry
        for name in entry.districts:
            yield FormerDivision(
                name=name,
                province=entry.name,
                until=entry.until,
                by=entry.by,
                went_to=[f"{name}, {entry.went_to[0]}"],
                communes=("*",),
            )
