"""Counts the terms of texts. Each run of letters between blanks is taken apart once, however often it comes again.

What is done for every word of an archive is done by the interpreter's own loops: a table from token to terms, and a
text as a row of signs, one a word, in which a long form is a few signs side by side.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain, product

from generator.search.synonyms import Synonym, Synonyms, Written
from generator.search.tokens import terms, words

_MOST = 400_000
"""Tokens that are remembered."""
_SHORT = 200
"""Texts of so many letters at most (names of bodies, places, topics) come again whole, and are remembered."""
_OTHER = "\ue000"
"""Stands for every word that no abbreviation has."""
_FIRST_SIGN = 0x4E00


class Counting:
    """Counts terms by one table of abbreviations; remembers every token that it has seen."""

    def __init__(self, table: Synonyms) -> None:
        """Nothing is seen yet."""
        self._table = table
        self._signs: dict[str, str] = {}
        """Folded word of an abbreviation or a long form → its sign."""
        for pair in table.pairs:
            for fold in (*pair.long, *pair.short):
                self._signs.setdefault(fold, chr(_FIRST_SIGN + len(self._signs)))
        self._capitals = _capital_signs(table, _FIRST_SIGN + len(self._signs))
        self._long = [(set(signs), signs, pair) for pair in table.pairs if (signs := self._row(pair.long))]
        several = [pair for pair in table.pairs if len(pair.short) > 1]
        self._several = [(set(signs), signs, pair) for pair in several if (signs := self._row(pair.short))]
        self._forget()

    def _forget(self) -> None:
        self._terms: dict[str, tuple[str, ...]] = {}
        """Token → what it puts into the index, with the words of what it abbreviates."""
        self._rows: dict[str, str] = {}
        """Token → the signs of its words."""
        self._in_capitals: dict[str, str] = {}
        """Token → the signs of its words as parts of abbreviations."""
        self._one: dict[str, str] = {}
        """Of equal strings, the one that is kept."""
        self._short: dict[str, dict[str, int]] = {}
        self._new: list[str] = []

    def learnt(self) -> tuple[str, ...]:
        """The tokens that were learnt since this was last asked: what another process may be told with `learn`."""
        new, self._new = tuple(self._new), []
        return new

    def learn(self, tokens: Iterable[str]) -> None:
        """Know tokens before they come."""
        for token in tokens:
            if token not in self._terms and len(self._terms) < _MOST:
                self._learn(token)
        self._new = []

    def count(self, texts: Iterable[str]) -> dict[str, int]:
        """Term → how often the texts have it, abbreviations and long forms under their other name too.

        The texts are `searchable`.
        """
        counts: dict[str, int] = {}
        for text in texts:
            found = self._short.get(text)
            if found is None:
                found = self._counted(text)
                if len(text) <= _SHORT and len(self._short) < _MOST // 20:
                    self._short[text] = found
            if counts:
                for term, often in found.items():
                    counts[term] = counts.get(term, 0) + often
            else:
                counts = dict(found)
        return counts

    def _counted(self, text: str) -> dict[str, int]:
        tokens = text.split()
        distinct = set(tokens)
        if len(self._terms) + len(distinct) > _MOST:
            self._forget()
        for token in distinct.difference(self._terms):
            self._learn(token)
        counts = Counter(chain.from_iterable(map(self._terms.__getitem__, tokens)))
        row = "".join(map(self._rows.__getitem__, tokens))
        held = set(row)
        for needed, signs, pair in self._long:
            if needed <= held and (often := row.count(signs)):
                for word in pair.short:
                    counts[word] += often
        waiting = [pair for needed, signs, pair in self._several if needed <= held and signs in row]
        if waiting:
            self._count_several(counts, waiting, "".join(map(self._in_capitals.__getitem__, tokens)))
        return counts

    def _count_several(self, counts: Counter[str], waiting: Iterable[Synonym], row: str) -> None:
        """Abbreviations of several words, `KH-CN`, which may stand in several tokens."""
        for pair in waiting:
            signs = [
                {self._capitals[fold, form], self._capitals[fold, fold]}
                for fold, form in zip(pair.short, pair.forms, strict=True)
            ]
            often = sum(row.count("".join(some)) for some in product(*signs))
            if often:
                for word in pair.long:
                    counts[word] += often

    def _row(self, folds: Iterable[str]) -> str:
        return "".join([self._signs.get(fold, _OTHER) for fold in folds])

    def _learn(self, token: str) -> None:
        found = words(token)
        written = [
            Written(word.fold, word.form, word.number or token[word.start : word.end].isupper()) for word in found
        ]
        made = list(terms(token, found))
        for at, word in enumerate(written):
            for pair in self._table.by_first.get(word.fold, ()):
                if len(pair.short) == 1 and pair.written_in(written, at):
                    made += pair.long
        capitals = "".join(
            self._capitals.get((word.fold, word.form), _OTHER) if word.capital else _OTHER for word in written
        )
        one = self._one.setdefault
        self._terms[token] = tuple([one(term, term) for term in made])
        self._rows[token] = one(row := self._row(word.fold for word in written), row)
        self._in_capitals[token] = one(capitals, capitals)
        self._new.append(token)


def _capital_signs(table: Synonyms, first: int) -> dict[tuple[str, str], str]:
    """`(fold, form)` of a word of an abbreviation, as it is written in capitals → its sign; see `Synonym.written_in`.

    `BCD` stands for `BCĐ`, and has its sign; where there is another abbreviation without marks, it has its own.
    """
    forms: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for pair in table.pairs:
        for fold, form in zip(pair.short, pair.forms, strict=True):
            forms[fold][form] = None
    signs: dict[tuple[str, str], str] = {}
    for fold, some in forms.items():
        for form in some:
            signs[fold, form] = chr(first + len(signs))
        signs.setdefault((fold, fold), signs[fold, next(iter(some))] if len(some) == 1 else chr(first + len(signs)))
    return signs
