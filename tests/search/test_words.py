"""The two folds are one: words of the five sources, of our own documents and made-up ones, in Python and Chromium."""

import itertools
import random
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

from generator.search.tokens import form, number_term, searchable, terms, words
from generator.vietnamese import fold
from tests.search.made import archive

STARTS = ("b", "ch", "đ", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "v", "x")
VOWELS = ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "iê", "ươ", "oa", "uyê")
ENDINGS = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "u"]
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
ODD = [
    "COVID19", "Covid -19", "covid‑19", "5K", "F0", "3375/UBND-VX", "ỦY BAN", "Uỷ ban", "hoà", "hòa", "khoẻ", "khỏe",
    "Ðại", "ðường", "TRƢỞNG", "dịch", "Straße", "İstanbul", "ΣΊΣΥΦΟΣ", "m²", "½", "Ⅻ", "١٢٣", "한국어", "日本", "naïve",
    "soft\u00adhyphen", "zero\u200bwidth", "a_b", "x*y", "tên.file@vn", "ﬁ", "e\u0323\u0302", "Ế", "ẾE", "đĐ", "ǎ", "ĩ",
    "130.000 đồng", "12/5", "a1b2c3", "Q.1", "P4", "k\u0301", "１２", "ᴀ", "ø", "ł", "Å",
]  # fmt: skip


def vectors() -> list[str]:
    """At least 1,000 words: all of the documents' own, with their neighbours, and syllables made by rule."""
    found = dict.fromkeys(ODD)
    for directive in archive().directives.values():
        parts = searchable(directive.text).split()
        found |= dict.fromkeys(parts)
        found |= dict.fromkeys(" ".join(pair) for pair in itertools.pairwise(parts) if any(map(str.isdigit, pair[1])))
    chance = random.Random(20210720)
    while len(found) < 4000:
        word = chance.choice(STARTS) + chance.choice(VOWELS) + chance.choice(TONES) + chance.choice(ENDINGS)
        found[chance.choice([word, word.upper(), word.capitalize()])] = None
    return list(found)


@pytest.fixture(scope="module")
def in_browser(tab: Tab) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = tab.evaluate(
        """async (given) => {
            const { clean, fold, form, terms, words } = await import("../assets/search/fold.js");
            return given.map((text) => ({
                fold: fold(clean(text)), terms: terms(clean(text)),
                forms: words(clean(text)).map((word) => [word.fold, word.form, word.number]),
            }));
        }""",
        vectors(),
    )
    return answer


def test_there_are_enough_vectors() -> None:
    assert len([word for word in vectors() if any(map(str.isalnum, word))]) >= 1000


def test_python_and_browser_see_the_same_words(in_browser: list[dict[str, Any]]) -> None:
    for text, seen in zip(vectors(), in_browser, strict=True):
        clean = searchable(text) if not set(text) & set("*_\\#") else text
        assert seen["terms"] == list(terms(clean)), text
        assert seen["forms"] == [[w.fold, w.form, w.number] for w in words(clean)], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giãn cách", ["gian", "=gian4", "cach", "=cach2"]),
        ("hoà", ["hoa", "=hoa1"]),
        ("hòa", ["hoa", "=hoa1"]),
        ("đường", ["duong", "=đương1"]),
        ("Covid-19", ["covid", "19", "covid19"]),
        ("covid 19", ["covid", "19"]),
        ("COVID19", ["covid", "19", "covid19"]),
        ("5K", ["5", "k", "5k"]),
        ("3375/UBND-VX", ["3375", "ubnd", "vx"]),
        ("07-CV/BCĐ 00", ["7", "cv", "bcd", "=bcđ", "0"]),
        ("an toàn do", ["an", "toan", "=toan1", "do"]),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert list(terms(searchable(text))) == expected


def test_a_number_in_one_piece() -> None:
    assert number_term("606-CV/HU") == number_term("606 -CV/HU") == "#606-cv-hu"


def test_forms_keep_what_was_accented_apart() -> None:
    assert len({form("dương"), form("đường"), form("dưỡng"), form("duong")}) == 4
    assert {fold(word) for word in ("dương", "đường", "dưỡng", "duong")} == {"duong"}


def test_words_slice_back_to_the_text() -> None:
    for directive in archive().directives.values():
        text = searchable(directive.text)
        written = [fold(text[word.start : word.end]) for word in words(text)]
        assert [each.lstrip("0") or each[-1] for each in written] == [word.fold for word in words(text)]
