"""A topic over time: the bars say what the table says, and each period leads to a search in it."""

import re
from collections.abc import Sequence
from datetime import date
from xml.etree import ElementTree

import pytest

from generator.model import Agency, Archive, Body, Directive, Page, Place, PlaceMention, Topic, TopicMatch
from generator.wording import load
from generator.writing import SiteText, write
from generator.writing.context import Context
from generator.writing.over_time import MOST_BARS, over_time, places_and_bodies

from .rendering import rendered, tree

SVG = "{http://www.w3.org/2000/svg}"
CONTEXT = Context(Archive(), load("vi"), SiteText("Kho"), "/chu-de/phong-chay/")


def documents(*days: str | None) -> list[Directive]:
    return [
        Directive(
            source=f"{index}.txt", text="", id=f"a/b/{index}", date_issued=date.fromisoformat(day) if day else None
        )
        for index, day in enumerate(days)
    ]


def told(days: Sequence[str | None]) -> tuple[list[str], list[list[str]], list[str]]:
    """Words of the drawing, rows of the table, addresses of its links."""
    parts = over_time(documents(*days), "chu-de=phong-chay", CONTEXT)
    found = re.search(r"<svg.*?</svg>", parts[1], re.S)
    assert found
    said = [text.text or "" for text in ElementTree.fromstring(found[0]).iter(f"{SVG}text")]
    body = rendered(parts[2]).commonmark
    rows = [[cell.text_content() for cell in row] for row in body.xpath("//tbody/tr")]
    return said, rows, body.xpath("//a/@href")


def test_a_short_stretch_is_told_by_month_with_the_empty_ones_between() -> None:
    said, rows, links = told(["2021-11-03", "2022-01-31", "2022-01-02", None])
    assert said == ["1", "11/2021", "12/2021", "2", "1/2022"]
    assert rows == [["11/2021", "1"], ["1/2022", "2"], ["không rõ ngày", "1"]]
    assert links == [
        "../../tim-kiem/?chu-de=phong-chay&tu=2021-11-01&den=2021-11-30",
        "../../tim-kiem/?chu-de=phong-chay&tu=2022-01-01&den=2022-01-31",
    ]


def test_a_long_stretch_is_told_by_year() -> None:
    said, rows, links = told(["2019-12-31", "2022-01-01"])
    assert said == ["1", "2019", "2020", "2021", "1", "2022"]
    assert rows == [["2019", "1"], ["2022", "1"]]
    assert links[1] == "../../tim-kiem/?chu-de=phong-chay&tu=2022-01-01&den=2022-12-31"


@pytest.mark.parametrize("day", ["2020-02-29", "2021-12-31", "2021-01-01"])
def test_a_period_ends_on_its_last_day(day: str) -> None:
    (link,) = told([day])[2]
    last = date.fromisoformat(link.rpartition("=")[2])
    assert last.month == date.fromisoformat(day).month
    assert date.fromordinal(last.toordinal() + 1).day == 1


def test_a_misread_year_does_not_draw_a_thousand_bars() -> None:
    said, rows, _ = told(["1021-05-05", "2021-05-05"])
    assert said == ["1", "1021", "1", "2021"]
    assert len(rows) < MOST_BARS


def test_undated_documents_alone_make_no_drawing() -> None:
    assert over_time(documents(None, None), "chu-de=x", CONTEXT) == []


def test_a_topic_names_its_places_and_bodies_the_most_first() -> None:
    province, district = "tinh-ha-giang", "tinh-ha-giang/huyen-meo-vac"
    mentions = (
        PlaceMention(district, "huyện Mèo Vạc", "huyen", province),
        PlaceMention(province, "tỉnh Hà Giang", "tinh", province),
    )
    held = [
        Directive(
            source="1", text="một", id="a/2021/1", places=mentions, issuer=Agency("Huyện ủy Mèo Vạc", "huyen-uy")
        ),
        Directive(source="2", text="hai", id="a/2021/2", places=mentions[1:], issuer=Agency("Không ai biết", "la")),
    ]
    archive = Archive(
        directives={one.id or "": one for one in held},
        bodies={"huyen-uy": Body("huyen-uy", "Huyện ủy Mèo Vạc")},
        places={
            province: Place(province, "tỉnh Hà Giang", "tinh", province, True),
            district: Place(district, "huyện Mèo Vạc", "huyen", province, True),
        },
        topics={"x": Topic("x", "Chủ đề X", directives=tuple(TopicMatch(one.id or "", ("từ",)) for one in held))},
    )
    here = Context(archive, load("vi"), SiteText("Kho"), "/chu-de/x/")
    entries = rendered("\n\n".join(places_and_bodies(held, here))).commonmark.xpath("//li")
    assert [" ".join(entry.text_content().split()) for entry in entries] == [
        "Tỉnh Hà Giang 2 văn bản",
        "Huyện Mèo Vạc 1 văn bản",
        "Huyện ủy Mèo Vạc 1 văn bản",
    ]
    page = next(one for one in write(archive, load("vi"), SiteText("Kho")) if one.address == "/chu-de/x/")
    assert isinstance(page, Page)
    both = rendered(page.markdown)
    assert tree(both.python_markdown) == tree(both.commonmark)
