from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese import clean, find_dates

CASES = yaml.load((Path(__file__).parent.parent / "cases/vietnamese/dates.yml").read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_forms(case: dict[str, Any]) -> None:
    found = [[item.as_written, item.value.isoformat() if item.value else ""] for item in find_dates(case["text"])]
    assert found == case["found"]


@given(
    st.lists(st.sampled_from(["ngày ", "tháng ", "năm ", "2021", "12", "/", ".", "-", "31", " ", "\n", "0", "…", "77"]))
)
def test_any_shuffle_gives_spans_that_slice_back_in_order(words: list[str]) -> None:
    text = clean("".join(words)).text
    last = 0
    for item in find_dates(text):
        assert text[item.start : item.end] == item.as_written
        assert item.start >= last
        last = item.end


@given(st.dates())
def test_every_date_written_in_full_is_found(day: Any) -> None:
    text = f"ngày {day.day:02d} tháng {day.month} năm {day.year:04d}"
    assert [item.value for item in find_dates(text)] == [day]
