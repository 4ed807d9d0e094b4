"""Born-digital PDF files: columns, garbage layers, what can't be read, signatures."""

import io

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PdfFileWriter, copy_into_new_writer

from generator.model import Code, Column, Format
from generator.reading import read
from generator.reading.limits import Limits
from generator.reading.pdf import judge
from tests.reading import papers


def lines(reading, column=None):
    return [
        reading.text[line.start : line.end] for line in reading.lines if line.end > line.start and line.column is column
    ]


def test_a_typed_letter_keeps_its_columns_apart():
    reading = read(papers.typed_pdf(papers.letter_lines(), [(70, 60, "2"), (70, 90, "Phụ lục kèm theo")]), "a.pdf")
    assert (reading.format, reading.diagnostics) == (Format.PDF, ())
    assert lines(reading, Column.LEFT) == papers.STATE_LEFT + papers.FOOT_LEFT
    assert lines(reading, Column.RIGHT) == papers.STATE_RIGHT + [line for line in papers.FOOT_RIGHT if line]
    assert lines(reading) == [*papers.BODY, "2", "Phụ lục kèm theo"]
    assert {line.page for line in reading.lines if line.end > line.start} == {1, 2}


def test_every_line_has_its_box():
    reading = read(papers.typed_pdf(papers.letter_lines()), "a.pdf")
    for line in reading.lines:
        if line.end > line.start:
            assert line.box is not None
            assert 0 < line.box.left < line.box.right < 595
            assert 0 < line.box.top < line.box.bottom < 842
            assert line.confidence is None
    first = reading.lines[0].box
    assert first.left == pytest.approx(80, abs=3)
    assert first.top == pytest.approx(52, abs=4)


@pytest.mark.parametrize(
    ("text", "image", "worth"),
    [
        (" ".join(papers.BODY), 0.0, "good"),
        (" ".join(papers.BODY), 0.95, "good"),
        (
            "UBND THANH PHO cQNG HOA xA HQI CHU NGHTA VIET NAM Dc lp Tir do Htnh phiic SO NONG NGHIEP " * 3,
            0.95,
            "garbage",
        ),
        ("(cid:36)(cid:82)(cid:17) (cid:44)(cid:3) van ban nay " * 9, 0.0, "garbage"),
        ("\ue012\ue034\ue056 và \ue078\ue09a \ue0bc\ue0de Điều một " * 9, 0.0, "garbage"),
        ("", 1.0, "none"),
        ("Trang 2", 0.9, "none"),
    ],
)
def test_a_text_layer_is_judged(text, image, worth):
    assert judge(text, image) == worth


@pytest.mark.slow
def test_a_garbage_layer_is_refused_for_the_image():
    guess = [(60, 60 + 14 * k, "UBND THANH PHO cQNG HOA xA HQI CHU NGHTA VIET NAM Dc lp Tir do") for k in range(9)]
    reading = read(papers.typed_pdf(guess, picture=papers.sheet()), "a.pdf")
    assert reading.format is Format.SCAN
    assert [d.code for d in reading.diagnostics] == [Code.GARBAGE_TEXT_LAYER]
    assert "đề nghị các đơn vị thực hiện" in reading.text
    assert "cQNG" not in reading.text


def _locked(data):
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(data)))
    assert isinstance(writer, PdfFileWriter)
    writer.encrypt(owner_pass="chu", user_pass="khach")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_can_not_be_read_says_why():
    whole = papers.typed_pdf(papers.letter_lines())
    cases = {
        "locked": (_locked(whole), Code.ENCRYPTED),
        "cut off": (whole[:900], Code.UNREADABLE_FILE),
        "head alone": (b"%PDF-1.7\n", Code.UNREADABLE_FILE),
        "no pages": (papers.typed_pdf(), Code.UNREADABLE_FILE),
    }
    for name, (data, code) in cases.items():
        reading = read(data, "a.pdf")
        assert (reading.text, [d.code for d in reading.diagnostics]) == ("", [code]), name


def test_too_many_pages_are_refused_at_once():
    data = papers.typed_pdf(*[[] for _ in range(2_000)], size=(50, 50))
    [found] = read(data, "a.pdf").diagnostics
    assert (found.code, dict(found.values)["value"]) == (Code.TOO_LARGE, "2000")


def test_the_limits_hold():
    data = papers.typed_pdf(papers.letter_lines())
    assert read(data, "a.pdf", limits=Limits(bytes=100)).diagnostics[0].code is Code.TOO_LARGE
    assert read(data, "a.pdf", limits=Limits(text=100)).diagnostics[0].code is Code.TOO_LARGE
    assert read(data, "a.pdf", limits=Limits(seconds=0.0)).diagnostics[0].code is Code.READING_TIMED_OUT
