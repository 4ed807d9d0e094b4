"""The frame in a real browser: colours that stay chosen, copying, the key for the search box, every width, print."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from generator.builder import build
from generator.model import Page
from tests.browser.chromium import chromium, served
from tests.builder.conftest import CONFIG, DIRECTIVE, directive, outputs, supplied

pytestmark = pytest.mark.browser

COPY = (
    '\n## Nội dung\n\n<p id="k1">1. Các thôn rà soát giếng làng, bể chứa và nguồn nước sinh hoạt của xã. '
    '<button type="button" class="copy" data-generated data-copy="#k1" aria-label="Chép">¶</button></p>\n'
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("kho")
    (root / "docs").mkdir()
    (root / "docs" / "gioi-thieu.md").write_text("# Giới thiệu\n\nLời giới thiệu.\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    made = [directive(body=DIRECTIVE.replace('\n## Nội dung\n\n<p id="k1">1. Các thôn rà soát giếng.</p>\n', COPY))]
    kept = [output for output in outputs() if output.address != made[0].address]
    search = Page(
        "/tim-kiem/", "Tìm kiếm", "# Tìm kiếm\n\n<form role='search'><input name='q' aria-label='Tìm'></form>\n", "s"
    )
    # below a folder, as a project's pages are: nothing may rest on the host's root
    build(root / "mkdocs.yml", supplier=supplied([*kept, *made, search]), site_dir=root / "web" / "kho")
    with served(root / "web") as origin:
        yield f"{origin}/kho"


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("request", lambda request: said.append(request.url) if not request.url.startswith(address) else None)
    opened.on("requestfailed", lambda request: said.append(request.url))
    yield opened
    context.close()
    assert said == [], "no message, no request to elsewhere, none that fails"


DIRECTIVE_AT = "/van-ban/ubnd-xa-thu/2024/12-ubnd-vx/"
PAGES = ["/", "/co-quan/", DIRECTIVE_AT, "/gioi-thieu/", "/tim-kiem/", "/404.html"]


@pytest.mark.parametrize("path", PAGES[:-1])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_the_screen(tab: Tab, address: str, path: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(address + path)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.locator("main h1").count() == 1


def test_the_serif_is_loaded_from_the_site(tab: Tab, address: str) -> None:
    tab.goto(address + DIRECTIVE_AT)
    assert tab.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Source Serif 4\"', 'ộ ử'))")


def test_a_choice_of_colours_stays_on_the_next_page(tab: Tab, address: str) -> None:
    tab.goto(address + "/co-quan/")
    light = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    button = tab.locator("button.scheme")
    assert button.inner_text() == "Nền trang: Theo máy"
    button.click()
    assert button.inner_text() == "Nền trang: Sáng"
    button.click()
    assert button.inner_text() == "Nền trang: Tối"
    dark = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    tab.goto(address + "/gioi-thieu/")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    tab.locator("button.scheme").click()
    tab.reload()
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == light


def test_the_button_beside_a_provision_copies_its_address(tab: Tab, address: str) -> None:
    tab.goto(address + DIRECTIVE_AT + "?x=1")
    tab.locator("button.copy").click()
    expect(tab.locator(".announced")).to_have_text("Đã chép")
    assert tab.evaluate("navigator.clipboard.readText()") == f"{address}{DIRECTIVE_AT}#k1"


def test_a_stroke_goes_to_the_search_box_but_not_while_typing(tab: Tab, address: str) -> None:
    tab.goto(address + DIRECTIVE_AT)
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.name") == "q"
    tab.keyboard.type("12/ubnd")
    assert tab.locator("input[name=q]").input_value() == "12/ubnd"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/kho/tim-kiem/?q=12%2Fubnd")
    assert tab.locator("form[role=search]").count() == 1, "the page's own form is the only one"


def test_the_first_key_leads_to_the_content(tab: Tab, address: str) -> None:
    tab.goto(address + DIRECTIVE_AT)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.tagName") == "MAIN"


def test_it_prints_without_what_can_be_pressed(tab: Tab, address: str) -> None:
    tab.goto(address + DIRECTIVE_AT)
    tab.emulate_media(media="print")
    assert not tab.locator("button.copy").is_visible()
    assert not tab.locator(".head-ways").is_visible()
    assert tab.locator("#k1").is_visible()


def test_it_reads_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + DIRECTIVE_AT)
    assert tab.locator("#k1").is_visible()
    assert not tab.locator("button.scheme").is_visible(), "a button that could do nothing is not shown"
    context.close()
