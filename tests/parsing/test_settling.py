"""The abstract's spelling against that of the rest of the document."""

import pytest

from generator.parsing.settling import settled
from generator.vietnamese import fold

BODY = "Sở Y tế đề nghị hoán đổi ngày làm việc; việc hoán đổi ngày nghỉ lễ Quốc tế lao động do đơn vị quyết. "


def bare(text: str) -> str:
    return "".join(fold(char) or char for char in text)


@pytest.mark.parametrize(
    ("words", "body", "printed", "doubted"),
    [
        ("hoán đôi ngày làm việc", BODY, "hoán đổi ngày làm việc", ()),
        ("lễ Quôc tế lao động", BODY, "lễ Quốc tế lao động", ()),
        ("đất đai tại xã", "Việc đât đai tại xã do thôn lo. ", "đất đai tại xã", ()),
        ("cầu nỗi hai bờ", "Cây cầu nối hai bờ; dự án cầu nối hai bờ. ", "cầu nối hai bờ", ()),
        ("cầu nỗi hai bờ", "Cây cầu nối hai bờ. ", "cầu nỗi hai bờ", ("nỗi",)),
        ("trẻ em đưới 06 tuổi", "cho trẻ em dưới 06 tuổi; các em dưới 06 tháng. ", "trẻ em dưới 06 tuổi", ()),
        ("thanh toán dự á án mới", "", "thanh toán dự án mới", ()),
        ("đồng ý yêu cầu", "", "đồng ý yêu cầu", ()),
        ("khám tại VYHCT", "Bệnh viện YHCT. ", "khám tại VYHCT", ("VYHCT",)),
        ("họp khoá X])", "", "họp khoá X])", ("X])",)),
    ],
)
def test_spelling_is_settled_by_the_document(words: str, body: str, printed: str, doubted: tuple[str, ...]) -> None:
    text = f"V/v {words}\n\n{body}"
    assert settled(words, text, bare(text)) == (printed, doubted)
