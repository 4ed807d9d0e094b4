"""A file that can't be read says so in words, in both languages, and says nothing else."""

import errno
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from generator.archive import document_at, mapped
from generator.model import Code, Corrections, Diagnostic, Directive, Format, Reading
from generator.parsing import parse
from generator.parsing.parse import LIMIT
from generator.pipeline import directive_of, lost
from generator.reading import limits, read
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


@pytest.mark.parametrize(
    ("data", "path", "sentence"),
    [
        (b"V\xc4\x83n b\xe1\xba\xa3n", "a.png", "Tệp mang đuôi png nhưng nội dung là txt."),
        (papers.png(papers.sheet())[:5_000], "a.txt", "Không đọc được tệp ảnh này (tệp hỏng hoặc bị cắt cụt)."),
        (b"\x00\x01\x02" * 99, "a.txt", "Tệp mang đuôi txt nhưng nội dung là không phải văn bản."),
        (
            papers.compound({"EncryptedPackage": bytes(4096), "EncryptionInfo": bytes(4096)}),
            "a.docx",
            "Tệp docx được đặt mật khẩu.",
        ),
    ],
    ids=["text as image", "cut image", "bytes", "locked"],
)
def test_a_format_is_called_what_people_call_it(data: bytes, path: str, sentence: str) -> None:
    assert told(read(data, path).diagnostics[0])[0] == sentence


def test_an_image_of_too_many_pixels_is_told_by_its_size() -> None:
    whole = papers.png(Image.new("1", (20_000, 10_000)))
    assert told(read(whole, "a.png").diagnostics[0])[0] == "Tệp quá lớn: 200 Mpx, chỉ nhận đến 120 Mpx."


def drawn(depth: int) -> bytes:
    """A PDF whose page draws ten forms, each of which draws ten: ten to the power of `depth` lines."""

    def stream(data: bytes, about: bytes = b"") -> bytes:
        return b"<<%s/Length %d>>stream\n%s\nendstream" % (about, len(data), data)

    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream(b"/F Do " * 10)]
    for level in range(depth):
        last = level == depth - 1
        within = b"" if last else b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + level)
        form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + within
        objects.append(stream(b"0 0 m 500 700 l S" if last else b"/F Do " * 10, form))
    out = b"%PDF-1.7\n"
    places = []
    for number, thing in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(out),
    )


def test_a_page_that_never_ends_is_told_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits.allow, "__defaults__", (2.0,))
    (tmp_path / "a.pdf").write_bytes(drawn(9))
    (tmp_path / "b.txt").write_text("Số: 5/UBND-VP", encoding="utf-8")
    documents = [document_at(str(tmp_path / name), None) for name in ("a.pdf", "b.txt")]
    slow, other = mapped(partial(directive_of, registers=registers()), documents, 1, lost)
    assert [one.code for one in slow.diagnostics] == [Code.READING_TIMED_OUT]
    assert other.number == "5"
