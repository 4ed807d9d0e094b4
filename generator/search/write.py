"""Search as files: the page, the scripts, the index and what hits are shown from. See docs/architecture.md."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.model import Archive, Asset, DirectiveType, Output
from generator.model.vocabulary import StatusState
from generator.registers import load
from generator.search.columns import cards, columns
from generator.search.entries import Entry, entry
from generator.search.lunr_index import lunr_index
from generator.search.opensearch import opensearch
from generator.search.page import page
from generator.search.shards import shards, vocabulary
from generator.search.suggestions import suggestions
from generator.search.synonyms import Synonyms, synonyms
from generator.wording import Wording

FOLDER = "/assets/search/"
TEXTS_PER_FILE = {"lunr": 16, "shards": 4}
CARDS_PER_FILE = 1000
MOST_FOR_LUNR = 2000
"""Documents up to which the whole index is loaded at once."""


def write_index(
    archive: Archive,
    wording: Wording,
    *,
    abbreviations: Mapping[str, str] | None = None,
    site_url: str | None = None,
    engine: str | None = None,
) -> Iterator[Output]:
    """Everything that search needs, as a page and assets; the same bytes for the same archive.

    Files whose content changes with the archive carry a hash in their name; `manifest.json` alone does not, and names
    the others. `abbreviations` (short form → expansion; None: the register's) makes each find the other. An OpenSearch
    description is made where `site_url` is known, for it must hold a whole address. Withdrawn documents are left out.
    `engine` is `lunr` or `shards`; None chooses by size.
    """
    table = synonyms(load().abbreviations.full if abbreviations is None else abbreviations)
    kinds = {kind.value: wording.say(f"search.kind.{kind.value}") for kind in DirectiveType}
    entries = [entry(each, archive, table, kinds) for each in archive.directives.values() if not each.withdrawn]
    made: list[Asset] = []

    def keep(name: str, content: Any) -> str:
        asset = _hashed(name, content)
        made.append(asset)
        return asset.address.removeprefix(FOLDER)

    card_rows = cards(entries)
    text_rows = [[[part.anchor, part.text] for part in each.parts] for each in entries]
    engine = engine or ("lunr" if len(entries) <= MOST_FOR_LUNR else "shards")
    manifest = {
        "version": 1,
        "engine": engine,
        "count": len(entries),
        **_index(entries, engine, keep),
        "columns": keep("columns", columns(entries, archive, kinds)),
        "suggestions": keep("suggestions", suggestions(entries, archive)),
        "cards": _chunks(card_rows, CARDS_PER_FILE, "cards", keep),
        "texts": _chunks(text_rows, TEXTS_PER_FILE[engine], "texts", keep),
        "synonyms": _pairs(table),
        "status": {state.value: wording.say(f"search.status.{state.value}") for state in StatusState},
        "say": {
            key.removeprefix("search.browser."): sentence
            for key, sentence in wording.sentences.items()
            if key.startswith("search.browser.")
        },
    }
    yield page(wording)
    yield from made
    yield Asset(f"{FOLDER}manifest.json", _json(manifest))
    yield from scripts()
    if site_url:
        yield opensearch(wording, site_url)


def scripts() -> Iterator[Asset]:
    """The browser's half as it is, and lunr.js from the installed MkDocs, found without importing it."""
    folder = resources.files("generator.search").joinpath("browser")
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith((".js", ".css")):
            yield Asset(f"{FOLDER}{file.name}", file.read_bytes())
    yield Asset(f"{FOLDER}lunr.js", _lunr_js().read_bytes())


def _lunr_js() -> Path:
    spec = find_spec("mkdocs")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("mkdocs, whose lunr.js the search page loads, is not installed")
    return Path(spec.origin).parent / "contrib" / "search" / "templates" / "search" / "lunr.js"


def _index(entries: Sequence[Entry], engine: str, keep: Callable[[str, Any], str]) -> dict[str, Any]:
    if engine == "lunr":
        return {"index": keep("lunr", lunr_index(entries))}
    files = [[shard.first, keep(f"terms-{at}", shard.terms)] for at, shard in enumerate(shards(entries))]
    return {"shards": files, "vocabulary": keep("words", vocabulary(entries))}


def _chunks(rows: list[Any], size: int, name: str, keep: Callable[[str, Any], str]) -> dict[str, Any]:
    files = [keep(f"{name}-{at // size}", rows[at : at + size]) for at in range(0, len(rows), size)]
    return {"per_file": size, "files": files}


def _pairs(table: Synonyms) -> list[list[list[str]]]:
    return [[list(pair.short), list(pair.long), list(pair.forms)] for pair in table.pairs]


def _hashed(name: str, content: Any) -> Asset:
    data = _json(content)
    return Asset(f"{FOLDER}{name}-{hashlib.sha256(data).hexdigest()[:8]}.json", data)


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
