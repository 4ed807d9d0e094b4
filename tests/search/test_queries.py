"""What readers type and what they expect, asked of the real scripts in Chromium; and nothing missed against a scan."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page as Tab

from generator.search.tokens import searchable, words
from tests.search.made import archive
from tests.search.plain import holders

ASK = """async ([typed, options]) => {
    const { search } = await import("../assets/search/search.js");
    const { rows } = await import("../assets/search/data.js");
    const filters = { from: null, to: null, dateKind: "issued", undated: false,
                      issuer: [], topic: [], kind: [], place: [], status: [], ...options.filters };
    const answer = await search(typed, filters, options.sort ?? "lien-quan", 1, { prefix: options.prefix ?? false });
    const cards = await rows("cards", answer.hits);
    return answer.hits.map((at) => cards.get(at)[0]);
}"""
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))


def ask(tab: Tab, typed: str, **options: Any) -> list[str]:
    """Ids of the hits, in their order."""
    hits: list[str] = tab.evaluate(ASK, [typed, options])
    return hits


def full(ending: str) -> str:
    """The one id that ends so."""
    (only,) = [id_ for id_ in archive().directives if id_.endswith("/" + ending)]
    return only


def test_there_are_enough_queries() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["query"]))
def test_query(case: dict[str, Any], tab: Tab) -> None:
    found = ask(tab, str(case["query"]))
    if "first" in case:
        assert found[:1] == [full(case["first"][0])]
    if "hits" in case:
        assert set(found) == {full(each) for each in case["hits"]}
    assert {full(each) for each in case.get("has", ())} <= set(found)
    assert not {full(each) for each in case.get("not", ())} & set(found)


def test_nothing_is_missed_and_nothing_made_up(tab: Tab) -> None:
    chance = random.Random(5)
    vocabulary = [words(searchable(directive.text)) for directive in archive().directives.values()]
    for _ in range(300):
        some = chance.choice(vocabulary)
        start = chance.randrange(len(some) - 3)
        taken = [word.fold for word in some[start : start + chance.choice([1, 1, 2, 3])]]
        assert set(ask(tab, " ".join(taken))) == holders(taken, archive()), taken


@pytest.mark.parametrize(
    ("typed", "same_as"),
    [("covid 19", "Covid-19"), ("covid 19", "COVID19"), ("hoà", "hòa"), ("606 cv hu", "606-CV/HU"), ("UBND", "ubnd")],
)
def test_ways_to_write_one_thing(typed: str, same_as: str, tab: Tab) -> None:
    assert ask(tab, typed) == ask(tab, same_as)


def test_while_typing_the_last_word_goes_on(tab: Tab) -> None:
    assert full("12-ubnd-vx") in ask(tab, "đuối nư", prefix=True)
    assert ask(tab, "đuối nư ", prefix=True) == []


def test_a_beginning_is_taken_where_no_whole_word_is(tab: Tab) -> None:
    assert ask(tab, "đuối nư") == [full("12-ubnd-vx")]


def test_newest_and_oldest_first(tab: Tab) -> None:
    ids = list(archive().directives)
    assert ask(tab, "", sort="moi") == ids
    oldest = ask(tab, "", sort="cu")
    assert oldest[0] == full("2017/88-cv-hu")
    assert {oldest[-1], oldest[-2], oldest[-3]} == set(ids[-3:])
