"""The large engine's index: terms in their order, cut into files, each term with its documents.

A document is its ordinal; ordinals run from the newest. A term stands as `coding.py` writes it. An accented form counts
its gaps among the documents of its folded word, and is empty where it has them all.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.search.coding import coded, packed
from generator.search.forked import forked
from generator.search.postings import Postings, base

BYTES_PER_FILE = 40_000
_BATCH = 1_000_000
"""Documents of terms that a process writes at once, or little more."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of the index."""

    first: str
    """The base that it begins with; every base before the next file's is in here."""
    terms: Mapping[str, str]


def shards(postings: Postings, count: int, jobs: int = 1) -> Iterator[Shard]:
    """The index of `count` documents, by base; at least one file."""
    batches = list(_batches(postings))
    made: dict[str, str] = {}
    first, size = "", 0
    for batch in forked(lambda some: _written(postings, some, count), batches, jobs):
        for word, group in batch:
            more = sum(len(term) + len(written) + 6 for term, written in group.items())
            if made and size + more > BYTES_PER_FILE:
                yield Shard(first, made)
                made, first, size = {}, word, 0
            made |= group
            size += more
    yield Shard(first, made)


def _batches(postings: Postings) -> Iterator[list[list[str]]]:
    """The terms of each base, as many bases together as one process writes at once."""
    counts = postings.counts()
    batch: list[list[str]] = []
    size = 0
    for _, some in groupby(postings.terms(), key=base):
        terms = list(some)
        batch.append(terms)
        size += sum(map(counts.__getitem__, terms))
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def vocabulary(postings: Postings) -> list[tuple[str, int, list[str]]]:
    """Every folded word of letters, the number of its documents and its accented forms, for suggestions."""
    counts = postings.counts()
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for term in sorted(counts):
        if term.startswith("="):
            forms[base(term)].append(term[1:])
    return [(term, count, forms[term]) for term, count in sorted(counts.items()) if term.isalpha()]


def _written(postings: Postings, bases: Sequence[Sequence[str]], count: int) -> list[tuple[str, dict[str, str]]]:
    """Every term of some bases that stand side by side, as written."""
    found = {
        term: (ordinals, levels) for term, ordinals, levels in postings.of([term for some in bases for term in some])
    }
    made: list[tuple[str, dict[str, str]]] = []
    for terms in bases:
        word = base(terms[0])
        whole = found[word][0] if word in found else []
        place: dict[int, int] = {}
        group: dict[str, str] = {}
        for term in terms:
            ordinals, levels = found[term]
            if not term.startswith("="):
                strength = packed(levels)
                group[term] = coded(ordinals, count) + (f".{strength}" if strength else "")
            elif len(ordinals) == len(whole):
                group[term] = ""
            else:
                place = place or dict(zip(whole, range(len(whole)), strict=True))
                group[term] = coded(list(map(place.__getitem__, ordinals)), len(whole))
        made.append((word, group))
    return made
