"""Whole pages, held to what a person has looked at. Renewed only by `RENEW_GOLDENS=1 pytest`, which CI refuses."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model import Asset, Page
from generator.wording import load
from generator.writing import SiteText, write

from .library import ANSWER, FORMER, RICH, UNDATED, WITHDRAWN, library

SITE = SiteText("Kho văn bản", "Văn bản chỉ đạo, điều hành, đúng như đã ban hành.", "https://vi-du.vn/kho/", str.encode)
ADDRESSES = (
    "/",
    *(f"/van-ban/{id_}/" for id_ in (RICH, ANSWER, UNDATED, WITHDRAWN, FORMER)),
    *("/co-quan/", "/co-quan/uy-ban-nhan-dan-huyen-meo-vac-ha-giang/", "/chu-de/", "/chu-de/phong-chay/"),
    *("/dia-phuong/", "/dia-phuong/tinh-ha-giang/", "/dia-phuong/tinh-tuyen-quang/xa-meo-vac/"),
    *(
        "/nam/",
        "/nam/2021/",
        "/nam/2021/07/",
        "/nam/khong-ro/",
        "/loai/",
        "/loai/cong-van/",
        "/so/15-ct-ttg/",
        "/can-tim/",
        "/chat-luong/",
    ),
)


GOLDEN = Path(__file__).parent.parent / "golden" / "writing"
RENEW = bool(os.environ.get("RENEW_GOLDENS"))


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {one.address: one for one in write(library(), load("vi"), SITE) if isinstance(one, Page)}


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_as_it_was_looked_at(address: str, pages: dict[str, Page]) -> None:
    page = pages[address]
    front = "\n".join(f"{key}: {value}" for key, value in page.meta.items())
    made = f"---\ntitle: {page.title}\nkind: {page.kind}\n{front}\n---\n\n{page.markdown}"
    golden = GOLDEN / f"{address.strip('/').replace('/', '_') or 'home'}.md"
    if RENEW:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def test_continuous_integration_renews_no_golden() -> None:
    assert not (RENEW and os.environ.get("CI"))


def test_what_is_written_is_written_the_same_again() -> None:
    def made() -> Iterator[tuple[str, str | bytes]]:
        for one in write(library(), load("vi"), SITE):
            yield one.address, one.data if isinstance(one, Asset) else one.markdown

    assert list(made()) == list(made())
