"""What the commands do besides building: inspect, check, write, add, export."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator.archive import (
    Document,
    OpenedArchive,
    documents_at,
    mapped,
    nearest_root,
    noted,
    open_archive,
    read_staff,
    reading_beside,
    root_of,
    save_ledger,
)
from generator.archive.adding import Value, canonical, prepared, put, values_of
from generator.archive.configuration import SOURCES
from generator.archive.documents import BEST_FIRST, document_at, extension
from generator.archive.findings import Finding, concerns, finding, findings_of, in_order
from generator.archive.inspecting import files_below
from generator.archive.tree import write_files, write_tree
from generator.model import Asset, Directive
from generator.pipeline import Progress, Understood, directive_of, lost, lost_one, pages, run, understand
from generator.registers import Registers, load
from generator.wording import Wording
from generator.writing import record


def inspect(
    paths: Sequence[str], jobs: int, wording: Wording, *, with_text: bool
) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Each path with its record, in the order given; None for a path that is no file. Nothing is written."""
    asked = list(documents_at(paths))
    held = [document for _, document in asked if document]
    registers = {
        root: load(read_staff(root)[0] if root else None) for root in {root_of(Path(one.path)) for one in held}
    }
    records = mapped(partial(_inspected, registers=registers), held, jobs, lost)
    for path, document in asked:
        if document is None:
            yield path, None
        else:
            directive = next(records)
            yield path, record(directive, wording) | ({"text": directive.text} if with_text else {})


def check(paths: Sequence[str], jobs: int, wording: Wording, progress: Progress) -> list[Finding]:
    """All findings of the archive that one stands in, or what concerns `paths`; files outside any archive alone."""
    roots = {path: root_of(Path(path)) for path in paths}
    found: list[Finding] = []
    for root in dict.fromkeys(roots.values()) if paths else (nearest_root(Path.cwd()),):
        asked = [path for path in paths if roots[path] == root]
        if root is None:
            held = [document for _, document in documents_at(files_below(asked)) if document]
            directives = mapped(partial(directive_of, registers=load()), held, jobs, lost)
            found += (finding(one, directive, wording) for directive in directives for one in directive.diagnostics)
        else:
            opened = open_archive(root)
            built = run(opened, jobs, progress, keep=False)
            whole = findings_of(built.archive, opened.diagnostics, wording)
            found += [one for one in whole if not asked or concerns(one, asked, root)]
    return in_order(found)


@dataclass(frozen=True, slots=True)
class Added:
    """One document that was taken in, or why it was not."""

    path: str
    """As given."""
    target: Path | None
    """Where it lies now; None where there is no such file, or no document."""
    new: bool = False
    """False where a file of that name was there already, and stays."""
    values: tuple[Value, ...] = ()
    sidecar: Path | None = None
    """Prepared to be filled in; None where there was one already."""


def add(
    opened: OpenedArchive, paths: Sequence[str], into: Path | None, jobs: int, wording: Wording, progress: Progress
) -> Iterator[Added]:
    """Take documents in, one after another, each whole or not at all; `into` is a folder below `sources/`.

    What has come in stands in the ledger, also where the work was stopped in the middle.
    """
    registers = load(opened.staff)
    known = [path for path in paths if Path(path).is_file() and extension(path) in BEST_FIRST]
    documents = [document_at(path, None) for path in known]
    understood = mapped(partial(understand, registers=registers), documents, jobs, lost_one)
    came: list[tuple[str, Directive]] = []
    done = 0
    try:
        for path in paths:
            if path not in known:
                yield Added(path, None)
                continue
            one = next(understood)
            name = Path(canonical(one.directive, path))
            target = (into.absolute() / name.name) if into else opened.root / SOURCES / name
            added = _taken_in(path, target, one, wording)
            if added.new:
                came.append((target.relative_to(opened.root).as_posix(), one.directive))
            yield added
            done += 1
            progress("add", done, len(known))
    finally:
        if came and not opened.ledger_broken:
            save_ledger(opened.root, noted(opened.ledger, came))


def _taken_in(path: str, target: Path, one: Understood, wording: Wording) -> Added:
    values = values_of(one.directive)
    sidecar = target.with_suffix(".yml")
    beside = {reading_beside(target): one.kept[1]} if one.kept else {}
    if not sidecar.exists():
        beside[sidecar] = prepared(one.directive, wording)
    if not put(Path(path), target, beside):
        return Added(path, target, False, values)
    return Added(path, target, True, values, sidecar if sidecar in beside else None)


def write_data(opened: OpenedArchive, folder: Path, jobs: int, progress: Progress) -> int:
    """The open data alone below `folder`: what is no page, no script and no index of search; the number of files."""
    built = run(opened, jobs, progress)
    data = (
        output
        for output in pages(built, opened)
        if isinstance(output, Asset) and not output.address.startswith(("/tim-kiem/", "/assets/"))
    )
    return write_files(folder, data)


def write_markdown(opened: OpenedArchive, folder: Path, jobs: int, progress: Progress) -> int:
    """The whole site as Markdown and files below `folder`; the number of pages. Raises NotOursError, OSError."""
    from generator.builder import plain_config

    said = opened.configuration
    configuration = plain_config(
        said.site_name, language=said.language, url=said.site_url, description=said.description
    )
    built = run(opened, jobs, progress)
    return write_tree(folder, pages(built, opened), opened.root / "docs", configuration)


def _inspected(document: Document, registers: Mapping[Path | None, Registers]) -> Directive:
    return directive_of(document, registers[root_of(Path(document.path))])
