"""What of a scan is shown to a person: what is in doubt, and of a document that may be seen."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.model import (
    Archive,
    Asset,
    Box,
    Code,
    Crop,
    Diagnostic,
    Directive,
    Origin,
    Page,
    Provenance,
    Severity,
    Signer,
    Span,
    Spot,
    Withdrawal,
)
from generator.wording import load
from generator.writing import SiteText, write

from .library import ANSWER, library
from .rendering import with_commonmark

PAGE = f"/van-ban/{ANSWER}/"
CROPS = (
    Crop(Spot.NUMBER, 1, Box(60, 75, 222, 96)),
    Crop(Spot.DATE, 1, Box(310, 76, 540, 98)),
    Crop(Spot.SIGNATURE, 2, Box(276, 340, 517, 470)),
)
UNREAD = Diagnostic(
    Code.NUMBER_UNREADABLE, Severity.WARNING, (("value", "4?"),), Span(19, 30), page=1, box=Box(61, 80, 200, 92)
)
UNSIGNED = Diagnostic(Code.SIGNER_MISSING, Severity.WARNING, page=2, box=CROPS[2].box)


def scan(**changes: Any) -> Directive:
    """A scan whose number and signer were not read, and whose date was."""
    plain = replace(library().directives[ANSWER], number=None, identifier=None, source="sources/a/45.pdf")
    return replace(plain, crops=CROPS, diagnostics=(UNREAD, UNSIGNED), **changes)


def written(directive: Directive, *, published: bool = True) -> Mapping[str, Page | Asset]:
    archive = Archive({ANSWER: directive}) if published else Archive(unpublished=(replace(directive, id=None),))
    site = SiteText("Kho", picture=lambda path, spot: f"{path} {spot.value}".encode())
    return {one.address: one for one in write(archive, load("vi"), site)}


def images(outputs: Mapping[str, Page | Asset], address: str) -> list[Mapping[str, str]]:
    page = outputs[address]
    assert isinstance(page, Page)
    return [dict(image.attrib) for image in with_commonmark(page.markdown).xpath("//img")]


def pictures(outputs: Mapping[str, Page | Asset]) -> set[str]:
    return {address for address in outputs if address.endswith(".webp")}


def test_the_page_shows_what_could_not_be_read_beside_the_value() -> None:
    outputs = written(scan())
    number, signature = images(outputs, PAGE)
    assert number["src"] == "anh-so.webp"
    assert "trang 1" in number["alt"]
    assert "dòng số" in number["alt"]
    assert (number["loading"], number["width"], number["height"]) == ("lazy", "302", "39")
    assert signature["src"] == "anh-chu-ky.webp"
    assert "trang 2" in signature["alt"]
    page = with_commonmark(outputs[PAGE].markdown)  # type: ignore[union-attr]
    [fact] = page.xpath("//*[@class='fact identifier']/dd")
    assert fact.xpath("string()").endswith("chưa đọc được: ")
    [fact] = page.xpath("//*[@class='fact signers']/dd")
    assert fact.xpath("string()").startswith("không rõ người ký")


def test_only_what_is_shown_is_published() -> None:
    outputs = written(scan())
    assert pictures(outputs) == {f"{PAGE}anh-so.webp", f"{PAGE}anh-chu-ky.webp"}
    assert outputs[f"{PAGE}anh-so.webp"].data == b"sources/a/45.pdf number"  # type: ignore[union-attr]
    unsure = {"notation": Provenance(Origin.TEXT, confidence=0.3)}
    assert pictures(written(replace(scan(), diagnostics=(), provenance=unsure))) == set()


def test_it_waits_for_a_person_with_its_picture_and_the_line_to_write() -> None:
    outputs = written(scan())
    assert [image["src"] for image in images(outputs, "/chat-luong/")] == [
        f"..{PAGE}anh-so.webp",
        f"..{PAGE}anh-chu-ky.webp",
    ]
    page = outputs["/chat-luong/"]
    assert isinstance(page, Page)
    assert "<code>sources/a/45.yml</code>, ghi dòng <code>number: SỐ</code>" in page.markdown
    table = outputs["/chat-luong/data.csv"]
    assert isinstance(table, Asset)
    number, signer = csv.DictReader(io.StringIO(table.data.decode("utf-8-sig")))
    assert (number["page"], number["box"]) == ("1", "61 80 200 92")
    assert number["picture"] == f"{PAGE}anh-so.webp"
    assert (number["sidecar"], number["fill_in"]) == ("sources/a/45.yml", "number: SỐ")
    assert (signer["page"], signer["fill_in"]) == ("2", "signers: [{title: CHỨC VỤ, name: HỌ TÊN}]")


def test_a_value_that_the_engine_was_not_sure_of_is_shown_to_be_compared() -> None:
    unsure = {"date_issued": Provenance(Origin.TEXT, confidence=0.62)}
    outputs = written(replace(scan(), diagnostics=(), provenance=unsure))
    assert [image["src"] for image in images(outputs, PAGE)] == ["anh-ngay.webp"]
    assert "so với bản quét:" in outputs[PAGE].markdown  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "hidden",
    [
        {"masked": ("Vừ Mí Say",)},
        {"withdrawn": Withdrawal(date(2026, 1, 3), "Đăng nhầm.")},
        {"provenance": {"number": Provenance(Origin.SIDECAR), "signers": Provenance(Origin.SIDECAR)}, "number": "45"},
    ],
    ids=["masked", "withdrawn", "put right by the staff"],
)
def test_nothing_is_shown_of_what_must_not_or_need_not_be_seen(hidden: dict[str, Any]) -> None:
    outputs = written(replace(scan(), **hidden))
    assert pictures(outputs) == set()
    assert images(outputs, PAGE) == []
    assert images(outputs, "/chat-luong/") == []
    table = outputs["/chat-luong/data.csv"]
    assert isinstance(table, Asset)
    assert b".webp" not in table.data


def test_a_document_that_is_kept_out_shows_no_picture() -> None:
    outputs = written(scan(), published=False)
    assert "sources/a/45.pdf" in outputs["/chat-luong/"].markdown  # type: ignore[union-attr]
    assert pictures(outputs) == set()
    assert images(outputs, "/chat-luong/") == []


def test_a_signature_whose_name_was_read_is_only_compared_when_in_doubt() -> None:
    signed = scan(signers=(Signer(None, "CHỦ TỊCH", "Vừ Mí Say"),))
    assert [image["src"] for image in images(written(replace(signed, diagnostics=(UNREAD,))), PAGE)] == ["anh-so.webp"]
