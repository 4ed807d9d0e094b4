"""One function over many items in several processes, in order, whatever happens to a process."""

import copyreg
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import MappingProxyType
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def _view(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


# The model's mappings are read-only views, which Python does not send between processes of itself.
copyreg.pickle(MappingProxyType, lambda view: (_view, (dict(view),)))

FEW = 8
"""Up to so many items one process is quicker than starting others."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapped(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, lost: Callable[[Item], Result]
) -> Iterator[Result]:
    """`work(item)` for each item, in order; `lost(item)` for one that took its process down (killed, out of memory).

    `work` must be picklable. Workers are forked, so what the parent has loaded is shared.
    """
    if jobs <= 1 or len(items) <= FEW:
        yield from map(work, items)
        return
    done = 0
    while done < len(items):
        rest = items[done:]
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
            try:
                for result in pool.map(work, rest, chunksize=1):
                    yield result
                    done += 1
                return
            except BrokenProcessPool:
                pass
        yield _alone(work, items[done], lost)
        done += 1


def _alone(work: Callable[[Item], Result], item: Item, lost: Callable[[Item], Result]) -> Result:
    """One item in a process of its own: was it this one that broke the others?"""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return lost(item)
