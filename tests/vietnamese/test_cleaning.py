import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from generator.vietnamese import clean

messy = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("ÐðƢƣ\u00ad\u200b\u0301\u0323\u00a0aeoĐ\n \u1161\u11a8"))
)


def test_look_alikes_are_put_right() -> None:
    assert clean("BỘ TRƢỞNG Ð\u00e0\u00ado\u200b tạo\u00a0x").text == "BỘ TRƯỞNG Đào tạo x"


def test_loose_marks_are_joined_and_mapped_back() -> None:
    text = unicodedata.normalize("NFD", "Ủy ban huyện Đại Từ")
    cleaned = clean(text)
    assert cleaned.text == "Ủy ban huyện Đại Từ"
    start = cleaned.text.index("huyện")
    assert unicodedata.normalize("NFC", cleaned.span(start, start + 5).of(text)) == "huyện"


def test_a_span_holds_what_was_taken_out_inside_it() -> None:
    text = "x gi\u00adãn y"
    cleaned = clean(text)
    start = cleaned.text.index("giãn")
    assert cleaned.span(start, start + 4).of(text) == "gi\u00adãn"


def test_an_empty_span_stays_empty() -> None:
    cleaned = clean("a\u200bb")
    assert cleaned.span(1, 1) == cleaned.span(1, 0)
    assert clean("a\u200b").span(1, 1).start == 2


@given(messy)
@example("a\u200b\u0301")
@example("\u0344")
def test_guarantees(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned.text)
    assert clean(cleaned.text).text == cleaned.text
    assert cleaned.text.count("\n") == text.count("\n") + text.count("\r")
    assert "\r" not in cleaned.text
    assert cleaned.original_length == len(text)


@given(messy, st.data())
def test_every_span_maps_back_to_what_it_came_from(text: str, data: st.DataObject) -> None:
    cleaned = clean(text)
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))
    span = cleaned.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert cleaned.text[start:end] in clean(span.of(text)).text
