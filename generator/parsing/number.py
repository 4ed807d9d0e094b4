"""Số, ký hiệu: number and symbol (NĐ 30/2020, Điều 8 khoản 2 điểm c; HD 36-HD/VPTW, mục II.2)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.model import Code, Component, Origin, Severity
from generator.parsing.known import Doubt, Finding, Known, Source
from generator.parsing.notations import one_d
from generator.parsing.sheet import Piece, Sheet
from generator.parsing.window import head_limit

_WORD = re.compile(
    r"(?:^|(?<=[\s|)\]:;,.\"'“”]))(?:(?:luat|nghi quyet|nghi dinh|thong tu|phap lenh)\s)?"
    r"(?P<so>s[o0e6]z?|[$][o6])(?=\s{0,3}[:;.,/⁄*#{(\d_-]|\s{3,}|\s?$|\s\S{1,5}\s{0,2}[-–/]\s{0,2}[a-z]{2,5}[-/])"
    r"\s{0,3}[:;.,]?"
)
_PART = r"[A-ZĐƯÂÊÔĂƠ][A-Za-zÀ-ỹĐđ0-9&.]{0,18}(?:\([A-ZĐ0-9]{1,6}\))?"
_SYMBOL = re.compile(
    rf"(?<![A-Za-zÀ-ỹĐđ0-9&])(?P<symbol>{_PART}(?:(?:[-–—=_/⁄]|\s{{0,2}}[-–—=/⁄]\s{{0,2}}(?=[A-ZĐ]{{2}})"
    rf"|,(?=[A-ZĐ&]{{2,}}(?![a-zà-ỹ]))|\s(?=(?:[IVX]{{1,5}}|[A-ZĐ]{{2,8}}(?:[.][A-ZĐ0-9]{{1,8}})?)[-–—][A-ZĐ])){_PART}){{0,5}})"
)
_SCRAP = re.compile(r"(?=[^\s/-]*[a-zà-ỹđ])[^\s/-]{1,5}\s?[-–]\s?(?=[A-ZĐ][A-Za-zĐđ]{1,4}/[A-ZĐ])")
"""What is left of a number before a Party symbol: `Âu -QĐ/UBKTTU`."""
_BEFORE_STROKE = re.compile(r"[^/]*/")
"""The same before a stroke: `Zá /QĐ-SYT`."""
_MORE = re.compile(rf"{_PART}(?:-{_PART}){{0,5}}(?=\s|$)")
_DIGITS = re.compile(r"^\s*(?P<number>\d{1,6}(?:\.\d{1,3})?[a-zđ]?)\s*$")
_YEAR = re.compile(r"^\s*(?P<number>\d{1,5}(?:\.\d{1,3})?)\s?[/⁄]\s?(?P<year>(?:19|20)\d\d)\s*$")
_STROKE = re.compile(r"\s*(?P<sign>[-–—/⁄∕lI|_])\s*$")
_ALONE = re.compile(r"^\s*(?:\d{1,6}(?:/20\d\d)?)\s{0,2}[-/]\s{0,2}[A-ZĐ]{1,8}\w*(?:[-/][A-ZĐ]\S{0,14}){0,3}\s*$")

LEAST_SURE = 0.5
"""Confidence below which a number or date that OCR gives stays null; reading cuts it where its readings disagree."""
SURE = 0.9
"""Confidence from which several readings agree on the digits."""


@dataclass(frozen=True, slots=True)
class NumberLine:
    """What a line says of number and symbol."""

    start: int
    """Where `Số` stands."""
    end: int
    """Behind the symbol, or behind the number where there is none."""
    number: str | None
    symbol: str | None
    year: str | None
    stroke: str | None
    """`-` (Party) or `/` (State) between number and symbol."""
    blank: bool
    """Nothing was written in: `Số:      /QĐ-UBND`."""
    damaged: bool
    number_span: tuple[int, int]
    symbol_span: tuple[int, int] | None


def find_number(known: Known) -> Finding:
    """`Số 606 -CV/HU`, `SỐ 114 -CV/HU`, `Số: 33/CV-TTCH`, `Só:22/KH-TTra`, `66.15/2026/NQ-CP`, `51/2024/QH15`.

    On a scan a blank may be ink that the engine saw nothing in: it is told as unread, not as missing. A number that is
    not digits alone stays null. So does one with damage beside it (the word `Số` misread, specks, a damaged day): it
    was written in by hand or stamped over, and OCR reads such digits wrongly as often as not.
    """
    if "_authenticated" in known.values:
        return Finding()
    line = _best(known)
    if not line:
        doubt = Doubt(Code.NUMBER_MISSING, Severity.WARNING)
        return Finding(doubts=(doubt, Doubt(Code.NOTATION_MISSING, Severity.WARNING)))
    symbol = _symbol(line.symbol)
    values: dict[str, object] = {"_number_line": line, "_stroke": line.stroke}
    sources, doubts = {}, []
    if symbol:
        values["notation"] = symbol
        sources["notation"] = Source(Origin.TEXT, *(line.symbol_span or (line.start, line.end)))
    else:
        doubts.append(Doubt(Code.NOTATION_MISSING, Severity.WARNING, line.start, line.end))
    sure = known.sheet.sureness(line.start)
    if line.number and (sure is None or sure >= LEAST_SURE):
        values["_number_read"] = line.number
        origin = known.sheet.origin(line.start)
        sources["number"] = Source(origin, *line.number_span)
        if origin is Origin.REREAD:
            written = (("value", line.number), ("field", "number"))
            doubts.append(Doubt(Code.READ_FROM_INK, Severity.WARNING, line.start, line.end, written))
    elif line.blank and sure is None:
        doubts.append(Doubt(Code.NUMBER_MISSING, Severity.WARNING, line.start, line.end))
    else:
        said = known.sheet.cleaned.text[slice(*line.number_span)].strip()
        shown = said if any(char.isalnum() for char in said) else "…"
        doubts.append(Doubt(Code.NUMBER_UNREADABLE, Severity.WARNING, line.start, line.end, (("value", shown),)))
    piece = Piece(*known.sheet.trimmed(line.start, line.end), Component.NUMBER)
    return Finding((piece,), values, sources, tuple(doubts))


def settle_number(known: Known) -> Finding:
    """The number itself, once the date beside it has been read; and the identifier that both make.

    Party `606-CV/HU`, State `33/CV-TTCH`, with a year `15/2010/QĐ-UBND` (NĐ 30, HD 36; NĐ 78/2025 Điều 68).
    """
    line: NumberLine | None = known.values.get("_number_line")
    read = known.values.get("_number_read")
    doubts: tuple[Doubt, ...] = ()
    values: dict[str, object] = {}
    if line and read and _doubtful(known, line):
        doubts = (Doubt(Code.NUMBER_UNREADABLE, Severity.WARNING, *line.number_span, (("value", str(read)),)),)
    elif read:
        values["number"] = read
    number, notation = known.corrections.values.get("number", values.get("number")), known.value("notation")
    if number and notation:
        year = line.year if line else None
        stroke = line.stroke if line else None
        stroke = stroke or ("-" if "/" in str(notation) else "/")  # `Số: 12 KH/ĐTN`
        values["identifier"] = f"{number}/{year}/{notation}" if year else f"{number}{stroke}{notation}"
    sources = {"identifier": _identity_source(known, line, values)} if "identifier" in values else {}
    return Finding((), values, sources, doubts)


def _identity_source(known: Known, line: NumberLine | None, values: Mapping[str, object]) -> Source:
    """From the number to the end of the symbol, as printed; the staff's where either part is theirs."""
    theirs = known.corrections.values
    if line is None or line.symbol_span is None or "number" not in values or {"number", "notation"} & theirs.keys():
        return Source(Origin.SIDECAR)
    return Source(known.sheet.origin(line.start), line.number_span[0], line.symbol_span[1])


_TYPED = re.compile(r"(?:^|[\n\t|])[ \t]*(?:[-–—*_.]+ ?)?(?:\w+ )?(?:Số|SỐ|số)\b|^\s*\d")


def _doubtful(known: Known, line: NumberLine) -> bool:
    """Whether what stands beside the number is damaged: the word `Số`, specks before it, the day a line away."""
    sheet = known.sheet
    if (sheet.sureness(line.start) or 0) >= SURE:
        return False
    before = sheet.plain.rfind("\n", 0, line.start) + 1
    lead = sheet.plain[before : line.start + 3]
    if not lead[:-3].strip() and not _TYPED.match(lead):
        return True
    if re.search(r"[^\w\s|*_()\-–—.:]|(?:^|\s)\W?[a-z]\W\s*$", lead[:-3]):
        return True
    day = known.values.get("_day_damaged")
    return day is not None and abs(sheet.plain.count("\n", 0, line.start) - sheet.plain.count("\n", 0, day)) <= 6


def _best(known: Known) -> NumberLine | None:
    """The first line with a symbol, else the first with a number."""
    sheet, fallback = known.sheet, None
    for index in range(head_limit(sheet)):
        for start, end in known.free_line(index):
            if end - start > 400:
                continue
            found = _continued(known, index, _read(sheet, start, end))
            if found and found.symbol and (found.number or found.blank or found.damaged):
                return found
            if found and not fallback:
                fallback = found
    return fallback


def _continued(known: Known, index: int, line: NumberLine | None) -> NumberLine | None:
    """A symbol that ends in a dash with its line goes on in the next: `01/2022/TTLT-BYT-` / `BNV-BTC`."""
    sheet = known.sheet
    if not line or not line.symbol or not line.symbol_span:
        return line
    if not re.fullmatch(r"\s?[-–—]\s*", sheet.plain[line.symbol_span[1] : sheet.lines[index].end]):
        return line
    parts = known.free_line(index + 1) if index + 1 < len(sheet.lines) else ()
    more = _MORE.match(sheet.cleaned.text[slice(*parts[0])]) if parts else None
    if not more:
        return line
    end = parts[0][0] + more.end()
    return replace(line, end=end, symbol=f"{line.symbol}-{more[0]}", symbol_span=(line.symbol_span[0], end))


def _read(sheet: Sheet, start: int, end: int) -> NumberLine | None:
    bare, plain = sheet.bare[start:end], sheet.cleaned.text[start:end]
    alone = _ALONE.match(plain)
    word = _WORD.search(bare) if not alone else None
    if not word and not alone:
        return None
    if word and _in_sentence(plain[: word.start()], plain[word.start("so")]):
        return None
    begin = word.end() if word else 0
    at_start = start + (word.start("so") if word else 0)
    rest = plain[begin:]
    date = re.search(r"[,.]?\s+ng[aà]?y\b|\s+ng[aà]y(?=\s|\d)", rest)
    match = _first_symbol(rest[: date.start()] if date else rest)
    small = word and (word.start("so") > word.start() or plain[word.start("so")] == "s")
    if match and _sentence(rest[match.end() :], bool(small)):
        return None
    if not match:
        digits = re.match(r"\s{0,4}(\d{1,6})\s*(?:$|[|\t]|\s{2,}|[-/]\s*$)", rest)
        if not digits and word and re.search(r"[/⁄]\s?\S*[A-ZĐ]{2}", rest[:40]) and word[0].rstrip().endswith(":"):
            stop = start + begin + (date.start() if date else len(rest))
            return NumberLine(at_start, stop, None, None, None, None, False, True, (start + begin, stop), None)
        if not digits or not word:
            return None
        span = (start + begin + digits.start(1), start + begin + digits.end(1))
        return NumberLine(at_start, span[1], digits[1], None, None, None, False, False, span, None)
    symbol_start, symbol_end = match.span("symbol")
    before = rest[:symbol_start]
    if scrap := _SCRAP.match(match["symbol"]) or (
        _BEFORE_STROKE.match(match["symbol"]) if not before.strip() else None
    ):
        symbol_start += scrap.end()
        before = rest[:symbol_start]
    written = rest[symbol_start:symbol_end].strip()
    symbol_start = symbol_end - len(rest[symbol_start:symbol_end].lstrip())
    stroke = _STROKE.search(before)
    glued = not stroke and bool(before.strip()) and not before[-1].isspace()
    symbol = None if glued else written
    raw = before[: stroke.start()] if stroke else before
    sign = "-" if stroke and stroke["sign"] in "-–—_" else "/" if stroke else None
    dated, plain_number = _YEAR.match(raw), _DIGITS.match(raw)
    number = dated or plain_number
    number_span = (start + begin, start + begin + max(len(raw), 1))
    if number:
        number_span = (start + begin + number.start("number"), start + begin + number.end("number"))
    blank = not raw.strip(" .…_")
    span = (start + begin + symbol_start, start + begin + symbol_end)
    if not number and not blank and not stroke and not symbol:
        return NumberLine(at_start, span[1], None, None, None, None, False, True, number_span, None)
    return NumberLine(
        at_start,
        span[1],
        number["number"] if number and symbol else None,
        symbol,
        dated["year"] if dated else None,
        sign,
        blank,
        not number,
        number_span,
        span if symbol else None,
    )


def _sentence(after: str, named: bool) -> bool:
    """Whether words go on behind the symbol as in a sentence: `Nghị định số 9/2018/NĐ-CP ngày 3/3/2018 của …`.

    `named`: a kind stands before it, or a small `số`.
    """
    if named and re.match(r"\s*ngày\b", after):
        return True
    return len(re.findall(r"(?<!\w)[a-zà-ỹđ]{2,}(?!\w)", re.split(r"[Vv]/v|[|\t]", after)[0])) > 6


def _in_sentence(before: str, letter: str) -> bool:
    """Whether `số` stands in a sentence whose words go before it: `… tại Tờ trình số 15/TTr-SYT`; the label is `Số`."""
    words = re.findall(r"(?<!\w)[^\W\d_]+(?!\w)", re.split(r"[|\t]|\s{3,}", before)[-1])
    lower = sum(1 for word in words if word.islower() and len(word) > 1)
    return lower > 3 or bool(lower and letter == "s" and words[-1].islower())


def _first_symbol(text: str) -> re.Match[str] | None:
    """The symbol: the first run of capitals that stands behind a stroke or has one inside."""
    for match in _SYMBOL.finditer(text[:120]):
        symbol, before = match["symbol"], text[: match.start()]
        if len(re.sub(r"(?<=\d) (?=\d)", "", before).split()) > 4 or len(before.strip()) > 16:
            return None
        inside = re.search(r"[-–—=_/⁄]", symbol)
        behind = re.search(r"[-–—/⁄∕]\s*$|\d[lI|]$", before)
        capitals = sum(1 for char in symbol if char.isupper())
        if capitals >= 2 and (inside or behind):
            return match
    return None


def _symbol(symbol: str | None) -> str | None:
    """The symbol without blanks round its dashes and strokes; `=` and `⁄` are misread strokes."""
    if not symbol:
        return None
    mended = re.sub(r"\s*([-–—=/⁄])\s*", lambda m: "/" if m[1] in "/⁄" else "-", symbol)
    return one_d(mended.strip(" .-/")) or None
