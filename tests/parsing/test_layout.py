"""Layout rules of both families, each measured by what was in force on the paper's own day."""

from collections.abc import Callable

import pytest

from generator.model import Code, Directive

Understand = Callable[..., Directive]

DECISION = """UBND TỈNH LAI CHÂU
SỞ Y TẾ
Số: 82/QĐ-SYT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lai Châu, ngày 16 tháng 5 năm {year}

QUYẾT ĐỊNH
Về việc kiện toàn tổ công tác

GIÁM ĐỐC SỞ Y TẾ

Căn cứ Luật Khám bệnh, chữa bệnh năm 2009{first}
Căn cứ Quyết định số 5/QĐ-UBND ngày 3/1/2019 của UBND tỉnh{second}
Theo đề nghị của Chánh Văn phòng Sở{last}

QUYẾT ĐỊNH:

Điều 1. Kiện toàn tổ công tác.

Điều 2. Chánh Văn phòng Sở thi hành Quyết định này./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.
GIÁM ĐỐC

Đỗ Thị Mận
"""
SUBMISSION = """TỈNH ỦY LAI CHÂU
HUYỆN ỦY TAM ĐƯỜNG
*
Số 18-TTr/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Tam Đường, {day}

TỜ TRÌNH
Về việc bổ sung biên chế

{address}: Ban Thường vụ Tỉnh ủy.

Huyện ủy trình Ban Thường vụ Tỉnh ủy xem xét bổ sung 02 biên chế.

Nơi nhận:
- Như trên{sign}
- Ban Tổ chức Tỉnh ủy{sign}
- Lưu Văn phòng Huyện ủy.
T/M BAN THƯỜNG VỤ
BÍ THƯ

Lò Văn Pheng
"""
REGULATION = """TỈNH ỦY LAI CHÂU
HUYỆN ỦY TAM ĐƯỜNG
*
Số 18-{symbol}/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Tam Đường, {day}

QUY ĐỊNH
về chế độ trực của cơ quan

Điều 1. Trực 24 giờ trong ngày.

Điều 2. Văn phòng Huyện ủy theo dõi việc thực hiện.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Lò Văn Pheng
"""
BEFORE, AFTER = "ngày 16 tháng 3 năm 2026", "ngày 16 tháng 6 năm 2026"


def rules(directive: Directive) -> set[str]:
    """The names of the rules that are told to be broken."""
    found = [dict(one.values)["problem"] for one in directive.diagnostics if one.code is Code.LAYOUT_RULE]
    return {name.rpartition(".")[2] for name in found}


@pytest.mark.parametrize(
    ("signs", "broken"),
    [
        ({}, set()),
        ({"first": ","}, {"basis-not-semicolon"}),
        ({"second": ""}, {"basis-not-semicolon"}),
        ({"last": ","}, {"basis-last-not-dot"}),
        ({"last": ";"}, {"basis-last-not-dot"}),
    ],
)
def test_the_legal_basis_of_a_state_paper(signs: dict[str, str], broken: set[str], understand: Understand) -> None:
    kept = {"first": ";", "second": ";", "last": "."}
    assert rules(understand(DECISION.format(year=2023, **(kept | signs)))) & _BASIS == broken
    assert rules(understand(DECISION.format(year=2019, **(kept | signs)))) & _BASIS == set()


_BASIS = {"basis-not-semicolon", "basis-last-not-dot", "basis-last-not-comma"}


@pytest.mark.parametrize(
    ("day", "address", "sign", "broken"),
    [
        (BEFORE, "Kính gửi", ",", set()),
        (BEFORE, "Kính trình", ",", {"address-not-kinh-gui"}),
        (BEFORE, "Kính gửi", ";", {"items-not-comma"}),
        (AFTER, "Kính trình", ";", set()),
        (AFTER, "Kính gửi", ";", {"address-not-kinh-trinh"}),
        (AFTER, "Kính trình", ",", {"items-not-semicolon"}),
        ("ngày 16 tháng 3 năm 2017", "Kính trình", ";", set()),
    ],
)
def test_a_submission_of_the_party(day: str, address: str, sign: str, broken: set[str], understand: Understand) -> None:
    assert rules(understand(SUBMISSION.format(day=day, address=address, sign=sign))) == broken


@pytest.mark.parametrize(
    ("day", "symbol", "broken"),
    [
        (BEFORE, "QĐi", set()),
        (BEFORE, "QĐ", {"symbol-not-qdi"}),
        (AFTER, "QĐ", set()),
        (AFTER, "QĐi", {"symbol-not-qd"}),
    ],
)
def test_the_symbol_of_a_regulation_of_the_party(
    day: str, symbol: str, broken: set[str], understand: Understand
) -> None:
    assert rules(understand(REGULATION.format(day=day, symbol=symbol))) == broken


def test_an_undated_paper_is_measured_by_no_rule(understand: Understand) -> None:
    assert rules(understand(REGULATION.format(day="ngày     tháng     năm 2026", symbol="QĐ"))) == set()


@pytest.mark.parametrize("number", ["82/2023/QĐ-SYT", "82/VBHN-SYT"])
def test_a_normative_paper_is_measured_by_no_rule_of_decree_30(number: str, understand: Understand) -> None:
    said = DECISION.format(year=2023, first=",", second=",", last=",").replace("82/QĐ-SYT", number)
    assert rules(understand(said)) == set()
