"""A scan is recognised once: its reading is kept beside it, and what is published does not change with the engine."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.reading.papers import png, sheet

pytestmark = pytest.mark.slow


def test_a_build_keeps_the_reading_and_takes_it_next_time(congvan: Run, kho: Path) -> None:
    (kho / "sources/scan.png").write_bytes(png(sheet()))
    assert congvan("build").returncode == 0
    kept = kho / "sources/scan.read.json"
    reading = json.loads(kept.read_text(encoding="utf-8"))
    assert reading["engine"]
    assert reading["lines"]
    reading["lines"][-1]["text"] = "CHỮ ĐÃ GIỮ LẠI"
    kept.write_text(json.dumps(reading, ensure_ascii=False), encoding="utf-8")
    record = json.loads(congvan("inspect", "--json", "--text", "sources/scan.png").stdout)
    assert record["text"].endswith("CHỮ ĐÃ GIỮ LẠI")
    assert congvan("build", "--reread").returncode == 0
    assert "CHỮ ĐÃ GIỮ LẠI" not in kept.read_text(encoding="utf-8")
