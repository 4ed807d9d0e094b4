"""Laws cited by name: resolved where a year or a day and one law held agree, possible where the name stands alone."""

import pytest

from generator.model import DirectiveType

from .papers import cites, linked, paper

LUAT = DirectiveType.LUAT


def law(number: str, day: str, name: str):
    return paper(f"{number}/QH", day, "Quốc hội", "toàn quốc", LUAT, subject=name)


OLD = law("4/2001", "2001-11-20", "THỦY LỢI NHỎ")
NEW = law("5/2014", "2014-11-21", "Luật Thuỷ lợi nhỏ")
OTHER = law("6/2014", "2014-11-21", "Sửa đổi, bổ sung một số điều của Luật Thủy lợi nhỏ")


@pytest.mark.parametrize(
    ("words", "day", "issued", "target", "possible"),
    [
        ("Luật Thủy lợi nhỏ năm 2014", None, "2016-01-05", NEW.id, []),
        ("Luật Thủy lợi nhỏ năm 2001", None, "2016-01-05", OLD.id, []),
        ("Luật thủy lợi nhỏ", "2014-11-21", "2016-01-05", NEW.id, []),
        ("Luật Thủy lợi nhỏ", "2014-11-20", "2016-01-05", None, []),
        ("Luật Thủy lợi nhỏ năm 2015", None, "2016-01-05", None, []),
        ("Luật Thủy lợi nhỏ", None, "2016-01-05", None, [NEW.id, OLD.id]),
        ("Luật Thủy lợi nhỏ", None, "2010-01-05", None, [OLD.id]),
        ("Luật Thủy lợi nhỏ năm 2014", None, "2010-01-05", None, []),
        ("Luật Thủy lợi", None, "2016-01-05", None, []),
        ("Luật sửa đổi, bổ sung một số điều của Luật Thủy lợi nhỏ năm 2014", None, "2016-01-05", OTHER.id, []),
    ],
)
def test_a_law_by_name(words: str, day: str | None, issued: str, target: str | None, possible: list[str]) -> None:
    citing = paper(
        "8/UBND-NN", issued, "UBND tỉnh", "tỉnh Lai Châu", citations=(cites(None, day=day, kind=LUAT, words=words),)
    )
    archive = linked(citing, OLD, NEW, OTHER)
    (found,) = archive.directives[citing.id].citations
    assert found.target == target
    assert [one.id for one in found.candidates] == possible
    assert {one.reason for one in found.candidates} <= {"name"}
    if target:
        assert [link.id for link in archive.cited_by[target]] == [citing.id]


def test_two_laws_of_one_year_and_name_stay_possible() -> None:
    twin = law("9/2014", "2014-06-01", "Thủy lợi nhỏ")
    citation = cites(None, kind=LUAT, words="Luật Thủy lợi nhỏ năm 2014")
    citing = paper("8/UBND-NN", "2016-01-05", "UBND tỉnh", "tỉnh Lai Châu", citations=(citation,))
    (found,) = linked(citing, NEW, twin).directives[citing.id].citations
    assert found.target is None
    assert [one.id for one in found.candidates] == [NEW.id, twin.id]
