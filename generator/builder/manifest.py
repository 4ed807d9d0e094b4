"""What the last build has written, so that the next one does again only what changed."""

import json
import os
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from generator.model import Trace

_VERSION = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the finished site."""

    input: str
    """Hash of all that it was made from."""
    size: int
    changed: int
    """Time of the last change, in nanoseconds: a file that somebody has touched since is written again."""
    ids: tuple[str, ...] = ()
    """Anchors of a page; none for other files."""

    def describes(self, file: Path | str) -> bool:
        """Whether the file still stands as it was written."""
        try:
            stat = os.lstat(file)
        except OSError:
            return False
        return stat.st_size == self.size and stat.st_mtime_ns == self.changed


def name_of(address: str) -> str:
    """The file of an address below the site's folder, with a stroke before it: `/co-quan/` → `/co-quan/index.html`."""
    return f"{address}index.html" if address.endswith("/") else address


@dataclass(frozen=True, slots=True)
class Manifest:
    """All files of a finished site that came from documents, by address."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    traces: Mapping[str, Trace] = field(default_factory=dict)
    """What the pieces of the site depend on, by name."""
    surroundings: str = ""
    """Hash of what all of them depend on."""
    targets: frozenset[str] = frozenset()
    """All that some page led to which was not itself; some of it may be led to no more."""


def read_manifest(file: Path) -> Manifest:
    """The manifest of the last build; an empty one where there is none or it can't be read: all is built then."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["version"] != _VERSION:
            return Manifest()
        entries = {a: Entry(e[0], e[1], e[2], tuple(e[3])) for a, e in kept["entries"].items()}
        traces, targets = _read_traces(_traces_file(file), kept["traces"])
        return Manifest(entries, traces, kept["surroundings"], targets)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return Manifest()


def _traces_file(file: Path) -> Path:
    return file.with_suffix(".traces")


def _read_traces(file: Path, expected: str) -> tuple[dict[str, Trace], frozenset[str]]:
    """Raises ValueError where they are not those that were written with the manifest: all is then built."""
    data = file.read_bytes()
    if digest(data) != expected:
        raise ValueError(file)
    traces, targets = pickle.loads(data)  # noqa: S301 (written by ourselves: its hash is known)
    return {name: Trace(*parts) for name, parts in traces.items()}, targets


def write_manifest(file: Path, manifest: Manifest) -> None:
    """Keep the manifest; a reader never sees half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    entries = {a: [e.input, e.size, e.changed, e.ids] for a, e in sorted(manifest.entries.items())}
    traces = {n: (t.given, t.seen, t.digest, t.addresses) for n, t in sorted(manifest.traces.items())}
    data = pickle.dumps((traces, manifest.targets), pickle.HIGHEST_PROTOCOL)
    kept = {"version": _VERSION, "entries": entries, "traces": digest(data), "surroundings": manifest.surroundings}
    _put(_traces_file(file), data)
    _put(file, json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _put(file: Path, data: bytes) -> None:
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(file)


def manifest_file(cache: Path, site: Path) -> Path:
    """Where the manifest of the site at `site` is kept: one for each place that an archive is built to."""
    return cache / f"site-{digest(str(site))[:16]}.json"


def digest(*parts: str | bytes) -> str:
    """A hash of all parts, each with its length before it."""
    whole = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()
