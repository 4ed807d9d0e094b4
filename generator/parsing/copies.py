"""Bản sao: the form that a body sets upon the copy of another's paper. Its number, day and signer are the copy's.

NĐ 30/2020, Phụ lục I, phần II mục 2 (`SAO Y`, `SAO LỤC`, `TRÍCH SAO`; symbols SY, SL, TrS); HD 36-HD/VPTW (`BS`).
"""

import re
from collections.abc import Iterator

from generator.model import Component
from generator.parsing.known import Finding, Known
from generator.parsing.sheet import Piece, Sheet

_NUMBER = re.compile(r"^\W*so\s?:?\s{0,3}\d{0,6}\s{0,3}[-/]\s?(?P<kind>sy|sl|trs|bs)\s?[-/]\s?[a-z]")
_OTHER_NUMBER = re.compile(r"^\W*so\s?:?\s{0,6}\d{0,6}\s{0,6}[-/]\s?[a-z]{2}")
_TITLE = re.compile(r"^\W*(?:sao y|sao luc|trich sao|ban sao)\b.{0,20}$")
_DATE = re.compile(r"\bngay .{1,4} ?thang .{1,3} ?nam \d{4}\W*$")
_RECIPIENTS = re.compile(r"^\W*noi (?:nhan|g[uo]i)\b")
_ANNEX = re.compile(r"^\W*(?:phu luc|bieu|mau)\b")
_SIGNS = re.compile(
    r"^\W*(?:t[/.]?m|k[/.]?t|t[/.]?l|tuq|q)\s?[./]|^\W*(?:\w+ )?(?:giam doc|chu tich|bi thu|truong|chanh)\b"
)
_LONGEST = 14
"""Lines of the whole form below a paper."""


def find_copy_forms(known: Known) -> Finding:
    """`Số: 55/SY-VPUB` with its day over a paper that has a number of its own; the whole form below its signature."""
    sheet = known.sheet
    numbers = [index for index in range(len(sheet.lines)) if _is_number(sheet, index)]
    if not numbers or not any(
        _OTHER_NUMBER.match(sheet.folded(index)) for index in range(len(sheet.lines)) if index not in numbers
    ):
        return Finding()
    ends = [index for index in range(len(sheet.lines)) if _RECIPIENTS.match(sheet.folded(index))]
    rows: set[int] = set()
    for index in numbers:
        below = bool(ends) and index > ends[0]
        rows |= set(_below(sheet, index)) if below else set(_above(sheet, index))
    parts = (sheet.trimmed(sheet.lines[row].start, sheet.lines[row].end) for row in sorted(rows))
    return Finding(tuple(Piece(*part, Component.STAMP) for part in parts if part[0] < part[1]))


def _is_number(sheet: Sheet, index: int) -> bool:
    line = sheet.lines[index]
    left = re.split(r"\S\s{3,}", sheet.plain[line.start : line.end], maxsplit=1)[0]
    if len(left) > 60:
        return False
    found = _NUMBER.match(sheet.bare[line.start : line.end])
    return found is not None and sheet.plain[line.start + found.start("kind")].isupper()


def _above(sheet: Sheet, index: int) -> Iterator[int]:
    """The number's line, and the day beside it where the paper has another."""
    yield index
    days = [near for near in range(len(sheet.lines)) if _DATE.search(sheet.folded(near)[:120])]
    near = next((day for day in days if abs(day - index) <= 2), None)
    if near is not None and any(day != near and day - index < 14 for day in days):
        yield near


def _below(sheet: Sheet, index: int) -> Iterator[int]:
    """From the name of the body that copies to its signature."""
    first = index
    while first and (sheet.words(first - 1).isupper() or _TITLE.match(sheet.folded(first - 1))):
        if _SIGNS.match(sheet.folded(first - 1)):
            break
        first -= 1
    for row in range(first, min(len(sheet.lines), index + _LONGEST)):
        if _ANNEX.match(sheet.folded(row)):
            return
        yield row
