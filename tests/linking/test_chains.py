"""Implementation chains: upward only, through documents that are held and numbers that are not."""

import pytest

from generator.model import Archive, Citation, DirectiveType, Relation

from .papers import cites, linked, paper

PROVINCE = "tỉnh Lai Châu"
DISTRICT = "huyện Tam Đường, tỉnh Lai Châu"
ABOVE = ("Ủy ban nhân dân tỉnh", PROVINCE)
BELOW = ("Ủy ban nhân dân huyện", DISTRICT)


def steps(archive: Archive) -> list[tuple[str, str, int | None, str | None, str | None]]:
    """Every step up: number below, number above, days, levels."""
    return [
        (
            archive.directives[link.below].identifier or "",
            (archive.directives[link.above].identifier or "") if link.above else f"/so/{link.number}",
            link.days,
            link.level_above,
            link.level_below,
        )
        for links in archive.carries_out.values()
        for link in links
    ]


def carrying(
    citation: Citation, *, issued: str = "2021-06-10", kind: DirectiveType = DirectiveType.CONG_VAN
) -> Archive:
    """A district's paper that cites one of its province, of 1 June 2021 and of the kind `kind`."""
    high = paper("120/KH-UBND", "2021-06-01", *ABOVE, kind)
    low = paper("35/UBND-VX", issued, *BELOW, citations=(citation,))
    return linked(high, low)


def test_a_chain_runs_from_the_centre_through_the_province_to_the_district() -> None:
    centre = paper("9/CT-TTg", "2021-05-20", "Thủ tướng Chính phủ", "toàn quốc", DirectiveType.CHI_THI)
    to_centre = cites("9/CT-TTg", Relation.IMPLEMENTS, day="2021-05-20", issuer="Thủ tướng Chính phủ")
    high = paper("120/KH-UBND", "2021-06-01", *ABOVE, DirectiveType.KE_HOACH, citations=(to_centre,))
    to_province = cites("120/KH-UBND", Relation.BASIS, day="2021-06-01", issuer="Ủy ban nhân dân tỉnh Lai Châu")
    low = paper("35/UBND-VX", "2021-06-10", *BELOW, citations=(to_province,))
    archive = linked(low, high, centre)
    assert sorted(steps(archive)) == [
        ("120/KH-UBND", "9/CT-TTg", 12, "central", "province"),
        ("35/UBND-VX", "120/KH-UBND", 9, "province", "district"),
    ]
    assert [link.below for link in archive.carried_out_by[centre.id or ""]] == [high.id]


@pytest.mark.parametrize(
    ("issuer", "level"), [("Thủ tướng Chính phủ", "central"), (None, "central"), ("Ủy ban nhân dân tỉnh", "province")]
)
def test_a_number_that_is_not_held_is_a_step_too(issuer: str | None, level: str) -> None:
    stub = cites("9/CT-TTg", Relation.IMPLEMENTS, day="2021-05-20", issuer=issuer)
    archive = linked(paper("35/UBND-VX", "2021-06-10", *BELOW, citations=(stub,)))
    assert steps(archive) == [("35/UBND-VX", "/so/9-ct-ttg", 21, level, "district")]
    assert list(archive.carried_out_by) == ["9-ct-ttg"]


@pytest.mark.parametrize("relation", [Relation.IMPLEMENTS, Relation.GUIDES, Relation.BASIS])
def test_what_carries_out_makes_a_step(relation: Relation) -> None:
    assert len(steps(carrying(cites("120/KH-UBND", relation, day="2021-06-01")))) == 1


@pytest.mark.parametrize("relation", [Relation.CITES, Relation.REPLACES, Relation.AMENDS, Relation.REPLIES_TO])
def test_what_only_names_or_changes_makes_none(relation: Relation) -> None:
    assert steps(carrying(cites("120/KH-UBND", relation, day="2021-06-01"))) == []


@pytest.mark.parametrize("kind", [DirectiveType.TO_TRINH, DirectiveType.BAO_CAO, DirectiveType.GIAY_MOI])
def test_nothing_is_carried_out_of_a_proposal_or_a_report(kind: DirectiveType) -> None:
    assert steps(carrying(cites("120/KH-UBND", Relation.BASIS, day="2021-06-01"), kind=kind)) == []


@pytest.mark.parametrize(("relation", "count"), [(Relation.BASIS, 0), (Relation.IMPLEMENTS, 1)])
def test_a_decree_as_a_legal_basis_gives_powers_and_no_task(relation: Relation, count: int) -> None:
    decree = cites("30/2020/NĐ-CP", relation, day="2020-03-05", kind=DirectiveType.NGHI_DINH)
    assert len(steps(linked(paper("35/UBND-VX", "2021-06-10", *BELOW, citations=(decree,))))) == count


def test_a_province_carries_out_nothing_of_a_district() -> None:
    low = paper("35/UBND-VX", "2021-06-10", *BELOW)
    rests = cites("35/UBND-VX", Relation.BASIS, day="2021-06-10", issuer="Ủy ban nhân dân huyện Tam Đường")
    high = paper("130/UBND-VX", "2021-06-20", *ABOVE, citations=(rests,))
    assert steps(linked(low, high)) == []


@pytest.mark.parametrize("held", [True, False])
def test_a_committee_carries_out_nothing_of_its_own_department(held: bool) -> None:
    low = paper("455/SYT-NVY", "2021-06-03", "Sở Y tế", PROVINCE)
    rests = cites("455/SYT-NVY", Relation.BASIS, day="2021-06-03", issuer="Sở Y tế tỉnh Lai Châu")
    high = paper("130/UBND-VX", "2021-06-20", *ABOVE, citations=(rests,))
    assert steps(linked(low, high) if held else linked(high)) == []


def test_a_department_carries_out_what_its_committee_says() -> None:
    rests = cites("130/UBND-VX", Relation.BASIS, day="2021-06-01", issuer="Ủy ban nhân dân tỉnh Lai Châu")
    low = paper("455/SYT-NVY", "2021-06-03", "Sở Y tế", PROVINCE, citations=(rests,))
    assert len(steps(linked(low))) == 1


def test_what_a_body_rests_on_of_its_own_is_no_step() -> None:
    first = paper("20/UBND-VX", "2021-05-10", *BELOW)
    again = paper(
        "35/UBND-VX", "2021-06-10", *BELOW, citations=(cites("20/UBND-VX", Relation.BASIS, day="2021-05-10"),)
    )
    assert steps(linked(first, again)) == []


def test_an_undated_document_has_a_step_without_days() -> None:
    stub = cites("9/CT-TTg", Relation.IMPLEMENTS, day="2021-05-20")
    archive = linked(paper("35/UBND-VX", None, *BELOW, citations=(stub,)))
    assert [days for _, _, days, _, _ in steps(archive)] == [None]


def test_one_document_cited_twice_is_one_step_by_its_plainest_words() -> None:
    basis = cites("9/CT-TTg", Relation.BASIS, day="2021-05-20", words="Căn cứ Chỉ thị số 9/CT-TTg")
    plain = cites("9/CT-TTg", Relation.IMPLEMENTS, day="2021-05-20", words="thực hiện Chỉ thị số 9/CT-TTg")
    archive = linked(paper("35/UBND-VX", "2021-06-10", *BELOW, citations=(basis, plain)))
    (links,) = archive.carries_out.values()
    assert [link.citation.as_written for link in links] == ["thực hiện Chỉ thị số 9/CT-TTg"]
