"""A document comes in whole, with what lies beside it, or not at all."""

from pathlib import Path

import pytest

from generator.archive import adding
from generator.archive.adding import put


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    return path


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


def test_it_comes_in_with_its_reading_and_sidecar(original: Path, tmp_path: Path) -> None:
    target = tmp_path / "kho/1.pdf"
    beside = {target.with_suffix(".read.json"): "{}", target.with_suffix(".yml"): "# number:\n"}
    assert put(original, target, beside)
    assert held(tmp_path / "kho") == {"1.pdf": "%PDF", "1.read.json": "{}", "1.yml": "# number:\n"}
    assert not put(original, target, {target.with_suffix(".yml"): "khác"})
    assert held(tmp_path / "kho")["1.yml"] == "# number:\n"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_whatever_stops_it_nothing_is_left(
    original: Path, tmp_path: Path, error: BaseException, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, count = adding.os.replace, 0

    def stopped(source: Path, target: Path) -> None:
        nonlocal count
        count += 1
        if count > after:
            raise error
        replace(source, target)

    monkeypatch.setattr(adding.os, "replace", stopped)
    target = tmp_path / "kho/1.pdf"
    with pytest.raises(type(error)):
        put(original, target, {target.with_suffix(".read.json"): "{}", target.with_suffix(".yml"): "x"})
    assert held(tmp_path / "kho") == {}
