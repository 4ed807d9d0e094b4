"""Runs a command and watches what memory it takes with all that it starts."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from math import inf
from pathlib import Path

_EVERY = 0.2
"""Seconds between two looks."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took."""

    output: str
    seconds: float
    processor_s: float
    """Of all processors, the command and its children together."""
    peak_mb: float
    """Of the command and its children together, shared pages counted once."""


class TooMuchError(Exception):
    """A command was ended, for it took more memory or time than it was given."""


def watched(command: list[str], folder: Path, most_mb: float = inf, most_seconds: float = inf) -> Run:
    """Run a command in a session of its own.

    Raises CalledProcessError where it fails, TooMuchError where it is ended for what it takes.
    """
    start, before = time.perf_counter(), os.times()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        peak = 0
        while running.poll() is None:
            peak = max(peak, _held(running.pid))
            seconds = time.perf_counter() - start
            if peak / 1024 > most_mb or seconds > most_seconds:
                os.killpg(running.pid, signal.SIGKILL)
                raise TooMuchError(f"ended after {seconds:.0f} s at {peak / 1024:.0f} MB")
            time.sleep(_EVERY)
        seconds = time.perf_counter() - start
        output, complaint = running.communicate()
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    if running.returncode:
        sys.stderr.write(complaint)
        raise subprocess.CalledProcessError(running.returncode, command)
    return Run(output, seconds, used, peak / 1024)


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
