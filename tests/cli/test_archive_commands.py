"""build, check and write over a whole archive of our own making."""

import json
import os
import re
from pathlib import Path

import pytest

from tests.archive.made import dispatch
from tests.cli.conftest import Run

pytestmark = pytest.mark.slow

ID5, ID6 = "huyen-uy-an-son/2022/5-cv-hu", "huyen-uy-an-son/2022/6-cv-hu"
FIVE, SIX = f"sources/{ID5}.txt", f"sources/{ID6}.txt"


def ids(kho: Path) -> dict[str, str]:
    lines = (kho / "sources/.ids.tsv").read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0]: line.split("\t")[1] for line in lines if not line.startswith("/so/")}


def test_build_publishes_reuses_and_keeps_addresses(congvan: Run, kho: Path) -> None:
    first = congvan("build")
    assert first.returncode == 0, first.stderr
    last = first.stdout.splitlines()[-1]
    assert last.startswith("Dựng ")
    assert last.endswith(f": {kho / 'site'}")
    held = ids(kho)
    assert set(held) == {FIVE, SIX}
    for id_ in held.values():
        page = kho / "site/van-ban" / id_
        assert f'data-directive="{id_}"' in (page / "index.html").read_text(encoding="utf-8")
        assert json.loads((page / "index.json").read_text(encoding="utf-8"))["id"] == id_
    before = (kho / "sources/.ids.tsv").read_bytes()
    second = congvan("build")
    assert second.stdout.startswith("Dựng 0 trang")
    assert (kho / "sources/.ids.tsv").read_bytes() == before


def test_a_corrected_number_moves_the_page_and_leaves_a_redirect(congvan: Run, kho: Path) -> None:
    congvan("build")
    old = ids(kho)[FIVE]
    (kho / FIVE).with_suffix(".yml").write_text("number: 15\nidentifier: 15-CV/HU\n", encoding="utf-8")
    assert congvan("build").returncode == 0
    new = ids(kho)[FIVE]
    assert new.endswith("/15-cv-hu")
    assert new.rsplit("/", 1)[0] == old.rsplit("/", 1)[0]
    former = (kho / "site/van-ban" / old / "index.html").read_text(encoding="utf-8")
    assert "15-cv-hu" in former
    assert "data-directive" not in former


def test_two_documents_with_one_identity(congvan: Run, kho: Path) -> None:
    (kho / "sources/z.txt").write_text(dispatch(5, subject="việc khác"), encoding="utf-8")
    done = congvan("build", "--lang", "en")
    assert done.returncode == 0
    error, count = done.stderr.splitlines()
    assert f"already belongs to {FIVE}; sources/z.txt was not published." in error
    assert count.startswith("1 error in documents,")
    assert "sources/z.txt" not in ids(kho)
    told = congvan("check", "--lang", "en")
    assert told.returncode == 1
    assert f"already belongs to {FIVE}; sources/z.txt was not published." in told.stdout
    strict = congvan("build", "--strict", "--site-dir", "other", "--lang", "en")
    assert strict.returncode == 1
    assert strict.stderr.splitlines() == [
        "1 error in documents; the build is strict, so the last good site stays",
        error,
    ]
    assert not (kho / "other").exists()


@pytest.mark.parametrize("folder", ["sources/out", ".", "sources"])
def test_a_site_among_the_sources_is_refused_where_mkdocs_yml_asks_for_it(congvan: Run, kho: Path, folder: str) -> None:
    with (kho / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write(f"site_dir: {folder}\n")
    done = congvan("build", "--lang", "en")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert not list(kho.rglob("index.html"))


def test_a_file_that_cannot_be_read_gets_a_page_and_stops_nobody(congvan: Run, kho: Path) -> None:
    (kho / "sources/torn.pdf").write_bytes(b"%PDF-1.7 torn")
    done = congvan("build")
    assert done.returncode == 0, done.stderr
    page = kho / "site/van-ban" / ids(kho)["sources/torn.pdf"]
    assert "torn.pdf" in (page / "index.html").read_text(encoding="utf-8")
    assert (page / "torn.pdf").read_bytes() == b"%PDF-1.7 torn"
    assert congvan("build", "--strict").returncode == 1


def test_a_withdrawn_document_leaves_a_tombstone(congvan: Run, kho: Path) -> None:
    (kho / FIVE).with_suffix(".yml").write_text(
        "withdrawn: {date: 2023-01-02, reason: đăng nhầm bản nháp}\n", encoding="utf-8"
    )
    assert congvan("build").returncode == 0
    page = kho / "site/van-ban" / ids(kho)[FIVE]
    text = (page / "index.html").read_text(encoding="utf-8")
    assert "đăng nhầm bản nháp" in text
    assert "kiểm tra hồ chứa nước trước mùa mưa" not in text


def test_masked_words_are_in_no_file_of_the_site(congvan: Run, kho: Path) -> None:
    (kho / FIVE).write_text(dispatch(5, subject="xả nước theo lệnh của bà Lê Thị Bưởi"), encoding="utf-8")
    (kho / FIVE).with_suffix(".yml").write_text("mask: [Lê Thị Bưởi]\n", encoding="utf-8")
    assert congvan("build").returncode == 0
    leaks = [
        path.relative_to(kho).as_posix()
        for path in (kho / "site").rglob("*")
        if path.is_file()
        and re.search("Lê Thị Bưởi|le thi buoi", path.read_text(encoding="utf-8", errors="ignore"), re.I)
    ]
    assert leaks == []
    page = kho / "site/van-ban" / ids(kho)[FIVE]
    assert "xả nước theo lệnh" in (page / "text.txt").read_text(encoding="utf-8")
    assert not (page / "5-cv-hu.txt").exists()


def test_an_empty_clock_is_none_and_a_broken_one_is_told(congvan: Run) -> None:
    assert congvan("build", SOURCE_DATE_EPOCH="").returncode == 0
    broken = congvan("build", SOURCE_DATE_EPOCH="hôm nay")
    assert (broken.returncode, broken.stderr.count("\n")) == (2, 1)


def test_a_broken_ledger_stops_the_build_and_the_last_good_site_stays(congvan: Run, kho: Path) -> None:
    congvan("build")
    page = kho / "site/index.html"
    before = page.read_bytes()
    ledger = kho / "sources/.ids.tsv"
    first, rest = ledger.read_text(encoding="utf-8").split("\n", 1)
    ledger.write_text(f"{first}\n<<<<<<< HEAD\n{rest}", encoding="utf-8")
    done = congvan("build")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("sources/.ids.tsv:2:1: ")
    assert page.read_bytes() == before
    assert "<<<<<<<" in ledger.read_text(encoding="utf-8")
    assert "sources/.ids.tsv:2:1: C605" in congvan("check").stdout


def test_check_writes_nothing_and_narrows_to_paths(congvan: Run, kho: Path) -> None:
    (kho / FIVE).with_suffix(".yml").write_text("ngay: x\n", encoding="utf-8")
    (kho / "sources/lonely.yml").write_text("", encoding="utf-8")
    (kho / "sources/registers").mkdir()
    (kho / "sources/registers/bodies.yml").write_text("- ten: x\n", encoding="utf-8")
    before = sorted(path for path in kho.rglob("*"))
    whole = congvan("check")
    assert sorted(path for path in kho.rglob("*")) == before
    assert whole.returncode == 1
    assert f"sources/{ID5}.yml:1:1: C601 ngay: không có khóa này." in whole.stdout
    assert "sources/lonely.yml:1:1: C603" in whole.stdout
    assert "sources/registers/bodies.yml:1:3: C604" in whole.stdout
    assert congvan("check", SIX).returncode == 0
    assert "C601" in congvan("check", os.path.dirname(FIVE)).stdout


def test_check_formats(congvan: Run, kho: Path) -> None:
    (kho / FIVE).with_suffix(".yml").write_text("ngay: x\n", encoding="utf-8")
    assert json.loads(congvan("check", "--format", "json").stdout)[0]["line"] == 1
    assert congvan("check", "--format", "github").stdout.startswith("::")
    assert json.loads(congvan("check", "--format", "sarif").stdout)["version"] == "2.1.0"


def test_check_outside_an_archive(congvan: Run, kho: Path, tmp_path: Path) -> None:
    (tmp_path / "loose").mkdir()
    (tmp_path / "loose/empty.txt").write_bytes(b"")
    done = congvan("check", str(tmp_path / "loose"))
    assert done.returncode == 1
    assert "C005" in done.stdout


def test_write_gives_plain_markdown(congvan: Run, kho: Path) -> None:
    done = congvan("write", "out")
    assert done.returncode == 0, done.stderr
    found = sorted((kho / "out/docs/van-ban").rglob("index.md"))
    assert [page.parent.name for page in found] == ["5-cv-hu", "6-cv-hu"]
    assert "site_name: Kho thử" in (kho / "out/mkdocs.yml").read_text(encoding="utf-8")
    (kho / "full").mkdir()
    (kho / "full/mine.txt").write_text("x", encoding="utf-8")
    assert congvan("write", "full").returncode == 1
    assert (kho / "full/mine.txt").exists()


def test_two_builds_at_one_date_are_the_same_bytes(congvan: Run, kho: Path) -> None:
    congvan("build", "--site-dir", "one", SOURCE_DATE_EPOCH="1700000000")
    congvan("build", "--full", "--site-dir", "two", SOURCE_DATE_EPOCH="1700000000")

    def contents(folder: Path) -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    one, two = contents(kho / "one"), contents(kho / "two")
    assert len(one) > 20
    assert {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)} == set()


@pytest.mark.parametrize("wrong", ["docs_dir: nowhere\n", "theme: {name: nosuch}\n", "plugins: [nosuch]\n"])
def test_a_value_that_mkdocs_refuses_is_a_wrong_configuration(congvan: Run, kho: Path, wrong: str) -> None:
    key = wrong.partition(":")[0]
    kept = [
        part for part in re.split(r"(?m)^(?=\S)", (kho / "mkdocs.yml").read_text("utf-8")) if part.split(":")[0] != key
    ]
    (kho / "mkdocs.yml").write_text("".join(kept) + wrong, encoding="utf-8")
    done = congvan("build")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
