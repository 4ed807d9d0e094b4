"""Facts as a reader sees them: each place once, with where it belongs today."""

import html
import re
from dataclasses import replace
from datetime import date

from generator.linking import link
from generator.model import Directive, Page, PlaceMention
from generator.registers import load as registers
from generator.wording import load
from generator.writing import SiteText, write

from .documents import rich


def facts(directive: Directive) -> str:
    outputs = write(link([directive], registers(), date(2026, 1, 2)), load("vi"), SiteText("Kho"))
    page = next(one for one in outputs if isinstance(one, Page) and "directive" in one.meta)
    return page.markdown


def territory(directive: Directive) -> str:
    found = re.search(r"<dt>Địa bàn</dt>(.*?)</div>", facts(directive), re.DOTALL)
    assert found
    return re.sub(r"<[^>]*>", " ", found[1])


def test_a_territory_names_each_unit_once_and_where_it_belongs_today() -> None:
    said = territory(rich())
    assert said.count("huyện Mèo Vạc") == 1
    assert said.count("tỉnh Hà Giang") == 1
    assert said.count("nay thuộc") == 1


def test_places_beside_the_territory_stay() -> None:
    said = territory(replace(rich(), jurisdiction="vùng cao nguyên đá"))
    assert "vùng cao nguyên đá" in said
    assert "huyện Mèo Vạc" in said


def test_places_elsewhere_are_told_once_with_their_province() -> None:
    others = (
        PlaceMention("tinh-hau-giang/phuong-nga-bay", "phường Ngã Bảy", "phuong", "tinh-hau-giang"),
        PlaceMention("tinh-hau-giang/thanh-pho-nga-bay", "thành phố Ngã Bảy", "thanh-pho", "tinh-hau-giang"),
        PlaceMention("tinh-hau-giang", "tỉnh Hậu Giang", "tinh", "tinh-hau-giang"),
    )
    said = " ".join(territory(replace(rich(), jurisdiction="toàn quốc", places=others)).split())
    assert "phường Ngã Bảy , tỉnh Hậu Giang (nay thuộc" in said
    assert said.count("tỉnh Hậu Giang") == 1


def test_a_document_of_which_nothing_is_known_is_told_by_its_file() -> None:
    bare = Directive("sources/x/quet-12.txt", "Chữ rời.", id="khong-ro-co-quan/khong-ro/khong-so-abcdef")
    assert html.unescape(facts(bare).splitlines()[0]) == "# Văn bản (tệp quet-12.txt)"


def test_nobody_says_of_an_unread_document_that_it_states_no_end() -> None:
    empty = Directive("sources/x/hong.pdf", "", id="khong-ro-co-quan/khong-ro/khong-so-abcdef")
    said = facts(empty)
    assert "không ghi thời điểm kết thúc" not in said.lower()
    assert said.count("Chưa đọc được chữ nào của văn bản") == 2
    assert "Văn bản không ghi thời điểm kết thúc" in facts(replace(empty, text="Chữ rời."))
