"""A chain on a page: every document once, each line from what it carries out, the same in the table."""

import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from generator.model import Agency, Archive, ChainLink, Citation, CitedNumber, Directive, DirectiveType, Page, Relation
from generator.wording import load
from generator.writing import SiteText, write
from generator.writing.chain import MOST_ABOVE, MOST_BELOW, chain, steps_of
from generator.writing.context import Context

from .rendering import rendered, tree

SVG = "{http://www.w3.org/2000/svg}"
START = date(2021, 5, 20)
LEVELS = ("central", "province", "district", "commune")


def document(name: str, day: int | None) -> Directive:
    issued = START + timedelta(days=day) if day is not None else None
    return Directive(
        source=f"sources/{name}.txt",
        text=f"{name}.",
        id=f"co-quan/2021/{name}",
        type=DirectiveType.KE_HOACH,
        identifier=f"{name.upper()}/KH",
        date_issued=issued,
        issuer=Agency(f"Cơ quan {name}", "co-quan"),
        subject=f"việc {name}",
    )


def archive(steps: str, days: dict[str, int | None]) -> Archive:
    """`b>a c>b c>/x`: b carries out a, c carries out b and the number x that is not held; days after 20 May 2021."""
    held = {f"co-quan/2021/{name}": document(name, day) for name, day in days.items()}
    up: dict[str, list[ChainLink]] = {}
    down: dict[str, list[ChainLink]] = {}
    numbers: dict[str, CitedNumber] = {}
    for step in steps.split():
        below, _, above = step.partition(">")
        stub = above.removeprefix("/") if above.startswith("/") else None
        one = days[below]
        other = 0 if stub else days[above]
        lag = one - other if one is not None and other is not None else None
        citation = Citation(
            f"{stub}/CT-TTg" if stub else f"{above.upper()}/KH", DirectiveType.CHI_THI if stub else None, stub, START,
            "Thủ tướng Chính phủ" if stub else None, Relation.IMPLEMENTS, None, f"thực hiện {above}", None,
            None if stub else f"co-quan/2021/{above}",
        )  # fmt: skip
        link = ChainLink(f"co-quan/2021/{below}", None if stub else f"co-quan/2021/{above}", stub, citation, lag)
        up.setdefault(link.below, []).append(link)
        down.setdefault(link.above or link.number or "", []).append(link)
        if stub:
            numbers[stub] = CitedNumber(stub, f"{stub}/CT-TTg")
    return Archive(
        directives=held,
        numbers=numbers,
        carries_out={key: tuple(links) for key, links in up.items()},
        carried_out_by={key: tuple(links) for key, links in down.items()},
    )


def context(of: Archive, name: str = "b") -> Context:
    return Context(of, load("vi"), SiteText("Kho"), f"/van-ban/co-quan/2021/{name}/")


def rows(of: Archive, name: str) -> list[tuple[str, int, tuple[int, ...]]]:
    """Name, lane, rows above of every step."""
    steps, _ = steps_of(f"co-quan/2021/{name}", context(of))
    return [(step.key.rpartition("/")[2], step.lane, tuple(row for row, _ in step.above)) for step in steps]


LINE = archive("b>a c>b", {"a": 0, "b": 12, "c": 21})


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_a_line_of_three_is_the_same_from_each_of_them(name: str) -> None:
    assert rows(LINE, name) == [("a", 0, ()), ("b", 1, (0,)), ("c", 2, (1,))]


def test_what_stands_beside_is_not_in_the_chain() -> None:
    of = archive("b>a c>a", {"a": 0, "b": 1, "c": 2})
    assert rows(of, "b") == [("a", 0, ()), ("b", 1, (0,))]
    assert rows(of, "a") == [("a", 0, ()), ("b", 1, (0,)), ("c", 1, (0,))]


def test_two_above_have_each_a_lane_of_their_own() -> None:
    of = archive("c>a c>b", {"a": 0, "b": 1, "c": 2})
    assert rows(of, "c") == [("a", 0, ()), ("b", 1, ()), ("c", 2, (0, 1))]


def test_one_below_by_two_ways_stands_once_and_names_both() -> None:
    of = archive("b>a c>b c>a", {"a": 0, "b": 3, "c": 5})
    assert rows(of, "a") == [("a", 0, ()), ("b", 1, (0,)), ("c", 2, (1, 0))]
    svg = drawn(chain("co-quan/2021/a", context(of)))
    assert len([path for path in svg.iter(f"{SVG}path") if path.get("class") == "way"]) == 2


def test_a_circle_ends() -> None:
    of = archive("b>a a>b", {"a": 0, "b": 0})
    assert [name for name, _, _ in rows(of, "a")] == ["b", "a"]


def drawn(made: str) -> ElementTree.Element:
    found = re.search(r"<svg.*?</svg>", made, re.S)
    assert found
    return ElementTree.fromstring(found[0])


def test_the_drawing_and_the_table_say_the_same() -> None:
    of = archive("b>/x c>b", {"b": 12, "c": None})
    made = chain("co-quan/2021/b", context(of))
    svg = drawn(made)
    assert ["".join(line.text or "" for line in one) for one in svg.iter() if one.tag in (f"{SVG}a", f"{SVG}g")] == [
        "Chỉ thị số x/CT-TTgThủ tướng Chính phủ · 20/05/2021",
        "Kế hoạch số B/KHCơ quan b · 01/06/2021 · sau 12 ngày",
        "Kế hoạch số C/KHCơ quan c · không rõ ngày",
    ]
    links = [link.get("href") for link in svg.iter(f"{SVG}a")]
    assert links == ["../../../../so/x/", "../c/"]
    body = rendered(made).commonmark.xpath("//tbody/tr")
    assert [[cell.text_content() for cell in row] for row in body] == [
        ["Chỉ thị số x/CT-TTg", "Thủ tướng Chính phủ", "–", "20/05/2021", "–", "–"],
        ["Kế hoạch số B/KH", "Cơ quan b", "–", "01/06/2021", "Triển khai: Chỉ thị số x/CT-TTg", "12"],
        ["Kế hoạch số C/KH", "Cơ quan c", "–", "không rõ ngày", "Triển khai: Kế hoạch số B/KH", "không rõ"],
    ]


def test_levels_are_named() -> None:
    of = archive("b>a", {"a": 0, "b": 1})
    (link,) = of.carries_out["co-quan/2021/b"]
    told = replace(link, level_above="central", level_below="district")
    of = replace(of, carries_out={link.below: (told,)}, carried_out_by={link.above or "": (told,)})
    for name in ("a", "b"):
        said = rendered(chain(f"co-quan/2021/{name}", context(of))).commonmark.xpath("//tbody/tr/td[2]//text()")
        assert said == ["Trung ương", "Huyện"]


def test_a_number_that_is_not_held_has_its_chain_too() -> None:
    of = archive("b>/x c>b", {"b": 12, "c": 20})
    steps, _ = steps_of("x", context(of))
    assert [step.key for step in steps] == ["x", "co-quan/2021/b", "co-quan/2021/c"]
    assert "Chỉ thị số x/CT-TTg" in chain("x", context(of))


def test_many_are_counted_rather_than_shown() -> None:
    count = MOST_BELOW + MOST_ABOVE + 20
    days = {"a": 0, **{f"n{index}": index for index in range(count)}}
    of = archive(" ".join(f"n{index}>a" for index in range(count)), days)
    steps, left_out = steps_of("co-quan/2021/a", context(of))
    assert len(steps) + left_out == count + 1
    assert f"Còn {left_out} văn bản khác" in chain("co-quan/2021/a", context(of))


@pytest.mark.parametrize("name", ["a", "b", "c", "alone"])
def test_a_page_has_the_section_only_where_there_is_a_chain(name: str) -> None:
    of = replace(LINE, directives={**LINE.directives, "co-quan/2021/alone": document("alone", 3)})
    page = next(
        one for one in write(of, load("vi"), SiteText("Kho"))
        if isinstance(one, Page) and one.address == f"/van-ban/co-quan/2021/{name}/"
    )  # fmt: skip
    assert ("chain" in page.meta["sections"]) is ("<svg" in page.markdown) is (name != "alone")
    both = rendered(page.markdown)
    assert tree(both.python_markdown) == tree(both.commonmark)
    assert len(both.commonmark.xpath("//h2")) == len(page.meta["sections"])
