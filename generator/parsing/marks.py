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
_WORDS = {
    "tuyet mat": "tuyệt mật", "toi mat": "tối mật", "mat": "mật", "hoa toc": "hỏa tốc",
    "hoa toc hen gio": "hỏa tốc hẹn giờ", "thuong khan": "thượng khẩn", "khan": "khẩn",
}  # fmt: skip


def find_marks(known: Known) -> Finding:
    """`MẬT`, `TỐI MẬT`, `KHẨN`, `HỎA TỐC` alone on a line of the head, in capitals, or behind `CÔNG ĐIỆN`; the words
    in lower case.
    """
    sheet, pieces = known.sheet, []
    values: dict[str, object] = {}
    sources: dict[str, Source] = {}
    for index in range(head_limit(sheet)):
        for start, end in known.free_line(index):
            if end - start > 60:
                continue
            text = sheet.bare[start:end]
            for key, pattern, component in (
                ("secrecy", _SECRECY, Component.SECRECY),
                ("urgency", _URGENCY, Component.URGENCY),
            ):
                match = pattern.match(text)
                if match and sheet.plain[start + match.start("mark") : start + match.end("mark")].isupper():
                    if not match.groupdict().get("heading"):
                        pieces.append(Piece(start, end, component))
                    values.setdefault(key, _WORDS[match["mark"]])
                    sources.setdefault(key, Source(Origin.TEXT, start, end))
    return Finding(tuple(pieces), values, sources)
