"""Kính gửi: who is addressed (NĐ 30/2020, Phụ lục I, II.6; HD 36-HD/VPTW, mục II.5)."""

import re

from generator.model import Addressee, Component, DirectiveType, Span
from generator.parsing.items import Item, gather
from generator.parsing.known import Finding, Known
from generator.parsing.sheet import Piece
from generator.parsing.window import head_limit

_OPENER = re.compile(r"\bk[il1]?nh\s{0,2}(?:g[ưuứ][il1]|g\wi|trinh\s?:|chuyen\s?:)\s?[:;.,]?")
_DISPATCHED = re.compile(r"\b(?:dien|gui)\s?:$")
_INVITED = re.compile(r"\bkinh moi\s?:?$|^\W*(?:tran trong )?kinh moi\s?:")
_BODY = re.compile(
    r"^\W*(?:can cu|thuc hien|xet|theo|de|ngay|sau khi|truoc|trong|hien nay|thoi gian|tiep theo|qua|nham|phuc dap"
    r"|tra loi|nhan duoc|vua qua|ve viec|uy ban|so|bo|van phong|ban|huyen uy|tinh uy|thuong truc)\b"
)


def find_addressees(known: Known) -> Finding:
    """Inline, as dashes, the first inline and dashes below, wrapped; `Kính gửi các Bộ: …` is one item.

    A công điện has them behind `THỦ TƯỚNG CHÍNH PHỦ điện:`, a giấy mời behind `… trân trọng kính mời:` (NĐ 30/2020, Phụ
    lục III, mẫu 1.6 and 1.8). Which bodies they are is settled when the territory is known.
    """
    sheet = known.sheet
    for index in range(head_limit(sheet)):
        for start, end in known.free_line(index):
            match = _opener(known, start, end)
            if not match:
                continue
            begin = start + match.start()
            dash = re.search(r"[-–—*_ ]+$", sheet.plain[start:begin])
            opener = Piece(start + dash.start() if dash else begin, start + match.end(), Component.ADDRESSEES)
            items = gather(known, index, start + match.end(), head_limit(sheet), _BODY)
            return Finding((opener, *_pieces(items)), _values(known, items, index), {})
    return Finding()


def _opener(known: Known, start: int, end: int) -> re.Match[str] | None:
    """What leads to the addressees on a line; behind a sentence's worth of words only where it ends the line."""
    line = known.sheet.bare[start:end].rstrip()
    if len(line) > 300:
        return None
    match = _OPENER.search(line)
    if match and len(line[: match.start()].split()) <= 6:
        return match
    kind = known.value("type")
    if kind is DirectiveType.CONG_DIEN:
        return _DISPATCHED.search(line)
    return _INVITED.search(line) if kind is DirectiveType.GIAY_MOI else None


def _pieces(items: tuple[Item, ...]) -> tuple[Piece, ...]:
    return tuple(
        Piece(*part, Component.ADDRESSEES, ordinal) for ordinal, item in enumerate(items) for part in item.parts
    )


def _values(known: Known, items: tuple[Item, ...], index: int) -> dict[str, object]:
    addressees = tuple(Addressee(item.text, None, Span(*item.span)) for item in items if item.text)
    last = max((item.span[1] for item in items), default=known.sheet.lines[index].end)
    return {"addressees": addressees, "_kinh_gui": index + 1, "_addressees_end": last}
