import pickle

import pytest

from generator.model import DirectiveType
from generator.registers import RegisterError, Territory, body_of_symbol, kind_of_symbol, load, resolve_body, topics_of
from generator.registers.body_kinds import KindGroup
from generator.registers.loading import read_entries

REGISTERS = load()
HOME = {
    "central": Territory(),
    "province": Territory("tỉnh Lai Châu"),
    "district": Territory("tỉnh Lai Châu", "huyện Tam Đường"),
    "commune": Territory("tỉnh Lai Châu", "huyện Tam Đường", "xã Bản Bo"),
}
KINDS = REGISTERS.body_kinds.kinds


def test_registers_load_whole_and_travel_light() -> None:
    load.cache_clear() if hasattr(load, "cache_clear") else None
    fresh = type(REGISTERS)()
    assert len(fresh.body_kinds.kinds) > 300
    assert fresh.abbreviations.full["UBND"] == "Ủy ban nhân dân"
    assert fresh.topics.by_slug
    assert pickle.loads(pickle.dumps(REGISTERS)) is REGISTERS
    assert len(pickle.dumps(REGISTERS)) < 500


@pytest.mark.parametrize("entry", REGISTERS.document_kinds.entries, ids=lambda entry: entry.name)
def test_every_kind_against_its_symbols_and_back(entry) -> None:
    for family in entry.families[:1]:
        for symbol in entry.symbols:
            assert kind_of_symbol(symbol, family, REGISTERS) is entry.type
        if entry.type is not DirectiveType.KHAC:
            for symbol in entry.not_symbols:
                assert kind_of_symbol(symbol, family, REGISTERS) is not entry.type
    if entry.type is not DirectiveType.KHAC:
        assert REGISTERS.document_kinds.of_name(entry.name.upper()) is entry.type


@pytest.mark.parametrize("entry", REGISTERS.abbreviations.entries, ids=lambda entry: entry.short)
def test_every_abbreviation_against_its_example(entry) -> None:
    short, full = entry.example
    expanded = REGISTERS.abbreviations.expand(short)
    assert expanded.text == full
    assert expanded.back(0, len(full)) == (0, len(short))
    for also in entry.also:
        assert entry.full in REGISTERS.abbreviations.expand(f"a {also} b").text


@pytest.mark.parametrize("entry", REGISTERS.topics.entries, ids=lambda entry: entry.slug)
def test_every_topic_against_its_sentences(entry) -> None:
    assert entry.about
    for sentence in entry.about:
        assert entry.slug in REGISTERS.topics.count(sentence), sentence
    for sentence in entry.not_about:
        assert entry.slug not in REGISTERS.topics.count(sentence), sentence
    assert entry.parent is None or entry.parent in REGISTERS.topics.by_slug


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.open], ids=lambda kind: kind.key)
def test_every_kind_of_body_is_found_by_each_of_its_names(kind) -> None:
    homes = [HOME[level] for level in kind.levels]
    if kind.of and "tỉnh" not in kind.of:
        homes = [Territory("thành phố Hà Nội"), Territory("tỉnh Bắc Giang", "thị xã Việt Yên"),
                 Territory("thành phố Hà Nội", "quận Ba Đình"), *homes]  # fmt: skip
    for name in (kind.name, *kind.aliases):
        found = [resolve_body(name, home, REGISTERS) for home in homes]
        assert any(body and body.name.startswith(kind.name) for body in found), name


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind in KINDS for name in kind.examples], ids=lambda value: str(value)[:60]
)
def test_every_open_kind_against_its_examples(kind, name: str) -> None:
    body = resolve_body(name, Territory("tỉnh Thái Nguyên"), REGISTERS)
    assert body is not None
    assert body.name == name
    assert body.kind == kind.key


def test_kinds_name_parents_and_successors_that_exist() -> None:
    for kind in KINDS:
        if kind.parent and kind.parent != "committee":
            assert REGISTERS.body_kinds.named(kind.parent), (kind.name, kind.parent)
        if kind.successor and " Bộ " not in kind.successor:
            assert REGISTERS.body_kinds.named(kind.successor), (kind.name, kind.successor)
        if kind.same_as:
            assert REGISTERS.body_kinds.named(kind.same_as), (kind.name, kind.same_as)
    assert len({kind.key for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    ("notation", "home", "family", "name"),
    [
        ("CV/HU", "district", "party", "Huyện ủy Tam Đường"),
        ("CV/TU", "province", "party", "Tỉnh ủy Lai Châu"),
        ("UBND-VX", "district", None, "Ủy ban nhân dân huyện Tam Đường"),
        ("NQ-UBTVQH15", "central", None, "Ủy ban Thường vụ Quốc hội"),
        ("QH15", "central", None, "Quốc hội"),
        ("NQ-CP", "district", None, "Chính phủ"),
        ("TTr-STNMT-CCQLĐĐ", "province", "state", "Sở Tài nguyên và Môi trường tỉnh Lai Châu"),
        ("CT-TTHT", "province", "state", "Cục Thuế tỉnh Lai Châu"),
        ("CV-TTCH", "district", None, None),
        ("XYZ-ABC", "province", None, None),
    ],
)
def test_bodies_of_symbols(notation: str, home: str, family: str | None, name: str | None) -> None:
    body = body_of_symbol(notation, HOME[home], REGISTERS, family=family)
    assert (body.name if body else None) == name


def test_letters_that_collide_are_told_apart_by_family() -> None:
    assert kind_of_symbol("TT/TU", "party", REGISTERS) is DirectiveType.THONG_TRI
    assert kind_of_symbol("TT-BYT", "state", REGISTERS) is DirectiveType.THONG_TU
    assert kind_of_symbol("CT-TTHT", "state", REGISTERS) is DirectiveType.CONG_VAN
    assert kind_of_symbol("CT-TTg", "state", REGISTERS) is DirectiveType.CHI_THI
    assert kind_of_symbol("QH15", "state", REGISTERS) is None


def test_topics_come_with_their_reasons() -> None:
    found = topics_of("tăng cường tiêm vắc xin cho trẻ", "Sở Giáo dục và Đào tạo phối hợp. " * 9, REGISTERS)
    assert [topic.slug for topic in found] == ["tiem-chung"]
    assert "tiêm vắc xin" in found[0].terms


def test_a_fault_names_file_line_and_column() -> None:
    text = "- levels: [district]\n  family: state\n  kinds:\n  - {nome: X}\n"
    with pytest.raises(RegisterError) as caught:
        read_entries(text, "bodies.yml", KindGroup)
    assert "bodies.yml:4:5" in str(caught.value)
    with pytest.raises(RegisterError, match=r"bodies\.yml:1:\d+"):
        read_entries("- {a: [}", "bodies.yml", KindGroup)


def test_staff_add_kinds_and_abbreviations() -> None:
    staff = {
        "abbreviations": [{"short": "TTVHX", "full": "Trung tâm Văn hóa xã"}],
        "body-kinds": [{"levels": ["district"], "family": "state", "kinds": [{"name": "Ban Quản lý hồ Núi Cốc"}]}],
    }
    registers = load(staff)
    assert registers.abbreviations.expand("TTVHX").text == "Trung tâm Văn hóa xã"
    body = resolve_body("Ban Quản lý hồ Núi Cốc", Territory("tỉnh Thái Nguyên", "huyện Đại Từ"), registers)
    assert body is not None
    assert body.name == "Ban Quản lý hồ Núi Cốc huyện Đại Từ"
    with pytest.raises(RegisterError):
        load({"abbreviations": [{"kurz": "X"}]})


def test_staff_give_a_body_another_name() -> None:
    registers = load({"bodies": [{"name": "Sở Y tế tỉnh Lai Châu", "aliases": ["Ty Y tế Lai Châu"]}]})
    body = resolve_body("Ty Y tế Lai Châu", None, registers)
    assert body is not None
    assert body.slug == "so-y-te-tinh-lai-chau"
    assert resolve_body("Ty Y tế Lai Châu", None, REGISTERS) is None
