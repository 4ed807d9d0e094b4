"""How far the head of a document can reach."""

import re

from generator.parsing.sheet import Sheet

_LINES = 90
_LONG = 260
_SCANNED = 500
_BODY = re.compile(r"^\W*(?:can c[uv] (?!$)|dieu [1i]\s?[.:]|noi nhan\b|chuong i\b)")


def head_limit(sheet: Sheet) -> int:
    """The first line that cannot belong to the head: a legal basis, an article, the recipients, a long paragraph.

    Nothing of the head stands below 90 lines with words, or 500 lines at all.
    """
    seen = 0
    for index, line in enumerate(sheet.lines[:_SCANNED]):
        if line.end - line.start > _LONG * 4:
            return index
        if sheet.blank(index):
            continue
        seen += 1
        if seen > _LINES or len(sheet.words(index)) > _LONG or _BODY.match(sheet.folded(index)):
            return index
    return min(len(sheet.lines), _SCANNED)
