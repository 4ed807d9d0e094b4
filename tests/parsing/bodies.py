"""A body and its frame, made for the tests of what it means."""

import re
from datetime import date

from generator.model import Agency, DirectiveType
from generator.parsing.context import Context
from generator.parsing.provisions import read_body
from generator.parsing.ranges import Part, Range, ranges_of
from generator.registers import Territory, load
from generator.vietnamese import slug

SIGNED = date(2020, 3, 10)


def frame(
    issuer: str = "Ủy ban nhân dân tỉnh Lai Châu",
    territory: tuple[str | None, str | None] = ("tỉnh Lai Châu", None),
    kind: str = "cong-van",
    addressed: tuple[str, ...] = (),
    identifier: str | None = None,
) -> Context:
    agency = Agency(issuer, slug(issuer))
    place = Territory(*territory)
    symbol = re.search(r"(?<=[-/])[A-ZĐ].*$", identifier or "")
    notation = symbol[0] if symbol else None
    return Context(DirectiveType(kind), agency, "state", place, SIGNED, addressed, load(), identifier, notation)


def whole(text: str, part: str = "provision") -> tuple[Range, ...]:
    return (Range(0, len(text), "k1" if part == "provision" else None, Part(part)),)


def ranges(text: str) -> tuple[Range, ...]:
    return ranges_of(read_body(text, [(0, len(text))]))
