"""Pages and assets → files of the new site: what is unchanged is linked from the last one, the rest made by workers."""

import multiprocessing
import os
import shutil
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path

import jinja2

from generator.builder.checking import scan
from generator.builder.frame import Sheet, Site, set_in_frame
from generator.builder.manifest import Entry, Manifest, digest, name_of
from generator.builder.rendering import Renderer
from generator.model import Asset, Output, Page, Unchanged

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""

_Waiting = tuple[Page, str]
"""A page with the hash of its input."""

_CHUNK = 32
"""Pages that a worker takes at once; up to so many in all, starting workers costs more than it saves."""
_AHEAD = 4
"""Chunks for each worker that are written ahead of it."""


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
    abroad: frozenset[str]
    """Those of them that another page has than the one they lead to."""
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
    abroad: set[str] = field(default_factory=set)
    faults: list[tuple[str, str]] = field(default_factory=list)
    slow: list[str] = field(default_factory=list)


def file_of(address: str, folder: Path) -> Path:
    """The file of an address: `/co-quan/` → `co-quan/index.html`. Raises UnsafeAddressError for one that leads out."""
    parts = address.split("/")
    if parts[0] or any(part in (".", "..") or "\\" in part or "\0" in part for part in parts) or "" in parts[1:-1]:
        raise UnsafeAddressError(address)
    return folder / name_of(address)[1:]


def publish(
    outputs: Iterable[Output | Unchanged], press: Press, before: Manifest, last: Path, jobs: int, progress: Progress
) -> Published:
    """Write every output below `press.folder`, as it comes: `outputs` is gone through once, never held.

    `before` describes the site at `last`, whose unchanged files are linked; an empty one builds everything. Raises
    UnsafeAddressError, OSError where a file can't be written, and whatever a template raises.
    """
    made = _Batch()
    sorter = _Sorter(press, before, last, made.entries)
    built = 0
    for batch in _batches(sorter.stale(outputs), press, jobs):
        made.entries |= batch.entries
        made.faults += batch.faults
        made.slow += batch.slow
        made.abroad |= batch.abroad
        for link, page in batch.links.items():
            made.links[link] = min(page, made.links.get(link, page))
        built += len(batch.entries)
        progress(len(made.entries), max(len(before.entries), len(made.entries) + 1))
    progress(len(made.entries), len(made.entries))
    return Published(
        made.entries,
        made.links,
        frozenset(made.abroad),
        tuple(sorted(made.faults)),
        tuple(sorted(made.slow)),
        built,
        sorter.reused,
    )


@dataclass(slots=True)
class _Sorter:
    """Tells what has to be made again from what the last site has; writes other files at once."""

    press: Press
    before: Manifest
    last: Path
    entries: dict[str, Entry]
    """Filled as outputs pass."""
    reused: int = 0
    folders: set[str] = field(default_factory=set)
    """Those that are known to be there."""

    def stale(self, outputs: Iterable[Output | Unchanged]) -> Iterator[list[_Waiting]]:
        """Pages that have to be made, in chunks."""
        seen: set[str] = set()
        chunk: list[_Waiting] = []
        for output in outputs:
            if isinstance(output, Unchanged):
                if not seen.isdisjoint(output.addresses):
                    raise UnsafeAddressError(*seen.intersection(output.addresses))
                seen.update(output.addresses)
                for address in output.addresses:
                    self._take_over(address)
                continue
            if output.address in seen:
                raise UnsafeAddressError(output.address)
            seen.add(output.address)
            target = file_of(output.address, self.press.folder)
            key = _key(output, self.press.fingerprint)
            entry = self.before.entries.get(output.address)
            if entry and entry.input == key and _linked(file_of(output.address, self.last), target, entry):
                self.entries[output.address] = entry
                self.reused += isinstance(output, Page)
            elif isinstance(output, Page):
                chunk.append((replace(output, meta=dict(output.meta)), key))
                if len(chunk) == _CHUNK:
                    yield chunk
                    chunk = []
            else:
                self.entries[output.address] = _write(target, output.data, key)
        if chunk:
            yield chunk

    def _take_over(self, address: str) -> None:
        """Link a file of the last site, which was found as it was written, into the new one; copy it where need be."""
        name = name_of(address)
        folder = os.path.dirname(name)
        source, target = f"{self.last}{name}", f"{self.press.folder}{name}"
        if folder not in self.folders:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            self.folders.add(folder)
        try:
            os.link(source, target)
        except OSError:
            Path(target).unlink(missing_ok=True)
            shutil.copy2(source, target)
        self.entries[address] = self.before.entries[address]
        self.reused += address.endswith("/")


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


_press: Press | None = None
"""What forked workers inherit: a template can't be sent to another process."""


def _batches(chunks: Iterator[list[_Waiting]], press: Press, jobs: int) -> Iterator[_Batch]:
    global _press
    _press = press
    try:
        first = list(islice(chunks, 2))
        if jobs <= 1 or len(first) < 2 or "fork" not in multiprocessing.get_all_start_methods():
            yield from map(_batch, chain(first, chunks))
            return
        context = multiprocessing.get_context("fork")
        under_way: deque[Future[_Batch]] = deque()
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=_quiet) as pool:
            for chunk in chain(first, chunks):
                under_way.append(pool.submit(_batch, chunk))
                if len(under_way) > _AHEAD * jobs:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
    finally:
        _press = None


def _quiet() -> None:
    """Leave Ctrl+C to the parent, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _batch(waiting: list[_Waiting]) -> _Batch:
    assert _press is not None
    press = _press
    batch = _Batch()
    for page, key in waiting:
        content, slow = press.renderer.render(page.markdown, tuple(page.meta.get("sections") or ()))
        whole = set_in_frame(Sheet(page.address, page.title, content, page.kind, page.meta), press.site, press.template)
        anchors = scan(whole, page.address)
        data = whole.encode("utf-8", "xmlcharrefreplace")
        batch.entries[page.address] = _write(file_of(page.address, press.folder), data, key, tuple(anchors.ids))
        batch.links |= {link: page.address for link in anchors.links if link not in batch.links}
        batch.abroad |= {link for link in anchors.links if link.partition("#")[0] != page.address}
        batch.faults += [(page.address, fault) for fault in anchors.faults]
        if slow:
            batch.slow.append(page.address)
    return batch
