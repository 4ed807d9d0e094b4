"""The entry of reading: bytes and a name → `Reading`, never an exception for what the bytes hold."""

import subprocess
from dataclasses import replace
from pathlib import PurePosixPath

from generator.model import Code, Diagnostic, Format, Line, Reading, Severity
from generator.reading.keeping import restore, rounded
from generator.reading.limits import MEGABYTE, Deadline, Limits
from generator.reading.plain import split_front_matter
from generator.reading.readers import READERS
from generator.reading.recognising import named, recognise
from generator.reading.refusals import Encrypted, MissingProgram, MissingReader, OtherFormat, OutOfTime, TooLarge
from generator.reading.rows import Extract, compose, problem

DEFAULT_LIMITS = Limits()


def read(
    data: bytes, path: str, *, reread: bool = False, kept: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Reading:
    """What a file says.

    `path` is the file's name as given; its suffix counts where the bytes leave the format open. `kept` is the text of
    its `STEM.read.json`, which stands in for the OCR engine unless `reread`. Never raises for what the bytes hold: a
    file that can't be read gives a `Reading` with empty text and the diagnostic that says why.
    """
    if kept is not None and not reread:
        found = restore(kept, path, data)
        if found is not None:
            return found
    kind = named(path) or Format.TXT
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return _nothing(path, kind, problem(Code.EMPTY))
    if len(data) > limits.bytes:
        size = problem(Code.TOO_LARGE, value=f"{len(data) / MEGABYTE:.0f}", limit=limits.bytes // MEGABYTE, unit="MB")
        return _nothing(path, kind, size)
    recognised = recognise(data, path)
    if not isinstance(recognised, Format):
        return _nothing(path, kind, problem(Code.WRONG_FORMAT, named=_ending(path), found=_words(recognised)))
    return _extracted(data, path, recognised, limits)


def _extracted(data: bytes, path: str, kind: Format, limits: Limits) -> Reading:
    try:
        found = READERS[kind].load()(data, limits, Deadline(limits.seconds))
    except ImportError:
        return _nothing(path, kind, missing(kind))
    except Exception as error:
        # A reader's library may raise anything on damaged bytes: every such file gets its page and its diagnostic.
        return _nothing(path, kind, explain(error, kind, limits, path))
    kind = found.format or kind
    return _reading(path, kind, found, limits)


def _reading(path: str, kind: Format, found: Extract, limits: Limits) -> Reading:
    text, lines = compose(found.rows)
    front_matter = None
    if kind in (Format.TXT, Format.MD):
        front_matter, text = split_front_matter(text)
        if front_matter is not None or "\r" in text:
            lines = _lines(text)
    diagnostics = [*found.diagnostics, *_misnamed(path, kind)]
    if len(text) > limits.text:
        size = problem(Code.TOO_LARGE, value=len(text), limit=limits.text, unit="@diagnostics.C003.units.characters")
        return _nothing(path, kind, size)
    if not text.strip() and not any(d.severity is Severity.ERROR for d in diagnostics):
        diagnostics.append(problem(Code.EMPTY))
    reading = Reading(
        path, kind, text, lines, found.engine, front_matter, found.signatures, tuple(diagnostics), found.pictures
    )
    return rounded(reading) if kind in (Format.SCAN, Format.IMAGE) else reading


def _lines(text: str) -> tuple[Line, ...]:
    lines: list[Line] = []
    at = 0
    for part in text.replace("\r", "\n").split("\n"):  # a lone CR ends a line too; in the text it stays
        lines.append(Line(at, at + len(part)))
        at += len(part) + 1
    return tuple(lines)


def _misnamed(path: str, kind: Format) -> tuple[Diagnostic, ...]:
    claimed = named(path)
    same = {Format.SCAN: Format.PDF}.get(kind, kind)
    if claimed is None or claimed is same or {claimed, same} == {Format.TXT, Format.MD}:
        return ()
    return (problem(Code.WRONG_FORMAT, Severity.WARNING, named=_ending(path), found=_words(same.value)),)


def _ending(path: str) -> str:
    """What the file's name ends with, as a person sees it."""
    return PurePosixPath(path).suffix.removeprefix(".")


def _words(found: str) -> str:
    """A format as people call it: those that are no ending of a name have words of their own."""
    return f"@diagnostics.C002.formats.{found}" if found in _CALLED else found


_CALLED = frozenset({"image", "scan", "binary"})


def missing(kind: Format) -> Diagnostic:
    """The one diagnostic for an extra or a Debian package that is not there."""
    entry = READERS[kind]
    return problem(
        Code.MISSING_READER, format=_words(kind.value), extra=entry.extra or "-", package=entry.package or "-"
    )


def explain(error: Exception, kind: Format, limits: Limits, path: str = "") -> Diagnostic:
    """The diagnostic that says in our words what an exception of a reader means."""
    if isinstance(error, MissingProgram):
        return missing(kind)
    if isinstance(error, MissingReader):
        return missing(error.kind)
    if isinstance(error, TooLarge):
        return problem(Code.TOO_LARGE, value=error.value, limit=error.limit, unit=error.unit)
    if isinstance(error, OutOfTime | subprocess.TimeoutExpired):
        return problem(Code.READING_TIMED_OUT, seconds=int(limits.seconds))
    if isinstance(error, Encrypted):
        return problem(Code.ENCRYPTED, format=_ending(path) or _words(kind.value))
    if isinstance(error, OtherFormat):
        return problem(Code.WRONG_FORMAT, named=_ending(path) or kind.value, found=_words(error.found))
    return problem(Code.UNREADABLE_FILE, format=_words(kind.value), detail=_reason(error))


def _reason(error: Exception) -> str:
    """The key of the words for what stopped a reader; its class and its English text are nobody's concern."""
    if isinstance(error, MemoryError):
        return "@diagnostics.C001.details.memory"
    if isinstance(error, subprocess.SubprocessError):
        return "@diagnostics.C001.details.stopped"
    if isinstance(error, OSError) and error.errno is not None:
        return "@diagnostics.C001.details.machine"
    return "@diagnostics.C001.details.damaged"


def _nothing(path: str, kind: Format, why: Diagnostic) -> Reading:
    return replace(Reading(path, kind, "", ()), diagnostics=(why,))
