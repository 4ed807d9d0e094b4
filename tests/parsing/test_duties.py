"""Whom a clause sets to work, one invented paper a case."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model import DutyRole
from generator.parsing.duties import find_duties
from tests.parsing.bodies import frame, ranges, whole

CASES = yaml.safe_load(Path("tests/cases/parsing/duties.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_bodies_that_act(case: dict[str, Any]) -> None:
    issuer = case.get("issuer", "Ủy ban nhân dân huyện Tam Đường")
    province, district = case.get("territory", ["tỉnh Lai Châu", "huyện Tam Đường"])
    context = frame(issuer, (province, district), case.get("type", "cong-van"))
    found = find_duties(case["text"], ranges(case["text"]), context)
    assert list(dict.fromkeys(duty.agency for duty in found)) == case["agencies"]
    for duty in found:
        assert duty.span
        assert duty.span.of(case["text"]) == duty.as_written


@pytest.mark.parametrize(
    ("text", "role", "supports", "report_to"),
    [
        (
            "Trung tâm Y tế huyện chủ trì, phối hợp với Công an huyện, Phòng Giáo dục và Đào tạo và các cơ quan liên"
            " quan tổ chức phun hóa chất, báo cáo Ủy ban nhân dân huyện trước ngày 15/8/2021.",
            DutyRole.LEAD,
            ("Công an huyện Tam Đường", "Phòng Giáo dục và Đào tạo huyện Tam Đường"),
            "Ủy ban nhân dân huyện Tam Đường",
        ),
        ("Công an huyện phối hợp thực hiện.", DutyRole.SUPPORT, (), None),
        ("Công an huyện phối hợp với Phòng Y tế kiểm tra.", DutyRole.LEAD, ("Phòng Y tế huyện Tam Đường",), None),
        (
            "Phòng Nội vụ, Phòng Tư pháp tổng hợp, gửi kết quả về Sở Nội vụ để trình Ủy ban nhân dân tỉnh.",
            DutyRole.LEAD,
            (),
            "Sở Nội vụ tỉnh Lai Châu",
        ),
        (
            "Công an huyện phối hợp với Phòng Văn hóa và Thông tin trang trí khánh tiết; báo cáo Công an tỉnh.",
            DutyRole.LEAD,
            ("Phòng Văn hóa và Thông tin huyện Tam Đường",),
            "Công an tỉnh Lai Châu",
        ),
        ("Công an huyện phối hợp Phòng Y tế kiểm tra.", DutyRole.LEAD, ("Phòng Y tế huyện Tam Đường",), None),
        ("Công an huyện hiệp đồng với Phòng Y tế trực.", DutyRole.LEAD, ("Phòng Y tế huyện Tam Đường",), None),
        ("Phòng Nội vụ thực hiện chương trình Hội Nông dân huyện phát động.", DutyRole.LEAD, (), None),
        ("Phòng Nội vụ hoàn thiện quy trình Ủy ban nhân dân huyện đã ban hành.", DutyRole.LEAD, (), None),
        ("Phòng Nội vụ xử lý theo báo cáo Công an huyện.", DutyRole.LEAD, (), None),
        ("Phòng Nội vụ gửi các xã; báo cáo theo quy định.", DutyRole.LEAD, (), None),
        ("Phòng Nội vụ theo dõi. Công an huyện báo cáo Công an tỉnh.", DutyRole.LEAD, (), None),
    ],
)
def test_a_duty_knows_who_helps_and_who_is_told(
    text: str, role: DutyRole, supports: tuple[str, ...], report_to: str | None
) -> None:
    context = frame("Ủy ban nhân dân huyện Tam Đường", ("tỉnh Lai Châu", "huyện Tam Đường"))
    duty = find_duties(text, whole(text), context)[0]
    assert (duty.role, duty.supports, duty.report_to) == (role, supports, report_to)


def test_a_duty_knows_its_deadline() -> None:
    text = "1. Công an huyện rà soát, báo cáo trước ngày 25/3/2020.\n2. Phòng Nội vụ theo dõi.\n"
    context = frame("Ủy ban nhân dân huyện Tam Đường", ("tỉnh Lai Châu", "huyện Tam Đường"))
    assert [(duty.provision, duty.due) for duty in find_duties(text, ranges(text), context)] == [
        ("k1", date(2020, 3, 25)),
        ("k2", None),
    ]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Công an huyện rà soát. Giao Phòng Nội vụ báo cáo trước ngày 25/3/2020.", [None, date(2020, 3, 25)]),
        ("Công an huyện rà soát. UBND các xã báo cáo trước ngày 25/3/2020.", [None]),
        ("Công an huyện rà soát. Báo cáo Ủy ban nhân dân huyện trước ngày 25/3/2020.", [date(2020, 3, 25)]),
        (
            "Công an huyện rà soát. Phòng Nội vụ tổng hợp. Hoàn thành trước ngày 25/3/2020.",
            [date(2020, 3, 25), date(2020, 3, 25)],
        ),
        (
            "Công an huyện rà soát; Phòng Nội vụ báo cáo trước ngày 25/3/2020; hoàn thành trước ngày 30/3/2020.",
            [date(2020, 3, 30), date(2020, 3, 25)],
        ),
    ],
)
def test_a_deadline_set_to_another_is_nobody_elses(text: str, due: list[date | None]) -> None:
    context = frame("Ủy ban nhân dân huyện Tam Đường", ("tỉnh Lai Châu", "huyện Tam Đường"))
    assert [duty.due for duty in find_duties(text, whole(text), context)] == due


@given(st.lists(st.sampled_from(
    ["Giao ", "Sở Y tế", ", ", " và ", "các sở", ": ", ". ", "\n", "1. ", "chủ trì", "UBND huyện", "(", ")", "“",
     "phối hợp với "]
), max_size=30).map("".join))  # fmt: skip
def test_any_text_gives_duties_that_slice_back(text: str) -> None:
    for duty in find_duties(text, ranges(text), frame()):
        assert duty.span
        assert duty.span.of(text) == duty.as_written
