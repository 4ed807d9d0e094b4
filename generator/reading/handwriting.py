"""What a strip of a letterhead may say, column by column: two small nets that know written digits and typed letters.

Made by `scripts/train_ink.py`; convolutions with CTC, here in numpy alone. Each net gives its own probabilities, so
that a reading can be asked of both.
"""

from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

ALPHABET = "0123456789L/-"
"""Signs behind the blank: digits (written or typed), any typed letter, stroke, dash."""
BLANK = 0
ROWS = 48
"""Rows of a strip: 0.32 inches at 150 dots an inch, the middle of the typed capitals in its middle."""
DOTS = 150
NETS = 2
_POOLS = ((2, 2), (2, 2), (2, 1), (2, 1), (1, 1), (1, 1))
_FLAT = 4
"""The layer that makes one row of what is left of the strip's rows."""
_ALONE = 1 << 18
"""Products up to which OpenBLAS multiplies on one processor. Pages are read side by side already: beyond it, threads
that wait for each other take eight times as long."""

Floats = NDArray[np.float32]
_Layer = tuple[Floats, Floats]


def sign_probabilities(strip: Floats, net: int) -> Floats:
    """Columns × (blank and `ALPHABET`) for a strip of ink from 0 to 1; one column for four of the strip's."""
    layers = _layers(net)
    maps = strip[None]
    for k, (weight, bias) in enumerate(layers[:-1]):
        maps = _pooled(np.maximum(_convolved(maps, weight, bias, flat=k == _FLAT), 0), *_POOLS[k])
    scores = _convolved(maps, *layers[-1])[:, 0].T
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    probabilities: Floats = powers / powers.sum(axis=1, keepdims=True)
    return probabilities


def _convolved(maps: Floats, weight: Floats, bias: Floats, *, flat: bool = False) -> Floats:
    """Cross-correlation that keeps the width, and the height too unless `flat`."""
    outer, _, tall, wide = weight.shape
    padded = np.pad(maps, ((0, 0), (0, 0) if flat else (tall // 2,) * 2, (wide // 2,) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (tall, wide), axis=(1, 2))
    rows, columns = windows.shape[1:3]
    seen = windows.transpose(1, 2, 0, 3, 4).reshape(rows * columns, -1)
    kernel = weight.reshape(outer, -1).T
    step = max(1, _ALONE // kernel.size)
    parts = [seen[at : at + step] @ kernel for at in range(0, len(seen), step)]
    found: Floats = (np.concatenate(parts) + bias).T.reshape(outer, rows, columns)
    return found


def _pooled(maps: Floats, tall: int, wide: int) -> Floats:
    count, rows, columns = maps.shape
    rows, columns = rows // tall * tall, columns // wide * wide
    found: Floats = maps[:, :rows, :columns].reshape(count, rows // tall, tall, columns // wide, wide).max(axis=(2, 4))
    return found


@lru_cache(maxsize=NETS)
def _layers(net: int) -> tuple[_Layer, ...]:
    path = files("generator.reading") / "ink-weights.npz"
    with path.open("rb") as file, np.load(file) as kept:
        return tuple(
            (
                kept[f"net{net + 1}/weight{k}"] * kept[f"net{net + 1}/scale{k}"][:, None, None, None],
                kept[f"net{net + 1}/bias{k}"],
            )
            for k in range(len(_POOLS) + 1)
        )
