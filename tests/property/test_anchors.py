"""Every part that a record names is an anchor of its page, annexes included."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.addresses import directive_id
from generator.model import Archive, Corrections, Directive, Page
from generator.parsing import parse
from generator.reading import read
from generator.registers import load as registers
from generator.wording import load
from generator.writing import SiteText, record, write
from tests.examples import examples
from tests.writing.rendering import rendered

ROOT = Path(__file__).parents[2]
WORDING = load("vi")
BODY = """UBND TỈNH LAI CHÂU
Số: 45/UBND-VX
Lai Châu, ngày 05 tháng 3 năm 2021

Kính gửi: Sở Y tế

Thực hiện Công văn số 12/BYT-DP ngày 02/3/2021 của Bộ Y tế, Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Y tế báo cáo trước ngày 20/3/2021.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Văn Bình
"""
HEADS = ("PHỤ LỤC", "PHỤ LỤC I", "Mẫu số 02", "DANH SÁCH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
LINES = (
    "(Kèm theo Công văn số 45/UBND-VX ngày 05/3/2021 của UBND tỉnh Lai Châu)",
    "1. Sở Giáo dục và Đào tạo hoàn thành trước ngày 15/4/2021.",
    "a) Theo Quyết định số 118/QĐ-UBND ngày 03/02/2021 của UBND tỉnh Lai Châu;",
    "STT | Đơn vị | Thời hạn",
    "2", "*", "", "- Sở Tài chính chủ trì thực hiện Kế hoạch số 7/KH-UBND.",
)  # fmt: skip
ANNEXES = st.lists(st.one_of(st.sampled_from(HEADS), st.sampled_from(LINES)), max_size=14).map("\n".join)


def understood(text: str) -> Directive:
    read_ = read(text.encode(), "van-ban.txt")
    return parse(read_, Corrections(), registers())


def parts_named(directive: Directive) -> Iterator[str]:
    told = record(directive, WORDING)
    for item in (*told["citations"], *told["duties"], *told["events"], told["status"]):
        if item["provision"] is not None:
            yield item["provision"]


def anchors(directive: Directive) -> list[str]:
    id_ = directive_id(None, None, None, None, directive.text)
    outputs = write(Archive(directives={id_: directive}), WORDING, SiteText("Kho"))
    page = next(one for one in outputs if isinstance(one, Page) and one.kind == "directive")
    return [str(found) for found in rendered(page.markdown).commonmark.xpath("//@id")]


@given(ANNEXES)
@settings(max_examples=examples(60), deadline=None)
def test_every_part_that_a_record_names_is_an_anchor_of_its_page(annexes: str) -> None:
    directive = understood(f"{BODY}\n{annexes}\n")
    found = anchors(directive)
    assert set(parts_named(directive)) <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("source", sorted((ROOT / "sources").rglob("*.txt")), ids=lambda path: path.stem)
def test_so_it_is_for_the_sources(source: Path) -> None:
    directive = understood(source.read_text("utf-8-sig"))
    assert set(parts_named(directive)) <= set(anchors(directive))


def test_annexes_are_numbered_as_they_stand_whatever_page_numbers_stand_between() -> None:
    text = f"{BODY}\nPHỤ LỤC I\n{LINES[1]}\n\n2\n\n{LINES[2]}\n\nPHỤ LỤC II\n{LINES[7]}\n"
    directive = understood(text)
    told = {item.identifier: item.provision for item in directive.citations}
    assert told["118/QĐ-UBND"] == "pl1"
    assert told["7/KH-UBND"] == "pl2"
    assert [name for name in anchors(directive) if re.fullmatch(r"pl\d+", name)] == ["pl1", "pl2"]
