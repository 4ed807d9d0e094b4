"""What a build costs after one document has changed, by stage: `python -m tests.bench.rebuilding 1000 [OUT.json]`.

An archive of made-up dispatches (`tests.bench.papers`) is built whole, then again after a word of one document was
changed, then again without any change. Seconds are those of the clock and, beside them, of the processor, which others
may share; one process does the work, so that both can be told by stage.
"""

import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from typing import Any
from unittest.mock import patch

from generator import pipeline
from generator.builder import build, plugin, publishing, supply
from tests.bench.papers import lay

Seconds = dict[str, list[float]]
STAGES: tuple[tuple[str, Any, str], ...] = (
    ("open", supply, "open_archive"),
    ("read", pipeline, "_directives"),
    ("identify", pipeline, "identify"),
    ("link", pipeline, "link"),
    ("marks", pipeline, "marks_of"),
    ("write", pipeline, "write_again"),
    ("search", pipeline, "write_index"),
    ("render", publishing, "_batch"),
    ("check", plugin, "check_links"),
    ("manifest", plugin, "read_manifest"),
    ("keep", plugin, "write_manifest"),
    ("exchange", plugin.Staging, "publish"),
)
"""Name, and the function of the builder that does it."""


@contextmanager
def watched(taken: Seconds) -> Iterator[None]:
    """Adds to `taken` what each stage takes meanwhile; a stream is counted while it is asked for its next."""
    with ExitStack() as stack:
        for name, place, function in STAGES:
            stack.enter_context(patch.object(place, function, _counted(name, getattr(place, function), taken)))
        yield


def _counted(name: str, work: Callable[..., Any], taken: Seconds) -> Callable[..., Any]:
    @contextmanager
    def counting() -> Iterator[None]:
        start, used = time.perf_counter(), time.process_time()
        yield
        taken[name][0] += time.perf_counter() - start
        taken[name][1] += time.process_time() - used

    @wraps(work)
    def counted(*given: Any, **named: Any) -> Any:
        with counting():
            made = work(*given, **named)
        return asked(made) if name in ("write", "search") else made

    def asked(stream: Iterator[Any]) -> Iterator[Any]:
        while True:
            with counting():
                one = next(stream, None)
            if one is None:
                return
            yield one

    return counted


def built(name: str, root: Path) -> dict[str, Any]:
    """One build, as a row of the table."""
    taken: Seconds = defaultdict(lambda: [0.0, 0.0])
    start, used = time.perf_counter(), time.process_time()
    with watched(taken):
        report = build(root / "mkdocs.yml", jobs=1)
    taken["all"] = [time.perf_counter() - start, time.process_time() - used]
    known = [sum(both) for both in zip(*(taken[stage] for stage, _, _ in STAGES), strict=True)]
    taken["other"] = [whole - part for whole, part in zip(taken["all"], known, strict=True)]
    rounded = {stage: [round(one, 2) for one in both] for stage, both in taken.items()}
    return {"build": name, "built": report.built, "reused": report.reused} | rounded


def main(count: int, out: Path | None) -> None:
    """The table, a column a build; as JSON where a file is named."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1790000000")
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "kho"
        lay(root, count)
        rows = [built("whole", root)]
        paper = sorted((root / "sources").rglob("*.txt"))[count // 2]
        paper.write_text(paper.read_text(encoding="utf-8").replace("Báo cáo kết quả", "Báo cáo ngay kết quả"))
        rows.append(built("one changed", root))
        rows.append(built("nothing changed", root))
    print(f"{count} documents; seconds of the clock (of the processor)")
    print(f"{'':<10}" + "".join(f"{row['build']:>24}" for row in rows))
    for key in ("built", "reused"):
        print(f"{key:<10}" + "".join(f"{row[key]:>24}" for row in rows))
    for stage in (*(name for name, _, _ in STAGES), "other", "all"):
        cells = [row.get(stage, [0.0, 0.0]) for row in rows]
        print(f"{stage:<10}" + "".join(f"{clock:>14.2f} ({used:>7.2f})" for clock, used in cells))
    if out:
        out.write_text(json.dumps({"documents": count, "builds": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, Path(sys.argv[2]) if len(sys.argv) > 2 else None)
