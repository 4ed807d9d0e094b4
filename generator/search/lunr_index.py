"""The small engine's index: built by lunr in Python from our own terms, loaded by lunr.js as it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lunr.builder import Builder  # type: ignore[import-untyped]
from lunr.field_ref import FieldRef  # type: ignore[import-untyped]

from generator.search.entries import FIELDS, Entry


class _TermBuilder(Builder):  # type: ignore[misc]
    """lunr's builder for documents that come as terms: `add` without its tokenizer, which copies every token."""

    def add(self, doc: Mapping[str, Any], attributes: dict[str, Any] | None = None) -> None:
        """Enter a document: `ordinal`, and field → terms."""
        reference = str(doc["ordinal"])
        self._documents[reference] = attributes or {}
        self.document_count += 1
        for field in self._fields:
            counts = Counter(doc[field])
            name = str(FieldRef(reference, field))
            self.field_term_frequencies[name] = counts
            self.field_lengths[name] = counts.total()
            for term in counts:
                posting = self.inverted_index.get(term)
                if posting is None:
                    posting = {each: {} for each in self._fields} | {"_index": self.term_index}
                    self.inverted_index[term] = posting
                    self.term_index += 1
                posting[field][reference] = {}


def lunr_index(entries: Sequence[Entry]) -> dict[str, Any]:
    """The serialised index; a document's reference is its ordinal in `entries`.

    Both pipelines are empty: lunr's own would trim at ASCII and drop `an` and `do` ("an toàn") as English stop words.
    """
    builder = _TermBuilder()
    builder.pipeline.reset()
    builder.search_pipeline.reset()
    for field, boost in FIELDS.items():
        builder.field(field, boost=boost)
    for ordinal, entry in enumerate(entries):
        builder.add({"ordinal": ordinal, **entry.fields})
    if not entries:
        # lunr divides by the number of documents with a field
        builder.add({"ordinal": 0, **{field: [] for field in FIELDS}})
    serialised: dict[str, Any] = builder.build().serialize()
    return serialised
