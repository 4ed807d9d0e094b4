"""A directive is linked again only where it changed itself, or where what it cites may be another document now."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from generator.linking import LinkMemory, link
from generator.linking.ties import KeptTies
from generator.model import Agency, Directive, DirectiveType, Withdrawal
from generator.registers import load
from generator.writing import fingerprint
from tests.linking.papers import cites, paper

REGISTERS = load()
PROVINCE = paper("15/CT-UBND", "2021-03-01", "UBND tỉnh Thái Nguyên", "tỉnh Thái Nguyên", kind=DirectiveType.CHI_THI)
DISTRICT = paper(
    "20/UBND-VX",
    "2021-03-10",
    "UBND huyện Đại Từ",
    "huyện Đại Từ, tỉnh Thái Nguyên",
    citations=(cites("15/CT-UBND", day="2021-03-01"),),
)
OTHER = paper("7/KH-UBND", "2021-02-01", "UBND huyện Đại Từ", "huyện Đại Từ, tỉnh Thái Nguyên")
SECOND = replace(PROVINCE, id="ubnd-tinh-lai-chau/2021/15-ct-ubnd", source="sources/hai.txt")

AFTER: list[tuple[str, Sequence[Directive], set[str | None]]] = [
    ("nothing", [PROVINCE, DISTRICT, OTHER], set()),
    ("another text of one that nobody cites", [PROVINCE, DISTRICT, replace(OTHER, text="Khác.")], {OTHER.id}),
    ("another text of one that is cited", [replace(PROVINCE, text="Khác."), DISTRICT, OTHER], {PROVINCE.id}),
    ("another day of one that is cited",
     [replace(PROVINCE, date_issued=date(2021, 3, 2)), DISTRICT, OTHER], {PROVINCE.id, DISTRICT.id}),
    ("another kind of one that is cited",
     [replace(PROVINCE, type=DirectiveType.KE_HOACH), DISTRICT, OTHER], {PROVINCE.id, DISTRICT.id}),
    ("another territory of one that is cited",
     [replace(PROVINCE, jurisdiction="tỉnh Lai Châu"), DISTRICT, OTHER], {PROVINCE.id, DISTRICT.id}),
    ("another body of one that is cited",
     [replace(PROVINCE, issuer=Agency("Tỉnh ủy", "tinh-uy")), DISTRICT, OTHER], {PROVINCE.id, DISTRICT.id}),
    ("another one of the number that is cited", [PROVINCE, DISTRICT, OTHER, SECOND], {SECOND.id, DISTRICT.id}),
    ("the cited one gone", [DISTRICT, OTHER], {DISTRICT.id}),
    ("the cited one withdrawn",
     [replace(PROVINCE, withdrawn=Withdrawal(None, "nhầm")), DISTRICT, OTHER], {PROVINCE.id, DISTRICT.id}),
]  # fmt: skip


@pytest.mark.parametrize(("papers", "expected"), [case[1:] for case in AFTER], ids=[case[0] for case in AFTER])
def test_only_what_changed_and_what_points_at_it_is_linked_again(
    papers: Sequence[Directive], expected: set[str | None]
) -> None:
    first = linked([PROVINCE, DISTRICT, OTHER], {})
    assert set(first.anew) == {one.id for one in (PROVINCE, DISTRICT, OTHER)}
    again = linked(papers, first.after)
    assert set(again.anew) == expected


def linked(papers: Sequence[Directive], before: Mapping[str, KeptTies]) -> LinkMemory:
    """What linking will remember of some papers."""
    memory = LinkMemory({one.source: fingerprint(one) for one in papers}, before)
    link(papers, REGISTERS, date(2022, 6, 1), {}, memory)
    return memory
