"""Search in the finished site: from the box of any page to the provision, and back."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus, urljoin

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.browser.conftest import watched
from tests.browser.test_pages import settled, violations

COUNT = "[data-result-count]"
BAC_KAN = "tinh-uy-bac-kan/2021/309-cv-tu"
DAI_TU = "huyen-uy-dai-tu-thai-nguyen/2022/606-cv-hu"
KIEN_XUONG = "huyen-uy-kien-xuong-thai-binh/2021/114-cv-hu"


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Tab]:
    with watched(browser, address, viewport={"width": 390, "height": 800}) as seen:
        seen.tab.goto(f"{address}tim-kiem/")
        expect(seen.tab.locator(COUNT)).to_have_text("5")
        yield seen.tab


def send(tab: Tab, typed: str) -> list[str]:
    """Ids of the hits."""
    form = tab.locator("form[role=search]")
    form.locator("[name=q]").fill(typed)
    form.locator("[name=q]").press("Enter")
    expect(tab).to_have_url(re.compile(r"[?&]q=" + re.escape(quote_plus(typed)) + "$"))
    expect(tab.locator("[aria-busy=true]")).to_have_count(0)
    expect(tab.locator(COUNT)).not_to_be_empty()
    found = [each.get_attribute("data-id") or "" for each in tab.locator("[data-result]").all()]
    assert tab.locator(COUNT).inner_text() == str(len(found))
    return found


@pytest.mark.parametrize("typed", ["gian cach xa hoi", "giãn cách xã hội", '"giãn cách xã hội"', "GIAN CACH XA HOI"])
def test_accents_or_none(typed: str, tab: Tab) -> None:
    assert {BAC_KAN, KIEN_XUONG} <= set(send(tab, typed))


@pytest.mark.parametrize(
    "typed", ["606", "606-CV/HU", "606 cv hu", "606 -CV/HU", "Nguyễn Xuân Quang", "nguyen xuan quang"]
)
def test_numbers_and_names(typed: str, tab: Tab) -> None:
    assert send(tab, typed)[0] == DAI_TU


@pytest.mark.parametrize("typed", ["3375/UBND-VX", "3375", "ubnd vx"])
def test_cited_numbers(typed: str, tab: Tab) -> None:
    assert [id_.split("/")[-1] for id_ in send(tab, typed)] == ["33-cv-ttch"]


def test_a_phrase_and_an_exclusion(tab: Tab) -> None:
    assert send(tab, '"giãn cách xã hội" -"Bắc Kạn"') == [KIEN_XUONG]


def test_nothing_found_is_said_once_it_is_known(tab: Tab) -> None:
    assert send(tab, "xyzzy") == []
    expect(tab.locator("[data-nothing]")).to_be_visible()


def test_a_hit_leads_to_the_provision_and_back(tab: Tab) -> None:
    send(tab, "sinh nhật tân gia")
    tab.locator("[data-result] .hit-snippet.best a").first.click()
    expect(tab).to_have_url(re.compile(r"/606-cv-hu/#k4$"))
    expect(tab.locator("#k4")).to_be_in_viewport()
    tab.go_back()
    expect(tab.locator("[data-result]")).to_have_attribute("data-id", DAI_TU)
    expect(tab.locator("form[role=search] [name=q]")).to_have_value("sinh nhật tân gia")


def test_a_search_names_the_feeds_that_follow_it(browser: Browser, address: str, site: Path) -> None:
    with watched(browser, address) as seen:
        seen.tab.goto(f"{address}tim-kiem/?co-quan=tinh-uy-bac-kan&chu-de=y-te&dia-phuong=tinh-bac-kan")
        expect(seen.tab.locator(COUNT)).to_have_text("1")
        feeds = [str(each.get_attribute("href")) for each in seen.tab.locator("[data-feed]").all()]
        assert len(feeds) == 3
        assert all((site / feed.removeprefix(address)).is_file() for feed in feeds)


@pytest.mark.parametrize(
    ("query", "list_", "feed"),
    [
        ("", "./", "feed.xml"),
        ("q=bắc+kạn", "co-quan/tinh-uy-bac-kan/", "co-quan/tinh-uy-bac-kan/feed.xml"),
        ("q=giãn+cách", "chu-de/gian-cach-xa-hoi/", "chu-de/gian-cach-xa-hoi/feed.xml"),
        ("q=dịch&loai=cong-van", "loai/cong-van/", "loai/cong-van/feed.xml"),
        ("q=nguyen+xuan+quang", "co-quan/huyen-uy-dai-tu-thai-nguyen/", "co-quan/huyen-uy-dai-tu-thai-nguyen/feed.xml"),
    ],
)
def test_every_search_has_the_feed_of_the_list_nearest_to_it(
    query: str, list_: str, feed: str, browser: Browser, address: str, site: Path
) -> None:
    with watched(browser, address) as seen:
        seen.tab.goto(f"{address}tim-kiem/?{query}")
        follow = seen.tab.locator(".save-follow a")
        expect(follow).to_have_count(2)
        assert [urljoin(seen.tab.url, str(a.get_attribute("href"))) for a in follow.all()] == [
            urljoin(address, list_),
            address + feed,
        ]
        assert (site / feed).is_file()


def test_every_choice_has_a_feed(site: Path) -> None:
    (columns,) = (site / "assets" / "search").glob("columns-*.json")
    tables = json.loads(columns.read_bytes())["tables"]
    for facet, folder in (("issuer", "co-quan"), ("topic", "chu-de"), ("place", "dia-phuong"), ("kind", "loai")):
        assert [slug for slug, *_ in tables[facet] if not (site / folder / slug / "feed.xml").is_file()] == []


def test_from_the_box_of_the_home_page(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport={"width": 1280, "height": 800}) as seen:
        seen.tab.goto(address)
        seen.tab.keyboard.press("/")
        expect(seen.tab.locator("form[role=search] [name=q]").first).to_be_focused()
        seen.tab.keyboard.type("bac kan")
        seen.tab.keyboard.press("Enter")
        expect(seen.tab.locator("[data-result]").first).to_have_attribute("data-id", BAC_KAN)
        assert "/tim-kiem/?q=bac+kan" in seen.tab.url


@pytest.mark.parametrize("width", [320, 1280])
def test_suggestions_lead_straight_to_a_document(width: int, browser: Browser, address: str) -> None:
    with watched(browser, address, viewport={"width": width, "height": 800}) as seen:
        tab = seen.tab
        tab.goto(f"{address}co-quan/")
        box = tab.locator("form[role=search] [name=q]")
        box.press_sequentially("309")
        options = tab.locator("[role=listbox] [role=option]")
        expect(options.nth(1)).to_contain_text("309-CV/TU")
        expect(box).to_have_attribute("aria-expanded", "true")
        assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        box.press("ArrowDown")
        box.press("ArrowDown")
        expect(options.nth(1)).to_have_attribute("aria-selected", "true")
        box.press("Enter")
        expect(tab).to_have_url(re.compile(rf"/van-ban/{BAC_KAN}/$"))


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("UBND huyện Tam Đường", "Ủy ban nhân dân huyện Tam Đường"),
        ("ttyt dai tu", "Trung tâm Y tế huyện Đại Từ"),
        ("công văn 606", "Công văn 606-CV/HU"),
        ("dichj", "Phòng, chống dịch bệnh"),
        ("keen xuong", "huyện Kiến Xương"),
        ("tam dươnh", "huyện Tam Đường"),
        ("phòng chosng dicj", "Phòng, chống dịch bệnh"),
        ("trung taam yte dai t", "Trung tâm Y tế huyện Đại Từ"),
    ],
)
def test_suggestions_know_abbreviations_telex_and_one_wrong_letter(
    typed: str, suggested: str, browser: Browser, address: str
) -> None:
    with watched(browser, address) as seen:
        seen.tab.goto(f"{address}co-quan/")
        seen.tab.locator("form[role=search] [name=q]").press_sequentially(typed)
        expect(seen.tab.locator("[role=option]", has_text=suggested).first).to_be_visible()


def test_no_other_number_is_suggested_for_a_number(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        seen.tab.goto(f"{address}co-quan/")
        seen.tab.locator("form[role=search] [name=q]").press_sequentially("308-CV/TU")
        expect(seen.tab.locator("[role=option]")).to_have_count(1)
        expect(seen.tab.locator("[role=status].said")).to_have_text("Không có gợi ý")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_results_and_suggestions_open(scheme: str, browser: Browser, address: str) -> None:
    with watched(
        browser, address, bypass_csp=True, color_scheme=scheme, viewport={"width": 390, "height": 800}
    ) as seen:
        seen.tab.goto(f"{address}tim-kiem/?q=covid+19")
        settled(seen.tab)
        seen.tab.locator("[data-narrow] > summary").click()
        assert violations(seen.tab) == []
        seen.tab.goto(f"{address}co-quan/")
        seen.tab.locator("form[role=search] [name=q]").press_sequentially("huyen")
        expect(seen.tab.locator("[role=listbox]")).to_be_visible()
        assert violations(seen.tab) == []


def test_without_script_search_leads_to_lists_that_hold_everything(browser: Browser, address: str) -> None:
    with watched(browser, address, java_script_enabled=False) as seen:
        seen.tab.goto(f"{address}tim-kiem/?q=606")
        seen.tab.locator("noscript a[href='../nam/']").click()
        expect(seen.tab.locator("h1")).to_be_visible()
