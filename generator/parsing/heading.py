"""Quốc hiệu, tiêu ngữ: the State's or the Party's heading (NĐ 30/2020, Điều 8; HD 36-HD/VPTW, mục II.1)."""

import re

from generator.model import Component
from generator.parsing.known import Finding, Known
from generator.parsing.sheet import Piece
from generator.parsing.window import head_limit

_STATE = re.compile(
    r"\bc[o0]ng ?(?:h[o0]a?)\b.{0,3}\bxa|\bc[o0]ng ?h[o0]a?\s?x|\bxa h[o0]\w?\s?c\w{0,4}\s?ngh|\bxa h[o0]i c\b"
    r"|\bcongh\w+!?"
    r"|\bviet nam dan chu cong hoa"
)
_PARTY = re.compile(
    r"\bdang c[o0]ng san vi\w{1,3} nam|\bdang c[o0]ng san\W*$|\bdoan tncs h\w chi minh|\bdoan thanh nien c[o0]ng san"
)
_MOTTO = re.compile(r"\bd?[o0]c ?l.p\W{1,4}t\w ?d\w\W{0,4}\w?\s?h|\bdoc lap\b.{0,6}\btu do|\bt[ur] d[o0]\W{1,4}v?hanh")
_NAME_TAIL = re.compile(r"^\W*(?:viet\s?)?nam\W*$")


def find_heading(known: Known) -> Finding:
    """`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc`, `ĐẢNG CỘNG SẢN VIỆT NAM`, with their damage.

    They end the line they stand on; what stands before them is the other column.
    """
    sheet, pieces = known.sheet, []
    family = None
    last = None
    for index in range(head_limit(sheet)):
        for start, end in known.free_line(index):
            text = sheet.bare[start:end]
            if len(text) > 200:
                continue
            state, party, motto = _STATE.search(text), _PARTY.search(text), _MOTTO.search(text)
            if state and not _upper(sheet.plain[start:end], state.start()):
                state = None
            if party and not _upper(sheet.plain[start:end], party.start()):
                party = None
            match = state or party or motto
            if not match and last is not None and index - last <= 3 and _NAME_TAIL.match(text):
                pieces.append(Piece(start, end, Component.HEADING))
                continue
            if not match:
                continue
            if party and "doan" in party[0]:
                family = "front"
            family = family or ("party" if party and not state else "state")
            begin, stop = start + match.start(), _stop(sheet.plain, start + match.end(), end)
            pieces.append(Piece(*sheet.trimmed(begin, stop), Component.HEADING))
            last = index
    return Finding(tuple(pieces), {"_heading": family} if family else {})


def _upper(plain: str, at: int) -> bool:
    return plain[at : at + 7].strip(" !").isupper()


def _stop(plain: str, at: int, end: int) -> int:
    """The heading ends with its cell."""
    bar = re.search(r"[|\t]", plain[at:end])
    return at + bar.start() if bar else end
