"""Pictures of the parts of a scan that a person may have to look at: number, date, abstract, signature and seal.

They are cut while the page is at hand, upright and straight and with its coloured ink, and kept with the reading. Which
of them is shown is decided later, by what could not be read: so a better rule needs no new reading, and no build needs
the renderer of PDFs. A line is kept at 200 dots an inch, a block at 120: 2 to 4 KB and 5 to 15 KB of WebP.
"""

import io
import re
from collections.abc import Iterable, Sequence

from PIL import Image

from generator.model import Box, Column, Crop, Picture, Spot
from generator.reading.digits import holds_digits
from generator.reading.rows import Row
from generator.reading.zones import Zone
from generator.vietnamese import fold

_POINTS = 72 / 300
_LINE_DPI = 200
_BLOCK_DPI = 120
_QUALITY = 60
_MARGIN = 6.0
_LONGEST_ABSTRACT = 6
"""Lines."""
_SIGNATURE = 130.0
"""Points: least height of a signature block, title to name, with the seal between them."""
_DATE = re.compile(r"\bng\w{1,2}y\b|\bth\w{1,2}ng\b|\bn\w{1,2}m\b")
_ABSTRACT = re.compile(r"\W{0,2}(?:v\W?v\b|ve viec\b)")


def pictures_of(
    image: Image.Image, rows: Sequence[Row], head: Zone | None, foot: Zone | None, page: int
) -> tuple[Picture, ...]:
    """The pictures of one page; `rows` are its lines, `image` is the page as it was recognised, in colour."""
    size = Box(0, 0, image.width * _POINTS, image.height * _POINTS)
    found: list[tuple[Spot, Box, int]] = []
    if page == 1:
        found += _head(rows, head, size)
    if foot:
        found.append((Spot.SIGNATURE, _signature(rows, foot, size), _BLOCK_DPI))
    return tuple(Picture(Crop(spot, page, box), _cut(image, box, dpi)) for spot, box, dpi in found)


def one_of_each(pages: Iterable[Sequence[Picture]]) -> tuple[Picture, ...]:
    """Of all pages' pictures the first of each spot: what follows the first signature is an annex's."""
    kept: dict[Spot, Picture] = {}
    for pictures in pages:
        for picture in pictures:
            kept.setdefault(picture.crop.spot, picture)
    return tuple(kept.values())


def _head(rows: Sequence[Row], head: Zone | None, size: Box) -> Iterable[tuple[Spot, Box, int]]:
    upper = [row for row in rows if row.box and row.box.top < size.bottom / 2]
    lines = [row for row in upper if row.column and holds_digits(row.text)] if head else []
    dates = [row for row in lines if len(set(_DATE.findall(fold(row.text)))) > 1]
    numbers = [row for row in lines if row not in dates]
    for spot, found in ((Spot.NUMBER, numbers), (Spot.DATE, dates)):
        if found:
            yield spot, _line(found[0], upper, size), _LINE_DPI
    if not (numbers and dates):
        yield Spot.HEAD, _letterhead(head, size), _BLOCK_DPI
    abstract = _abstract(upper)
    if abstract:
        yield Spot.SUBJECT, _grown(_union(abstract), size), _BLOCK_DPI


def _line(row: Row, rows: Sequence[Row], size: Box) -> Box:
    """A line as wide as its column, so that ink the engine saw nothing in is in the picture; ink is tall.

    Above and below it ends where the next lines of the column begin.
    """
    own = row.box
    assert own is not None
    column = [other.box for other in rows if other.box and row.column and other.column is row.column] or [own]
    around = max(_MARGIN, 0.5 * (own.bottom - own.top))
    middle = (own.top + own.bottom) / 2
    above = max((box.bottom for box in column if box.bottom < middle), default=0.0)
    below = min((box.top for box in column if box.top > middle), default=size.bottom)
    top, bottom = max(own.top - around, min(above, own.top)), min(own.bottom + around, max(below, own.bottom))
    return _grown(Box(min(box.left for box in column), top, max(box.right for box in column), bottom), size, 0)


def _letterhead(head: Zone | None, size: Box) -> Box:
    """The letterhead's zone; where none was found, the upper third of the page."""
    if head is None:
        return Box(0, 0, size.right, size.bottom / 3)
    bottom = max(head.left_bottom, head.right_bottom) * _POINTS
    return _grown(Box(0, head.top * _POINTS, size.right, bottom), size)


def _abstract(rows: Sequence[Row]) -> list[Row]:
    """The lines of `V/v …` or `Về việc …`: those that follow in the same column, close below."""
    for index, first in enumerate(rows):
        if not _ABSTRACT.match(fold(first.text)):
            continue
        found = [first]
        for row in rows[index + 1 : index + _LONGEST_ABSTRACT]:
            above = found[-1].box
            assert above is not None
            assert row.box is not None
            if row.column is not first.column or row.box.top - above.bottom > above.bottom - above.top:
                break
            found.append(row)
        return found
    return []


def _signature(rows: Sequence[Row], foot: Zone, size: Box) -> Box:
    """The right column of the signature block, from its first line to the name, with the ink and seal between them."""
    left, top = foot.gutter * _POINTS, foot.top * _POINTS
    below = [row.box for row in rows if row.box and row.column is Column.RIGHT and row.box.top > top - _MARGIN]
    right = max((box.right for box in below), default=size.right) + 6 * _MARGIN
    bottom = max(top + _SIGNATURE, max((box.bottom for box in below), default=top) + _MARGIN)
    return _grown(Box(left, top, right, bottom), size, 0)


def _union(rows: Sequence[Row]) -> Box:
    boxes = [row.box for row in rows if row.box]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _grown(box: Box, size: Box, by: float = _MARGIN) -> Box:
    """The box with a margin, on the page, to the tenth of a point that is kept."""
    left, top = max(0.0, box.left - max(by, _MARGIN)), max(0.0, box.top - by)
    right, bottom = min(size.right, box.right + max(by, _MARGIN)), min(size.bottom, box.bottom + by)
    return Box(round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))


def _cut(image: Image.Image, box: Box, dpi: int) -> bytes:
    edges = (round(edge / _POINTS) for edge in (box.left, box.top, box.right, box.bottom))
    left, top, right, bottom = edges
    part = image.convert("RGB").crop((left, top, max(left + 1, right), max(top + 1, bottom)))
    size = (max(1, round(part.width * dpi / 300)), max(1, round(part.height * dpi / 300)))
    data = io.BytesIO()
    part.resize(size, Image.Resampling.LANCZOS).save(data, "WEBP", quality=_QUALITY, method=6)
    return data.getvalue()
