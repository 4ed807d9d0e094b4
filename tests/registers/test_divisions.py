from datetime import date, timedelta

import pytest

from generator.registers import REFORM, load

DIVISIONS = load().divisions
BEFORE = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("slug", "count", "province"),
    [
        ("tinh-thai-nguyen/huyen-dai-tu", 10, "tỉnh Thái Nguyên"),
        ("tinh-lai-chau/huyen-tam-duong", 6, "tỉnh Lai Châu"),
        ("tinh-binh-phuoc/huyen-bu-gia-map", 4, "tỉnh Đồng Nai"),
        ("tinh-thai-binh/huyen-kien-xuong", 10, "tỉnh Hưng Yên"),
        ("tinh-bac-kan", 1, "tỉnh Thái Nguyên"),
        ("tinh-ha-tay", 1, "thành phố Hà Nội"),
        ("tinh-lai-chau", 1, "tỉnh Lai Châu"),
        ("thanh-pho-ho-chi-minh/quan-2", 12, "thành phố Hồ Chí Minh"),
    ],
)
def test_what_became_of_a_division(slug: str, count: int, province: str) -> None:
    present = DIVISIONS.present(slug)
    assert len(present) == count
    assert {division.province for division in present} == {province}
    assert not any(division.former for division in present)


def test_thirty_four_provinces_and_no_district_are_left() -> None:
    assert sum(not division.former for division in DIVISIONS.provinces) == 34
    assert all(division.former for division in DIVISIONS.districts)
    assert sum(not division.former for division in DIVISIONS.communes) == 3321
    assert len({division.slug for division in DIVISIONS.districts}) == len(DIVISIONS.districts)


@pytest.mark.parametrize("division", DIVISIONS.districts, ids=lambda division: division.slug)
def test_every_district_leads_to_communes_of_one_province_of_today(division) -> None:
    present = DIVISIONS.present(division.slug)
    assert present
    assert {one.level for one in present} == {3}
    later = [
        one.province for one in DIVISIONS.districts if (one.name, one.before) == (division.name, division.province)
    ]
    assert {one.province for one in present} == {DIVISIONS.present_province(*(later or [division.province]))}
    assert all(DIVISIONS.by_slug(one.slug) is not None for one in present)


def test_every_former_commune_leads_to_one_of_today() -> None:
    lost = [one.slug for one in DIVISIONS.communes if one.former and not DIVISIONS.present(one.slug)]
    assert lost == []


def test_names_are_found_by_the_day() -> None:
    assert [one.slug for one in DIVISIONS.find("H. Đại Từ", BEFORE)] == ["tinh-thai-nguyen/huyen-dai-tu"]
    assert DIVISIONS.find("huyện Đại Từ", REFORM) == ()
    assert [one.name for one in DIVISIONS.find("Đại Từ", REFORM)] == ["xã Đại Từ"]
    assert [one.slug for one in DIVISIONS.find("TP. Hồ Chí Minh")] == ["thanh-pho-ho-chi-minh"]


def test_names_are_found_without_marks_only_where_none_is_marked_so() -> None:
    assert [one.name for one in DIVISIONS.find("TỈNH PHU THỌ")] == ["tỉnh Phú Thọ"]
    assert {one.name for one in DIVISIONS.find("tỉnh Hoà Bình")} == {"tỉnh Hòa Bình"}


def test_the_resolution_that_ended_a_division_is_named_only_where_it_was_checked() -> None:
    (checked,), (unknown,) = DIVISIONS.find("huyện Mỹ Lộc", BEFORE), DIVISIONS.find("huyện Hoành Bồ")
    assert (checked.by, checked.until) == ("1104/NQ-UBTVQH15", date(2024, 9, 1))
    assert (unknown.by, unknown.until) == (None, date(2020, 1, 1))
    assert [one.name for one in DIVISIONS.present(unknown.slug)]


@pytest.mark.parametrize(
    ("name", "before", "after", "day"),
    [
        ("huyện A Lưới", "tinh-thua-thien-hue/huyen-a-luoi", "thanh-pho-hue/huyen-a-luoi", date(2025, 1, 1)),
        ("thành phố Huế", "tinh-thua-thien-hue/thanh-pho-hue", "thanh-pho-hue", date(2025, 1, 1)),
        ("xã A Roàng", "tinh-thua-thien-hue/xa-a-roang", "thanh-pho-hue/xa-a-roang", date(2025, 1, 1)),
        ("huyện Chương Mỹ", "tinh-ha-tay/huyen-chuong-my", "thanh-pho-ha-noi/huyen-chuong-my", date(2008, 8, 1)),
        ("huyện Mê Linh", "tinh-vinh-phuc/huyen-me-linh", "thanh-pho-ha-noi/huyen-me-linh", date(2008, 8, 1)),
    ],
)
def test_what_went_into_another_province_under_its_name_is_told_by_the_day(
    name: str, before: str, after: str, day: date
) -> None:
    province = next(one.province for one in DIVISIONS.find(name, date(2005, 1, 1)))
    assert [one.slug for one in DIVISIONS.find(name, day - timedelta(days=1))] == [before]
    assert [one.slug for one in DIVISIONS.find(name, day)] == [after]
    assert [one.slug for one in DIVISIONS.find(name, seen_from=province)] == [before]
    assert DIVISIONS.find(name)[0].slug == after


@pytest.mark.parametrize(
    ("slug", "later"),
    [
        ("tinh-thua-thien-hue/huyen-a-luoi", ["thanh-pho-hue/huyen-a-luoi"]),
        ("tinh-thua-thien-hue/xa-huong-phu", ["thanh-pho-hue/xa-huong-phu"]),
        ("tinh-thua-thien-hue/thanh-pho-hue", ["thanh-pho-hue/quan-phu-xuan", "thanh-pho-hue/quan-thuan-hoa"]),
        ("tinh-quang-ninh/huyen-hoanh-bo", ["tinh-quang-ninh/thanh-pho-ha-long"]),
        ("tinh-thai-nguyen/huyen-dai-tu", []),
        ("tinh-ha-tay", []),
        ("tinh-thai-nguyen/xa-dai-tu", []),
    ],
)
def test_what_a_division_belonged_to_in_between(slug: str, later: list[str]) -> None:
    assert [one.slug for one in DIVISIONS.meanwhile(slug)] == later


def test_a_commune_stays_in_the_district_that_had_it() -> None:
    assert [one.district for one in DIVISIONS.find("xã Hương Phú", BEFORE)] == ["huyện Nam Đông"]
    assert [one.district for one in DIVISIONS.find("xã Hương Phú", date(2025, 3, 1))] == ["huyện Phú Lộc"]
    assert {one.name for one in DIVISIONS.present("tinh-thua-thien-hue/huyen-nam-dong")} == {
        "xã Khe Tre", "xã Nam Đông", "xã Long Quảng",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["tỉnh Thừa Thiên - Huế", "Thừa Thiên Huế", "THỪA THIÊN – HUẾ", "Thừa Thiên-Huế"])
def test_dashes_in_a_name_are_written_or_not(name: str) -> None:
    assert DIVISIONS.find(name)[0].name == "tỉnh Thừa Thiên Huế"
    assert DIVISIONS.find("Bà Rịa Vũng Tàu")[0].name == "tỉnh Bà Rịa - Vũng Tàu"


def test_shared_names_are_told_apart_by_province() -> None:
    everywhere = DIVISIONS.find("huyện Châu Thành")
    assert len({one.province for one in everywhere}) > 5
    assert [one.province for one in DIVISIONS.find("huyện Châu Thành", province="tỉnh Long An")] == ["tỉnh Long An"]
    assert DIVISIONS.find("Ba Vì", BEFORE, province="tỉnh Hà Tây")[0].name == "huyện Ba Vì"


def test_predecessors_are_the_other_side() -> None:
    assert [one.slug for one in DIVISIONS.predecessors("tinh-thai-nguyen")] == ["tinh-bac-kan"]
    before = {one.slug for one in DIVISIONS.predecessors("tinh-lai-chau/xa-binh-lu")}
    assert "tinh-lai-chau/huyen-tam-duong" in before
