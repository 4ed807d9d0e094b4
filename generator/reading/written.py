"""Figures written by hand into a typed line of a letterhead: the number between `Số:` and `/`, the day, the month.

A wrong number on a public page is worse than none. So a strip is looked at in several ways by two nets, and what they
say counts only where all of them agree and are sure of it, and where no typed figure says otherwise.
"""

import re
from calendar import monthrange
from collections.abc import Sequence

import numpy as np
from PIL import Image

from generator.reading.deciphering import Guess, View, decipher_date, decipher_number
from generator.reading.handwriting import DOTS, ROWS, Floats
from generator.reading.tesseract import Word

SURE_OF_DATE = 0.85
"""Least confidence in day and month together; of 82 strips of other hands above it none was read wrong."""
SURE_OF_NUMBER = 0.9
"""Least confidence in a number, which nothing but the ink itself bears out; of 73 strips above it none was wrong."""
LEAST_FIT = 0.2
"""Least probability of the whole line; a figure that was written over or scrawled has less."""

_SCALES = (1.0, 0.88)
_CUT = 0.45
_DATE = re.compile(
    r"(?P<head>ng\S{0,3}?y)\W*(?P<day>.*?)\s*(?P<word>th\S{0,3}?ng)\s*(?P<month>.*?)\s*(?P<last>n\S{1,3}?m)\s*(?P<year>\S*)",
    re.I,
)


def strips_of(page: Image.Image, box: tuple[int, int, int, int], words: Sequence[Word]) -> list[Floats]:
    """The line in `box` as ink from 0 to 1 in several pictures; none where no word tells at what height it stands.

    `page` is looked at in its red, in which blue ink is dark and a seal is not; `words` are what the engine found in
    the box, counted from its corner.
    """
    heights = sorted(word.middle for word in words if sum(char.isalpha() for char in word.text) > 1)
    if not heights:
        return []
    middle = box[1] + heights[len(heights) // 2]
    found: list[Floats] = []
    for scale in _SCALES:
        tall = round(ROWS * 300 / DOTS / scale)
        top = max(0, round(middle - tall / 2))
        band = page.crop((box[0], top, box[2], top + tall)).convert("RGB").getchannel("R")
        size = (max(16, round(band.width * ROWS / tall)), ROWS)
        ink = _ink(np.asarray(band.resize(size, Image.Resampling.BOX), np.float32))
        found += [ink, np.clip((ink - _CUT) * 4 + 0.5, 0, 1)]
    return found


def _ink(grey: Floats) -> Floats:
    """Grey as ink: 0 for this paper, 1 for this print."""
    paper, dark = float(np.percentile(grey, 80)), float(np.percentile(grey, 2))
    found: Floats = np.clip((paper - grey) / max(40.0, paper - dark), 0, 1)
    return found


def with_number(text: str, symbol_at: int, prefix_end: int, seen: Sequence[View]) -> tuple[str, float] | None:
    """(the line with its number written in, how sure that is); None where the views do not agree on one.

    `text` is the line as the engine has it, with `Số:` before `prefix_end` and the symbol's stroke at `symbol_at`.
    """
    guess, agreed = decipher_number(seen)
    figures = guess.figures[0]
    if not agreed or _doubtful(guess, SURE_OF_NUMBER) or not figures.strip("0"):
        return None
    year = re.search(r"[/⁄]\s?(?:19|20)\d\d\s?$", text[prefix_end:symbol_at])
    head, tail = text[:prefix_end].rstrip(), (year[0].strip() if year else "") + text[symbol_at:]
    return f"{head} {figures}{tail}", guess.confidence


def with_date(text: str, readings: Sequence[str], seen: Sequence[View]) -> tuple[str, float] | None:
    """(the line with day and month written in, how sure that is); None where the views do not agree on them.

    The year must be typed, the same in all readings that have one; so must a month that is.
    """
    matches = [match for match in map(_DATE.search, (text, *readings)) if match]
    years = {found[0] for match in matches if (found := re.match(r"\d{4}(?!\d)", match["year"]))}
    if not matches or len(years) != 1:
        return None
    guess, agreed = decipher_date(seen)
    if not agreed or _doubtful(guess, SURE_OF_DATE):
        return None
    day, month = map(int, guess.figures)
    if day > monthrange(int(*years), month)[1]:
        return None
    typed = [int(match["month"]) for match in matches if re.fullmatch(r"\d{1,2}", match["month"])]
    if len(typed) == len(matches) and len(set(typed)) == 1 and typed[0] != month:
        return None
    match = _DATE.search(text) or matches[0]
    said = match["month"] if match["month"].isdigit() and int(match["month"]) == month else _two(month)
    before, after = match.string[: match.end("head")], match.string[match.end("last") :]
    rest = after.split(match["year"], 1)[1] if match["year"] else after
    return f"{before} {day:02d} {match['word']} {said} {match['last']} {min(years)}{rest}", guess.confidence


def _doubtful(guess: Guess, least: float) -> bool:
    return guess.confidence < least or guess.fit < LEAST_FIT


def _two(month: int) -> str:
    """A month as offices write it: January and February with a nought (NĐ 30/2020, Phụ lục I)."""
    return f"{month:02d}" if month < 3 else str(month)
