"""`STEM.read.json` beside a scan: where it lies, and the pictures in it."""

from pathlib import Path

from generator.model import Spot
from generator.reading import kept_picture


def reading_beside(scan: Path) -> Path:
    """Where the reading of a scan is kept."""
    return scan.with_suffix(".read.json")


def picture_beside(scan: Path, spot: Spot) -> bytes | None:
    """A picture that is kept with the reading of a scan; raises OSError where there is no such reading."""
    return kept_picture(reading_beside(scan).read_text(encoding="utf-8", errors="replace"), spot)
