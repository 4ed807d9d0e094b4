"""What the page carries beside the document: page numbers and running heads (NĐ 30/2020, Phụ lục I, I.7)."""

import re

from generator.model import Component
from generator.parsing.known import Finding, Known
from generator.parsing.sheet import Piece

_PAGE_NUMBER = re.compile(r"^[-–—]?\s?(?:trang\s)?(?P<number>\d{1,3})(?:\s?/\s?\d{1,3})?\s?[-–—]?$")
_SAYS_PAGE = re.compile(r"^[-–—]?\s?trang\s\d{1,3}\s?/\s?\d")
_RUNNING_HEAD = re.compile(r"^(?:\d{1,3}\s+)?cong bao\s?/\s?so .{1,60}$|^scanned (?:with|by) .{1,30}$")
_PAGE = 700
"""Characters that a page holds at the least."""
_OPEN_END = re.compile(r"[^.;:!?/]$")


def find_page_furniture(known: Known) -> Finding:
    """Page numbers alone on a line, a gazette's running head, a scanner's signature.

    `Trang 1/2` says so; a bare number counts as a page's where it cuts a sentence in two, or follows the one before
    it (2, 3, 4 …) by about a page, so that the cells of a flattened table stay what they are.
    """
    sheet, pieces = known.sheet, []
    expected, last = 2, 0
    for index, line in enumerate(sheet.lines):
        if line.end - line.start > 100:
            continue
        text = sheet.folded(index)
        match = _PAGE_NUMBER.match(text) if text else None
        if not match:
            if text and _RUNNING_HEAD.match(text):
                pieces.append(Piece(*sheet.trimmed(line.start, line.end), Component.PAGE_FURNITURE))
            continue
        number = int(match["number"])
        if (
            _SAYS_PAGE.match(text)
            or _beside_running_head(known, index)
            or _counts_on(known, index, number - expected, line.start - last)
        ):
            pieces.append(Piece(*sheet.trimmed(line.start, line.end), Component.PAGE_FURNITURE))
            expected, last = number + 1, line.start
    return Finding(tuple(pieces))


def _beside_running_head(known: Known, index: int) -> bool:
    sheet = known.sheet
    near = (at for at in (index - 2, index - 1, index + 1, index + 2) if 0 <= at < len(sheet.lines))
    return any(_RUNNING_HEAD.match(sheet.folded(at)[:100]) for at in near)


def _counts_on(known: Known, index: int, ahead: int, distance: int) -> bool:
    """Whether a bare number goes on with the count of pages, `ahead` of the next, so far behind the last."""
    if _cuts(known, index):
        return 0 <= ahead < 4
    before, after = _neighbours(known, index)
    return ahead == 0 and distance > _PAGE and len(before) > 25 and (len(after) > 25 or not after)


def _neighbours(known: Known, index: int) -> tuple[str, str]:
    sheet, before, after = known.sheet, "", ""
    for near in range(index - 1, max(index - 4, -1), -1):
        if not sheet.blank(near):
            before = sheet.words(near)
            break
    for near in range(index + 1, min(index + 4, len(sheet.lines))):
        if not sheet.blank(near):
            after = sheet.words(near)
            break
    return before, after


def _cuts(known: Known, index: int) -> bool:
    """Whether a sentence runs over line `index`."""
    before, after = _neighbours(known, index)
    return bool(before and after and _OPEN_END.search(before) and len(before) > 30 and after[0].islower())
