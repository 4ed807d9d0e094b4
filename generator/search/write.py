"""Search as files: the page, the scripts, the index and what hits are shown from. See docs/architecture.md."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from generator.model import Archive, Asset, Directive, DirectiveType, Output
from generator.model.vocabulary import StatusState
from generator.registers import load
from generator.search.bundling import bundled
from generator.search.cards import packed_cards
from generator.search.columns import columns
from generator.search.counting import Counting
from generator.search.entries import Entry, entry
from generator.search.forked import forked
from generator.search.lunr_index import LunrIndex
from generator.search.opensearch import opensearch
from generator.search.page import page
from generator.search.postings import Gathered, Gathering, Postings
from generator.search.shards import shards, vocabulary
from generator.search.suggestions import suggestions
from generator.search.synonyms import synonyms
from generator.wording import Wording

FOLDER = "/assets/search/"
TEXTS_PER_FILE = {"lunr": 16, "shards": 4}
CARDS_PER_FILE = 2500
"""The hits of a list stand in few files: up to 5,000 documents in two at most."""
MOST_FOR_LUNR = 500
"""Documents up to which the whole index is loaded at once: 2 MB, gzipped, where each has 1,100 words."""
_CHUNK = 512
"""Documents that a process takes at once; whole files of texts."""


def write_index(
    archive: Archive,
    wording: Wording,
    *,
    abbreviations: Mapping[str, str] | None = None,
    site_url: str | None = None,
    engine: str | None = None,
    jobs: int = 1,
) -> Iterator[Output]:
    """Everything that search needs, as a page and assets; the same bytes for the same archive, whatever `jobs` is.

    `manifest.json` says which files there are; what changes with the archive is asked for by the manifest's names.
    `abbreviations` (short form → expansion; None: the register's) makes each find the other. An OpenSearch
    description is made where `site_url` is known, for it must hold a whole address. Withdrawn documents are left out.
    `engine` is `lunr` or `shards`; None or `auto` chooses by size. `jobs` processes read the directives, for the
    large engine; no text is kept.
    """
    table = synonyms(load().abbreviations.full if abbreviations is None else abbreviations)
    kinds = {kind.value: wording.say(f"search.kind.{kind.value}") for kind in DirectiveType}
    shown = [each for each in archive.directives.values() if not each.withdrawn]
    if engine not in ("lunr", "shards"):
        engine = "lunr" if len(shown) <= MOST_FOR_LUNR else "shards"
    counting = Counting(table)
    files = {"texts": _Files("texts", TEXTS_PER_FILE[engine]), "cards": _Files("cards", CARDS_PER_FILE)}
    entries: list[Entry] = []
    manifest: dict[str, Any] = {"version": 2, "engine": engine, "count": len(shown)}
    if engine == "lunr":
        small = LunrIndex()
        for ordinal, directive in enumerate(shown):
            made = entry(directive, archive, counting, kinds)
            small.add(ordinal, made.fields)
            yield from files["texts"].add([_text_row(made)])
            entries.append(replace(made, fields={}, parts=()))
        whole = _hashed("index", small.serialised())
        manifest["index"] = _name(whole)
        yield whole
    else:

        def work(start: int) -> _Chunk:
            return _chunk(shown[start : start + _CHUNK], start, archive, counting, kinds)

        large = Postings()
        # the first here, and told what the others learn: what counting knows, every process that follows inherits
        starts = range(0, len(shown), _CHUNK)
        for chunk in chain(map(work, starts[:1]), forked(work, starts[1:], jobs)):
            counting.learn(chunk.learnt)
            large.add(chunk.postings)
            yield from files["texts"].ready(chunk.texts)
            entries += chunk.entries
        files["terms"] = _Files("terms", 1)
        firsts: list[str] = []
        for shard in shards(large, len(shown), jobs):
            firsts.append(shard.first)
            yield from files["terms"].ready([_json(shard.terms)])
        words = _hashed("words", vocabulary(large))
        manifest |= {"words": _name(words), "shards": firsts}
        yield words
        del large
    yield from files["texts"].rest()
    for at in range(0, len(entries), CARDS_PER_FILE):
        yield from files["cards"].ready([_json(packed_cards(entries[at : at + CARDS_PER_FILE]))])
    manifest |= {name: held.described() for name, held in files.items()}
    manifest |= {
        "dated": sum(each.issued is not None for each in entries),
        "synonyms": [[list(pair.short), list(pair.long), list(pair.forms)] for pair in table.pairs],
        "status": {state.value: wording.say(f"search.status.{state.value}") for state in StatusState},
        "say": _browser_words(wording),
    }
    for key, content in (
        ("columns", columns(entries, archive, kinds)),
        ("suggestions", suggestions(entries, archive, kinds)),
    ):
        asset = _hashed(key, content)
        manifest[key] = _name(asset)
        yield asset
    yield Asset(f"{FOLDER}manifest.json", _json(manifest))
    yield page(wording, _awaited(manifest))
    yield from scripts()
    if site_url:
        yield opensearch(wording, site_url)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What a process made of some documents."""

    entries: list[Entry]
    texts: list[bytes]
    """Files of texts, each but the last full."""
    postings: Gathered
    learnt: tuple[str, ...]
    """Tokens, see `Counting.learnt`."""


def _chunk(
    some: Sequence[Directive], start: int, archive: Archive, counting: Counting, kinds: Mapping[str, str]
) -> _Chunk:
    entries: list[Entry] = []
    rows: list[Any] = []
    postings = Gathering(start)
    for directive in some:
        made = entry(directive, archive, counting, kinds)
        postings.add(made.fields)
        rows.append(_text_row(made))
        entries.append(replace(made, fields={}, parts=()))
    size = TEXTS_PER_FILE["shards"]
    texts = [_json(rows[at : at + size]) for at in range(0, len(rows), size)]
    return _Chunk(entries, texts, postings.done(), counting.learnt())


def _text_row(made: Entry) -> list[list[str]]:
    return [[part.anchor, part.text] for part in made.parts]


def scripts() -> Iterator[Asset]:
    """The browser's half, and lunr.js from the installed MkDocs, found without importing it."""
    folder = resources.files("generator.search").joinpath("browser")
    for name in ("box", "page"):
        text = bundled(name, lambda each: folder.joinpath(f"{each}.js").read_text(encoding="utf-8"))
        yield Asset(f"{FOLDER}{name}.js", text.encode())
    yield Asset(f"{FOLDER}search.css", folder.joinpath("search.css").read_bytes())
    yield Asset(f"{FOLDER}lunr.js", _lunr_js().read_bytes())


class _Files:
    """A table in several files, each written as soon as it is full. A build's version of all of them is one hash."""

    def __init__(self, name: str, size: int) -> None:
        self._name, self._size = name, size
        self._rows: list[Any] = []
        self._count = 0
        self._hash = hashlib.sha256()

    def add(self, rows: Sequence[Any]) -> Iterator[Asset]:
        self._rows += rows
        while len(self._rows) >= self._size:
            full, self._rows = self._rows[: self._size], self._rows[self._size :]
            yield from self.ready([_json(full)])

    def rest(self) -> Iterator[Asset]:
        if self._rows:
            yield from self.ready([_json(self._rows)])
            self._rows = []

    def ready(self, files: Sequence[bytes]) -> Iterator[Asset]:
        for data in files:
            self._hash.update(hashlib.sha256(data).digest())
            yield Asset(f"{FOLDER}{self._name}-{self._count}.json", data)
            self._count += 1

    def described(self) -> dict[str, Any]:
        return {"per_file": self._size, "files": self._count, "version": self._hash.hexdigest()[:8]}


def _awaited(manifest: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the search page asks for as soon as it is there: name → what it is taken as.

    The manifest; where the whole index is one file, that too and what reads it, and tables of one file.
    """
    awaited = [("manifest.json", "fetch")]
    if manifest["engine"] == "lunr":
        awaited += [(manifest["index"], "fetch"), ("lunr.js", "script")]
        for table in ("cards", "texts"):
            if manifest[table]["files"] == 1:
                awaited.append((f"{table}-0.json?{manifest[table]['version']}", "fetch"))
    return awaited


def _browser_words(wording: Wording) -> dict[str, str]:
    prefixes = ("search.browser.", "search.noscript.")
    return {
        key.removeprefix(prefix): said
        for key, said in wording.sentences.items()
        for prefix in prefixes
        if key.startswith(prefix)
    }


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
