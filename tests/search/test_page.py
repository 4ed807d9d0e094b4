"""The search page in Chromium: what is asked stands in the address, and the page answers by itself."""

import json
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote_plus, urlsplit

import pytest
from playwright.sync_api import Browser, Route, expect
from playwright.sync_api import Page as Tab

from generator.search.cards import packed_cards
from generator.search.counting import Counting
from generator.search.entries import entry
from generator.search.synonyms import synonyms
from tests.browser.chromium import served
from tests.search.conftest import lay
from tests.search.made import ABBREVIATIONS, archive, archive_of, invented, permuted, seeds
from tests.search.test_queries import ask, full

COUNT = "[data-result-count]"
FACETS = {"issuer": "co-quan", "topic": "chu-de", "kind": "loai", "place": "dia-phuong", "status": "tinh-trang"}


@pytest.fixture
def fresh(browser: Browser, address: str) -> Iterator[Tab]:
    """A new tab on the search page, which fails the test for anything that goes wrong in it."""
    yield from watched(browser, address)


@pytest.fixture(params=["kho", "lon"])
def of_either_engine(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Tab]:
    """The same with the small engine, and with the large one."""
    yield from watched(browser, f"{address.removesuffix('kho/')}{request.param}/")


def watched(browser: Browser, address: str) -> Iterator[Tab]:
    opened = browser.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    opened.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith(address[:20]) else None)
    opened.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    opened.goto(f"{address}tim-kiem/")
    expect(opened.locator(COUNT)).to_have_text(str(len(archive().directives)))
    expect(opened.locator("[aria-busy=true]")).to_have_count(0)
    yield opened
    opened.close()
    assert wrong == []


def asked(tab: Tab) -> dict[str, list[str]]:
    return parse_qs(urlsplit(tab.url).query)


def hits(tab: Tab) -> list[str]:
    return [each.get_attribute("data-id") or "" for each in tab.locator("[data-result]").all()]


def send(tab: Tab, typed: str) -> None:
    tab.fill("[name=q]", typed)
    tab.press("[name=q]", "Enter")


def json_files(tab: Tab, address: str) -> list[str]:
    """What a page asks for of the index until it is done, by name."""
    wanted: list[str] = []
    tab.on("request", lambda asked: wanted.append(asked.url.rpartition("/")[2]) if ".json" in asked.url else None)
    tab.goto(address)
    expect(tab.locator("[data-result]").first).to_be_visible()
    expect(tab.locator("[aria-busy=true]")).to_have_count(0)
    return wanted


def test_what_the_page_fetches_ahead_is_asked_for_once(browser: Browser, address: str) -> None:
    opened = browser.new_page()
    scripts: list[str] = []
    opened.on("request", lambda asked: scripts.append(asked.url) if ".js" in asked.url[-4:] else None)
    wanted = json_files(opened, f"{address}tim-kiem/?q=giãn cách")
    assert sorted(wanted) == sorted(set(wanted))
    assert [each.rpartition("/")[2] for each in sorted(scripts)] == ["lunr.js", "page.js"]
    opened.close()


def test_few_files_are_asked_for_until_the_hits_stand_there(browser: Browser, tmp_path: Path) -> None:
    """In an archive whose hits stand in several files of what they are listed from."""
    lay(permuted(2600, 16), tmp_path, "shards", jobs=2)
    with served(tmp_path) as root:
        for typed in ("giãn cách", "606", "dịch bệnh", "trung tâm", "12-CV/HU"):
            opened = browser.new_page()
            wanted = json_files(opened, f"{root}/tim-kiem/?q={typed}")
            listed = [each for each in wanted if not each.startswith(("texts-", "columns-", "suggestions-"))]
            assert listed.count("manifest.json") == 1
            assert len([each for each in listed if each.startswith("cards-")]) in (1, 2), typed
            assert len(listed) <= 5, typed
            opened.close()


def test_cards_are_unpacked_as_they_were(tab: Tab) -> None:
    given = [*invented(), *seeds()]
    many = archive_of([*given, replace(given[0], id="khong-ro-co-quan/khong-ro/x-1", date_issued=None, issuer=None)])
    table = synonyms(ABBREVIATIONS)
    entries = [entry(each, many, Counting(table), {}) for each in many.directives.values()]
    found = tab.evaluate(
        """async (packed) => { const { unpacked } = await import("../assets/search/cards.js");
           return unpacked(packed); }""",
        json.loads(json.dumps(packed_cards(entries))),
    )
    assert found == [
        [e.id, e.title, e.number, e.issued.isoformat() if e.issued else None, e.issuer_name, e.status] for e in entries
    ]
    assert any(e.issued is None for e in entries)


def test_a_query_is_answered_and_stands_in_the_address(fresh: Tab) -> None:
    send(fresh, "đuối nước")
    expect(fresh.locator(COUNT)).to_have_text("1")
    assert asked(fresh) == {"q": ["đuối nước"]}
    assert hits(fresh) == [full("12-ubnd-vx")]
    expect(fresh.locator("[data-result] mark").first).to_be_visible()


def test_a_hit_lands_on_the_provision(fresh: Tab) -> None:
    send(fresh, "cắm biển cảnh báo")
    expect(fresh.locator(COUNT)).to_have_text("1")
    links = fresh.locator("[data-result] .hit-snippet a")
    expect(links.first).to_have_attribute("href", re.compile(r"/kho/van-ban/.*/12-ubnd-vx/#k1$"))


def test_a_phone_shows_the_best_passage_of_a_hit(fresh: Tab) -> None:
    lines = fresh.locator("[data-id$='12-ubnd-vx'] .hit-snippet")
    send(fresh, "đuối học sinh tiểu học")
    expect(lines).to_have_count(2)
    expect(lines.filter(visible=True)).to_have_count(2)
    fresh.set_viewport_size({"width": 390, "height": 800})
    expect(lines.filter(visible=True)).to_have_count(1)
    expect(lines.filter(visible=True)).to_contain_text("học sinh tiểu học")


def test_typing_answers_without_enter(fresh: Tab) -> None:
    fresh.locator("[name=q]").press_sequentially("đuối nư")
    expect(fresh).to_have_url(re.compile(r"[?&]q=" + re.escape(quote_plus("đuối nư")) + "$"))
    expect(fresh.locator(COUNT)).to_have_text("1")


def test_back_goes_to_the_search_before(fresh: Tab) -> None:
    send(fresh, "đuối nước")
    expect(fresh.locator(COUNT)).to_have_text("1")
    send(fresh, "606")
    expect(fresh.locator("[data-result]")).to_have_attribute("data-id", full("606-cv-hu"))
    fresh.go_back()
    expect(fresh.locator("[data-result]")).to_have_attribute("data-id", full("12-ubnd-vx"))
    expect(fresh.locator("[name=q]")).to_have_value("đuối nước")
    fresh.go_back()
    expect(fresh.locator(COUNT)).to_have_text(str(len(archive().directives)))


def test_a_whole_search_comes_from_its_address(fresh: Tab, address: str) -> None:
    fresh.goto(
        f"{address}tim-kiem/?q=y+te&tu=2021-09-01&den=2021-12-31&loai=cong-van&co-quan=so-y-te-tinh-thanh-son&sap-xep=cu"
    )
    expect(fresh.locator(COUNT)).to_have_text("1")
    assert hits(fresh) == [full("731-syt-nvy")]
    expect(fresh.locator("[name=tu]")).to_have_value("01/09/2021")
    expect(fresh.locator("[name=loai][value=cong-van]")).to_be_checked()
    expect(fresh.locator("[name=sap-xep]")).to_have_value("cu")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [("20/7/2021", "2021-07-20", "2021-07-20"), ("7/2021", "2021-07-01", "2021-07-31"),
     ("2021", "2021-01-01", "2021-12-31"), ("2/2024", "2024-02-01", "2024-02-29"),
     ("2021-07", "2021-07-01", "2021-07-31"), ("1.2.2022", "2022-02-01", "2022-02-01"),
     ("20/7/21", "2021-07-20", "2021-07-20"), ("1/2/98", "1998-02-01", "1998-02-01"),
     ("20 / 7 / 2021", "2021-07-20", "2021-07-20"), ("tháng 7/2021", "2021-07-01", "2021-07-31"),
     ("Ngày 20 tháng 7 năm 2021", "2021-07-20", "2021-07-20"), ("năm 2021", "2021-01-01", "2021-12-31")],
)  # fmt: skip
def test_dates_as_typed(typed: str, first: str, last: str, fresh: Tab) -> None:
    fresh.fill("[name=tu]", typed)
    fresh.fill("[name=den]", typed)
    fresh.press("[name=den]", "Enter")
    expect(fresh.locator("[name=den]")).to_have_value("/".join(reversed(last.split("-"))))
    assert (asked(fresh)["tu"], asked(fresh)["den"]) == ([first], [last])


@pytest.mark.parametrize("typed", ["32/1/2021", "13/2021", "hôm qua", "29/2/2021", "7/21", "1/2/3/2021"])
def test_a_date_that_is_none_is_said(typed: str, fresh: Tab) -> None:
    fresh.fill("[name=tu]", typed)
    fresh.press("[name=tu]", "Enter")
    expect(fresh.locator("[data-date-error]")).to_contain_text(typed)
    expect(fresh.locator(COUNT)).to_have_text(str(len(archive().directives)))


def test_dates_the_wrong_way_round_are_said(fresh: Tab) -> None:
    fresh.fill("[name=tu]", "2022")
    fresh.fill("[name=den]", "7/2021")
    fresh.press("[name=den]", "Enter")
    expect(fresh.locator("[data-date-error]")).to_contain_text("01/01/2022 muộn hơn ngày cuối 31/07/2021")
    fresh.fill("[name=tu]", "2021")
    fresh.press("[name=tu]", "Enter")
    expect(fresh.locator("[data-date-error]")).to_be_empty()


def test_a_page_that_is_none_is_the_last(fresh: Tab, address: str) -> None:
    fresh.goto(f"{address}tim-kiem/?trang=99")
    expect(fresh.locator("[data-result]")).to_have_count(len(archive().directives) - 10)
    expect(fresh.locator("[data-pages] [aria-current]")).to_have_text("2")


def test_other_kinds_of_date_and_the_undated(fresh: Tab, address: str) -> None:
    fresh.goto(f"{address}tim-kiem/?tu=2025&loai-ngay=han")
    expect(fresh.locator(COUNT)).to_have_text("1")
    assert hits(fresh) == [full("77-hd-stc")]
    fresh.goto(f"{address}tim-kiem/?loai-ngay=hieu-luc&tu=2020-03-01&den=2020-03-01")
    expect(fresh.locator("[data-result]")).to_have_attribute("data-id", full("301-qd-ubnd"))
    fresh.goto(f"{address}tim-kiem/?khong-ro-ngay=1")
    expect(fresh.locator(COUNT)).to_have_text("3")
    assert all("/khong-ro/" in id_ for id_ in hits(fresh))


def test_a_choice_narrows_keeps_the_focus_and_goes_into_the_address(fresh: Tab) -> None:
    box = fresh.locator("[name=loai][value=quyet-dinh]")
    box.focus()
    fresh.keyboard.press("Space")
    expect(fresh.locator(COUNT)).to_have_text("1")
    assert asked(fresh) == {"loai": ["quyet-dinh"]}
    assert fresh.evaluate("document.activeElement.value") == "quyet-dinh"
    fresh.locator("[name=loai][value=bao-cao]").check()
    expect(fresh.locator(COUNT)).to_have_text("2")
    assert asked(fresh) == {"loai": ["quyet-dinh", "bao-cao"]} or asked(fresh) == {"loai": ["bao-cao", "quyet-dinh"]}


def test_nothing_found_says_what_there_is(fresh: Tab) -> None:
    send(fresh, "đuối nướk")
    expect(fresh.locator(COUNT)).to_have_text("0")
    nothing = fresh.locator("[role=status] [data-nothing]")
    expect(nothing).to_contain_text("Không văn bản nào có “nướk”")
    expect(nothing.locator("li", has_text="nướk").locator("a")).to_have_count(0)
    nothing.locator("a", has_text="đuối nước").click()
    expect(fresh.locator("[data-result]")).to_have_attribute("data-id", full("12-ubnd-vx"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dichh", "dịch"),
        ("dịhc", "dịch"),
        ("giãn cáchh xã hộii", "giãn cách xã hội"),
        ('"giãn cáchh xã hội"', '"giãn cách xã hội"'),
        ("vắcxin", "vắc xin"),
        ("đặc biệc", "đặc biệt"),
        ("606cvhu", "606cv hu"),
        ("Ðuốii nước", "đuối nước"),
        (unicodedata.normalize("NFD", "đuốii nước"), "đuối nước"),
        ("xã hộii xã", "xã hội xã"),
    ],
)
def test_a_slip_is_mended_as_documents_write_the_word(typed: str, meant: str, of_either_engine: Tab) -> None:
    send(of_either_engine, typed)
    expect(of_either_engine.locator(COUNT)).to_have_text("0")
    of_either_engine.locator("[data-nothing] a").get_by_text(meant, exact=True).click()
    expect(of_either_engine.locator("[data-result]").first).to_be_visible()
    expect(of_either_engine.locator("[name=q]")).to_have_value(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("giãm cách", "giãn cách"),
        ("giản cách", "giãn cách"),
        ("đuờng tỉnh", "đường tỉnh"),
        ('"tĩnh ủy" tư', '"tỉnh ủy" tư'),
    ],
)
def test_what_no_document_accents_so_is_offered_as_they_do(typed: str, meant: str, of_either_engine: Tab) -> None:
    send(of_either_engine, typed)
    expect(of_either_engine.locator("[data-result]").first).to_be_visible()
    of_either_engine.locator("[data-advice] a").get_by_text(meant, exact=True).click()
    expect(of_either_engine.locator("[name=q]")).to_have_value(meant)
    expect(of_either_engine.locator("[data-advice] a")).to_have_count(0)


@pytest.mark.parametrize(
    "typed", ["giãn cách", "gian cach", "giãn cach", "dichj", "606-CV/HU", "hoà giải", "đuong", "hoá giải", "huyên ủy"]
)
def test_what_is_well_accented_or_not_at_all_is_not_doubted(typed: str, fresh: Tab) -> None:
    send(fresh, typed)
    expect(fresh.locator("[data-result]").first).to_be_visible()
    expect(fresh.locator("[aria-busy=true]")).to_have_count(0)
    expect(fresh.locator("[data-advice] a")).to_have_count(0)


def test_no_way_on_leads_to_nothing(fresh: Tab) -> None:
    everything = " ".join("-" + re.findall(r"[^\W\d_]+", each.text)[0] for each in archive().directives.values())
    for typed in ("xyzzy", "cvhu 9999", "thuý kiều", "đuối zalo", '"nước đuối"', "đuối nước -trẻ", everything):
        send(fresh, typed)
        expect(fresh.locator(COUNT)).to_have_text("0")
        ways = [str(a.get_attribute("href")) for a in fresh.locator("[data-nothing] a").all()]
        assert len([way for way in ways if way.startswith("http")]) == 5
        for way in ways:
            if not way.startswith("http"):
                (again,) = parse_qs(urlsplit(way).query)["q"]
                assert ask(fresh, again) != [], (typed, again)


@pytest.mark.parametrize(
    ("typed", "why", "way"),
    [
        ("đuối zalo", "Từ nào cũng có", "zalo"),
        ('"nước đuối"', "liền nhau", "nước đuối"),
        ("đuối nước -trẻ", "loại trừ", "đuối nước"),
    ],
)
def test_why_nothing_was_found_is_said(typed: str, why: str, way: str, fresh: Tab) -> None:
    send(fresh, typed)
    expect(fresh.locator("[data-nothing]")).to_contain_text(why)
    fresh.locator("[data-nothing] a").get_by_text(way, exact=True).click()
    expect(fresh.locator("[data-result]").first).to_be_visible()


def test_nothing_under_the_choices_offers_to_drop_them(fresh: Tab, address: str) -> None:
    fresh.goto(f"{address}tim-kiem/?q=606&loai=quyet-dinh")
    expect(fresh.locator(COUNT)).to_have_text("0")
    fresh.locator("[data-nothing] a").first.click()
    expect(fresh.locator("[data-result]")).to_have_attribute("data-id", full("606-cv-hu"))


def test_the_pages_of_the_results(fresh: Tab) -> None:
    assert len(hits(fresh)) == 10
    fresh.locator("[data-pages] a", has_text="2").click()
    expect(fresh.locator("[data-result]")).to_have_count(len(archive().directives) - 10)
    assert asked(fresh) == {"trang": ["2"]}


def test_the_table_by_month_chooses_a_month(fresh: Tab) -> None:
    fresh.locator("[data-timeline] summary").click()
    fresh.locator("[data-timeline] button", has_text="3/2023").click()
    expect(fresh.locator(COUNT)).to_have_text("1")
    expect(fresh.locator("[data-result]")).to_have_attribute("data-id", full("12-ubnd-vx"))
    assert asked(fresh) == {"tu": ["2023-03-01"], "den": ["2023-03-31"]}


def test_bars_are_dragged_over(fresh: Tab) -> None:
    bars = fresh.locator("svg.timeline .ground")
    bars.nth(0).hover()
    fresh.mouse.down()
    bars.nth(1).hover()
    fresh.mouse.up()
    expect(fresh.locator(COUNT)).to_have_text("1")
    expect(fresh.locator("[data-result]")).to_have_attribute("data-id", full("2017/88-cv-hu"))
    assert asked(fresh)["tu"] == ["2017-06-01"]


def test_the_keyboard_comes_to_the_hits_past_the_choices(fresh: Tab) -> None:
    fresh.locator("[name=sap-xep]").focus()
    fresh.keyboard.press("Tab")
    expect(fresh.locator(".search-skip")).to_be_focused()
    fresh.keyboard.press("Enter")
    expect(fresh.locator("[data-results-area]")).to_be_focused()
    expect(fresh.locator("[aria-busy=true]")).to_have_count(0)
    expect(fresh.locator("[data-results-area]")).to_be_focused()


def test_what_is_announced_says_what_it_counts(fresh: Tab) -> None:
    fresh.evaluate(
        """() => {
            window.said = [];
            const place = document.querySelector(".search-count");
            new MutationObserver(() => window.said.push(place.textContent.trim().replace(/\\s+/g, " ")))
              .observe(place, { childList: true, subtree: true });
        }"""
    )
    send(fresh, "đuối nước")
    expect(fresh.locator(COUNT)).to_have_text("1")
    assert set(fresh.evaluate("window.said")) == {"Đang tìm…", "1 văn bản"}


def test_a_finger_that_scrolls_chooses_no_month(fresh: Tab) -> None:
    marked = fresh.evaluate(
        """() => {
            const bars = document.querySelector("svg.timeline");
            bars.setPointerCapture = () => {};
            const marked = () => bars.querySelectorAll(".chosen").length;
            const { left, width } = bars.getBoundingClientRect();
            const send = (type, x, button = 0) =>
              bars.dispatchEvent(new PointerEvent(type, { clientX: x, button, pointerId: 7 }));
            const seen = [];
            send("pointerdown", left + 2, 2);
            seen.push(marked());
            send("pointerdown", left + 2);
            seen.push(marked());
            send("pointercancel", left + 2);
            send("pointermove", left + width - 2);
            seen.push(marked());
            return seen;
        }"""
    )
    assert marked == [0, 1, 0]
    assert asked(fresh) == {}


def test_an_accented_word_is_not_marked_as_an_abbreviation(tab: Tab) -> None:
    marked = tab.evaluate(
        """async () => {
            const { snippets } = await import("../assets/search/snippet.js");
            const { parse } = await import("../assets/search/query.js");
            const { synonyms } = await (await import("../assets/search/data.js")).manifest();
            const of = (typed) => snippets([["", "Đại Từ gửi Tỉnh ủy"]], parse(typed), synonyms)
              .flatMap(({ pieces }) => pieces.filter((each) => each.marked).map((each) => each.text));
            return [of("đại từ"), of("dai tu"), of("TU")];
        }"""
    )
    assert marked == [["Đại", "Từ"], ["Đại", "Từ", "Tỉnh", "ủy"], ["Từ", "Tỉnh", "ủy"]]


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ("ket-qua.csv", "1204/SGTVT-KHTC"),
        ("ket-qua.json", '"1204/SGTVT-KHTC"'),
        ("trich-dan.txt", "số 1204/SGTVT-KHTC ngày 02/08/2022 của Sở"),
    ],
)
def test_results_are_saved(button: str, expected: str, fresh: Tab) -> None:
    send(fresh, "đường tỉnh 254")
    expect(fresh.locator(COUNT)).to_have_text("1")
    with fresh.expect_download() as waiting:
        fresh.locator(f"[data-save-as='{button}']").click()
    assert waiting.value.suggested_filename == button
    assert expected in waiting.value.path().read_text(encoding="utf-8")


def test_counts_are_right_under_the_other_choices(tab: Tab) -> None:
    chance = random.Random(7)
    tables: dict[str, list[str]] = tab.evaluate(
        """async () => { const { manifest, load } = await import("../assets/search/data.js");
           const { tables } = await load((await manifest()).columns);
           return Object.fromEntries(Object.entries(tables).map(([f, rows]) => [f, rows.map((r) => r[0])])); }"""
    )
    for _ in range(40):
        filters: dict[str, Any] = {
            facet: chance.sample(slugs, min(len(slugs), chance.choice([0, 0, 1, 2]))) for facet, slugs in tables.items()
        }
        filters |= {"from": chance.choice([None, "2021-08-01"]), "undated": chance.choice([False, True])}
        typed = chance.choice(["", "huyện", "dich", "tỉnh"])
        counts: dict[str, dict[str, int]] = tab.evaluate(
            """async ([typed, filters]) => {
                const { search } = await import("../assets/search/search.js");
                const all = { from: null, to: null, dateKind: "issued", ...filters };
                const { counts, columns } = await (await search(typed, all)).facets();
                return Object.fromEntries(Object.entries(counts).map(([facet, some]) =>
                    [facet, Object.fromEntries([...some].map(([at, n]) => [columns.tables[facet][at][0], n]))]));
            }""",
            [typed, filters],
        )
        facet = chance.choice(list(tables))
        for slug in tables[facet]:
            assert len(ask(tab, typed, filters=filters | {facet: [slug]})) == counts[facet].get(slug, 0)


def test_without_script_the_lists_are_offered(browser: Browser, address: str) -> None:
    opened = browser.new_page(java_script_enabled=False)
    opened.goto(f"{address}tim-kiem/?q=606")
    for folder in ("co-quan", "chu-de", "dia-phuong", "nam"):
        expect(opened.locator(f"noscript a[href='../{folder}/']")).to_be_visible()
    opened.close()


def test_a_year_is_one_press_away_and_all_time_another(fresh: Tab) -> None:
    fresh.locator(".presets button", has_text="2023").click()
    expect(fresh.locator(COUNT)).to_have_text("1")
    expect(fresh.locator("[data-result]")).to_have_attribute("data-id", full("12-ubnd-vx"))
    assert asked(fresh) == {"tu": ["2023-01-01"], "den": ["2023-12-31"]}
    expect(fresh.locator(".presets [aria-pressed=true]")).to_contain_text("2023")
    fresh.locator(".presets button").first.click()
    expect(fresh.locator(COUNT)).to_have_text(str(len(archive().directives)))
    assert asked(fresh) == {}


def test_while_the_index_comes_nothing_is_said_to_be_missing(browser: Browser, address: str) -> None:
    opened = browser.new_page()
    held: list[Route] = []
    opened.route("**/manifest.json", lambda route: held.append(route))
    opened.goto(f"{address}tim-kiem/?q=đuối+nước")
    expect(opened.locator(".ghost")).to_have_count(10)
    expect(opened.locator(COUNT)).to_be_empty()
    expect(opened.locator("[data-nothing]")).to_have_count(0)
    for route in held:
        route.continue_()
    expect(opened.locator(COUNT)).to_have_text("1")
    expect(opened.locator(".ghost")).to_have_count(0)
    opened.close()


def test_what_was_missing_is_not_said_of_the_next_search(fresh: Tab) -> None:
    send(fresh, "xyzzy")
    expect(fresh.locator("[data-nothing]")).to_be_visible()
    fresh.evaluate(
        """() => {
            window.seen = [];
            new MutationObserver(() => window.seen.push(document.querySelector("[data-nothing]") !== null))
              .observe(document.querySelector("[data-count-after]"), { childList: true });
        }"""
    )
    send(fresh, "zalo")
    expect(fresh.locator(COUNT)).to_have_text("1")
    assert fresh.evaluate("window.seen.length") > 0
    assert not fresh.evaluate("window.seen.some(Boolean)")


def test_what_waits_for_the_script_stands_there_before_it(browser: Browser, address: str) -> None:
    """So that nothing jumps: the script may come late."""
    opened = browser.new_page()
    opened.route("**/page.js", lambda route: route.abort())
    opened.goto(f"{address}tim-kiem/?q=606")
    expect(opened.locator(".ghost")).to_have_count(10)
    expect(opened.locator("[role=status]", has_text="Đang tìm")).to_be_visible()
    expect(opened.locator(COUNT)).to_be_empty()
    expect(opened.locator("[data-narrow]")).to_be_visible()
    opened.close()
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(f"{address}tim-kiem/?q=606")
    expect(plain.locator(".ghost").first).to_be_hidden()
    plain.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("query", ["", "?q=606", "?q=dichh", "?q=dịch&tu=2021&loai=cong-van"])
def test_nothing_jumps_while_answers_come_slowly(query: str, width: int, browser: Browser, address: str) -> None:
    """What has moved by the time that everything stands there, as browsers measure it: 0.1 is where readers notice."""
    opened = browser.new_page(viewport={"width": width, "height": 800})
    opened.add_init_script(
        """window.moved = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((each) => (window.moved += each.value)))
          .observe({ type: "layout-shift", buffered: true });"""
    )

    def later(route: Route) -> None:
        opened.wait_for_timeout(200)
        route.continue_()

    opened.route("**/*.json*", later)
    opened.goto(f"{address}tim-kiem/{query}")
    expect(opened.locator(COUNT)).not_to_be_empty()
    expect(opened.locator("[aria-busy=true]")).to_have_count(0)
    opened.wait_for_timeout(200)
    assert opened.evaluate("window.moved") < 0.05
    if "tu=" in query:
        expect(opened.locator("[data-chosen-dates]")).to_have_text(": 01/01/2021 – …")
    opened.close()


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("manifest.json", "Không tải được dữ liệu tìm kiếm."),
        ("columns-*", "1 văn bản. Không tải được dữ liệu tìm kiếm."),
    ],
)
def test_what_could_not_be_loaded_is_said(missing: str, said: str, browser: Browser, address: str) -> None:
    opened = browser.new_page()
    opened.route(f"**/{missing}", lambda route: route.abort())
    opened.goto(f"{address}tim-kiem/?q=đuối+nước")
    expect(opened.locator("[role=status]", has_text=said)).to_be_visible()
    expect(opened.locator("[data-nothing]")).to_have_count(0)
    opened.unroute_all()
    opened.press("[name=q]", "Enter")
    expect(opened.locator("[role=status]").first).to_have_text(re.compile(r"^\s*1\s*văn bản\s*$"))
    opened.close()


def test_hits_are_listed_also_where_no_other_words_can_be_offered(browser: Browser, address: str) -> None:
    opened = browser.new_page()
    opened.route("**/words-*", lambda route: route.abort())
    opened.goto(f"{address.removesuffix('kho/')}lon/tim-kiem/?q=giãm+cách")
    expect(opened.locator("[data-result]").first).to_be_visible()
    expect(opened.locator("[data-advice] a")).to_have_count(0)
    opened.close()


def test_hits_do_not_wait_for_other_words(browser: Browser, address: str) -> None:
    opened = browser.new_page()
    held: list[Route] = []
    opened.route("**/words-*", lambda route: held.append(route))
    opened.goto(f"{address.removesuffix('kho/')}lon/tim-kiem/?q=giãm+cách")
    expect(opened.locator("[data-result]").first).to_be_visible()
    assert held, "the words are still on their way"
    expect(opened.locator("[data-advice] a")).to_have_count(0)
    for route in held:
        route.continue_()
    expect(opened.locator("[data-advice] a").first).to_have_text("giãn cách")
    opened.close()
