"""Pages and assets → files of the new site: what is unchanged is linked from the last one, the rest made by workers."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import jinja2

from generator.builder.checking import scan
from generator.builder.frame import Sheet, Site, set_in_frame
from generator.builder.manifest import Entry, Manifest, digest
from generator.builder.rendering import Renderer
from generator.model import Asset, Output, Page

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""

_CHUNK = 64
_FEW = 32
"""Up to so many pages starting workers costs more than it saves."""


class UnsafeAddressError(Exception):
    """An output whose address would leave the site's folder, or that two outputs claim."""


@dataclass(frozen=True, slots=True)
class Press:
    """All that rendering a page needs besides the page."""

    renderer: Renderer
    template: jinja2.Template
    site: Site
    folder: Path
    """Where the new site grows."""
    fingerprint: str
    """Of everything but the page itself: templates, configuration, code, versions."""


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing has done."""

    entries: Mapping[str, Entry]
    links: Mapping[str, str]
    """Target → a page that has it, of the pages made now."""
    faults: tuple[tuple[str, str], ...]
    """(page, target) of links that no page may have."""
    slow: tuple[str, ...]
    """Pages that had to be set plainly."""
    built: int
    reused: int


@dataclass(slots=True)
class _Batch:
    entries: dict[str, Entry] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)


def file_of(address: str, folder: Path) -> Path:
    """The file of an address: `/co-quan/` → `co-quan/index.html`. Raises UnsafeAddressError for one that leads out."""
    parts = address.split("/")
    if parts[0] or any(part in (".", "..") or "\\" in part or "\0" in part for part in parts) or "" in parts[1:-1]:
        raise UnsafeAddressError(address)
    return folder.joinpath(*parts[1:-1], parts[-1] or "index.html")


def publish(
    outputs: Sequence[Output], press: Press, before: Manifest, last: Path, jobs: int, progress: Progress
) -> Published:
    """Write every output below `press.folder`.

    `before` describes the site at `last`, whose unchanged files are linked; an empty one builds everything. Raises
    UnsafeAddressError, OSError where a file can't be written, and whatever a template raises.
    """
    made = _Batch()
    seen: set[str] = set()
    waiting: list[tuple[Page, str]] = []
    reused = 0
    for output in outputs:
        if output.address in seen:
            raise UnsafeAddressError(output.address)
        seen.add(output.address)
        target = file_of(output.address, press.folder)
        key = _key(output, press.fingerprint)
        entry = before.entries.get(output.address)
        if entry and entry.input == key and _linked(file_of(output.address, last), target, entry):
            made.entries[output.address] = entry
            reused += isinstance(output, Page)
        elif isinstance(output, Page):
            waiting.append((output, key))
        else:
            made.entries[output.address] = _write(target, output.data, key)
    done = len(seen) - len(waiting)
    progress(done, len(seen))
    for batch in _batches(waiting, press, jobs):
        made.entries |= batch.entries
        made.faults += batch.faults
        made.slow += batch.slow
        for link, page in batch.links.items():
            made.links[link] = min(page, made.links.get(link, page))
        done += len(batch.entries)
        progress(done, len(seen))
    return Published(
        made.entries, made.links, tuple(sorted(made.faults)), tuple(sorted(made.slow)), len(waiting), reused
    )


def _key(output: Output, fingerprint: str) -> str:
    if isinstance(output, Asset):
        return digest(output.data)
    return digest(fingerprint, output.title, output.kind, output.markdown, repr(sorted(output.meta.items())))


def _linked(source: Path, target: Path, entry: Entry) -> bool:
    """Link an unchanged file into the new site; False where it is gone, was touched, or can't be linked."""
    if not entry.describes(source):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.unlink(missing_ok=True)
        os.link(source, target)
    except OSError:
        return False
    return True


def _write(target: Path, data: bytes, key: str, ids: Sequence[str] = ()) -> Entry:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    stat = target.stat()
    return Entry(key, stat.st_size, stat.st_mtime_ns, tuple(sorted(ids)))


_work: tuple[Press, Sequence[tuple[Page, str]]] | None = None
"""What forked workers inherit: a template can't be sent to another process, and pages needn't be."""


def _batches(waiting: Sequence[tuple[Page, str]], press: Press, jobs: int) -> Iterator[_Batch]:
    global _work
    starts = range(0, len(waiting), _CHUNK)
    _work = (press, waiting)
    try:
        if jobs <= 1 or len(waiting) <= _FEW or "fork" not in multiprocessing.get_all_start_methods():
            yield from map(_batch, starts)
            return
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(min(jobs, len(starts)), mp_context=context, initializer=_quiet) as pool:
            yield from pool.map(_batch, starts)
    finally:
        _work = None


def _quiet() -> None:
    """Leave Ctrl+C to the parent, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _batch(start: int) -> _Batch:
    assert _work is not None
    press, waiting = _work
    batch = _Batch()
    for page, key in waiting[start : start + _CHUNK]:
        content, slow = press.renderer.render(page.markdown, tuple(page.meta.get("sections") or ()))
        whole = set_in_frame(Sheet(page.address, page.title, content, page.kind, page.meta), press.site, press.template)
        anchors = scan(whole, page.address)
        data = whole.encode("utf-8", "xmlcharrefreplace")
        batch.entries[page.address] = _write(file_of(page.address, press.folder), data, key, tuple(anchors.ids))
        batch.links |= {link: page.address for link in anchors.links if link not in batch.links}
        batch.faults += [(page.address, fault) for fault in anchors.faults]
        if slow:
            batch.slow.append(page.address)
    return batch
