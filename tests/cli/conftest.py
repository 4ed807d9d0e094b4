import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.made import archive, dispatch

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    """An archive with two dispatches of a district that does not exist."""
    files = {
        "huyen-uy-an-son/2022/5-cv-hu.txt": dispatch(5),
        "huyen-uy-an-son/2022/6-cv-hu.txt": dispatch(6, 9, "trực ban mùa mưa"),
    }
    return archive(tmp_path / "kho", files, "site_name: Kho thử\ntheme: {name: material}\nplugins: [congvan]\n")


@pytest.fixture
def congvan(kho: Path) -> Run:
    """Run the console program in the archive, as a person would; output as text."""

    def run(*arguments: str, cwd: Path = kho, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=cwd,
            env={**os.environ, "LANG": "vi_VN.UTF-8", "LC_ALL": "", "PYTHONWARNINGS": "error", **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
