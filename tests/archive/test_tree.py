from pathlib import Path

import pytest

from generator.archive.tree import NotOursError, write_tree
from generator.model import Asset, Page

OUTPUTS = (
    Page("/", "Trang đầu", "# Trang đầu\n", "home"),
    Page("/co-quan/x/", "Cơ quan: x", "# x\n", "body", {"description": "một: hai"}),
    Asset("/co-quan/x/data.json", b"{}"),
)


def test_pages_become_folders_with_an_index(tmp_path: Path) -> None:
    by_hand = tmp_path / "docs"
    by_hand.mkdir()
    (by_hand / "gioi-thieu.md").write_text("# Giới thiệu\n", encoding="utf-8")
    (by_hand / "architecture.md").write_text("# Architecture\n", encoding="utf-8")
    assert write_tree(tmp_path / "out", OUTPUTS, by_hand, "site_name: x\n") == 2
    written = sorted(
        path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()
    )
    assert written == [
        ".congvan",
        "docs/co-quan/x/data.json",
        "docs/co-quan/x/index.md",
        "docs/gioi-thieu.md",
        "docs/index.md",
        "mkdocs.yml",
    ]
    text = (tmp_path / "out/docs/co-quan/x/index.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: 'Cơ quan: x'\ndescription: 'một: hai'\n---\n\n# x\n"


def test_written_again_nothing_old_stays(tmp_path: Path) -> None:
    write_tree(tmp_path / "out", OUTPUTS, tmp_path / "none", "")
    write_tree(tmp_path / "out", OUTPUTS[:1], tmp_path / "none", "")
    assert not (tmp_path / "out/docs/co-quan").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(NotOursError):
        write_tree(tmp_path, OUTPUTS, tmp_path / "none", "")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
