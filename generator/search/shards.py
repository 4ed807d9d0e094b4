"""The large engine's index: terms in their order, cut into files, each term with its documents.

A document is its ordinal; ordinals run from the newest. A term's documents stand as one string: a letter, then base64
of `v` varints of `gap * 16 + weight` for terms that few documents have, `d` varints of gaps alone, or `b` one bit a
document, whichever of the two is shorter, for those that many have, where a weight would say little.
"""

import base64
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from generator.search.entries import FIELDS, Entry
from generator.vietnamese import fold

BYTES_PER_FILE = 64_000
_FEW = 24
"""A term is rare where one document in so many has it: its weights are kept."""
_RUN: re.Pattern[str] = re.compile(r"\d+|\D+")


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of the index."""

    first: str
    """The base that it begins with; every base before the next file's is in here."""
    terms: Mapping[str, str]


def base(term: str) -> str:
    """The folded word that a term is filed under, so that all forms of a word stand in one file.

    >>> base("=đương1"), base("covid19"), base("#606-cv-hu"), base("606")
    ('duong', 'covid', '606', '606')
    """
    if term.startswith("="):
        return fold(term[1:]).rstrip("012345")
    if term.startswith("#"):
        return term[1:].split("-", 1)[0]
    run = _RUN.match(term)
    return run[0] if run else term


def shards(entries: Sequence[Entry]) -> list[Shard]:
    """The index of all entries, by base; at least one file."""
    weights = _weights(entries)
    by_base: dict[str, dict[str, str]] = defaultdict(dict)
    for term in sorted(weights):
        by_base[base(term)][term] = _documents(weights[term], len(entries))
    made: list[Shard] = []
    held: dict[str, str] = {}
    first, size = "", 0
    for word in sorted(by_base):
        if size > BYTES_PER_FILE:
            made.append(Shard(first, held))
            held, first, size = {}, word, 0
        held |= by_base[word]
        size += sum(len(term) + len(documents) + 6 for term, documents in by_base[word].items())
    return [*made, Shard(first, held)]


def vocabulary(entries: Sequence[Entry]) -> list[tuple[str, int]]:
    """Every folded word of letters with the number of its documents, for suggestions."""
    counts: Counter[str] = Counter()
    for entry in entries:
        counts.update({term for terms in entry.fields.values() for term in terms if term.isalpha()})
    return sorted(counts.items())


def _weights(entries: Sequence[Entry]) -> dict[str, list[tuple[int, float]]]:
    """Term → (ordinal, weight); a field's weight grows with the term's share of it, and ever more slowly (BM25)."""
    lengths: Counter[str] = Counter()
    for entry in entries:
        lengths.update({field: len(terms) for field, terms in entry.fields.items()})
    average = {field: max(1.0, lengths[field] / max(1, len(entries))) for field in FIELDS}
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for ordinal, entry in enumerate(entries):
        weights: dict[str, float] = defaultdict(float)
        for field, terms in entry.fields.items():
            long = 0.3 + 0.9 * len(terms) / average[field]
            for term, often in Counter(terms).items():
                weights[term] += FIELDS[field] * often * 2.2 / (often + long)
        for term, weight in weights.items():
            found[term].append((ordinal, weight))
    return found


def _documents(held: Sequence[tuple[int, float]], count: int) -> str:
    if len(held) * _FEW <= count or count < _FEW * 4:
        return "v" + _varints(_gaps_with_weights(held))
    gaps = "d" + _varints(_gaps([ordinal for ordinal, _ in held]))
    bits = bytearray((count + 7) // 8)
    for ordinal, _ in held:
        bits[ordinal >> 3] |= 1 << (ordinal & 7)
    whole = "b" + base64.b64encode(bits).decode("ascii")
    return min(gaps, whole, key=len)


def _gaps(ordinals: Iterable[int]) -> list[int]:
    made, before = [], -1
    for ordinal in ordinals:
        made.append(ordinal - before - 1)
        before = ordinal
    return made


def _gaps_with_weights(held: Sequence[tuple[int, float]]) -> list[int]:
    gaps = _gaps(ordinal for ordinal, _ in held)
    levels = (min(15, max(1, round(3 * log2(1 + weight)))) for _, weight in held)
    return [gap * 16 + level for gap, level in zip(gaps, levels, strict=True)]


def _varints(numbers: Iterable[int]) -> str:
    made = bytearray()
    for rest in numbers:
        while rest >= 128:
            made.append(rest & 127 | 128)
            rest >>= 7
        made.append(rest)
    return base64.b64encode(made).decode("ascii")
