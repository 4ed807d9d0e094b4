import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.archive.made import archive, dispatch

ROOT = Path(__file__).parents[2]
SPOKEN = {"LANG": "vi_VN.UTF-8", "LC_ALL": "", "PYTHONWARNINGS": "error"}
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    """An archive with two dispatches of a district that does not exist."""
    files = {
        "huyen-uy-an-son/2022/5-cv-hu.txt": dispatch(5),
        "huyen-uy-an-son/2022/6-cv-hu.txt": dispatch(6, 9, "trực ban mùa mưa"),
    }
    return archive(tmp_path / "kho", files, "site_name: Kho thử\ntheme: {name: material}\nplugins: [congvan]\n")


@pytest.fixture(scope="session")
def started() -> Iterator[subprocess.Popen[str]]:
    """The console program, imported once and forked for each run: importing it takes longer than most runs."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.cli.forking"],
        cwd=ROOT,
        env={**os.environ, **SPOKEN},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def congvan(kho: Path, started: subprocess.Popen[str], tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the console program in the archive, as a person would, in a process of its own; output as text."""
    printed = tmp_path_factory.mktemp("printed")

    def run(*arguments: str, cwd: Path = kho, **environment: str) -> subprocess.CompletedProcess[str]:
        out, err = printed / "out", printed / "err"
        wanted = {
            "arguments": arguments,
            "folder": str(cwd),
            "environment": {**os.environ, **SPOKEN, **environment},
            "out": str(out),
            "err": str(err),
        }
        assert started.stdin is not None
        assert started.stdout is not None
        print(json.dumps(wanted), file=started.stdin, flush=True)
        status = int(started.stdout.readline())
        return subprocess.CompletedProcess(arguments, status, out.read_text("utf-8"), err.read_text("utf-8"))

    return run


@pytest.fixture
def alone(kho: Path) -> Run:
    """As `congvan`, by a new interpreter: slower, and with all that starting one brings."""

    def run(*arguments: str, cwd: Path = kho, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=cwd,
            env={**os.environ, **SPOKEN, **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
