"""What the commands do besides building: inspect, check, write, add, export."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from generator.archive import (
    Document,
    OpenedArchive,
    documents_at,
    mapped,
    nearest_root,
    open_archive,
    read_staff,
    root_of,
)
from generator.archive.findings import Finding, concerns, finding, findings_of, in_order
from generator.archive.inspecting import files_below
from generator.archive.tree import write_tree
from generator.model import Directive
from generator.pipeline import Progress, directive_of, lost, pages, run
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
