"""Stamps: what was set upon the paper by others or by machines. None of it is a field of the document.

A digital signature's stamp (TT 01/2019/TT-BNV, NĐ 30/2020 Phụ lục I), an inbound stamp (ĐẾN), a copy's stamp (SAO Y).
"""

import re
from datetime import datetime, timedelta, timezone

from generator.model import Component, Origin, SignatureStamp, Span
from generator.parsing.known import Finding, Known, Source
from generator.parsing.sheet import Piece, Sheet

_NEAR = 6
_SIGNED_BY = re.compile(
    r"(?:nguoi|gươi|guoi)?\s?\bky\s?(?:(?:so|dien tu)\s)?(?:boi|hh)\b\s?:?|\b(?:nguoi|guoi|p=|p5)\s?ky\s?:"
    r"|\bdigitally signed by\b\s?:?"
)
_MAIL = re.compile(r"\be-?mail\s?:|^[^\w]*(?:vanthu|thongtin)\w*|@\w+\.|\.gov\.|^o1\.")
_OFFICE = re.compile(r"\b(?:co quan|chuc vu)\s?:|^\W*dn\s?:")
_VERDICT = re.compile(r"^\W*signature (?:is )?(?:not )?(?:valid|verified)\W*$")
"""What a viewer writes over a signature."""
_SIGNED_AT = re.compile(
    r"\b\w{0,2}(?:gi?an|ng\s?a?\s?y?\s?v?|gio|t.i gian|sian) ky\s?:|^\W*date\s?:(?=\s?20\d\d)", re.MULTILINE
)
_DATE = re.compile(
    r"(?:(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>20\d\d)|(?P<y2>20\d\d)\s?[./-]\s?(?P<m2>\d{1,2})[./-]\s{0,3}(?P<d2>\d{2}))"
)
_TIME = re.compile(r"(?<![\d:])(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2}))?(?:\.\d+)?")
_ZONE = re.compile(r"[+]\s?(?P<zh>\d{2})[:']?(?P<zm>\d{2})")
_BARE_STAMP = re.compile(r"^\W*20\d\d[.-]\d\d[.-]\d\d \d\d:\d\d:\d\d")
_INBOUND = re.compile(r"^\W*(?:(?:cong van|van ban) den)|^\W*[d]en\b(?=\W*(?:\W|gio|ngay|so|s6|vay|kae|any|[\d.]))")
_PORTAL = re.compile(r"\b\wi.n \w{2} \w{1,2}[hi]\w?nh\s?ph\w\b")
_INBOUND_TAIL = re.compile(r"^\W*(?:(?:so|s6|gio|ngay)(?: den)?|chuyen|kinh chuyen|luu ho so)\s{0,2}(?:so\s?)?[:.…_\d]")
_ALONE = re.compile(r"^\W*den\W*$")
_COPY = re.compile(
    r"^\W*(?:sao y|sao luc|trich sao|ban sao|chung thuc ban sao)\b(?:.{0,40}|\s?[;,].{0,140}\d{4}.{0,12})$"
)
_RESUMES = re.compile(r"kinh gui|v/v|\bve viec\b")
_ITEM = re.compile(r"(?<= )[-–] ?['‘]?(?=[^\W\d_])")
_GAP = re.compile(r"\s{3,}|\t")
_DRIFT = 12
"""Characters by which the lines of a stamp may begin apart."""
_AFTER_ITEM = re.compile(r"[-–+] .*?[;.,]\s+")
_VIETNAM = timezone(timedelta(hours=7))


def find_digital_stamps(known: Known) -> Finding:
    """`Ký bởi: … Email: … Cơ quan: … Thời gian ký: 03/08/2020 13:46`, or a name over `2020.08.02 20:24:11 +07:00`.

    Broken over lines and torn by OCR; a stamp begins at the first line that says `Ký bởi`, `Email`, `Thời gian ký` and
    ends with its time. The first that names a signer or a time is the document's `signature_stamp`. What stands in the
    other column of its lines, recipients mostly, is not the stamp's.
    """
    sheet, pieces, found = known.sheet, [], []
    seen = -1
    for index in range(len(sheet.lines)):
        if index <= seen or not _opens(sheet, index):
            continue
        last = _last(sheet, index)
        first = _first(sheet, index)
        rows = _rows(sheet, index, first, last)
        pieces.extend(_joined(sheet, rows))
        found.append(_read(sheet, rows))
        seen = last
    best = next((stamp for stamp in found if stamp.at), next(iter(found), None))
    if not best or not (best.signer or best.at):
        return Finding(tuple(pieces))
    span = best.span
    source = Source(Origin.STAMP, span.start, span.end) if span else Source(Origin.STAMP)
    return Finding(tuple(pieces), {"signature_stamp": best}, {"signature_stamp": source})


def find_inbound_stamps(known: Known) -> Finding:
    """`CÔNG VĂN ĐẾN Số … Ngày …`, a portal's `CỔNG THÔNG TIN ĐIỆN TỬ …/ĐẾN Giờ … Ngày …`, `SAO Y`: not the document's.

    OCR sets them beside other words: what stands behind a stamp's words on a line is left to the other rules.
    """
    sheet, pieces = known.sheet, []
    open_until = -1
    for index, line in enumerate(sheet.lines):
        text = sheet.bare[line.start : line.end][:400]
        if not text.strip() or len(text) == 400:
            continue
        portal = _PORTAL.search(text)
        if portal and sheet.plain[line.start + portal.start() : line.start + portal.end()].isupper():
            pieces.append(Piece(*sheet.trimmed(line.start, line.start + portal.end()), Component.STAMP))
            open_until = index + 4
            continue
        opened = _inbound(sheet, index, text)
        if opened or (index <= open_until and _is_tail(sheet.plain[line.start : line.end], text)):
            resumes = _resumes(sheet.plain[line.start : line.end], text)
            part = sheet.trimmed(line.start, line.start + resumes)
            if part[0] < part[1]:
                pieces.append(Piece(*part, Component.STAMP))
            open_until = index + 4
        elif _COPY.match(text) and sheet.plain[line.start : line.end].strip()[:6].isupper():
            pieces.append(Piece(*sheet.trimmed(line.start, line.end), Component.STAMP))
    return Finding(tuple(pieces))


def _inbound(sheet: Sheet, index: int, text: str) -> bool:
    """Whether an inbound stamp begins here; `ĐẾN` alone does where the line below goes on with its number or day."""
    if not _capital(sheet.words(index)):
        return False
    below = next((near for near in range(index + 1, min(index + 3, len(sheet.lines))) if not sheet.blank(near)), None)
    alone = _ALONE.match(text) and below is not None and _INBOUND_TAIL.match(sheet.folded(below))
    return bool(alone or _INBOUND.match(text))


def _resumes(plain: str, bare: str) -> int:
    """Where the document's own words go on behind those of a stamp, else the end of the line."""
    match = _RESUMES.search(bare, 1) or _ITEM.search(plain, 1)
    if match:
        return match.start()
    heading = re.search(r"(?<= )(?:quyet dinh|thong tu|thong bao|nghi quyet|nghi dinh|chi thi|cong dien)\W*$", bare)
    if heading and plain[heading.start() :].strip().isupper():
        return heading.start()
    if _INBOUND_TAIL.match(bare):
        return len(plain)
    words = re.finditer(r"(?<=(\w) )(?=[^\W\d_]{2,} [^\W\d_]{2,})", plain)
    lower = next((at.start() for at in words if at[1].isupper() and plain[at.start() :].split()[0].islower()), None)
    return len(plain) if lower is None else lower


def _is_tail(plain: str, text: str) -> bool:
    """Whether a line below a stamp's first goes on with it: `Số: …`, `Ngày: …`, or what OCR has left of that."""
    said = "".join(text.split())
    if re.search(r"[/-]\s?[A-ZĐ]{2}", plain):
        return False
    letters = sum(char.isalpha() for char in said)
    return bool(_INBOUND_TAIL.match(text) and len(said) < 40) or (3 < len(said) < 26 and letters < 0.45 * len(said))


def _capital(plain: str) -> bool:
    """Whether the first word is set in capitals, as on a stamp."""
    word = re.search(r"[^\W\d_]{2,}", plain)
    return bool(word and word[0].isupper())


def _opens(sheet: Sheet, index: int) -> bool:
    text = sheet.folded(index)[:300]
    if not text or len(text) > 200:
        return False
    if _SIGNED_BY.search(text) or _SIGNED_AT.search(text) or _BARE_STAMP.match(text):
        return True
    return bool(_MAIL.search(text)) and any(
        _SIGNED_AT.search(sheet.folded(near)[:200]) or _SIGNED_BY.search(sheet.folded(near)[:200])
        for near in range(index, min(index + 5, len(sheet.lines)))
    )


def _first(sheet: Sheet, index: int) -> int:
    """A name over a bare time belongs to the stamp, and so does what a viewer says over it."""
    if index and _VERDICT.match(sheet.folded(index - 1)):
        return index - 1
    if _BARE_STAMP.match(sheet.folded(index)) and index and not sheet.blank(index - 1):
        above = sheet.words(index - 1)
        if len(above) < 60 and not above.isupper() and len(above.split()) > 1:
            return index - 1
    return index


def _last(sheet: Sheet, index: int) -> int:
    """The last line of the stamp that opens at `index`: its time, with its zone, at most a few lines below."""
    last = index
    for near in range(index, min(index + _NEAR + 4, len(sheet.lines))):
        text = sheet.folded(near)[:200]
        if near > index and len(sheet.words(near)) > 130:
            break
        said = _says_so(text)
        if near > index and not said and re.search(r"^so\s?:|doc lap|kinh gui|\bxa ho", text):
            break
        if said or _TIME.search(text) or _ZONE.search(text):
            last = near
    return last


def _rows(sheet: Sheet, index: int, first: int, last: int) -> list[tuple[int, int]]:
    """The stamp's part of each of its lines; `index` is the line that opens it and tells its column."""
    opening = _part(sheet, index, None)
    column = opening[0] - sheet.lines[index].start if opening else 0
    rows = (_part(sheet, near, column) for near in range(first, last + 1) if not sheet.blank(near))
    return [row for row in rows if row]


def _joined(sheet: Sheet, rows: list[tuple[int, int]]) -> list[Piece]:
    """The rows as pieces, one for those that nothing stands between."""
    pieces: list[Piece] = []
    for start, end in rows:
        if pieces and not sheet.plain[pieces[-1].end : start].strip():
            start = pieces.pop().start
        pieces.append(Piece(start, end, Component.STAMP))
    return pieces


def _part(sheet: Sheet, index: int, column: int | None) -> tuple[int, int] | None:
    """The cells of a line that are the stamp's: one that says so, with its value, or the one in `column`."""
    line = sheet.lines[index]
    cells = [sheet.trimmed(*cell) for cell in _cells(sheet, line.start, line.end)]
    at = next((place for place, cell in enumerate(cells) if _says_so(sheet.bare[slice(*cell)])), None)
    if at is None and column:
        near = [place for place, cell in enumerate(cells) if abs(cell[0] - line.start - column) <= _DRIFT]
        at = near[0] if near else None
    elif at is None:
        at = 0
    if at is None or not cells:
        return None
    end = at + 1
    while end < len(cells) and (sheet.plain[cells[end - 1][1] - 1] == ":" or _says_so(sheet.bare[slice(*cells[end])])):
        end += 1
    item = _AFTER_ITEM.match(sheet.plain[slice(*cells[at])])
    begin = cells[at][0] + (
        item.end() if item and _says_so(sheet.bare[cells[at][0] + item.end() : cells[at][1]]) else 0
    )
    return begin, cells[end - 1][1]


def _cells(sheet: Sheet, start: int, end: int) -> list[tuple[int, int]]:
    cells, at = [], start
    for gap in (*_GAP.finditer(sheet.plain, start, end), None):
        stop = gap.start() if gap else end
        if sheet.plain[at:stop].strip():
            cells.append((at, stop))
        at = gap.end() if gap else end
    return cells


def _says_so(bare: str) -> bool:
    patterns = (_SIGNED_BY, _SIGNED_AT, _MAIL, _OFFICE, _BARE_STAMP)
    return any(pattern.search(bare) for pattern in patterns)


def _read(sheet: Sheet, rows: list[tuple[int, int]]) -> SignatureStamp:
    bare = "\n".join(sheet.bare[slice(*row)] for row in rows)
    return SignatureStamp(_signer(sheet, rows), _time(bare), Span(rows[0][0], rows[-1][1]))


def _signer(sheet: Sheet, rows: list[tuple[int, int]]) -> str | None:
    parts: list[str] = []
    for ordinal, row in enumerate(rows):
        text, bare = sheet.plain[slice(*row)], sheet.bare[slice(*row)]
        if not parts:
            match = _SIGNED_BY.search(bare)
            if match:
                beside = _SIGNED_AT.search(bare, match.end()) or _MAIL.search(bare, match.end())
                parts.append(text[match.end() : beside.start() if beside else None].strip())
                if beside:
                    break
            elif not ordinal and len(rows) > 1 and _BARE_STAMP.match(sheet.bare[slice(*rows[1])]):
                return " ".join(text.split())
            continue
        if _MAIL.search(bare) or _OFFICE.search(bare) or _SIGNED_AT.search(bare) or _TIME.search(bare):
            break
        if re.match(r"[^\W\d_]{2}", text.strip()):
            parts.append(text.strip())
    name = " ".join(" ".join(parts).split()).strip(" ,.;|")
    name = re.split(r"\s[,|]\s", name)[0]
    return name or None


def _time(bare: str) -> datetime | None:
    """The stamp's time; a day alone, a damaged or impossible time give None."""
    at = _SIGNED_AT.search(bare)
    text = bare[at.end() :] if at else bare
    found, clock = _DATE.search(text), _TIME.search(text)
    if not found or not clock:
        return None
    zone = _ZONE.search(text)
    day, month, year = (found["d"] or found["d2"], found["m"] or found["m2"], found["y"] or found["y2"])
    tz = timezone(timedelta(hours=int(zone["zh"]), minutes=int(zone["zm"]))) if zone else _VIETNAM
    try:
        return datetime(
            int(year), int(month), int(day), int(clock["h"]), int(clock["min"]), int(clock["s"] or 0), tzinfo=tz
        )
    except ValueError:
        return None
