"""Days that a text states, one invented sentence a case."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.parsing.events import find_events
from generator.parsing.ranges import Part, Range
from tests.parsing.bodies import frame, whole

CASES = yaml.safe_load(Path("tests/cases/parsing/events.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "want"), CASES, ids=[text for text, _ in CASES])
def test_days_of_effect_end_and_deadline(text: str, want: list[tuple[str, date | str]]) -> None:
    found = find_events(text, whole(text), frame(kind="quyet-dinh"))
    assert {(event.kind.value, event.at.isoformat()) for event in found} == {(kind, str(at)) for kind, at in want}
    for event in found:
        assert event.span
        assert event.span.of(text) == event.as_written


def test_a_quotation_may_go_on_for_pages() -> None:
    text = f"Khoản 2 được sửa như sau: “2. Mức chi áp dụng đến hết ngày 31/12/2021. {'Xã lập sổ. ' * 300}”"
    assert find_events(text, whole(text), frame(kind="quyet-dinh")) == ()


def test_a_resolution_takes_effect_when_it_was_passed() -> None:
    text = (
        "Nghị quyết này có hiệu lực từ ngày được thông qua.\n\n"
        "Nghị quyết này được Hội đồng nhân dân thông qua ngày 08 tháng 3 năm 2020."
    )
    places = (Range(0, 51, "d3", Part.PROVISION), Range(52, len(text), None, Part.CLOSING))
    found = find_events(text, places, frame(kind="nghi-quyet"))
    assert [(event.kind.value, event.at) for event in found] == [("takes_effect", date(2020, 3, 8))]
