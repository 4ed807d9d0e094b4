"""`mask`: words that the staff take out of every output (design, decision 7)."""

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any

from generator.model import Code, Corrections, Diagnostic, Line, Reading, Severity
from generator.vietnamese import clean

BLOCK = "█"
_FIGURES = re.compile(r"\s*\+?\d(?:[\s.()–-]*\d){5,}\s*")
_BETWEEN_DIGITS = r"[\s*_\\#.()–-]*"
_BETWEEN_WORDS = r"[\s*_\\#]*"


def masked(reading: Reading, words: Sequence[str]) -> Reading:
    """The reading with each letter of `words` blocked out wherever they stand, in whatever case and spacing.

    A number is found however its digits are grouped: `0900 000 000`, `0900.000.000`, `0900000000`.
    Lengths stay, so lines and spans do too; other readings of a line that was touched are dropped whole, and so is
    every picture of the paper: nobody knows what else it shows.
    """
    if words:
        reading = replace(reading, pictures=())
    patterns = [_pattern(word) for word in words if word.split()]
    if not patterns:
        return reading
    cleaned = clean(reading.text)
    text = list(reading.text)
    for pattern in patterns:
        for found in pattern.finditer(cleaned.text):
            span = cleaned.span(found.start(), found.end())
            for place in range(span.start, span.end):
                if not text[place].isspace():
                    text[place] = BLOCK
    result = "".join(text)
    lines = tuple(_masked_line(line, reading.text, result) for line in reading.lines)
    return replace(reading, text=result, lines=lines)


def unused(reading: Reading, words: Sequence[str]) -> tuple[Diagnostic, ...]:
    """A warning for each of `words` that stands nowhere in the text; it names its place in the list, not the words."""
    text = clean(reading.text).text
    return tuple(
        Diagnostic(Code.MASK_UNUSED, Severity.WARNING, (("value", str(place)),))
        for place, word in enumerate(words, 1)
        if not word.split() or not _pattern(word).search(text)
    )


def masked_corrections(corrections: Corrections) -> Corrections:
    """What the staff wrote, without the words that they mask themselves: a note must not repeat a hidden number."""
    patterns = [_pattern(word) for word in corrections.mask if word.split()]
    if not patterns:
        return corrections
    values = {key: _without(value, patterns) for key, value in corrections.values.items()}
    note, withdrawn = _without(corrections.note, patterns), _without(corrections.withdrawn, patterns)
    return replace(corrections, values=MappingProxyType(values), note=note, withdrawn=withdrawn)


def _without(value: Any, patterns: Sequence[re.Pattern[str]]) -> Any:
    """A value as the staff gave it, with each letter of what the patterns find in it blocked out."""
    if type(value) is str:
        for pattern in patterns:
            value = pattern.sub(lambda found: re.sub(r"\S", BLOCK, found[0]), value)
        return value
    if isinstance(value, tuple):
        return tuple(_without(item, patterns) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{item.name: _without(getattr(value, item.name), patterns) for item in fields(value)})
    return value


def _masked_line(line: Line, before: str, after: str) -> Line:
    return line if before[line.start : line.end] == after[line.start : line.end] else replace(line, readings=())


def _pattern(word: str) -> re.Pattern[str]:
    """Spacing and the marks of Markdown count for nothing; in a row of digits neither do points and dashes."""
    written = clean(word).text
    if _FIGURES.fullmatch(written):
        return re.compile(_BETWEEN_DIGITS.join(re.findall(r"[+\d]", written)).replace("+", r"\+"))
    return re.compile(_BETWEEN_WORDS.join(map(re.escape, written.split())), re.IGNORECASE)
