"""The exchange of the new site with the old."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.builder import staging
from generator.builder.staging import NotASiteError, open_staging


def made(folder: Path, word: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "404.html").write_text(word, encoding="utf-8")


@pytest.mark.parametrize("whole", [True, False], ids=["exchanged", "renamed"])
def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path, whole: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not whole:
        monkeypatch.setattr(staging, "_exchange", lambda _left, _right: False)
    site = tmp_path / "site"
    made(site, "cũ")
    (site / ".git").mkdir()
    new = open_staging(site)
    made(new.folder, "mới")
    assert (site / "404.html").read_text(encoding="utf-8") == "cũ"
    new.publish()
    assert (site / "404.html").read_text(encoding="utf-8") == "mới"
    assert (site / ".git").is_dir()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["site"]


def test_a_first_site_and_a_discarded_one(tmp_path: Path) -> None:
    site = tmp_path / "a" / "site"
    open_staging(site).discard()
    assert not site.exists()
    new = open_staging(site)
    made(new.folder, "mới")
    new.publish()
    assert (site / "404.html").is_file()


def test_a_killed_build_is_swept_up_and_a_running_one_is_not(tmp_path: Path) -> None:
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    left = tmp_path / f".site-site-{int(dead.stdout)}"
    running = tmp_path / f".site-site-{os.getppid()}"
    other = tmp_path / ".site-khac-1"
    for folder in (left, running, other):
        folder.mkdir()
    open_staging(tmp_path / "site")
    assert not left.exists()
    assert running.is_dir()
    assert other.is_dir()


def test_files_that_no_build_made_are_safe(tmp_path: Path) -> None:
    (tmp_path / "anh.png").write_bytes(b"")
    with pytest.raises(NotASiteError):
        open_staging(tmp_path)
    with pytest.raises(NotASiteError):
        open_staging(tmp_path / "anh.png")
