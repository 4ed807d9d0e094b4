"""Nothing lost, nothing invented, nothing let through: promises of every page (design, decisions 1, 7, 8)."""

import json
import re
from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from lxml.html import HtmlElement

from generator.model import Archive, Asset, Component, Directive, Page
from generator.wording import load
from generator.writing import SiteText, write
from generator.writing.covering import covered
from generator.writing.zones import FLOATING
from tests.examples import examples
from tests.writing.documents import rich
from tests.writing.papers import papers
from tests.writing.rendering import rendered, tree, words

WORDING = load("vi")
UNSHOWN = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)
SHOWN = dict.fromkeys(UNSHOWN, "\ufffd")
ELEMENTS = {
    *("body", "h1", "h2", "h3", "p", "div", "span", "a", "ul", "li", "em", "strong", "br", "dl", "dt", "dd", "q"),
    *("small", "b", "abbr", "table", "thead", "tbody", "tr", "th", "td", "button", "details", "summary", "pre", "time"),
}


def directive_page(directive: Directive) -> Page:
    pages = write(Archive(directives={directive.id or "": directive}), WORDING, SiteText("Kho"))
    return next(page for page in pages if isinstance(page, Page) and page.kind == "directive")


def section(body: HtmlElement, number: int) -> Iterator[HtmlElement]:
    """The elements of the nth `##` section, heading included."""
    at = -1
    for element in body:
        at += element.tag == "h2"
        if at == number:
            yield element


def read_words(body: HtmlElement, page: Page) -> list[str]:
    """Words of the reading, without what is marked as generated."""
    said: list[str] = []
    for element in section(body, page.meta["sections"].index("reading")):
        _collect(element, said)
        said.append(" ")
    return words("".join(said))


def _collect(element: HtmlElement, said: list[str]) -> None:
    if "data-generated" not in element.attrib:
        if element.tag in ("br", "p", "div", "li", "ul", "span"):
            said.append(" ")
        said.append(element.text or "")
        for child in element:
            _collect(child, said)
        if element.tag in ("p", "div", "li", "ul", "span"):
            said.append(" ")
    said.append(element.tail or "")


def as_shown(text: str) -> list[str]:
    return words(" ".join(word.translate(SHOWN) for word in text.split()))


def is_subsequence(some: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(word in rest for word in some)


@given(papers())
@settings(max_examples=examples(250), deadline=None)
def test_every_word_stands_once_in_the_reading_and_in_order_within_its_component(directive: Directive) -> None:
    page = directive_page(directive)
    body = rendered(page.markdown).commonmark
    shown = read_words(body, page)
    assert Counter(shown) == Counter(as_shown(directive.text))
    for component in set(Component) - FLOATING:  # what floats stands beside what it follows instead
        own = [block.span for block in covered(directive.text, directive.blocks) if block.component is component]
        assert is_subsequence([word for span in own for word in as_shown(span.of(directive.text))], shown)


@given(papers())
@settings(max_examples=examples(250), deadline=None)
def test_any_text_is_the_same_tree_to_both_renderers(directive: Directive) -> None:
    both = rendered(directive_page(directive).markdown)
    assert tree(both.python_markdown) == tree(both.commonmark)


@given(papers())
@settings(max_examples=examples(100), deadline=None)
def test_no_source_adds_an_element_or_an_address_of_its_own(directive: Directive) -> None:
    body = rendered(directive_page(directive).markdown).commonmark
    for element in body.iter():
        assert element.tag in ELEMENTS
        assert not [name for name in element.attrib if name.startswith("on")]
    assert not [href for href in body.xpath("//@href|//@src") if ":" in href]


@given(papers())
@settings(max_examples=examples(100), deadline=None)
def test_the_text_as_read_stands_whole_on_the_page_and_beside_it(directive: Directive) -> None:
    outputs = list(write(Archive(directives={directive.id or "": directive}), WORDING, SiteText("Kho")))
    page = next(one for one in outputs if isinstance(one, Page) and one.kind == "directive")
    pre = rendered(page.markdown).commonmark.find(".//pre")
    assert pre is not None
    expected = "".join(char if char in "\t\n\r" else char.translate(SHOWN) for char in directive.text)
    assert (pre.text or "").removeprefix("\n") == re.sub("[\ufdd0-\ufdef]", "\ufffd", expected)
    assets = {one.address: one.data for one in outputs if isinstance(one, Asset)}
    address = f"/van-ban/{directive.id}/"
    assert assets[f"{address}text.txt"] == directive.text.encode("utf-8", "replace")
    assert json.loads(assets[f"{address}index.json"])["id"] == directive.id


def test_what_nobody_understood_is_shown_in_its_place_and_said_to_be_so() -> None:
    page = directive_page(rich())
    body = rendered(page.markdown).commonmark
    unread = body.xpath("//*[@data-part='unread']")
    assert [" ".join(one.text_content().split()) for one in unread] == ["§ ~~ dấu lạ"]
    shown = read_words(body, page)
    assert shown.index("15/CT-TTg.") < shown.index("§") < shown.index("Nhận")


def test_a_page_break_inside_a_sentence_is_mended_and_the_page_number_kept_apart() -> None:
    body = rendered(directive_page(rich()).markdown).commonmark
    mended = body.xpath("//p[a/@id='k1']")[0]
    assert mended.xpath("span[@class='page-furniture']/text()") == ["2"]
    assert "thuộc địa 2 bàn các xã:" in " ".join(mended.text_content().split())


def test_every_provision_is_the_target_of_its_anchor() -> None:
    body = rendered(directive_page(rich()).markdown).commonmark
    for anchor in ("k1", "k1.a", "k1.b", "k2"):
        assert len(body.xpath(f"//*[@id='{anchor}']")) == 1
        assert len(body.xpath(f"//button[@data-copy='#{anchor}'][@data-generated]")) == 1
