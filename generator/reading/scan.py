"""Reads a scanned `.pdf`: each page rendered at 300 dpi and recognised; stamps that lie over it are read as typed."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from generator.model import Code, Diagnostic, Severity
from generator.reading.document import TextRun, opened, page_image, stamps
from generator.reading.limits import Deadline, Limits
from generator.reading.pictures import one_of_each
from generator.reading.programs import version
from generator.reading.refusals import MissingProgram, TooLarge
from generator.reading.rows import Extract, Row, problem, tidy
from generator.reading.sheet import Page, Sheet, read_sheet
from generator.reading.tesseract import PACKAGE

LEGIBLE = 0.6
"""Mean confidence below which a page is called doubtful; clean scans have 0.9."""


def engine() -> str:
    """Name and version of the OCR engine; raises `MissingProgram` where it is not installed."""
    said = version("tesseract")
    if said is None:
        raise MissingProgram(PACKAGE)
    return f"{said} vie 300 dpi"


def extract(data: bytes, limits: Limits, deadline: Deadline) -> Extract:
    """Rows of all pages. The engine runs as one process a page, on as many pages at once as there are cores."""
    name = engine()
    with opened(data) as document:
        count = len(document)
        if count > limits.scanned_pages:
            raise TooLarge(count, limits.scanned_pages, "@diagnostics.C003.units.pages")
        overlays = stamps(data, document, most=20)
        pages: list[Page] = []
        at_once = max(1, min(os.cpu_count() or 1, 8))
        with ThreadPoolExecutor(at_once) as pool:
            for start in range(0, count, at_once):
                # pdfium is not safe in threads, and a page takes 25 MB: they are rendered here, a few at a time.
                sheets = [
                    Sheet(page_image(document, index, limits), index + 1)
                    for index in range(start, min(start + at_once, count))
                ]
                pages += pool.map(lambda sheet: read_sheet(sheet, deadline, limits), sheets)
    return assembled(pages, overlays, name)


def assembled(pages: Sequence[Page], overlays: dict[int, tuple[TextRun, ...]], engine: str) -> Extract:
    """What all pages gave together, each page's stamps before its own text."""
    rows = [page.rows for page in pages]
    pictures = one_of_each(page.pictures for page in pages)
    return Extract(assemble(rows, overlays), engine, (), doubtful(rows), pictures=pictures)


def assemble(pages: Sequence[Sequence[Row]], overlays: dict[int, tuple[TextRun, ...]]) -> tuple[Row, ...]:
    """All pages' rows in order, each page's stamps before its own text."""
    rows: list[Row] = []
    for index, page in enumerate(pages):
        rows += [Row(run.text, index + 1, None, run.box) for run in overlays.get(index, ())]
        rows += [Row(""), *page, Row("")]
    return tidy(rows)


def doubtful(pages: Sequence[Sequence[Row]]) -> tuple[Diagnostic, ...]:
    """One diagnostic that names the pages on which little could be recognised."""
    weak = []
    for number, rows in enumerate(pages, 1):
        found = [row for row in rows if row.confidence is not None]
        letters = sum(len(row.text) for row in found)
        if letters and sum((row.confidence or 0) * len(row.text) for row in found) / letters < LEGIBLE:
            weak.append(str(number))
    return (problem(Code.LOW_CONFIDENCE, Severity.WARNING, value="trang " + ", ".join(weak)),) if weak else ()
