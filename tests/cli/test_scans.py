"""A scan is recognised once: its reading is kept beside it, and what is published does not change with the engine."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.reading.papers import STATE_LEFT, png, sheet

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


def test_what_could_not_be_read_is_shown_until_the_staff_settle_or_hide_it(congvan: Run, kho: Path) -> None:
    scrawl = [(352, 226), (360, 248), (384, 232), (372, 252), (398, 224), (404, 254), (420, 226)]
    left = [*STATE_LEFT[:2], "Số:           /SNV-TCBC", *STATE_LEFT[3:]]
    (kho / "sources/scan.png").write_bytes(png(sheet(left, number_in_ink=scrawl)))

    def published() -> set[str]:
        assert congvan("build").returncode == 0
        return {path.name for path in (kho / "site").rglob("*.webp")}

    assert published() == {"anh-so.webp"}
    once = next((kho / "site").rglob("anh-so.webp")).read_bytes()
    assert congvan("build", "--full").returncode == 0
    assert next((kho / "site").rglob("anh-so.webp")).read_bytes() == once
    told = congvan("check", "sources/scan.png").stdout
    assert "C102" in told
    assert "[trang 1, khung " in told
    sidecar = kho / "sources/scan.yml"
    for said in ("mask: [Lê Thị Minh Châu]\n", "withdrawn: {date: 2024-01-02, reason: đăng nhầm}\n", "number: 175\n"):
        sidecar.write_text(said, encoding="utf-8")
        assert published() == set(), said
    assert "C102" not in congvan("check", "sources/scan.png").stdout
    sidecar.write_text("masks: [Lê Thị Minh Châu]\n", encoding="utf-8")
    assert published() == set(), "held back by a slip"
