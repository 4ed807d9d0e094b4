"""What became of a division, as its page says it."""

import re
from datetime import date

from generator.model import Page
from generator.wording import load
from generator.writing import SiteText, write
from tests.linking.papers import linked, paper


def test_a_division_that_changed_twice_says_both() -> None:
    where = "huyện A Lưới, tỉnh Thừa Thiên Huế"
    district = paper("1/UBND-VX", "2021-08-01", "UBND huyện", where)
    archive = linked(district, paper("2/UBND", "2007-08-01", "UBND tỉnh", "tỉnh Hà Tây"))
    place = archive.places["tinh-thua-thien-hue/huyen-a-luoi"]
    assert (place.meanwhile, place.since, place.since_by) == (("thành phố Huế",), date(2025, 7, 1), "1675/NQ-UBTVQH15")
    assert archive.places["tinh-ha-tay"].meanwhile == ()
    pages = {one.address: one for one in write(archive, load("vi"), SiteText("Kho")) if isinstance(one, Page)}
    said = re.sub(r"<[^>]*>", "", pages["/dia-phuong/tinh-thua-thien-hue/huyen-a-luoi/"].markdown)
    assert "Chuyển về thành phố Huế (Nghị quyết 175/2024/QH15, từ ngày 01/01/2025); nay thuộc xã A Lưới 1" in said
    assert "thành phố Huế (Nghị quyết 1675/NQ-UBTVQH15, từ ngày 01/07/2025)." in said


def test_a_place_leads_to_the_bodies_whose_territory_it_is() -> None:
    district = paper("1/UBND-VX", "2021-08-01", "UBND huyện", "huyện Kiến Xương, tỉnh Thái Bình")
    archive = linked(district, paper("2/UBND-VX", "2021-08-02", "UBND tỉnh", "tỉnh Thái Bình"))
    pages = {one.address: one.markdown for one in write(archive, load("vi"), SiteText("Kho")) if isinstance(one, Page)}
    own, above = pages["/dia-phuong/tinh-thai-binh/huyen-kien-xuong/"], pages["/dia-phuong/tinh-thai-binh/"]
    assert "## Cơ quan &#40;1&#41;" in own
    assert re.search(r'co-quan/uy-ban-nhan-dan-huyen-kien-xuong-thai-binh/">Ủy ban nhân dân huyện Kiến Xương</a>', own)
    assert re.search(r'co-quan/uy-ban-nhan-dan-tinh-thai-binh/">Ủy ban nhân dân tỉnh Thái Bình</a>', above)
    assert "huyen-kien-xuong-thai-binh/" not in above.partition("## Cơ quan")[2]


def test_who_took_over_is_named_also_without_a_page() -> None:
    archive = linked(paper("1/SYT-NVY", "2021-08-01", "Sở Y tế", "tỉnh Bắc Kạn"))
    pages = {one.address: one.markdown for one in write(archive, load("vi"), SiteText("Kho")) if isinstance(one, Page)}
    assert "<li>Nay là: Sở Y tế tỉnh Thái Nguyên</li>" in pages["/co-quan/so-y-te-tinh-bac-kan/"]
