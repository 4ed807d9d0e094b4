"""One function over many items in several processes, in order, whatever happens to a process.

Documents come from strangers, and what reads them is native code that no exception stops: each item has its share of
processor time and memory, and one that takes its process down, or the time away, does not take the others.
"""

import copyreg
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from types import MappingProxyType
from typing import Any, TypeVar

from generator.reading.limits import MEMORY, allow

Item = TypeVar("Item")
Result = TypeVar("Result")


def _view(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


# The model's mappings are read-only views, which Python does not send between processes of itself.
copyreg.pickle(MappingProxyType, lambda view: (_view, (dict(view),)))

_AHEAD = 16
"""So many items for each process may be done before the one that everybody waits for."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(slots=True)
class _Worker:
    process: ForkProcess
    pipe: Connection
    busy: int | None = None
    """Place of the item it has."""


def mapped(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, lost: Callable[[Item, bool], Result]
) -> Iterator[Result]:
    """`work(item)` for each item, in order.

    `lost(item, late)` stands for one that took its process down: killed, out of memory, or `late`, beyond its share of
    time. What `work` raises is raised here. Workers are forked, so what the parent has loaded is shared; when the
    caller stops, also in the middle, they end.
    """
    workers: list[_Worker] = []
    done: dict[int, Result] = {}
    given = taken = 0
    try:
        while taken < len(items):
            while given < min(len(items), taken + _AHEAD * max(jobs, 1)):
                idle = next((worker for worker in workers if worker.busy is None), None)
                if idle is None and len(workers) < max(jobs, 1):
                    idle = _hired(work, items, workers)
                if idle is None:
                    break
                idle.busy = given
                idle.pipe.send(given)
                given += 1
            if taken not in done:
                done |= _answers(workers, items, lost)
            while taken in done:
                yield done.pop(taken)
                taken += 1
    finally:
        for worker in workers:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()


def _answers(workers: list[_Worker], items: Sequence[Item], lost: Callable[[Item, bool], Result]) -> dict[int, Result]:
    """Place → result, of at least one item; who has died is struck off."""
    found: dict[int, Result] = {}
    busy = {worker.pipe: worker for worker in workers if worker.busy is not None}
    for pipe in wait(list(busy)):
        worker = busy[pipe]  # type: ignore[index]
        assert worker.busy is not None
        try:
            well, answer = worker.pipe.recv()
        except EOFError:
            worker.process.join()
            workers.remove(worker)
            late = sys.platform != "win32" and worker.process.exitcode == -signal.SIGXCPU
            found[worker.busy] = lost(items[worker.busy], late)
            continue
        if not well:
            raise answer
        found[worker.busy] = answer
        worker.busy = None
    return found


def _hired(work: Callable[[Item], Result], items: Sequence[Item], workers: list[_Worker]) -> _Worker:
    """One more worker. It closes what it inherits of the others' pipes: they must see when the parent is gone."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    inherited = [ours, *(worker.pipe for worker in workers)]
    process = context.Process(target=_serve, args=(work, items, theirs, inherited), daemon=True)
    process.start()
    theirs.close()
    workers.append(_Worker(process, ours))
    return workers[-1]


def _serve(
    work: Callable[[Item], Result], items: Sequence[Item], pipe: Connection, inherited: Sequence[Connection]
) -> None:
    # A handler, not SIG_IGN: programs that are started from here would inherit that. The parent ends its workers.
    signal.signal(signal.SIGINT, lambda _signal, _frame: None)
    for other in inherited:
        other.close()
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            place = pipe.recv()
        except EOFError:
            return
        allow()
        try:
            answer: tuple[bool, Any] = True, work(items[place])
        except Exception as error:  # raised again where the result is waited for
            answer = False, error
        pipe.send(answer)
