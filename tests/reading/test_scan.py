"""Scans: the engine itself on pages drawn here, with a seal, skewed, on their side, damaged; readings kept."""

import difflib
import io
import json
import subprocess
import sys

import pytest
from PIL import Image

from generator.model import Code, Column, Format
from generator.reading import keep, programs, read
from generator.reading.digits import DOUBTED, best_symbol, settle
from generator.reading.limits import Deadline, Limits
from generator.reading.marks import slanted_marks
from tests.reading import papers

LEFT, RIGHT = Column.LEFT, Column.RIGHT


def lines(reading, column=None):
    return [
        reading.text[line.start : line.end] for line in reading.lines if line.end > line.start and line.column is column
    ]


def alike(said, meant):
    """Whether the engine read these very lines, but for one sign in twenty."""
    same = difflib.SequenceMatcher(None, "\n".join(said), "\n".join(meant), autojunk=False).ratio()
    return len(said) == len(meant) and same > 0.95


@pytest.fixture(scope="module")
def sealed():
    """A skewed State letter with a red seal over its motto."""
    data = papers.scanned_pdf(papers.sheet(seal=True, skew=1.2, noise=300))
    return data, read(data, "482.pdf")


def test_a_sealed_and_skewed_scan_is_read(sealed):
    _, reading = sealed
    assert (reading.format, reading.diagnostics) == (Format.SCAN, ())
    assert reading.engine.startswith("tesseract 5")
    assert alike(lines(reading, LEFT), papers.STATE_LEFT + papers.FOOT_LEFT)
    assert alike(lines(reading, RIGHT), papers.STATE_RIGHT + [line for line in papers.FOOT_RIGHT if line])
    assert alike(lines(reading), papers.BODY)


def test_typed_numbers_and_dates_are_sure(sealed):
    _, reading = sealed
    for said in (papers.STATE_LEFT[2], papers.STATE_RIGHT[2]):
        [line] = [line for line in reading.lines if reading.text[line.start : line.end] == said]
        assert line.confidence >= 0.9
        assert line.readings


def test_lines_have_page_box_and_confidence(sealed):
    _, reading = sealed
    for line in reading.lines:
        if line.end > line.start:
            assert line.page == 1
            assert 0 <= line.box.left < line.box.right <= 600
            assert 0 <= line.confidence <= 1


@pytest.mark.parametrize(
    "body",
    [pytest.param(papers.BODY, marks=pytest.mark.slow, id="whole"), pytest.param(papers.BODY[:2], id="short")],
)
def test_a_number_in_blue_ink_is_doubted(body):
    left = [*papers.STATE_LEFT[:2], "Số:           /SNV-TCBC"]
    scrawl = [(352, 226), (360, 248), (384, 232), (372, 252), (398, 224), (404, 254), (420, 226)]
    reading = read(papers.png(papers.sheet(left, body=body, number_in_ink=scrawl)), "a.png")
    [line] = [line for line in reading.lines if "SNV-TCBC" in reading.text[line.start : line.end]]
    assert line.confidence <= DOUBTED
    assert reading.format is Format.IMAGE


@pytest.mark.parametrize("angle", [28, 65])
def test_an_urgency_mark_stamped_aslant_is_read(angle):
    page = papers.sheet(body=[], urgent=angle).convert("L")
    page = page.resize((2481, 3508))
    [row] = slanted_marks(page, (), 1, Deadline(60))
    assert (row.text, row.page) == ("HỎA TỐC", 1)
    assert row.box.right < 200


def test_a_blank_page_and_a_seal_bear_no_mark():
    assert (
        slanted_marks(papers.sheet(seal=True, noise=900).convert("L").resize((2481, 3508)), (), 1, Deadline(60)) == []
    )


@pytest.mark.slow
def test_a_page_on_its_side_is_turned():
    reading = read(papers.png(papers.sheet(turned=90)), "a.png")
    assert papers.BODY[4] in reading.text
    assert lines(reading, RIGHT)[0] == papers.STATE_RIGHT[0]


@pytest.mark.slow
def test_frames_of_a_tiff_are_pages():
    data = io.BytesIO()
    page = papers.sheet().convert("1")
    page.save(data, "TIFF", save_all=True, append_images=[page], dpi=(200, 200), compression="group4")
    reading = read(data.getvalue(), "a.tif")
    assert {line.page for line in reading.lines if line.end > line.start} == {1, 2}


def test_a_blank_page_is_empty():
    assert [d.code for d in read(papers.png(Image.new("RGB", (1654, 2339), "white")), "a.png").diagnostics] == [
        Code.EMPTY
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (papers.png(Image.new("1", (12_000, 12_000))), Code.TOO_LARGE),
        (papers.png(papers.sheet())[:5_000], Code.UNREADABLE_FILE),
        (b"\xff\xd8\xff\xe0" + bytes(50), Code.UNREADABLE_FILE),
    ],
    ids=["pixels", "cut off", "no image"],
)
def test_images_that_can_not_be_read_say_why(data, code):
    assert [d.code for d in read(data, "a.png").diagnostics] == [code]


def test_too_many_scanned_pages_are_refused():
    data = papers.scanned_pdf(*[Image.new("1", (60, 80), 1)] * 4)
    assert [d.code for d in read(data, "a.pdf", limits=Limits(scanned_pages=3)).diagnostics] == [Code.TOO_LARGE]


def test_a_missing_engine_is_named_with_its_package(monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    programs.version.cache_clear()
    try:
        for data, path, package in (
            (papers.png(papers.sheet()), "a.png", "tesseract-ocr tesseract-ocr-vie"),
            (papers.scanned_pdf(papers.sheet()), "a.pdf", "tesseract-ocr tesseract-ocr-vie"),
            (papers.old_word("x"), "a.doc", "antiword"),
        ):
            [found] = read(data, path).diagnostics
            assert (found.code, dict(found.values)["package"]) == (Code.MISSING_READER, package)
    finally:
        programs.version.cache_clear()


@pytest.mark.parametrize(
    ("module", "data", "path", "extra"),
    [
        ("word", papers.word(), "a.docx", "docx"),
        ("pdf", papers.typed_pdf(papers.letter_lines()), "a.pdf", "pdf"),
        ("scan", papers.scanned_pdf(papers.sheet()), "a.pdf", "ocr"),
        ("image", papers.png(papers.sheet()), "a.png", "ocr"),
    ],
)
def test_a_missing_extra_is_named(monkeypatch, module, data, path, extra):
    monkeypatch.setitem(sys.modules, f"generator.reading.{module}", None)
    [found] = read(data, path).diagnostics
    assert (found.code, dict(found.values)["extra"]) == (Code.MISSING_READER, extra)


def test_typed_pdf_needs_no_more_than_its_own_extra():
    """Neither Pillow nor numpy is loaded for a PDF with text of its own."""
    words = "import sys; sys.modules |= dict.fromkeys(('PIL', 'numpy')); import generator.reading.pdf"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0


def test_a_reading_is_kept_and_taken_up_again(sealed, monkeypatch):
    data, reading = sealed
    kept = keep(reading, data)
    monkeypatch.setenv("PATH", "/nonexistent")
    assert read(data, "482.pdf", kept=kept) == reading
    assert json.loads(kept)["engine"] == reading.engine
    assert keep(read(data, "482.pdf", kept=kept), data) == kept


def test_a_kept_reading_counts_for_its_own_bytes_only(sealed):
    data, reading = sealed
    kept = keep(reading, data)
    blank = papers.png(Image.new("RGB", (300, 200), "white"))
    assert read(blank, "a.png", kept=kept).text == ""
    for damaged in ("", "{}", kept[:-9], kept.replace('"version": 1', '"version": 9'), "[1]"):
        assert read(b"Ch\xe1\xbb\xaf", "a.txt", kept=damaged).text == "Chữ"


@pytest.mark.parametrize(
    ("own", "other", "numbered", "text", "agreed"),
    [
        (["Số: 482/SNV"], "S6: 482/SNV", True, "Số: 482/SNV", True),
        (["Số: 0)/KH", "Số: 09/KH"], "Sé: 09/KH", True, "Số: 09/KH", True),
        (["Số: 445 /CV", "Số: 115 /CV"], "S6: 445 /CV", True, "Số: 445 /CV", False),
        (["Số: /QĐ-VP", "Số: 27/QĐ-VP"], "Sé: /QD-VP", True, "Số: /QĐ-VP", False),
        (["Số: #2 /QĐ", "Số: 2 /QĐ"], "Sé: 1964 /QD", True, "Số: #2 /QĐ", False),
        (["| Số: 2450/VP", "Số:2450/VP"], "6: 2450/VP", True, "| Số: 2450/VP", True),
        (["X, ngày l6 tháng 5 năm 2025"], "X, ngay 16 thang 5 nam 2025", False, "X, ngày l6 tháng 5 năm 2025", True),
        (["X, ngày 04 tháng 8 năm 2020"], "X, ngayod4 thang 8ndm2020", False, "X, ngày 04 tháng 8 năm 2020", False),
        (["X, ngày tháng 8 năm 2020"], "X, ngay thang 8 nam 2020", False, "X, ngày tháng 8 năm 2020", False),
    ],
)
def test_readings_are_settled(own, other, numbered, text, agreed):
    assert settle(own, other, numbered) == (text, agreed)


@pytest.mark.parametrize(
    ("own", "other", "best"),
    [
        (["Số: 14 /CV-TN§3", "Số: 11 /CV-TN83", "Số: 41 /CV-TNS3"], "§6:44 /CV-TN83", 1),
        (["Só:3NV&ĐT-TCKT", "Số:2f/NV&ĐT-TCKT", "Só:2//NV&ĐT-TCKT"], "Sé:39/NV&DT-TCKT", 1),
        (["số: 0Š /S§CT- TM", "số: #U /§CT- TM", "Số: U /SCT- TM"], "sé: isct- TM", 2),
        (["Số: / SNV -TCBC", "Số: 34/SNV - TCBC"], "Sé: 39/SNV - TCBC", 0),
        (["Số 7-CV/HU", "Số 1-CV/HU"], "Sé 7-CV/HU", 0),
        (["Số: 12"], "", 0),
    ],
)
def test_the_best_symbol_is_that_of_most_readings(own, other, best):
    assert best_symbol(own, other) == own[best]
