"""Outlines of the provinces of today and of the two archipelagos, for a map (`map-licence.txt`: CC BY 4.0)."""

from dataclasses import dataclass
from functools import cache

from generator.registers.loading import packaged_text

SIZE = (1640, 1846)
"""Width and height of the map in its own units."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One shape of the map."""

    name: str
    """`tỉnh Thái Nguyên`, `quần đảo Hoàng Sa`."""
    province: str
    """The province of today that it is, or belongs to: `thành phố Đà Nẵng`."""
    x: int
    """Where a label stands best, from the left; of an archipelago, its middle."""
    y: int
    """The same, from the top; of an archipelago, its lower end."""
    path: str
    """What SVG draws: `d` of a path."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """The whole map."""

    provinces: tuple[Outline, ...]
    """The 34, from north to south."""
    archipelagos: tuple[Outline, ...]
    """Hoàng Sa and Trường Sa."""
    inner: str
    """Lines along which former provinces met inside one of today."""


@cache
def outlines() -> Outlines:
    """The map, read once."""
    lines = packaged_text("map.tsv").splitlines()[1:]
    found: dict[str, list[Outline]] = {"province": [], "archipelago": [], "inner": []}
    for part, name, province, x, y, path in (line.split("\t") for line in lines):
        found[part].append(Outline(name, province, int(x), int(y), path))
    return Outlines(tuple(found["province"]), tuple(found["archipelago"]), found["inner"][0].path)
