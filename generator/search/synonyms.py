"""Abbreviations and what they stand for, both ways: `UBND` finds `Ủy ban nhân dân`, and the other way round."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.search.tokens import searchable, words


class Written(NamedTuple):
    """One word of a text, as far as it may belong to an abbreviation."""

    fold: str
    form: str
    capital: bool
    """Whether it is a number or in capitals."""


@dataclass(frozen=True, slots=True)
class Synonym:
    """One abbreviation with its expansion, as folded words."""

    short: tuple[str, ...]
    long: tuple[str, ...]
    forms: tuple[str, ...]
    """The accented forms of `short`: `BCĐ`."""

    def written_in(self, found: Sequence[Written], at: int) -> bool:
        """Whether the short form stands at `at`, in capitals, with its own marks or with none (`BCĐ`, `BCD`)."""
        here = found[at : at + len(self.short)]
        return len(here) == len(self.short) and all(
            word.fold == fold and word.capital and word.form in (form, fold)
            for word, fold, form in zip(here, self.short, self.forms, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The table of abbreviations that search goes by."""

    pairs: tuple[Synonym, ...]
    """The longest expansion first."""
    by_first: Mapping[str, tuple[Synonym, ...]]
    """First word of either form → the pairs that it may begin. An abbreviation counts where it is in capitals (`TU`,
    never `tư`), a long form in any case."""


def synonyms(abbreviations: Mapping[str, str]) -> Synonyms:
    """The table for search, from abbreviation → expansion as the register has them."""
    made = {_pair(short, long) for short, long in abbreviations.items()}
    pairs = sorted(
        (pair for pair in made if len(pair.long) > len(pair.short) > 0),
        key=lambda pair: (-len(pair.long), pair.long, pair.short, pair.forms),
    )
    by_first: dict[str, list[Synonym]] = defaultdict(list)
    for pair in pairs:
        for first in dict.fromkeys((pair.long[0], pair.short[0])):
            by_first[first].append(pair)
    return Synonyms(tuple(pairs), {first: tuple(some) for first, some in by_first.items()})


def _pair(short: str, long: str) -> Synonym:
    shorts, longs = words(searchable(short)), words(searchable(long))
    return Synonym(
        tuple(word.fold for word in shorts), tuple(word.fold for word in longs), tuple(word.form for word in shorts)
    )
