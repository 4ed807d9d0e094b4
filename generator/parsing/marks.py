"""Dấu chỉ độ mật, mức độ khẩn: secrecy and urgency (NĐ 30/2020, Điều 8 khoản 3; Luật Bảo vệ bí mật nhà nước 2018)."""

import re

from generator.model import Component, Origin
from generator.parsing.known import Finding, Known, Source
from generator.parsing.sheet import Piece
from generator.parsing.window import head_limit

_SECRECY = re.compile(r"^\W*(?P<mark>tuyet mat|toi mat|mat)\W*$")
_URGENCY = re.compile(
    r"^\W*(?P<heading>cong dien\W*)?(?P<mark>hoa toc(?: hen gio)?|thuong khan|khan)\W*(?:(?:\d|gio|den|truoc).{0,30})?$"
)
_GAP = re.compile(r"\s{4,}|\t")
_LONGEST = 60
_WORDS = {
    "tuyet mat": "tuyệt mật", "toi mat": "tối mật", "mat": "mật", "hoa toc": "hỏa tốc",
    "hoa toc hen gio": "hỏa tốc hẹn giờ", "thuong khan": "thượng khẩn", "khan": "khẩn",
}  # fmt: skip


def find_marks(known: Known) -> Finding:
    """`MẬT`, `TỐI MẬT`, `KHẨN`, `HỎA TỐC` alone on a line of the head, in capitals, or behind `CÔNG ĐIỆN`; the words
    in lower case.
    """
    pieces: list[Piece] = []
    values: dict[str, object] = {}
    sources: dict[str, Source] = {}
    for index in range(head_limit(known.sheet)):
        for start, end in known.free_line(index):
            for begin, stop in _stretches(known.sheet.plain, start, end):
                for key, match, component in _found(known, begin, stop):
                    if not match.groupdict().get("heading"):
                        pieces.append(Piece(begin, stop, component))
                    values.setdefault(key, _WORDS[match["mark"]])
                    sources.setdefault(key, Source(Origin.TEXT, begin, stop))
    return Finding(tuple(pieces), values, sources)


def _stretches(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """A short line whole; one of two columns by its columns."""
    gaps = list(_GAP.finditer(plain, start, end))
    edges = zip((start, *(gap.end() for gap in gaps)), (*(gap.start() for gap in gaps), end), strict=True)
    cells = [(begin, stop) for begin, stop in edges if plain[begin:stop].strip()]
    cells = cells if len(cells) > 1 else [(start, end)]
    return [(begin, stop) for begin, stop in cells if stop - begin <= _LONGEST]


def _found(known: Known, start: int, end: int) -> list[tuple[str, re.Match[str], Component]]:
    tried = (
        ("secrecy", _SECRECY.match(known.sheet.bare[start:end]), Component.SECRECY),
        ("urgency", _URGENCY.match(known.sheet.bare[start:end]), Component.URGENCY),
    )
    plain = known.sheet.plain[start:end]
    return [(key, match, part) for key, match, part in tried if match and plain[slice(*match.span("mark"))].isupper()]
