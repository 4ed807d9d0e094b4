"""A diagnostic as a sentence, and how to mend it: its code's wording, filled with its values."""

from collections import defaultdict
from collections.abc import Mapping

from generator.model import Box, Diagnostic
from generator.wording.loading import Wording


def message(diagnostic: Diagnostic, wording: Wording) -> str:
    """What a clerk reads: one line, in the wording's language.

    A value that begins with `@` is itself a key of the wording (`@commands.sidecar.unknown-key`); a place of the
    sentence that the diagnostic has no value for shows `…`, so that a diagnostic can always be told.
    """
    return _told("message", diagnostic, wording)


def mending(diagnostic: Diagnostic, wording: Wording) -> str:
    """How to mend it: one line."""
    return _told("mend", diagnostic, wording)


def _told(part: str, diagnostic: Diagnostic, wording: Wording) -> str:
    sentence = wording.sentences[f"diagnostics.{diagnostic.code.value}.{part}"]
    return " ".join(sentence.format_map(_values(diagnostic, wording)).split())


def _values(diagnostic: Diagnostic, wording: Wording) -> Mapping[str, str]:
    values: dict[str, str] = defaultdict(lambda: "…")
    for name, value in diagnostic.values:
        values[name] = wording.sentences.get(value[1:], value) if value.startswith("@") else value
    return values


def on_paper(diagnostic: Diagnostic, wording: Wording) -> str:
    """`trang 1, khung 85 122 190 140`: page and box, where it stands on one; else empty."""
    edges = edges_of(diagnostic.box)
    if diagnostic.page is None:
        return ""
    if edges is None:
        return wording.say("commands.paper.page", page=diagnostic.page)
    box = " ".join(f"{edge:.0f}" for edge in edges)
    return wording.say("commands.paper.box", page=diagnostic.page, box=box)


def edges_of(box: Box | None) -> tuple[float, float, float, float] | None:
    """Left, top, right, bottom."""
    return (box.left, box.top, box.right, box.bottom) if box else None
