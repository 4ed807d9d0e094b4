"""Reads `.html`: its text block by block, tables as grids. Nothing is run and nothing is fetched."""

import re
from html.parser import HTMLParser

import nh3

from generator.model import Diagnostic
from generator.reading.decoding import decode
from generator.reading.limits import MEGABYTE, Deadline, Limits
from generator.reading.refusals import TooLarge
from generator.reading.rows import Extract, Row, tidy
from generator.reading.tables import tabbed_rows, table_rows

MOST = 20 * MEGABYTE
_BLOCKS = frozenset(
    re.findall(
        r"\S+",
        "address article aside blockquote body caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 "
        "h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul",
    )
)
_TAGS = _BLOCKS | {"a", "abbr", "b", "br", "em", "font", "i", "s", "small", "span", "strong", "sub", "sup", "u"}
_DROPPED = frozenset(
    (
        "button",
        "head",
        "iframe",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
    )
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.I)


def extract(data: bytes, limits: Limits, deadline: Deadline) -> Extract:
    """Rows of the page's visible text."""
    if len(data) > MOST:
        raise TooLarge(len(data) // MEGABYTE, MOST // MEGABYTE, "MB")
    text, diagnostics = _decoded(data)
    clean = nh3.clean(text, tags=set(_TAGS), attributes={}, clean_content_tags=set(_DROPPED), link_rel=None)
    parser = _Blocks()
    parser.feed(clean)
    parser.close()
    return Extract(tidy(parser.finished()), diagnostics=diagnostics)


def _decoded(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    named = _CHARSET.search(data[:4_000])
    if named and named[1].lower() in (b"windows-1258", b"utf-16"):
        try:
            return data.decode(named[1].decode("ascii")), ()
        except UnicodeDecodeError:
            pass
    return decode(data)


class _Blocks(HTMLParser):
    """Gathers lines; the cells of a table that holds no other table become its grid."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[Row] = []
        self._lines: list[str] = [""]
        self._plain: list[str] = []
        self._tables: list[list[list[str]]] = []
        self._preformatted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._lines.append("")
        elif tag == "table":
            self._end_block()
            self._flush()
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._end_block()
            self._tables[-1].append([])
        elif tag in ("td", "th") and self._tables:
            self._end_block()
            self._tables[-1] = self._tables[-1] or [[]]
            self._tables[-1][-1].append("")
        elif tag in _BLOCKS:
            self._end_block()
        self._preformatted += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_block()
        if tag == "table" and self._tables:
            grid = self._tables.pop()
            rows = table_rows(grid)
            if self._tables and self._tables[-1] and self._tables[-1][-1]:
                self._tables[-1][-1][-1] += "\n" + "\n".join(row.text for row in rows)
            else:
                self._rows += [Row(""), *rows, Row("")]
        self._preformatted -= tag == "pre"

    def handle_data(self, data: str) -> None:
        if self._preformatted > 0:
            first, *rest = data.split("\n")
            self._lines[-1] += first
            self._lines += rest
            return
        words = re.sub(r"[ \t\r\n\f]+", " ", data)
        self._lines[-1] += words if self._lines[-1] or words != " " else ""

    def finished(self) -> list[Row]:
        """All rows; unclosed tables are closed."""
        self._end_block()
        while self._tables:
            self.handle_endtag("table")
        self._flush()
        return self._rows

    def _end_block(self) -> None:
        lines = [line.strip(" \n") for line in self._lines]
        self._lines = [""]
        if not any(lines):
            return
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            cell = self._tables[-1][-1][-1]
            self._tables[-1][-1][-1] = "\n".join([*([cell] if cell else []), *lines])
        else:
            self._plain += [*lines, ""]

    def _flush(self) -> None:
        self._rows += tabbed_rows(self._plain)
        self._plain = []
