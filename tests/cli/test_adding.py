"""add, init and export."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.archive.made import dispatch
from tests.cli.conftest import Run

pytestmark = pytest.mark.slow


def real(number: int) -> str:
    """A dispatch whose district is on the map."""
    return (
        dispatch(number, subject="diễn tập chữa cháy rừng")
        .replace("An Sơn", "Tam Đường")
        .replace("AN SƠN", "TAM ĐƯỜNG")
    )


def test_documents_come_in_under_canonical_names(congvan: Run, kho: Path, tmp_path: Path) -> None:
    (tmp_path / "scan 1.txt").write_text(real(31), encoding="utf-8")
    done = congvan("add", "../scan 1.txt", "--lang", "en")
    assert done.returncode == 0, done.stderr
    (target,) = (kho / "sources").rglob("31-cv-hu.txt")
    assert target.read_text(encoding="utf-8") == real(31)
    assert target.parent == kho / "sources/huyen-uy-tam-duong-lai-chau/2022"
    assert (tmp_path / "scan 1.txt").exists()
    assert "    Number          31\n" in done.stdout
    assert f"{target.relative_to(kho).as_posix()}\t" in (kho / "sources/.ids.tsv").read_text(encoding="utf-8")
    again = congvan("add", "../scan 1.txt", "--lang", "en")
    assert again.returncode == 1
    assert again.stderr == f"{target}: is there already; left as it is.\n"


def test_doubtful_fields_stand_in_the_sidecar_as_comments(congvan: Run, kho: Path, tmp_path: Path) -> None:
    lost = real(32).replace("Tam Đường, ngày 04 tháng 3 năm 2022\n", "")
    (tmp_path / "x.txt").write_text(lost, encoding="utf-8")
    done = congvan("add", "../x.txt")
    assert "? Ngày ban hành" in done.stdout
    (sidecar,) = (kho / "sources").rglob("32-cv-hu.yml")
    text = sidecar.read_text(encoding="utf-8")
    assert "# date_issued:\n" in text
    assert yaml.safe_load(text) is None
    assert congvan("check", str(sidecar)).stdout.count("C601") == 0


def test_a_sidecar_is_prepared_for_what_was_read_well_too(congvan: Run, kho: Path, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(real(33) + "\nLiên hệ ông Mẫu, 0900 000 001.\n", encoding="utf-8")
    congvan("add", "../x.txt")
    (sidecar,) = (kho / "sources").rglob("33-cv-hu.yml")
    text = sidecar.read_text(encoding="utf-8")
    assert yaml.safe_load(text) is None
    assert '# mask: ["0900 000 001"]' in text
    keys = ("type", "number", "notation", "identifier", "date_issued", "issuer", "jurisdiction", "subject", "signers")
    uncommented = "\n".join(line[2:] for line in text.splitlines() if line[2:].partition(":")[0] in (*keys, "mask"))
    sidecar.write_text(uncommented, encoding="utf-8")
    said = congvan("check").stdout
    assert "C601" not in said
    assert "C607" not in said
    assert {line.partition(":")[0] for line in uncommented.splitlines()} == {*keys, "mask"}


def test_a_batch_goes_on_past_what_is_no_document(congvan: Run, kho: Path, tmp_path: Path) -> None:
    for number in range(40, 52):
        (tmp_path / f"{number}.txt").write_text(real(number), encoding="utf-8")
    (tmp_path / "x.exe").write_bytes(b"MZ")
    paths = [f"../{number}.txt" for number in range(40, 52)]
    done = congvan("add", *paths[:6], "../x.exe", "../none.txt", *paths[6:], "--into", "sources/moi", "--jobs", "2")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 2
    assert sorted(path.name for path in (kho / "sources/moi").glob("*.txt")) == [
        f"{n}-cv-hu.txt" for n in range(40, 52)
    ]
    assert done.stdout.splitlines()[-1].startswith("Đã đưa vào 12 văn bản")
    assert not list((kho / "sources").rglob("*.new"))


def test_into_must_be_below_sources(congvan: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(real(1), encoding="utf-8")
    assert congvan("add", "../x.txt", "--into", "..").returncode == 2


def test_a_new_archive_builds_as_it_stands(congvan: Run, tmp_path: Path) -> None:
    assert congvan("init", "moi", cwd=tmp_path).returncode == 0
    new = tmp_path / "moi"
    assert (new / ".github/workflows/publish.yml").exists()
    (new / "sources/1.txt").write_text(real(33), encoding="utf-8")
    done = congvan("build", cwd=new)
    assert done.returncode == 0, done.stderr
    (new / "mkdocs.yml").write_text("site_name: Của tôi\n", encoding="utf-8")
    again = congvan("init", "moi", cwd=tmp_path)
    assert "mkdocs.yml: đã có; giữ nguyên." in again.stderr
    assert (new / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: Của tôi\n"


def test_open_data_alone(congvan: Run, kho: Path) -> None:
    assert congvan("export", "data").returncode == 0
    (record,) = (kho / "data").rglob("5-cv-hu/index.json")
    assert json.loads(record.read_text(encoding="utf-8"))["number"] == "5"
    assert not [path for path in (kho / "data").rglob("*") if path.suffix in {".html", ".md", ".js"}]


def test_a_batch_that_is_stopped_leaves_nothing_half_done(kho: Path, tmp_path: Path) -> None:
    for number in range(100, 200):
        (tmp_path / f"{number}.txt").write_text(real(number), encoding="utf-8")
    command = [sys.executable, "-m", "generator", "--lang", "vi", "add", *(f"../{n}.txt" for n in range(100, 200))]
    running = subprocess.Popen(command, cwd=kho, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    assert running.stdout is not None
    while not running.stdout.readline().startswith(b"/"):
        continue
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said.decode().strip()) == (130, "Đã dừng.")
    files = {path for path in (kho / "sources/huyen-uy-tam-duong-lai-chau").rglob("*") if path.is_file()}
    came = sorted(path for path in files if path.suffix == ".txt")
    assert 0 < len(came) < 100
    assert files == {path.with_suffix(suffix) for path in came for suffix in (".txt", ".yml")}, "each whole"
    for path in came:
        assert path.read_text(encoding="utf-8") == real(int(path.name.split("-")[0]))
    ledger = (kho / "sources/.ids.tsv").read_text(encoding="utf-8")
    assert [path.name for path in came if f"{path.relative_to(kho).as_posix()}\t" not in ledger] == []
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
