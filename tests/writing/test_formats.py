"""Lists in other formats, read back with programs that are not ours."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date

import feedparser
import pytest
from icalendar import Calendar

from generator.model import Archive, Asset, Directive, Page, Status, StatusState
from generator.wording import load
from generator.writing import SiteText, write

from .documents import rich
from .library import ANSWER, RICH, UNDATED, library

SITE = SiteText("Kho văn bản", url="https://vi-du.vn/kho/")
HOSTILE = '=HYPERLINK("http://x") <b>&amp;\x00\x0b ]]> "x"\n- dòng hai'


def assets(archive: Archive, site: SiteText = SITE) -> dict[str, bytes]:
    return {one.address: one.data for one in write(archive, load("vi"), site) if isinstance(one, Asset)}


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


@pytest.mark.parametrize(
    "folder",
    [
        "/co-quan/uy-ban-nhan-dan-huyen-meo-vac-ha-giang/",
        "/chu-de/phong-chay/",
        "/dia-phuong/tinh-ha-giang/huyen-meo-vac/",
        "/nam/2021/",
        "/nam/2021/07/",
        "/nam/khong-ro/",
        "/loai/cong-van/",
        "/nhiem-vu/",
    ],
)
def test_feed_csv_and_json_lie_in_the_folder_and_tell_the_same(folder: str) -> None:
    files = assets(library())
    rows = json.loads(files[f"{folder}data.json"])
    assert rows
    columns = list(table(files[f"{folder}data.csv"])[0])
    assert table(files[f"{folder}data.csv"]) == [
        {column: "" if row.get(column) is None else str(row[column]) for column in columns} for row in rows
    ]
    read = feedparser.parse(files[f"{folder}feed.xml"])
    assert not read.bozo
    assert {entry.link for entry in read.entries} == {row["url"] for row in rows}


def test_lists_of_other_things_have_their_own_rows() -> None:
    files = assets(library())
    bodies = json.loads(files["/co-quan/data.json"])
    assert bodies[0]["slug"] == "uy-ban-nhan-dan-huyen-meo-vac-ha-giang"
    assert {row["slug"] for row in json.loads(files["/dia-phuong/data.json"])} == set(library().places)
    assert [row["identifier"] for row in json.loads(files["/can-tim/data.json"])] == ["15/CT-TTg", "88/UBND-NL"]
    assert [row["code"] for row in table(files["/chat-luong/data.csv"])] == ["C202"]
    assert [row["id"] for row in json.loads(files["/api/v1/directives.json"])][:2] == [ANSWER, RICH]


def test_a_feed_keeps_its_ids_when_the_site_moves() -> None:
    here, there = (feedparser.parse(assets(library(), site)["/feed.xml"]) for site in (SITE, SiteText("Kho")))
    assert [entry.id for entry in here.entries] == [entry.id for entry in there.entries]
    assert here.entries[0].link == f"https://vi-du.vn/kho/van-ban/{ANSWER}/"
    assert here.entries[0].updated == "2021-08-02T00:00:00+07:00"


def test_deadlines_are_a_calendar() -> None:
    calendar = Calendar.from_ical(assets(library())["/nhiem-vu/lich.ics"].decode())
    events = calendar.walk("VEVENT")
    assert [event["dtstart"].dt for event in events] == [date(2021, 7, 25)]
    assert str(events[0]["summary"]) == "Hạt Kiểm lâm huyện Mèo Vạc: đến hạn"
    assert str(events[0]["url"]) == f"https://vi-du.vn/kho/van-ban/{RICH}/#k1"


def test_an_event_stays_the_same_when_others_come_and_its_day_is_put_right() -> None:
    archive = library()
    (first,) = Calendar.from_ical(assets(archive)["/nhiem-vu/lich.ics"].decode()).walk("VEVENT")
    given = archive.directives[RICH]
    later = replace(given.duties[0], due=date(2021, 8, 20), supports=("Sở Y tế tỉnh Hà Giang",), report_to="Chính phủ")
    sooner = replace(later, agency="Sở Tư pháp tỉnh Hà Giang", due=date(2021, 8, 21))
    changed = replace(given, duties=(sooner, later, *given.duties[1:]))
    files = assets(replace(archive, directives={**archive.directives, RICH: changed}))
    events = Calendar.from_ical(files["/nhiem-vu/lich.ics"].decode()).walk("VEVENT")
    same = next(event for event in events if event["uid"] == first["uid"])
    assert same["dtstart"].dt == date(2021, 8, 20)
    assert "\nPhối hợp: Sở Y tế tỉnh Hà Giang\nBáo cáo: Chính phủ\n" in same["description"]
    rows = table(files["/nhiem-vu/data.csv"])
    assert {(row["supports"], row["report_to"]) for row in rows} >= {("Sở Y tế tỉnh Hà Giang", "Chính phủ")}


def test_what_a_replaced_paper_asks_for_is_told_with_that() -> None:
    outputs = list(write(library(), load("vi"), SITE))
    files = {one.address: one.data for one in outputs if isinstance(one, Asset)}
    (event,) = Calendar.from_ical(files["/nhiem-vu/lich.ics"].decode()).walk("VEVENT")
    assert event["status"] == "CANCELLED"
    assert str(event["description"]).endswith("(đã được thay thế)")
    assert {row["status"] for row in table(files["/nhiem-vu/data.csv"]) if row["id"] == RICH} == {"replaced"}
    rows = json.loads(files["/assets/duties/rows-0.json"])
    assert {row["standing"] for row in rows if row["id"] == RICH} == {"đã được thay thế"}
    for address in ("/nhiem-vu/", "/co-quan/uy-ban-nhan-dan-huyen-meo-vac-ha-giang/", "/nam/2021/07/"):
        (page,) = (one for one in outputs if one.address == address)
        assert isinstance(page, Page)
        assert re.search(rf'van-ban/{RICH}/">Công văn.*?</a>[^\n]* <span class="tag replaced">', page.markdown), address


def test_a_counting_paper_is_no_cancelled_event() -> None:
    archive = library()
    counting = replace(archive.directives[RICH], status=Status(StatusState.NO_END_STATED))
    files = assets(replace(archive, directives={**archive.directives, RICH: counting}))
    (event,) = Calendar.from_ical(files["/nhiem-vu/lich.ics"].decode()).walk("VEVENT")
    assert "status" not in event


def test_hostile_words_stay_words_in_every_format() -> None:
    directive: Directive = replace(
        rich(), subject=HOSTILE, citations=(), duties=(replace(rich().duties[0], agency=HOSTILE),)
    )
    files = assets(Archive(directives={RICH: directive}))
    assert json.loads(files["/nam/2021/data.json"])[0]["subject"] == HOSTILE
    cell = table(files["/nam/2021/data.csv"])[0]["subject"]
    assert cell == f"'{HOSTILE}"
    read = feedparser.parse(files["/nam/2021/feed.xml"])
    assert not read.bozo
    assert "<b>" not in files["/nam/2021/feed.xml"].decode()
    Calendar.from_ical(files["/nhiem-vu/lich.ics"].decode())


PROMISED = (
    (r"/", ""),
    (r"/van-ban/[^/]+/[^/]+/[^/]+/", "index.json text.txt"),
    (r"/co-quan/([^/]+/)?", "feed.xml data.csv data.json"),
    (r"/chu-de/([^/]+/)?", "feed.xml data.csv data.json"),
    (r"/dia-phuong/([^/]+/([^/]+/)?)?", "feed.xml data.csv data.json"),
    (r"/nam/(\d{4}/(\d{2}/)?|khong-ro/)", "feed.xml data.csv data.json"),
    (r"/loai/([^/]+/)?", "feed.xml data.csv data.json"),
    (r"/so/[^/]+/", ""),
    (r"/can-tim/", "data.csv data.json"),
    (r"/nhiem-vu/", "feed.xml data.csv data.json lich.ics"),
    (r"/chat-luong/", "data.csv"),
    (r"/du-lieu/", ""),
)
"""The contract's table of pages, and the kinds: address, the formats that lie in its folder."""


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_of_the_contract_has_its_formats_and_names_those_of_a_list(language: str) -> None:
    outputs = list(write(library(), load(language), SITE))
    files = {one.address for one in outputs if isinstance(one, Asset)}
    pages = {one.address: one for one in outputs if isinstance(one, Page)}
    for pattern, formats in PROMISED:
        matching = [address for address in pages if re.fullmatch(pattern, address)]
        assert matching, pattern
        for address in matching:
            if address.startswith("/van-ban/") and address not in {
                f"/van-ban/{id_}/" for id_ in (RICH, ANSWER, UNDATED)
            }:
                continue  # a redirect or a tombstone
            assert not [name for name in formats.split() if address + name not in files], address
            listed = {target for _, _, target in pages[address].meta.get("alternates", ())}
            assert listed >= {address + name for name in formats.split() if name[:4] in ("feed", "data", "lich")}


@pytest.mark.parametrize("folder", ["/co-quan/", "/chu-de/", "/dia-phuong/", "/loai/"])
def test_the_feed_of_a_list_that_is_not_of_documents_says_what_it_holds(folder: str) -> None:
    files = assets(library())
    read, whole = feedparser.parse(files[f"{folder}feed.xml"]), feedparser.parse(files["/feed.xml"])
    assert "văn bản mới nhất của cả kho" in read.feed.title
    assert read.feed.id != whole.feed.id
    assert [entry.id for entry in read.entries] == [entry.id for entry in whole.entries]
    assert read.entries


def test_an_address_to_cite_is_given_whole_or_not_at_all() -> None:
    def cited(url: str) -> list[str]:
        outputs = write(library(), load("vi"), SiteText("Kho văn bản", url=url))
        (page,) = (one for one in outputs if one.address == f"/van-ban/{RICH}/")
        assert isinstance(page, Page)
        return re.findall("Địa chỉ lâu dài: (.*)</p>", page.markdown)

    assert cited("") == []
    assert cited("https://vi-du.vn/kho/") == [f"https://vi-du.vn/kho/van-ban/{RICH}/"]


def test_no_column_of_deadlines_stands_below_the_heading_that_there_is_none() -> None:
    (page,) = (one for one in write(library(), load("vi"), SITE) if one.address == "/nhiem-vu/")
    assert isinstance(page, Page)
    dated, bar, undated = page.markdown.partition("## Không ghi thời hạn")
    assert bar
    head = f"<th>{load('vi').say('interface.duties.due')}</th>"
    for part, columns in ((dated, 5), (undated, 4)):
        for row in re.findall("<tr>(.*?)</tr>", part, re.DOTALL):
            assert len(re.findall("<t[hd][ >]", row)) == columns
    assert head not in undated
