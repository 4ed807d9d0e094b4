"""Runs the tesseract binary over an image and takes its words with their boxes and confidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.reading import programs
from generator.reading.limits import Deadline
from generator.reading.refusals import MissingProgram, OutOfTime

if TYPE_CHECKING:
    from PIL import Image

PACKAGE = "tesseract-ocr tesseract-ocr-vie"


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in pixels of the page's image."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    """0 to 1."""
    line: tuple[int, int, int]
    """Block, paragraph and line, as the engine counted them in one run."""

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Height of its middle on the page, in pixels."""
        return (self.top + self.bottom) / 2


def recognise(
    image: Image.Image,
    deadline: Deadline,
    *,
    layout: int = 3,
    language: str = "vie",
    alphabet: str | None = None,
    at: tuple[int, int] = (0, 0),
    seconds: float = 90.0,
) -> tuple[Word, ...]:
    """Words of an image, in the engine's order.

    `layout` is the engine's page segmentation mode (3 a page, 6 one block, 7 one line). `alphabet` limits the letters.
    `at` is where the image was cut out of its page; boxes are moved by it. Raises `MissingProgram`, `OutOfTime`.
    """
    if deadline.over():
        raise OutOfTime
    command = ["tesseract", "stdin", "stdout", "-l", language, "--dpi", "300", "--psm", str(layout)]
    if alphabet:
        command += ["-c", f"tessedit_char_whitelist={alphabet}"]
    run = programs.run([*command, "tsv"], _portable(image), min(seconds, deadline.left()), PACKAGE)
    if run.returncode and b"language" in run.stderr:
        raise MissingProgram(PACKAGE)
    return _words(run.stdout.decode("utf-8", errors="replace"), at)


def _portable(image: Image.Image) -> bytes:
    """The image as PNM, the format that costs nothing to write."""
    plain = image if image.mode in ("L", "RGB") else image.convert("L")
    kind = b"P5" if plain.mode == "L" else b"P6"
    return kind + b"\n%d %d\n255\n" % plain.size + plain.tobytes()


def _words(table: str, at: tuple[int, int]) -> tuple[Word, ...]:
    words: list[Word] = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        left, top, width, height = (int(cell) for cell in cells[6:10])
        left, top = left + at[0], top + at[1]
        confidence = max(0.0, min(1.0, float(cells[10]) / 100))
        line = (int(cells[2]), int(cells[3]), int(cells[4]))
        words.append(Word(_one_letter(cells[11].strip()), left, top, left + width, top + height, confidence, line))
    return tuple(words)


def _one_letter(text: str) -> str:
    """The word with Đ where the model gave its look-alike Ð, or both for one letter: `QĐÐ-UBND`."""
    return text.replace("ĐÐ", "Đ").replace("ÐĐ", "Đ").replace("Ð", "Đ")


def orientation(image: Image.Image, deadline: Deadline) -> int:
    """Degrees clockwise by which a page must be turned to stand upright: 0, 90, 180, 270; 0 where none can tell."""
    if deadline.over():
        raise OutOfTime
    command = ["tesseract", "stdin", "stdout", "-l", "osd", "--dpi", "300", "--psm", "0"]
    said = programs.run(command, _portable(image), min(30.0, deadline.left()), PACKAGE).stdout.decode(errors="replace")
    facts = dict(line.split(": ", 1) for line in said.splitlines() if ": " in line)
    try:
        sure = float(facts.get("Orientation confidence", "0"))
        return int(facts.get("Rotate", "0")) if sure >= 1.0 else 0
    except ValueError:
        return 0
