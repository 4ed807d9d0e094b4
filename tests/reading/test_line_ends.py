"""Line ends of three systems: LF, CRLF, and the lone CR of the old Macintosh, which stays in the text."""

from pathlib import Path

import pytest

from generator.model import Corrections, Directive, Span
from generator.parsing import parse
from generator.reading import read
from generator.registers import load

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "sources").rglob("*.txt"))


def understood(text: str) -> Directive:
    return parse(read(text.encode(), "van-ban.txt"), Corrections(), load())


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_lone_cr_ends_a_line_and_stays_in_the_text(source: Path) -> None:
    text = source.read_text("utf-8-sig")
    plain, mac = understood(text), understood(text.replace("\n", "\r"))
    assert mac.text == plain.text.replace("\n", "\r")
    for field in (
        "identifier",
        "date_issued",
        "issuer",
        "subject",
        "addressees",
        "recipients",
        "signers",
        "provisions",
    ):
        assert getattr(mac, field) == getattr(plain, field), field
    assert mac.blocks == plain.blocks
    assert [item.span for item in mac.citations] == [item.span for item in plain.citations]
    places = [[item.span.position(one.text) for item in one.diagnostics if item.span] for one in (plain, mac)]
    assert places[0] == places[1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_lines_and_front_matter_are_cut_at_every_kind_of_line_end(end: str) -> None:
    reading = read(f"---{end}note: x{end}---{end}Số: 1/CV{end}{end}Kính gửi:".encode(), "a.md")
    assert reading.front_matter == "note: x\n"
    assert reading.text == f"Số: 1/CV{end}{end}Kính gửi:".replace("\r\n", "\n")
    assert [reading.text[line.start : line.end] for line in reading.lines] == ["Số: 1/CV", "", "Kính gửi:"]
    assert Span(10, 14).position(reading.text) == (3, 1)
