"""Every page is the same to Python-Markdown and to a CommonMark renderer (design, decision 1)."""

from itertools import pairwise

import pytest

from generator.model import Page
from generator.wording import load
from generator.writing import SiteText, write

from .library import library
from .rendering import rendered, tree

PAGES = [
    output
    for output in write(library(), load("vi"), SiteText("Kho", source=lambda path: path.encode(), page_size=1))
    if isinstance(output, Page)
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_both_renderers_give_one_tree(page: Page) -> None:
    both = rendered(page.markdown)
    assert tree(both.python_markdown) == tree(both.commonmark)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_headings_step_down_one_at_a_time(page: Page) -> None:
    levels = [int(heading.tag[1]) for heading in rendered(page.markdown).commonmark.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_no_id_stands_twice(page: Page) -> None:
    ids = rendered(page.markdown).commonmark.xpath("//@id")
    assert len(ids) == len(set(ids))
