"""Documents that a text names, one invented sentence a case."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.parsing.citations import find_citations
from generator.parsing.ranges import Part, Range
from tests.parsing.bodies import frame, ranges, whole

CASES = yaml.safe_load(Path("tests/cases/parsing/citations.yml").read_text(encoding="utf-8"))


def as_day(value: Any) -> date | None:
    return value if isinstance(value, date) or value is None else date.fromisoformat(value)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_citations_of_every_form(case: dict[str, Any]) -> None:
    context = frame(kind=case.get("type", "cong-van"), addressed=tuple(case.get("addressed", ())))
    found = find_citations(case["text"], whole(case["text"], case["part"]), context)
    numbered = {(item.identifier, item.date_issued, item.relation.value) for item in found if item.identifier}
    assert numbered == {(name, as_day(day), relation) for name, day, relation in case["cites"]}
    if "laws" in case:
        named = [(item.as_written, item.date_issued, item.relation.value) for item in found if not item.identifier]
        assert named == [(name, as_day(day), relation) for name, day, relation in case["laws"]]
    for item in found:
        assert item.span
        assert item.span.of(case["text"]) == item.as_written


def test_a_day_once_given_goes_with_every_mention() -> None:
    text = "1. Theo Quyết định số 5/QĐ-SYT của Sở Y tế.\n2. Xem Quyết định số 5/QĐ-SYT ngày 06/7/2018.\n"
    assert [item.date_issued for item in find_citations(text, ranges(text), frame())] == [date(2018, 7, 6)] * 2


def test_a_decree_is_no_law_for_the_law_that_it_changes() -> None:
    text = "theo Luật Ban hành văn bản đã được sửa đổi, bổ sung một số điều theo Nghị định số 154/2020/NĐ-CP."
    (found,) = (item for item in find_citations(text, whole(text), frame()) if item.identifier)
    assert found.type
    assert (found.type.value, found.as_written) == ("nghi-dinh", "Nghị định số 154/2020/NĐ-CP")


def test_the_document_does_not_cite_itself() -> None:
    text = "(Kèm theo Quyết định số 12/QĐ-UBND ngày 10/3/2020 của UBND tỉnh)"
    annex = (Range(0, len(text), "pl1", Part.ANNEX),)
    assert find_citations(text, annex, frame(kind="quyet-dinh", identifier="12/QĐ-UBND")) == ()
    assert find_citations(text, annex, frame(kind="quyet-dinh")) == ()


@pytest.mark.parametrize("behind", [" như sau: 5 thành 6", " cụ thể: mức chi", ": mức chi", " nêu trên"])
def test_a_body_ends_before_what_is_said_of_it(behind: str) -> None:
    text = f"Đính chính Quyết định số 5/QĐ-BQL của Ban Quản lý dự án đầu tư xây dựng{behind}."
    (found,) = find_citations(text, whole(text), frame())
    assert found.issuer == "Ban Quản lý dự án đầu tư xây dựng tỉnh Lai Châu"


@pytest.mark.parametrize(
    "kind",
    ["Kiến nghị số 4/KN-VKS", "Giấy chứng nhận số 4/GCN-SXD", "Bản án số 4/2019/HS-ST", "Lệnh báo động số 4/LBĐ-PCTT"],
)
def test_what_has_another_name_is_no_letter(kind: str) -> None:
    text = f"Xem {kind} ngày 05/3/2019."
    (found,) = find_citations(text, whole(text), frame())
    assert (found.as_written, found.type and found.type.value) == (kind, "khac")


def test_a_list_repeals_parts_of_documents_too() -> None:
    text = "Điều 1. Bãi bỏ các văn bản sau:\n1. Điều 3 và khoản 2 Điều 5 của Quyết định số 5/QĐ-UBND.\n"
    found = find_citations(text, ranges(text), frame(kind="quyet-dinh"))
    assert [item.relation.value for item in found] == ["repeals"]


def test_issuers_are_named_in_full() -> None:
    text = "Căn cứ Kế hoạch số 3/KH-UBND ngày 01/02/2020 của UBND tỉnh; Công văn số 9/SYT-NVD ngày 02/02/2020,"
    found = find_citations(text, whole(text, "preamble"), frame())
    assert [item.issuer for item in found] == ["Ủy ban nhân dân tỉnh Lai Châu", "Sở Y tế tỉnh Lai Châu"]


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "Theo Thông báo số 31-TB/TU ngày 02/4/2020 của Ban Thường vụ Tỉnh ủy và Công điện số 2/CĐ-UBND;",
            ["Tỉnh ủy Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu"],
        ),
        ("Thông tư liên tịch số 7/2011/TTLT-BYT-BNV;", ["Bộ Y tế; Bộ Nội vụ"]),
        ("Thông tư liên tịch số 8/2012/TTLT-BCA-BTC;", ["Bộ Công an; Bộ Tài chính"]),
        (
            "Quyết định số 7/2019/QĐ-BYT của Bộ Y tế (được sửa đổi, bổ sung tại Quyết định số 9/2021/QĐ-BYT);",
            ["Bộ Y tế", "Bộ Y tế"],
        ),
        ("Luật Kế toán số 88 ngày 20 tháng 11 năm 2015;", ["Quốc hội"]),
        (
            "Chỉ thị số 8/CT-TTg ngày 02/4/2020, Công văn số 3/UBND-NC, Quyết định số 9/QĐ-BYT, Kế hoạch số 5/KH-XYZ;",
            ["Thủ tướng Chính phủ", "Ủy ban nhân dân tỉnh Lai Châu", "Bộ Y tế", None],
        ),
        (
            "Công văn số 9/SYT-NVD, số 3/UBND-NC và Quyết định số 4/QĐ-UBND ngày 02/4/2020 của UBND huyện Tam Đường;",
            ["Sở Y tế tỉnh Lai Châu", "Ủy ban nhân dân huyện Tam Đường", "Ủy ban nhân dân huyện Tam Đường"],
        ),
        (
            "UBND huyện Tam Đường đã ban hành Kế hoạch số 5/KH-XYZ và Kế hoạch số 6/KH-XYZ;",
            ["Ủy ban nhân dân huyện Tam Đường"] * 2,
        ),
        ("Công điện số 7/CĐ-TW ngày 01/8/2019;", [None]),
        ("Công văn số 6/TTCH-TH;", ["Trung tâm Chỉ huy tỉnh Lai Châu"]),
    ],
)
def test_an_issuer_is_one_body_or_those_who_sign_together(text: str, issuers: list[str | None]) -> None:
    context = frame(issuer="Trung tâm Chỉ huy tỉnh Lai Châu", identifier="9/TTCH-TH")
    assert [item.issuer for item in find_citations(text, whole(text, "preamble"), context)] == issuers


@pytest.mark.parametrize(
    ("named", "issuer"),
    [
        ("Ủy ban nhân dân tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("Ủy ban nhân dân", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("Ủy ban nhân dân thành phố Lai Châu", "Ủy ban nhân dân thành phố Lai Châu"),
        ("Ủy ban nhân dân thành phố", None),
    ],
)
def test_a_city_that_bears_its_provinces_name_is_not_the_province(named: str, issuer: str | None) -> None:
    text = f"Theo Tờ trình số 12/TTr-UBND ngày 01/02/2020 của {named};"
    context = frame("Ủy ban nhân dân tỉnh Lai Châu", identifier="9/QĐ-UBND")
    assert [item.issuer for item in find_citations(text, whole(text, "preamble"), context)] == [issuer]


@pytest.mark.parametrize(("second", "issuer"), [
    ("", "Ủy ban nhân dân huyện Tam Đường"),
    (", Kế hoạch số 8/KH-HNX ngày 06/01/2020", "Ủy ban nhân dân huyện Tam Đường"),
    (" của Hội Người cao tuổi các xã", None),
])  # fmt: skip
def test_a_body_once_named_goes_with_mentions_that_name_none(second: str, issuer: str | None) -> None:
    first = "1. Kế hoạch số 15/KH-HNX ngày 05/01/2020 của UBND huyện Tam Đường.\n"
    text = f"{first}2. Kế hoạch số 15/KH-HNX ngày 05/01/2020{second}.\n"
    found = [item.issuer for item in find_citations(text, ranges(text), frame())]
    assert found[:2] == ["Ủy ban nhân dân huyện Tam Đường", issuer]


def test_words_say_whose_a_document_is_before_its_letters_do() -> None:
    first = "1. Công văn số 15/UBND-VX ngày 05/01/2020 của UBND huyện Tam Đường.\n"
    text = f"{first}2. Phổ biến Công văn số 15/UBND-VX ngày 05/01/2020.\n3. Phổ biến Công văn số 16/UBND-VX.\n"
    found = [item.issuer for item in find_citations(text, ranges(text), frame("Ủy ban nhân dân tỉnh Lai Châu"))]
    assert found == ["Ủy ban nhân dân huyện Tam Đường"] * 2 + ["Ủy ban nhân dân tỉnh Lai Châu"]


@pytest.mark.parametrize(
    ("heading", "relation"),
    [
        ("Bãi bỏ các Quyết định sau:", "repeals"),
        ("Sửa đổi, bổ sung một số điều của các văn bản sau:", "amends"),
        ("Bãi bỏ khoản 1 Điều 3 của các Quyết định sau:", "repeals"),
        ("Bổ sung các căn cứ pháp lý sau:", "cites"),
        ("Điều chỉnh thẩm quyền theo các văn bản sau:", "cites"),
    ],
)
def test_a_list_changes_what_it_names_only_where_documents_are_changed(heading: str, relation: str) -> None:
    text = f"Điều 1. {heading}\n1. Quyết định số 5/QĐ-UBND ngày 06/7/2018.\n2. Nghị định số 30/2015/NĐ-CP.\n"
    found = find_citations(text, ranges(text), frame(kind="quyet-dinh"))
    assert [item.relation.value for item in found] == [relation] * 2


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("Dừng thực hiện", "suspends"),
        ("Tạm dừng việc áp dụng khoản 1 Điều 3", "suspends"),
        ("Chấm dứt hiệu lực", "repeals"),
        ("Dừng thực hiện dự án Chợ Mới theo", None),
        ("Chấm dứt thực hiện nhiệm vụ của tổ công tác lập theo", None),
    ],
)
def test_what_is_done_under_a_document_may_stop_without_it(words: str, relation: str | None) -> None:
    text = f"Điều 1. {words} Quyết định số 5/QĐ-UBND ngày 06/7/2018."
    (found,) = find_citations(text, whole(text), frame(kind="quyet-dinh"))
    assert found.relation.value == relation or (relation is None and found.relation.value in ("cites", "implements"))


@given(st.text(alphabet="0123456789/-.,số QĐUBNDTTgvàngày \n“”()", max_size=200))
def test_any_text_gives_citations_that_slice_back(text: str) -> None:
    for item in find_citations(text, whole(text), frame()):
        assert item.span
        assert item.span.of(text) == item.as_written


def test_what_one_article_does_to_a_document_the_next_of_its_chapter_does_not() -> None:
    first = "Quyết định này thay thế Quyết định số 5/QĐ-UBND.\n"
    second = "Hồ sơ đã nhận thì giải quyết theo Quyết định số 5/QĐ-UBND.\n"
    places = [
        Range(0, len(first), "c6.d57.k2", Part.PROVISION),
        Range(len(first), len(first + second), "c6.d58.k1", Part.PROVISION),
    ]
    found = find_citations(first + second, places, frame(kind="quyet-dinh"))
    assert [item.relation.value for item in found] == ["replaces", "cites"]
