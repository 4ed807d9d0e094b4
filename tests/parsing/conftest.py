"""What the tests of parsing share: a reading made of plain text, and the registers."""

from collections.abc import Callable

import pytest

from generator.model import Corrections, Directive, Format, Line, Reading
from generator.parsing import parse
from generator.registers import Registers, load


def reading(text: str, path: str = "van-ban.txt") -> Reading:
    lines, at = [], 0
    for words in text.split("\n"):
        lines.append(Line(at, at + len(words)))
        at += len(words) + 1
    return Reading(path, Format.TXT, text, tuple(lines))


@pytest.fixture(scope="session")
def registers() -> Registers:
    return load()


@pytest.fixture(scope="session")
def understand(registers: Registers) -> Callable[..., Directive]:
    def run(text: str, corrections: Corrections | None = None, path: str = "van-ban.txt") -> Directive:
        return parse(reading(text, path), corrections or Corrections(), registers)

    return run
