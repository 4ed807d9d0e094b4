"""`mask`: words that the staff take out of every output (design, decision 7)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.model import Line, Reading
from generator.vietnamese import clean

BLOCK = "█"


def masked(reading: Reading, words: Sequence[str]) -> Reading:
    """The reading with each letter of `words` blocked out wherever they stand, in whatever case and spacing.

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


def _masked_line(line: Line, before: str, after: str) -> Line:
    return line if before[line.start : line.end] == after[line.start : line.end] else replace(line, readings=())


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, clean(word).text.split())), re.IGNORECASE)
