"""Runs the console program over and over without importing it each time: `python -m tests.cli.forking`.

Each line of input is a run, as JSON: arguments, folder, environment, and the files that take what is printed. Each is a
fork of this process, which has imported the program and done nothing else, and goes the way of `python -m generator`,
entry and exit included. Each line of output is the exit status, negative where a signal ended it.
"""

import json
import os
import runpy
import signal
import sys
from typing import Any

import generator.cli  # noqa: F401 (imported here once, for all that are forked)

LONGEST = 120  # seconds


def become(run: dict[str, Any]) -> None:
    """Be the program, started in that folder with that environment and those arguments."""
    signal.alarm(LONGEST)
    os.chdir(run["folder"])
    os.environ.clear()
    os.environ.update(run["environment"])
    for number, file in ((1, run["out"]), (2, run["err"])):
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(opened, number)
        os.close(opened)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    sys.argv[1:] = run["arguments"]
    runpy.run_module("generator", run_name="__main__", alter_sys=True)
    sys.exit(0)


def main() -> None:
    """Fork a run for each line until there are no more."""
    while line := sys.stdin.readline():
        child = os.fork()
        if not child:
            become(json.loads(line))
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
