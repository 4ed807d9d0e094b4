"""Work on what is in memory, by forked processes: they inherit it, and only results are sent."""

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_WAVE = 6
"""Items a process takes before it is replaced: what it has touched of the shared memory has become its own by then."""

_work: Callable[[Any], Any] | None = None


def forked(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    """What `work` makes of each item, in their order; here, where one process is asked for or none can be forked."""
    done = 0
    if jobs > 1 and len(items) > 1 and "fork" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("fork")
        for start in range(0, len(items), jobs * _WAVE):
            # no collection looks at what is there now: it would touch it, and what is touched is no more shared
            gc.freeze()
            try:
                with ProcessPoolExecutor(jobs, mp_context=context, initializer=_inherit, initargs=(work,)) as pool:
                    for result in pool.map(_call, items[start : start + jobs * _WAVE]):
                        yield result
                        done += 1
            except BrokenProcessPool:
                break
            finally:
                gc.unfreeze()
    for item in items[done:]:
        yield work(item)


def _inherit(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work
    # a collection would touch every object that is shared, and so copy it
    gc.disable()


def _call(item: Any) -> Any:
    assert _work is not None
    return _work(item)
