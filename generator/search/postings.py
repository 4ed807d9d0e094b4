"""Which documents have which term, gathered by several processes and put together term by term.

A process takes a run of documents and sends one row of bytes for all of its terms, in the order of the index; the terms
themselves are known by numbers. So what an archive's postings take is two bytes each, however many terms there are.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from generator.vietnamese import fold

MOST = 16_384
"""Documents of one `Gathered`: an ordinal within it and a level take two bytes."""
_WEIGHTY = 1.55
"""From so much by BM25, a term is more than passing in a body: three times in 1,100 words, once in a short letter."""
_LOWEST = 0 if sys.byteorder == "little" else 1
"""Where in two bytes the level stands."""
_LEVELS = bytes(byte & 3 for byte in range(256))


@lru_cache(maxsize=100_000)
def base(term: str) -> str:
    """The folded word that a term is filed under, so that all forms of a word stand in one file.

    >>> base("=đương1"), base("covid19"), base("#606-cv-hu"), base("@606-cong-van"), base("606")
    ('duong', 'covid', '606', '606', '606')
    """
    if term.startswith("="):
        return fold(term[1:]).rstrip("012345")
    if term[:1] in ("#", "@"):
        return term[1:].split("-", 1)[0]
    digit = term[:1].isdecimal()
    return term[: next((at for at, char in enumerate(term) if char.isdecimal() != digit), len(term))]


def level(term: str, fields: Mapping[str, Mapping[str, int]], often: int) -> int:
    """How strongly a document has a term: 3 as its number, 2 in its title or issuer, 1 often, as a name or cited, 0."""
    if term in fields["number"]:
        return 3
    if term in fields["title"] or term in fields["issuer"]:
        return 2
    return int(term in fields["names"] or term in fields["cited"] or fields["body"].get(term, 0) >= often)


def _often(body: Mapping[str, int]) -> int:
    """How many times a term stands in a body where it is more than passing."""
    long = 0.3 + sum(body.values()) / 2000
    return ceil(_WEIGHTY * long / (2.2 - _WEIGHTY))


@dataclass(frozen=True, slots=True)
class Gathered:
    """The postings of a run of documents, as they go to another process."""

    first: int
    """Ordinal of its first document."""
    terms: tuple[str, ...]
    """By base, then by themselves."""
    counts: array[int]
    """How many documents each term has."""
    data: bytes
    """Term by term, for each document two native bytes: its place in the run * 4 + its level."""


class Gathering:
    """The postings of a run of documents, `MOST` at most, while they come."""

    def __init__(self, first: int) -> None:
        """No document yet; the next has the ordinal `first`."""
        self._first = self._next = first
        self._terms: defaultdict[str, array[int]] = defaultdict(lambda: array("H"))

    def add(self, fields: Mapping[str, Mapping[str, int]]) -> None:
        """Enter the next document."""
        strong = {term for name, counts in fields.items() if name != "body" for term in counts}
        held, written, often = self._terms, (self._next - self._first) * 4, _often(fields["body"])
        for term, times in fields["body"].items():
            held[term].append(written + (times >= often))
        for term in strong:
            if term in fields["body"]:
                held[term].pop()
            held[term].append(written + level(term, fields, often))
        self._next += 1

    def done(self) -> Gathered:
        """All of them."""
        terms = tuple(sorted(self._terms, key=_order))
        rows = [self._terms[term] for term in terms]
        return Gathered(self._first, terms, array("H", map(len, rows)), b"".join(rows))


class Postings:
    """The postings of an archive, put together of runs in the order of their documents."""

    def __init__(self) -> None:
        """No document yet."""
        self._numbers: dict[str, int] = {}
        self._runs: list[tuple[int, array[int], array[int], bytes]] = []

    def add(self, run: Gathered) -> None:
        """Enter the next run."""
        numbers = self._numbers
        known = array("I", [numbers.setdefault(term, len(numbers)) for term in run.terms])
        self._runs.append((run.first, known, run.counts, run.data))

    def terms(self) -> list[str]:
        """Every term, by base, then by itself."""
        return sorted(self._numbers, key=_order)

    def counts(self) -> dict[str, int]:
        """Term → how many documents have it."""
        found = [0] * len(self._numbers)
        for _, known, counts, _ in self._runs:
            for number, count in zip(known, counts, strict=True):
                found[number] += count
        return {term: found[number] for term, number in self._numbers.items()}

    def of(self, terms: Sequence[str]) -> Iterator[tuple[str, array[int], bytes]]:
        """For each of some terms: it, its ordinals, and its levels, a byte each.

        The terms stand side by side in `terms()`.
        """
        ordinals: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
        levels: defaultdict[int, list[bytes]] = defaultdict(list)
        names = {self._numbers[term]: term for term in terms}
        all_terms = list(self._numbers)
        least = _order(terms[0])
        for first, known, counts, data in self._runs:
            start = bisect_left(known, least, key=lambda number: _order(all_terms[number]))
            at = 2 * sum(counts[:start])
            for place in range(start, len(known)):
                number, end = known[place], at + 2 * counts[place]
                if number not in names:
                    break
                piece = data[at:end]
                ordinals[number].extend([(each >> 2) + first for each in array("H", piece)])
                levels[number].append(piece[_LOWEST::2].translate(_LEVELS))
                at = end
        for number, term in names.items():
            yield term, ordinals[number], b"".join(levels[number])


def _order(term: str) -> tuple[str, str]:
    return base(term), term
