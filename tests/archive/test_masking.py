import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import masked, masked_corrections, unused
from generator.model import Box, Corrections, Crop, Format, Line, Picture, Reading, Signer, Spot


def reading(text: str) -> Reading:
    lines, at = [], 0
    for part in text.split("\n"):
        lines.append(Line(at, at + len(part), readings=(part.lower(),)))
        at += len(part) + 1
    return Reading("a.txt", Format.TXT, text, tuple(lines))


def test_words_are_blocked_out_wherever_and_however_they_stand() -> None:
    text = "Ông Trần Văn Mẫu,\nÔNG TRẦN VĂN\n MẪU và bà Lê"
    assert masked(reading(text), ["Trần Văn Mẫu"]).text == "Ông ████ ███ ███,\nÔNG ████ ███\n ███ và bà Lê"


def test_loose_marks_do_not_save_a_word() -> None:
    hidden = masked(reading(unicodedata.normalize("NFD", "gặp Nguyễn Thị Bưởi hôm nay")), ["Nguyễn Thị Bưởi"]).text
    assert "Bưởi" not in unicodedata.normalize("NFC", hidden)
    assert hidden.endswith(" hôm nay") or unicodedata.normalize("NFC", hidden).endswith(" hôm nay")


def test_other_readings_of_a_line_that_was_touched_go_with_it() -> None:
    done = masked(reading("số 0900 000 000\nkhông có gì"), ["0900 000 000"])
    assert [line.readings for line in done.lines] == [(), ("không có gì",)]


@pytest.mark.parametrize("written", ["0900 000 001", "0900000001", "0900.000.001", "0900-000 001", "(0900) 000\n001"])
def test_a_number_is_found_however_its_digits_are_grouped(written: str) -> None:
    for word in ("0900 000 001", "0900000001", "0900.000.001"):
        hidden = masked(reading(f"gọi {written}, phòng 12"), [word]).text
        assert not set("0913456") & set(hidden.removesuffix("12"))
        assert hidden.endswith(", phòng 12")


def test_marks_of_markdown_do_not_save_a_word() -> None:
    assert masked(reading("ông **Trần** _Văn_ Mẫu đi"), ["Trần Văn Mẫu"]).text.startswith("ông **████")
    assert "Mẫu" not in masked(reading("ông **Trần** _Văn_ Mẫu đi"), ["Trần Văn Mẫu"]).text


@given(st.text("ab ắ\n", max_size=40), st.lists(st.text("ab ắ", max_size=4), max_size=3))
def test_lengths_stay(text: str, words: list[str]) -> None:
    done = masked(reading(text), words)
    assert len(done.text) == len(text)
    assert [(line.start, line.end) for line in done.lines] == [(line.start, line.end) for line in reading(text).lines]
    single = [word.strip() for word in words if word.strip() and " " not in word.strip()]
    assert [word for word in single if word in done.text] == []


def test_no_picture_of_a_paper_with_masked_words_is_left() -> None:
    whole = replace(reading("gì đó"), pictures=(Picture(Crop(Spot.NUMBER, 1, Box(0, 0, 9, 9)), b"x"),))
    assert masked(whole, []).pictures == whole.pictures
    assert masked(whole, ["gì"]).pictures == ()
    assert masked(whole, ["không có ở đây"]).pictures == ()
    assert masked(whole, [" "]).pictures == ()


def test_a_word_that_stands_nowhere_is_said_without_repeating_it() -> None:
    said = unused(reading("gọi 0900 000 001"), ["0900000001", "0911 000 002"])
    assert [dict(one.values) for one in said] == [{"value": "2"}]


def test_the_staff_do_not_repeat_what_they_hide() -> None:
    given = Corrections(
        values={"signers": (Signer(None, None, "Trần Văn Mẫu"),), "subject": "gọi 0900.000.001"},
        note="Số 0900000001 của TRẦN VĂN MẪU",
        mask=("0900 000 001", "Trần Văn Mẫu"),
    )
    hidden = masked_corrections(given)
    assert hidden.note == "Số ██████████ của ████ ███ ███"
    assert hidden.values["signers"][0].name == "████ ███ ███"
    assert hidden.values["subject"] == "gọi ████████████"
    assert hidden.mask == given.mask
