"""The same paper in another dress (decomposed, CRLF, other blanks, look-alike letters, tone style) is read the same."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model import Directive, Provision
from generator.vietnamese import clean, same_tone

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "parsing" / "documents.yml").read_text("utf-8"))
OLDER = {"òa": "oà", "óa": "oá", "ọa": "oạ", "úy": "uý", "ủy": "uỷ", "ụy": "uỵ", "ỦY": "UỶ", "ÒA": "OÀ", "ÓA": "OÁ"}


def _older_tones(text: str) -> str:
    for newer, older in OLDER.items():
        text = re.sub(rf"{newer}(?!\w)", older, text)
    return text


VARIANTS: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "\u00a0", text),
    "Icelandic letters": lambda text: text.replace("Đ", "Ð"),
    "older tone marks": _older_tones,
    "soft hyphens": lambda text: re.sub(r"(?<=[a-zà-ỹ]{3})(?=[a-zà-ỹ]{3})", "\u00ad", text),
    "blanks before line ends": lambda text: text.replace("\n", "  \n"),
    "blank lines around": lambda text: f"\n\n{text}\n\n\n",
}


def _plain(value: object) -> str:
    return same_tone(clean(str(value)).text)


def _outline(provisions: tuple[Provision, ...]) -> list[Any]:
    return [(item.marker, _plain(item.text), _outline(item.children)) for item in provisions]


def _record(directive: Directive) -> dict[str, Any]:
    single = ("type", "number", "notation", "identifier", "date_issued", "place", "jurisdiction", "subject", "urgency")
    record: dict[str, Any] = {key: _plain(getattr(directive, key)) for key in single}
    for key in ("issuer", "parent_body"):
        body = getattr(directive, key)
        record[key] = _plain(body.name) if body else None
    for key in ("addressees", "recipients"):
        record[key] = [_plain(item.text) for item in getattr(directive, key)]
    record["signers"] = [_plain((item.authority, item.title, item.name)) for item in directive.signers]
    record["provisions"] = _outline(directive.provisions)
    record["citations"] = [_plain((item.identifier, item.date_issued, item.relation)) for item in directive.citations]
    record["duties"] = [_plain((item.agency, item.role, item.due)) for item in directive.duties]
    record["events"] = [_plain((item.kind, item.at)) for item in directive.events]
    return record


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_another_dress_changes_nothing(
    case: dict[str, Any], variant: str, understand: Callable[..., Directive]
) -> None:
    assert _record(understand(VARIANTS[variant](case["text"]))) == _record(understand(case["text"]))
