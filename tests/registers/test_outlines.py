"""The map: each province of today once, both archipelagos, every shape inside the drawing."""

import re

from generator.registers import load
from generator.registers.outlines import SIZE, outlines


def points(path: str) -> list[tuple[int, int]]:
    """Where a path of `M x y l dx dy …` goes."""
    found: list[tuple[int, int]] = []
    for ring in re.findall(r"M([^M]*)", path):
        start, _, steps = ring.rstrip("z").partition("l")
        values = [int(value) for value in re.findall(r"-?\d+", f"{start} {steps}")]
        x, y = values[:2]
        found.append((x, y))
        for dx, dy in zip(values[2::2], values[3::2], strict=True):
            x, y = x + dx, y + dy
            found.append((x, y))
    return found


def test_every_province_of_today_has_one_outline() -> None:
    today = {division.name for division in load().divisions.provinces if not division.former}
    assert {one.name for one in outlines().provinces} == today
    assert len(outlines().provinces) == len(today) == 34


def test_the_archipelagos_belong_to_da_nang_and_khanh_hoa() -> None:
    assert {one.name: one.province for one in outlines().archipelagos} == {
        "quần đảo Hoàng Sa": "thành phố Đà Nẵng",
        "quần đảo Trường Sa": "tỉnh Khánh Hòa",
    }
    assert all(one.path.count("M") >= 5 for one in outlines().archipelagos)


def test_every_shape_lies_inside_the_drawing() -> None:
    for one in (*outlines().provinces, *outlines().archipelagos):
        reached = points(one.path)
        assert len(reached) >= 4, one.name
        assert all(0 <= x <= SIZE[0] and 0 <= y <= SIZE[1] for x, y in reached), one.name


def test_a_province_of_the_north_lies_above_one_of_the_south() -> None:
    heights = {one.name: one.y for one in outlines().provinces}
    assert heights["tỉnh Cao Bằng"] < heights["thành phố Đà Nẵng"] < heights["tỉnh Cà Mau"]
