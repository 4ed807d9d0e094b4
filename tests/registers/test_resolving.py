from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.registers import Territory, find_bodies, load, natural_case, resolve_body
from generator.vietnamese import clean

CASES = Path(__file__).parent.parent / "cases/registers"
BODIES = yaml.load((CASES / "bodies.yml").read_text("utf-8"), yaml.BaseLoader)
NATURAL = [line.split("\t") for line in (CASES / "natural-case.tsv").read_text("utf-8").splitlines()]
REGISTERS = load()
TAM_DUONG = Territory("tỉnh Lai Châu", "huyện Tam Đường")

WORDS = """UBND BCĐ TTYT Trung tâm Y tế huyện tỉnh xã Tam Đường Lai Châu các của , . ; Sở Ban Chỉ đạo phòng chống dịch
Huyện ủy Văn phòng Thanh tra Giám đốc ( ) - Covid-19 Trường THPT và Công an thành phố Hà Nội 1 & Phòng"""
words = st.sampled_from([*WORDS.split(), "\n"])


def territory(where: str) -> Territory | None:
    parts = [part.strip() or None for part in where.split("|")] if where else []
    return Territory(*parts) if parts else None


@pytest.mark.parametrize("case", BODIES, ids=lambda case: f"{case['mention']} @ {case['where']}")
def test_a_mention_is_read_in_its_territory(case: dict[str, str]) -> None:
    body = resolve_body(case["mention"], territory(case["where"]), REGISTERS)
    assert (body.name if body else "", body.slug if body else "") == (case["name"], case["slug"])


@pytest.mark.parametrize("case", [case for case in BODIES if case["name"]], ids=lambda case: case["name"])
def test_a_full_name_means_itself(case: dict[str, str]) -> None:
    body = resolve_body(case["name"], territory(case["where"]), REGISTERS)
    assert body is not None
    assert (body.name, body.slug) == (case["name"], case["slug"])


@pytest.mark.parametrize(("upper", "natural"), NATURAL)
def test_letterheads_in_natural_case(upper: str, natural: str) -> None:
    assert natural_case(upper, REGISTERS) == natural


def test_a_short_name_means_the_one_that_was_named_in_full() -> None:
    full = resolve_body("Ban Chỉ đạo phòng, chống dịch Covid-19 huyện", TAM_DUONG, REGISTERS)
    other = resolve_body("Ban Chỉ đạo chuyển đổi số huyện", TAM_DUONG, REGISTERS)
    assert full is not None
    assert other is not None
    assert resolve_body("BCĐ huyện", TAM_DUONG, REGISTERS, known=[full]) == full
    assert resolve_body("Ban Chỉ đạo", TAM_DUONG, REGISTERS, known=[full]) == full
    assert resolve_body("BCĐ huyện", TAM_DUONG, REGISTERS, known=[full, other]) is None


@pytest.mark.parametrize("words", ["Đài Truyền thanh - Truyền hình huyện", "Đài Truyền thanh - Truyền hình các huyện"])
def test_a_name_that_goes_on_is_not_read_as_a_shorter_one(words: str) -> None:
    assert find_bodies(f"Giao {words} đưa tin.", Territory("tỉnh Lai Châu", "thành phố Lai Châu"), REGISTERS) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Gửi Ban Tuyên giáo Huyện ủy.\n\nHuyện ủy yêu cầu báo cáo.",
        "- Ban Tuyên giáo;\n- Huyện ủy;",
        "Giao Ban Tuyên giáo. Huyện ủy sẽ kiểm tra.",
        "Ban Tuyên giáo\n\nHuyện ủy yêu cầu báo cáo.",
    ],
)
def test_a_name_ends_with_its_sentence_and_its_item(text: str) -> None:
    names = [one.body.name for one in find_bodies(text, TAM_DUONG, REGISTERS)]
    assert names == ["Ban Tuyên giáo Huyện ủy Tam Đường", "Huyện ủy Tam Đường"]


@pytest.mark.parametrize(
    "words", ["Tòa án nhân dân khu vực 5", "Thuế cơ sở 5 tỉnh Lai Châu", "Bảo hiểm xã hội liên huyện"]
)
def test_a_name_that_goes_on_is_not_that_of_the_province(words: str) -> None:
    assert find_bodies(words, Territory("tỉnh Lai Châu"), REGISTERS) == ()


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Văn phòng HĐND và UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Bản Bo"),
        ("Tòa án nhân dân", None),
        ("Bảo hiểm xã hội", None),
        ("Sở Y tế", "Sở Y tế tỉnh Lai Châu"),
        ("Sở Y tế Ủy ban nhân dân tỉnh", "Sở Y tế tỉnh Lai Châu"),
    ],
)
def test_in_a_commune_without_a_district(mention: str, name: str | None) -> None:
    body = resolve_body(mention, Territory("tỉnh Lai Châu", None, "xã Bản Bo"), REGISTERS)
    assert (body.name if body else None) == name


@pytest.mark.parametrize(
    ("mention", "where", "name"),
    [
        ("Đảng ủy Công an", TAM_DUONG, "Đảng ủy Công an huyện Tam Đường"),
        ("Đảng ủy Quân sự", Territory("tỉnh Lai Châu"), "Đảng ủy Quân sự tỉnh Lai Châu"),
        (
            "Đảng ủy Ủy ban nhân dân",
            Territory("tỉnh Lai Châu", None, "xã Bản Bo"),
            "Đảng ủy Ủy ban nhân dân xã Bản Bo",
        ),
    ],
)
def test_a_committee_said_without_a_place_is_of_the_papers_own_level(mention: str, where: Territory, name: str) -> None:
    body = resolve_body(mention, where, REGISTERS)
    assert body
    assert body.name == name


def test_a_room_is_no_body_of_a_province() -> None:
    assert resolve_body("Phòng Kinh doanh", Territory("tỉnh Lai Châu"), REGISTERS) is None
    room = resolve_body("Phòng Công chứng số 1 tỉnh", Territory("tỉnh Lai Châu"), REGISTERS)
    assert room
    assert room.name == "Phòng Công chứng số 1 tỉnh Lai Châu"


@pytest.mark.parametrize(
    "mention",
    [
        "Ban Chỉ đạo huyện Tam Đường, Phong Thổ",
        "Trường THCS xã Bản Bo, Bình Lư",
        "Ban Chỉ đạo các huyện",
        "UBND xã Bản Bo, xã Bình Lư",
        "BCĐ tỉnh; UBND tỉnh",
        "Ban Quản lý dự án: mức chi",
    ],
)
def test_several_bodies_are_not_one(mention: str) -> None:
    assert resolve_body(mention, TAM_DUONG, REGISTERS) is None


def test_a_head_can_be_kept() -> None:
    body = resolve_body("Chủ tịch UBND tỉnh", TAM_DUONG, REGISTERS, keep_head=True)
    assert body is not None
    assert (body.name, body.slug) == ("Chủ tịch Ủy ban nhân dân tỉnh Lai Châu", "uy-ban-nhan-dan-tinh-lai-chau")


def test_bodies_of_a_clause_with_their_places() -> None:
    text = "Giao TTYT huyện phối hợp với Công an huyện, UBND các xã; báo cáo BCĐ phòng, chống dịch Covid-19 huyện."
    found = [(text[one.start : one.end], one.body.name) for one in find_bodies(text, TAM_DUONG, REGISTERS)]
    assert found == [
        ("TTYT huyện", "Trung tâm Y tế huyện Tam Đường"),
        ("Công an huyện", "Công an huyện Tam Đường"),
        (
            "BCĐ phòng, chống dịch Covid-19 huyện",
            "Ban Chỉ đạo phòng, chống dịch Covid-19 huyện Tam Đường",
        ),
    ]


@given(st.lists(words, max_size=25))
@example(["UBND"])
@example(["BCĐ", "các"])
def test_any_shuffle_is_read_without_a_fault_and_in_order(parts: list[str]) -> None:
    text = clean(" ".join(parts)).text
    resolve_body(text, TAM_DUONG, REGISTERS)
    last = 0
    for one in find_bodies(text, TAM_DUONG, REGISTERS):
        assert last <= one.start < one.end <= len(text)
        last = one.end


@given(st.text(max_size=60))
def test_any_text_at_all_is_read(text: str) -> None:
    body = resolve_body(text, None, REGISTERS)
    assert body is None or (body.name and body.slug)
    assert all(one.start < one.end for one in find_bodies(clean(text).text, TAM_DUONG, REGISTERS))
    assert natural_case(text, REGISTERS).strip() or not text.strip()


@pytest.mark.parametrize("division", REGISTERS.divisions.districts, ids=lambda division: division.slug)
def test_every_district_names_its_own_bodies(division) -> None:
    for mention in (f"UBND {division.name}", f"UBND {division.kind}", f"TTYT {division.kind}", "Công an"):
        body = resolve_body(mention, division.territory, REGISTERS)
        assert body is not None, mention
        assert body.territory == division.territory


def test_every_commune_names_its_own_committee() -> None:
    for division in REGISTERS.divisions.communes:
        body = resolve_body(f"UBND {division.name}", Territory(division.province, division.district), REGISTERS)
        assert body is not None, division
        assert body.territory == division.territory
