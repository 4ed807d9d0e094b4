"""Links as they stand in finished HTML."""

import pytest

from generator.builder.checking import BrokenLink, broken, resolve, scan

RESOLVED = [
    ("../b/", "/a/", "/b/"),
    ("./", "/a/", "/a/"),
    ("../", "/a/b/", "/a/"),
    ("../..", "/a/b/", "/"),
    ("x.pdf", "/a/", "/a/x.pdf"),
    ("#k1", "/a/", "/a/#k1"),
    ("../b/?q=c&d=e#k1", "/a/", "/b/#k1"),
    ("?trang=2", "/a/", "/a/"),
    ("t%E1%BB%87p.pdf", "/a/", "/a/tệp.pdf"),
    ("../../../../b/", "/a/", "/b/"),
    ("assets/x.css", "/404.html", "/assets/x.css"),
]


@pytest.mark.parametrize(("target", "address", "whole"), RESOLVED)
def test_targets_as_seen_from_a_page(target: str, address: str, whole: str) -> None:
    assert resolve(target, address) == whole


def test_attributes_are_read_in_tags_only_however_they_are_quoted() -> None:
    page = (
        '<p id="k1" title="a > b">chữ href="khong/" id="khong"</p><a href=\'../b/\'>b</a><a name="cu" href=c/>c</a>'
        '<form action="../tim-kiem/"></form><img src="data:image/png;base64,AA" alt="">'
    )
    found = scan(page, "/a/")
    assert found.ids == {"k1", "cu"}
    assert found.links == {"/b/", "/a/c/", "/tim-kiem/"}
    assert found.faults == ()


FORBIDDEN = [
    '<script src="https://a.example/x.js"></script>',
    '<link href="javascript:x()">',
    '<a href="JavaScript:x()">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<img src="//a.example/x.png">',
    '<img src="data:text/html,x">',
    '<form action="https://a.example/">',
    '<a href="/co-quan/">x</a>',
    '<iframe src="https://a.example/"></iframe>',
]


@pytest.mark.parametrize("page", FORBIDDEN)
def test_what_no_page_may_have(page: str) -> None:
    assert scan(page, "/a/").faults


@pytest.mark.parametrize("target", ["https://a.example/", "http://a.example/", "mailto:a@b.example", "tel:+84"])
def test_a_link_may_lead_to_other_sites(target: str) -> None:
    assert scan(f'<a href="{target}">x</a>', "/a/").faults == ()


def test_broken_links_are_told_from_good_ones() -> None:
    pages = {"/": {"a"}, "/b/": {"k1"}}
    links = {
        "/": "/b/",
        "/b/#k1": "/",
        "/b/index.html#k1": "/",
        "/b/#top": "/",
        "/x.pdf": "/",
        "/b/#k2": "/",
        "/c/": "/",
        "/b": "/",
        "/x.pdf#k1": "/",
    }
    assert [link.target for link in broken(links, pages, {"/x.pdf"})] == ["/b", "/b/#k2", "/c/", "/x.pdf#k1"]
    assert str(BrokenLink("/", "/c/")) == "/: /c/"
