"""Counts the terms of texts. Each run of letters between blanks is taken apart once, however often it comes again."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.search.synonyms import Synonyms, Written
from generator.search.tokens import terms, words

_MOST = 400_000
"""Tokens that are remembered."""


class _Token(NamedTuple):
    terms: tuple[str, ...]
    """With the words of what it abbreviates."""
    folds: str
    """Its words, folded, parted by blanks."""
    words: tuple[Written, ...]
    capitals: tuple[str, ...]
    """Those of its folded words that are numbers or in capitals, as an abbreviation is."""


class Counting:
    """Counts terms by one table of abbreviations; remembers every token that it has seen."""

    def __init__(self, table: Synonyms) -> None:
        """Nothing is seen yet."""
        self._table = table
        self._seen: dict[str, _Token] = {}
        self._long = [(frozenset(pair.long), f" {' '.join(pair.long)} ", pair) for pair in table.pairs]
        self._short = [(frozenset(pair.short), pair) for pair in table.pairs if len(pair.short) > 1]

    def count(self, texts: Iterable[str]) -> dict[str, int]:
        """Term → how often the texts have it, abbreviations and long forms under their other name too.

        The texts are `searchable`.
        """
        counts: dict[str, int] = {}
        for text in texts:
            tokens = text.split()
            seen = {token: self._seen.get(token) or self._learn(token) for token in dict.fromkeys(tokens)}
            for token, often in Counter(tokens).items():
                for term in seen[token].terms:
                    counts[term] = counts.get(term, 0) + often
            row = " ".join([folds for token in tokens if (folds := seen[token].folds)])
            capitals = {word for token in seen.values() for word in token.capitals}
            self._other_names(counts, f" {row} ", capitals, [seen[token] for token in tokens])
        return counts

    def _other_names(self, counts: dict[str, int], row: str, capitals: set[str], tokens: Sequence[_Token]) -> None:
        held = set(row.split())
        for needed, long, pair in self._long:
            if needed <= held and (often := row.count(long)):
                for word in pair.short:
                    counts[word] = counts.get(word, 0) + often
        waiting = [pair for needed, pair in self._short if needed <= capitals and f" {' '.join(pair.short)} " in row]
        whole = [word for token in tokens for word in token.words] if waiting else []
        for pair in waiting:
            for at in range(len(whole)):
                if whole[at].fold == pair.short[0] and pair.written_in(whole, at):
                    for word in pair.long:
                        counts[word] = counts.get(word, 0) + 1

    def _learn(self, token: str) -> _Token:
        found = words(token)
        written = tuple(
            Written(word.fold, word.form, word.number or token[word.start : word.end].isupper()) for word in found
        )
        made = list(terms(token, found))
        for at, word in enumerate(written):
            for pair in self._table.by_first.get(word.fold, ()):
                if len(pair.short) == 1 and pair.written_in(written, at):
                    made += pair.long
        if len(self._seen) >= _MOST:
            self._seen.clear()
        folds = [word.fold for word in written]
        capitals = tuple(word.fold for word in written if word.capital)
        learnt = self._seen[token] = _Token(tuple(made), " ".join(folds), written, capitals)
        return learnt
