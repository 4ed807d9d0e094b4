"""Each kind of page opens, small and large, light and dark, by keyboard and without script."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.browser.conftest import watched
from tests.browser.kinds import KINDS, page_of

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COUNT = "[data-result-count]"


def axe() -> str:
    """axe-core 4, from the Python package that carries it."""
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None, "axe-core is missing: pip install axe-playwright-python"
    assert spec.origin is not None
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def settled(tab: Tab) -> None:
    """Wait for what a page's own scripts make."""
    if tab.locator(COUNT).count():
        expect(tab.locator(COUNT)).not_to_be_empty()
        expect(tab.locator("[aria-busy=true]")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_opens_and_fits(kind: str, width: int, browser: Browser, address: str, site: Path) -> None:
    with watched(browser, address, viewport={"width": width, "height": 800}) as seen:
        seen.tab.goto(address + page_of(kind, site))
        settled(seen.tab)
        expect(seen.tab.locator("h1")).to_have_count(1)
        wide = seen.tab.evaluate(
            """() => [document.documentElement.scrollWidth, document.documentElement.clientWidth,
                [...document.querySelectorAll("body *")].filter((e) =>
                    e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                    .slice(0, 5).map((e) => e.outerHTML.slice(0, 120))]"""
        )
        assert wide[0] <= wide[1], wide[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(kind: str, scheme: str, browser: Browser, address: str, site: Path) -> None:
    # axe itself comes as an inline script, so the policy is off here; test_a_page_opens_and_fits holds pages to it
    options: dict[str, Any] = {"color_scheme": scheme, "bypass_csp": True, "viewport": {"width": 1280, "height": 900}}
    with watched(browser, address, **options) as seen:
        seen.tab.goto(address + page_of(kind, site))
        settled(seen.tab)
        assert violations(seen.tab) == []


def violations(tab: Tab) -> list[str]:
    """What axe finds, a line each."""
    tab.add_script_tag(content=axe())
    found: list[dict[str, Any]] = tab.evaluate("(rules) => axe.run(document, rules).then((r) => r.violations)", RULES)
    return [f"{each['id']}: {node['html'][:150]} {node['failureSummary']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_everything(kind: str, browser: Browser, address: str, site: Path) -> None:
    with watched(browser, address, viewport={"width": 1280, "height": 900}) as seen:
        tab = seen.tab
        tab.goto(address + page_of(kind, site))
        settled(tab)
        wanted = tab.evaluate(
            """() => { const found = [...document.querySelectorAll(
                    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
                    .filter((e) => !e.disabled && e.checkVisibility({ visibilityProperty: true }));
                found.forEach((e, at) => e.dataset.walk = at);
                return found.map((e) => e.outerHTML.slice(0, 120)); }"""
        )
        reached: set[int] = set()
        last = -1
        for _ in range(2 * len(wanted) + 15):
            tab.keyboard.press("Tab")
            at = tab.evaluate(
                "document.activeElement === document.body ? -1 : document.activeElement.dataset.walk ?? -2"
            )
            # a box for a day has a stop for each of its parts
            if int(at) == -1 or (int(at) in reached and int(at) != last):
                break
            last = int(at)
            reached.add(last)
        assert [html for at, html in enumerate(wanted) if at not in reached] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_reads_without_script(kind: str, browser: Browser, address: str, site: Path) -> None:
    with watched(browser, address, java_script_enabled=False, viewport={"width": 390, "height": 800}) as seen:
        seen.tab.goto(address + page_of(kind, site))
        expect(seen.tab.locator("h1")).to_be_visible()
        assert len(seen.tab.locator("main").inner_text()) > 40


def test_a_directive_reads_whole_without_script(browser: Browser, address: str) -> None:
    with watched(browser, address, java_script_enabled=False) as seen:
        seen.tab.goto(f"{address}van-ban/huyen-uy-dai-tu-thai-nguyen/2022/606-cv-hu/")
        reading = seen.tab.locator("[data-part=reading]")
        expect(reading).to_contain_text("Tiếp tục tập trung cao cho công tác phòng, chống dịch Covid-19")
        expect(reading.get_by_text("thường xuyên cập nhật thông tin, báo cáo kịp thời")).to_be_visible()
        expect(reading).to_contain_text("Nguyễn Xuân Quang")
