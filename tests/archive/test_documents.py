import os
from pathlib import Path

from generator.archive import document_at, group
from generator.model import FileRole
from tests.archive.made import archive


def names(root: Path) -> dict[str, list[str]]:
    documents, _ = group(root)
    return {document.path: [file.path for file in document.files] for document in documents}


def test_files_of_one_stem_are_one_document_best_first(tmp_path: Path) -> None:
    root = archive(tmp_path, {"a/606.pdf": "x", "a/606.docx": "x", "a/606.txt": "x", "a/607.txt": "x"})
    assert names(root) == {
        "sources/a/606.docx": ["sources/a/606.docx", "sources/a/606.txt", "sources/a/606.pdf"],
        "sources/a/607.txt": ["sources/a/607.txt"],
    }
    documents, _ = group(root)
    assert [file.role for file in documents[0].files] == [FileRole.TEXT, FileRole.TEXT, FileRole.ORIGINAL]


def test_annexes_follow_in_their_order(tmp_path: Path) -> None:
    files = {"a/1.txt": "x", "a/1.phu-luc-10.pdf": "x", "a/1.phu-luc-2.xlsx": "x", "a/1.phu-luc-2.pdf": "x"}
    documents, _ = group(archive(tmp_path, files))
    assert [(file.path, file.role) for file in documents[0].files] == [
        ("sources/a/1.txt", FileRole.TEXT),
        ("sources/a/1.phu-luc-2.pdf", FileRole.ANNEX),
        ("sources/a/1.phu-luc-10.pdf", FileRole.ANNEX),
    ]
    assert [file.path for file in documents[0].readable] == ["sources/a/1.txt"]


def test_sidecars_and_readings_go_with_their_stem_and_lonely_ones_are_told(tmp_path: Path) -> None:
    files = {"a/1.pdf": "x", "a/1.yml": "", "a/1.read.json": "{}", "a/2.yml": "", "a/3.read.json": "{}"}
    documents, lonely = group(archive(tmp_path, files))
    assert documents[0].sidecar is not None
    assert documents[0].sidecar.path == "sources/a/1.yml"
    assert documents[0].reading is not None
    assert documents[0].reading.path == "sources/a/1.read.json"
    assert lonely == ("sources/a/2.yml", "sources/a/3.read.json")


def test_registers_hidden_files_and_strangers_are_no_documents(tmp_path: Path) -> None:
    files = {
        "registers/bodies.yml": "",
        "registers/x.txt": "",
        ".ids.tsv": "",
        ".x/1.txt": "",
        "a/1.xlsx": "",
        "a/1.TXT": "",
    }
    root = archive(tmp_path, files)
    assert names(root) == {"sources/a/1.TXT": ["sources/a/1.TXT"]}
    assert group(root)[1] == ()


def test_a_file_as_it_is_named_comes_first_and_keeps_its_name(tmp_path: Path) -> None:
    root = archive(tmp_path, {"a/1.pdf": "x", "a/1.docx": "x", "a/1.yml": "number: 2", "a/10.txt": "x"})
    given = os.path.relpath(root / "sources/a/1.pdf")
    document = document_at(given, root)
    assert [file.path for file in document.files] == [given, "sources/a/1.docx"]
    assert document.sidecar is not None
    assert document_at(given, None).sidecar is None
