"""Abbreviations and what they stand for, both ways: `UBND` finds `Ủy ban nhân dân`, and the other way round."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.search.tokens import Word, searchable, words


@dataclass(frozen=True, slots=True)
class Synonym:
    """One abbreviation with its expansion, as folded words."""

    short: tuple[str, ...]
    long: tuple[str, ...]
    forms: tuple[str, ...]
    """The accented forms of `short`: `BCĐ`."""

    def written_in(self, text: str, found: Sequence[Word], at: int) -> bool:
        """Whether the short form's words at `at` are capitals, with its own marks or with none (`BCĐ`, `BCD`)."""
        return all(
            word.number or (text[word.start : word.end].isupper() and word.form in (form, word.fold))
            for word, form in zip(found[at : at + len(self.short)], self.forms, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The table of abbreviations that search goes by."""

    pairs: tuple[Synonym, ...]
    """The longest expansion first."""
    by_first: Mapping[str, tuple[Synonym, ...]]
    """First word of either form → the pairs that it may begin."""

    def other_names(self, text: str, found: Sequence[Word]) -> Iterator[str]:
        """What stands in a text under its other name: the long form's words for a short form, and the other way round.

        An abbreviation counts where it is in capitals without marks (`TU`, never `tư`), a long form in any case.
        """
        folded = [word.fold for word in found]
        for at, word in enumerate(folded):
            for pair in self.by_first.get(word, ()):
                if tuple(folded[at : at + len(pair.long)]) == pair.long:
                    yield from pair.short
                elif tuple(folded[at : at + len(pair.short)]) == pair.short and pair.written_in(text, found, at):
                    yield from pair.long


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
