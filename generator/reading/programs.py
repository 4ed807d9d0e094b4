"""Programs of the system that readers run: antiword, tesseract. Found once, run with a time limit, never by a shell."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import lru_cache

from generator.reading.refusals import MissingProgram


@lru_cache(maxsize=8)
def version(program: str, flag: str = "--version") -> str | None:
    """The first line that a program says of its version, None where it is not installed."""
    path = shutil.which(program)
    if path is None:
        return None
    run = subprocess.run([path, flag], capture_output=True, check=False, timeout=20)  # noqa: S603
    said = (run.stdout + run.stderr).decode("utf-8", errors="replace").splitlines()
    return said[0].strip() if said else program


def run(command: Sequence[str], stdin: bytes, seconds: float, package: str) -> subprocess.CompletedProcess[bytes]:
    """Run a program on bytes.

    Raises `MissingProgram` where it is not installed and `subprocess.TimeoutExpired` after `seconds`.
    """
    path = shutil.which(command[0])
    if path is None:
        raise MissingProgram(package)
    environment = dict(os.environ, OMP_THREAD_LIMIT="1", LC_ALL="C.UTF-8")
    return subprocess.run(  # noqa: S603
        [path, *command[1:]], input=stdin, capture_output=True, check=False, timeout=seconds, env=environment
    )
