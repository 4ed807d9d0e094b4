import os
import resource
import signal
import time

import pytest

from generator.archive import mapped
from generator.reading.limits import MEGABYTE, MEMORY, allow


def double(number: int) -> int:
    return 2 * number


def fall(number: int) -> int:
    if number in {3, 17}:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def stumble(number: int) -> int:
    if number == 5:
        raise OSError(number)
    return number


def lost(number: int, late: bool) -> int:
    return -1000 - number if late else -number


def dally(number: int) -> int:
    if number == 2:
        allow(1)
        while True:
            pass
    return number


def hoard(number: int) -> int:
    if number == 1:
        return len(bytearray(MEMORY + MEGABYTE))
    return number


def ask(number: int) -> int:
    allow(0.0)
    return number


def family(number: int) -> tuple[int, int]:
    time.sleep(0.05)
    return os.getppid(), os.getpid()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 30])
def test_results_stand_in_order(jobs: int, count: int) -> None:
    assert list(mapped(double, range(count), jobs, lost)) == [2 * number for number in range(count)]


def test_one_that_takes_its_process_down_does_not_take_the_others() -> None:
    assert list(mapped(fall, range(24), 2, lost)) == [-n if n in {3, 17} else n for n in range(24)]


def test_an_error_comes_through() -> None:
    with pytest.raises(OSError, match="5"):
        list(mapped(stumble, range(24), 2, lost))


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_that_takes_too_long_is_ended_and_told_apart(jobs: int) -> None:
    assert list(mapped(dally, range(5), jobs, lost)) == [0, 1, -1002, 3, 4]


def test_one_that_wants_all_memory_is_refused_it() -> None:
    with pytest.raises(MemoryError):
        list(mapped(hoard, range(3), 1, lost))


def test_the_program_itself_is_never_ended_for_its_time() -> None:
    before = resource.getrlimit(resource.RLIMIT_CPU)
    assert ask(7) == 7
    assert resource.getrlimit(resource.RLIMIT_CPU) == before


def test_nobody_is_left_working_when_the_caller_stops() -> None:
    answers = mapped(family, range(100), 2, lost)
    parent, worker = next(answers)
    assert parent == os.getpid() != worker
    answers.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
