"""Reads `.png`, `.jpg`, `.tif`: a page that was scanned or photographed, or several in one TIFF."""

import io
import warnings

from PIL import Image, ImageOps, ImageSequence

from generator.reading.limits import Deadline, Limits
from generator.reading.refusals import TooLarge
from generator.reading.rows import Extract
from generator.reading.scan import assembled, engine
from generator.reading.sheet import DPI, Sheet, read_sheet

Image.MAX_IMAGE_PIXELS = None  # our own limit stands in its place, and says so
PAPER_WIDTH = 8.27
"""Inches of an A4 sheet's shorter side: the scale of an image that does not say its own."""


def extract(data: bytes, limits: Limits, deadline: Deadline) -> Extract:
    """Rows of every frame of the image."""
    name = engine()
    pages = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data)) as image:
            if getattr(image, "n_frames", 1) > limits.scanned_pages:
                raise TooLarge(getattr(image, "n_frames", 1), limits.scanned_pages, "@diagnostics.C003.units.pages")
            for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                if frame.width * frame.height > limits.pixels:
                    raise TooLarge(frame.width * frame.height // 1_000_000, limits.pixels // 1_000_000, "Mpx")
                pages.append(read_sheet(Sheet(scaled(frame), number), deadline, limits))
    return assembled(pages, {}, name)


def scaled(frame: Image.Image) -> Image.Image:
    """The frame upright by its EXIF mark, on white where it is transparent, at the engine's resolution."""
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "P"):
        layered = upright.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        paper.alpha_composite(layered)
        upright = paper
    colour = upright.convert("RGB")
    factor = PAPER_WIDTH * DPI / min(colour.size)
    if 0.9 < factor < 1.1:
        return colour
    factor = min(factor, 4.0)
    size = (max(1, round(colour.width * factor)), max(1, round(colour.height * factor)))
    return colour.resize(size, Image.Resampling.LANCZOS)
