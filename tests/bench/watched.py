"""Runs a command and watches what memory it takes with all that it starts."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.2
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took."""

    output: str
    seconds: float
    peak_mb: float
    """Of the command and its children together, shared pages counted once."""


def watched(command: list[str], folder: Path) -> Run:
    """Run a command in a session of its own. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        peak = 0
        while running.poll() is None:
            peak = max(peak, _held(running.pid))
            time.sleep(_EVERY)
        seconds = time.perf_counter() - start
        output, complaint = running.communicate()
    if running.returncode:
        sys.stderr.write(complaint)
        raise subprocess.CalledProcessError(running.returncode, command)
    return Run(output, seconds, peak / 1024)


def _held(session: int) -> int:
    """Kilobytes of all processes of a session."""
    total = 0
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdecimal() and os.getsid(int(process.name)) == session:
                lines = (process / "smaps_rollup").read_text().splitlines()
                total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except OSError:
            continue
    return total
