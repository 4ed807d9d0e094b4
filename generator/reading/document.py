"""Opens a PDF and gives what its pages hold: text with boxes, images of pages, the text of stamps laid over them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from generator.model import Box
from generator.reading.limits import Limits, allow
from generator.reading.refusals import Damaged, Encrypted, TooLarge

if TYPE_CHECKING:
    from PIL import Image


@dataclass(frozen=True, slots=True)
class TextRun:
    """One line of a page's own text."""

    text: str
    box: Box | None


_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What pdfium gives for a hyphen at the end of a line: the words before and behind it stand on one line."""


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document; raises `Encrypted` where it asks for a password, `Damaged` where it can't be opened."""
    allow()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Encrypted from error
        raise Damaged from error
    try:
        yield document
    finally:
        document.close()


def page_lines(document: pdfium.PdfDocument, index: int) -> tuple[TextRun, ...]:
    """Lines of a page's own text in the order that pdfium finds: a left block before the one to its right."""
    allow()
    page = document[index]
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    height = page.get_height()
    aligned = len(text) == text_page.count_chars()
    runs: list[TextRun] = []
    at = 0
    for line in text.replace("\r\n", "\n\n").split("\n\n") if aligned else text.replace("\r\n", "\n").split("\n"):
        box = _box(text_page, at, line, height) if aligned and line.strip() else None
        runs.append(TextRun(line.replace("\n", " ").replace("\r", " ").translate(_HYPHENS).strip(), box))
        at += len(line) + 2
    return tuple(runs)


def _box(text_page: pdfium.PdfTextPage, at: int, line: str, height: float) -> Box | None:
    edges = []
    for offset, char in enumerate(line):
        if not char.isspace():
            left, bottom, right, top = text_page.get_charbox(at + offset)
            if right > left:
                edges.append((left, height - top, right, height - bottom))
    if not edges:
        return None
    lefts, tops, rights, bottoms = zip(*edges, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def image_share(document: pdfium.PdfDocument, index: int) -> float:
    """Share of the page that its largest image covers: 0.9 and more for a scan."""
    allow()
    page = document[index]
    whole = page.get_width() * page.get_height()
    most = 0.0
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = thing.get_bounds()
        most = max(most, abs((right - left) * (top - bottom)))
    return min(1.0, most / whole) if whole else 0.0


def page_image(document: pdfium.PdfDocument, index: int, limits: Limits, dpi: int = 300) -> Image.Image:
    """A page as an image, without annotations: the visible signature and its seal would cover the letterhead."""
    allow()
    page = document[index]
    pixels = page.get_width() * page.get_height() * (dpi / 72) ** 2
    if pixels > limits.pixels:
        raise TooLarge(int(pixels / 1e6), int(limits.pixels / 1e6), "Mpx")
    bitmap = page.render(scale=dpi / 72, may_draw_forms=False, draw_annots=False)
    image: Image.Image = bitmap.to_pil().convert("RGB")
    return image


def overlay_pages(document: pdfium.PdfDocument, most: int) -> tuple[int, ...]:
    """Indexes of the first `most` pages on which visible signatures or other stamps lie."""
    return tuple(
        index
        for index in range(min(len(document), most))
        if any(kind in _STAMPS for kind, _ in _annotations(document, index))
    )


_STAMPS = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)


def _annotations(document: pdfium.PdfDocument, index: int) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    allow()
    page = document[index]
    for position in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, position)
        rectangle = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, rectangle)
        kind = int(raw.FPDFAnnot_GetSubtype(annotation))
        raw.FPDFPage_CloseAnnot(annotation)
        yield kind, (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)


def stamps(data: bytes, document: pdfium.PdfDocument, most: int) -> dict[int, tuple[TextRun, ...]]:
    """Page index → lines of the stamps that lie over it as annotations: their text is typed, so none is guessed at.

    A visible signature's appearance is no part of the page's text; it becomes one when a copy in memory is flattened.
    """
    pages = overlay_pages(document, most)
    if not pages:
        return {}
    rectangles = {index: [r for kind, r in _annotations(document, index) if kind in _STAMPS] for index in pages}
    with opened(data) as copy:
        for index in pages:
            page = copy[index]
            if raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_FAIL:
                return {}
            page.close()
        flat = io.BytesIO()
        copy.save(flat)
    found: dict[int, tuple[TextRun, ...]] = {}
    with opened(flat.getvalue()) as copy:
        for index in pages:
            before = {run.text for run in page_lines(document, index)}
            over = [run for run in page_lines(copy, index) if run.text and run.text not in before]
            height = document[index].get_height()
            runs = tuple(run for run in over if _inside(run, rectangles[index], height))
            if runs:
                found[index] = runs
    return found


def _inside(run: TextRun, rectangles: list[tuple[float, float, float, float]], height: float) -> bool:
    if run.box is None:
        return False
    across, down = (run.box.left + run.box.right) / 2, height - (run.box.top + run.box.bottom) / 2
    return any(
        left - 3 <= across <= right + 3 and bottom - 3 <= down <= top + 3 for left, bottom, right, top in rectangles
    )
