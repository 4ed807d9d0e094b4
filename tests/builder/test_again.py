"""A build after a change gives the site that a full build gives, byte for byte, and takes over what it can."""

import shutil
from pathlib import Path

import pytest

from generator.builder import build
from tests.archive.made import archive, dispatch

CONFIG = """\
site_name: Kho thử
site_url: https://vi-du.vn/
theme: {name: material, language: vi, font: false}
plugins: [congvan]
"""
CITING = "Thực hiện Công văn số 5-CV/HU ngày 04/3/2022 của Huyện ủy An Sơn về việc kiểm tra hồ chứa nước"
CITING_DISPATCH = dispatch(8, 8).replace("Ban Thường vụ", f"{CITING}, Ban Thường vụ", 1)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    papers = {f"{number}.txt": dispatch(number, number) for number in (5, 6, 7)}
    return archive(tmp_path / "kho", papers, CONFIG)


def tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def as_a_full_build(root: Path) -> tuple[int, int]:
    """Builds what is new, and all of it elsewhere; pages made and taken over."""
    report = build(root / "mkdocs.yml", jobs=1)
    whole = build(root / "mkdocs.yml", jobs=1, full=True, site_dir=root.parent / "whole")
    assert tree(report.site) == tree(whole.site)
    assert report.built + report.reused == whole.built
    return report.built, report.reused


def test_after_a_new_document_the_site_is_that_of_a_full_build(root: Path) -> None:
    build(root / "mkdocs.yml", jobs=1)
    assert as_a_full_build(root)[0] == 0
    (root / "sources" / "8.txt").write_text(CITING_DISPATCH)
    built, reused = as_a_full_build(root)
    assert built
    assert reused > 2


@pytest.mark.slow
def test_after_every_change_the_site_is_that_of_a_full_build(root: Path) -> None:
    sources = root / "sources"
    as_a_full_build(root)
    assert as_a_full_build(root)[0] == 0
    (sources / "8.txt").write_text(CITING_DISPATCH)
    built, reused = as_a_full_build(root)
    assert built
    assert reused > 2
    (sources / "5.txt").write_text(dispatch(5, 4, "giữ gìn giếng làng"))
    as_a_full_build(root)
    (sources / "6.yml").write_text("withdrawn: {date: 2022-05-01, reason: đăng nhầm}\n")
    as_a_full_build(root)
    (sources / "7.txt").unlink()
    as_a_full_build(root)
    (sources / "registers").mkdir()
    (sources / "registers" / "bodies.yml").write_text(
        "- name: Huyện ủy An Sơn\n  aliases: [Đảng ủy An Sơn]\n", encoding="utf-8"
    )
    as_a_full_build(root)
    (root / "docs" / "gioi-thieu.md").write_text("# Giới thiệu\n", encoding="utf-8")
    as_a_full_build(root)


def test_a_file_that_was_touched_is_made_again(root: Path) -> None:
    site = build(root / "mkdocs.yml", jobs=1).site
    before = tree(site)
    records = sorted(site.rglob("index.json"))
    records[0].write_text("{}")
    shutil.rmtree(records[1].parent)
    build(root / "mkdocs.yml", jobs=1)
    assert tree(site) == before


def test_traces_that_belong_to_another_manifest_are_not_believed(root: Path) -> None:
    build(root / "mkdocs.yml", jobs=1)
    (traces,) = (root / ".cache" / "congvan").glob("*.traces")
    old = traces.read_bytes()
    (root / "sources" / "5.txt").write_text(dispatch(5, 4, "giữ gìn giếng làng"))
    build(root / "mkdocs.yml", jobs=1)
    traces.write_bytes(old)
    # as it was when the old traces were written: who believes them takes over the page that stands, of the text between
    (root / "sources" / "5.txt").write_text(dispatch(5, 5))
    built, reused = as_a_full_build(root)
    assert built
    assert not reused, "without traces and manifest that belong together, nothing of the last site is known"
