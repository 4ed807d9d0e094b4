"""The four arrows: sources → text → directive → archive → pages."""

import gc
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.archive import (
    Cache,
    ConfigurationError,
    Document,
    DocumentFile,
    Ledger,
    OpenedArchive,
    code_fingerprint,
    corrections_of,
    identify,
    keep_numbers,
    mapped,
    masked,
    masked_corrections,
    package_versions,
    picture_beside,
    reading_beside,
    unused,
)
from generator.linking import LinkMemory, link
from generator.model import (
    Archive,
    Block,
    Code,
    Component,
    Corrections,
    Diagnostic,
    Directive,
    Format,
    Output,
    Reading,
    Severity,
    SourceFile,
    Span,
    Unchanged,
)
from generator.parsing import parse
from generator.reading import engine_versions, read
from generator.reading import keep as keep_reading
from generator.reading.limits import STEP_SECONDS, allow
from generator.registers import Registers, load
from generator.search import write_index
from generator.wording import load as load_wording
from generator.writing import Memory, SiteText, marks_of, write, write_again

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Built:
    """An archive, read and linked: everything left of the builder."""

    archive: Archive
    ledger: Ledger
    """With the addresses of today; not yet written down."""
    read: int
    """Documents that were read in this run."""
    reused: int
    """Documents whose record stood in the cache."""
    linked: int
    """Documents that were linked in this run: those that were read, and those whose citations may mean another now."""
    marks: Mapping[str, bytes]
    """Id → a hash of the directive as it is linked."""


def run(
    opened: OpenedArchive,
    jobs: int,
    progress: Progress,
    *,
    full: bool = False,
    keep: bool = True,
    reread: bool = False,
) -> Built:
    """Sources → archive.

    `full` takes no record from the cache; `reread` has scans recognised again, whose readings are else kept; without
    `keep` nothing is written, not even the cache.
    """
    if keep and opened.ledger_broken:
        line = next((one.line for one in opened.diagnostics if one.code is Code.LEDGER_INVALID), None)
        raise ConfigurationError("sources/.ids.tsv", "@commands.faults.ledger", line or 1)
    registers = load(opened.staff)
    surroundings = (json.dumps(opened.staff, sort_keys=True), *engine_versions(), *package_versions())
    with Cache(opened.root, surroundings, keep=keep) as cache:
        found, reused = _directives(opened, registers, cache, jobs, progress, full=full or reread, reread=reread)
        progress("link", 0, 1)
        identified = identify([directive for directive, _ in found], opened.ledger)
        known = None if full or reread else cache.recall("ties", ("linking",))
        memory = LinkMemory(
            {directive.source: mark for directive, mark in found}, known if isinstance(known, dict) else {}
        )
        with uncollected():
            linked = link(identified.published, registers, opened.today, identified.redirects, memory)
        if memory.anew or len(memory.after) != len(memory.before):
            cache.remember("ties", ("linking",), memory.after)
    told = _not_accepted(linked)
    linked = replace(linked, unpublished=identified.unpublished, gone=identified.gone, diagnostics=told)
    archive, ledger = keep_numbers(linked, identified.ledger)
    progress("link", 1, 1)
    return Built(archive, ledger, len(found) - reused, reused, len(memory.anew), marks_of(found, archive))


def pages(built: Built, opened: OpenedArchive, jobs: int = 1) -> Iterator[Output]:
    """Archive → pages: Markdown, data, search index, which `jobs` processes make."""
    yield from write(built.archive, load_wording(opened.configuration.language), _site(opened))
    yield from _index(built, opened, jobs)


def pages_again(built: Built, opened: OpenedArchive, jobs: int, memory: Memory) -> Iterator[Output | Unchanged]:
    """The same, without those that would be what they were in the last site."""
    wording = load_wording(opened.configuration.language)
    yield from write_again(built.archive, wording, _site(opened), memory, built.marks)
    yield from _index(built, opened, jobs)


def surroundings(built: Built, opened: OpenedArchive) -> str:
    """All that every page depends on besides the archive; where it is another, no page of the last site holds."""
    said = opened.configuration
    site = (said.language, said.site_name, said.description, said.site_url, sorted(opened.by_hand))
    return repr((code_fingerprint((".",)), package_versions(), built.archive.today, site))


def _site(opened: OpenedArchive) -> SiteText:
    locations = {file.path: file.location for document in opened.documents for file in document.files}
    return SiteText(
        opened.configuration.site_name,
        opened.configuration.description or "",
        opened.configuration.site_url or "",
        source=lambda path: locations[path].read_bytes(),
        picture=lambda path, spot: picture_beside(locations[path], spot),
        by_hand=opened.by_hand,
    )


def _index(built: Built, opened: OpenedArchive, jobs: int) -> Iterator[Output]:
    abbreviations = load(opened.staff).abbreviations.full
    yield from write_index(
        built.archive,
        load_wording(opened.configuration.language),
        abbreviations=abbreviations,
        site_url=opened.configuration.site_url,
        engine=opened.configuration.search,
        jobs=jobs,
    )


@dataclass(frozen=True, slots=True)
class Understood:
    """What one document gave."""

    directive: Directive
    kept: tuple[Path, str] | None = None
    """`STEM.read.json` and its new content, where a scan was recognised anew."""


def understand(document: Document, registers: Registers, *, reread: bool = False) -> Understood:
    """Sources → text → directive, for one document: the function that is mapped over processes.

    Never raises for what a file holds; raises OSError where a file cannot be opened at all.
    """
    contents = {file.path: file.location.read_bytes() for file in document.files}
    reading = _best_reading(document, contents, reread)
    corrections, slips = corrections_of(document, reading)
    directive = _parsed(masked(reading, corrections.mask), masked_corrections(corrections), registers)
    hidden = unused(reading, corrections.mask)
    found = dict.fromkeys((*reading.diagnostics, *directive.diagnostics, *slips, *hidden))
    whole = replace(
        directive,
        files=tuple(_source_file(file, contents[file.path]) for file in document.files),
        diagnostics=tuple(one for one in found if one.code not in corrections.accept),
        accepted=corrections.accept,
    )
    return Understood(whole, _to_keep(document, reading, contents))


def directive_of(document: Document, registers: Registers) -> Directive:
    """What `understand` gives, for those who keep nothing."""
    return understand(document, registers).directive


def _parsed(reading: Reading, corrections: Corrections, registers: Registers) -> Directive:
    """What `parse` gives; the bare text, told as not understood, where a defect of ours stops it."""
    allow()
    try:
        return parse(reading, corrections, registers)
    except Exception as defect:  # one document must not stop the others
        words = (("value", f"{type(defect).__name__}: {defect}"[:200]),)
        doubt = Diagnostic(Code.NOT_UNDERSTOOD, Severity.ERROR, words)
        whole = (Block(Component.UNREAD, Span(0, len(reading.text))),)
        return Directive(reading.path, reading.text, diagnostics=(doubt,), blocks=whole, masked=corrections.mask)


def lost(document: Document, late: bool) -> Directive:
    """What stands for a document whose reading took its process down, or was `late`: beyond its share of time."""
    if late:
        gone = Diagnostic(Code.READING_TIMED_OUT, Severity.ERROR, (("seconds", f"{STEP_SECONDS:.0f}"),))
    else:
        suffix = document.path.rpartition(".")[2]
        values = (("format", suffix), ("detail", "@diagnostics.C001.details.stopped"))
        gone = Diagnostic(Code.UNREADABLE_FILE, Severity.ERROR, values)
    files = tuple(_source_file(file, file.location.read_bytes()) for file in document.files)
    return Directive(source=document.path, text="", files=files, diagnostics=(gone,))


def _directives(
    opened: OpenedArchive,
    registers: Registers,
    cache: Cache,
    jobs: int,
    progress: Progress,
    *,
    full: bool,
    reread: bool,
) -> tuple[list[tuple[Directive, bytes]], int]:
    """All documents' directives, by path, each with a hash of it, and how many of them stood in the cache."""
    keys = [cache.key(document) for document in opened.documents]
    with uncollected():
        found = [None if full else cache.get(one, key) for one, key in zip(opened.documents, keys, strict=True)]
    stale = [place for place, directive in enumerate(found) if directive is None]
    work = partial(understand, registers=registers, reread=reread)
    fresh = mapped(work, [opened.documents[place] for place in stale], jobs, lost_one)
    for done, (place, understood) in enumerate(zip(stale, fresh, strict=True), 1):
        mark = cache.put(opened.documents[place], keys[place], understood.directive)
        found[place] = (understood.directive, mark)
        if cache.keeps and understood.kept:
            understood.kept[0].write_text(understood.kept[1], encoding="utf-8")
        progress("read", done, len(stale))
    return [one for one in found if one is not None], len(found) - len(stale)


@contextmanager
def uncollected() -> Iterator[None]:
    """Spare the collector of cycles what is made here: records hold none, and it would go through them all for ever."""
    gc.unfreeze()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def _not_accepted(linked: Archive) -> dict[str, tuple[Diagnostic, ...]]:
    return {
        id_: tuple(one for one in found if one.code not in linked.directives[id_].accepted)
        for id_, found in linked.diagnostics.items()
    }


def _best_reading(document: Document, contents: Mapping[str, bytes], reread: bool) -> Reading:
    """The first file that gives words, best form first; else what was said of the best."""
    kept = document.reading.location.read_text(encoding="utf-8", errors="replace") if document.reading else None
    first: Reading | None = None
    for file in document.readable:
        reading = read(contents[file.path], file.path, reread=reread, kept=kept)
        if reading.text.strip():
            return reading
        first = first or reading
    nothing = Diagnostic(Code.EMPTY, Severity.ERROR)
    return first or Reading(document.path, Format.TXT, "", (), diagnostics=(nothing,))


def _to_keep(document: Document, reading: Reading, contents: Mapping[str, bytes]) -> tuple[Path, str] | None:
    """The reading of a scan, where it differs from the one that lies beside it."""
    if reading.format not in (Format.SCAN, Format.IMAGE) or not reading.text.strip():
        return None
    scan = next(file for file in document.readable if file.path == reading.path)
    place, text = reading_beside(scan.location), keep_reading(reading, contents[scan.path])
    return None if place.exists() and place.read_text(encoding="utf-8", errors="replace") == text else (place, text)


def lost_one(document: Document, late: bool) -> Understood:
    """The same, as `understand` gives it."""
    return Understood(lost(document, late))


def _source_file(file: DocumentFile, data: bytes) -> SourceFile:
    return SourceFile(file.path, hashlib.sha256(data).hexdigest(), file.role)
