"""Reads one page's image: the whole page once, its two-column zones again column by column."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from generator.model import Box, Column, Picture
from generator.reading import ink, tesseract
from generator.reading.digits import reread_number_lines
from generator.reading.limits import Deadline, Limits, allow
from generator.reading.marks import slanted_marks
from generator.reading.pictures import pictures_of
from generator.reading.rows import Row
from generator.reading.spelling import spelled_share
from generator.reading.tesseract import Word
from generator.reading.zones import Zone, letterhead, signature_block

DPI = 300
"""Dots an inch of every page image that is recognised."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's image and where it comes from."""

    image: Image.Image
    page: int
    """From 1."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one page gave."""

    rows: tuple[Row, ...]
    pictures: tuple[Picture, ...] = ()


def read_sheet(sheet: Sheet, deadline: Deadline, limits: Limits) -> Page:
    """Rows of one page, from the top; in a letterhead or signature block the left column first, then the right.

    Boxes are points of the page as it stands upright and straight.
    """
    allow()
    image, grey, words = _upright(sheet.image, deadline, limits)
    width, height = grey.size
    head = letterhead(words, width, height) if sheet.page == 1 else None
    foot = signature_block(words, width, height)
    if head and foot and foot.top < max(head.left_bottom, head.right_bottom):
        foot = None
    rows = slanted_marks(image.convert("L"), words, sheet.page, deadline) if sheet.page == 1 else []
    rest = [word for word in words if not (head and head.holds(word)) and not (foot and foot.holds(word))]
    edge = head.top if head else 0
    rows += [Row("")] if rows else []
    rows += _flow([word for word in rest if word.middle < edge], sheet.page)
    if head:
        rows += [Row(""), *_columns(head, grey, image, sheet.page, deadline, limits), Row("")]
    rows += _flow([word for word in rest if word.middle >= edge], sheet.page)
    if foot:
        rows += [Row(""), *_columns(foot, grey, None, sheet.page, deadline, limits)]
    return Page(tuple(rows), pictures_of(image, rows, head, foot, sheet.page))


def _upright(
    image: Image.Image, deadline: Deadline, limits: Limits
) -> tuple[Image.Image, Image.Image, tuple[Word, ...]]:
    """(the page straightened, the same in grey without coloured ink, its words); turned where it lay on its side."""
    asked = ink.on_its_side(image)
    if asked:
        image = _turned(image, deadline)
    straight, grey, words = _straight(image, deadline, limits)
    if asked or len(words) < 5 or _share(words) > 0.5:
        return straight, grey, words
    turned = _turned(image, deadline)
    if turned is image:
        return straight, grey, words
    again = _straight(turned, deadline, limits)
    return again if _share(again[2]) > _share(words) else (straight, grey, words)


def _turned(image: Image.Image, deadline: Deadline) -> Image.Image:
    turn = tesseract.orientation(image.convert("L"), deadline)
    return image.rotate(-turn, expand=True) if turn else image


def _straight(
    image: Image.Image, deadline: Deadline, limits: Limits
) -> tuple[Image.Image, Image.Image, tuple[Word, ...]]:
    straight = ink.straightened(image, ink.skew(image))
    grey = ink.softened(ink.without_colour(straight))
    return straight, grey, tesseract.recognise(grey, deadline, seconds=limits.page_seconds)


def _share(words: Sequence[Word]) -> float:
    return spelled_share(" ".join(word.text for word in words))[0]


def _columns(
    zone: Zone, grey: Image.Image, colour: Image.Image | None, page: int, deadline: Deadline, limits: Limits
) -> list[Row]:
    """Rows of both columns, each recognised on its own; numbers and dates of a letterhead (`colour` given) again."""
    rows: list[Row] = []
    sides = (
        (Column.LEFT, (0, zone.top, zone.gutter, min(zone.left_bottom, grey.height))),
        (Column.RIGHT, (zone.gutter, zone.top, grey.width, min(zone.right_bottom, grey.height))),
    )
    for column, box in sides:
        words = tesseract.recognise(grey.crop(box), deadline, layout=6, at=box[:2], seconds=limits.page_seconds)
        found = _flow(words, page, column)
        if colour is not None:
            found = _flow([word for word in words if not _speck(word)], page, column)
            found = reread_number_lines(found, colour, grey, deadline)
        rows += [Row(""), *found]
    return rows[1:]


def _speck(word: Word) -> bool:
    """Whether a word of a letterhead is a speck, or a rule under a name, that the engine took for a sign."""
    return not any(char.isalnum() for char in word.text) and word.text not in ("-", "–", "—", "*", "+", "&")


def _flow(words: Sequence[Word], page: int, column: Column | None = None) -> list[Row]:
    """Words as rows, line by line as the engine had them, a blank row between its paragraphs."""
    rows: list[Row] = []
    line: list[Word] = []
    for word in words:
        if line and word.line != line[-1].line:
            rows.append(_row(line, page, column))
            if word.line[:2] != line[-1].line[:2]:
                rows.append(Row(""))
            line = []
        line.append(word)
    return [*rows, _row(line, page, column)] if line else rows


def _row(words: Sequence[Word], page: int, column: Column | None) -> Row:
    text = " ".join(word.text for word in words)
    letters = sum(len(word.text) for word in words)
    confidence = sum(word.confidence * len(word.text) for word in words) / letters
    points = 72 / DPI
    box = Box(
        min(word.left for word in words) * points,
        min(word.top for word in words) * points,
        max(word.right for word in words) * points,
        max(word.bottom for word in words) * points,
    )
    return Row(text, page, column, box, confidence)
