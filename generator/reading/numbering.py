"""Automatic numbers and bullets of a Word file: they stand in no run of text, and are the markers of its provisions."""

from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn

_BULLETS = {
    "\uf0b7": "-",
    "\uf02d": "-",
    "\u2022": "-",
    "o": "-",
    "\uf0a7": "-",
    "\uf0d8": "-",
    "\uf0fc": "-",
    "\u25cf": "-",
}
"""Glyphs of symbol fonts that stand for a dash or dot; anything else is printed as it is."""


class Numbering:
    """Counts the numbered paragraphs of one document, from its first to its last."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {
            item.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"), "0")): level for level in item.iter(qn("w:lvl"))
            }
            for item in root.iter(qn("w:abstractNum"))
        }
        for number in root.iter(qn("w:num")):
            reference = number.find(qn("w:abstractNumId"))
            if reference is not None:
                key = reference.get(qn("w:val"))
                self._levels[number.get(qn("w:numId"))] = abstract.get(key, {})

    def marker(self, paragraph: Any) -> str:
        """The printed marker of a paragraph's XML element with a blank behind it, empty where it has none."""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, level = place
        levels = self._levels.get(number)
        if not levels or level not in levels:
            return ""
        counts = self._counts.setdefault(number, {})
        counts[level] = counts[level] + 1 if level in counts else _start(levels[level])
        for deeper in [k for k in counts if k > level]:
            del counts[deeper]
        return _printed(levels, level, counts)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return None
        seen: set[str] = set()
        while properties is not None:
            found = properties.find(qn("w:numPr"))
            if found is not None:
                number, level = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
                if number is None or number.get(qn("w:val")) == "0":
                    return None
                return number.get(qn("w:val")), int(level.get(qn("w:val"), "0")) if level is not None else 0
            style = properties.find(qn("w:pStyle"))
            name = style.get(qn("w:val")) if style is not None else None
            if name is None or name in seen or name not in self._styles:
                return None
            seen.add(name)
            properties = self._styles[name].find(qn("w:pPr"))
        return None


def _start(level: Any) -> int:
    start = level.find(qn("w:start"))
    return int(start.get(qn("w:val"), "1")) if start is not None else 1


def _printed(levels: dict[int, Any], level: int, counts: dict[int, int]) -> str:
    pattern = levels[level].find(qn("w:lvlText"))
    text = pattern.get(qn("w:val"), "") if pattern is not None else ""
    if _format(levels[level]) == "bullet":
        mark = _BULLETS.get(text, text)
        return f"{mark} " if mark.strip() else ""
    for k in range(9):
        if f"%{k + 1}" in text and k in levels:
            figure = _FORMATS.get(_format(levels[k]), str)(counts.get(k, _start(levels[k])))
            text = text.replace(f"%{k + 1}", figure)
    return f"{text} " if text.strip() else ""


def _format(level: Any) -> str:
    found = level.find(qn("w:numFmt"))
    return str(found.get(qn("w:val"), "decimal")) if found is not None else "decimal"


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    pairs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    said = ""
    for value, sign in pairs:
        said += sign * (number // value)
        number %= value
    return said


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda number: "",
}
