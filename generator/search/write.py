"""Search as files: the page, the scripts, the index and what hits are shown from. See docs/architecture.md."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.model import Archive, Asset, DirectiveType, Output
from generator.model.vocabulary import StatusState
from generator.registers import load
from generator.search.columns import cards, columns
from generator.search.entries import Entry, entry
from generator.search.lunr_index import LunrIndex
from generator.search.opensearch import opensearch
from generator.search.page import page
from generator.search.shards import ShardIndex
from generator.search.suggestions import suggestions
from generator.search.synonyms import synonyms
from generator.wording import Wording

FOLDER = "/assets/search/"
TEXTS_PER_FILE = {"lunr": 16, "shards": 4}
CARDS_PER_FILE = {"lunr": 2000, "shards": 128}
MOST_FOR_LUNR = 500
"""Documents up to which the whole index is loaded at once: 2 MB, gzipped, where each has 1,100 words."""


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
    `engine` is `lunr` or `shards`; None chooses by size. Directives are read one by one; no text of them is kept.
    """
    table = synonyms(load().abbreviations.full if abbreviations is None else abbreviations)
    kinds = {kind.value: wording.say(f"search.kind.{kind.value}") for kind in DirectiveType}
    shown = [each for each in archive.directives.values() if not each.withdrawn]
    engine = engine or ("lunr" if len(shown) <= MOST_FOR_LUNR else "shards")
    index = LunrIndex() if engine == "lunr" else ShardIndex(len(shown))
    texts = _Files("texts", TEXTS_PER_FILE[engine])
    entries: list[Entry] = []
    for ordinal, directive in enumerate(shown):
        made = entry(directive, archive, table, kinds)
        index.add(ordinal, made.fields)
        yield from texts.add([[part.anchor, part.text] for part in made.parts])
        entries.append(replace(made, fields={}, parts=()))
    yield from texts.rest()
    files = _Files("cards", CARDS_PER_FILE[engine])
    for card in cards(entries):
        yield from files.add(card)
    yield from files.rest()
    manifest: dict[str, Any] = {
        "version": 1,
        "engine": engine,
        "count": len(entries),
        "cards": files.table,
        "texts": texts.table,
        "synonyms": [[list(pair.short), list(pair.long), list(pair.forms)] for pair in table.pairs],
        "status": {state.value: wording.say(f"search.status.{state.value}") for state in StatusState},
        "say": _browser_words(wording),
    }
    for key, content in (
        ("columns", columns(entries, archive, kinds)),
        ("suggestions", suggestions(entries, archive)),
        *((("index", index.serialised()),) if isinstance(index, LunrIndex) else (("words", index.vocabulary()),)),
    ):
        asset = _hashed(key, content)
        manifest[key] = _name(asset)
        yield asset
    if isinstance(index, ShardIndex):
        manifest["shards"] = []
        for number, shard in enumerate(index.shards()):
            asset = _hashed(f"terms-{number}", shard.terms)
            manifest["shards"].append([shard.first, _name(asset)])
            yield asset
    yield Asset(f"{FOLDER}manifest.json", _json(manifest))
    yield page(wording)
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


class _Files:
    """A table in several files, each written as soon as it is full."""

    def __init__(self, name: str, size: int) -> None:
        self._name, self._size = name, size
        self._rows: list[Any] = []
        self.table: dict[str, Any] = {"per_file": size, "files": []}

    def add(self, row: Any) -> Iterator[Asset]:
        self._rows.append(row)
        if len(self._rows) == self._size:
            yield from self.rest()

    def rest(self) -> Iterator[Asset]:
        if self._rows:
            asset = _hashed(f"{self._name}-{len(self.table['files'])}", self._rows)
            self.table["files"].append(_name(asset))
            self._rows = []
            yield asset


def _browser_words(wording: Wording) -> dict[str, str]:
    prefix = "search.browser."
    return {key.removeprefix(prefix): said for key, said in wording.sentences.items() if key.startswith(prefix)}


def _lunr_js() -> Path:
    spec = find_spec("mkdocs")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("mkdocs, whose lunr.js the search page loads, is not installed")
    return Path(spec.origin).parent / "contrib" / "search" / "templates" / "search" / "lunr.js"


def _name(asset: Asset) -> str:
    return asset.address.removeprefix(FOLDER)


def _hashed(name: str, content: Any) -> Asset:
    data = _json(content)
    return Asset(f"{FOLDER}{name}-{hashlib.sha256(data).hexdigest()[:8]}.json", data)


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
