"""The whole way through MkDocs: published pages, what is reused, and what a failed build leaves."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.builder import BuildFailedError, build
from generator.model import Asset, Output, Page
from generator.wording import Wording, load
from tests.builder.conftest import DIRECTIVE, directive, outputs, supplied


def page(config: Path, address: str) -> str:
    return (config.parent / "site" / address.strip("/") / "index.html").read_text(encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_generated_and_hand_written_pages_share_one_frame(archive: Path) -> None:
    report = build(archive, supplier=supplied(outputs()))
    assert (report.built, report.reused) == (4, 0)
    for address in ("/", "/co-quan/", "/van-ban/ubnd-xa-thu/2024/12-ubnd-vx/", "/gioi-thieu/"):
        text = page(archive, address)
        assert '<html lang="vi">' in text
        assert text.count("<h1") == 1
        assert '<header class="head">' in text
        assert "Giới thiệu kho</a>" in text, "the foot leads to the hand-written pages"
    assert (archive.parent / "site" / "van-ban/ubnd-xa-thu/2024/12-ubnd-vx/index.json").read_bytes() == b"{}"
    assert "Không có trang này" in (archive.parent / "site" / "404.html").read_text(encoding="utf-8")


def test_sections_of_a_directive_are_wrapped_by_name(archive: Path) -> None:
    build(archive, supplier=supplied(outputs()))
    text = page(archive, "/van-ban/ubnd-xa-thu/2024/12-ubnd-vx/")
    assert 'data-directive="ubnd-xa-thu/2024/12-ubnd-vx"' in text
    assert re.findall(r'<section data-part="([a-z-]+)">\s*<h2', text) == ["facts", "reading", "cites"]
    assert text.index('data-part="reading"') < text.index('id="k1"') < text.index('data-part="cites"')
    assert 'content="Công văn &#34;12&#34; &lt;b&gt;"' in text


def test_policy_on_every_page_and_nothing_inline_or_from_elsewhere(archive: Path) -> None:
    build(archive, supplier=supplied(outputs()))
    pages = list((archive.parent / "site").rglob("*.html"))
    assert len(pages) == 6
    for file in pages:
        text = file.read_text(encoding="utf-8")
        assert 'http-equiv="Content-Security-Policy" content="default-src \'self\'' in text
        assert "unsafe-inline'; script-src 'self'\"" in text
        assert all(re.search(r"\ssrc=", tag) for tag in re.findall(r"<script[^>]*>", text))
        assert not re.search(r"\son[a-z]+=", text)
        assert not re.findall(r"""(?:src|href|action)=["']?(?:https?:)?//""", text)
    for file in (archive.parent / "site").rglob("*.css"):
        assert "//" not in re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not list((archive.parent / "site").rglob("*bundle*")), "none of the parent theme's scripts"


def test_addresses_stay_folders_whatever_the_configuration_says(archive: Path) -> None:
    build(archive, supplier=supplied(outputs()))
    before = {name for name in tree(archive.parent / "site") if name.endswith(".html")}
    archive.write_text(archive.read_text(encoding="utf-8") + "\nuse_directory_urls: false\n", encoding="utf-8")
    build(archive, supplier=supplied(outputs()), full=True)
    assert {name for name in tree(archive.parent / "site") if name.endswith(".html")} == before


def test_only_what_changed_is_made_again(archive: Path) -> None:
    build(archive, supplier=supplied(outputs()))
    before = (archive.parent / "site" / "co-quan" / "index.html").stat()
    again = build(archive, supplier=supplied(outputs()))
    assert (again.built, again.reused) == (0, 4)
    assert (archive.parent / "site" / "co-quan" / "index.html").stat().st_ino == before.st_ino
    changed = [
        directive(body=DIRECTIVE.replace("rà soát", "kiểm tra")) if i == 3 else o for i, o in enumerate(outputs())
    ]
    third = build(archive, supplier=supplied(changed))
    assert (third.built, third.reused) == (1, 3)
    assert "kiểm tra" in page(archive, "/van-ban/ubnd-xa-thu/2024/12-ubnd-vx/")
    assert build(archive, supplier=supplied(changed), full=True).built == 4


def test_a_file_that_was_touched_since_is_made_again(archive: Path) -> None:
    build(archive, supplier=supplied(outputs()))
    (archive.parent / "site" / "co-quan" / "index.html").write_text("khác", encoding="utf-8")
    assert build(archive, supplier=supplied(outputs())).built == 1
    assert "UBND" in page(archive, "/co-quan/")


def test_a_changed_configuration_makes_every_page_again(archive: Path) -> None:
    build(archive, supplier=supplied(outputs()))
    archive.write_text(archive.read_text(encoding="utf-8").replace("Kho thử", "Kho khác"), encoding="utf-8")
    assert build(archive, supplier=supplied(outputs())).built == 4
    assert "Kho khác</a>" in page(archive, "/co-quan/")


def test_a_page_that_went_leaves_no_file(archive: Path) -> None:
    more = [*outputs(), Page("/chu-de/", "Chủ đề", "# Chủ đề\n", "topics")]
    build(archive, supplier=supplied(more))
    assert (archive.parent / "site" / "chu-de" / "index.html").is_file()
    build(archive, supplier=supplied(outputs()))
    assert not (archive.parent / "site" / "chu-de").exists()


BROKEN: list[tuple[str, list[Output]]] = [
    ("no such page", [Page("/so/1/", "1", "# 1\n\n<p><a href='../2/'>2</a></p>\n", "number")]),
    ("no such anchor", [Page("/so/1/", "1", "# 1\n\n<p><a href='../../co-quan/#k9'>2</a></p>\n", "number")]),
    ("no such file", [Page("/so/1/", "1", "# 1\n\n<p><a href='goc.pdf'>2</a></p>\n", "number")]),
    (
        "an image from elsewhere",
        [Page("/so/1/", "1", "# 1\n\n<p><img src='https://a.example/b.png' alt=''></p>\n", "n")],
    ),
    ("a script as a link", [Page("/so/1/", "1", "# 1\n\n<p><a href='java&#115;cript:x()'>2</a></p>\n", "number")]),
    ("a path from the host's root", [Page("/so/1/", "1", "# 1\n\n<p><a href='/co-quan/'>2</a></p>\n", "number")]),
    ("two pages at one address", [Page("/co-quan/", "Hai", "# Hai\n", "bodies")]),
    ("an address that leads out", [Asset("/../../xa", b"")]),
]


@pytest.mark.parametrize(("what", "more"), BROKEN, ids=[name for name, _ in BROKEN])
def test_a_failed_build_leaves_the_last_good_site(archive: Path, what: str, more: list[Output]) -> None:
    build(archive, supplier=supplied(outputs()))
    good = tree(archive.parent / "site")
    with pytest.raises(BuildFailedError) as fault:
        build(archive, supplier=supplied([*outputs(), *more]))
    assert fault.value.reason in ("links", "address")
    assert tree(archive.parent / "site") == good
    assert not list(archive.parent.glob(".site-*")), "nothing half-done is left"
    assert build(archive, supplier=supplied(outputs())).reused == 4


def test_a_link_breaks_when_what_it_leads_to_goes_though_its_page_is_unchanged(archive: Path) -> None:
    build(archive, supplier=supplied(outputs()))
    with pytest.raises(BuildFailedError) as fault:
        build(archive, supplier=supplied([o for o in outputs() if "van-ban" not in o.address]))
    assert any("/co-quan/ubnd-xa-thu/" in line for line in fault.value.lines)
    changed = [directive(body=DIRECTIVE.replace('id="k1"', "")) if i == 3 else o for i, o in enumerate(outputs())]
    with pytest.raises(BuildFailedError) as fault:
        build(archive, supplier=supplied(changed))
    assert any("#k1" in line for line in fault.value.lines)


def test_errors_in_documents_stop_a_strict_build_only(archive: Path) -> None:
    faulty = supplied(outputs(), errors=("sources/a.txt:1:1: E101 hỏng",))
    with pytest.raises(BuildFailedError) as fault:
        build(archive, supplier=faulty, strict=True)
    assert fault.value.reason == "documents"
    assert not (archive.parent / "site").exists()
    assert build(archive, supplier=faulty).built == 4


def test_the_ledger_is_settled_only_after_publishing(archive: Path) -> None:
    settled: list[bool] = []
    broken = [Page("/so/1/", "1", "# 1\n\n<p><a href='../2/'>2</a></p>\n", "number")]
    with pytest.raises(BuildFailedError):
        build(archive, supplier=supplied(broken, settle=lambda: settled.append(True)))
    assert settled == []
    build(archive, supplier=supplied(outputs(), settle=lambda: settled.append((archive.parent / "site").is_dir())))
    assert settled == [True]


def test_a_folder_that_is_no_site_is_not_replaced(archive: Path) -> None:
    letters = archive.parent / "thu-tu"
    letters.mkdir()
    (letters / "quan-trong.txt").write_text("giữ", encoding="utf-8")
    with pytest.raises(BuildFailedError) as fault:
        build(archive, supplier=supplied(outputs()), site_dir=letters)
    assert fault.value.reason == "folder"
    assert (letters / "quan-trong.txt").read_text(encoding="utf-8") == "giữ"


def test_two_builds_are_the_same_bytes(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    archive.write_text(archive.read_text(encoding="utf-8") + "site_url: https://kho.example/\n", encoding="utf-8")
    one = build(archive, supplier=supplied(outputs()), site_dir=archive.parent / "mot", jobs=1)
    two = build(archive, supplier=supplied(outputs()), site_dir=archive.parent / "hai", jobs=2)
    assert one.site.name == "mot"
    assert tree(one.site) == tree(two.site)


def test_workers_make_the_same_pages_as_one_process(archive: Path) -> None:
    many = [*outputs(), *(directive(number) for number in range(100, 200))]
    one = build(archive, supplier=supplied(many), site_dir=archive.parent / "mot", jobs=1)
    two = build(archive, supplier=supplied(many), site_dir=archive.parent / "hai", jobs=2)
    assert (one.built, two.built) == (104, 104)
    assert tree(one.site) == tree(two.site)


def test_addresses_are_canonical_only_where_the_site_has_a_place(archive: Path) -> None:
    build(archive, supplier=supplied(outputs()))
    assert 'rel="canonical"' not in page(archive, "/co-quan/")
    assert not (archive.parent / "site" / "sitemap.xml").exists()
    archive.write_text(archive.read_text(encoding="utf-8") + "site_url: https://kho.example/vb/\n", encoding="utf-8")
    build(archive, supplier=supplied(outputs()))
    assert '<link rel="canonical" href="https://kho.example/vb/co-quan/">' in page(archive, "/co-quan/")
    sitemap = (archive.parent / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://kho.example/vb/van-ban/ubnd-xa-thu/2024/12-ubnd-vx/</loc>" in sitemap
    assert "<loc>https://kho.example/vb/</loc>" in sitemap
    assert "Sitemap: https://kho.example/vb/sitemap.xml" in (archive.parent / "site" / "robots.txt").read_text("utf-8")
    missing = (archive.parent / "site" / "404.html").read_text(encoding="utf-8")
    assert 'href="/vb/co-quan/"' in missing


def test_the_interface_speaks_english_where_asked(archive: Path) -> None:
    text = archive.read_text(encoding="utf-8").replace("[congvan]", "[{congvan: {language: en}}]")
    archive.write_text(text, encoding="utf-8")
    build(archive, supplier=supplied(outputs()))
    assert '<html lang="en">' in page(archive, "/co-quan/")
    assert "Skip to the content" in page(archive, "/co-quan/")


def test_a_hand_written_page_stands_before_a_generated_one(archive: Path) -> None:
    (archive.parent / "docs" / "index.md").write_text("# Trang nhà của chúng tôi\n", encoding="utf-8")
    build(archive, supplier=supplied(outputs()))
    assert "Trang nhà của chúng tôi" in page(archive, "/")


def test_an_archive_may_override_the_frame(archive: Path) -> None:
    own = archive.parent / "own"
    own.mkdir()
    (own / "main.html").write_text("<!doctype html><title>riêng</title>{{ sheet.content }}", encoding="utf-8")
    text = archive.read_text(encoding="utf-8").replace("font: false", "font: false, custom_dir: own")
    archive.write_text(text, encoding="utf-8")
    (archive.parent / "docs" / "gioi-thieu.md").write_text("# Giới thiệu\n", encoding="utf-8")
    build(archive, supplier=supplied(outputs()))
    assert "<title>riêng</title>" in page(archive, "/co-quan/")


def test_a_configuration_without_the_plugin_is_refused(archive: Path) -> None:
    archive.write_text("site_name: Kho\ntheme: {name: material}\nplugins: []\n", encoding="utf-8")
    with pytest.raises(BuildFailedError) as fault:
        build(archive, supplier=supplied(outputs()))
    assert fault.value.reason == "plugin"


def test_importing_the_package_does_not_import_a_browser_or_reader() -> None:
    code = "import sys, generator.builder; print([m for m in sys.modules if m in ('playwright', 'pypdfium2')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_manifest_of_another_version_is_ignored(archive: Path) -> None:
    build(archive, supplier=supplied(outputs()))
    (kept,) = (archive.parent / ".cache" / "congvan").glob("site-*.json")
    kept.write_text(json.dumps({"version": 0, "entries": {}}), encoding="utf-8")
    assert build(archive, supplier=supplied(outputs())).built == 4
    kept.write_text("{", encoding="utf-8")
    assert build(archive, supplier=supplied(outputs())).built == 4


def test_words_that_the_frame_does_not_say_leave_pages_alone(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(archive, supplier=supplied(outputs()))
    spoken = load("vi")
    other = Wording("vi", {**spoken.sentences, "interface.facts.issuer": "Nơi ban hành văn bản"})
    monkeypatch.setattr("generator.builder.plugin.load", lambda _language: other)
    assert build(archive, supplier=supplied(outputs())).reused == 4
    frame = Wording("vi", {**spoken.sentences, "frame.skip": "Xuống nội dung"})
    monkeypatch.setattr("generator.builder.plugin.load", lambda _language: frame)
    assert build(archive, supplier=supplied(outputs())).built == 4
