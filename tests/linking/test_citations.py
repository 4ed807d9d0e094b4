import pytest

from generator.model import Code, DirectiveType, Relation

from .papers import cites, linked, paper

CHI_THI = DirectiveType.CHI_THI
WHOLE = "toàn quốc"
OF_2020 = paper("16/CT-TTg", "2020-03-31", "Thủ tướng Chính phủ", WHOLE, CHI_THI)
OF_2019 = paper("16/CT-TTg", "2019-05-02", "Thủ tướng Chính phủ", WHOLE, CHI_THI)
FIFTEEN = paper("15/CT-TTg", "2020-03-27", "Thủ tướng Chính phủ", WHOLE, CHI_THI)


def citing(citation, issued="2020-04-02", jurisdiction="huyện Tam Đường, tỉnh Lai Châu"):
    return paper("44/UBND-VX", issued, "UBND huyện", jurisdiction, citations=(citation,))


def outcome(citation, *held, issued="2020-04-02"):
    archive = linked(citing(citation, issued), *held)
    paper_ = next(one for one in archive.directives.values() if one.identifier == "44/UBND-VX")
    found = paper_.citations[0]
    return found.target, [(one.id, one.reason) for one in found.candidates], archive


@pytest.mark.parametrize(
    ("citation", "issued", "target"),
    [
        (cites("16/CT-TTg", day="2020-03-31"), "2020-04-02", OF_2020.id),
        (cites("16/CT-TTg", day="2019-05-02"), "2020-04-02", OF_2019.id),
        (cites("16/CT-TTg"), "2020-04-02", None),
        (cites("16/CT-TTg"), "2019-06-01", OF_2019.id),
        (cites("16/CT-TTg", issuer="Thủ tướng Chính phủ"), "2020-04-02", None),
        (cites("16/CT-TTg", day="2021-03-31"), "2021-04-02", None),
        (cites("15/CT-TTg"), "2020-04-02", FIFTEEN.id),
        (cites("15/CT-TTg"), "2023-04-02", None),
        (cites("15/CT-TTg", issuer="Chính phủ"), "2020-04-02", None),
        (cites("15/CT-TTg", kind=DirectiveType.QUYET_DINH), "2020-04-02", None),
        (cites("15/ct-ttg", day="2020-03-27"), "2024-04-02", FIFTEEN.id),
        (cites(None), "2020-04-02", None),
    ],
)
def test_only_where_one_candidate_remains(citation, issued: str, target: str | None) -> None:
    assert outcome(citation, OF_2020, OF_2019, FIFTEEN, issued=issued)[0] == target


def test_what_stays_possible_is_ranked_with_its_reason() -> None:
    target, candidates, archive = outcome(cites("16/CT-TTg", words="Chỉ thị 16/CT-TTg"), OF_2020, OF_2019)
    assert target is None
    assert candidates == [(OF_2020.id, "number"), (OF_2019.id, "number")]
    (found,) = archive.diagnostics.values()
    assert [(one.code, one.values) for one in found] == [(Code.CITATION_UNCLEAR, (("value", "Chỉ thị 16/CT-TTg"),))]


def test_without_a_symbol_nothing_is_guessed() -> None:
    target, candidates, archive = outcome(cites("Chỉ thị 16", kind=CHI_THI, issuer="Chính phủ"), OF_2020)
    assert target is None
    assert candidates == [(OF_2020.id, "short-but-issuer")]
    assert archive.numbers["chi-thi-16"].held == ()


def test_another_provinces_number_is_no_candidate() -> None:
    here = paper("77/QĐ-UBND", "2020-02-01", "UBND tỉnh", "tỉnh Lai Châu", DirectiveType.QUYET_DINH)
    there = paper("77/QĐ-UBND", "2020-02-03", "UBND tỉnh", "tỉnh Bắc Kạn", DirectiveType.QUYET_DINH)
    assert outcome(cites("77/QĐ-UBND"), here, there)[0] == here.id
    assert outcome(cites("77/QĐ-UBND"), there)[:2] == (None, [])
    assert outcome(cites("77/QĐ-UBND", issuer="Ủy ban nhân dân tỉnh Bắc Kạn"), here, there)[0] == there.id


def test_a_year_in_the_number_is_enough() -> None:
    held = paper("15/2010/QĐ-UBND", "2010-05-05", "UBND tỉnh", "tỉnh Lai Châu", DirectiveType.QUYET_DINH)
    assert outcome(cites("15/2010/QĐ-UBND"), held)[0] == held.id


def test_a_paper_never_cites_itself_or_the_future() -> None:
    own = cites("44/UBND-VX", day="2020-04-02")
    assert outcome(own)[0] is None
    later = paper("9/UBND-VX", "2020-05-01", "UBND tỉnh", "tỉnh Lai Châu")
    assert outcome(cites("9/UBND-VX"), later)[:2] == (None, [(later.id, "number-but-later")])


def test_both_directions_are_shown() -> None:
    archive = linked(citing(cites("15/CT-TTg", Relation.IMPLEMENTS, day="2020-03-27")), FIFTEEN)
    (link,) = archive.cited_by[FIFTEEN.id or ""]
    assert link.citation.relation is Relation.IMPLEMENTS
    assert archive.directives[link.id].identifier == "44/UBND-VX"


def test_wanted_by_how_often_and_how_lately() -> None:
    def by(identifier: str, day: str, *numbers: str):
        return paper(identifier, day, "UBND tỉnh", "tỉnh Lai Châu", citations=tuple(cites(n) for n in numbers))

    archive = linked(
        by("1/UBND-TH", "2020-01-01", "5/TT-BYT", "5/TT-BYT", "6/TT-BYT"),
        by("2/UBND-TH", "2021-01-01", "7/TT-BYT"),
        by("3/UBND-TH", "2022-01-01", "6/TT-BYT"),
    )
    assert archive.wanted == ("6-tt-byt", "7-tt-byt", "5-tt-byt")
    assert [link.id for link in archive.numbers["6-tt-byt"].cited_by] == [
        "uy-ban-nhan-dan-tinh-lai-chau/2022/3-ubnd-th",
        "uy-ban-nhan-dan-tinh-lai-chau/2020/1-ubnd-th",
    ]


def test_a_number_that_somebody_bears_is_wanted_of_another_body() -> None:
    held = paper("12/KH-UBND", "2021-03-01", "UBND tỉnh", "tỉnh Lai Châu", DirectiveType.KE_HOACH)

    def citing_one(day: str | None, issuer: str | None):
        cited = cites("12/KH-UBND", day=day, issuer=issuer, kind=DirectiveType.KE_HOACH)
        return linked(held, paper("5/SYT-NVY", "2022-06-01", "Sở Y tế", "tỉnh Lai Châu", citations=(cited,)))

    assert citing_one("2022-02-02", "Ủy ban nhân dân tỉnh Lai Châu").wanted == ("12-kh-ubnd",), "of another day"
    assert citing_one("2021-03-01", "Ủy ban nhân dân tỉnh Lai Châu").wanted == (), "this one"
    assert citing_one(None, "Ủy ban nhân dân tỉnh Lai Châu").wanted == (), "may be this one"


def test_a_number_that_several_bear_has_a_page() -> None:
    archive = linked(OF_2019, OF_2020)
    assert archive.numbers["16-ct-ttg"].held == (OF_2020.id, OF_2019.id)
    assert archive.wanted == ()
