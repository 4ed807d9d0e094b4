"""What a site is made of: every address of the contract, every link with an end, nothing held in memory."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

from generator.model import (
    Archive,
    Asset,
    Code,
    Diagnostic,
    Directive,
    FileRole,
    Output,
    Page,
    Severity,
    SourceFile,
    Withdrawal,
)
from generator.wording import load
from generator.writing import SiteText, sifting, write

from .library import ANSWER, FORMER, GONE, PEOPLE, RICH, WITHDRAWN, library
from .rendering import with_commonmark

ELSEWHERE = ("/gioi-thieu/", "/trich-dan/", "/danh-cho-can-bo/", "/tim-kiem/")
"""Pages of other hands: written by people, or by search."""


def outputs(page_size: int = 50) -> list[Output]:
    return list(write(library(), load("vi"), SiteText("Kho", source=str.encode, page_size=page_size)))


@pytest.fixture(scope="module", params=[1, 50], ids=["a row a page", "one page"])
def whole(request: pytest.FixtureRequest) -> list[Output]:
    return outputs(request.param)


def test_no_address_is_written_twice(whole: list[Output]) -> None:
    addresses = [one.address for one in whole]
    assert len(addresses) == len(set(addresses))


def test_every_link_ends_at_a_page_a_file_or_an_anchor(whole: list[Output]) -> None:
    trees = {one.address: with_commonmark(one.markdown) for one in whole if isinstance(one, Page)}
    files = {one.address for one in whole if isinstance(one, Asset)}
    for address, tree in trees.items():
        for href in tree.xpath("//a/@href|//form/@action"):
            target = urlsplit(urljoin(f"https://x{address}", href))
            if target.path in ELSEWHERE or target.path in files:
                continue
            assert target.path in trees, (address, href)
            if target.fragment:
                assert trees[target.path].xpath(f"//*[@id='{target.fragment}']"), (address, href)


def test_lists_are_paged_from_the_second_page_on(whole: list[Output]) -> None:
    addresses = {one.address for one in whole}
    one_a_page = "/nam/2021/trang/2/" in addresses
    assert ("/co-quan/trang/3/" in addresses) is one_a_page
    assert "/nam/2021/trang/1/" not in addresses


def test_files_lie_beside_the_page_and_none_that_a_browser_would_run() -> None:
    files = {one.address: one.data for one in outputs() if isinstance(one, Asset)}
    assert files[f"/van-ban/{ANSWER}/45-ubnd.docx"] == b"sources/45 UBND.docx"
    assert files[f"/van-ban/{ANSWER}/45-ubnd.html.txt"] == b"sources/45 UBND.html"
    assert f"/van-ban/{ANSWER}/index.json" in files
    assert not [address for address in files if address.endswith((".html", ".md", ".svg"))]


def test_a_withdrawn_document_leaves_a_tombstone_and_nothing_else() -> None:
    whole = outputs()
    own = [one for one in whole if one.address.startswith(f"/van-ban/{WITHDRAWN}/")]
    assert [one.address for one in own] == [f"/van-ban/{WITHDRAWN}/"]
    page = own[0]
    assert isinstance(page, Page)
    assert "Đăng nhầm bản dự thảo" in page.markdown
    assert "Đã rút." not in page.markdown
    assert "Văn bản ngày 02/01/2020" in page.markdown
    links = [one for one in whole if isinstance(one, Page) and WITHDRAWN in one.markdown and one is not page]
    assert not links


@pytest.mark.parametrize("reason", ["Đăng nhầm.", "@commands.sidecar.withheld"])
def test_a_tombstone_names_its_document_unless_its_masks_are_not_known(reason: str) -> None:
    archive = library()
    hidden = replace(archive.directives[RICH], withdrawn=Withdrawal(None, reason))
    archive = replace(archive, directives={**archive.directives, RICH: hidden})
    pages = {one.address: one for one in write(archive, load("vi"), SiteText("Kho")) if isinstance(one, Page)}
    for id_ in (RICH, FORMER):
        words = pages[f"/van-ban/{id_}/"].markdown
        assert hidden.subject not in words
        assert ("Công văn số 212-CV/HU ngày" in words) is not reason.startswith("@")


def test_a_body_says_what_it_is_and_where_its_district_belongs_today() -> None:
    archive = library()
    known = replace(archive.bodies[PEOPLE], kind="uy-ban-nhan-dan", jurisdiction="huyện Mèo Vạc, tỉnh Hà Giang")
    known = replace(known, province="tinh-ha-giang")
    archive = replace(archive, bodies={**archive.bodies, PEOPLE: known})
    pages = {one.address: one for one in write(archive, load("vi"), SiteText("Kho")) if isinstance(one, Page)}
    words = pages[f"/co-quan/{PEOPLE}/"].markdown
    assert "Cơ quan nhà nước, cấp huyện" in words
    assert "Viết tắt của cơ quan cùng loại trong số, ký hiệu: UBND" in words
    district = '<a href="../../dia-phuong/tinh-ha-giang/huyen-meo-vac/">huyện Mèo Vạc</a>'
    assert f'{district}, <a href="../../dia-phuong/tinh-ha-giang/">tỉnh Hà Giang</a> (nay thuộc <a' in words


def test_duties_are_sifted_by_places_of_the_day_and_of_today() -> None:
    files = {one.address: one.data for one in outputs() if isinstance(one, Asset)}
    former, today = "tinh-ha-giang/huyen-meo-vac", "tinh-tuyen-quang/xa-meo-vac"
    columns = json.loads(files["/assets/duties/columns.json"])
    places = dict(columns["places"])
    assert places[former] == "huyện Mèo Vạc (tỉnh Hà Giang)"
    assert places[today] == "xã Mèo Vạc (tỉnh Tuyên Quang)"
    assert {former, today} <= set(json.loads(files["/nhiem-vu/data.json"])[0]["places"].split())
    assert {"tinh-ha-giang", "tinh-tuyen-quang"} <= set(places), "what lies above them finds it too"
    above = [slug for slug, topic in library().topics.items() if "phong-chay" in topic.children]
    assert above
    assert {*above, "phong-chay"} == {slug for slug, _ in columns["topics"]}


def test_the_columns_that_are_sifted_tell_what_the_list_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sifting, "PER_FILE", 1)
    made = outputs()
    files = {one.address: json.loads(one.data) for one in made if isinstance(one, Asset) and "json" in one.address}
    columns = files["/assets/duties/columns.json"]
    count = len(columns["due"])
    rows = [row for at in range(count) for row in files[f"/assets/duties/rows-{at}.json"]]
    bodies = [key for key, _, often in columns["bodies"] for _ in range(often)]
    assert len(rows) == len(bodies) == len(columns["document"]) == count > 1

    def slugs(name: str, kind: int, at: int) -> set[str]:
        return {columns[name][one][0] for one in columns["documents"][columns["document"][at]][kind]}

    def told(row: dict[str, str | None]) -> tuple[str | None, ...]:
        return tuple(row[key] for key in ("id", "agency", "role", "due", "provision", "said", "document"))

    listed = {told(row): row for row in files["/nhiem-vu/data.json"]}
    assert {told(row) for row in rows} == set(listed)
    for at, row in enumerate(rows):
        one = listed[told(row)]
        assert bodies[at] == (one["agency_slug"] or one["agency"])
        assert slugs("topics", 0, at) >= set(one["topics"].split())
        assert slugs("places", 1, at) == set(one["places"].split())
        day = columns["due"][at]
        assert (one["due"] or "")[:10] == ("" if day is None else str(date(1970, 1, 1) + timedelta(days=day)))
    page = next(one for one in made if one.address == "/nhiem-vu/")
    assert isinstance(page, Page)
    assert re.search(r'data-sift="\.\./assets/duties/columns\.json\?[0-9a-f]{8}"', page.markdown)


def test_the_summary_of_quality_says_what_is_wrong_then_why() -> None:
    page = next(one for one in outputs() if one.address == "/chat-luong/")
    assert isinstance(page, Page)
    assert "Ngày không có thật hoặc không đọc được: …<br><small>Ngày 32" in page.markdown


def test_a_cell_of_a_card_holds_one_element() -> None:
    cards = [tree for one in outputs() if isinstance(one, Page) for tree in [lxml.html.fromstring(one.markdown)]]
    cells = [cell for tree in cards for cell in tree.xpath("//table[contains(@class, 'cards')]//td")]
    assert cells
    assert {(len(cell), (cell.text or "").strip()) for cell in cells} == {(1, "")}


def test_a_former_address_leads_on() -> None:
    page = next(one for one in outputs() if one.address == f"/van-ban/{FORMER}/")
    assert isinstance(page, Page)
    assert page.kind == "moved"
    assert page.meta["redirect"] == "../212-cv-hu/"


def test_an_address_whose_document_is_gone_says_so() -> None:
    (page,) = [one for one in outputs() if one.address.startswith(f"/van-ban/{GONE}/")]
    assert isinstance(page, Page)
    assert page.kind == "gone"
    assert "không còn" in page.markdown
    assert "văn bản số 7-cv-hu, năm 2020, cơ quan ban hành: <a href" in page.markdown
    assert not [one for one in outputs() if isinstance(one, Page) and GONE in one.markdown], "no list leads there"


def test_masked_words_withhold_the_original_and_the_page_says_so() -> None:
    archive = library()
    hidden = replace(archive.directives[ANSWER], masked=("0912",))
    archive = replace(archive, directives={ANSWER: hidden})
    whole = list(write(archive, load("vi"), SiteText("Kho", source=str.encode)))
    assert [one.address.rpartition("/")[2] for one in whole if isinstance(one, Asset) and ANSWER in one.address] == [
        "index.json",
        "text.txt",
    ]
    page = next(one for one in whole if isinstance(one, Page) and one.kind == "directive")
    assert "Tệp gốc không được cung cấp" in page.markdown


def test_a_file_that_is_gone_is_left_out_without_harm() -> None:
    def gone(path: str) -> bytes:
        raise FileNotFoundError(path)

    whole = list(write(library(), load("vi"), SiteText("Kho", source=gone)))
    assert f"/van-ban/{RICH}/" in {one.address for one in whole}
    assert f"/van-ban/{RICH}/212-cv-hu.txt" not in {one.address for one in whole}


def test_pages_are_made_when_asked_for() -> None:
    asked: list[str] = []

    class Watched(dict[str, Directive]):
        def __iter__(self) -> Iterator[str]:
            for id_ in super().__iter__():
                asked.append(id_)
                yield id_

    directives: Mapping[str, Directive] = Watched(library().directives)
    archive = replace(library(), directives=directives)
    stream: Iterator[Output] = write(archive, load("vi"), SiteText("Kho"))
    list(islice(stream, 1))
    asked.clear()
    list(islice(stream, 1))
    assert asked == [ANSWER]


def test_a_file_that_cannot_be_read_gets_a_page_that_says_so_and_offers_it() -> None:
    broken = Diagnostic(Code.UNREADABLE_FILE, Severity.ERROR, (("format", "pdf"), ("detail", "cắt cụt")))
    file = SourceFile("sources/hong.pdf", "ab" * 32, FileRole.ORIGINAL)
    directive = Directive("sources/hong.pdf", "", (file,), "khong-ro-co-quan/khong-ro/khong-so-1a2b3c")
    archive = Archive(directives={directive.id or "": replace(directive, diagnostics=(broken,))})
    whole = list(write(archive, load("vi"), SiteText("Kho", source=str.encode)))
    page = next(one for one in whole if isinstance(one, Page) and one.kind == "directive")
    assert '<p class="problem">Không đọc được tệp pdf này (cắt cụt).</p>' in page.markdown
    assert 'href="hong.pdf"' in page.markdown
    assert f"/van-ban/{directive.id}/hong.pdf" in {one.address for one in whole}


def test_a_doubtful_value_says_why() -> None:
    impossible = Diagnostic(Code.DATE_IMPOSSIBLE, Severity.WARNING, (("value", "ngày 32"),))
    directive = replace(library().directives[ANSWER], date_issued=None, diagnostics=(impossible,))
    archive = Archive(directives={ANSWER: directive})
    page = next(one for one in write(archive, load("vi"), SiteText("Kho")) if one.address == f"/van-ban/{ANSWER}/")
    assert isinstance(page, Page)
    assert '<span class="doubt">(Ngày không có thật hoặc không đọc được: ngày 32)</span>' in page.markdown
