"""A diagnostic as a sentence: its code's wording, filled with its values."""

from collections import defaultdict

from generator.model import Diagnostic
from generator.wording.loading import Wording


def message(diagnostic: Diagnostic, wording: Wording) -> str:
    """What a clerk reads: one line, in the wording's language.

    A value that begins with `@` is itself a key of the wording (`@commands.sidecar.unknown-key`); a place of the
    sentence that the diagnostic has no value for shows `…`, so that a diagnostic can always be told.
    """
    values: dict[str, str] = defaultdict(lambda: "…")
    for name, value in diagnostic.values:
        values[name] = wording.sentences.get(value[1:], value) if value.startswith("@") else value
    sentence = wording.sentences[f"diagnostics.{diagnostic.code.value}.message"]
    return " ".join(sentence.format_map(values).split())
