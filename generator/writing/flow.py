"""Stretches of the text set as running words: broken lines mended, marks of Markdown read, links laid over.

The words are always taken from the text that was read, never from a value made of it, so none is lost or invented.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_STARS = re.compile(r"\*{1,3}")
_BACKSLASH = re.compile(r"\\(?=[^\w\s])")
_BLANK = re.compile(r"\s+")
MOST_EMPHASES = 200
"""In one stretch; beyond it the stars are someone's attack or ornament, and stay as they are."""
_TAGS = {1: ("<em>", "</em>"), 2: ("<strong>", "</strong>"), 3: ("<strong><em>", "</em></strong>")}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something laid over words of the text: a link, an explanation."""

    start: int
    end: int
    opening: str
    closing: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text to be set, in text order; `opening` and `closing` wrap what belongs to another component."""

    start: int
    end: int
    opening: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class _Inked:
    """What the stars and backslashes of a stretch come to."""

    dropped: list[tuple[int, int]]
    emphasis: list[tuple[int, int, int]]


def flow(
    text: str,
    stretches: Sequence[Stretch],
    marks: Sequence[Mark],
    escape: Callable[[str], str],
    *,
    lines: bool = False,
    markup: bool = False,
) -> str:
    """The words of `stretches` as finished inline HTML.

    `marks` are in text order and don't overlap. `lines` keeps line ends as `<br>`, else they become spaces.
    `markup` reads pairs of stars as emphasis, as in sources that are Markdown.
    """
    trimmed = _trimmed(text, stretches)
    parts: list[str] = []
    for index, stretch in enumerate(trimmed):
        if index and _apart(text, trimmed[index - 1].end, stretch.start):
            parts.append(" ")
        words = _set(text, stretch, marks, escape, lines, markup)
        parts.append(f"{stretch.opening}{words}{stretch.closing}")
    return "".join(parts)


def _trimmed(text: str, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Without the white space at the edges of each stretch, and without empty ones."""
    kept: list[Stretch] = []
    for stretch in stretches:
        words = text[stretch.start : stretch.end]
        start = stretch.start + len(words) - len(words.lstrip())
        end = stretch.end - (len(words) - len(words.rstrip()))
        if start < end:
            kept.append(Stretch(start, end, stretch.opening, stretch.closing))
    return kept


def _apart(text: str, end: int, start: int) -> bool:
    return start > end or (end > 0 and text[end - 1].isspace())


def _set(
    text: str, stretch: Stretch, marks: Sequence[Mark], escape: Callable[[str], str], lines: bool, markup: bool
) -> str:
    inked = _inked(text, stretch) if markup else _Inked([], [])
    laid = [mark for mark in marks if mark.start < stretch.end and mark.end > stretch.start]
    edges = {stretch.start, stretch.end}
    for begin, finish, *_ in [*inked.dropped, *inked.emphasis, *((mark.start, mark.end) for mark in laid)]:
        edges |= {max(begin, stretch.start), min(finish, stretch.end)}
    dropped = {begin for begin, _ in inked.dropped}
    parts: list[str] = []
    over: Mark | None = None
    ordered = sorted(edges)
    remaining = iter(laid)
    mark = next(remaining, None)
    for start, end in pairwise(ordered):
        if start in dropped:
            continue
        while mark and mark.end <= start:
            mark = next(remaining, None)
        current = mark if mark and mark.start <= start else None
        if current is not over:
            parts += [over.closing if over else "", current.opening if current else ""]
            over = current
        parts.append(_emphasised(_words(text[start:end], escape, lines), start, inked.emphasis))
    parts.append(over.closing if over else "")
    return "".join(parts)


def _words(words: str, escape: Callable[[str], str], lines: bool) -> str:
    one = _BLANK.sub(lambda blank: "\n" if lines and {"\n", "\r"} & {*blank[0]} else " ", words)
    return "<br>".join(escape(line) for line in one.split("\n"))


def _emphasised(words: str, at: int, emphasis: Sequence[tuple[int, int, int]]) -> str:
    for start, end, strength in reversed(emphasis):
        if start <= at < end and words.strip():
            opening, closing = _TAGS[strength]
            words = f"{opening}{words}{closing}"
    return words


def _inked(text: str, stretch: Stretch) -> _Inked:
    """Pairs of stars become emphasis; a star that clings to a word without a partner is debris and is dropped.

    A star that stands alone (under a Party committee's name, before a note) is the document's and stays.
    """
    dropped = [(found.start(), found.end()) for found in _BACKSLASH.finditer(text, stretch.start, stretch.end)]
    escaped = {end for _, end in dropped}
    waiting: list[tuple[int, int]] = []
    emphasis: list[tuple[int, int, int]] = []
    for found in _STARS.finditer(text, stretch.start, stretch.end):
        start, end = found.span()
        if start in escaped:
            continue
        before = text[start - 1] if start > stretch.start else " "
        after = text[end] if end < stretch.end else " "
        partner = next((wait for wait in reversed(waiting) if wait[1] - wait[0] == end - start), None)
        if partner and not before.isspace():
            waiting = waiting[: waiting.index(partner)]
            emphasis.append((partner[1], start, end - start))
            dropped += [partner, (start, end)]
        elif not after.isspace() and not before.isalnum() and len(waiting) < 8:
            waiting.append((start, end))
            dropped += [(start, end)]
        elif not before.isspace():
            dropped.append((start, end))
    if len(emphasis) > MOST_EMPHASES:
        return _Inked([], [])
    return _Inked(sorted(set(dropped)), sorted(emphasis))
