"""Footnotes of consolidated texts: behind the signature or behind the annexes, and no annexes themselves."""

from collections.abc import Callable

import pytest

from generator.model import Component, Directive, Relation

ARTICLES = """THÔNG TƯ
Quy định về sổ theo dõi cây xanh

Thông tư số 14/2018/TT-BXD ngày 20 tháng 8 năm 2018 của Bộ trưởng Bộ Xây dựng, được sửa đổi, bổ sung bởi:
Thông tư số 30/2021/TT-BXD ngày 02 tháng 11 năm 2021 của Bộ trưởng Bộ Xây dựng.

Điều 1. Phạm vi[1]
Thông tư này quy định sổ theo dõi cây xanh.

Điều 2. Trách nhiệm
Chủ sở hữu cây ghi sổ.

BỘ XÂY DỰNG
Số: 21/VBHN-BXD

XÁC THỰC VĂN BẢN HỢP NHẤT

Hà Nội, ngày 10 tháng 3 năm 2022
KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Trần Thị Bích Liễu

"""
NOTES = """[1] Điều này được sửa đổi theo quy định tại khoản 1 Điều 1 của Thông tư số 30/2021/TT-BXD,
có hiệu lực kể từ ngày 01 tháng 01 năm 2022.

[2] Điều 2 của Thông tư số 30/2021/TT-BXD quy định như sau: “Thông tư này có hiệu lực từ ngày 01 tháng 01 năm 2022.”

"""
ANNEX = """PHỤ LỤC I
MẪU SỔ
1 Tên cây theo Quyết định số 5/2015/QĐ-UBND
2 Vị trí trồng

"""


@pytest.mark.parametrize("behind", [NOTES + ANNEX, ANNEX + NOTES])
def test_footnotes_are_no_annex(behind: str, understand: Callable[..., Directive]) -> None:
    directive = understand(ARTICLES + behind)
    parts = {
        component: [block.span.of(directive.text) for block in directive.blocks if block.component is component]
        for component in (Component.ANNEX, Component.FOOTNOTES)
    }
    assert parts == {Component.ANNEX: [ANNEX.strip()], Component.FOOTNOTES: [NOTES.strip()]}
    cited = [(one.identifier, one.relation, one.provision) for one in directive.citations]
    assert cited.count(("30/2021/TT-BXD", Relation.CITES, None)) == 3
    assert ("5/2015/QĐ-UBND", Relation.CITES, "pl1") in cited
    assert directive.events == ()


def test_a_table_that_counts_from_one_is_an_annex(understand: Callable[..., Directive]) -> None:
    directive = understand(ARTICLES + ANNEX)
    assert Component.FOOTNOTES not in {block.component for block in directive.blocks}


@pytest.mark.parametrize("below", ["\n", "\n\n"])
@pytest.mark.parametrize("mark", ["", "1"])
def test_an_abstract_ends_above_the_text_it_was_first(
    below: str, mark: str, understand: Callable[..., Directive]
) -> None:
    begun = "Thông tư số 14/2018/TT-BXD ngày 20 tháng 8 năm 2018 của Bộ trưởng Bộ Xây dựng,"
    taking = ARTICLES.replace(begun, f"{begun} có hiệu lực kể từ ngày 05 tháng 10 năm 2018,")
    directive = understand(taking.replace("cây xanh\n\n", f"cây xanh{mark}{below}", 1))
    assert directive.subject == "Quy định về sổ theo dõi cây xanh"
