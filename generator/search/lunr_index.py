"""The small engine's index: built by lunr in Python from our own terms, loaded by lunr.js as it is."""

from collections.abc import Sequence
from typing import Any

from lunr.builder import Builder  # type: ignore[import-untyped]

from generator.search.entries import FIELDS, Entry


def lunr_index(entries: Sequence[Entry]) -> dict[str, Any]:
    """The serialised index; a document's reference is its ordinal in `entries`.

    Both pipelines are empty: lunr's own would trim at ASCII and drop `an` and `do` ("an toàn") as English stop words.
    """
    builder = Builder()
    builder.pipeline.reset()
    builder.search_pipeline.reset()
    builder.ref("ordinal")
    for field, boost in FIELDS.items():
        builder.field(field, boost=boost)
    for ordinal, entry in enumerate(entries):
        builder.add({"ordinal": ordinal, **entry.fields})
    if not entries:
        # lunr divides by the number of documents with a field
        builder.add({"ordinal": 0, **{field: [] for field in FIELDS}})
    serialised: dict[str, Any] = builder.build().serialize()
    return serialised
