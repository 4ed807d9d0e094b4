"""Urgency and secrecy marks that were stamped aslant (HỎA TỐC in an arrow): turned level and recognised on their own.

NĐ 30/2020, Điều 8 khoản 3 điểm b and phụ lục I: such a mark is a stamp of its own beside the abstract; clerks set it at
any angle, and the engine sees nothing in it.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generator.model import Box
from generator.reading import tesseract
from generator.reading.limits import Deadline
from generator.reading.rows import Row
from generator.reading.tesseract import Word
from generator.vietnamese import fold

MARKS = ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN", "TUYỆT MẬT", "TỐI MẬT", "MẬT")
"""What is looked for, longer ones first; nothing else that a stamp says is taken."""
_CELL = 8
"""Pixels of the page a cell of the coarse picture in which stamps are looked for."""
_POINTS = 72 / 300


@dataclass(frozen=True, slots=True)
class Blot:
    """Something large on the page that is no line of text: a stamp."""

    cells: NDArray[np.int64]
    """(row, column) of its cells."""
    angle: float
    """Degrees between its longer axis and the horizontal, counter-clockwise."""

    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom in pixels."""
        (top, left), (bottom, right) = self.cells.min(axis=0), self.cells.max(axis=0) + 1
        return int(left) * _CELL, int(top) * _CELL, int(right) * _CELL, int(bottom) * _CELL


def slanted_marks(grey: Image.Image, words: Sequence[Word], page: int, deadline: Deadline) -> list[Row]:
    """A row for each mark found in the upper half of a first page; three stamps at most are looked at."""
    rows: list[Row] = []
    for blot in list(_blots(grey, words))[:3]:
        box = blot.box()
        for turn in (-blot.angle, -blot.angle + 180):
            said = tesseract.recognise(_level(grey.crop(box), blot, turn), deadline, layout=7)
            mark = _mark(" ".join(word.text for word in said))
            if mark:
                left, top, right, bottom = (edge * _POINTS for edge in box)
                sure = min(word.confidence for word in said if set(fold(word.text)) & set(fold(mark)))
                rows.append(Row(mark, page, None, Box(left, top, right, bottom), sure))
                break
    return rows


def _mark(said: str) -> str | None:
    """The mark that the words say; one of a single syllable only where its marks are right too."""
    whole, words = said.upper().split(), fold(said).split()
    for mark in MARKS:
        wanted = fold(mark).split()
        if len(wanted) == 1 and mark in whole:
            return mark
        if len(wanted) > 1 and (" ".join(wanted) in " ".join(words) or "".join(wanted) in words):
            return mark
    return None


def _level(crop: Image.Image, blot: Blot, turn: float) -> Image.Image:
    """The stamp turned level, without what stands around it and without its own upper and lower rule."""
    level = crop.rotate(turn, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    left, top, _, _ = blot.box()
    across = (blot.cells[:, 1] + 0.5) * _CELL - left - crop.width / 2
    down = (blot.cells[:, 0] + 0.5) * _CELL - top - crop.height / 2
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    xs, ys = across * cosine + down * sine, down * cosine - across * sine
    rim = 0.18 * float(ys.max() - ys.min())
    return level.crop(
        (
            max(0, int(level.width / 2 + xs.min() + rim)),
            max(0, int(level.height / 2 + ys.min() + rim)),
            min(level.width, int(level.width / 2 + xs.max() - rim)),
            min(level.height, int(level.height / 2 + ys.max() - rim)),
        )
    )


def _blots(grey: Image.Image, words: Sequence[Word]) -> Iterator[Blot]:
    """Connected ink in the left and upper part of the page, as large as a stamp and slanted as no line of text is."""
    part = grey.crop((0, 0, int(grey.width * 0.45), int(grey.height * 0.6)))
    pixels = np.asarray(part)[: part.height // _CELL * _CELL, : part.width // _CELL * _CELL]
    dark: NDArray[np.bool_] = (pixels < 140).reshape(pixels.shape[0] // _CELL, _CELL, -1, _CELL).max(axis=(1, 3))
    for word in words:
        if word.confidence > 0.8 and len(word.text) > 1:
            edges = (word.top // _CELL, word.bottom // _CELL + 1, word.left // _CELL, word.right // _CELL + 1)
            dark[edges[0] : edges[1], edges[2] : edges[3]] = False
    for cells in _connected(dark):
        high, wide = cells.max(axis=0) + 1 - cells.min(axis=0)
        if not (15 <= max(high, wide) <= 120 and min(high, wide) >= 10):
            continue
        spread = np.cov(cells.T)
        angle = math.degrees(0.5 * math.atan2(-2 * spread[0, 1], spread[1, 1] - spread[0, 0]))
        if abs(angle) > 8:
            yield Blot(cells, angle)


def _connected(dark: NDArray[np.bool_]) -> Iterator[NDArray[np.int64]]:
    """Groups of 40 and more dark cells that touch, as (row, column) pairs."""
    left = dark.copy()
    height, width = left.shape
    for row, column in zip(*np.nonzero(dark), strict=True):
        if not left[row, column]:
            continue
        left[row, column] = False
        group = [(int(row), int(column))]
        for y, x in group:
            for near_y in range(max(0, y - 1), min(height, y + 2)):
                for near_x in range(max(0, x - 1), min(width, x + 2)):
                    if left[near_y, near_x]:
                        left[near_y, near_x] = False
                        group.append((near_y, near_x))
        if len(group) >= 40:
            yield np.array(group)
