"""The two engines answer one interface with the same set of hits."""

import random
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from generator.search.postings import Postings, base
from generator.search.shards import shards
from generator.search.tokens import searchable, terms
from tests.browser.chromium import served
from tests.search.conftest import lay
from tests.search.made import archive, permuted
from tests.search.test_queries import CASES, ask, full


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["query"]))
def test_expected_hits_come_from_the_large_engine_too(case: dict[str, Any], large: Tab) -> None:
    found = ask(large, str(case["query"]))
    if "first" in case:
        assert found[:1] == [full(case["first"][0])]
    if "hits" in case:
        assert set(found) == {full(each) for each in case["hits"]}
    assert {full(each) for each in case.get("has", ())} <= set(found)
    assert not {full(each) for each in case.get("not", ())} & set(found)


def test_both_find_the_same(tab: Tab, large: Tab) -> None:
    chance = random.Random(11)
    texts = [searchable(directive.text).split() for directive in archive().directives.values()]
    for _ in range(250):
        some = chance.choice(texts)
        at = chance.randrange(len(some) - 4)
        words = some[at : at + chance.choice([1, 2, 3])]
        typed = {
            "words": " ".join(words),
            "phrase": f'"{" ".join(words)}"',
            "without": f"{words[0]} -{chance.choice(some)}",
            "without phrase": f'{words[0]} -"{" ".join(some[at + 1 : at + 3])}"',
            "beginning": " ".join(words)[: chance.randrange(2, 9)],
            "mixed": " ".join(chance.sample(some, 3)),
        }[chance.choice(["words", "phrase", "without", "without phrase", "beginning", "mixed"])]
        prefix = chance.random() < 0.3
        assert set(ask(tab, typed, prefix=prefix)) == set(ask(large, typed, prefix=prefix)), (typed, prefix)


def test_both_find_the_same_among_many(browser: Browser, tmp_path: Path) -> None:
    """Enough documents for terms that many have, which stand as bits, and for several files."""
    many = permuted(260, 120)
    lay(many, tmp_path / "lunr", "lunr")
    lay(many, tmp_path / "shards", "shards")
    chance = random.Random(13)
    texts = [searchable(directive.text).split() for directive in many.directives.values()]
    with served(tmp_path) as root:
        small, large = browser.new_page(), browser.new_page()
        small.goto(f"{root}/lunr/tim-kiem/")
        large.goto(f"{root}/shards/tim-kiem/")
        for _ in range(60):
            some = chance.choice(texts)
            typed = " ".join(chance.sample(some, chance.choice([1, 2, 3])))
            assert set(ask(small, typed)) == set(ask(large, typed)), typed
            assert ask(small, typed, sort="moi") == ask(large, typed, sort="moi"), typed
        small.close()
        large.close()


@pytest.mark.parametrize("sort", ["moi", "cu"])
def test_by_date_the_order_is_the_same(sort: str, tab: Tab, large: Tab) -> None:
    for typed in ("", "dịch", "huyện", "covid 19"):
        assert ask(tab, typed, sort=sort) == ask(large, typed, sort=sort)


def test_every_term_is_filed_where_the_browser_looks(large: Tab) -> None:
    found = {term for directive in archive().directives.values() for term in terms(searchable(directive.text))}
    given = sorted(found | {"#606-cv-hu", "#07-cv-bcd", "=đ", "5k", "covid19"})
    bases = large.evaluate(
        """async (given) => { const { base } = await import("../assets/search/fold.js");
           return given.map(base); }""",
        given,
    )
    assert bases == [base(term) for term in given]


def test_an_empty_archive_has_an_index() -> None:
    (only,) = shards(Postings(), 0)
    assert only.terms == {}
