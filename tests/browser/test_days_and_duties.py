"""Lists as of a day and duties by body: what the scripts make of the lists' data, and what stands without them."""

import itertools
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

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


TODAY = date(2021, 8, 1)
ASKED = (
    {"co-quan": "b"}, {"co-quan": "b", "chu-de": "y-te"}, {"chu-de": "y-te"}, {"dia-phuong": "tinh-lai-chau"},
    {"tu": "2021-07-30", "den": "2021-08-03"}, {"tu": "2021-08-01"}, {"den": "2021-07-31"}, {"co-quan": "khong-co"},
)  # fmt: skip


def duties_of_a_country() -> tuple[dict[str, Any], list[list[dict[str, Any]]]]:
    """Columns and files of rows: three bodies, 260 duties, seven days, every document another topic or place."""
    due = [None if at % 5 == 4 else at % 7 - 3 + (TODAY - date(1970, 1, 1)).days for at in range(260)]
    columns = {
        "per_file": 20,
        "version": "1",
        "bodies": [["a", "Ban A", 30], ["b", "Ban B", 210], ["c", "Ban C", 20]],
        "topics": [["giao-duc", "Giáo dục"], ["y-te", "Y tế"]],
        "places": [["tinh-lai-chau", "tỉnh Lai Châu"], ["tinh-thai-nguyen", "tỉnh Thái Nguyên"]],
        "documents": [[[0], [1]], [[0, 1], [0]], [[], [0, 1]]],
        "document": [at % 3 for at in range(260)],
        "due": due,
    }
    names = [slug for slug, _, count in columns["bodies"] for _ in range(count)]
    rows = [
        {
            "agency": names[at], "agency_slug": None, "role": "lead", "said": f"Việc {at}", "beside": ["Phối hợp: B"],
            "document": "1/CV", "standing": None if at % 3 else "đã bị thu hồi",
            "id": f"a/2021/{at % 3}", "provision": None,
            "due": day and (date(1970, 1, 1) + timedelta(days=day)).isoformat(),
        }
        for at, day in enumerate(due)
    ]  # fmt: skip
    return columns, [rows[at : at + 20] for at in range(0, 260, 20)]


def test_the_script_sifts_the_columns_as_the_list_would_be(browser: Browser, address: str) -> None:
    columns, files = duties_of_a_country()
    rows = [row for file in files for row in file]

    def expected(asked: dict[str, str]) -> list[int]:
        found = []
        for at, row in enumerate(rows):
            topics, places = columns["documents"][columns["document"][at]]
            held = (
                asked.get("co-quan") in (None, row["agency"])
                and ("chu-de" not in asked or asked["chu-de"] in [columns["topics"][one][0] for one in topics])
                and ("dia-phuong" not in asked or asked["dia-phuong"] in [columns["places"][one][0] for one in places])
                and ("tu" not in asked or (row["due"] or "") >= asked["tu"])
                and ("den" not in asked or (row["due"] or "9") <= asked["den"])
            )
            found += [at] if held else []

        def place(at: int) -> tuple[int, int, int, int]:
            if rows[at]["due"] is None:
                return 2, 0, columns["document"][at], at
            days = (date.fromisoformat(rows[at]["due"]) - TODAY).days
            return int(days < 0), abs(days), columns["document"][at], at

        return sorted(found, key=place)

    with watched(browser, address) as seen:
        seen.tab.goto(address + DUTIES)
        made = seen.tab.evaluate(
            """async ([columns, asked, today, script]) => {
                const { sifted } = await import(script);
                return asked.map((one) => sifted(columns, one, today));
            }""",
            [columns, ASKED, TODAY.isoformat(), f"{address}assets/sifting.js"],
        )
    assert made == [expected(asked) for asked in ASKED]
    assert any(made[0])
    assert made[-1] == []


def test_only_the_rows_that_are_shown_are_fetched(browser: Browser, address: str) -> None:
    columns, files = duties_of_a_country()
    asked_for: list[str] = []

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2].partition(".")[0]
        asked_for.append(name)
        route.fulfill(json=columns if name == "columns" else files[int(name.removeprefix("rows-"))])

    with watched(browser, address) as seen:
        tab = seen.tab
        tab.route("**/assets/duties/*", answer)
        tab.goto(f"{address}{DUTIES}?co-quan=b")
        shown = tab.locator(".sifted tbody tr")
        expect(shown).to_have_count(50)
        assert sum(name.startswith("rows") for name in asked_for) <= 50
        expect(tab.locator(".sift .count")).to_contain_text("210")
        expect(tab.locator(".sifted .tag").first).to_have_text("đã bị thu hồi")
        expect(tab.locator("select[name=co-quan]")).to_have_value("b")
        for count in (100, 150, 200, 210):
            tab.locator(".sifted > button").click()
            expect(shown).to_have_count(count)
        expect(tab.locator(".sifted > button")).to_have_count(0)
        assert len(asked_for) == len(set(asked_for)), "each once"
        asked_for.clear()
        tab.goto(address + DUTIES)
        assert not [name for name in asked_for if name.startswith("rows")]


@pytest.mark.parametrize("fault", ["not there", "of another build"])
def test_where_rows_cannot_be_had_the_whole_list_stands(fault: str, browser: Browser, address: str) -> None:
    columns, files = duties_of_a_country()

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2].partition(".")[0]
        if name != "columns" and int(name.removeprefix("rows-")) > 10:
            route.fulfill(json=files[0], status=404 if fault == "not there" else 200)
        else:
            route.fulfill(json=columns if name == "columns" else files[int(name.removeprefix("rows-"))])

    # not watched: the browser itself tells of the file that is not there
    tab = browser.new_page()
    tab.route("**/assets/duties/*", answer)
    tab.goto(f"{address}{DUTIES}?co-quan=a")
    expect(tab.locator(".sifted tbody tr")).to_have_count(30)
    tab.locator("select[name=co-quan]").select_option("c")
    tab.locator(".sift button").first.click()
    expect(tab.locator(".sift .count")).to_contain_text("toàn bộ")
    expect(tab.locator(".sifted")).to_be_empty()
    expect(tab.locator("table.duties tbody tr:visible").first).to_be_visible()
    tab.close()


def test_what_is_no_day_is_not_asked_for(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        seen.tab.goto(f"{address}{DUTIES}?tu=2021-13-45")
        expect(seen.tab.locator("table.duties tbody tr:visible").first).to_be_visible()
        expect(seen.tab.locator(".sifted")).to_be_empty()


def test_a_day_before_the_first_document_says_that_there_was_none(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        seen.tab.goto(f"{address}{PLACE}?ngay=1990-01-01")
        expect(seen.tab.locator(".as-of")).to_contain_text("chưa có văn bản nào")


def test_a_replaced_paper_is_printed_with_its_banner_first(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        seen.tab.goto(address + PLACE)
        seen.tab.emulate_media(media="print")
        seen.tab.evaluate(
            """() => {
                document.body.className = "kind-directive";
                document.querySelector(".page").innerHTML = `<div class="top"><p class="banner">Bị thay thế</p></div>
                    <section data-part="reading">Toàn văn</section>`;
            }"""
        )
        top = seen.tab.locator(".top").bounding_box()
        reading = seen.tab.locator("section[data-part=reading]").bounding_box()
        assert top is not None
        assert reading is not None
        assert top["y"] < reading["y"]


def test_a_folded_form_asks_for_nothing_before_it_is_opened(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport={"width": 390, "height": 800}) as seen:
        tab = seen.tab
        asked_for: list[str] = []
        tab.on("request", lambda request: asked_for.append(request.url))
        tab.goto(address + DUTIES, wait_until="networkidle")
        assert not [url for url in asked_for if "duties/" in url]
        tab.locator(".sift summary").click()
        expect(tab.locator("select[name=co-quan] option").nth(1)).to_be_attached()


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
