"""Tên loại: the kind, as headed (NĐ 30/2020, Điều 7; HD 36-HD/VPTW, mục II.4)."""

import re

from generator.model import Code, Component, DirectiveType, Origin, Severity
from generator.parsing.known import Doubt, Finding, Known, Source
from generator.parsing.sheet import Piece
from generator.parsing.window import head_limit
from generator.registers.document_kinds import kind_of_letters

_HEADINGS = {
    "nghi quyet lien tich": DirectiveType.NGHI_QUYET,
    "nghi quyet": DirectiveType.NGHI_QUYET,
    "quyet dinh": DirectiveType.QUYET_DINH,
    "quy dinh": DirectiveType.QUY_DINH,
    "quy che": DirectiveType.QUY_CHE,
    "chi thi": DirectiveType.CHI_THI,
    "thong bao": DirectiveType.THONG_BAO,
    "thong tri": DirectiveType.THONG_TRI,
    "thong cao": DirectiveType.THONG_CAO,
    "ket luan": DirectiveType.KET_LUAN,
    "ke hoach": DirectiveType.KE_HOACH,
    "chuong trinh": DirectiveType.CHUONG_TRINH,
    "phuong an": DirectiveType.PHUONG_AN,
    "de an": DirectiveType.DE_AN,
    "cong dien": DirectiveType.CONG_DIEN,
    "huong dan": DirectiveType.HUONG_DAN,
    "bao cao": DirectiveType.BAO_CAO,
    "to trinh": DirectiveType.TO_TRINH,
    "giay moi": DirectiveType.GIAY_MOI,
    "phieu chuyen": DirectiveType.PHIEU_CHUYEN,
    "bien ban": DirectiveType.BIEN_BAN,
    "thong tu lien tich": DirectiveType.THONG_TU,
    "thong tu": DirectiveType.THONG_TU,
    "nghi dinh": DirectiveType.NGHI_DINH,
    "luat": DirectiveType.LUAT,
    "giay phep": DirectiveType.GIAY_PHEP,
    "cong van": DirectiveType.CONG_VAN,
    "phap lenh": DirectiveType.KHAC,
    "lenh": DirectiveType.KHAC,
    "du an": DirectiveType.KHAC,
    "hop dong": DirectiveType.KHAC,
    "ban ghi nho": DirectiveType.KHAC,
    "ban thoa thuan": DirectiveType.KHAC,
    "giay uy quyen": DirectiveType.KHAC,
    "giay gioi thieu": DirectiveType.KHAC,
    "giay nghi phep": DirectiveType.KHAC,
    "phieu gui": DirectiveType.KHAC,
    "phieu bao": DirectiveType.KHAC,
    "thu cong": DirectiveType.KHAC,
    "kien nghi": DirectiveType.KHAC,
    "khang nghi": DirectiveType.KHAC,
    "phieu trinh": DirectiveType.KHAC,
    "giay xac nhan": DirectiveType.KHAC,
    "giay chung nhan": DirectiveType.KHAC,
    "thu moi": DirectiveType.GIAY_MOI,
    "loi keu goi": DirectiveType.KHAC,
}
_TAILS = re.compile(
    r"^(?:$|khan\b|van ban$|hop\b|lien (?:tich|nganh|so|bo)$|cua\b"
    r"|so\b.{0,30}$|\(.{0,30}\)$|hanh dong$|tham (?:tra|dinh)$|cong tac$|cong tac nam\b.{0,12}$)"
)
"""Words behind a kind that are part of its name, or of nothing: `CHƯƠNG TRÌNH HÀNH ĐỘNG`, `PHIẾU CHUYỂN VĂN BẢN`."""


def find_type(known: Known) -> Finding:
    """The kind that a line in capitals says: `QUYẾT ĐỊNH`, `PHIẾU CHUYỂN VĂN BẢN`, `KẾ HOẠCH …`, OCR slips included.

    What stands behind the kind on the same line, and is no part of its name, is the abstract.
    """
    sheet = known.sheet
    for index in range(head_limit(sheet)):
        for start, end in known.free_line(index):
            begin, stop = _letters(sheet.plain, start, end)
            words = sheet.plain[begin:stop]
            if len(words) > 120 or not words.isupper() or words.startswith("PHƯỜNG "):
                continue
            kind = _kind(sheet.bare[begin:stop])
            if not kind:
                continue
            heading, type_ = kind
            rest = sheet.bare[begin + len(heading) : stop].strip(" :.")
            head_end = stop if _TAILS.match(rest) else begin + len(heading)
            piece = Piece(*sheet.trimmed(start, end if head_end == stop else head_end), Component.TYPE)
            values = {"type": type_, "_type_line": index, "_type_end": piece.end}
            return Finding((piece,), values, {"type": Source(Origin.TEXT, begin, head_end)})
    return Finding()


def settle_type(known: Known) -> Finding:
    """The kind of a paper without heading: a công văn, which names none (NĐ 30, Điều 7; HD 36, mục II.4).

    A paper that addresses someone or begins its abstract with V/v is a công văn, whatever letters stand in its symbol
    (`CT-TTHT` is a tax department, not a chỉ thị); else the symbol decides.
    """
    if known.value("type"):
        return Finding()
    notation = known.value("notation")
    family = known.values.get("_family")
    kinds, bodies = known.registers.document_kinds, known.registers.body_kinds.by_letters
    by_symbol = kind_of_letters(notation, family, kinds, bodies) if notation else None
    source = {"type": Source(Origin.INFERRED)}
    if by_symbol in _NAMELESS or (by_symbol and not known.values.get("_kinh_gui") and not known.values.get("_vv")):
        return Finding((), {"type": by_symbol}, source)
    if known.values.get("_kinh_gui") or known.values.get("_vv"):
        return Finding((), {"type": DirectiveType.CONG_VAN}, source)
    return Finding((), {}, {}, (Doubt(Code.TYPE_UNKNOWN, Severity.WARNING),))


_NAMELESS = frozenset({DirectiveType.CONG_VAN})


def _letters(plain: str, start: int, end: int) -> tuple[int, int]:
    """`[start, end)` without the specks at its ends."""
    words = plain[start:end]
    first = re.search(r"[^\W\d_]{2}", words)
    if not first:
        return start, start
    return start + first.start(), start + len(re.sub(r"[\W_]+$", "", words))


def _kind(bare: str) -> tuple[str, DirectiveType] | None:
    said = re.sub(r"\s", " ", bare)
    for heading, type_ in _HEADINGS.items():
        if said == heading or said.startswith(heading + " "):
            return heading, type_
    return _misread(said)


def _misread(said: str) -> tuple[str, DirectiveType] | None:
    """The kind of a heading with one letter lost, added or misread, or a blank too few: `PHIEU CHUYN`, `THONGBAO`.

    Only of two syllables and seven letters and more, and only as the whole line or before words of its own tail.
    """
    for heading, type_ in _HEADINGS.items():
        letters = heading.replace(" ", "")
        if len(letters) < 7 or " " not in heading or type_ is DirectiveType.KHAC:
            continue
        for end in {len(said), *(match.start() for match in re.finditer(" ", said))}:
            rest = said[end:].strip(" :.")
            if abs(end - len(heading)) <= 2 and _TAILS.match(rest) and _one_off(said[:end].replace(" ", ""), letters):
                return said[:end], type_
    return None


def _one_off(said: str, letters: str) -> bool:
    """Whether at most one letter is lost, added or misread."""
    if said == letters:
        return True
    start = next(
        (at for at, (a, b) in enumerate(zip(said, letters, strict=False)) if a != b), min(len(said), len(letters))
    )
    return any(said[start + mine :] == letters[start + theirs :] for mine, theirs in ((1, 1), (0, 1), (1, 0)))
