"""Drawings: well-formed XML, named for who can't see them, and never more than the table beneath them says."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from generator.model import Archive, EventKind, Page, Place
from generator.registers.outlines import outlines
from generator.vietnamese import slug as slug_of
from generator.wording import load
from generator.writing import SiteText, write
from generator.writing.context import Context
from generator.writing.drawing import number, shade
from generator.writing.heat import months_table, year_drawn, years_drawn, years_table
from generator.writing.province_map import province_map

from .library import library
from .rendering import with_commonmark

SVG = "{http://www.w3.org/2000/svg}"
CONTEXT = Context(library(), load("vi"), SiteText("Kho"), "/nam/")
PAGES = {one.address: one for one in write(library(), load("vi"), SiteText("Kho", source=str.encode))
         if isinstance(one, Page)}  # fmt: skip
DRAWN = [address for address, page in PAGES.items() if "<svg" in page.markdown]


def drawings(markdown: str) -> list[ElementTree.Element]:
    """Every drawing of a page, read as XML."""
    return [ElementTree.fromstring(found) for found in re.findall(r"<svg.*?</svg>", markdown, re.S)]


def texts(cell: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in cell.iter(f"{SVG}text"))


def test_years_and_places_have_drawings() -> None:
    assert {"/nam/", "/nam/2021/", "/dia-phuong/"} <= set(DRAWN)


@pytest.mark.parametrize("address", DRAWN)
def test_every_drawing_is_xml_with_a_name_and_a_description(address: str) -> None:
    for svg in drawings(PAGES[address].markdown):
        named = {element.get("id") for element in svg if element.tag in (f"{SVG}title", f"{SVG}desc")}
        assert {svg.get("aria-labelledby"), svg.get("aria-describedby")} <= named
        links = list(svg.iter(f"{SVG}a"))
        assert svg.get("role") == ("group" if links else "img")
        for link in links:
            assert "".join(title.text or "" for title in link.iter(f"{SVG}title"))


@pytest.mark.parametrize("address", DRAWN)
def test_no_drawing_brings_a_colour_or_a_script(address: str) -> None:
    for svg in drawings(PAGES[address].markdown):
        for element in svg.iter():
            assert element.tag != f"{SVG}script"
            assert not {"fill", "stroke", "style", "onclick"} & set(element.keys())


def test_a_calendar_of_years_says_what_its_table_says() -> None:
    months = {2022: {2: 1}, 2021: {5: 3, 7: 40}}
    svg = drawings(years_drawn([2022, 2021], months, CONTEXT))[0]
    cells = {(link.get("href"), texts(link)) for link in svg.iter(f"{SVG}a")}
    assert cells == {("2022/02/", "1"), ("2021/05/", "3"), ("2021/07/", "40")}
    tree = with_commonmark(years_table([2022, 2021], months, 2, CONTEXT))
    rows = [[cell.text_content() for cell in row] for row in tree.xpath("//tbody/tr")]
    assert rows[1] == ["2021", "43", "", "", "", "", "3", "", "40", "", "", "", "", ""]
    assert rows[2][:2] == ["Không rõ ngày", "2"]


def test_a_year_marks_days_and_what_happened_on_them() -> None:
    issued = {date(2021, 7, 20): 2}
    events = {date(2021, 7, 20): {EventKind.ENDS: 1}, date(2021, 8, 15): {EventKind.DUE: 3}}
    svg = drawings(year_drawn(2021, issued, events, CONTEXT))[0]
    days = {link.get("href"): link for link in svg.iter(f"{SVG}a")}
    assert list(days) == ["2021/07/#ngay-20", "2021/08/"]
    assert days["2021/08/"].findtext(f"{SVG}title") == "15/08/2021: 3 thời hạn"
    empty = next(path.get("d", "") for path in svg.iter(f"{SVG}path"))
    assert empty.count("M") == 365 - 2
    tree = with_commonmark(months_table(2021, {7: 2, 8: 0}, issued, events, CONTEXT))
    rows = [[cell.text_content() for cell in row] for row in tree.xpath("//tbody/tr")]
    assert rows == [
        ["Tháng 7", "2", "–", "1", "–"],
        ["Tháng 8", "0", "–", "–", "3"],
        ["20/07/2021", "2", "–", "1", "–"],
        ["15/08/2021", "–", "–", "–", "3"],
    ]


@pytest.mark.parametrize(
    ("count", "most", "expected"),
    [(0, 9, "h0"), (1, 1, "h1"), (4, 4, "h4"), (1, 100, "h1"), (26, 100, "h2"), (100, 100, "h4"), (-1, 0, "h0")],
)
def test_shades_grow_with_the_count(count: int, most: int, expected: str) -> None:
    assert shade(count, most) == expected


def test_coordinates_take_few_signs() -> None:
    assert [number(value) for value in (12, 3.5, 0.04, 1234.56)] == ["12", "3.5", "0", "1234.6"]


def provinces(**counts: int) -> Context:
    """An archive that holds so many documents of each province."""
    places = {
        slug: Place(slug, name, "tinh", slug, former, directives=tuple(map(str, range(counts[key]))))
        for key, slug, name, former in (
            ("hue", "thanh-pho-hue", "thành phố Huế", False),
            ("khanh_hoa", "tinh-khanh-hoa", "tỉnh Khánh Hòa", False),
            ("ninh_thuan", "tinh-ninh-thuan", "tỉnh Ninh Thuận", True),
        )
        if key in counts
    }
    return Context(Archive(places=places), load("vi"), SiteText("Kho"), "/dia-phuong/")


def test_the_map_leads_to_provinces_with_documents_and_to_no_other() -> None:
    svg = drawings(province_map(provinces(hue=2, khanh_hoa=9, ninh_thuan=3)))[0]
    links = [(link.get("href"), link.findtext(f"{SVG}title")) for link in svg.iter(f"{SVG}a")]
    assert links == [
        ("thanh-pho-hue/", "Thành phố Huế: 2 văn bản"),
        ("tinh-khanh-hoa/", "Tỉnh Khánh Hòa: 9 văn bản"),
        ("tinh-khanh-hoa/", "Quần đảo Trường Sa (tỉnh Khánh Hòa): 9 văn bản"),
    ]
    lands = [path for path in svg.iter(f"{SVG}path") if "land" in path.get("class", "").split()]
    assert len(lands) == 34 + 2


def test_the_map_names_both_archipelagos_even_without_documents() -> None:
    said = [text.text for text in drawings(province_map(provinces()))[0].iter(f"{SVG}text")]
    assert said == ["Quần đảo Hoàng Sa", "(thành phố Đà Nẵng)", "Quần đảo Trường Sa", "(tỉnh Khánh Hòa)"]


def test_labels_of_the_map_never_lie_upon_each_other() -> None:
    slugs = {one.name: slug_of(one.name) for one in outlines().provinces}
    places = {slug: Place(slug, name, "tinh", slug, False, directives=("a",)) for name, slug in slugs.items()}
    svg = drawings(province_map(Context(Archive(places=places), load("vi"), SiteText("Kho"), "/dia-phuong/")))[0]
    boxes = [
        (float(text.get("x", "")), float(text.get("y", "")), len(text.text or "") * 20)
        for text in svg.iter(f"{SVG}text")
    ]
    assert len(boxes) > 24
    for at, (x, y, width) in enumerate(boxes):
        for other_x, other_y, other in boxes[at + 1 :]:
            assert abs(y - other_y) >= 44 or abs(x - other_x) >= (width + other) / 2
