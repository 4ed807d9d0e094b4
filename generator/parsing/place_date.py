"""Địa danh và thời gian: place and date (NĐ 30/2020, Điều 8 khoản 2 điểm d; HD 36-HD/VPTW, mục II.3)."""

import re
from datetime import date

from generator.model import Code, Component, Origin, Severity, SignatureStamp
from generator.parsing.known import Doubt, Finding, Known, Source
from generator.parsing.number import LEAST_SURE
from generator.parsing.sheet import Piece
from generator.parsing.window import head_limit
from generator.vietnamese import find_dates

_DATE = re.compile(
    r"\bn(?:gay|ay)(?P<day>.{0,14}?)\s{0,3}th[ao0]ng(?P<month>.{0,9}?)\s{0,3}n[ao0]m\s{0,3}(?P<year>\S{0,6})", re.DOTALL
)
_TORN = re.compile(r"(?<=\S\s)n(?:gay|ay)(?P<day>.{0,8}?)\s{0,3}th[ao]ng(?P<month>.{1,8}?)\s(?P<year>20\d\d)\s*$")
_SHORT = re.compile(r"(?<=, )ngay\s{0,2}(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\s*$")
_NAME = r"[A-ZĐÂÊÔƠƯĂÁÀẢÃẠÓÒÉÈÍÌÚÙÝ][\w.'’-]*"
_PLACE = re.compile(rf"(?P<place>(?:Quận|Phường)\s\d{{1,2}}|{_NAME}(?:\s(?:{_NAME}|phố|xã|tỉnh|huyện|trấn))*)\W*$")
_HOUR = re.compile(r"\s*(?:hồi|lúc|vào)?\s*\d{1,2}\s?(?:giờ|[hg])\s?(?:\d\d)?(?:\s?phút)?[,\s]*$")
"""What a công điện may say before its day: `Huế, hồi 10 giờ 30 ngày …`."""
_NUMBERED = re.compile(r"(?:Quận|Phường)\s\d{1,2}")
_PASSED = re.compile(
    r"\b(?:Bộ luật|Luật|Nghị quyết|Pháp lệnh)(?:\s+này)?\s+(?:đã\s+)?được\s+(?:Quốc\s+hội|Ủy\s+ban\s+[Tt]hường\s+vụ"
    r"\s+Quốc\s+hội)\s[^.;]{3,200}?thông\s+qua\s+(?=ngày\b)"
)
_LOOKALIKE = str.maketrans("lIi|¡Oo", "1111100")


def find_place_date(known: Known) -> Finding:
    """`Tam Đường, ngày 02 tháng 11 năm 2021`; damaged, blank, torn or without comma, on a line of its own or shared.

    Only l, I, | for 1 and O for 0 are mended, and only where a whole day or month comes of it. A date after the
    digital signature's own time cannot be right.
    """
    sheet = known.sheet
    if "_authenticated" in known.values:
        return Finding()
    for index in range(head_limit(sheet)):
        for start, end in known.free_line(index):
            text = sheet.bare[start:end]
            if len(text) > 200:
                continue
            match = _DATE.search(text) or _TORN.search(text) or _SHORT.search(text)
            if match and _fits(sheet.plain[start:end], match):
                return _read(known, start, match)
    return Finding()


def find_passing_date(known: Known) -> Finding:
    """`Luật này được Quốc hội … thông qua ngày …`: the day of what bears none above (NĐ 78/2025, Phụ lục IV: laws and
    resolutions of the Quốc hội say at their end who passed them, and when).
    """
    if known.value("date_issued") or known.taken(Component.PLACE_DATE) or "_authenticated" in known.values:
        return Finding()
    text = known.sheet.plain
    for match in _PASSED.finditer(text):
        dates = find_dates(" ".join(text[match.end() : match.end() + 40].split()))
        if dates and dates[0].start < 3 and dates[0].value:
            return Finding(values={"date_issued": dates[0].value}, sources={
                "date_issued": Source(Origin.TEXT, match.start(), match.end())
            })  # fmt: skip
    return Finding(doubts=(Doubt(Code.DATE_MISSING, Severity.WARNING),))


def _fits(text: str, match: re.Match[str]) -> bool:
    """A date line ends with its year, and begins, at most, with a place."""
    before, after = _HOUR.sub("", text[: match.start()]), text[match.end() :]
    words = re.findall(r"[^\W\d_]{2,}", after)
    if len(words) > 2 and not re.match(r"\s*(?:[VvWw]\W?[vV]|Về|[|\t]|\s{3})", after):
        return False
    if re.search(r"(?i)\b(?:số|điều|khoản|của|theo)\b[^,|\t]*$", before) and re.search(r"\d{4}/|\bcủa\b", before):
        return False
    return not before.strip() or bool(_PLACE.search(before)) or before.rstrip().endswith((",", "|", "\t"))


def _read(known: Known, start: int, match: re.Match[str]) -> Finding:
    sheet = known.sheet
    begin, end = start + match.start(), start + match.end()
    said = {
        key: sheet.plain[start + match.start(key) : start + match.end(key)].strip() for key in ("day", "month", "year")
    }
    value = _value(said)
    place, place_start = _place(sheet.plain[start:begin], start)
    values: dict[str, object] = {}
    sources: dict[str, Source] = {}
    doubts = []
    span_start = place_start if place else begin
    if place:
        values["place"] = place
        sources["place"] = Source(Origin.TEXT, place_start, place_start + len(place))
    sure = sheet.sureness(begin)
    if value and sure is not None and sure < LEAST_SURE:
        value = None
        shown = " ".join(sheet.cleaned.text[begin:end].split())
        doubts.append(
            Doubt(Code.LOW_CONFIDENCE, Severity.WARNING, begin, end, (("value", shown), ("field", "date_issued")))
        )
    elif not value and _blank(said) and sure is None:
        doubts.append(Doubt(Code.DATE_MISSING, Severity.WARNING, begin, end))
    elif not value:
        shown = " ".join(sheet.cleaned.text[begin:end].split())
        doubts.append(Doubt(Code.DATE_IMPOSSIBLE, Severity.WARNING, begin, end, (("value", shown),)))
        if re.search(r"[^\W\d]|[^\w\s.…_]", said["day"].translate(_LOOKALIKE).strip()):
            values["_day_damaged"] = begin
    else:
        stamp: SignatureStamp | None = known.values.get("signature_stamp")
        if stamp and stamp.at and value > stamp.at.date():
            value = None
            said_as = " ".join(sheet.cleaned.text[begin:end].split())
            both = (("value", said_as), ("other", stamp.at.date().isoformat()))
            doubts.append(Doubt(Code.DATE_AFTER_STAMP, Severity.WARNING, begin, end, both))
    if value:
        values["date_issued"] = value
        origin = sheet.origin(begin)
        sources["date_issued"] = Source(origin, begin, end)
        if origin is Origin.REREAD:
            written = (("value", value.strftime("%d/%m/%Y")), ("field", "date_issued"))
            doubts.append(Doubt(Code.READ_FROM_INK, Severity.WARNING, begin, end, written))
    piece = Piece(span_start, end, Component.PLACE_DATE)
    return Finding((piece,), values, sources, tuple(doubts))


def _blank(said: dict[str, str]) -> bool:
    return any(not said[key].strip(" .…_,/-") for key in ("day", "month", "year"))


def _value(said: dict[str, str]) -> date | None:
    day, month = (_figure(said[key]) for key in ("day", "month"))
    year = re.match(r"\d{4}(?!\d)", said["year"])
    if day is None or month is None or not year:
        return None
    try:
        value = date(int(year[0]), month, day)
    except ValueError:
        return None
    return value if 1930 <= value.year <= 2100 else None


def _figure(text: str) -> int | None:
    """One or two digits, look-alikes of 1 and 0 mended; anything else is unreadable."""
    mended = text.strip(" .").translate(_LOOKALIKE)
    return int(mended) if re.fullmatch(r"[0-9]{1,2}", mended) else None


def _ends_letterhead(word: str) -> bool:
    """Whether a word in capitals is of the name beside the place: `HUYỆN LONG HỒ Long Hồ, ngày …`, not `TP. Huế`."""
    letters = word.strip(".-")
    return letters.isupper() and len(letters) > 1 and letters not in ("TP", "TX", "TT")


def _place(before: str, start: int) -> tuple[str | None, int]:
    match = _PLACE.search(_HOUR.sub("", before))
    if not match:
        return None, start
    words = match["place"].split(" ")
    capitals = [index for index, word in enumerate(words) if _ends_letterhead(word)]
    if capitals and capitals[-1] + 1 < len(words):
        words = words[capitals[-1] + 1 :]
        while (
            any(not word.isupper() for word in words)
            and re.fullmatch(r"(?!TP|TX|TT)[^\W\d_]{2}", words[0])
            and words[0].isupper()
        ):
            words = words[1:]  # VỸ DẠ Vỹ Dạ
    at = match.start("place") + match["place"].rindex(" ".join(words))
    place = " ".join(words).rstrip(" .,'’-")
    if (
        re.search(r"[A-ZĐ]-[A-ZĐ]", place)
        or (any(char.isdigit() for char in place) and not _NUMBERED.fullmatch(place))
        or len(place) < 2
        or (place.isupper() and len(place) > 25)
    ):
        return None, start
    return place, start + at
