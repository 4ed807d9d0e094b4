"""A body's name as the letterhead prints it, in capitals, in the case that a sentence gives it."""

import re

from generator.parsing.known import Known
from generator.parsing.mending import mended_name
from generator.registers import natural_case
from generator.vietnamese import fold

_UNKNOWN = re.compile(
    r"(?P<kind>(?:, |\b[Ủủ]y ban nhân dân |\b[Hh]ội đồng nhân dân |\b[Đđ]ảng (?:ủy|bộ) |\bUBND |\bHĐND )"
    r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh) )"
    r"(?P<name>(?!(?:hội|ủy|đoàn|đội)\b)[^\W\d_A-Z]+(?: [^\W\d_A-Z]+){0,3})(?=,|$)"
)
_SCHOOL = re.compile(
    r"(?P<kind>\bTrường (?:Trung học (?:phổ thông|cơ sở)|Tiểu học|Mầm non|THPT|THCS) )"
    r"(?P<name>(?!(?:dân|chuyên|bán|tư|thực|năng|nội|kỹ|số|công|quốc)\b)[^\W\d_A-Z]+(?: [^\W\d_A-Z]+){1,2})"
    r"(?=,|$| (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn) )"
)
"""A school's kind with the words behind it, which are whom or what it is called after."""


def letterhead_name(known: Known, words: str) -> str:
    """A letterhead's name in natural case, its marks put right where a known name is meant."""
    said = re.sub(r"[\s*_.\-–—=]+$", "", words)
    if not said.isupper():
        return said
    expand = known.registers.abbreviations.expand
    said = re.sub(r"\bTW\s?(?=\d)", "TRUNG ƯƠNG ", said)
    said = re.sub(r"(?<!\w)[A-ZĐ][A-ZĐ&]{2,}(?!\w)", lambda match: expand(match[0]).text.upper(), said)
    name = _with_place(known, _of_unknown(natural_case(mended_name(said, known.registers), known.registers)))
    return _as_in_text(known, name)


def _as_in_text(known: Known, name: str) -> str:
    """A name with the capitals that the document's own sentences give it: `Công ty Than Hòn Đôi`."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    found = re.finditer(rf"(?<!\w){words}(?!\w)", known.sheet.plain[:60_000], re.IGNORECASE)
    said = (" ".join(match[0].split()) for match in found)
    return max((form for form in said if form[0].isupper() and not form.isupper()), key=_capitals, default=name)


def _capitals(words: str) -> int:
    return sum(char.isupper() for char in words)


def _of_unknown(name: str) -> str:
    """A name in natural case with the capitals of a place that no register has, or of a school: `xã hạ lam`."""
    for pattern in (_UNKNOWN, _SCHOOL):
        name = pattern.sub(lambda match: match["kind"] + match["name"].title(), name)
    return name


def _with_place(known: Known, name: str) -> str:
    """A name with the place line's capitals, where the register writes that place otherwise: `Đăk Tô`; and with its
    marks, where a register has them so: `HUYỆN BA VĨ` above `Ba Vì, ngày …` is misread.
    """
    place = known.value("place")
    if not isinstance(place, str):
        return name
    name = re.sub(rf"(?<!\w){re.escape(place)}(?!\w)", place, name, flags=re.IGNORECASE)
    misread = re.search(rf"(?<!\w){re.escape(fold(place))}(?!\w)", fold(name))
    if misread and any(division.bears(place) for division in known.registers.divisions.find(place)):
        return name[: misread.start()] + place + name[misread.end() :]
    return name
