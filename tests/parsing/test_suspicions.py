"""What a person should look at, and the layout rules of the day."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generator.model import (
    Agency,
    Box,
    Code,
    Corrections,
    Crop,
    Directive,
    Format,
    Line,
    Origin,
    Picture,
    Reading,
    Spot,
)
from generator.parsing import parse
from generator.registers import load as load_registers
from generator.wording import load, message

_PAPER = """UBND TỈNH NAM ĐỊNH
SỞ Y TẾ
{number}
Nam Định, ngày {day} tháng {month} năm {year}
V/v trực Tết
Kính gửi: Các bệnh viện.

Các bệnh viện trực đủ người, liên hệ {phone}./.
Nơi nhận:
- Như trên;
- Giám đốc Sở{end}
- Lưu: VT.
{authority}
PHÓ GIÁM ĐỐC
Đỗ Thị Mận
"""
_GOOD = {"number": "Số: 09/SYT-VP", "day": "05", "month": "02", "year": "2021", "phone": "văn phòng", "end": ";"}


_BLANKS = {Code.NUMBER_MISSING, Code.NUMBER_UNREADABLE, Code.DATE_MISSING, Code.DATE_IMPOSSIBLE}


def recognised(text: str) -> Reading:
    """The same text as a scan of one page, every line ten points below the last."""
    lines, at = [], 0
    for k, words in enumerate(text.split("\n")):
        lines.append(Line(at, at + len(words), 1, None, Box(0, 10 * k, 9, 10 * k + 9), 0.95))
        at += len(words) + 1
    return Reading("van-ban.pdf", Format.SCAN, text, tuple(lines), "tesseract 5")


def _paper(**changes: str) -> str:
    return _PAPER.format(**{**_GOOD, "authority": "KT. GIÁM ĐỐC", **changes})


def _codes(directive: Directive, code: Code) -> list[dict[str, str]]:
    return [dict(item.values) for item in directive.diagnostics if item.code is code]


@pytest.mark.parametrize(
    ("changes", "article"),
    [
        ({"number": "Số: 9/SYT-VP"}, "II.3"),
        ({"day": "5"}, "II.4"),
        ({"number": "Số 09/SYT-VP"}, "II.3"),
        ({"authority": "K/T GIÁM ĐỐC"}, "II.7"),
    ],
)
def test_a_broken_rule_is_named_with_its_article(
    changes: dict[str, str], article: str, understand: Callable[..., Directive]
) -> None:
    assert _codes(understand(_paper()), Code.LAYOUT_RULE) == []
    (found,) = [one for one in understand(_paper(**changes)).diagnostics if one.code is Code.LAYOUT_RULE]
    assert f"Nghị định 30/2020/NĐ-CP, Phụ lục I, {article})." in message(found, load("vi"))
    assert f"Decree 30/2020/NĐ-CP, Annex I, {article})." in message(found, load("en"))


def test_a_rule_binds_from_its_day_on(understand: Callable[..., Directive]) -> None:
    assert _codes(understand(_paper(day="5", year="2019")), Code.LAYOUT_RULE) == []


def test_a_mobile_number_is_for_the_staff_to_decide(understand: Callable[..., Directive]) -> None:
    assert _codes(understand(_paper()), Code.PERSONAL_DATA) == []
    found = _codes(understand(_paper(phone="ông A 0912 345 678")), Code.PERSONAL_DATA)
    assert found == [{"value": "0912 345 678"}]


@pytest.mark.parametrize(("name", "other"), [("11-syt-vp.pdf", "11"), ("syt_12.txt", "12")])
def test_a_file_name_contradicts(name: str, other: str, understand: Callable[..., Directive]) -> None:
    found = _codes(understand(_paper(), path=f"den/{name}"), Code.NUMBER_CONTRADICTS_FILENAME)
    assert found == [{"value": "09", "other": other}]


@pytest.mark.parametrize("name", ["09-syt-vp.pdf", "9-syt.txt", "syt-2021.txt", "scan-0001.pdf"])
def test_a_file_name_agrees_or_says_nothing(name: str, understand: Callable[..., Directive]) -> None:
    assert _codes(understand(_paper(), path=name), Code.NUMBER_CONTRADICTS_FILENAME) == []


def test_the_staff_win_and_relative_names_follow_them(understand: Callable[..., Directive]) -> None:
    given = Corrections(
        values={
            "issuer": Agency("Sở Y tế tỉnh Yên Bái", "so-y-te-tinh-yen-bai"),
            "jurisdiction": "tỉnh Yên Bái",
            "date_issued": date(2021, 2, 6),
            "number": "10",
            "subject": None,
        },
        note="Theo bản giấy.",
        accept=frozenset({Code.PERSONAL_DATA}),
    )
    directive = understand(_paper(phone="0912 345 678").replace("Các bệnh viện.", "Ủy ban nhân dân tỉnh."), given)
    assert directive.issuer == Agency("Sở Y tế tỉnh Yên Bái", "so-y-te-tinh-yen-bai")
    assert directive.identifier == "10/SYT-VP"
    assert directive.date_issued == date(2021, 2, 6)
    assert directive.subject is None
    assert directive.provenance["number"].origin is Origin.SIDECAR
    assert directive.addressees[0].agency == "uy-ban-nhan-dan-tinh-yen-bai"
    assert directive.note == "Theo bản giấy."
    assert _codes(directive, Code.PERSONAL_DATA) == []


def test_a_blank_on_a_scan_is_unread_and_in_a_file_missing(understand: Callable[..., Directive]) -> None:
    paper = _paper(number="Số:       /SYT-VP", day="   ")
    said = understand(paper)
    assert [one.code for one in said.diagnostics if one.code in _BLANKS] == [Code.NUMBER_MISSING, Code.DATE_MISSING]
    said = parse(recognised(paper), Corrections(), load_registers())
    found = [one for one in said.diagnostics if one.code in _BLANKS]
    assert [one.code for one in found] == [Code.NUMBER_UNREADABLE, Code.DATE_IMPOSSIBLE]
    assert [(one.page, one.box) for one in found] == [(1, Box(0, 20, 9, 29)), (1, Box(0, 30, 9, 39))]


def test_what_was_not_found_on_a_scan_has_its_place_on_the_paper(understand: Callable[..., Directive]) -> None:
    crop = Crop(Spot.SIGNATURE, 3, Box(276, 340, 517, 470))
    whole = replace(recognised("Chữ rời"), pictures=(Picture(crop, b""),))
    said = parse(whole, Corrections(), load_registers())
    assert said.crops == (crop,)
    [found] = [one for one in said.diagnostics if one.code is Code.SIGNER_MISSING]
    assert (found.page, found.box) == (3, crop.box)


@pytest.mark.parametrize(
    ("values", "left"),
    [
        ({}, {Code.NUMBER_MISSING, Code.DATE_MISSING}),
        ({"number": "09"}, {Code.DATE_MISSING}),
        ({"identifier": "09/SYT-VP"}, {Code.DATE_MISSING}),
        ({"date_issued": date(2021, 2, 5)}, {Code.NUMBER_MISSING}),
        ({"date_issued": None}, {Code.NUMBER_MISSING}),
    ],
)
def test_what_the_staff_have_settled_is_asked_no_more(
    values: dict[str, object], left: set[Code], understand: Callable[..., Directive]
) -> None:
    said = understand(_paper(number="Số:       /SYT-VP", day="   "), Corrections(values=values))
    assert {one.code for one in said.diagnostics if one.code in _BLANKS} == left


@pytest.mark.parametrize(
    "said", ["đẩy mạnh chuyển đổi số", "sử dụng chữ ký số", "bảo vệ quyền tự do", "quản lý công văn đến"]
)
def test_an_abstract_may_end_with_a_word_that_often_wants_another(
    said: str, understand: Callable[..., Directive]
) -> None:
    assert understand(re.sub("V/v .*", f"V/v {said}", _paper())).subject == said


@pytest.mark.parametrize("said", ["thực hiện Quyết định số", "triển khai một số", "vận chuyển lợn xuất xứ từ"])
def test_an_abstract_that_lost_its_end_is_doubted_until_the_staff_write_it(
    said: str, understand: Callable[..., Directive]
) -> None:
    paper = re.sub("V/v .*", f"V/v {said}", _paper())
    assert understand(paper).subject is None
    assert len(_codes(understand(paper), Code.LOW_CONFIDENCE)) == 1
    assert _codes(understand(paper, Corrections(values={"subject": "việc khác"})), Code.LOW_CONFIDENCE) == []
