"""A list as data: `data.csv` and `data.json` in its folder, one row a document, the same columns in both."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.addresses import directive_address
from generator.model import Asset, Directive
from generator.writing.context import Context
from generator.writing.record import iso

COLUMNS = (
    *("id", "date_issued", "type", "number", "identifier", "issuer", "issuer_slug", "subject", "jurisdiction"),
    *("status", "takes_effect", "ends", "status_since", "url"),
)
"""Columns of a document's row; a list of another kind of thing has its own."""

DAYS = frozenset({"date_issued", "takes_effect", "ends", "status_since"})
"""Those that are days."""

Row = Mapping[str, str | int | None]


def directive_row(directive: Directive, context: Context) -> dict[str, str | int | None]:
    """One document: the record's own keys, flat."""
    return {
        "id": directive.id,
        "date_issued": iso(directive.date_issued),
        "type": directive.type.value if directive.type else None,
        "number": directive.number,
        "identifier": directive.identifier,
        "issuer": directive.issuer.name if directive.issuer else None,
        "issuer_slug": directive.issuer.slug if directive.issuer else None,
        "subject": directive.subject,
        "jurisdiction": directive.jurisdiction,
        "status": directive.status.state.value,
        "takes_effect": iso(directive.status.begins),
        "ends": iso(directive.status.ends),
        "status_since": iso(directive.status.since),
        "url": absolute(directive_address(directive.id or ""), context),
    }


def absolute(address: str, context: Context) -> str:
    """The address with the site's own before it, where that is known."""
    return context.site.url.rstrip("/") + address


def data_files(address: str, columns: Sequence[str], rows: Callable[[], Iterable[Row]]) -> Iterator[Asset]:
    """`data.csv` and `data.json` in the folder of a list; `rows` is asked once for each."""
    yield Asset(f"{address}data.csv", as_csv(columns, rows()))
    yield Asset(f"{address}data.json", as_json(rows()))


def as_json(rows: Iterable[Row]) -> bytes:
    """A list of objects, one a line."""
    written = io.BytesIO()
    before = "[\n"
    for row in rows:
        written.write(f"{before}{json.dumps(dict(row), ensure_ascii=False)}".encode("utf-8", "replace"))
        before = ",\n"
    written.write(b"\n]\n" if before == ",\n" else b"[]\n")
    return written.getvalue()


def as_csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Comma-separated, UTF-8, lines ended as RFC 4180 says; a cell never begins with what a spreadsheet would run."""
    written = io.BytesIO()
    text = io.TextIOWrapper(written, encoding="utf-8", errors="replace", newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    text.flush()
    return written.getvalue()


def _cell(value: str | int | None) -> str | int:
    if value is None:
        return ""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value
