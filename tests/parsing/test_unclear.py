"""Names that could be several bodies or places are linked to none, and said."""

from collections.abc import Callable

import pytest

from generator.model import Code, Directive, Severity

ANYWHERE = """Số: 12/UBND-VP

Châu Thành, ngày 03 tháng 02 năm 2019

V/v trực Tết

Kính gửi: Trung tâm Y tế huyện.

1. Công an huyện bố trí lực lượng tại bến xe.
2. Các đơn vị báo cáo kết quả.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""
PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU

Số: 12/UBND-VP

Lai Châu, ngày 03 tháng 02 năm 2019

V/v trực Tết

Kính gửi:
- Sở Y tế;
- UBND các huyện, thành phố;
- Huyện ủy.

1. Sở Y tế bố trí trực cấp cứu.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""


def said(directive: Directive, code: Code) -> list[tuple[str, str]]:
    found = [one for one in directive.diagnostics if one.code is code and one.span]
    return [(dict(one.values)["value"], one.span.of(directive.text)) for one in found if one.span]


def test_a_body_of_no_known_place_is_said_with_its_words(understand: Callable[..., Directive]) -> None:
    directive = understand(ANYWHERE)
    assert directive.duties == ()
    assert [one.agency for one in directive.addressees] == [None]
    assert said(directive, Code.BODY_AMBIGUOUS) == [
        ("Trung tâm Y tế huyện", "Trung tâm Y tế huyện"),
        ("Công an huyện", "Công an huyện"),
    ]


def test_a_place_that_several_bear_is_said(understand: Callable[..., Directive]) -> None:
    assert said(understand(ANYWHERE), Code.PLACE_AMBIGUOUS) == [("Châu Thành", "Châu Thành")]
    assert said(understand(ANYWHERE.replace("Châu Thành", "Tam Đường")), Code.PLACE_AMBIGUOUS) == []


def test_classes_people_and_what_is_clear_are_not(understand: Callable[..., Directive]) -> None:
    directive = understand(PROVINCE)
    assert [one.agency for one in directive.addressees] == ["so-y-te-tinh-lai-chau", None, None]
    assert said(directive, Code.BODY_AMBIGUOUS) == [("Huyện ủy", "Huyện ủy")]


@pytest.mark.parametrize("issuer", ["BỘ Y TẾ", "THỦ TƯỚNG CHÍNH PHỦ"])
def test_a_paper_for_the_whole_country_means_each(understand: Callable[..., Directive], issuer: str) -> None:
    text = PROVINCE.replace("ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU", issuer).replace("Lai Châu, ngày", "Hà Nội, ngày")
    assert said(understand(text), Code.BODY_AMBIGUOUS) == []


def test_a_person_is_asked_to_look(understand: Callable[..., Directive]) -> None:
    """Warnings stand on the quality page, notes do not."""
    codes = {Code.BODY_AMBIGUOUS, Code.PLACE_AMBIGUOUS}
    found = [one.severity for one in understand(ANYWHERE).diagnostics if one.code in codes]
    assert found == [Severity.WARNING] * 3
