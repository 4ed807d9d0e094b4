"""Word files, new and old: letterhead tables apart, automatic numbers, text boxes, tracked changes, legacy fonts."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from viparse.normalize.encodings import CHARMAPS

from generator.model import Code, Column, Format
from generator.reading import read
from tests.reading import papers

LEFT, RIGHT = Column.LEFT, Column.RIGHT


def lines(reading, column=None):
    return [
        reading.text[line.start : line.end] for line in reading.lines if line.end > line.start and line.column is column
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [(papers.STATE_LEFT, papers.STATE_RIGHT), (papers.PARTY_LEFT, papers.PARTY_RIGHT)],
    ids=["state", "party"],
)
def test_letterhead_and_signature_tables_are_taken_apart(left, right):
    reading = read(papers.word(left, right), "a.docx")
    assert (reading.format, reading.diagnostics) == (Format.DOCX, ())
    assert lines(reading, LEFT) == left + papers.FOOT_LEFT
    assert lines(reading, RIGHT) == right + [line for line in papers.FOOT_RIGHT if line]
    assert lines(reading) == papers.BODY
    assert reading.text.index(left[-1]) < reading.text.index(right[0]) < reading.text.index(papers.BODY[0])


def test_a_letterhead_set_by_tabs_is_taken_apart():
    document = docx.Document()
    document.add_paragraph("HỘI ĐỒNG NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    document.add_paragraph("XÃ TÂN LẬP\tĐộc lập - Tự do - Hạnh phúc")
    document.add_paragraph("Số: 31/NQ-HĐND\tTân Lập, ngày 20 tháng 12 năm 2022")
    document.add_paragraph("NGHỊ QUYẾT")
    reading = read(papers.saved(document), "a.docx")
    assert lines(reading, LEFT) == ["HỘI ĐỒNG NHÂN DÂN", "XÃ TÂN LẬP", "Số: 31/NQ-HĐND"]
    assert lines(reading, RIGHT)[-1] == "Tân Lập, ngày 20 tháng 12 năm 2022"
    assert lines(reading) == ["NGHỊ QUYẾT"]


def test_a_table_of_figures_keeps_its_rows():
    document = docx.Document()
    document.add_paragraph("Phân bổ kinh phí như sau:")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Đơn vị", "Số tiền"), ("Trường Mầm non", "120")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    assert lines(read(papers.saved(document), "a.docx"))[1:] == ["Đơn vị\tSố tiền", "Trường Mầm non\t120"]


def test_automatic_numbers_and_bullets_are_printed():
    document = docx.Document()
    for style, text in (
        ("List Number", "Rà soát quy hoạch."),
        ("List Bullet", "Phần thứ nhất;"),
        ("List Number", "Báo cáo kết quả."),
    ):
        document.add_paragraph(text, style=style)
    assert lines(read(papers.saved(document), "a.docx")) == [
        "1. Rà soát quy hoạch.",
        "- Phần thứ nhất;",
        "2. Báo cáo kết quả.",
    ]


def test_levels_of_numbers_begin_anew_below_a_new_number():
    document = docx.Document()
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{k}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for k, kind, text in ((0, "upperRoman", "%1."), (1, "lowerLetter", "%2)"), (2, "decimal", "%1.%2.%3"))
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for level, text in ((0, "Một"), (1, "Hai"), (1, "Ba"), (2, "Bốn"), (0, "Năm"), (1, "Sáu")):
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
        )
    assert lines(read(papers.saved(document), "a.docx")) == [
        "I. Một", "a) Hai", "b) Ba", "I.b.1 Bốn", "II. Năm", "a) Sáu",
    ]  # fmt: skip


def test_insertions_count_and_deletions_do_not():
    document = docx.Document()
    paragraph = document.add_paragraph("Thời hạn: ")
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="a">{run.format("15 ngày")}</w:ins>'))
    deleted = "<w:r><w:delText>30 ngày</w:delText></w:r>"
    paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="a">{deleted}</w:del>'))
    assert lines(read(papers.saved(document), "a.docx")) == ["Thời hạn: 15 ngày"]


def test_text_boxes_are_read_once():
    document = docx.Document()
    paragraph = document.add_paragraph("Kính gửi: Các thôn.")
    box = "<w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent>"
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} {spaces}><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx>'
            f"</mc:Choice><mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert lines(read(papers.saved(document), "a.docx")) == ["Kính gửi: Các thôn.", "HỎA TỐC"]


def _in_tcvn3(text):
    pairs = {target: source for source, target in reversed(CHARMAPS["tcvn3"].pairs)}
    return "".join(pairs.get(char, char) for char in text)


def test_a_file_in_a_legacy_font_is_converted():
    words = "Thực hiện chỉ đạo của cấp trên, đề nghị các đơn vị báo cáo kết quả những việc đã làm."
    document = docx.Document()
    document.add_paragraph(_in_tcvn3(words))
    reading = read(papers.saved(document), "a.docx")
    assert reading.text == words
    assert [d.code for d in reading.diagnostics] == [Code.LEGACY_ENCODING]


def test_a_zip_bomb_is_refused():
    data = io.BytesIO(papers.word())
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/bomb.xml", b" " * 80_000_000)
    assert len(data.getvalue()) < 1_000_000
    [found] = read(data.getvalue(), "a.docx").diagnostics
    assert found.code is Code.TOO_LARGE


@pytest.mark.parametrize("cut", [200, 3_000, 20_000])
def test_a_word_file_cut_off_says_so(cut):
    reading = read(papers.word()[:cut], "a.docx")
    assert reading.text == ""
    assert reading.diagnostics[0].code in (Code.UNREADABLE_FILE, Code.WRONG_FORMAT)


def test_old_word_is_read():
    head = "ĐẢNG BỘ HUYỆN SÔNG MAI\tĐẢNG CỘNG SẢN VIỆT NAM\nSố 12-TB/ĐU\tSông Mai, ngày 05 tháng 6 năm 2009"
    text = f"{head}\n\nTHÔNG BÁO\nKết luận."
    reading = read(papers.old_word(text), "a.doc")
    assert (reading.format, reading.engine, reading.diagnostics) == (Format.DOC, "antiword 0.37", ())
    assert lines(reading, LEFT) == ["ĐẢNG BỘ HUYỆN SÔNG MAI", "Số 12-TB/ĐU"]
    assert lines(reading, RIGHT) == ["ĐẢNG CỘNG SẢN VIỆT NAM", "Sông Mai, ngày 05 tháng 6 năm 2009"]
    assert lines(reading) == ["THÔNG BÁO", "Kết luận."]


def test_old_word_in_tcvn3_is_converted():
    words = "Thực hiện chỉ đạo của cấp trên, đề nghị các đơn vị báo cáo kết quả những việc đã làm."
    reading = read(papers.old_word(_in_tcvn3(words), eight_bit="cp1252"), "a.doc")
    assert reading.text == words
    assert [d.code for d in reading.diagnostics] == [Code.LEGACY_ENCODING]


def test_what_is_no_word_file_is_named():
    locked = papers.compound({"EncryptedPackage": bytes(4096), "EncryptionInfo": bytes(4096)})
    assert [d.code for d in read(locked, "a.docx").diagnostics] == [Code.ENCRYPTED]
    other = papers.compound({"Workbook": bytes(4096)})
    [found] = read(other, "a.doc").diagnostics
    assert (found.code, dict(found.values)["found"]) == (Code.WRONG_FORMAT, "XLS")
    cut = papers.old_word("Văn bản")[:2_000]
    assert [d.code for d in read(cut, "a.doc").diagnostics] == [Code.UNREADABLE_FILE]
    broken = papers.compound({"WordDocument": bytes(4096)})
    assert [d.code for d in read(broken, "a.doc").diagnostics] == [Code.UNREADABLE_FILE]
