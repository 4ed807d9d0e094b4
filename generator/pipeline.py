"""The four arrows: sources → text → directive → archive → pages."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.archive import Document, DocumentFile, corrections_of, documents_at, mapped, masked, read_staff, root_of
from generator.model import Code, Diagnostic, Directive, Format, Reading, Severity, SourceFile
from generator.parsing import parse
from generator.reading import read
from generator.registers import Registers, load
from generator.wording import Wording
from generator.writing import record


def inspect(
    paths: Sequence[str], jobs: int, wording: Wording, *, with_text: bool
) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Each path with its record, in the order given; None for a path that is no file. Nothing is written."""
    asked = list(documents_at(paths))
    held = [document for _, document in asked if document]
    registers = {
        root: load(read_staff(root)[0] if root else None) for root in {root_of(Path(one.path)) for one in held}
    }
    work = partial(_inspected, registers=registers)
    records = mapped(work, held, jobs, lost)
    for path, document in asked:
        if document is None:
            yield path, None
        else:
            directive = next(records)
            yield path, record(directive, wording) | ({"text": directive.text} if with_text else {})


def _inspected(document: Document, registers: Mapping[Path | None, Registers]) -> Directive:
    return directive_of(document, registers[root_of(Path(document.path))])


def directive_of(document: Document, registers: Registers, *, reread: bool = False) -> Directive:
    """Sources → text → directive, for one document: the function that is mapped over processes.

    Never raises for what a file holds; raises OSError where a file cannot be opened at all.
    """
    contents = {file.path: file.location.read_bytes() for file in document.files}
    reading = _best_reading(document, contents, reread)
    corrections, slips = corrections_of(document, reading)
    directive = parse(masked(reading, corrections.mask), corrections, registers)
    found = dict.fromkeys((*reading.diagnostics, *directive.diagnostics, *slips))
    return replace(
        directive,
        files=tuple(_source_file(file, contents[file.path]) for file in document.files),
        diagnostics=tuple(one for one in found if one.code not in corrections.accept),
    )


def _best_reading(document: Document, contents: Mapping[str, bytes], reread: bool) -> Reading:
    """The first file that gives words, best form first; else what was said of the best."""
    kept = document.reading.location.read_text(encoding="utf-8") if document.reading else None
    first: Reading | None = None
    for file in document.readable:
        reading = read(contents[file.path], file.path, reread=reread, kept=kept)
        if reading.text.strip():
            return reading
        first = first or reading
    nothing = Diagnostic(Code.EMPTY, Severity.ERROR)
    return first or Reading(document.path, Format.TXT, "", (), diagnostics=(nothing,))


def lost(document: Document) -> Directive:
    """What stands for a document whose reading took its process down."""
    gone = Diagnostic(Code.READING_TIMED_OUT, Severity.ERROR)
    files = tuple(_source_file(file, file.location.read_bytes()) for file in document.files)
    return Directive(source=document.path, text="", files=files, diagnostics=(gone,))


def _source_file(file: DocumentFile, data: bytes) -> SourceFile:
    return SourceFile(file.path, hashlib.sha256(data).hexdigest(), file.role)
