"""What counts on a day: by what a document and later ones say, never by a bare word of force."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator.linking import link
from generator.model import (
    Archive,
    Asset,
    Citation,
    Directive,
    Event,
    EventKind,
    Page,
    Relation,
    Span,
    Status,
    StatusSource,
    StatusState,
)
from generator.registers import load as registers
from generator.wording import load
from generator.writing import SiteText, write
from generator.writing.context import Context
from generator.writing.counting import counting, group_on

from .documents import rich

START = date(2021, 7, 20)
"""The day of issue of `rich`."""
TODAY = date(2021, 12, 1)
S = StatusState


def having(**status: object) -> Directive:
    return replace(rich(), status=Status(**{"state": S.NO_END_STATED, **status}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "day", "group"),
    [
        ({}, date(2021, 7, 19), None),
        ({}, START, "open"),
        ({"ends": date(2021, 8, 1)}, date(2021, 8, 1), "until"),
        ({"ends": date(2021, 8, 1)}, date(2021, 8, 2), "over"),
        ({"begins": date(2021, 8, 1)}, date(2021, 7, 31), "later"),
        ({"begins": date(2021, 8, 1)}, date(2021, 8, 1), "open"),
        ({"begins": date(2021, 5, 1)}, date(2021, 7, 1), None),
        ({"state": S.REPLACED, "since": date(2021, 9, 1)}, date(2021, 8, 31), "open"),
        ({"state": S.REPLACED, "since": date(2021, 9, 1)}, date(2021, 9, 1), "over"),
        ({"state": S.SUSPENDED, "since": date(2021, 9, 1)}, date(2021, 9, 1), "over"),
        ({"state": S.EXTENDED, "since": date(2021, 7, 30), "ends": date(2021, 8, 1)}, date(2021, 9, 1), "open"),
        ({"state": S.EXTENDED, "since": date(2021, 8, 5), "ends": date(2021, 8, 1)}, date(2021, 8, 3), "over"),
        ({"state": S.ENDED, "source": StatusSource.STAFF}, START, "over"),
        ({"state": S.NOT_YET_IN_FORCE, "source": StatusSource.STAFF}, START, "later"),
        ({"state": S.IN_FORCE_UNTIL, "source": StatusSource.STAFF}, START, "until"),
        ({"state": S.ENDED_IN_PART}, START, "open"),
    ],
)
def test_the_group_of_a_day(status: dict[str, object], day: date, group: str | None) -> None:
    assert group_on(having(**status), day) == group


def pair() -> list[Directive]:
    """A dispatch with a beginning and an end of its own, and a later one that replaces it."""
    words = "có hiệu lực từ ngày 25/7/2021"
    first = replace(
        rich(),
        citations=(),
        events=(
            Event(EventKind.TAKES_EFFECT, date(2021, 7, 25), None, words),
            Event(EventKind.ENDS, date(2021, 9, 30), None, "đến hết ngày 30/9/2021"),
        ),
        status=Status(S.NO_END_STATED),
    )
    words = "thay thế Công văn số 212-CV/HU ngày 20/7/2021"
    cited = Citation(
        first.identifier, first.type, first.number, START, first.issuer.name if first.issuer else None,
        Relation.REPLACES, None, words, Span(0, 5), target=first.id,
    )  # fmt: skip
    second = replace(
        first, id="huyen-uy-meo-vac-ha-giang/2021/240-cv-hu", source="sources/240-cv-hu.txt", number="240",
        identifier="240-CV/HU", date_issued=date(2021, 9, 1), citations=(cited,), events=(),
    )  # fmt: skip
    return [first, second]


def archive_of(today: date) -> Archive:
    return link(pair(), registers(), today)


def test_a_day_asked_for_later_is_answered_as_on_that_day() -> None:
    """What the last build says of a past day is what the build of that day said."""
    last = archive_of(date(2021, 11, 30)).directives
    for passed in range(0, 120, 3):
        day = date(2021, 7, 15) + timedelta(days=passed)
        then = archive_of(day).directives
        assert {id_: group_on(one, day) for id_, one in last.items()} == {
            id_: group_on(one, day) for id_, one in then.items()
        }, day


def test_the_group_of_the_build_agrees_with_the_status() -> None:
    said = {S.IN_FORCE_UNTIL: "until", S.NO_END_STATED: "open", S.NOT_YET_IN_FORCE: "later", S.REPLACED: "over"}
    for day in (START, date(2021, 8, 1), date(2021, 9, 1), TODAY):
        for one in archive_of(day).directives.values():
            if one.date_issued and one.date_issued <= day:
                # an end that is stated says more than a beginning that has not come
                assert group_on(one, day) == said[one.status.state]


def test_an_effect_named_by_the_document_itself_is_the_whole_document_s() -> None:
    text = "Điều 1. Giao việc.\n\nĐiều 2. Công văn này có hiệu lực từ ngày 01/01/2022. Xã Pả Vi làm từ ngày 05/02/2022."
    start = text.index("có hiệu lực")
    event = Event(EventKind.TAKES_EFFECT, date(2022, 1, 1), "d2", text[start:48], Span(start, start + 30))
    one = replace(pair()[0], text=text, events=(event,))
    later = text.index("làm từ")
    part = replace(event, as_written="làm từ ngày 05/02/2022", span=Span(later, len(text) - 1))
    whole, partly = (
        link([replace(one, events=(each,))], registers(), TODAY).directives[one.id or ""].status
        for each in (event, part)
    )
    assert (whole.state, whole.begins) == (S.NOT_YET_IN_FORCE, date(2022, 1, 1))
    assert (partly.state, partly.begins) == (S.NO_END_STATED, None)


@pytest.mark.parametrize(
    ("address", "relations"), [("/co-quan/huyen-uy-meo-vac-ha-giang/", True), ("/dia-phuong/tinh-ha-giang/", False)]
)
def test_a_list_says_what_counts_on_the_day_of_the_build(address: str, relations: bool) -> None:
    outputs = list(write(archive_of(TODAY), load("vi"), SiteText("Kho")))
    page = next(one for one in outputs if isinstance(one, Page) and one.address == address)
    assert "Tính đến ngày 01/12/2021" in page.markdown
    assert "/assets/counting.js" in page.meta["scripts"]
    groups = page.markdown.split('data-group="')[1:]
    held = {part.split('"')[0]: part for part in groups}
    assert list(held) == ["open", "until", "later", "over"]
    assert "240-CV/HU" in held["open"]
    assert "212-CV/HU" in held["over"]
    assert "đã được thay thế" in held["over"]
    assert held["later"].split(">")[0].endswith("hidden")
    rows = json.loads(next(o.data for o in outputs if isinstance(o, Asset) and o.address == f"{address}data.json"))
    old = next(row for row in rows if row["identifier"] == "212-CV/HU")
    assert ("relation" in old) is relations
    assert (old["takes_effect"], old["ends"], old["status_since"]) == ("2021-07-25", "2021-09-30", "2021-09-01")


def test_a_document_without_a_date_says_so_where_days_count() -> None:
    undated = replace(rich(), id="co-quan/khong-ro/1", date_issued=None)
    said = "".join(counting([undated], 1, Context(archive_of(TODAY), load("vi"), SiteText("Kho"))))
    assert "<b>212-CV/HU</b>, không rõ ngày" in said


@pytest.mark.parametrize(("count", "element"), [(7, "div"), (8, "details")])
def test_a_long_list_without_stated_ends_stands_closed_above_the_list_itself(count: int, element: str) -> None:
    many = [
        replace(having(), events=(), citations=(), id=f"{rich().id}-{one}", source=f"sources/{one}.txt")
        for one in range(count)
    ]
    outputs = write(link(many, registers(), TODAY), load("vi"), SiteText("Kho"))
    page = next(one for one in outputs if isinstance(one, Page) and one.address == "/dia-phuong/tinh-ha-giang/")
    assert f'<{element} class="group" data-group="open">' in page.markdown
    assert page.markdown.split('data-group="open"')[1].split("</ul>")[0].count("<li>") == count


def test_a_banner_says_what_has_been_replaced_before_anything_else() -> None:
    outputs = list(write(archive_of(TODAY), load("vi"), SiteText("Kho")))
    pages = {
        one.meta["directive"]: one.markdown for one in outputs if isinstance(one, Page) and "directive" in one.meta
    }
    first, second = (one.id or "" for one in pair())
    banner = pages[first].split('class="banner"')[1].split("</p>")[0]
    assert "Đã được thay thế." in banner
    assert "240-CV/HU" in banner
    assert pages[first].index('class="banner"') < pages[first].index("## ")
    assert 'class="banner"' not in pages[second]
