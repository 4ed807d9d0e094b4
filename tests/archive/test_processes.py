import os
import signal

import pytest

from generator.archive import mapped


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


def lost(number: int) -> int:
    return -number


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 30])
def test_results_stand_in_order(jobs: int, count: int) -> None:
    assert list(mapped(double, range(count), jobs, lost)) == [2 * number for number in range(count)]


def test_one_that_takes_its_process_down_does_not_take_the_others() -> None:
    assert list(mapped(fall, range(24), 2, lost)) == [-n if n in {3, 17} else n for n in range(24)]


def test_an_error_comes_through() -> None:
    with pytest.raises(OSError, match="5"):
        list(mapped(stumble, range(24), 2, lost))
