from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import clean, fold, same_tone, slug, sort_key

TABLE = (Path(__file__).parent.parent / "cases/vietnamese/tones.tsv").read_text("utf-8")
CASES = [line.split("\t") for line in TABLE.splitlines()]


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_one_style(written: str, expected: str) -> None:
    assert same_tone(written) == expected


@given(st.text())
def test_style_is_stable_and_changes_no_letter(text: str) -> None:
    composed = clean(text).text
    assert same_tone(same_tone(composed)) == same_tone(composed)
    assert fold(same_tone(composed)) == fold(composed)
    assert len(same_tone(composed)) == len(composed)


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_slug_is_idempotent_and_plain(text: str) -> None:
    assert slug(slug(text)) == slug(text)
    assert all(char in "abcdefghijklmnopqrstuvwxyz0123456789-" for char in slug(text))


@pytest.mark.parametrize(
    "ordered",
    [
        ["Đại Từ", "Đăk Glong", "Đất Đỏ", "E"],
        ["a", "à", "ả", "ã", "á", "ạ", "ă", "â", "b"],
        ["Quận 2", "Quận 10", "Quận Gò Vấp"],
        ["Dầu Tiếng", "Đại Từ"],
        ["hòa bình", "hoà bình một"],
    ],
)
def test_order(ordered: list[str]) -> None:
    shuffled = ordered[1::2] + ordered[::2]
    assert sorted(shuffled, key=sort_key) == ordered


@given(st.lists(st.text()))
def test_any_text_can_be_sorted(texts: list[str]) -> None:
    ordered = sorted(texts, key=sort_key)
    assert sorted(ordered, key=sort_key) == ordered
