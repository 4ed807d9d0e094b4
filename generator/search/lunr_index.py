"""The small engine's index: built by lunr in Python from our own terms, loaded by lunr.js as it is."""

from collections.abc import Mapping
from typing import Any

from lunr.builder import Builder  # type: ignore[import-untyped]
from lunr.field_ref import FieldRef  # type: ignore[import-untyped]

from generator.search.entries import FIELDS


class LunrIndex(Builder):  # type: ignore[misc]
    """lunr's builder for documents that come as terms: `add` without its tokenizer, which copies every token.

    Both pipelines are empty: lunr's own would trim at ASCII and drop `an` and `do` ("an toàn") as English stop words.
    """

    def __init__(self) -> None:
        """An index without documents."""
        super().__init__()
        self.pipeline.reset()
        self.search_pipeline.reset()
        for field, boost in FIELDS.items():
            self.field(field, boost=boost)

    def add(self, ordinal: int, fields: Mapping[str, Mapping[str, int]]) -> None:
        """Enter a document; its reference in the index is its ordinal."""
        reference = str(ordinal)
        self._documents[reference] = {}
        self.document_count += 1
        for field in self._fields:
            counts = fields[field]
            name = str(FieldRef(reference, field))
            self.field_term_frequencies[name] = counts
            self.field_lengths[name] = sum(counts.values())
            for term in counts:
                posting = self.inverted_index.get(term)
                if posting is None:
                    posting = {each: {} for each in self._fields} | {"_index": self.term_index}
                    self.inverted_index[term] = posting
                    self.term_index += 1
                posting[field][reference] = {}

    def serialised(self) -> dict[str, Any]:
        """The index as lunr.js loads it."""
        if not self.document_count:
            # lunr divides by the number of documents with a field
            self.add(0, {field: {} for field in FIELDS})
        made: dict[str, Any] = self.build().serialize()
        return made
