"""The record of the contract: its keys in order, its types, its schema."""

import json
from dataclasses import replace
from datetime import date, datetime
from importlib import resources
from typing import Any

import jsonschema
import pytest

from generator.model import Agency, Box, Code, Diagnostic, Directive, Severity, Span
from generator.wording import Wording
from generator.writing import record

from .documents import SENTENCES, rich, small

KEYS = [
    *("source", "files", "id", "type", "number", "notation", "identifier", "date_issued", "place", "issuer"),
    *("parent_body", "jurisdiction", "subject", "secrecy", "urgency", "addressees", "preamble", "provisions"),
    *("closing", "recipients", "signers", "signature_stamp", "citations", "duties", "events", "topics", "places"),
    *("status", "provenance", "diagnostics"),
]
SCHEMA: dict[str, Any] = json.loads(
    resources.files("generator.writing").joinpath("directive.schema.json").read_text(encoding="utf-8")
)
WORDING = Wording("vi", SENTENCES)


@pytest.mark.parametrize("directive", [rich(), small(), Directive(source="trong.txt", text="")])
def test_every_record_has_all_keys_in_order_and_fits_the_schema(directive: Directive) -> None:
    made = record(directive, WORDING)
    assert list(made) == KEYS
    assert list(SCHEMA["properties"]) == KEYS
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(made)))


def test_the_schema_refuses_what_the_contract_does_not_say() -> None:
    made = json.loads(json.dumps(record(rich(), WORDING)))
    made["date_issued"] = "20/7/2021"
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(made)


def test_an_absent_value_is_null_or_an_empty_list() -> None:
    made = record(Directive(source="trong.txt", text=""), WORDING)
    assert made["issuer"] is None
    assert made["signature_stamp"] is None
    assert made["citations"] == []
    assert made["provenance"] == {}
    assert made["status"]["state"] == "no_end_stated"


def test_days_are_iso_and_moments_are_vietnams() -> None:
    made = record(rich(), WORDING)
    assert made["date_issued"] == "2021-07-20"
    assert made["signature_stamp"]["at"] == "2021-07-20T13:38:23+07:00"
    assert [event["at"] for event in made["events"]] == ["2021-07-25", "2021-08-15T17:00:00+07:00"]


def test_a_diagnostic_says_where_it_stands_in_the_text() -> None:
    text = "dòng một\ndòng hai"
    found = Diagnostic(Code.DATE_IMPOSSIBLE, Severity.WARNING, (("value", "32"),), Span(14, 17))
    scanned = replace(found, page=1, box=Box(85, 122, 190, 140))
    made = record(Directive(source="a.txt", text=text, diagnostics=(found, scanned)), WORDING)
    told = {"code": "C202", "severity": "warning", "line": 2, "column": 6, "message": "Ngày 32 không có thật."}
    assert made["diagnostics"] == [
        {**told, "page": None, "box": None},
        {**told, "page": 1, "box": [85, 122, 190, 140]},
    ]


def test_a_name_and_its_slug_stay_together() -> None:
    made = record(
        Directive(source="a", text="", issuer=Agency("Sở Y tế tỉnh Bắc Kạn", "so-y-te-tinh-bac-kan")), WORDING
    )
    assert made["issuer"] == {"name": "Sở Y tế tỉnh Bắc Kạn", "slug": "so-y-te-tinh-bac-kan"}


def test_documents_of_these_tests_are_what_they_say() -> None:
    directive = rich()
    assert directive.date_issued == date(2021, 7, 20)
    assert isinstance(directive.events[1].at, datetime)
    for citation in directive.citations:
        assert citation.span is not None
        assert citation.span.of(directive.text) == citation.as_written
