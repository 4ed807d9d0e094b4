"""`make bench-search` still measures every figure of its table on the pages as they are now."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.bench.search import HEAD, measured


@pytest.mark.parametrize("size", [5, 600], ids=["lunr", "shards"])
def test_each_figure_is_measured(size: int, browser: Browser, tmp_path: Path) -> None:
    row = measured("ours", size, tmp_path / "kho", browser)
    assert set(row) == set(HEAD)
    figures = {name: value for name, value in row.items() if name != "engine"}
    assert all(value > 0 for value in figures.values()), figures
    assert row["cold_requests"] <= 5
