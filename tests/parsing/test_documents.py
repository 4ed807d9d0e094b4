"""Whole papers of both families, with every damage that real ones have: the case table says what must be found."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model import Directive

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "parsing" / "documents.yml").read_text("utf-8"))


def _found(directive: Directive, key: str) -> Any:
    if key == "agencies":
        return [item.agency for item in (*directive.addressees, *directive.recipients)]
    value = getattr(directive, key)
    if key in ("issuer", "parent_body"):
        return value.name if value else None
    if key in ("addressees", "recipients"):
        return [item.text for item in value]
    if key == "signers":
        return [[signer.authority, signer.title, signer.name] for signer in value]
    if key == "provisions":
        return [provision.marker for provision in value]
    if key == "signature_stamp":
        return [value.signer, value.at.isoformat()] if value else None
    return value


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_paper(case: dict[str, Any], understand: Callable[..., Directive]) -> None:
    text = unicodedata.normalize("NFD", case["text"]) if case.get("decompose") else case["text"]
    directive = understand(text)
    want = dict(case["want"])
    codes = want.pop("codes", [])
    assert {key: _found(directive, key) for key in want} == want
    assert set(codes) <= {item.code.value for item in directive.diagnostics}
