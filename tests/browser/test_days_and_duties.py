"""Lists as of a day and duties by body: what the scripts make of the lists' data, and what stands without them."""

import itertools
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.model import Directive, Status, StatusState
from generator.writing.counting import group_on
from tests.browser.conftest import watched
from tests.browser.kinds import page_of

PLACE = "dia-phuong/tinh-thai-nguyen/"
DUTIES = "nhiem-vu/"
ISSUED = date(2021, 7, 20)
DAYS = (None, date(2021, 7, 1), date(2021, 7, 25), date(2021, 9, 1))


def test_the_script_groups_as_the_pages_do(browser: Browser, address: str) -> None:
    rows, groups = [], []
    asked = date(2021, 8, 1)
    for state, begins, ends, since in itertools.product(StatusState, DAYS, DAYS, DAYS):
        status = Status(state, begins=begins, ends=ends, since=since)
        one = replace(Directive(source="x.txt", text=""), date_issued=ISSUED, status=status)
        days = {"date_issued": ISSUED, "takes_effect": begins, "ends": ends, "status_since": since}
        rows.append({"status": state.value, **{key: day and day.isoformat() for key, day in days.items()}})
        groups.append(group_on(one, asked))
    with watched(browser, address) as seen:
        seen.tab.goto(address + PLACE)
        made = seen.tab.evaluate(
            """async ([rows, day, script]) => {
                const { groupOn } = await import(script);
                return rows.map((row) => groupOn(row, day));
            }""",
            [rows, asked.isoformat(), f"{address}assets/counting.js"],
        )
    assert made == groups


def test_an_address_shows_a_list_as_of_a_day(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        tab = seen.tab
        tab.goto(f"{address}{PLACE}?ngay=2021-08-01")
        expect(tab.locator(".as-of")).to_contain_text("01/08/2021")
        # issued on 20/7/2021 by the province that is part of it now; that of 21/2/2022 was not yet there
        expect(tab.locator(".counting li:visible")).to_have_count(1)
        expect(tab.locator(".counting li:visible")).to_contain_text("309-CV/TU")
        tab.locator("#ngay").fill("2022-03-01")
        tab.locator(".counting button").click()
        expect(tab.locator(".counting li:visible")).to_have_count(2)
        assert tab.url.endswith("?ngay=2022-03-01")
        tab.locator(".counting li a", has_text="Covid").first.click()
        expect(tab.locator("[data-directive]")).to_have_count(1)
        tab.go_back()
        expect(tab.locator(".as-of")).to_contain_text("01/03/2022")
        tab.go_back()
        expect(tab.locator(".as-of")).to_contain_text("01/08/2021")


def test_duties_are_sifted_by_the_address(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        tab = seen.tab
        tab.goto(address + DUTIES)
        whole = tab.locator("table.duties tbody tr:visible")
        everything = whole.count()
        option = tab.locator("select[name=co-quan] option").nth(1)
        chosen, name = option.get_attribute("value"), option.inner_text()
        tab.locator("select[name=co-quan]").select_option(chosen)
        tab.locator(".sift button").click()
        shown = tab.locator(".sifted tbody tr")
        expect(shown.first).to_be_visible()
        found = shown.count()
        assert 0 < found < everything
        assert set(shown.locator("th").all_inner_texts()) == {name}
        expect(whole).to_have_count(found)
        tab.reload()
        expect(shown).to_have_count(found)
        tab.locator(".sift form a").click()
        expect(whole).to_have_count(everything)


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("kind", ["directive", "wanted", "duties", "body", "quality"])
def test_rows_are_cards_on_a_small_screen(kind: str, width: int, browser: Browser, address: str, site: Path) -> None:
    with watched(browser, address, viewport={"width": width, "height": 800}, java_script_enabled=False) as seen:
        seen.tab.goto(address + page_of(kind, site))
        for row in seen.tab.locator("table.cards tbody tr").all():
            box = row.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["height"] < 700


def test_facts_are_folded_on_a_small_screen_and_whole_on_a_large_one(
    browser: Browser, address: str, site: Path
) -> None:
    page = address + page_of("directive", site)
    for width, folded in ((390, True), (1280, False)):
        with watched(browser, address, viewport={"width": width, "height": 800}, java_script_enabled=False) as seen:
            seen.tab.goto(page)
            more = seen.tab.locator("dl.facts.more")
            if folded:
                expect(more).to_be_hidden()
                seen.tab.locator(".fold summary").click()
            expect(more).to_be_visible()
            seen.tab.emulate_media(media="print")
            expect(more).to_be_visible()
