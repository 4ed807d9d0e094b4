"""Build the outlines of today's provinces from npm `@svg-maps/vietnam` 2.0.0 (CC BY 4.0), which draws the 63 of before.

    npm pack @svg-maps/vietnam@2.0.0 && tar xzf svg-maps-vietnam-2.0.0.tgz
    pip install shapely==2.2.0
    python scripts/build_map.py package/vietnam.svg generator/registers

Reads `provinces.tsv` for what belongs to what, writes `map.tsv`; the same input gives the same bytes. Outlines are
joined, made simpler and put on a grid of whole numbers, twice as fine as the drawing's. The two archipelagos keep every
island, none drawn smaller than can be seen. What runs between former provinces inside one of today is a line by itself.
"""

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

from shapely import unary_union
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import linemerge, polylabel

KEYS = {"hcm": "thành phố Hồ Chí Minh", "tthue": "thành phố Huế", "baria": "tỉnh Bà Rịa - Vũng Tàu"}
"""Ids of the drawing that are not the folded name."""
ARCHIPELAGOS = {
    "hoangsa": ("quần đảo Hoàng Sa", "thành phố Đà Nẵng"),
    "truongsa": ("quần đảo Trường Sa", "tỉnh Khánh Hòa"),
}
SCALE = 2
JOIN = 0.25
"""Units by which neighbours are brought together: the drawing's borders do not meet exactly."""
COARSE = 0.35
"""Units that an outline may be off."""
SMALLEST = 1.5
"""Square units below which an island of a province is left out."""
CURVE = 6
"""Straight lines that stand for one curve."""

Ring = list[tuple[float, float]]


def rings(way: str) -> list[Ring]:
    """The rings of a path of m, l, c, z in either case; curves as short straight lines."""
    found: list[Ring] = []
    x = y = 0.0
    for command, rest in re.findall(r"([MmLlCcZz])([^A-DF-Za-df-z]*)", way):
        values = [float(value) for value in re.findall(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?", rest)]
        relative = command.islower()
        if command in "Zz":
            x, y = found[-1][0]
            continue
        step = 6 if command in "Cc" else 2
        for at in range(0, len(values), step):
            part = values[at : at + step]
            points = [
                (part[i] + (x if relative else 0), part[i + 1] + (y if relative else 0)) for i in range(0, step, 2)
            ]
            if command in "Mm" and at == 0:
                found.append([points[0]])
            elif step == 6:
                found[-1] += curve((x, y), *points)
            else:
                found[-1].append(points[0])
            x, y = points[-1]
    return [ring for ring in found if len(ring) >= 3]


def curve(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]) -> Ring:
    """Points along a cubic Bézier curve."""
    points: Ring = []
    for step in range(1, CURVE + 1):
        t = step / CURVE
        p, q, r, s = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        points.append((p * a[0] + q * b[0] + r * c[0] + s * d[0], p * a[1] + q * b[1] + r * c[1] + s * d[1]))
    return points


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """The polygons of a shape, larger ones first."""
    parts = [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon)]
    return sorted(parts, key=lambda part: (-part.area, part.bounds))


def area(element: ElementTree.Element) -> BaseGeometry:
    """What one path of the drawing covers."""
    return unary_union([Polygon(ring).buffer(0) for ring in rings(element.get("d", ""))])


def written(shape: BaseGeometry) -> str:
    """Polygons as a path of whole, relative steps; holes too."""
    ways: list[str] = []
    for polygon in polygons(shape):
        facing = orient(polygon)
        ways += [line([*ring.coords][:-1]) + "z" for ring in (facing.exterior, *facing.interiors)]
    return "".join(way for way in ways if len(re.findall(r"-?\d+", way)) >= 8)


def line(points: Ring) -> str:
    """Points as `Mx yldx dy dx dy`, without steps that lead nowhere."""
    grid = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
    x, y = grid[0]
    steps: list[str] = []
    for next_x, next_y in grid[1:]:
        if (next_x, next_y) != (x, y):
            steps.append(f"{next_x - x} {next_y - y}")
            x, y = next_x, next_y
    return f"M{grid[0][0]} {grid[0][1]}l{' '.join(steps)}".replace(" -", "-")


def today(target: Path) -> dict[str, str]:
    """Name of a former province → its province of today."""
    lines = (target / "provinces.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {old: new for old, new, _ in (entry.split("\t") for entry in lines)}


def key_of(name: str) -> str:
    """The drawing's id of a province: `tỉnh Đắk Lắk` → `daklak`."""
    short = name.removeprefix("tỉnh ").removeprefix("thành phố ").lower().replace("đ", "d")
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFD", short))


def main(source: Path, target: Path) -> None:
    """Read the drawing `source`, write `map.tsv` into `target`."""
    belongs = today(target)
    names = {key_of(name): name for name in belongs}
    names |= KEYS
    members: dict[str, list[BaseGeometry]] = defaultdict(list)
    islands: list[tuple[str, str, BaseGeometry]] = []
    for element in ElementTree.parse(source).getroot():  # noqa: S314 (a file that one has fetched oneself)
        key = element.get("id", "")
        if key in ARCHIPELAGOS:
            islands.append((*ARCHIPELAGOS[key], area(element)))
        else:
            members[belongs[names[key]]].append(area(element))
    rows = ["part\tname\tprovince\tx\ty\tpath"]
    inner: list[str] = []
    for name in dict.fromkeys(belongs.values()):
        whole = unary_union([part.buffer(JOIN) for part in members[name]]).simplify(COARSE)
        kept = MultiPolygon([part for part in polygons(whole) if part.area >= SMALLEST])
        centre: Point = polylabel(polygons(kept)[0], 0.5)
        rows.append(f"province\t{name}\t{name}\t{round(centre.x * SCALE)}\t{round(centre.y * SCALE)}\t{written(kept)}")
        inner += seams(members[name], kept)
    for name, province, shape in islands:
        drawn = unary_union([part.buffer(1.2, quad_segs=3) for part in polygons(shape)]).simplify(0.2)
        x, y = drawn.envelope.centroid.x, drawn.bounds[3]
        rows.append(f"archipelago\t{name}\t{province}\t{round(x * SCALE)}\t{round(y * SCALE)}\t{written(drawn)}")
    rows.append(f"inner\t\t\t0\t0\t{''.join(inner)}")
    (target / "map.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def seams(members: list[BaseGeometry], whole: BaseGeometry) -> list[str]:
    """The lines along which former provinces met inside one of today."""
    found: list[str] = []
    coast = whole.boundary.buffer(1.2)
    for at, one in enumerate(members):
        for other in members[at + 1 :]:
            met = one.boundary.intersection(other.buffer(JOIN * 2)).difference(coast)
            joined = linemerge(met) if met.geom_type == "MultiLineString" else met
            parts = [part for part in getattr(joined, "geoms", [joined]) if part.geom_type == "LineString"]
            found += [line([*part.simplify(COARSE).coords]) for part in parts if part.length > 2]
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
