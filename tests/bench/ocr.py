"""Time and memory of OCR a page: `python -m tests.bench.ocr [--pages N] [--json FILE] [FILE…]`.

Without files it draws pages of its own: clean, skewed, sealed. Prints a table; `--json` writes the figures as well.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from generator.reading import engine_versions, read
from tests.reading import papers


def measure(name: str, data: bytes) -> dict[str, object]:
    """Seconds a page, and the most memory in megabytes that this process and one engine's process took."""
    started = time.perf_counter()
    reading = read(data, name)
    seconds = time.perf_counter() - started
    found = [line for line in reading.lines if line.confidence is not None]
    pages = max((line.page or 1 for line in reading.lines), default=1)
    return {
        "file": name,
        "format": reading.format.value,
        "pages": pages,
        "seconds_a_page": round(seconds / pages, 2),
        "letters": len(reading.text),
        "confidence": round(sum(line.confidence or 0 for line in found) / len(found), 3) if found else None,
        "own_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "engine_megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
    }


def drawn(pages: int) -> list[tuple[str, bytes]]:
    """Documents of our own: one sheet each way, and one of `pages` sheets."""
    return [
        ("clean.pdf", papers.scanned_pdf(papers.sheet())),
        ("skewed.pdf", papers.scanned_pdf(papers.sheet(skew=2.0))),
        ("sealed.pdf", papers.scanned_pdf(papers.sheet(seal=True, noise=500))),
        (f"{pages}-pages.pdf", papers.scanned_pdf(*[papers.sheet()] * pages)),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=6)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    documents = [(path.name, path.read_bytes()) for path in options.files] or drawn(options.pages)
    rows = [measure(name, data) for name, data in documents]
    columns = ("file", "pages", "seconds_a_page", "confidence", "own_megabytes", "engine_megabytes")
    lines = [
        "  ".join(f"{row[column]!s:>18}" for column in columns)
        for row in [dict(zip(columns, columns, strict=True)), *rows]
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    if options.json:
        report = {"engines": engine_versions(), "cores": os.cpu_count(), "documents": rows}
        options.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
