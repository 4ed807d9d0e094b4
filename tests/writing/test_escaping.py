"""Words of a source come out as the same words, whatever they look like to a renderer."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model import Archive, Block, Component, Directive, Page, Span
from generator.wording import load
from generator.writing.context import Context, SiteText
from generator.writing.directive_page import each_directive
from generator.writing.escaping import html, markdown, opening, preformatted
from tests.examples import examples

from .papers import NASTY
from .rendering import rendered, tree, with_commonmark, with_python_markdown

TEXT = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=5)), max_size=6).map("".join)
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def shown(text: str) -> str:
    return UNPRINTABLE.sub("\ufffd", text)


# line ends never come here: flow has made them spaces
@given(TEXT.map(lambda text: re.sub(r"[\r\n]", " ", text)))
@settings(deadline=None, max_examples=examples(200))
def test_a_paragraph_is_its_text_to_both_renderers(text: str) -> None:
    both = rendered(f"{opening(text)} x")
    assert tree(both.python_markdown) == tree(both.commonmark)
    assert both.commonmark.text_content().strip(" \n") == f"{shown(text.strip(' '))} x".strip(" ")
    assert {element.tag for element in both.commonmark.iter()} == {"body", "p"}


@given(TEXT)
@settings(deadline=None, max_examples=examples(200))
def test_words_in_a_finished_block_and_in_an_attribute_are_themselves(text: str) -> None:
    for render in (with_python_markdown, with_commonmark):
        block = render(f'<div title="{html(text)}"><q>{html(text)}</q></div>\n').find(".//div")
        assert block.get("title") == shown(text)
        assert block.findtext("q") == shown(text)


@given(TEXT)
@example("~~~ \n~~~ \n<b>")
@example("```\n```")
@settings(deadline=None, max_examples=examples(200))
def test_preformatted_text_keeps_every_sign(text: str) -> None:
    for render in (with_python_markdown, with_commonmark):
        pre = render(f"<details>\n<pre>\n{preformatted(text)}</pre>\n</details>\n").find(".//pre")
        assert (pre.text or "").removeprefix("\n") == shown(text)


@pytest.mark.parametrize("text", ["606-CV/HU", "(*) xem phụ lục", "1. Mục", "- gạch", "a_b_c", "x: y", "{{ x }}"])
def test_what_stays_readable_stays(text: str) -> None:
    assert len(markdown(text)) <= len(text) + 5 * sum(not sign.isalnum() for sign in text)


@pytest.mark.parametrize("sign", ["[", "*a ", "\\", "<", "&", "`", "_"])
def test_a_page_of_one_sign_keeps_every_one_of_them(sign: str) -> None:
    text = sign * 100_000
    directive = Directive("a.txt", text, id="x/khong-ro/y", blocks=(Block(Component.PREAMBLE, Span(0, len(text))),))
    context = Context(Archive(directives={"x/khong-ro/y": directive}), load("vi"), SiteText("Kho"))
    page = next(next(each_directive(context)).write(context))
    assert isinstance(page, Page)
    assert "".join(rendered(page.markdown).python_markdown.itertext()).count(sign[0]) >= 100_000
