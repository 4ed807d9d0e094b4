import json
from pathlib import Path

from tests.cli.conftest import Run

ORDER = [
    "source",
    "files",
    "id",
    "type",
    "number",
    "notation",
    "identifier",
    "date_issued",
    "place",
    "issuer",
    "parent_body",
    "jurisdiction",
    "subject",
    "secrecy",
    "urgency",
    "addressees",
    "preamble",
    "provisions",
    "closing",
    "recipients",
    "signers",
    "signature_stamp",
    "citations",
    "duties",
    "events",
    "topics",
    "places",
    "status",
    "provenance",
    "diagnostics",
]
ONE, TWO = "sources/huyen-uy-an-son/2022/5-cv-hu.txt", "sources/huyen-uy-an-son/2022/6-cv-hu.txt"


def test_one_record_a_line_in_the_order_given(alone: Run) -> None:
    done = alone("inspect", "--json", TWO, ONE, TWO)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [record["source"] for record in records] == [TWO, ONE, TWO]
    assert list(records[0]) == ORDER
    assert [record["number"] for record in records] == ["6", "5", "6"]
    assert records[0]["id"] is None


def test_many_files_in_several_processes_are_the_same(congvan: Run) -> None:
    paths = [ONE, TWO] * 10
    assert (
        congvan("inspect", "--json", "--jobs", "2", *paths).stdout
        == congvan("inspect", "--json", "--jobs", "1", *paths).stdout
    )


def test_the_text_that_was_read_is_added_when_asked_for(congvan: Run, kho: Path) -> None:
    (kho / ONE).write_bytes(b"\xef\xbb\xbf" + (kho / ONE).read_bytes().replace(b"\n", b"\r\n"))
    record = json.loads(congvan("inspect", "--json", "--text", ONE).stdout)
    assert record["text"].startswith("HUYỆN ỦY AN SƠN\n*\n")


def test_inside_an_archive_the_sidecar_counts_and_the_ledger_stays(congvan: Run, kho: Path) -> None:
    (kho / ONE).with_suffix(".yml").write_text("number: 15\naccept: [C402]\nrecipients: []\n", encoding="utf-8")
    record = json.loads(congvan("inspect", "--json", ONE).stdout)
    assert record["number"] == "15"
    assert record["recipients"] == []
    assert record["provenance"]["number"]["origin"] == "sidecar"
    assert not (kho / "sources/.ids.tsv").exists()
    assert not (kho / ".cache").exists()


def test_outside_an_archive_no_sidecar_counts(congvan: Run, kho: Path, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes((kho / ONE).read_bytes())
    (tmp_path / "x.yml").write_text("number: 15\n", encoding="utf-8")
    assert json.loads(congvan("inspect", "--json", "../x.txt").stdout)["number"] == "5"


def test_front_matter_says_the_same_and_the_sidecar_wins(congvan: Run, kho: Path) -> None:
    path = kho / "sources/a.txt"
    text = (kho / ONE).read_text(encoding="utf-8")
    path.write_text(f"---\nnumber: 20\nsubject: từ đầu tệp\nloai: x\n---\n{text}", encoding="utf-8")
    path.with_suffix(".yml").write_text("number: 21\n", encoding="utf-8")
    record = json.loads(congvan("inspect", "--json", "sources/a.txt").stdout)
    assert (record["number"], record["subject"]) == ("21", "từ đầu tệp")
    assert "C601" in [one["code"] for one in record["diagnostics"]]


def test_masked_words_are_nowhere_in_the_record(congvan: Run, kho: Path) -> None:
    (kho / ONE).with_suffix(".yml").write_text("mask: [Trần Văn Mẫu]\n", encoding="utf-8")
    done = congvan("inspect", "--json", "--text", ONE)
    assert "Văn Mẫu" not in done.stdout
    assert "kiểm tra hồ chứa nước" in done.stdout


def test_broken_files_give_records_with_diagnostics(congvan: Run, kho: Path) -> None:
    made = {
        "empty.txt": b"",
        "torn.pdf": b"%PDF-1.7 torn",
        "torn.docx": b"PK\x03\x04torn",
        "noise.doc": bytes(range(256)),
    }
    for name, data in made.items():
        (kho / name).write_bytes(data)
    done = congvan("inspect", "--json", *made, ONE)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [record["source"] for record in records] == [*made, ONE]
    assert all(record["diagnostics"][0]["severity"] == "error" for record in records[:-1])


def test_a_file_that_is_not_there_is_one_line_and_the_others_go_on(congvan: Run) -> None:
    done = congvan("inspect", "--json", "none.txt", ONE)
    assert done.returncode == 1
    assert done.stderr == "none.txt: không có tệp này.\n"
    assert len(done.stdout.splitlines()) == 1


def test_diagnostics_speak_the_language_asked_for(congvan: Run, kho: Path) -> None:
    (kho / "e.txt").write_bytes(b"")
    vietnamese = json.loads(congvan("inspect", "--json", "e.txt").stdout)["diagnostics"][0]["message"]
    english = json.loads(congvan("inspect", "--json", "e.txt", "--lang", "en").stdout)["diagnostics"][0]["message"]
    assert (vietnamese, english) == ("Tệp trống, không có chữ nào.", "The file is empty: it has no words.")
