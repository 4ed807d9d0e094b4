"""Where a value came from: the words of its span are those that the value was made of."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.model import Corrections, Directive, Origin
from generator.vietnamese import clean, find_dates, fold

ROOT = Path(__file__).parents[2]
CASES = yaml.safe_load((ROOT / "tests" / "cases" / "parsing" / "documents.yml").read_text("utf-8"))
TEXTS = {case["name"]: case["text"] for case in CASES} | {
    path.stem: path.read_text("utf-8-sig") for path in sorted((ROOT / "sources").rglob("*.txt"))
}


def bare(words: str) -> str:
    """Letters and digits alone, without marks: what OCR and a clerk's blanks leave alike."""
    return re.sub(r"[^a-z0-9]", "", fold(clean(words).text))


def printed(directive: Directive, field: str) -> str | None:
    known = directive.provenance.get(field)
    if known is None or known.span is None:
        return None
    return known.span.of(directive.text)


@pytest.mark.parametrize("name", TEXTS)
def test_the_words_of_a_span_hold_the_value(name: str, understand: Callable[..., Directive]) -> None:
    directive = understand(TEXTS[name])
    for field in ("number", "notation", "identifier", "place", "subject", "urgency", "secrecy"):
        words, value = printed(directive, field), getattr(directive, field)
        assert words is None or bare(value) in bare(words), (field, value, words)
    for field in ("signers", "addressees", "recipients"):
        words = printed(directive, field)
        for item in getattr(directive, field) if words else ():
            assert item.span is not None
            assert item.span.of(directive.text) in (words or "")
    words = printed(directive, "date_issued")
    days = [found.value for found in find_dates(clean(words).text)] if words else []
    assert set(days) <= {directive.date_issued, None}  # None where look-alikes of digits were mended


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Số 606 -CV/HU", "606 -CV/HU"),
        ("Số: 33/CV-TTCH", "33/CV-TTCH"),
        ("Số: 15 / 2010 / QĐ-UBND", "15 / 2010 / QĐ-UBND"),
    ],
)
def test_an_identifier_is_the_whole_of_it_as_printed(
    line: str, words: str, understand: Callable[..., Directive]
) -> None:
    directive = understand(f"{line}\n\nKính gửi: Sở Y tế\n\nGiao Sở Y tế báo cáo.\n")
    assert printed(directive, "identifier") == words
    assert directive.identifier == words.replace(" ", "")


def test_what_the_staff_wrote_is_theirs(understand: Callable[..., Directive]) -> None:
    directive = understand("Số: 33/CV-TTCH\n\nKính gửi: Sở Y tế\n", Corrections({"number": "34"}))
    assert directive.identifier == "34/CV-TTCH"
    assert directive.provenance["identifier"].origin is Origin.SIDECAR
    assert directive.provenance["identifier"].span is None
    assert directive.provenance["notation"].origin is Origin.TEXT
