"""Ids, slugs, addresses and anchors: the one place that knows what they look like (contract: record, pages)."""

import hashlib
from datetime import date

from generator.vietnamese import slug

UNKNOWN_BODY = "khong-ro-co-quan"
UNKNOWN_YEAR = "khong-ro"


def directive_id(body: str | None, issued: date | None, identifier: str | None, notation: str | None, text: str) -> str:
    """`BODY/YEAR/IDENTIFIER`; what is not known is said: `khong-ro-co-quan/khong-ro/khong-so-cv-hu-1a2b3c`.

    `body` is a body's slug; `text` the document's text, whose hash tells numberless papers apart.
    """
    year = str(issued.year) if issued else UNKNOWN_YEAR
    if identifier and slug(identifier):
        last = slug(identifier)
    else:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
        last = "-".join(part for part in ("khong-so", slug(notation or ""), digest) if part)
    return f"{body or UNKNOWN_BODY}/{year}/{last}"


def directive_address(id_: str) -> str:
    """The page of a directive: `/van-ban/ID/`."""
    return f"/van-ban/{id_}/"


def body_address(slug_: str) -> str:
    """The page of a body: `/co-quan/SLUG/`."""
    return f"/co-quan/{slug_}/"


def topic_address(slug_: str) -> str:
    """The page of a topic: `/chu-de/SLUG/`."""
    return f"/chu-de/{slug_}/"


def place_address(slug_: str) -> str:
    """The page of a place: `/dia-phuong/PROVINCE/` or `/dia-phuong/PROVINCE/UNIT/`."""
    return f"/dia-phuong/{slug_}/"


def number_slug(identifier: str) -> str:
    """A number as a part of an address: `15/CT-TTg` → `15-ct-ttg`."""
    return slug(identifier)


def kind_address(kind: str) -> str:
    """The page of a kind of documents: `/loai/chi-thi/`."""
    return f"/loai/{kind}/"


def number_address(slug_: str) -> str:
    """The page of a number that is cited and not held: `/so/15-ct-ttg/`."""
    return f"/so/{slug_}/"


def year_address(year: int | None) -> str:
    """`/nam/2021/`, or `/nam/khong-ro/` for the undated."""
    return f"/nam/{year or UNKNOWN_YEAR}/"


def month_address(day: date) -> str:
    """`/nam/2021/07/`."""
    return f"/nam/{day.year}/{day.month:02d}/"


def day_address(day: date) -> str:
    """`/nam/2021/07/#ngay-20`."""
    return f"{month_address(day)}#ngay-{day.day:02d}"


def page_address(list_address: str, page: int) -> str:
    """Page N of a list, from 1: the list's own address, then `trang/N/`."""
    return list_address if page == 1 else f"{list_address}trang/{page}/"


def relative(target: str, base: str) -> str:
    """The way from page `base` to `target`, both site-relative, so that a site works below any path.

    >>> relative("/co-quan/so-y-te/", "/van-ban/a/2021/1/")
    '../../../../co-quan/so-y-te/'
    >>> relative("/", "/")
    './'
    """
    path, mark, fragment = target.partition("#")
    here, there = base.strip("/").split("/") if base.strip("/") else [], path.lstrip("/").split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    way = "../" * (len(here) - shared) + "/".join(there[shared:])
    if not way:
        way = "./"
    return f"{way}{mark}{fragment}"
