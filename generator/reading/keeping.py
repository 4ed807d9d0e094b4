"""`STEM.read.json`: a scan's reading written down, so that a page does not change with the OCR engine (contract)."""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from generator.model import (
    Box,
    Code,
    Column,
    Crop,
    Diagnostic,
    FileSignature,
    Format,
    Line,
    Picture,
    Reading,
    Severity,
    Spot,
)

VERSION = 1
"""Of the file's shape; a file of another version is read again."""


def keep(reading: Reading, data: bytes = b"") -> str:
    """A reading as JSON with one line of text a row, so that two versions can be compared by eye.

    `data` are the bytes of the scan: their hash is kept, and the reading counts only for the same bytes. Without them
    it counts for any.
    """
    head = {
        "version": VERSION,
        "sha256": hashlib.sha256(data).hexdigest() if data else None,
        "format": reading.format.value,
        "engine": reading.engine,
        "signatures": [
            [s.signer, s.at.isoformat() if s.at else None, s.intact, s.covers_whole_file, s.trusted]
            for s in reading.signatures
        ],
        "diagnostics": [
            [d.code.value, d.severity.value, [list(pair) for pair in d.values]] for d in reading.diagnostics
        ],
    }
    members = [f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    rows = [json.dumps(_row(reading.text, line), ensure_ascii=False) for line in reading.lines]
    members.append(' "lines": [\n  ' + ",\n  ".join(rows) + "\n ]" if rows else ' "lines": []')
    pictures = [json.dumps(_cut(picture)) for picture in reading.pictures]
    if pictures:
        members.append(' "pictures": [\n  ' + ",\n  ".join(pictures) + "\n ]")
    return "{\n" + ",\n".join(members) + "\n}\n"


def _row(text: str, line: Line) -> dict[str, Any]:
    row: dict[str, Any] = {"text": text[line.start : line.end]}
    if line.page is not None:
        row["page"] = line.page
    if line.column is not None:
        row["column"] = line.column.value
    if line.box is not None:
        row["box"] = _edges(line.box)
    if line.confidence is not None:
        row["confidence"] = round(line.confidence, 3)
    if line.readings:
        row["readings"] = list(line.readings)
    if line.in_ink:
        row["in_ink"] = True
    return row


def _cut(picture: Picture) -> list[Any]:
    crop = picture.crop
    return [crop.spot.value, crop.page, _edges(crop.box), base64.b64encode(picture.data).decode("ascii")]


def _edges(box: Box) -> list[float]:
    return [round(edge, 1) for edge in (box.left, box.top, box.right, box.bottom)]


def restore(kept: str, path: str, data: bytes) -> Reading | None:
    """The reading that was kept; None where it is damaged, of another version, or of other bytes."""
    try:
        found = json.loads(kept)
        if found["version"] != VERSION or found["sha256"] not in (None, hashlib.sha256(data).hexdigest()):
            return None
        return _restore(found, path)
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def _restore(found: dict[str, Any], path: str) -> Reading:
    lines: list[Line] = []
    texts: list[str] = []
    at = 0
    for row in found["lines"]:
        text = str(row["text"]).replace("\n", " ")
        box = Box(*map(float, row["box"])) if "box" in row else None
        column = Column(row["column"]) if "column" in row else None
        readings = tuple(map(str, row.get("readings", ())))
        sure, in_ink = row.get("confidence"), bool(row.get("in_ink"))
        lines.append(Line(at, at + len(text), row.get("page"), column, box, sure, readings, in_ink))
        texts.append(text)
        at += len(text) + 1
    signatures = tuple(
        FileSignature(signer, datetime.fromisoformat(at) if at else None, bool(intact), bool(whole), trusted)
        for signer, at, intact, whole, trusted in found["signatures"]
    )
    diagnostics = tuple(
        Diagnostic(Code(code), Severity(severity), tuple((str(k), str(v)) for k, v in values))
        for code, severity, values in found["diagnostics"]
    )
    return Reading(
        path,
        Format(found["format"]),
        "\n".join(texts),
        tuple(lines),
        found["engine"],
        None,
        signatures,
        diagnostics,
        tuple(map(_picture, found.get("pictures", ()))),
    )


def _picture(cut: Sequence[Any]) -> Picture:
    spot, page, box, data = cut
    return Picture(Crop(Spot(spot), page, Box(*map(float, box))), base64.b64decode(data, validate=True))


def kept_picture(kept: str, spot: Spot) -> bytes | None:
    """The picture of one spot out of a kept reading; None where it has none, or is damaged."""
    try:
        found = [_picture(cut) for cut in json.loads(kept).get("pictures", ())]
    except (ValueError, TypeError, AttributeError):
        return None
    return next((picture.data for picture in found if picture.crop.spot is spot), None)


def rounded(reading: Reading) -> Reading:
    """The reading exactly as it comes back from `keep`: what is published the first time is what is published later."""
    again = _restore(json.loads(keep(reading)), reading.path)
    return replace(again, front_matter=reading.front_matter)
