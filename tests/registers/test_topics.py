"""Topics against what a reader wrote down, and the rules by which words count."""

import pytest

from generator.registers import load
from generator.registers.topics import topics_of
from tests.bench.topics import judged, score

REGISTERS = load()


def given(subject: str | None, text: str) -> list[str]:
    return [topic.slug for topic in topics_of(subject, text, REGISTERS.topics, REGISTERS.body_kinds)]


def test_topics_are_those_that_a_reader_gives() -> None:
    """Floors, which only rise, over the seeds and the documents made up for it; `tests/bench/topics.py` says more."""
    found = list(judged())
    assert len(found) >= 36
    assert score(found).precision >= 0.94
    assert score(found).recall >= 0.93


def test_topics_hold_for_documents_that_the_register_was_not_mended_by() -> None:
    later = [one for one in judged() if one.name.startswith("later")]
    assert score(later).precision >= 0.9
    assert score(later).recall >= 0.9


@pytest.mark.parametrize(
    ("subject", "text", "topics"),
    [
        ("chuyển mục đích sử dụng đất trồng lúa", "", ["dat-dai"]),
        ("bổ sung dự toán cho các trường", "Sở Giáo dục và Đào tạo trình.", ["tai-chinh"]),
        (None, "Trong dịp này có mưa to, người dân đi lại khó khăn. " + "Các đơn vị thực hiện nghiêm. " * 200, []),
        (
            "phòng, chống dịch Covid-19",
            "Người cách ly ở nhà; hết cách ly, báo xã. Nơi giãn cách xã hội.",
            ["gian-cach-xa-hoi"],
        ),
    ],
)
def test_which_words_count(subject: str | None, text: str, topics: list[str]) -> None:
    assert given(subject, text) == topics


def test_a_mention_weighs_more_in_a_short_text() -> None:
    words = "Hộ nghèo được rà soát, hộ cận nghèo cũng vậy. "
    assert given(None, words) == ["an-sinh"]
    assert given(None, words + "Các đơn vị thực hiện nghiêm. " * 200) == []
