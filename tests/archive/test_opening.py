from datetime import date
from pathlib import Path

import pytest

from generator.archive import ConfigurationError, build_date, nearest_root, open_archive, root_of
from generator.model import Code
from tests.archive.made import archive


def test_an_archive_as_it_lies_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    configuration = (
        "site_name: Kho huyện\nsite_url: https://vidu.example/\n"
        "plugins:\n- search\n- congvan: {language: en, search: shards}\n"
    )
    files = {"a/1.txt": "x", "b/2.yml": "", "registers/abbreviations.yml": "[", ".ids.tsv": "x\n"}
    opened = open_archive(archive(tmp_path, files, configuration))
    assert (opened.configuration.site_name, opened.configuration.language) == ("Kho huyện", "en")
    assert opened.configuration.search == "shards"
    assert opened.today == date(2023, 11, 14)
    assert [document.path for document in opened.documents] == ["sources/a/1.txt"]
    assert {one.code for one in opened.diagnostics} == {
        Code.REGISTER_INVALID,
        Code.LEDGER_INVALID,
        Code.SIDECAR_WITHOUT_SOURCE,
    }
    assert opened.ledger_broken


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("site_name: [", ":2:1:"),
        ("theme: material\n", ":1:1: site_name @commands.configuration.absent"),
        ("", ":1:1: site_name @commands.configuration.absent"),
        ("site_name: x\nplugins:\n- congvan:\n    language: fr\n", ":4:15: language @commands.configuration.value"),
        ("site_name: x\nplugins:\n  congvan:\n    search: google\n", ":4:13: search @commands.configuration.value"),
        (
            "site_name: x\nplugins:\n- congvan:\n    langage: vi\n",
            ":4:5: congvan.langage @commands.configuration.option",
        ),
        ("site_name: x\nplugins:\n- congvan: vi\n", ":3:12: congvan @commands.configuration.options"),
        ("- x\n", ":1:1:  @commands.configuration.mapping"),
    ],
)
def test_a_broken_configuration_is_one_line_with_its_place(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(ConfigurationError, match=r"mkdocs\.yml") as told:
        open_archive(archive(tmp_path, {}, text + "\n" if "[" in text else text))
    assert place in str(told.value)


def test_configuration_with_tags_of_mkdocs_is_read(tmp_path: Path) -> None:
    text = "site_name: !ENV [NO_SUCH_NAME, Kho]\nmarkdown_extensions:\n- x:\n    slugify: !!python/name:a.b {}\n"
    assert open_archive(archive(tmp_path, {}, text)).configuration.site_name == "Kho"


def test_where_an_archive_begins(tmp_path: Path) -> None:
    root = archive(tmp_path / "kho", {"a/1.txt": "x"})
    assert root_of(root / "sources/a/1.txt") == root
    assert root_of(root / "mkdocs.yml") is None
    assert nearest_root(root / "sources/a") == root
    assert nearest_root(tmp_path) == tmp_path


def test_the_build_date_must_be_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ConfigurationError):
        build_date()
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert build_date() >= date(2026, 1, 1)


def test_files_that_no_document_is_made_of_are_told_and_stop_nothing(tmp_path: Path) -> None:
    root = archive(tmp_path / "kho", {"1.txt": "x", "a\nb.txt": "x", "c\td/1.txt": "x"})
    (tmp_path / "ngoài.txt").write_text("not of this archive", encoding="utf-8")
    (root / "sources/ra.txt").symlink_to(tmp_path / "ngoài.txt")
    (root / "sources/mất.txt").symlink_to(root / "không-có")
    (root / "sources/cùng.txt").symlink_to(root / "sources/1.txt")
    opened = open_archive(root)
    assert [document.path for document in opened.documents] == ["sources/1.txt", "sources/cùng.txt"]
    refused = {one.path: dict(one.values)["problem"] for one in opened.diagnostics if one.code is Code.SOURCE_REFUSED}
    assert refused == {
        "sources/a\\nb.txt": "@commands.sources.name",
        "sources/c\\td/1.txt": "@commands.sources.name",
        "sources/ra.txt": "@commands.sources.link",
        "sources/mất.txt": "@commands.sources.unreadable",
    }
