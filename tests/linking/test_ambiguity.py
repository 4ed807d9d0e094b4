"""Numbers that come back each year: which document a sentence means, from its words to the link."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.linking import link
from generator.model import Corrections, Directive, DirectiveType
from generator.parsing import parse
from generator.reading import read

from .papers import REGISTERS, TODAY, paper

SET = yaml.safe_load(Path("tests/cases/linking/ambiguity.yml").read_text(encoding="utf-8"))
HELD = {
    name: paper(number, str(day), issuer, where, DirectiveType(kind))
    for name, (number, day, issuer, kind, where) in SET["held"].items()
}
LETTER = """ỦY BAN NHÂN DÂN
HUYỆN TAM ĐƯỜNG

Số: 905/UBND-VX

Tam Đường, ngày {day:%d} tháng {day:%m} năm {day:%Y}

V/v triển khai văn bản của cấp trên

Kính gửi: Ủy ban nhân dân các xã.

{text} Ủy ban nhân dân huyện yêu cầu các xã nghiêm túc thực hiện.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Văn Ví
"""


def letter(text: str, day: date) -> Directive:
    directive = parse(read(LETTER.format(day=day, text=text).encode(), "van-ban.txt"), Corrections(), REGISTERS)
    return replace(directive, id="letter")


@pytest.mark.parametrize("case", SET["cases"], ids=[f"{case['issued']} {case['text']}" for case in SET["cases"]])
def test_which_document_is_meant(case: dict[str, Any]) -> None:
    archive = link([letter(case["text"], case["issued"]), *HELD.values()], REGISTERS, TODAY, {})
    (citation,) = archive.directives["letter"].citations
    means = case.get("means")
    assert citation.target == (HELD[means].id if means else None)
    assert [one.id for one in citation.candidates] == [HELD[name].id for name in case.get("possible", ())]
