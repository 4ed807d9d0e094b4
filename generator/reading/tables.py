"""Tables and tabbed lines that set a letterhead or a signature block in two columns, taken apart.

The letterhead of a Word file is a table without rules (NĐ 30/2020, phụ lục I), or lines with a tab between both sides.
Its left cells are one block and its right cells another; a table of figures keeps its rows.
"""

import re
from collections.abc import Sequence

from generator.model import Column
from generator.reading.rows import Row
from generator.vietnamese import fold

Grid = Sequence[Sequence[str]]
"""Rows of cells; a cell's own lines stand apart by LF."""

_HEAD = re.compile(r"cong hoa xa hoi|doc lap\W+tu do|dang cong san viet nam|doan tncs")
_FOOT = re.compile(r"^\W*noi nhan\b", re.M)
_DATE = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b")
_GAP = re.compile(r"\t+|\s*\|\s*| {8,}")
_REACH = 8
"""Lines below the motto in which the date's line still belongs to the letterhead."""


def is_layout(grid: Grid) -> bool:
    """Whether a table sets a letterhead or a signature block, rather than figures."""
    filled = {k for row in grid for k, cell in enumerate(row) if cell.strip()}
    if not filled or len(filled) > 2:
        return False
    words = fold("\n".join(cell for row in grid for cell in row))
    return bool(_HEAD.search(words) or _FOOT.search(words))


def table_rows(grid: Grid) -> list[Row]:
    """Rows of a table: of a layout table the left block, then the right one; of another its rows, cells by tabs."""
    if not is_layout(grid):
        return [Row("\t".join(" ".join(cell.split()) for cell in row).rstrip()) for row in grid]
    filled = sorted({k for row in grid for k, cell in enumerate(row) if cell.strip()})
    if len(filled) == 1:
        return _block(grid, filled[0], None)
    return [*_block(grid, filled[0], Column.LEFT), Row(""), *_block(grid, filled[1], Column.RIGHT)]


def _block(grid: Grid, index: int, column: Column | None) -> list[Row]:
    lines = [line.strip() for row in grid if index < len(row) for line in row[index].split("\n")]
    return [Row(line, column=column if line else None) for line in lines]


def tabbed_rows(lines: Sequence[str]) -> list[Row]:
    """Plain lines as rows; a letterhead and a signature block set by tabs, bars or wide blanks are taken apart."""
    taken: dict[int, list[Row]] = {}
    for start, end in (_head(lines), _foot(lines)):
        if end - start > 1:
            taken[start] = _columns(lines[start:end])
            taken |= {k: [] for k in range(start + 1, end)}
    return [row for k, line in enumerate(lines) for row in taken.get(k, [Row(line.strip())])]


def _head(lines: Sequence[str]) -> tuple[int, int]:
    """[first, last) of the lines of a letterhead whose two sides stand on one line; (0, 0) where there is none."""
    for k, line in enumerate(lines[:40]):
        sides = _sides(line)
        if len(sides) == 2 and sides[0] and _HEAD.search(fold(sides[1])):
            start = k
            while start and lines[start - 1].strip() and len(_sides(lines[start - 1])) < 3 and k - start < 4:
                start -= 1
            end = k + 1
            for j in range(k + 1, min(k + _REACH, len(lines))):
                other = _sides(lines[j])
                if len(other) == 2 and (_DATE.search(fold(other[1])) or _HEAD.search(fold(other[1]))):
                    end = j + 1
            return start, end
    return 0, 0


def _foot(lines: Sequence[str]) -> tuple[int, int]:
    """[first, last) of the lines of a signature block whose two sides stand on one line."""
    for k in range(len(lines) - 1, -1, -1):
        sides = _sides(lines[k])
        if len(sides) == 2 and _FOOT.match(fold(sides[0])):
            end = k + 1
            blanks = 0
            while end < len(lines) and blanks < 3 and end - k < 60:
                blanks = 0 if lines[end].strip() else blanks + 1
                end += 1
            return k, end - blanks
    return 0, 0


def _sides(line: str) -> list[str]:
    """The parts of a line between tabs, bars or wide blanks; an empty first part is kept."""
    parts = [part.strip() for part in _GAP.split(line.rstrip().rstrip("|"))]
    return [parts[0], *(part for part in parts[1:] if part)]


def _columns(lines: Sequence[str]) -> list[Row]:
    left: list[Row] = []
    right: list[Row] = []
    for line in lines:
        sides = _sides(line)
        if sides[0]:
            left.append(Row(sides[0], column=Column.LEFT))
        right += [Row(side, column=Column.RIGHT) for side in sides[1:]]
    return [*left, Row(""), *right, Row("")]
