"""What all tests share: hypothesis without a clock (`quick` with fewer examples), and goldens that no CI writes."""

import os
import signal

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.register_profile("quick", settings.get_profile("house"))
settings.load_profile("house")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # what a shell runs in the background ignores Ctrl+C, and so would the commands that are tested
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_configure(config: pytest.Config) -> None:
    """Goldens are written anew only by a person who asked for it."""
    if os.environ.get("CI") and config.getoption("--snapshot-update", default=False):
        raise pytest.UsageError("CI never writes goldens: run --snapshot-update at home and look at them")
