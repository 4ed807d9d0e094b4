"""Where the foot of a document begins and ends, and its two columns (NĐ 30/2020, Phụ lục I; HD 36-HD/VPTW)."""

import re
from dataclasses import dataclass, replace

from generator.model import Column
from generator.parsing.known import Known
from generator.parsing.names import AUTHORITY, is_authority, is_name, is_title
from generator.parsing.segments import (
    BODY,
    ITEM,
    KIEM,
    RECIPIENTS,
    SIGNED,
    Segment,
    columns,
    cut,
    ends_label,
    side_by_side,
    signature_parts,
)
from generator.parsing.sheet import Sheet
from generator.vietnamese import fold

_FILED = re.compile(r"^\W*luu\b\s?[:.;]?\s?(?:vt|vp|van|tr|ho so|hs|hc|th|k|$|\w{2,8}\b)|^\W*luu[:.;]")
_ANNEX = re.compile(
    r"^\W*(?:phu luc\b|danh sach|mau so|bieu (?:so|mau)|\(?(?:ban hanh )?kem theo|don vi\s?:|don vi tinh"
    r"|stt\b|tt\s*(?:$|[|\t])|cong hoa xa hoi|bien ban|the le|quy che|quy dinh|de cuong|bang tong hop|chuong:)"
)
_END = re.compile(r"[./]\s?/\s?[./-]|\./|/\.")


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot: recipients and signature, and the line behind it."""

    segments: tuple[Segment, ...]
    first: int
    after: int


def find_foot(known: Known, body_start: int) -> Foot | None:
    """From `Nơi nhận`, or where that is lost from the filing line's list or the signature, to the last name."""
    sheet = known.sheet
    authenticated: int | None = known.values.get("_authenticated")
    if authenticated is not None:
        label = _signature_line(sheet, authenticated)
        segments, after = _walk(known, label, label) if label is not None else ([], 0)
        return Foot(tuple(segments), label, after) if segments and label is not None else None
    begin = next((index for index, line in enumerate(sheet.lines) if line.end > body_start), len(sheet.lines))
    finders = (_label_line, _filed_list, _signature_line)
    label = next((at for at in (find(sheet, begin) for find in finders) if at is not None), None)
    if label is None:
        return None
    signed = _signature_line(sheet, begin)
    if signed is not None and any(_annexed(sheet, index) for index in range(signed, label)):
        label = signed
    if label == signed and (beside := _beside(sheet, label)):
        return beside
    first = _signature_above(sheet, label, begin)
    segments, after = _walk(known, first, label)
    return Foot(tuple(segments), first, after) if segments else None


def _beside(sheet: Sheet, first: int) -> Foot | None:
    """Two signatures beside one another in a paper without recipients, a biên bản mostly."""
    after = first
    for index in range(first, min(first + 16, len(sheet.lines))):
        if sheet.blank(index):
            continue
        cells = columns(sheet, index)
        if not all(_signs(sheet, cell, True)[0] or _may_sign(sheet, cell) for cell in cells):
            break
        after = index + 1
    segments = side_by_side(sheet, first, after)
    return Foot(tuple(segments), first, after) if any(part.kind == "name" for part in segments) else None


def _annexed(sheet: Sheet, index: int) -> bool:
    """Whether an annex begins at a line: recipients that stand below it are those of a form."""
    return sheet.words(index).isupper() and bool(_ANNEX.match(sheet.folded(index)[:60]))


def _label_line(sheet: Sheet, begin: int) -> int | None:
    for index in range(begin, len(sheet.lines)):
        for start, end in sheet.cells(index)[:4]:
            match = RECIPIENTS.match(sheet.bare[start : min(end, start + 60)])
            if match and ends_label(sheet.plain[start + match.end() : min(end, start + 200)]):
                return index
    return None


def _filed_list(sheet: Sheet, begin: int) -> int | None:
    """The list that ends in `- Lưu: VT` where the words `Nơi nhận` are lost."""
    for index in range(begin, len(sheet.lines)):
        text = sheet.folded(index)[:80]
        if not (ITEM.match(text) and _FILED.match(ITEM.sub("", text))):
            continue
        top, at = index, index - 1
        while at >= begin and index - at < 40:
            words = sheet.words(at)
            closed = words.rpartition(";")
            if words and not (ITEM.match(words) and closed[1] and not re.search(r"[^\W\d_]{4}", closed[2])):
                break
            top = at if words else top
            at -= 1
        above = sheet.words(at) if at >= begin else ""
        office = next(AUTHORITY.finditer(above), None)
        lead = re.search(r"[;)]\s*(?P<tail>.{4,40})$", above)
        if office and above[office.start() :].isupper() and not _END.search(above):
            return at
        return at if lead and is_title(lead["tail"]) else top
    return None


def _signature_line(sheet: Sheet, begin: int) -> int | None:
    ended = False
    for index in range(begin, len(sheet.lines)):
        words = sheet.words(index)
        if not words or len(words) > 100:
            ended = ended or bool(_END.search(words[-12:]))
            continue
        if words.isupper() and (is_authority(words) or (is_title(words) and (ended or _name_below(sheet, index)))):
            return index
        ended = ended or bool(_END.search(words[-12:]))
    return None


def _name_below(sheet: Sheet, index: int) -> bool:
    """Whether the next words below a title are a person's name, or another title above one; where they are the text's
    last, the name may be of a family that few bear.
    """
    for near in range(index + 1, min(index + 9, len(sheet.lines))):
        cells = [sheet.plain[slice(*cell)] for cell in columns(sheet, near)]
        if not all(SIGNED.match(fold(words)) or is_title(words) for words in cells):
            followed = any(sheet.words(below) for below in range(near + 1, len(sheet.lines)))
            return all(is_name(words, sure=followed) for words in cells)
    return False


def _signature_above(sheet: Sheet, label: int, begin: int) -> int:
    """The first line of a signature block that the text has before `Nơi nhận`."""
    at, first, seen = label - 1, label, False
    while at >= begin and label - at < 16:
        words = sheet.words(at).strip(" |+-=:")
        if words:
            cells = columns(sheet, at)
            signs = [_signs(sheet, cell, len(cells) > 1) for cell in cells]
            if not all(sign for sign, _ in signs):
                break
            seen = seen or any(office for _, office in signs)
            first = at
        at -= 1
    return first if seen else label


def _walk(known: Known, first: int, label: int) -> tuple[list[Segment], int]:
    sheet = known.sheet
    segments = side_by_side(sheet, first, label)
    filed = named = False
    last, misses = first, 0
    for index in range(label if segments else first, len(sheet.lines)):
        if sheet.blank(index):
            continue
        if index > label and _over(sheet, index, filed):
            break
        lists = [part for part in segments if part.kind in ("item", "label")]
        edge = min((part.start - sheet.lines[part.line].start for part in lists), default=None)
        found = _segments(known, index, edge)
        found = _named(sheet, segments[-1] if segments else None, found)
        if filed and not named:
            found = _named_below(sheet, segments, found)
        useful = [part for part in found if part.kind != "junk"]
        if index > label and filed and all(part.kind == "more" for part in useful):
            closed = re.search(r"[.;]\s*$", sheet.words(last)) or named or misses
            useful = [] if closed else useful
            found = found if useful else []
        if not useful:
            misses += 1
            if (filed and misses > 6) or misses > 14:
                break
            segments.extend(Segment(part.start, part.end, "junk", index) for part in found)
            continue
        segments.extend(found)
        last = index
        filed = filed or any(part.kind == "item" and _FILED.match(_bare(sheet, part)) for part in useful)
        named = named or any(part.kind == "name" for part in useful)
    return [part for part in segments if part.line <= last], last + 1


def _signs(sheet: Sheet, part: tuple[int, int], joint: bool) -> tuple[bool, bool]:
    """Whether words belong to a signature, and whether they are an office; in columns a body in capitals does too."""
    words, bare = sheet.plain[slice(*part)].strip(" |+-=:"), sheet.bare[slice(*part)]
    office = words.isupper() and (is_authority(words) or is_title(words))
    return (
        office
        or is_name(words, sure=True)
        or bool(SIGNED.match(bare) or KIEM.match(bare))
        or (joint and words.isupper() and bool(BODY.match(fold(words)))),
        office,
    )


def _may_sign(sheet: Sheet, part: tuple[int, int]) -> bool:
    """Whether words in small letters can be a person's name, of a rare family."""
    words = sheet.plain[slice(*part)].strip(" |")
    return not words.isupper() and is_name(words, sure=False)


def _named(sheet: Sheet, above: Segment | None, found: list[Segment]) -> list[Segment]:
    """A line below an office is a person's name, be its family one that few bear: `Rơ Châm H'Lan`."""
    office = above is not None and above.kind in ("authority", "title", "signed")
    if above is None or not office or len(found) != 1 or found[0].kind not in ("more", "junk"):
        return found
    words = sheet.said(found[0].start, found[0].end)
    if (
        above.kind in ("title", "authority")
        and above.line == found[0].line - 1
        and words.isupper()
        and BODY.match(fold(words))
    ):
        return [replace(found[0], kind="title")]  # `KT. CHỦ TỊCH / ỦY BAN …`: whose office it is
    return [replace(found[0], kind="name")] if is_name(words, sure=False) else found


def _named_below(sheet: Sheet, segments: list[Segment], found: list[Segment]) -> list[Segment]:
    """The line below the whole list is the name of who signed beside it, where no other line has given one."""
    office = any(part.kind in ("authority", "title") for part in segments)
    if not office or len(found) != 1 or found[0].kind not in ("more", "junk"):
        return found
    named = is_name(sheet.said(found[0].start, found[0].end), sure=False)
    return [replace(found[0], kind="name")] if named else found


def _over(sheet: Sheet, index: int, filed: bool) -> bool:
    words = sheet.words(index)
    if len(words) > 170 and not re.search(r"[|\t]", words):
        return True
    if filed and words.isupper() and re.search(r"\b(?:cong hoa xa hoi|dang cong san)\b", sheet.folded(index)):
        return True  # the letterhead of another paper behind the signature
    if _ANNEX.match(sheet.folded(index)[:60]) and (filed or words.isupper() or len(words) < 20):
        return True
    return filed and len(words) > 75 and not words.startswith(("-", "+", "|"))


def _bare(sheet: Sheet, part: Segment) -> str:
    return ITEM.sub("", sheet.bare[part.start : part.end])[:60]


_APART = 20
"""Blanks by which a line of the right column begins behind the list's edge."""


def _segments(known: Known, index: int, edge: int | None) -> list[Segment]:
    """The stretches of a line; `edge` is where the list of recipients begins on its lines, None before there is one."""
    sheet, found = known.sheet, []
    line = sheet.lines[index]
    cells = [cell for cell in sheet.cells(index) if cell[1] > cell[0]]
    source = sheet.source_line(index)
    for ordinal, cell in enumerate(cells):
        right = (len(cells) > 1 and ordinal > 0) or (source is not None and source.column is Column.RIGHT)
        for gap in known.free(*cell):
            start, end = sheet.trimmed(*gap)
            if start < end:
                if right or (edge is not None and len(cells) == 1 and start - line.start >= edge + _APART):
                    found.extend(signature_parts(sheet, index, start, end))
                else:
                    found.extend(cut(sheet, index, start, end, len(cells) > 1, edge is not None))
    return found if line.end > line.start else []
