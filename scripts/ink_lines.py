"""Set a whole number or date line with written digits, and scan it: what `train_ink.py` learns from."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from ink_strips import HEIGHT, LETTERS, MIDDLE, Floats, Hands, Writer, digit, typed
from PIL import Image, ImageFilter

ROOM = 16
"""Pixels of paper kept above and below a strip while it is set."""


@dataclass
class Line:
    """A line while it is being set."""

    tall: int = HEIGHT + 2 * ROOM
    at: float = 0.0
    placed: list[tuple[int, int, Floats, float]] = field(default_factory=list)
    labels: list[tuple[int, int, str]] = field(default_factory=list)
    """(left, right, label)"""


def strip(rng: random.Random, known: Hands) -> tuple[Floats, str]:
    """(ink from 0 to 1 at 150 dots an inch, half of `HEIGHT` tall; its labels from left to right)."""
    writer = Writer.any(rng, known)
    size = rng.choice((46, 50, 54, 54, 58, 58, 62))
    family = rng.choice(known.types)
    line = Line()
    base = ROOM + MIDDLE + 0.33 * size + rng.gauss(0, 4)
    kind = rng.random()
    if kind < 0.45:
        _date(line, rng, known, writer, family, size, base)
    elif kind < 0.9:
        _number(line, rng, known, writer, family, size, base)
    else:
        _ink(line, _figures(rng, rng.randint(1, 5)), rng, known, writer, base)
    return _scanned(line, rng, writer, size, base)


def _figures(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def _type(line: Line, text: str, family: Sequence[str], size: int, base: float) -> None:
    letters, width = typed(text, family, size)
    for ink, x, y, label in letters:
        left = int(line.at) + x
        line.placed.append((left, int(base) + y, ink, 1.0))
        if label:
            line.labels.append((left, left + ink.shape[1], label))
    line.at += width


def _ink(line: Line, figures: str, rng: random.Random, known: Hands, writer: Writer, base: float) -> None:
    rise, drift = rng.gauss(2, 6), rng.gauss(0, 2.5)
    tight = rng.uniform(-5, 12)
    for k, char in enumerate(figures):
        ink = digit(char, writer, rng, known)
        top = int(base + rise + drift * k + rng.gauss(0, 2) - ink.shape[0])
        left = int(line.at)
        line.placed.append((left, top, ink, writer.dark))
        line.labels.append((left, left + ink.shape[1], char))
        line.at += max(5.0, ink.shape[1] + tight + rng.gauss(0, 2.5))
    line.at -= min(0.0, tight)


def _gap(rng: random.Random) -> float:
    return rng.choice((rng.uniform(-4, 12), rng.uniform(5, 45)))


def _date(
    line: Line, rng: random.Random, known: Hands, writer: Writer, family: Sequence[str], size: int, base: float
) -> None:
    day, month = rng.randint(1, 31), rng.randint(1, 12)
    shown = f"{day:02d}" if rng.random() < 0.75 else str(day)
    shown_month = f"{month:02d}" if rng.random() < 0.5 else str(month)
    _type(
        line,
        rng.choice(("ngày", "Nội, ngày", ", ngày", "gày", "NGÀY" if rng.random() < 0.1 else "ngày")),
        family,
        size,
        base,
    )
    line.at += _gap(rng)
    if rng.random() < 0.85:
        _ink(line, shown if rng.random() < 0.8 else _figures(rng, rng.randint(1, 2)), rng, known, writer, base)
    elif rng.random() < 0.7:
        _type(line, shown, family, size, base)
    line.at += _gap(rng)
    _type(line, "tháng", family, size, base)
    if rng.random() < 0.7:
        line.at += _gap(rng)
        if rng.random() < 0.5:
            _ink(line, shown_month, rng, known, writer, base)
        else:
            _type(line, shown_month, family, size, base)
        line.at += _gap(rng)
        _type(line, "năm", family, size, base)
        if rng.random() < 0.3:
            line.at += rng.uniform(4, 14)
            _type(line, f"20{rng.randint(0, 29):02d}", family, size, base)


def _number(
    line: Line, rng: random.Random, known: Hands, writer: Writer, family: Sequence[str], size: int, base: float
) -> None:
    if rng.random() < 0.9:
        _type(line, rng.choice(("Số:", "Số:", "Số:", "Số", "SỐ:", "số:", "ố:")), family, size, base)
        line.at += _gap(rng)
    shown = _figures(rng, rng.choices((1, 2, 3, 4, 5), (1, 4, 6, 6, 1))[0])
    if rng.random() < 0.85:
        _ink(line, shown, rng, known, writer, base)
    elif rng.random() < 0.8:
        _type(line, shown, family, size, base)
    line.at += _gap(rng)
    _type(line, rng.choice("////-"), family, size, base)
    symbol = "".join(rng.choice(LETTERS) for _ in range(rng.randint(1, 4)))
    if rng.random() < 0.5:
        symbol += rng.choice("--&") + "".join(rng.choice(LETTERS) for _ in range(rng.randint(1, 4)))
    _type(line, rng.choice(("", "", " ")) + symbol, family, size, base)


def _scanned(line: Line, rng: random.Random, writer: Writer, size: int, base: float) -> tuple[Floats, str]:
    wide = int(max([line.at, *(left + ink.shape[1] for left, _, ink, _ in line.placed)])) + 60
    paper = np.zeros((line.tall, wide + 40), np.float32)
    for left, top, ink, dark in line.placed:
        _put(paper, ink * dark, left + 20, top)
    _disturb(paper, rng, size, base)
    # Cut anywhere: words at the edge may be missing or halved.
    first = rng.choice((0, 0, rng.randint(0, 60)))
    last = max(first + 24, paper.shape[1] - rng.choice((0, 0, rng.randint(0, 90))))
    labels = "".join(
        label
        for left, right, label in sorted(line.labels)
        if (min(right + 20, last) - max(left + 20, first)) > 0.55 * (right - left)
    )
    paper = _degraded(paper[:, first:last], rng)
    shift = rng.randint(-6, 6)
    cut = paper[ROOM + shift : ROOM + shift + HEIGHT]
    cut = cut[:, : cut.shape[1] // 2 * 2]
    return cut.reshape(HEIGHT // 2, 2, -1, 2).mean(axis=(1, 3)), labels


def _put(paper: Floats, ink: Floats, left: int, top: int) -> None:
    y0, x0 = max(0, top), max(0, left)
    y1, x1 = min(paper.shape[0], top + ink.shape[0]), min(paper.shape[1], left + ink.shape[1])
    if y1 > y0 and x1 > x0:
        part = ink[y0 - top : y1 - top, x0 - left : x1 - left]
        paper[y0:y1, x0:x1] = np.maximum(paper[y0:y1, x0:x1], part)


def _disturb(paper: Floats, rng: random.Random, size: int, base: float) -> None:
    """Rules, dots, specks, and the feet and heads of the lines around."""
    tall, wide = paper.shape
    if rng.random() < 0.12:  # a dotted or ruled line to write on
        y, left = int(base + rng.uniform(-1, 6)), rng.randint(0, wide // 2)
        right = left + rng.randint(40, 200)
        for x in range(left, min(right, wide - 3), rng.choice((1, 8, 12))):
            paper[y : y + 3, x : x + 3] = 1
    if rng.random() < 0.15:  # the rule under the heading
        y = rng.choice((rng.randint(0, ROOM + 10), tall - rng.randint(4, ROOM + 8)))
        paper[y : y + rng.randint(2, 4), rng.randint(0, wide) :] = 1
    if rng.random() < 0.06:
        x = rng.randrange(wide - 3)
        paper[:, x : x + rng.randint(1, 3)] = rng.uniform(0.3, 1)
    for _ in range(rng.choice((0, 0, 1, 4))):
        y, x, r = rng.randrange(tall - 5), rng.randrange(wide - 5), rng.randint(1, 4)
        paper[y : y + r, x : x + r] = 1
    if rng.random() < 0.35:  # what stands on the next line: its upper half
        y = tall - rng.randint(2, ROOM + 10)
        x = rng.randint(0, wide // 2)
        while x < wide - 30:
            w = rng.randint(4, 26)
            paper[y + rng.randint(0, 8) :, x : x + rng.choice((4, 5, w))] = 1
            x += w + rng.randint(3, 12)


def _degraded(paper: Floats, rng: random.Random) -> Floats:
    """The strip as a scanner gives it: soft, of two tones, thin, broken, dirty."""
    image = Image.fromarray((paper * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 1.6)))
    if rng.random() < 0.25:
        image = image.rotate(rng.uniform(-1.2, 1.2), Image.Resampling.BILINEAR)
    wide, tall = image.size
    scale = rng.choice((1.0, 1.0, 2 / 3, 2 / 3, 0.5))
    noise = np.random.default_rng(rng.randrange(2**32))
    if scale < 1:
        image = image.resize((max(8, int(wide * scale)), int(tall * scale)), Image.Resampling.BOX)
    pixels = np.asarray(image, np.float32) / 255
    grain = rng.choice((0.02, 0.05, 0.12, 0.25))
    pixels = pixels * (1 + noise.normal(0, 2 * grain, pixels.shape)) + noise.normal(0, grain / 4, pixels.shape)
    if rng.random() < 0.6:
        pixels = (pixels > rng.uniform(0.25, 0.6)).astype(np.float32)
    else:
        pixels = np.clip(pixels * rng.uniform(0.7, 1.3), 0, 1)
    image = Image.fromarray((np.clip(pixels, 0, 1) * 255).astype(np.uint8))
    if scale < 1:
        image = image.resize((wide, tall), Image.Resampling.BICUBIC)
    return np.asarray(image, np.float32) / 255
