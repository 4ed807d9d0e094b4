import json
from pathlib import Path

from generator.archive.findings import Finding, concerns, finding, findings_of, formatted, in_order
from generator.model import Archive, Box, Code, Diagnostic, Directive, Severity, Span
from generator.wording import load

ONE = Finding("sources/a,b.txt", 3, 7, "C202", Severity.WARNING, "100% sai:\nngày 32", "Xem bản giấy.")


def test_a_finding_stands_where_its_span_begins() -> None:
    directive = Directive(source="sources/a.txt", text="dòng một\ndòng hai 32")
    told = finding(
        Diagnostic(Code.DATE_IMPOSSIBLE, Severity.ERROR, (("value", "32"),), Span(18, 20)), directive, load("vi")
    )
    assert (told.path, told.line, told.column, told.code) == ("sources/a.txt", 2, 10, "C202")
    assert told.message == "Ngày không có thật hoặc không đọc được: 32."
    assert "date_issued" in told.mend


def test_everything_of_an_archive_is_told() -> None:
    doubt = Diagnostic(Code.NUMBER_MISSING, Severity.WARNING)
    linked = Diagnostic(Code.CITATION_UNCLEAR, Severity.NOTE, (("value", "x"),))
    taken = Diagnostic(Code.IDENTITY_TAKEN, Severity.ERROR)
    alone = Diagnostic(Code.SIDECAR_WITHOUT_SOURCE, Severity.WARNING, (), None, "sources/z.yml", 1, 1)
    archive = Archive(
        directives={"a/1/x": Directive(source="sources/a.txt", text="", id="a/1/x", diagnostics=(doubt,))},
        diagnostics={"a/1/x": (linked,)},
        unpublished=(Directive(source="sources/b.txt", text="", diagnostics=(taken,)),),
    )
    found = in_order(findings_of(archive, (alone,), load("en")))
    assert [(one.path, one.code) for one in found] == [
        ("sources/a.txt", "C101"),
        ("sources/a.txt", "C501"),
        ("sources/b.txt", "C106"),
        ("sources/z.yml", "C603"),
    ]


def test_text_is_one_line_each() -> None:
    assert formatted([ONE], "text").startswith("sources/a,b.txt:3:7: C202 100% sai:")
    assert formatted([], "text") == ""


def test_annotations_escape_what_the_runner_reads() -> None:
    line = formatted([ONE], "github")
    assert line == ("::warning file=sources/a%2Cb.txt,line=3,col=7,title=C202::100%25 sai:%0Angày 32 Xem bản giấy.\n")


def test_json_and_sarif_hold_every_finding() -> None:
    assert json.loads(formatted([ONE], "json"))[0]["severity"] == "warning"
    run = json.loads(formatted([ONE, ONE], "sarif"))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["C202"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 7}


def test_what_a_path_is_about(tmp_path: Path) -> None:
    def about(path: str) -> bool:
        return concerns(
            ONE.__class__(**{**{name: getattr(ONE, name) for name in ONE.__slots__}, "path": path}), asked, tmp_path
        )

    asked = [str(tmp_path / "sources/a/1.txt"), str(tmp_path / "sources/b")]
    assert about("sources/a/1.txt")
    assert about("sources/a/1.yml")
    assert about("sources/b/c/2.txt")
    assert not about("sources/a/10.txt")


def test_a_finding_on_a_scan_names_page_and_box() -> None:
    doubt = Diagnostic(
        Code.NUMBER_UNREADABLE, Severity.WARNING, (("value", "4?"),), Span(0, 2), page=2, box=Box(8, 9, 70, 20.4)
    )
    told = finding(doubt, Directive(source="sources/a.pdf", text="Số"), load("vi"))
    assert "(máy đọc là “4?”). [trang 2, khung 8 9 70 20] Xem" in formatted([told], "text")
    assert "[trang 2, khung 8 9 70 20]" in formatted([told], "github")
    assert json.loads(formatted([told], "json"))[0]["box"] == [8, 9, 70, 20.4]
    assert "khung 8 9 70 20" in json.loads(formatted([told], "sarif"))["runs"][0]["results"][0]["message"]["text"]
    assert finding(doubt, None, load("en")).paper == "page 2, box 8 9 70 20"
