"""Reads `.doc` (Word 97 to 2003) by antiword; its grid of bars is taken apart, legacy encodings are converted."""

import re

from generator.model import Code, Severity
from generator.reading import programs
from generator.reading.encodings import mend_legacy_text
from generator.reading.limits import Deadline, Limits
from generator.reading.refusals import Damaged, Encrypted, MissingProgram, OtherFormat
from generator.reading.rows import Extract, Row, problem, tidy
from generator.reading.tables import is_layout, tabbed_rows, table_rows

PACKAGE = "antiword"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_OTHERS = (("Workbook".encode("utf-16-le"), "XLS"), ("PowerPoint Document".encode("utf-16-le"), "PPT"))
_GRID = re.compile(r"^\|.*\|\s*$")


def extract(data: bytes, limits: Limits, deadline: Deadline) -> Extract:
    """Rows of the document, a paragraph a line. Raises what `refusals` names."""
    if _ENCRYPTED in data:
        raise Encrypted
    if _WORD not in data:
        other = next((name for stream, name in _OTHERS if stream in data), None)
        raise OtherFormat(other) if other else Damaged
    version = programs.version("antiword", "-h")
    if version is None:
        raise MissingProgram(PACKAGE)
    run = programs.run(["antiword", "-m", "UTF-8.txt", "-w", "0", "-"], data, min(60.0, deadline.left()), PACKAGE)
    said = run.stderr.decode("utf-8", errors="replace")
    if "ncrypted" in said:
        raise Encrypted
    if run.returncode and not run.stdout.strip():
        damaged = problem(Code.UNREADABLE_FILE, format="doc", detail="@diagnostics.C001.details.damaged")
        return Extract(engine="antiword 0.37", diagnostics=(damaged,))
    text = run.stdout.decode("utf-8", errors="replace").replace("\r\n", "\n")
    legacy = mend_legacy_text(text)
    warned = (problem(Code.LEGACY_ENCODING, Severity.WARNING, encoding=legacy.encoding),) if legacy else ()
    return Extract(tidy(_rows((legacy.text if legacy else text).split("\n"))), "antiword 0.37", (), warned)


def _rows(lines: list[str]) -> list[Row]:
    """Rows of antiword's lines, its tables as grids."""
    rows: list[Row] = []
    plain: list[str] = []
    grid: list[list[str]] = []
    for line in [*lines, ""]:
        if _GRID.match(line):
            grid.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if grid:
            if is_layout(grid) or len(grid[0]) > 2 or not _continues_head(plain):
                rows += [*tabbed_rows(plain), *table_rows(grid)]
                plain = []
            else:
                plain += ["\t".join(cells) for cells in grid]
            grid = []
        plain.append(line)
    return [*rows, *tabbed_rows(plain)]


def _continues_head(plain: list[str]) -> bool:
    """Whether only lines of a letterhead stand above: its table begins below typed lines."""
    return len([line for line in plain if line.strip()]) < 8
