"""A term's documents as text: `K` + documents + `.` + levels.

The gaps between its documents are Golomb-Rice codes of parameter K (0 is one bit a document); how strongly each
document has it takes two bits, and is left out where all are 0; both in base64. Nothing here takes a step of its own
for a document that the interpreter's own loops can take.
"""

import base64
from collections.abc import Sequence
from itertools import chain
from math import log2
from operator import sub

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST = 20_000
"""Codes that are remembered for each parameter."""


class _Codes(dict[int, str]):
    """Distance to the document before → its code; made when it is first asked for."""

    def __init__(self, k: int) -> None:
        super().__init__()
        self._k = k

    def __missing__(self, distance: int) -> str:
        gap, k = distance - 1, self._k
        code = "0" * (gap >> k) + "1" + (format(gap & ((1 << k) - 1), f"0{k}b") if k else "")
        if len(self) < _MOST:
            self[distance] = code
        return code


_codes = [_Codes(k) for k in range(len(_DIGITS))]


def coded(documents: Sequence[int], among: int) -> str:
    """Ascending ordinals below `among` as K and their gaps: the quotient in zeros and a one, then K bits.

    >>> coded([0, 1, 2], 3), coded([5], 1000)
    ('04A', '9gUA')
    """
    k = max(0, round(log2(0.69 * among / len(documents)))) if documents else 0
    bits = "".join(map(_codes[k].__getitem__, map(sub, documents, chain((-1,), documents))))
    bits += "0" * (-len(bits) % 8)
    return _DIGITS[k] + _text(int(bits or "0", 2).to_bytes(len(bits) // 8, "big"))


def packed(levels: bytes) -> str:
    """Levels, each a byte below 4, four a byte, the first in its lowest bits; zeros at the end are left out.

    >>> packed(bytes([3, 0, 0, 1, 2])), packed(bytes(9))
    ('QwI', '')
    """
    levels = levels.rstrip(b"\0")
    levels += bytes(-len(levels) % 4)
    four = [int.from_bytes(levels[at::4], "little") << 2 * at for at in range(4)]
    return _text((four[0] | four[1] | four[2] | four[3]).to_bytes(len(levels) // 4, "little"))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii").rstrip("=")
