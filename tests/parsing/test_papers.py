"""Whole papers of all kinds, of our own invention, beside what a careful reader finds in each.

`tests/cases/papers/NAME.txt` is the paper as OCR or a file gives it, `NAME.yml` its record (CONTRIBUTING.md says how to
add a pair). A field that is not read as it should be yet stands in the record's `not_yet`; one that is, must not.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.model import Directive
from generator.wording import load
from generator.writing.record import record
from tests.parsing.comparing import alike, differences

PAPERS = sorted((Path(__file__).parents[1] / "cases" / "papers").glob("*.yml"))


@pytest.mark.parametrize("path", PAPERS, ids=[path.stem for path in PAPERS])
def test_paper_is_read(path: Path, understand: Callable[..., Directive]) -> None:
    paper = yaml.safe_load(path.read_text("utf-8"))
    directive = understand(path.with_suffix(".txt").read_text("utf-8"), path=f"{path.stem}.txt")
    found = differences(paper, record(directive, load("vi")))
    assert {field: misses for field, misses in found.items() if field not in paper.get("not_yet", ())} == {}
    assert set(paper.get("not_yet", ())) <= found.keys(), "read as it should be: take the field out of not_yet"


def test_a_wrong_accent_is_wrong_and_a_dash_is_a_dash() -> None:
    assert alike("Sở Y tế – Hoà Bình;") == alike("sở y tế - hòa bình")
    assert alike("Sở Y tế") != alike("Sở Y tê")


def test_what_is_invented_and_what_is_missed_are_told() -> None:
    paper = {"place": None, "recipients": ["Như trên", "Lưu: VT"], "lost_in_text": [], "unreadable": []}
    read = {"place": "Hà Nội", "recipients": [{"text": "Như trên."}, {"text": "Sở Y tế"}]}
    found = differences(paper, read)
    assert found["place"] == ["printed None, read 'Hà Nội'"]
    assert found["recipients"] == ["not read: ('lưu: vt',)", "not printed: ('sở y tế',)"]
