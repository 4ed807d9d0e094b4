"""How long hostile text takes, stage by stage: `python -m tests.bench.absurd [OUT.json]`."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.addresses import directive_id
from generator.model import Archive, Corrections, Directive, Page, Reading
from generator.parsing import parse
from generator.reading import read
from generator.registers import load as registers
from generator.wording import load as wording
from generator.writing import SiteText, write

Result = TypeVar("Result")

HOSTILE = {
    "one line of 10 MB": "một hai ba " * 600_000,
    "a million brackets": "[" * 1_000_000,
    "a million stars": "*a " * 330_000,
    "dashes": "- a\n" * 100_000,
    "numbers": "1. a:\n" * 100_000,
    "quotations": "“1. a\n" * 100_000,
    "scripts": "<script>alert(1)</script>\n" * 20_000,
    "numbers of papers": "Công văn số 12/UBND-VX ngày 01/02/2021 của UBND tỉnh Lai Châu; " * 5_000,
}


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What `work` gives, and the seconds of processor it took."""
    begin = time.process_time()
    result = work()
    return result, round(time.process_time() - begin, 2)


def pages(directive: Directive) -> int:
    """How many characters of Markdown an archive of this one document has."""
    id_ = directive_id(None, None, None, None, directive.text)
    placed = Directive(directive.source, directive.text, id=id_, blocks=directive.blocks)
    archive = Archive(directives={id_: placed})
    return sum(len(out.markdown) for out in write(archive, wording("vi"), SiteText("Kho")) if isinstance(out, Page))


def main() -> None:
    """Print a table of seconds; write them as JSON where a file is named."""
    known = registers()
    rows = []
    print(f"{'text':<22}{'MB':>8}{'read s':>9}{'parse s':>9}{'write s':>9}")
    for name, text in HOSTILE.items():
        data = text.encode()

        def take(data: bytes = data) -> Reading:
            return read(data, "absurd.txt")

        reading, reading_s = timed(take)

        def understand(reading: Reading = reading) -> Directive:
            return parse(reading, Corrections(), known)

        directive, parsing_s = timed(understand)

        def put(directive: Directive = directive) -> int:
            return pages(directive)

        _, writing_s = timed(put)
        rows.append({"text": name, "bytes": len(data), "read": reading_s, "parse": parsing_s, "write": writing_s})
        print(f"{name:<22}{len(data) / 1e6:>8.1f}{reading_s:>9.2f}{parsing_s:>9.2f}{writing_s:>9.2f}", flush=True)
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
