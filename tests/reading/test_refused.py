"""A file that can't be read says so in words, in both languages, and says nothing else."""

import errno
import subprocess
from collections.abc import Callable

import pytest

from generator.model import Code, Corrections, Diagnostic, Directive, Format, Reading
from generator.parsing import parse
from generator.parsing.parse import LIMIT
from generator.reading import read
from generator.reading.limits import Limits
from generator.reading.opening import explain
from generator.registers import load as registers
from generator.wording import load, message
from tests.reading import papers

Refused = Callable[[], Reading]


def told(diagnostic: Diagnostic) -> tuple[str, str]:
    return message(diagnostic, load("vi")), message(diagnostic, load("en"))


@pytest.mark.parametrize(
    ("error", "vietnamese", "english"),
    [
        (OSError("cannot identify image file"), "tệp hỏng hoặc bị cắt cụt", "damaged or cut off"),
        (KeyError("word/document.xml"), "tệp hỏng hoặc bị cắt cụt", "damaged or cut off"),
        (OSError(errno.ENOSPC, "No space left on device"), "máy báo lỗi", "the machine reported an error"),
        (MemoryError(), "không đủ bộ nhớ", "too little memory"),
        (subprocess.CalledProcessError(-11, "tesseract"), "dừng giữa chừng", "stopped midway"),
    ],
    ids=["unknown image", "missing part", "full disk", "memory", "program"],
)
def test_what_stopped_a_reader_is_said_in_words(error: Exception, vietnamese: str, english: str) -> None:
    in_vietnamese, in_english = told(explain(error, Format.IMAGE, Limits()))
    assert vietnamese in in_vietnamese
    assert english in in_english
    for sentence in (in_vietnamese, in_english):
        assert type(error).__name__ not in sentence
        assert "…" not in sentence


def test_a_text_that_is_too_long_has_its_unit() -> None:
    long = read(b"a" * 3000, "a.txt", limits=Limits(text=2000)).diagnostics[0]
    assert told(long)[0] == "Tệp quá lớn: 3000 ký tự, chỉ nhận đến 2000 ký tự."
    assert "3000 characters, at most 2000 characters" in told(long)[1]
    longer = parse(read(b"a" * (LIMIT + 1), "a.txt"), Corrections(), registers()).diagnostics[-1]
    assert longer.code is Code.TOO_LARGE
    assert f"{LIMIT + 1} characters, at most {LIMIT} characters" in told(longer)[1]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: read(papers.png(papers.sheet())[:5_000], "a.png"), Code.UNREADABLE_FILE),
        (lambda: read(b"%PDF-1.7\n", "a.txt"), Code.UNREADABLE_FILE),
        (lambda: read(b"Rar!\x1a\x07\x00" + bytes(60), "a.txt"), Code.WRONG_FORMAT),
        (lambda: read(b"a" * 3000, "a.txt", limits=Limits(bytes=2000)), Code.TOO_LARGE),
        (lambda: read(b" \n\n", "a.txt"), Code.EMPTY),
    ],
    ids=["image", "pdf", "other", "size", "empty"],
)
def test_a_file_without_words_is_told_once(make: Refused, code: Code) -> None:
    reading = make()
    directive: Directive = parse(reading, Corrections(), registers())
    assert not reading.text
    codes = [item.code for item in directive.diagnostics]
    assert [found for found in codes if found is code or found is not Code.WRONG_FORMAT] == [code]
