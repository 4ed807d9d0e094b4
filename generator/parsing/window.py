"""How far the head of a document can reach."""

import re

from generator.parsing.sheet import Sheet

_LINES = 90
_LONG = 260
_SCANNED = 500
_BODY = re.compile(r"^\W*(?:can c[uv] (?!$)|dieu [1i]\s?[.:]|noi (?:nhan|g[uo]i)\b|chuong i\b)")
_HEADING = re.compile(r"\bC[ỘOÔ]NG H[OÒÓ][ÀAÁ]? XÃ H[ỘOÔ]I|\bĐ[ẢA]NG C[ỘOÔ]NG S[ẢA]N VI[ỆE]T NAM")
_FAR = 8
"""Lines with words below a heading from which another one is that of a second document."""


def head_limit(sheet: Sheet) -> int:
    """The first line that cannot belong to the head: a legal basis, an article, the recipients, a long paragraph, the
    heading of a second document in the same file.

    Nothing of the head stands below 90 lines with words, or 500 lines at all.
    """
    seen = 0
    heading: int | None = None
    for index, line in enumerate(sheet.lines[:_SCANNED]):
        if line.end - line.start > _LONG * 4:
            return index
        if sheet.blank(index):
            continue
        seen += 1
        if seen > _LINES or len(sheet.words(index)) > _LONG or _BODY.match(sheet.folded(index)):
            return index
        if _HEADING.search(sheet.words(index)):
            if heading is not None and seen - heading > _FAR:
                return index
            heading = seen if heading is None else heading
    return min(len(sheet.lines), _SCANNED)
