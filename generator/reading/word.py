"""Reads `.docx`: paragraphs with their automatic numbers, tables as grids, text boxes behind their paragraph."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from generator.model import Code, Severity
from generator.reading.encodings import mend_legacy_text
from generator.reading.limits import MEGABYTE, Deadline, Limits
from generator.reading.numbering import Numbering
from generator.reading.refusals import Encrypted, OtherFormat, OutOfTime, TooLarge
from generator.reading.rows import Extract, Row, problem, tidy
from generator.reading.tables import tabbed_rows, table_rows

_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_NOT_HERE = frozenset((qn("w:del"), qn("w:txbxContent"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr")))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def extract(data: bytes, limits: Limits, deadline: Deadline) -> Extract:
    """Rows of the document's body, a paragraph a line. Raises what `refusals` names."""
    _guard(data, limits)
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise OtherFormat("ZIP") from error
    numbering = Numbering(document)
    rows: list[Row] = []
    plain: list[str] = []
    for block in document.element.body.iterchildren(qn("w:p"), qn("w:tbl"), qn("w:sdt")):
        if deadline.over():
            raise OutOfTime
        for part in _unwrapped(block):
            if part.tag == qn("w:tbl"):
                rows += [*tabbed_rows(plain), Row(""), *table_rows(_grid(part, numbering)), Row("")]
                plain = []
            else:
                plain += _lines(part, numbering)
    rows += tabbed_rows(plain)
    return _mended(tidy(rows))


def _guard(data: bytes, limits: Limits) -> None:
    """Refuses a container that unpacks to more than it should, or that is locked."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise Encrypted
        whole = sum(entry.file_size for entry in entries)
        if whole > limits.unpacked or len(entries) > 10_000:
            raise TooLarge(whole // MEGABYTE, limits.unpacked // MEGABYTE, "MB")
        text = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
        if text > limits.unpacked // 4:
            raise TooLarge(text // MEGABYTE, limits.unpacked // 4 // MEGABYTE, "MB")


def _unwrapped(block: Any) -> Iterator[Any]:
    """The paragraphs and tables inside a content control."""
    if block.tag != qn("w:sdt"):
        yield block
        return
    content = block.find(qn("w:sdtContent"))
    for inner in content.iterchildren(qn("w:p"), qn("w:tbl"), qn("w:sdt")) if content is not None else ():
        yield from _unwrapped(inner)


def _lines(paragraph: Any, numbering: Numbering) -> list[str]:
    """A paragraph's lines: its marker and text, then those of the text boxes that hang on it."""
    text = "".join(_text(paragraph))
    marker = numbering.marker(paragraph) if text.strip() else ""
    lines = (marker + text.lstrip() if marker else text).split("\n")
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(ancestor.tag == _FALLBACK for ancestor in box.iterancestors()):
            lines += ["".join(_text(inner)) for inner in box.iter(qn("w:p"))]
    return lines


def _text(element: Any) -> Iterator[str]:
    """Text of an element's runs, links and insertions; what was deleted or hangs in a text box is not here."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _NOT_HERE and child.tag != _FALLBACK:
            yield from _text(child)


def _grid(table: Any, numbering: Numbering) -> list[list[str]]:
    """Cells of a table, row by row; a table inside a cell adds its lines to the cell."""
    grid: list[list[str]] = []
    for row in table.iterchildren(qn("w:tr")):
        cells: list[str] = []
        for cell in row.iter(qn("w:tc")):
            if next(cell.iterancestors(qn("w:tbl"))) is not table:
                continue
            lines = [line for part in cell.iter(qn("w:p")) for line in _lines(part, numbering)]
            cells.append("\n".join(lines))
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            cells += [""] * (min(int(span.get(qn("w:val"), "1")), 64) - 1 if span is not None else 0)
        grid.append(cells)
    return grid


def _mended(rows: tuple[Row, ...]) -> Extract:
    """The rows; a file set in a font of a legacy encoding (.VnTime, VNI-Times) is converted line by line."""
    legacy = mend_legacy_text("\n".join(row.text for row in rows))
    if legacy is None:
        return Extract(rows)
    texts = legacy.text.split("\n")
    converted = tuple(Row(text, column=row.column) for text, row in zip(texts, rows, strict=True))
    return Extract(converted, diagnostics=(problem(Code.LEGACY_ENCODING, Severity.WARNING, encoding=legacy.encoding),))
