"""What the builder is given to publish, and the stretch of the pipeline that gives it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model import Output

Progress = Callable[[str, int, int], None]
"""Told the stage (`read`, `pages` …), how much of it is done, and how much there is."""


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Supply:
    """Everything that stands left of the builder, done."""

    outputs: Sequence[Output]
    language: str = "vi"
    errors: tuple[str, ...] = ()
    """Errors in documents, a line each: they stop a strict build."""
    settle: Callable[[], None] = _nothing
    """Called once the site is published: the ledger is written then, and not before."""


Supplier = Callable[[Path, int, Progress], Supply]
"""(root of the archive, worker processes, progress) → what is to be published."""


def from_pipeline(root: Path, jobs: int, progress: Progress) -> Supply:
    """Open the archive at `root` and run the four arrows over it."""
    raise NotImplementedError
