"""One page of each kind, found in a finished site."""

from pathlib import Path

KINDS = {
    "home": "index.html",
    "directive": "van-ban/huyen-uy-dai-tu-thai-nguyen/2022/606-cv-hu/index.html",
    "directive in a chain": "van-ban/tinh-uy-bac-kan/*/*/index.html",
    "undated directive": "van-ban/*/khong-ro/*/index.html",
    "bodies": "co-quan/index.html",
    "body": "co-quan/huyen-uy-dai-tu-thai-nguyen/index.html",
    "topics": "chu-de/index.html",
    "topic": "chu-de/*/index.html",
    "places": "dia-phuong/index.html",
    "province": "dia-phuong/tinh-thai-nguyen/index.html",
    "unit": "dia-phuong/*/huyen-*/index.html",
    "years": "nam/index.html",
    "year": "nam/2021/index.html",
    "month": "nam/2021/07/index.html",
    "undated": "nam/khong-ro/index.html",
    "kinds": "loai/index.html",
    "documents of a kind": "loai/cong-van/index.html",
    "number": "so/*/index.html",
    "wanted": "can-tim/index.html",
    "duties": "nhiem-vu/index.html",
    "quality": "chat-luong/index.html",
    "search": "tim-kiem/index.html",
    "about": "gioi-thieu/index.html",
    "how to cite": "trich-dan/index.html",
    "staff guide": "danh-cho-can-bo/index.html",
    "404": "404.html",
}


def page_of(kind: str, site: Path) -> str:
    """The address of the kind's first page, relative to the site."""
    found = sorted(site.glob(KINDS[kind]))
    assert found, f"no page of the kind {kind!r}: {KINDS[kind]}"
    return found[0].relative_to(site).as_posix().removesuffix("index.html")
