"""The marker that a line of the body begins with: `Điều 3.`, `II.`, `2.1`, `a)`, `-`; what OCR made of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from generator.parsing.names import is_authority


class Level(IntEnum):
    """Kinds of markers, from the outermost inwards (NĐ 30/2020, Phụ lục I, II.6.c: phần … điểm)."""

    PART = 0
    CHAPTER = 1
    SECTION = 2
    ARTICLE = 3
    UPPER = 4
    ROMAN = 5
    ARABIC = 6
    DECIMAL = 7
    LETTER = 8
    BRACKET = 9
    DASH = 10
    PLUS = 11
    STAR = 12


BULLETS = (Level.DASH, Level.PLUS, Level.STAR)
HEADED = (Level.PART, Level.CHAPTER, Level.SECTION, Level.ARTICLE)


@dataclass(frozen=True, slots=True)
class Marker:
    """What a line may begin with; whether it does, its neighbours decide."""

    level: Level
    printed: str
    """As printed, without closing dot or bracket."""
    value: int
    """Its place in the count; 0 for dashes."""
    length: int
    """Characters of the line that belong to it, blanks behind it included."""
    path: tuple[int, ...] = ()
    """The numbers of a decimal marker: `2.1` is (2, 1)."""
    strong: bool = True
    """Capital or quote behind it: a clause begins, no line wrapped by chance."""


LETTERS = "abcdđeghiklmnopqrstuvxy"
_LEAD = r"[ \t]*(?:[*_]{1,3}(?=[^\s*_]))?[ \t]*"
_PART = re.compile(_LEAD + r"((?:Phần|PHẦN)[ \t]+((?:thứ|THỨ)[ \t]+\w+|[IVX]+|\d{1,2}))(?:[.:*_ \t]|$)+")
_CHAPTER = re.compile(_LEAD + r"((?:Chương|CHƯƠNG)[ \t]+([IVX]+|\d{1,2}))(?:[.:*_ \t]|$)+")
_SECTION = re.compile(_LEAD + r"((?:Mục|MỤC)[ \t]+([IVX]+|\d{1,2}))(?:[.:*_]+[ \t]*|[ \t]*$)")
_ARTICLE = re.compile(_LEAD + r"(Đi[ềêéề]u|ĐI[ỀÊÉ]U)[ \t]{1,3}(\d{1,3}[a-zđ]?)[ \t]*(?:\\?[.:][ \t*_]*|[*_]*$)")
_DECIMAL = re.compile(_LEAD + r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:\\?[.)/][ \t]*(?=[^\d\s])|[ \t]+(?=[^\d\s]))")
_ARABIC = re.compile(_LEAD + r"(\d{1,3})(?:\\?\.[-–—]?[ \t]*|\\?\)[ \t]*|/[-–—]?[ \t]+|[ \t]?[-–—][ \t]*)(?=[^\d\s]|$)")
_BRACKET = re.compile(_LEAD + r"\((\d{1,2}|[a-zđ])\)[ \t]*(?=\S)")
_ROMAN = re.compile(
    _LEAD + r"([IVX]{1,6})(?:\\?\.[-–—]?[ \t]*|\\?\)[ \t]*|/[-–—]?[ \t]*|[ \t]?[-–—][ \t]*)(?=[^\d\s/])"
)
_UPPER = re.compile(_LEAD + r"([A-H])(?:\\?\.[ \t]+|\\?\)[ \t]*|/[ \t]+|[ \t]?[-–][ \t]+)(?=\S)")
_LETTER = re.compile(_LEAD + r"([a-zđ])(?:\\?\)[ \t]*|\\?\.[ \t]+|/[ \t]+)(?=\S)")
_BULLET = re.compile(r"[ \t]*(?:(?:\\?([-–—+])|([•●▪◦]))(?:[ \t]+(?=\S)|(?=[^\W\d_a-z]))|\\?(\*)[ \t]+(?=\S))")
_SPECK = re.compile(r"[ \t]*[._,'`]?(?:[~_¬]|-_|- ?~)[_~]*[ \t]+(?=\S)")
_TOKEN = re.compile(_LEAD + r"([\wó!|\]]{1,4})[ \t]?[.,)\-–:][ \t]+(?=\S)")
_DIGITS = str.maketrans(
    {"l": "1", "I": "1", "i": "1", "|": "1", "!": "1", "]": "1", "T": "1", "t": "1", "O": "0", "o": "0", "Ô": "0",
     "ô": "0", "Z": "2", "z": "2", "S": "5", "s": "5", "Š": "5", "š": "5", "Ó": "6", "ó": "6", "b": "6", "B": "8",
     "§": "8", "g": "9", "q": "9", "ọ": "9"}
)  # fmt: skip
_STROKES = {"H": "II", "M": "II", "l": "I", "1": "I", "!": "I", "|": "I", "T": "I", "Y": "V", "Ï": "I", "Ì": "I"}


def roman(value: int) -> str:
    """`4` → `IV`; for 1 to 39."""
    return "X" * (value // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]


_ROMANS = {roman(value): value for value in range(1, 40)}


def markers(line: str) -> Iterator[Marker]:
    """Every marker that `line` may begin with, the likelier first.

    `1.` `1\\.` `1)` `1-` `1/` `(1)` `2.1` `I.` `I-` `A.` `a)` `a.` `đ)` `-` `–` `+` `*` `•`, `Điều 1.`, `Chương II`,
    bold and italic marks before it allowed. A date, a sum (`19.10`, `1.000`), a number in a sentence has no such form.
    """
    line = line[:200]
    if headed := _headed(line):
        yield headed
        return
    if match := _DECIMAL.match(line):
        path = tuple(int(part) for part in match[1].split("."))
        yield Marker(Level.DECIMAL, match[1], path[-1], match.end(), path, _strong(line, match.end()))
    if match := _ARABIC.match(line):
        yield Marker(Level.ARABIC, match[1], int(match[1]), match.end(), (), _strong(line, match.end()))
    if (match := _ROMAN.match(line)) and match[1] in _ROMANS:
        yield Marker(Level.ROMAN, match[1], _ROMANS[match[1]], match.end(), (), _strong(line, match.end()))
    if match := _UPPER.match(line):
        yield Marker(Level.UPPER, match[1], ord(match[1]) - ord("A") + 1, match.end(), (), _strong(line, match.end()))
    if (match := _LETTER.match(line)) and match[1] in LETTERS:
        value = LETTERS.index(match[1]) + 1
        yield Marker(Level.LETTER, match[1], value, match.end(), (), _strong(line, match.end()))
    if match := _BRACKET.match(line):
        value = int(match[1]) if match[1].isdigit() else LETTERS.find(match[1]) + 1
        yield Marker(Level.BRACKET, match[1], value, match.end(), (), _strong(line, match.end()))
    if match := _BULLET.match(line):
        sign = match[1] or match[2] or match[3]
        level = Level.DASH if sign in "-–—" else Level.PLUS if sign == "+" else Level.STAR
        yield Marker(level, sign, 0, match.end(), (), _strong(line, match.end()))


def speck(line: str) -> Marker | None:
    """A dash that OCR read as a speck (`_ Lập danh sách`, `.~ Mẫu báo cáo`): one only among dashes."""
    match = _SPECK.match(line[:200])
    return Marker(Level.DASH, "-", 0, match.end(), (), _strong(line, match.end())) if match else None


def misread(line: str, level: Level, value: int) -> Marker | None:
    """The marker `value` of `level`, if OCR may have made of it what `line` begins with.

    `HI.` is III, `H.` II, `ó.` 6, `ó6.` 6, `T1,` 11, `l.` 1: only where the order asks for just that one. `TM.` before
    an office is for whom one signs.
    """
    match = _TOKEN.match(line[:200])
    if not match or is_authority(line) or not _strong(line, match.end()):
        return None
    token = match[1]
    if level is Level.ROMAN:
        strokes = "".join(_STROKES.get(char, char) for char in token)
        return Marker(level, roman(value), value, match.end()) if strokes == roman(value) else None
    if level is Level.ARABIC and not token.isdigit():
        digits = token.translate(_DIGITS)
        once = digits[:1] if len(set(digits)) == 1 else digits
        if digits.isdigit() and str(value) in (digits, once):
            return Marker(level, str(value), value, match.end())
    return None


def _headed(line: str) -> Marker | None:
    if match := _ARTICLE.match(line):
        digits = "".join(char for char in match[2] if char.isdigit())
        return Marker(Level.ARTICLE, f"Điều {match[2]}", int(digits), match.end(), (), True)
    for level, pattern in ((Level.PART, _PART), (Level.CHAPTER, _CHAPTER), (Level.SECTION, _SECTION)):
        if match := pattern.match(line):
            return Marker(level, " ".join(match[1].split()), _ordinal(match[2]), match.end(), (), True)
    return None


_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def _ordinal(text: str) -> int:
    word = text.split()[-1].lower()
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return int(text) if text.isdigit() else _ROMANS.get(text, 1)


def _strong(line: str, at: int) -> bool:
    rest = line[at:].lstrip("*_\"“”'‘( ")
    return not rest or not rest[0].islower()
