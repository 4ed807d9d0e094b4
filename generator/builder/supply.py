"""What the builder is given to publish, and the stretch of the pipeline that gives it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator import pipeline
from generator.archive import open_archive, save_ledger
from generator.archive.findings import findings_of, formatted, in_order
from generator.builder.frame import KNOWN, OPENSEARCH
from generator.model import Output, Severity, Unchanged
from generator.wording import load
from generator.writing import Memory

Progress = Callable[[str, int, int], None]
"""Told the stage (`read`, `link`, `pages`), how much of it is done, and how much there is."""


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Supply:
    """Everything that stands left of the builder, done."""

    outputs: Iterable[Output]
    """Gone through once, as they are written: an archive's pages together may not fit into memory."""
    known: frozenset[str]
    """Those of their addresses that the frame may lead to; the check of links finds one that is not there."""
    language: str = "vi"
    errors: tuple[str, ...] = ()
    """Errors in documents, a line each: they stop a strict build."""
    settle: Callable[[], object] = _nothing
    """Called once the site is published: the ledger is written then, and not before."""
    built: pipeline.Built | None = None
    """What the pipeline made on the way."""
    again: Callable[[Memory], Iterable[Output | Unchanged]] | None = None
    """The same outputs, without those that would be what they were in the last site."""
    surroundings: str = ""
    """What all outputs depend on; where the last site had others, nothing of it is taken for unchanged."""


class Supplier(Protocol):
    """Gives what is to be published of the archive at `root`."""

    def __call__(self, root: Path, jobs: int, progress: Progress, *, full: bool) -> Supply:
        """`jobs` worker processes may be used; `full` takes nothing from an earlier run."""


def from_pipeline(
    root: Path, jobs: int, progress: Progress, *, full: bool, reread: bool = False, language: str = ""
) -> Supply:
    """Open the archive at `root` and run the four arrows over it.

    `language` is that of the errors' words, by default the site's. Raises ConfigurationError for a broken
    configuration.
    """
    opened = open_archive(root)
    built = pipeline.run(opened, jobs, progress, full=full, reread=reread)
    found = findings_of(built.archive, opened.diagnostics, load(language or opened.configuration.language))
    errors = [one for one in found if one.severity is Severity.ERROR]
    return Supply(
        pipeline.pages(built, opened, jobs),
        KNOWN | ({OPENSEARCH} if opened.configuration.site_url else frozenset()),
        opened.configuration.language,
        tuple(formatted(in_order(errors), "text").splitlines()),
        lambda: save_ledger(root, built.ledger),
        built,
        lambda memory: pipeline.pages_again(built, opened, jobs, memory),
        pipeline.surroundings(built, opened),
    )
