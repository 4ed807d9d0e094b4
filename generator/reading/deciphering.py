"""Which figures a strip of a number or date line bears, by all that may stand there: CTC over a grammar.

A date line is `… ngày DAY tháng MONTH năm …` with a day from 1 to 31 and a month from 1 to 12; a number line is
`Số: FIGURES/…`. Every figure that the grammar allows is weighed against all others, by every view and both nets.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.reading.handwriting import ALPHABET, BLANK, NETS, Floats, sign_probabilities

_LETTER, _STROKE, _DASH = (1 + ALPHABET.index(sign) for sign in "L/-")
_WORDS = 1 + len(ALPHABET)
"""Column of letters with what stands between them."""
_SEPARATOR = _WORDS + 1
_LONGEST = 5
_TINY = 1e-30

Doubles = NDArray[np.float64]
Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """Figures and how far the views bear them out, from 0 to 1."""

    figures: tuple[str, ...]
    """The number; or day and month."""
    confidence: float
    """Share of these figures in all that the grammar allows."""
    fit: float
    """Probability that the strip says this and nothing else: low for what is no line of this kind, or is scrawled."""


@dataclass(frozen=True, slots=True)
class View:
    """What one net sees in one picture of the strip."""

    emissions: Doubles
    """Columns of the strip × signs and sets of signs."""

    @classmethod
    def of(cls, strip: Floats, net: int) -> "View":
        """The strip as a net sees it, with the sets of signs that the grammar speaks of."""
        said = sign_probabilities(strip, net).astype(np.float64)
        words = said[:, BLANK] + said[:, _LETTER]
        return cls(np.column_stack([said, words, said[:, _STROKE] + said[:, _DASH]]))

    def arrivals(self, paths: Sequence[Path]) -> Doubles:
        """Path × column: how probable it is that the path began at the strip's start and comes to its end there."""
        states, skips, ends = _states(paths)
        emissions = self.emissions[:, states]
        alive = np.zeros(states.shape)
        alive[:, :2] = emissions[0][:, :2]
        found = [alive[ends]]
        for emission in emissions[1:]:
            moved = alive.copy()
            moved[ends] = 0.0
            moved[:, 1:] += alive[:, :-1]
            moved[:, 2:] += np.where(skips[:, 2:], alive[:, :-2], 0.0)
            alive = moved * emission
            found.append(alive[ends])
        return np.array(found).T

    def departures(self, paths: Sequence[Path]) -> Doubles:
        """Path × column: how probable it is that the path begins there and is walked to its end, whatever follows."""
        states, skips, ends = _states(paths)
        emissions = self.emissions[:, states]
        alive = np.zeros(states.shape)
        found = []
        for emission in emissions[::-1]:
            moved = alive.copy()
            moved[:, :-1] += alive[:, 1:]
            moved[:, :-2] += np.where(skips[:, 2:], alive[:, 2:], 0.0)
            moved[ends] = 1.0
            alive = moved * emission
            found.append(alive[:, 0] + alive[:, 1])
        return np.array(found[::-1]).T


def _states(paths: Sequence[Path]) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """The paths as one table, which states may be come to past the one before, and which is a path's last.

    What may be passed over is a blank between unlike signs. Behind a path's last state nothing is ever alive.
    """
    longest = max(map(len, paths))
    states = np.array([(*path, *[BLANK] * (longest - len(path))) for path in paths])
    inside = np.arange(longest) < np.array([[len(path)] for path in paths])
    ends = inside & ~np.pad(inside, ((0, 0), (0, 1)))[:, 1:]
    skips = np.zeros(states.shape, bool)
    skips[:, 2:] = (states[:, 1:-1] == BLANK) & (states[:, 2:] != states[:, :-2]) & inside[:, 2:]
    return states, skips, ends


def views(strips: Sequence[Floats]) -> tuple[View, ...]:
    """Every strip as every net sees it."""
    return tuple(View.of(strip, net) for strip in strips for net in range(NETS))


def decipher_date(seen: Sequence[View]) -> tuple[Guess, bool]:
    """Day and month, and whether all views agree on them."""
    days, months = (dict.fromkeys(s for n in range(1, most) for s in (str(n), f"{n:02d}")) for most in (32, 13))
    keys = [(str(int(day)), str(int(month))) for day in days for month in months]
    shares = []
    for view in seen:
        before, behind = view.arrivals(_paths(days, _LETTER)), view.departures(_paths(months, _LETTER))
        shares.append((before[:, :-1] @ behind[:, 1:].T).ravel())
    return _settled(shares, keys)


def decipher_number(seen: Sequence[View]) -> tuple[Guess, bool]:
    """The figures of a number before its stroke, and whether all views agree on them."""
    found = list(dict.fromkeys(figures for view in seen for figures in _around(_plainest(view))))
    if not found:
        return Guess(("",), 0.0, 0.0), False
    shares = [view.arrivals(_paths(found, _SEPARATOR)).sum(axis=1) for view in seen]
    return _settled(shares, [(figures,) for figures in found])


def _settled(shares: Sequence[Doubles], keys: Sequence[tuple[str, ...]]) -> tuple[Guess, bool]:
    """The key that the views bear out best; its figures are geometric means over the views."""
    distinct = list(dict.fromkeys(keys))
    place = np.array([distinct.index(key) for key in keys])
    table = np.array([np.bincount(place, share, len(distinct)) for share in shares]) + _TINY
    fits, parts = np.log(table), np.log(table / table.sum(axis=1, keepdims=True))
    best = int(parts.mean(axis=0).argmax())
    agreed = bool((table.argmax(axis=1) == best).all())
    return Guess(distinct[best], float(np.exp(parts[:, best].mean())), float(np.exp(fits[:, best].mean()))), agreed


def _paths(figures: Iterable[str], end: int) -> list[Path]:
    """Words, the figures, and the sign that ends them."""
    return [(_WORDS, *_digits(one), end) for one in figures]


def _digits(figures: str) -> Path:
    """States of written figures: a blank between two."""
    states = [1 + ALPHABET.index(char) for char in figures]
    return tuple(state for digit in states for state in (digit, BLANK))


def _plainest(view: View) -> str:
    """The digits before the first separator by the best sign of each column."""
    best = view.emissions[:, :_WORDS].argmax(axis=1)
    signs = "".join(ALPHABET[b - 1] for a, b in pairwise([BLANK, *best]) if b not in (a, BLANK))
    head = signs.split("/")[0] if "/" in signs else signs.split("-")[0]
    return "".join(char for char in head if char.isdigit())[:_LONGEST]


def _around(figures: str) -> list[str]:
    """These figures and all that differ in one of them, have one less or one more."""
    found = {figures}
    for k in range(len(figures)):
        found |= {figures[:k] + char + figures[k + 1 :] for char in "0123456789"} | {figures[:k] + figures[k + 1 :]}
    if len(figures) < _LONGEST:
        found |= {figures[:k] + char + figures[k:] for k in range(len(figures) + 1) for char in "0123456789"}
    return sorted(one for one in found if one)
