"""Text files: encodings, line ends, front matter, names and bytes that disagree."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from viparse.normalize.encodings import CHARMAPS

from generator.model import Code, Format, Severity
from generator.reading import read
from generator.reading.encodings import from_tcvn3, from_viscii, from_vni

LETTER = """ỦY BAN NHÂN DÂN XÃ AN PHÚ
Số: 12/UBND-VP
V/v kiểm tra hồ chứa nước trước mùa mưa bão

Kính gửi: Các trưởng thôn, tổ dân phố.

Thực hiện chỉ đạo của cấp trên, Ủy ban nhân dân xã yêu cầu các đơn vị rà soát, sửa chữa đập, kênh mương,
báo cáo kết quả những việc đã làm về Văn phòng trước ngày ghi ở trên để tổng hợp; để xảy ra mất an toàn thì chịu
trách nhiệm; cử người trực suốt ngày đêm, bảo vệ tài sản của Nhà nước và nhân dân.
"""
LOWER = LETTER.lower()


def codes(reading):
    return [diagnostic.code for diagnostic in reading.diagnostics]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_as_it_stands(encoding):
    reading = read(LETTER.encode(encoding), "thu.txt")
    assert reading.text == LETTER
    assert reading.format is Format.TXT


def test_wide_text_without_a_mark_is_said_to_be_a_guess():
    assert codes(read(LETTER.encode("utf-16-le"), "thu.txt")) == [Code.ENCODING_GUESSED]
    assert codes(read(LETTER.encode("utf-16"), "thu.txt")) == []


def test_only_line_ends_change():
    text = "Số:\u00a0 12\r\nKính gửi:\tông Ð\u00ad\r\n" + unicodedata.normalize("NFD", "hoà bình")
    assert read(text.encode(), "a.txt").text == text.replace("\r\n", "\n")


def _legacy(text, name):
    """Text in a legacy encoding, by the tables of another implementation."""
    pairs = {target: source for source, target in reversed(CHARMAPS[name].pairs)}
    wide = "".join(pairs.get(char, char) for char in text)
    return wide.encode("latin-1")


@pytest.mark.parametrize(("name", "said"), [("tcvn3", "TCVN3"), ("vni", "VNI"), ("viscii", "VISCII")])
def test_legacy_encodings_are_recognised_and_converted(name, said):
    reading = read(_legacy(LOWER, name), "cu.txt")
    assert reading.text == LOWER
    [found] = reading.diagnostics
    assert (found.code, found.severity) == (Code.LEGACY_ENCODING, Severity.WARNING)
    assert found.values == (("encoding", said),)


def test_windows_1258_is_recognised():
    pieces = []
    for char in LOWER:
        decomposed = unicodedata.normalize("NFD", char)
        tones = [mark for mark in decomposed if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in tones))
        pieces.append(base + "".join(tones))
    reading = read("".join(pieces).encode("cp1258"), "cu.txt")
    assert reading.text == LOWER
    assert reading.diagnostics[0].values == (("encoding", "Windows-1258"),)


def test_legacy_bytes_taken_for_western_text_are_mended():
    mangled = _legacy(LOWER, "tcvn3").decode("cp1252")
    reading = read(mangled.encode(), "cu.txt")
    assert reading.text == LOWER
    assert codes(reading) == [Code.LEGACY_ENCODING]


@pytest.mark.parametrize(
    "text",
    [
        "Le préfet a décidé, après délibération, la fermeture du marché à compter de la publication du présent arrêté.",
        "Die Behörde verfügt über die nötigen Mittel für die Durchführung der Maßnahmen gemäß den Vorschriften.",
        "Plain words without any mark at all.",
    ],
)
def test_other_languages_are_left_alone(text):
    assert read(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(("name", "decode"), [("tcvn3", from_tcvn3), ("vni", from_vni), ("viscii", from_viscii)])
def test_tables_agree_with_another_implementation(name, decode):
    for source, target in CHARMAPS[name].pairs:
        if target.isalpha() and len(unicodedata.normalize("NFC", target)) == 1:
            try:
                data = source.encode("cp1252" if name == "vni" else "latin-1")
            except UnicodeEncodeError:
                continue
            assert decode(data) == unicodedata.normalize("NFC", target), source


def test_front_matter_is_split_off():
    reading = read("---\nnumber: '07'\n# a remark\n---\nSố: 7/CV\n".encode(), "a.md")
    assert reading.front_matter == "number: '07'\n# a remark\n"
    assert reading.text == "Số: 7/CV\n"
    assert reading.format is Format.MD


@pytest.mark.parametrize(
    "text", ["---\n\nSố: 7/CV-HU về việc\nchung\n", "-----\na: b\n-----\n", "--- \nkhông có khóa\n---\nx"]
)
def test_rules_are_not_front_matter(text):
    reading = read(text.encode(), "a.txt")
    assert reading.front_matter is None
    assert reading.text == text


def test_lines_cover_the_text():
    reading = read(LETTER.encode(), "a.txt")
    assert [reading.text[line.start : line.end] for line in reading.lines] == LETTER.split("\n")


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "b.md", "c.html", "d", "e.docx", "f.doc"]))
def test_any_bytes_give_a_reading(data, path):
    reading = read(data, path)
    assert reading.path == path
    assert reading.text or reading.diagnostics or reading.front_matter is not None


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_text_comes_through_unchanged_or_says_why_not(text):
    reading = read(text.encode(), "a.txt")
    same = (reading.front_matter is not None) or reading.text == text.removeprefix("\ufeff").replace("\r\n", "\n")
    assert same or reading.diagnostics
    assert all("\n" not in reading.text[line.start : line.end] for line in reading.lines)


def test_empty_files_say_so():
    for data in (b"", b"\xef\xbb\xbf", b" \r\n\t"):
        reading = read(data, "a.txt")
        assert (reading.text, codes(reading)) == ("", [Code.EMPTY])


def test_bytes_win_over_the_name():
    reading = read(LETTER.encode(), "ban-goc.pdf")
    assert (reading.format, reading.text) == (Format.TXT, LETTER)
    assert reading.diagnostics[0].code is Code.WRONG_FORMAT
    assert reading.diagnostics[0].values == (("named", "pdf"), ("found", "txt"))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"{\\rtf1\\ansi C\\'f4ng v\\'e3n}", "RTF"),
        (b"GIF89a" + bytes(300), "GIF"),
        (b"\x00\x01\x02" * 99, "@diagnostics.C002.formats.binary"),
    ],
)
def test_what_is_none_of_ours_is_named(data, found):
    [diagnostic] = read(data, "a.txt").diagnostics
    assert diagnostic.code is Code.WRONG_FORMAT
    assert dict(diagnostic.values)["found"] == found
