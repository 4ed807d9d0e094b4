"""The large engine's index: terms in their order, cut into files, each term with its documents.

A document is its ordinal; ordinals run from the newest. A term stands as `K` + documents + `.` + levels: the gaps
between its documents as Golomb-Rice codes of parameter K (0 is one bit a document), and how strongly each document has
it, two bits each, left out where all are 0; both in base64. An accented form counts its gaps among the documents of its
folded word, and is empty where it has them all.
"""

from __future__ import annotations

import base64
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, log2

from generator.search.forked import forked
from generator.vietnamese import fold

BYTES_PER_FILE = 40_000
_WEIGHTY = 1.55
"""From so much by BM25, a term is more than passing in a body: three times in 1,100 words, once in a short letter."""
_BATCH = 2_000
"""Folded words that a process writes at once."""


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


class Postings:
    """Term → its documents with their levels, `ordinal * 4 + level`, as they come."""

    def __init__(self) -> None:
        """No document yet."""
        self._terms: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))

    def add(self, ordinal: int, fields: Mapping[str, Mapping[str, int]]) -> None:
        """Enter a document; ordinals come in their order."""
        strong = {term for name, counts in fields.items() if name != "body" for term in counts}
        held, written, often = self._terms, ordinal * 4, _often(fields["body"])
        for term, times in fields["body"].items():
            if term not in strong:
                held[term].append(written + (times >= often))
        for term in strong:
            held[term].append(written + level(term, fields, often))

    def sent(self) -> dict[str, bytes]:
        """As it goes to another process."""
        return {term: held.tobytes() for term, held in self._terms.items()}


class ShardIndex:
    """The index, put together of postings that come in the order of their documents."""

    def __init__(self, count: int) -> None:
        """For an archive of `count` documents."""
        self._count = count
        self._terms: dict[str, bytearray] = {}

    def add(self, postings: Mapping[str, bytes]) -> None:
        """Enter the next documents."""
        for term, data in postings.items():
            held = self._terms.get(term)
            if held is None:
                self._terms[term] = bytearray(data)
            else:
                held += data

    def shards(self, jobs: int = 1) -> Iterator[Shard]:
        """The index, by base; at least one file."""
        by_base: dict[str, list[str]] = defaultdict(list)
        for term in self._terms:
            by_base[base(term)].append(term)
        bases = sorted(by_base)
        batches = [bases[at : at + _BATCH] for at in range(0, len(bases), _BATCH)]
        made: dict[str, str] = {}
        first, size = "", 0
        for batch in forked(lambda some: [self._group(word, by_base[word]) for word in some], batches, jobs):
            for word, group in batch:
                more = sum(len(term) + len(written) + 6 for term, written in group.items())
                if made and size + more > BYTES_PER_FILE:
                    yield Shard(first, made)
                    made, first, size = {}, word, 0
                made |= group
                size += more
        yield Shard(first, made)

    def vocabulary(self) -> list[tuple[str, int]]:
        """Every folded word of letters with the number of its documents, for suggestions."""
        return sorted((term, len(held) // 4) for term, held in self._terms.items() if term.isalpha())

    def _group(self, word: str, terms: Sequence[str]) -> tuple[str, dict[str, str]]:
        """Every term of one base, as written."""
        whole = _ordinals(self._terms.get(word, b""))
        place: dict[int, int] = {}
        made: dict[str, str] = {}
        for term in sorted(terms):
            ordinals = _ordinals(self._terms[term])
            if not term.startswith("="):
                levels = [each & 3 for each in _numbers(self._terms[term])]
                made[term] = _coded(ordinals, self._count) + (f".{_packed(levels)}" if any(levels) else "")
            elif len(ordinals) == len(whole):
                made[term] = ""
            else:
                place = place or {ordinal: at for at, ordinal in enumerate(whole)}
                made[term] = _coded([place[ordinal] for ordinal in ordinals], len(whole))
        return word, made


def _numbers(held: bytes | bytearray) -> array[int]:
    numbers = array("I")
    numbers.frombytes(held)
    return numbers


def _ordinals(held: bytes | bytearray) -> list[int]:
    return [each >> 2 for each in _numbers(held)]


def _coded(ordinals: Sequence[int], among: int) -> str:
    """Gaps as Golomb-Rice codes: the quotient in zeros and a one, then `k` bits."""
    k = max(0, round(log2(0.69 * among / len(ordinals)))) if ordinals else 0
    gaps = [after - before - 1 for before, after in zip([-1, *ordinals], ordinals, strict=False)]
    bits = "".join([_code(gap, k) for gap in gaps])
    bits += "0" * (-len(bits) % 8)
    return "0123456789abcdefghijklmnopqrstuvwxyz"[k] + _text(int(bits, 2).to_bytes(len(bits) // 8, "big"))


@lru_cache(maxsize=200_000)
def _code(gap: int, k: int) -> str:
    return "0" * (gap >> k) + "1" + (format(gap & ((1 << k) - 1), f"0{k}b") if k else "")


def _packed(levels: Sequence[int]) -> str:
    """Four levels a byte, the first in its lowest bits; zeros at the end are left out."""
    padded = [*levels, *[0] * (-len(levels) % 4)]
    data = bytes(
        a | b << 2 | c << 4 | d << 6
        for a, b, c, d in zip(padded[0::4], padded[1::4], padded[2::4], padded[3::4], strict=True)
    )
    return _text(data.rstrip(b"\0"))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii").rstrip("=")
