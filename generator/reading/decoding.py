"""Bytes of a text file → text: by byte order mark, as UTF-8, as UTF-16, as a legacy encoding, in this order."""

import codecs

from generator.model import Code, Diagnostic, Severity
from generator.reading.encodings import Decoded, decode_legacy, mend_legacy_text
from generator.reading.rows import problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """Text without byte order mark and with LF line ends, and what was doubtful about its encoding. Never raises."""
    found = _decode(data)
    text = found.text.replace("\r\n", "\n")
    if found.legacy:
        return text, (problem(Code.LEGACY_ENCODING, Severity.WARNING, encoding=found.encoding),)
    if not found.certain:
        return text, (problem(Code.ENCODING_GUESSED, Severity.WARNING, encoding=found.encoding),)
    return text, ()


def _decode(data: bytes) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            try:
                return Decoded(body.decode(name), name)
            except UnicodeDecodeError:
                return Decoded(body.decode(name, errors="replace"), name, certain=False)
    wide = _wide_without_mark(data)
    if wide:
        return wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return mend_legacy_text(text) or Decoded(text, "utf-8")
    if len(data) > 200 and _nearly_utf8(data):
        return Decoded(data.decode("utf-8", errors="replace"), "utf-8", certain=False)
    legacy = decode_legacy(data)
    if legacy:
        return legacy
    return Decoded(data.decode("utf-8", errors="replace"), "utf-8", certain=False)


def _wide_without_mark(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of ASCII letters is 0, in the first 2,000 bytes."""
    head = data[: min(len(data), 2_000) // 2 * 2]
    if len(data) % 2 or len(head) < 4:
        return None
    for name, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if high.count(0) > 0.4 * len(high):
            try:
                return Decoded(data.decode(name), name, certain=False)
            except UnicodeDecodeError:
                return None
    return None


def _nearly_utf8(data: bytes) -> bool:
    """Whether a few broken bytes stand in what is otherwise UTF-8 with many accented letters."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    accented = sum(1 for char in text if ord(char) > 0x7F and char != "\ufffd")
    return broken * 20 < accented
