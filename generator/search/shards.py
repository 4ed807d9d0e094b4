"""The large engine's index: terms in their order, cut into files, each term with its documents.

A document is its ordinal; ordinals run from the newest. A term's documents stand as one string: a letter, then base64
of `v` varints of `gap * 16 + weight` for terms that few documents have, or `b` one bit a document for those that many
have, where a weight would say little. Documents are entered one by one, and nothing else of them is kept.
"""

import base64
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from generator.search.entries import FIELDS
from generator.vietnamese import fold

BYTES_PER_FILE = 64_000
_FEW = 24
"""A term is rare where one document in so many has it, or fewer: its weights are kept."""
_SMALL = 96
"""Below so many documents every weight is kept."""
_USUAL = {"number": 5, "title": 30, "issuer": 15, "names": 40, "cited": 5, "body": 1800}
"""Field → its usual length in terms: a term weighs less in a longer one."""
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


@dataclass(slots=True)
class _Postings:
    """One term's documents so far."""

    last: int = -1
    count: int = 0
    varints: bytearray | None = None
    bits: bytearray | None = None


class ShardIndex:
    """The index while it is made."""

    def __init__(self, count: int) -> None:
        """For an archive of `count` documents."""
        self._count = count
        self._most = count if count < _SMALL else count // _FEW
        self._terms: dict[str, _Postings] = {}

    def add(self, ordinal: int, fields: Mapping[str, Sequence[str]]) -> None:
        """Enter a document; ordinals come in their order."""
        for term, weight in _weights(fields).items():
            held = self._terms.get(term)
            if held is None:
                held = self._terms[term] = _Postings(varints=bytearray())
            held.count += 1
            if held.bits is None and held.count > self._most:
                held.bits = bytearray((self._count + 7) // 8)
                for before in _ordinals(held.varints or b""):
                    held.bits[before >> 3] |= 1 << (before & 7)
                held.varints = None
            if held.bits is not None:
                held.bits[ordinal >> 3] |= 1 << (ordinal & 7)
            elif held.varints is not None:
                level = min(15, max(1, round(3 * log2(1 + weight))))
                _append(held.varints, (ordinal - held.last - 1) * 16 + level)
                held.last = ordinal

    def shards(self) -> list[Shard]:
        """The index, by base; at least one file."""
        by_base: dict[str, list[str]] = defaultdict(list)
        for term in sorted(self._terms):
            by_base[base(term)].append(term)
        made: list[Shard] = []
        held: dict[str, str] = {}
        first, size = "", 0
        for word in sorted(by_base):
            if size > BYTES_PER_FILE:
                made.append(Shard(first, held))
                held, first, size = {}, word, 0
            for term in by_base[word]:
                held[term] = _written(self._terms[term])
                size += len(term) + len(held[term]) + 6
        return [*made, Shard(first, held)]

    def vocabulary(self) -> list[tuple[str, int]]:
        """Every folded word of letters with the number of its documents, for suggestions."""
        return sorted((term, held.count) for term, held in self._terms.items() if term.isalpha())


def _weights(fields: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Term → weight: grows with the term's share of a field, and ever more slowly (BM25)."""
    weights: dict[str, float] = defaultdict(float)
    for field, terms in fields.items():
        long = 0.3 + 0.9 * len(terms) / _USUAL[field]
        for term, often in Counter(terms).items():
            weights[term] += FIELDS[field] * often * 2.2 / (often + long)
    return weights


def _written(held: _Postings) -> str:
    data, letter = (held.bits, "b") if held.bits is not None else (held.varints or b"", "v")
    return letter + base64.b64encode(data).decode("ascii")


def _append(made: bytearray, rest: int) -> None:
    while rest >= 128:
        made.append(rest & 127 | 128)
        rest >>= 7
    made.append(rest)


def _ordinals(varints: bytes | bytearray) -> list[int]:
    found, last, number, shift = [], -1, 0, 0
    for byte in varints:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            last += 1 + (number >> 4)
            found.append(last)
            number = shift = 0
    return found
