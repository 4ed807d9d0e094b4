"""Văn bản hợp nhất: a text put together from others bears its own number, day and signature behind its articles.

Pháp lệnh 01/2012/UBTVQH13, Điều 4 and Mẫu số 1: `XÁC THỰC VĂN BẢN HỢP NHẤT`, with who put it together, number and day.
"""

import re

from generator.model import Component, DirectiveType, Origin
from generator.parsing.known import Finding, Known, Source
from generator.parsing.sheet import Piece
from generator.vietnamese import find_dates

_HEADING = re.compile(r"^\W*xac thuc van ban hop nhat\b")
_NUMBER = re.compile(r"^\W*Số\s*:?\s*(?P<number>\d{1,5})\s*/\s*(?P<notation>VBHN\s*-\s*[A-ZĐ&]{2,12})\W*$")
_PLACE = re.compile(r"^\W*(?P<place>[A-ZĐÀ-Ỹ][\w ]{1,30}?)\s*,\s*(?=ngày\b)")
_ABOVE, _BELOW = 8, 10
"""Lines around the heading that can hold the block: the letterhead above it, the day below."""


def find_consolidation(known: Known) -> Finding:
    """The block of authentication: number, symbol, place and day of the consolidated text, and where it stands."""
    sheet = known.sheet
    heads = (index for index in range(len(sheet.lines)) if _HEADING.match(sheet.folded(index)[:60]))
    at = next(heads, None)
    if at is None:
        return Finding()
    values: dict[str, object] = {"_authenticated": at, "type": DirectiveType.KHAC}
    sources: dict[str, Source] = {"type": Source(Origin.TEXT, *_span(known, at))}
    pieces = [Piece(*_span(known, at), Component.SIGNATURE)]
    for index in range(max(0, at - _ABOVE), min(len(sheet.lines), at + _BELOW)):
        words, span = sheet.words(index), _span(known, index)
        if (match := _NUMBER.match(words)) and "number" not in values:
            notation = re.sub(r"\s", "", match["notation"])
            values |= {"number": match["number"], "notation": notation, "identifier": f"{match['number']}/{notation}"}
            sources |= dict.fromkeys(("number", "notation", "identifier"), Source(Origin.TEXT, *span))
            pieces.append(Piece(*span, Component.SIGNATURE))
        elif index > at and (dates := find_dates(words)) and len(words) < 60 and "date_issued" not in values:
            place = _PLACE.match(words)
            values |= {"date_issued": dates[0].value} if dates[0].value else {}
            values |= {"place": place["place"]} if place else {}
            sources |= {key: Source(Origin.TEXT, *span) for key in ("date_issued", "place") if key in values}
            pieces.append(Piece(*span, Component.SIGNATURE))
    pieces += [Piece(*_span(known, index), Component.SIGNATURE) for index in _letterhead(known, at)]
    return Finding(tuple(pieces), values, sources) if "number" in values else Finding()


def _letterhead(known: Known, at: int) -> list[int]:
    """The lines in capitals that stand right above the heading, its number between them: who put the text together."""
    found = []
    for index in range(at - 1, max(0, at - _ABOVE), -1):
        words = known.sheet.words(index)
        if not words or _NUMBER.match(words):
            continue
        if not words.isupper() or len(words) > 60:
            break
        found.append(index)
    return found


def _span(known: Known, index: int) -> tuple[int, int]:
    line = known.sheet.lines[index]
    return known.sheet.trimmed(line.start, line.end)
