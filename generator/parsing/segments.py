"""Stretches of a document's foot: which of the two columns they stand in, and what each is."""

import re
from dataclasses import dataclass

from generator.parsing.names import AUTHORITY, is_authority, is_name, is_title, office_cut, twin_cut
from generator.parsing.sheet import Sheet
from generator.vietnamese import fold

RECIPIENTS = re.compile(r"^\W{0,8}[nw][o0]i\s{0,2}(?:nh[a]n|g[uo]i)\b\s{0,3}[:;.]?")
ITEM = re.compile(r"^[\s'‘`.~_*·|]*[-–—~+•·]\s*")
SIGNED = re.compile(r"^\W*\(?(?:da k[yi]\b|ky ten|ky, dong dau|dong dau)[^)]{0,20}\)?\W*$")
_SIGNED_BY = re.compile(r"^\W*da k[yi]\b\W{1,3}")
_CODE = re.compile(r"^\W*[(/][^()]{0,45}\)?.{0,6}$")
_BRACE = re.compile(r"^\W*\(?\s*(?:de|thay|kem)?\s*(?:de\s)?(?:b/?\s?cao|b/?c|bao cao|bao|cao|biet|p/?h)\s?\W*$")
KIEM = re.compile(r"^\W*ki[eê]m\b\W{0,3}$")
BODY = re.compile(
    r"^(?:hoi dong|uy ban|ubnd|hdnd|huyen uy|tinh uy|thanh uy|dang uy|ban|so|bo|bao hiem|cong an|kho bac|vien|toa an"
    r"|lien doan|hoi|cuc|chi cuc|tong cuc|mat tran|doan|thanh tra|ngan hang)\b"
)
_WIDE = 10
"""Blanks that no words of one column have between them."""
_GAP = re.compile(r"\s{3,}|\s*[|\t]\s*")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the foot in one column."""

    start: int
    end: int
    kind: str
    """`label`, `item`, `more` (wrapped), `brace`, `code`; `authority`, `title`, `joint`, `name`, `signed`; `junk`."""
    line: int


def cut(sheet: Sheet, index: int, start: int, end: int, left: bool, listed: bool) -> list[Segment]:
    """One cell cut where the signature's column begins inside it; `left`: the other column has a cell of its own."""
    plain, bare = sheet.plain[start:end], sheet.bare[start:end]
    label = RECIPIENTS.match(bare)
    if label and ends_label(plain[label.end() :]):
        parts = [Segment(start, start + label.end(), "label", index)]
        rest = sheet.trimmed(start + label.end(), end)
        if rest[0] < rest[1] and sheet.plain[slice(*rest)].strip(" .:").isupper():
            return parts + signature_parts(sheet, index, *rest)
        return parts + (cut(sheet, index, *rest, left, True) if rest[0] < rest[1] else [])
    kind = _kind(plain, bare, listed)
    if left:
        return [Segment(start, end, "more" if kind in _SIGNATURE and listed else kind, index)]
    if kind not in ("item", "more"):
        return signature_parts(sheet, index, start, end) if kind in _SIGNATURE else [Segment(start, end, kind, index)]
    at = _column(plain)
    if at is None:
        return [Segment(start, end, kind, index)]
    item, rest = sheet.trimmed(start, start + at), sheet.trimmed(start + at, end)
    parts = [Segment(*item, kind, index)] if item[0] < item[1] else []
    return parts + signature_parts(sheet, index, *rest)


_SIGNATURE = ("authority", "title", "joint", "name", "signed")


def _column(plain: str) -> int | None:
    """Where, in a line of the left column, words of the right one begin."""
    authority = next((m for m in AUTHORITY.finditer(plain) if m.start() and plain[m.start() - 1] in " \t_|"), None)
    if authority and plain[authority.start() :].isupper():
        return authority.start()
    for gap in re.finditer(r"\s{3,}|(?<=[;,.)])\s+(?=\S)|\s(?=[}|{])", plain):
        rest = plain[gap.end() :].strip(" .,_-–|")
        closed = plain[: gap.start()].rstrip().endswith((";", ".", ",", ")")) or len(gap[0]) > 2
        if not closed or not plain[: gap.start()].strip(" -–~+•|"):
            continue
        if is_title(rest) or is_authority(rest) or (is_name(rest, sure=True) and not ITEM.match(rest)):
            return gap.end()
        if SIGNED.match(fold(rest)) or (plain[: gap.start()].rstrip().endswith(";") and _specks(rest)):
            return gap.end()
        if KIEM.match(fold(rest)) or (len(gap[0]) >= _WIDE and rest[:1] not in ("", "(")):
            return gap.end()
        if plain[gap.end()] in "}|{" and _BRACE.match(fold(rest)):
            return gap.end()
    words = re.search(
        r"\s(?=(?:PHÓ |)(?:GIÁM ĐỐC|GIÁM ĐÓC|CHỦ TỊCH|BÍ THƯ|CHÁNH VĂN PHÒNG|TRƯỞNG|CHÁNH)[A-ZÀ-ỸĐ ]*$)", plain
    )
    return words.end() if words and words.start() > 2 else None


def _specks(words: str) -> bool:
    """Whether what stands here is no words at all: the remains of a seal or a pen."""
    return not re.search(r"[^\W\d_]{4}", words) and len(words) < 25 and not re.search(r"^\(.*\)$|^\w{1,3}$", words)


def _kind(plain: str, bare: str, listed: bool) -> str:
    if ITEM.match(plain) and re.search(r"[^\W\d_]{2}", plain):
        return "item"
    words = plain.strip(" .,;:-–—_|")
    if words.isupper() and is_authority(words):
        return "authority"
    if is_title(words):
        return "title"
    if KIEM.match(bare):
        return "joint"
    if SIGNED.match(bare):
        return "signed"
    if is_name(words, sure=True):
        return "name"
    if _BRACE.match(bare) and len(words) < 24:
        return "brace"
    if _CODE.match(plain) and len(plain) < 60 and re.search(r"\d{3}", plain):
        return "code"
    if not re.search(r"[^\W\d_]{3}", plain) or not listed:
        return "junk"
    return "label" if re.search(r":\s*$", plain) and len(plain) < 45 else "more"


def signature_parts(sheet: Sheet, index: int, start: int, end: int) -> list[Segment]:
    """The parts of the right column on a line: two prefixes of authority may share it."""
    plain, bare = sheet.plain[start:end], sheet.bare[start:end]
    if not plain.strip():
        return []
    cuts = [match.start() for match in AUTHORITY.finditer(plain) if match.start()]
    if cuts and plain.isupper():
        parts = []
        for begin, stop in zip((0, *cuts), (*cuts, len(plain)), strict=True):
            parts.extend(signature_parts(sheet, index, *sheet.trimmed(start + begin, start + stop)))
        return parts
    signed = _SIGNED_BY.match(bare)
    if signed and is_name(plain[signed.end() :].strip(" .,_|"), sure=False):
        rest = sheet.trimmed(start + signed.end(), end)
        return [Segment(start, start + signed.end(), "signed", index), Segment(*rest, "name", index)]
    kind = _kind(plain, bare, False)
    if kind == "junk" and is_name(plain.strip(" .,_|"), sure=False):
        kind = "name"
    if kind == "junk" and plain.strip().isupper() and re.fullmatch(r"[A-ZÀ-ỸĐ ,.&-]{6,80}", plain.strip()):
        kind = "title"
    return [Segment(start, end, "junk" if kind in ("item", "more", "label") else kind, index)]


def side_by_side(sheet: Sheet, first: int, label: int) -> list[Segment]:
    """Two signatures and more beside one another above the recipients, one after the other; empty where there is one.

    Who issue a paper together sign in columns (NĐ 30/2020, Phụ lục I, II.7.c).
    """
    rows = [(index, columns(sheet, index)) for index in range(first, label) if not sheet.blank(index)]
    count = max((len(cells) for _, cells in rows), default=0)
    if count == 2:
        rows = [(index, cells if len(cells) > 1 else _offices(sheet, *cells[0])) for index, cells in rows]
    at, full = next(((index, cells) for index, cells in rows if len(cells) == count), (first, []))
    begins = [cell[0] - sheet.lines[at].start for cell in full]
    placed = [(index, _in_columns(sheet, index, cells, begins)) for index, cells in rows]
    if count < 2 or not all(cells for _, cells in placed):
        return []
    segments = []
    for column in range(count):
        for index, row in placed:
            if column not in row:
                continue
            cell = row[column]
            words = sheet.plain[slice(*cell)]
            kind = _kind(words, sheet.bare[slice(*cell)], False)
            kind = "name" if kind == "junk" and not words.isupper() and is_name(words, sure=False) else kind
            segments.append(Segment(*cell, kind if kind in _SIGNATURE else "authority", index))
    return segments


_DRIFT = 6
"""Characters by which the lines of a column may begin apart."""


def _in_columns(
    sheet: Sheet, index: int, cells: list[tuple[int, int]], begins: list[int]
) -> dict[int, tuple[int, int]]:
    """The cells of a line by the columns they stand in; nothing where that is not plain for each of them.

    A line of one cell says too little of its column, unless it is set in far enough.
    """
    if len(cells) == len(begins):
        return dict(enumerate(cells))
    found: dict[int, tuple[int, int]] = {}
    for cell in cells:
        at = cell[0] - sheet.lines[index].start
        if len(cells) == 1 and at <= _WIDE:
            return {}
        near = [column for column, begin in enumerate(begins) if abs(begin - at) <= _DRIFT]
        if len(near) != 1 or near[0] in found:
            return {}
        found[near[0]] = cell
    return found


def _offices(sheet: Sheet, start: int, end: int) -> list[tuple[int, int]]:
    """The two offices that a line over two people's names says one after the other: `THƯ KÝ CHỦ TỌA`."""
    at = office_cut(sheet.plain[start:end])
    return [sheet.trimmed(start, start + at), sheet.trimmed(start + at, end)] if at else [(start, end)]


def columns(sheet: Sheet, index: int) -> list[tuple[int, int]]:
    """The stretches of a line that stand apart: blanks, a bar or a tab between them, or two of one kind."""
    line, cells = sheet.lines[index], []
    start = line.start
    for gap in (*_GAP.finditer(sheet.plain, line.start, line.end), None):
        end = gap.start() if gap else line.end
        part = sheet.trimmed(start, end)
        if part[0] < part[1]:
            cells.append(part)
        start = gap.end() if gap else end
    if len(cells) == 1 and (at := twin_cut(sheet.plain[slice(*cells[0])])):
        start, end = cells[0]
        return [sheet.trimmed(start, start + at), sheet.trimmed(start + at, end)]
    return cells


def ends_label(rest: str) -> bool:
    """Whether what stands behind the words `Nơi nhận` lets them be the label: nothing, a list, the signature."""
    said = rest.strip(" :;.|")
    if SIGNED.match(fold(said)):
        return True
    letters = [char.isupper() for char in said if char.isalpha()]
    return len(letters) < 4 or sum(letters) > 0.6 * len(letters) or said[0] in "-–~+" or said.startswith(("Như", "như"))
