"""Trích yếu nội dung: the abstract (NĐ 30/2020, Phụ lục I, II.5; HD 36-HD/VPTW, mục II.4)."""

import re

from generator.model import Code, Component, Origin, Severity
from generator.parsing.known import Doubt, Finding, Known, Source
from generator.parsing.mending import is_strange, mended_words
from generator.parsing.ranges import flat
from generator.parsing.settling import settled
from generator.parsing.sheet import Piece, Sheet
from generator.parsing.window import head_limit

_VV = re.compile(
    r"^\W*(?:[uvwyj]?\s?[/\\⁄]\W?\s?[vw]|viv|vv|vlv|w\s?[/⁄]\s?v|wv|j/w|v\s?v)\b\W{0,2}\s?|^\W*ve viec\b\W{0,2}\s?"
    r"|^\W*v[êề]\b\s"
)
_BARE_VE = re.compile(r"^\W*ve\s(?!phia)")
_OPENER = re.compile(
    r"^(?:can c[uv]|thuc hien|xet|theo de nghi|de|ngay \d|sau khi|hien nay|trong (?:thoi|nhung|cac|nam)"
    r"|thoi gian|kinh gui"
    r"|vua qua|\d{1,2}\s?h|tiep theo|nham|dieu \d|[i1]\s?[.)]|phan (?:i|thu)|chuong i|(?:ban hanh )?kem theo)\b"
)
_MARKER = re.compile(r"(?:[ivx]{1,4}|\d{1,2}|[a-z])\s?[.)\-/]\s|dieu \d|[-+]\s")
_MISREAD_VV = re.compile(r"^\W*(?:[ỨứỪừUuYyJj]\s?)?[/\\⁄]\W?[VvWw]\b|^\W*[ỨứỪừUuYyJj]\s?[/\\⁄]")
_DANGLING = re.compile(r"(?:^|\s)(?:từ|của|và|về|cho|với|theo|các|những|tại|đến|do|để|trong|số)$")
_CUT_OFF = re.compile(
    r"(?i)(?:^|\s)(?:từ|của|và|về|cho|với|các|những|tại|để|trong|(?<!tự )do|(?<!văn )(?<!bản )đến|(?<!kèm )theo"
    r"|(?:một|bão|công văn|công điện|quyết định|chỉ thị|nghị quyết|nghị định|thông tư|thông báo|kết luận|kế hoạch"
    r"|tờ trình|hướng dẫn|báo cáo|đề án|luật)\s+số)$"
)
"""Last words that want another: `theo Quyết định số`, but neither `chuyển đổi số` nor `quyền tự do`."""
_OFFICE = re.compile(r"^\W*cua (?:ban|bo|thuong truc|thu tuong|chu tich|uy ban|hoi dong)\b")
_BEGUN = re.compile(
    r"^(?:Bộ luật|Luật|Nghị định|Nghị quyết|Pháp lệnh|Quyết định|Thông tư)\b[^.;]{0,60}?\bsố \d"
    r"[^;]{20,900}?\bcó hiệu lực"
)
"""What a consolidated text says first, below its abstract: `Thông tư số … ngày …, có hiệu lực kể từ ngày …`."""
_FOOTNOTE = re.compile(r"(?<=[^\W\d_])\d{1,2}$")
"""The figure that leads from the abstract of a consolidated text to its footnote: `… Quân đội1`."""
_LINES = 9
FAINT = 0.8
"""Confidence below which a line's figures are doubted; clean print has 0.95."""
TEXT = 60_000
"""Characters of a document that are searched for other spellings."""


def find_subject(known: Known) -> Finding:
    """`V/v …`, `Về việc …`, `(V/v …)` in the left column; or the lines below the kind, with or without `Về việc`."""
    below = known.values.get("_type_line")
    found = _below_type(known, int(below)) if below is not None else _vv(known)
    if not found:
        silent = known.value("type") in (None, "phieu-chuyen")
        return Finding(doubts=() if silent else (Doubt(Code.SUBJECT_MISSING, Severity.WARNING),))
    parts, introduced = found
    edge = _speckled_edge(known)
    plain = known.sheet.plain[:TEXT]
    lines = [_without_specks(known.sheet.said(*part), plain) for part in parts]
    words = " ".join(re.sub(r"^(?:[-–—_.~] ?)+", "", line) if edge else line for line in lines)
    subject = mended_words(_strip(words) or "")
    if "_authenticated" in known.values:
        subject = _FOOTNOTE.sub("", subject)
    values: dict[str, object] = {}
    if introduced:
        values["_vv"] = True
    sources: dict[str, Source] = {}
    doubts: tuple[Doubt, ...] = ()
    subject, unsure = settled(subject, plain, known.sheet.bare[:TEXT])
    if unsure or _cut(subject, introduced) or _MISREAD_VV.match(words) or any(_faint(known, part) for part in parts):
        doubts = (
            Doubt(
                Code.LOW_CONFIDENCE,
                Severity.WARNING,
                parts[0][0],
                parts[-1][1],
                (("value", subject), ("field", "subject")),
            ),
        )
    elif subject:
        values["subject"] = subject
        sources["subject"] = Source(Origin.TEXT, parts[0][0], parts[-1][1])
    return Finding(tuple(Piece(*part, Component.SUBJECT) for part in parts), values, sources, doubts)


def _speckled_edge(known: Known) -> bool:
    """Whether the sheet's edge left specks before the lines of the left column, that of the number among them."""
    pieces = known.taken(Component.NUMBER)
    if not pieces:
        return False
    line = known.sheet.lines[known.sheet.plain.count("\n", 0, pieces[0].start)]
    return bool(re.match(r"\s*[-–—_.~]", known.sheet.plain[line.start : pieces[0].start]))


def _cut(subject: str, introduced: bool) -> bool:
    """Whether an abstract has lost its end or its beginning: `việc nhập khẩu … xuất xứ từ`, but not behind `V/v`."""
    return bool(_CUT_OFF.search(subject)) or (not introduced and subject.startswith("việc "))


def _faint(known: Known, part: tuple[int, int]) -> bool:
    """Whether OCR is unsure of a line with figures in it."""
    sure = known.sheet.sureness(part[0])
    return sure is not None and sure < FAINT and bool(re.search(r"\d", known.sheet.plain[slice(*part)]))


def _without_specks(line: str, plain: str) -> str:
    """A line without the scraps of a stamp or a pen before and behind its words."""
    words = line.split()
    while words and is_strange(words[0], plain):
        words.pop(0)
    while words and (is_strange(words[-1], plain) or words[-1] in (".", ",", "_", "'")):
        words.pop()
    return " ".join(words)


def _strip(words: str) -> str | None:
    """The abstract without V/v, Về việc, Về, brackets around it and the dot behind."""
    said = re.sub(r"^\(\s*([Vv]\s?/\s?[Vv].*)\)\W*$", r"\1", words)
    said = re.sub(r"^\W*(?:[VvWwỨứỪừUuYyJj]?\s?[/\\⁄][%]?\s?[VvWw]|[Vv][IiÍíÌìỊịl]?[Vv]|Wv)\b\s*[:.]?\s*", "", said)
    said = re.sub(r"^\W*(?:(?:[Vv]ề|VỀ)\s+(?:(?:[Vv]iệc|VIỆC)\b)?|[Vv][êèéẻẽàa] việc\b)\s*[:.]?\s*", "", said)
    said = re.sub(r"[\s.;,:]+$", "", said)
    said = said.strip('"') if said.count('"') % 2 else said
    return said.strip(' “”"') if said.count("“") != said.count("”") else said or None


def _vv(known: Known) -> tuple[list[tuple[int, int]], bool] | None:
    """An abstract that says so: from V/v on, until a blank line, the other column or the addressees."""
    sheet = known.sheet
    limit = int(known.values.get("_kinh_gui") or 0) - 1
    limit = limit if limit > 0 else head_limit(sheet)
    for index in range(limit):
        for start, end in known.free_line(index):
            bare = sheet.bare[start:end]
            if len(bare) > 200 or not (
                _VV.match(bare) or (_BARE_VE.match(bare) and sheet.plain[start:end].lstrip("( ")[:2] == "Về")
            ):
                continue
            return _run_on(known, index, _left(known, start, end), limit), True
    return None


def _left(known: Known, start: int, end: int) -> tuple[int, int]:
    """A line of the left column up to the gap behind which the right one, or a stamp over it, begins."""
    start, end = known.sheet.trimmed(start, end)
    gap = re.search(r"\s{6,}", known.sheet.plain[start:end])
    return start, start + gap.start() if gap else end


def _run_on(known: Known, index: int, first: tuple[int, int], limit: int) -> list[tuple[int, int]]:
    sheet, parts, blank = known.sheet, [first], False
    for current in range(index + 1, min(index + _LINES * 2, limit)):
        gaps = known.free_line(current)
        if not gaps:
            blank = blank or sheet.blank(current)
            if not sheet.blank(current) and not blank:
                continue
            continue
        start, end = _left(known, *gaps[0])
        said = sheet.said(start, end)
        before = re.sub(r"\s[.,'_]+$", "", sheet.said(*parts[-1]))
        specks = not re.search(r"[^\W\d_]{2}|\d{3}", said)
        if specks:
            blank = True
            continue
        if blank and not (said[0].islower() or before.endswith((",", "-")) or _short_end(said)):
            break
        if (
            before.endswith(".")
            and not re.search(r"\b(?:TP|Tp|số|Q|P)\.$", before)
            and len(said) > 3
            and not said[0].islower()
        ):
            break
        if len(said) > 160 or (said.isupper() and len(said) > 12 and not before.isupper()):
            break
        parts.append((start, end))
        blank = False
        if len(parts) >= _LINES:
            break
    return parts


def _below_type(known: Known, index: int) -> tuple[list[tuple[int, int]], bool] | None:
    sheet, blank = known.sheet, False
    parts: list[tuple[int, int]] = []
    limit = int(known.values.get("_kinh_gui") or 0) - 1
    limit = limit if limit > index else head_limit(sheet)
    type_end = int(known.values["_type_end"])
    for current in range(index, min(index + 40, limit)):
        gaps = [gap for gap in known.free_line(current) if gap[0] >= type_end]
        if not gaps:
            blank = blank or sheet.blank(current)
            continue
        start, end = gaps[0]
        said = sheet.said(start, end).lstrip("|_.,' ")
        if not re.search(r"[^\W\d_]{2}|\d{4}", said):
            blank = True
            continue
        if parts and _over(
            sheet.said(*parts[-1]), said, sheet.bare[start:end].strip(), blank and not _goes_on(known, current)
        ):
            break
        if parts and "_authenticated" in known.values and _BEGUN.match(flat(sheet.plain[start : start + 1000])):
            break
        if not parts and _office_line(known, current, start, end):
            continue
        if not parts and _opens_body(sheet, current, start, end):
            break
        parts.append((start, end))
        blank = False
        if len(parts) >= _LINES:
            break
    introduced = bool(parts and _VV.match(sheet.bare[slice(*parts[0])]))
    return (parts, introduced) if parts else None


def _opens_body(sheet: Sheet, index: int, start: int, end: int) -> bool:
    """Whether a long line begins the body; one that no mark ends and nothing goes on with is an abstract all the same:
    `Thực hiện bảo hiểm y tế học sinh …` above `Căn cứ …`.
    """
    said = sheet.said(start, end).lstrip("|_.,' ")
    if len(said) <= 60 or said[0].islower() or not _OPENER.match(sheet.bare[start:end].strip()):
        return False
    below = sheet.folded(index + 1) if index + 1 < len(sheet.lines) else ""
    over = not below or below.startswith("can cu ") or _MARKER.match(below)
    return not over or bool(re.search(r"[.,:;/]$|\b[Ss]ố \d", said))


def _office_line(known: Known, index: int, start: int, end: int) -> bool:
    """Whether a line says only whose the paper is: `CỦA BAN THƯỜNG VỤ TỈNH ỦY` above `về …` (HD 36-HD/VPTW)."""
    sheet = known.sheet
    if not _OFFICE.match(sheet.bare[start:end]):
        return False
    below = (line for line in range(index + 1, min(index + 4, len(sheet.lines))) if sheet.words(line))
    nearest = next(below, None)
    return (
        nearest is not None
        and bool(_BARE_VE.match(sheet.folded(nearest)))
        and not re.search(r"\b(?:tai|ve|trong|phien hop|hoi nghi|ky hop)\b", sheet.bare[start:end])
    )


def _over(before: str, said: str, bare: str, blank: bool) -> bool:
    """Whether the abstract is over before the line `said`."""
    if bare.startswith(("kinh gui", "kinh chuyen")) or (
        _OPENER.match(bare.lstrip("( ")) and said[0] in "CTXĐNSHKVB1234567890IP(" and not before.endswith(",")
    ):
        return True
    if said.isupper() and not before.isupper() and len(said.split()) > 1:
        return True
    if _MARKER.match(bare) and not before.endswith(","):
        return True
    if blank:
        return not (before.endswith((",", "-")) or said[0].islower() or _DANGLING.search(before))
    return before.endswith((".", ":")) and not said[0].islower()


def _short_end(said: str) -> bool:
    """A last word that wrapped: `Biên.`"""
    return len(said) < 12 and said.endswith(".") and len(said.split()) < 3


def _goes_on(known: Known, index: int) -> bool:
    """Whether, past a blank line, the abstract goes on: the office that decides, or a legal basis, stands near."""
    sheet, seen = known.sheet, 0
    for current in range(index + 1, min(index + 10, len(sheet.lines))):
        said = sheet.words(current)
        if not said:
            continue
        if said.isupper() or sheet.folded(current).startswith("can cu "):
            return not sheet.words(index).isupper() and seen < 5
        seen += 1
        if len(said) > 110 or said.endswith((".", ":", ";")) or seen > 4:
            return False
    return False
