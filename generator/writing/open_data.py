"""`/du-lieu/` and `/api/v1/`: the archive's tables, what they hold, and their schema."""

import json
from collections.abc import Iterator
from importlib import resources

from generator.model import Asset, Page
from generator.writing.context import Context
from generator.writing.elements import lead, table, tag
from generator.writing.escaping import html, opening
from generator.writing.feeds import feed
from generator.writing.tables import COLUMNS, DAYS, as_csv, as_json, directive_row

TABLES = (
    ("directives", "/api/v1/directives.csv"),
    ("directives-json", "/api/v1/directives.json"),
    ("bodies", "/co-quan/data.csv"),
    ("topics", "/chu-de/data.csv"),
    ("places", "/dia-phuong/data.csv"),
    ("wanted", "/can-tim/data.csv"),
    ("duties", "/nhiem-vu/data.csv"),
    ("schema", "/api/v1/directive.schema.json"),
    ("package", "/api/v1/datapackage.json"),
    ("new", "/feed.xml"),
)


def open_data(context: Context) -> Iterator[Page | Asset]:
    """The page of open data, the tables of the whole archive, their description, the record's schema."""
    here = context.at("/du-lieu/")
    heading = here.say("data.title")
    rows = [[here.link(address, html(address.lstrip("/"))), html(here.say(f"data.{name}"))] for name, address in TABLES]
    parts = [
        f"# {opening(heading)}",
        lead(here.say("data.lead")),
        table([html(here.say("data.file")), html(here.say("data.what"))], rows, cards=True, class_="data"),
        tag("p", html(here.say("data.records"))),
    ]
    meta = {"description": here.say("data.description"), "breadcrumb": []}
    yield Page(here.here, heading, "\n\n".join(parts) + "\n", "data", meta)
    held = [directive for directive in context.archive.directives.values() if not directive.withdrawn]
    yield feed("/", context.site.name, held, context)
    yield Asset("/api/v1/directives.csv", as_csv(COLUMNS, (directive_row(one, context) for one in held)))
    yield Asset("/api/v1/directives.json", as_json(directive_row(one, context) for one in held))
    yield Asset("/api/v1/datapackage.json", _package(context))
    schema = resources.files("generator.writing").joinpath("directive.schema.json").read_bytes()
    yield Asset("/api/v1/directive.schema.json", schema)


def _package(context: Context) -> bytes:
    """The description of `directives.csv` (Frictionless Data Package)."""
    fields = [{"name": name, "type": "date" if name in DAYS else "string"} for name in COLUMNS]
    package = {
        "name": "congvan",
        "title": context.site.name,
        "resources": [
            {
                "name": "directives",
                "path": "directives.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "primaryKey": "id", "missingValues": [""]},
            }
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()
