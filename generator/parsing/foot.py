"""Where the foot of a document begins and ends, and its two columns (NĐ 30/2020, Phụ lục I; HD 36-HD/VPTW)."""

import re
from dataclasses import dataclass, replace

from generator.model import Column
from generator.parsing.known import Known
from generator.parsing.names import AUTHORITY, is_authority, is_name, is_title
from generator.parsing.sheet import Sheet
from generator.vietnamese import fold

_RECIPIENTS = re.compile(r"^\W{0,8}[nw][o0]i\s{0,2}nh[a]n\b\s{0,3}[:;.]?")
_FILED = re.compile(r"^\W*luu\b\s?[:.;]?\s?(?:vt|vp|van|tr|ho so|hs|hc|th|k|$|\w{2,8}\b)|^\W*luu[:.;]")
_ITEM = re.compile(r"^[\s'‘`.~_*·|]*[-–—~+•·]\s*")
_ANNEX = re.compile(
    r"^\W*(?:phu luc\b|danh sach|mau so|bieu (?:so|mau)|\(?(?:ban hanh )?kem theo|don vi\s?:|don vi tinh"
    r"|stt\b|tt\s*(?:$|[|\t])|cong hoa xa hoi|bien ban|the le|quy che|quy dinh|de cuong|bang tong hop|chuong:)"
)
_SIGNED = re.compile(r"^\W*\(?(?:da ky|ky ten|ky, dong dau|dong dau)[^)]{0,20}\)?\W*$")
_CODE = re.compile(r"^\W*[(/][^()]{0,45}\)?.{0,6}$")
_BRACE = re.compile(r"^\W*\(?\s*(?:de|thay|kem)?\s*(?:de\s)?(?:b/?\s?cao|b/?c|bao cao|bao|cao|biet|p/?h)\s?\W*$")
_KIEM = re.compile(r"^\W*ki[eê]m\b\W{0,3}$")
_END = re.compile(r"[./]\s?/\s?[./-]|\./|/\.")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the foot in one column."""

    start: int
    end: int
    kind: str
    """`label`, `item`, `more` (wrapped), `brace`, `code`; `authority`, `title`, `joint`, `name`, `signed`; `junk`."""
    line: int


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot: recipients and signature, and the line behind it."""

    segments: tuple[Segment, ...]
    first: int
    after: int


def find_foot(known: Known, body_start: int) -> Foot | None:
    """From `Nơi nhận`, or where that is lost from the filing line's list or the signature, to the last name."""
    sheet = known.sheet
    begin = next((index for index, line in enumerate(sheet.lines) if line.end > body_start), len(sheet.lines))
    finders = (_label_line, _filed_list, _signature_line)
    label = next((at for at in (find(sheet, begin) for find in finders) if at is not None), None)
    if label is None:
        return None
    first = _signature_above(sheet, label, begin)
    segments, after = _walk(known, first, label)
    return Foot(tuple(segments), first, after) if segments else None


def _label_line(sheet: Sheet, begin: int) -> int | None:
    for index in range(begin, len(sheet.lines)):
        for start, end in sheet.cells(index)[:4]:
            match = _RECIPIENTS.match(sheet.bare[start : min(end, start + 60)])
            if match and _ends_label(sheet.plain[start + match.end() : min(end, start + 200)]):
                return index
    return None


def _ends_label(rest: str) -> bool:
    said = rest.strip(" :;.|")
    letters = [char.isupper() for char in said if char.isalpha()]
    return len(letters) < 4 or sum(letters) > 0.6 * len(letters) or said[0] in "-–~+" or said.startswith(("Như", "như"))


def _filed_list(sheet: Sheet, begin: int) -> int | None:
    """The list that ends in `- Lưu: VT` where the words `Nơi nhận` are lost."""
    for index in range(begin, len(sheet.lines)):
        text = sheet.folded(index)[:80]
        if not (_ITEM.match(text) and _FILED.match(_ITEM.sub("", text))):
            continue
        top, at = index, index - 1
        while at >= begin and index - at < 40:
            words = sheet.words(at)
            closed = words.rpartition(";")
            if words and not (_ITEM.match(words) and closed[1] and not re.search(r"[^\W\d_]{4}", closed[2])):
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
    """Whether the next words below a title are a person's name, or another title above one."""
    for near in range(index + 1, min(index + 9, len(sheet.lines))):
        words = sheet.words(near)
        if words and not _SIGNED.match(sheet.folded(near)) and not is_title(words):
            return is_name(words, sure=True)
    return False


def _signature_above(sheet: Sheet, label: int, begin: int) -> int:
    """The first line of a signature block that the text has before `Nơi nhận`."""
    at, first, seen = label - 1, label, False
    while at >= begin and label - at < 16:
        words = sheet.words(at).strip(" |+-=:")
        if words:
            office = words.isupper() and (is_authority(words) or is_title(words))
            if not (
                office or is_name(words, sure=True) or _SIGNED.match(sheet.folded(at)) or _KIEM.match(sheet.folded(at))
            ):
                break
            seen = seen or office
            first = at
        at -= 1
    return first if seen else label


def _walk(known: Known, first: int, label: int) -> tuple[list[Segment], int]:
    sheet = known.sheet
    segments: list[Segment] = []
    filed = named = False
    last, misses = first, 0
    for index in range(first, len(sheet.lines)):
        if sheet.blank(index):
            continue
        if index > label and _over(sheet, index, filed):
            break
        found = _segments(known, index, bool(segments) and any(part.kind in ("item", "label") for part in segments))
        found = _named(sheet, segments[-1] if segments else None, found)
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


def _named(sheet: Sheet, above: Segment | None, found: list[Segment]) -> list[Segment]:
    """A line below an office is a person's name, be its family one that few bear: `Rơ Châm H'Lan`."""
    office = above is not None and above.kind in ("authority", "title", "signed")
    if not office or len(found) != 1 or found[0].kind not in ("more", "junk"):
        return found
    named = is_name(sheet.said(found[0].start, found[0].end), sure=False)
    return [replace(found[0], kind="name")] if named else found


def _over(sheet: Sheet, index: int, filed: bool) -> bool:
    words = sheet.words(index)
    if len(words) > 170 and not re.search(r"[|\t]", words):
        return True
    if _ANNEX.match(sheet.folded(index)[:60]) and (filed or words.isupper() or len(words) < 20):
        return True
    return filed and len(words) > 75 and not words.startswith(("-", "+", "|"))


def _bare(sheet: Sheet, part: Segment) -> str:
    return _ITEM.sub("", sheet.bare[part.start : part.end])[:60]


def _segments(known: Known, index: int, listed: bool) -> list[Segment]:
    sheet, found = known.sheet, []
    line = sheet.lines[index]
    cells = [cell for cell in sheet.cells(index) if cell[1] > cell[0]]
    source = sheet.source_line(index)
    for ordinal, cell in enumerate(cells):
        right = (len(cells) > 1 and ordinal > 0) or (source is not None and source.column is Column.RIGHT)
        for gap in known.free(*cell):
            start, end = sheet.trimmed(*gap)
            if start < end:
                if right:
                    found.extend(_signature_parts(sheet, index, start, end))
                else:
                    found.extend(_cut(sheet, index, start, end, len(cells) > 1, listed))
    return found if line.end > line.start else []


def _cut(sheet: Sheet, index: int, start: int, end: int, left: bool, listed: bool) -> list[Segment]:
    """One cell cut where the signature's column begins inside it; `left`: the other column has a cell of its own."""
    plain, bare = sheet.plain[start:end], sheet.bare[start:end]
    label = _RECIPIENTS.match(bare)
    if label and _ends_label(plain[label.end() :]):
        parts = [Segment(start, start + label.end(), "label", index)]
        rest = sheet.trimmed(start + label.end(), end)
        if rest[0] < rest[1] and sheet.plain[slice(*rest)].strip(" .:").isupper():
            return parts + _signature_parts(sheet, index, *rest)
        return parts + (_cut(sheet, index, *rest, left, True) if rest[0] < rest[1] else [])
    kind = _kind(plain, bare, listed)
    if left:
        return [Segment(start, end, "more" if kind in _SIGNATURE and listed else kind, index)]
    if kind not in ("item", "more"):
        return _signature_parts(sheet, index, start, end) if kind in _SIGNATURE else [Segment(start, end, kind, index)]
    at = _column(plain)
    if at is None:
        return [Segment(start, end, kind, index)]
    item, rest = sheet.trimmed(start, start + at), sheet.trimmed(start + at, end)
    parts = [Segment(*item, kind, index)] if item[0] < item[1] else []
    return parts + _signature_parts(sheet, index, *rest)


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
        if is_title(rest) or is_authority(rest) or (is_name(rest, sure=True) and not _ITEM.match(rest)):
            return gap.end()
        if _SIGNED.match(fold(rest)) or (plain[: gap.start()].rstrip().endswith(";") and _specks(rest)):
            return gap.end()
        if _KIEM.match(fold(rest)):
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
    if _ITEM.match(plain) and re.search(r"[^\W\d_]{2}", plain):
        return "item"
    words = plain.strip(" .,;:-–—_|")
    if words.isupper() and is_authority(words):
        return "authority"
    if is_title(words):
        return "title"
    if _KIEM.match(bare):
        return "joint"
    if _SIGNED.match(bare):
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


def _signature_parts(sheet: Sheet, index: int, start: int, end: int) -> list[Segment]:
    """The parts of the right column on a line: two prefixes of authority may share it."""
    plain, bare = sheet.plain[start:end], sheet.bare[start:end]
    if not plain.strip():
        return []
    cuts = [match.start() for match in AUTHORITY.finditer(plain) if match.start()]
    if cuts and plain.isupper():
        parts = []
        for begin, stop in zip((0, *cuts), (*cuts, len(plain)), strict=True):
            parts.extend(_signature_parts(sheet, index, *sheet.trimmed(start + begin, start + stop)))
        return parts
    kind = _kind(plain, bare, False)
    if kind == "junk" and is_name(plain.strip(" .,_|"), sure=False):
        kind = "name"
    if kind == "junk" and plain.strip().isupper() and re.fullmatch(r"[A-ZÀ-ỸĐ ,.&-]{6,80}", plain.strip()):
        kind = "title"
    return [Segment(start, end, "junk" if kind in ("item", "more", "label") else kind, index)]
