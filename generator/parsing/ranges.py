"""Where each provision, the preamble, the closing and the annexes stand: what is searched for meaning."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.model import Provision, annex_id
from generator.parsing.provisions import BodyRead
from generator.parsing.sheet import Piece

_QUOTED, _QUOTATION = 1200, 4000
"""Characters before and behind a day in which the marks of a quotation are looked for: some quote pages."""


class Part(StrEnum):
    """The part of the document that a range belongs to."""

    PREAMBLE = "preamble"
    PROVISION = "provision"
    CLOSING = "closing"
    ANNEX = "annex"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Range:
    """A paragraph, or a provision's own words: `[start, end)` in the cleaned text."""

    start: int
    end: int
    provision_id: str | None
    part: Part
    heading: int | None = None
    """Index, in the same sequence, of the range of the provision above it."""


def ranges_of(body: BodyRead, annexes: Sequence[Piece] = (), footnotes: Sequence[Piece] = ()) -> tuple[Range, ...]:
    """The ranges of a body and of the annexes and footnotes behind it, in text order.

    An annex is no provision, but a part with an anchor of its own: `pl1`, `pl2` … by the order in which they stand.
    What footnotes quote is another text's: they have a part of their own, and no anchor.
    """
    found: list[Range] = [Range(start, end, None, Part.PREAMBLE) for _, start, end in body.preamble]
    for provision in body.provisions:
        found.extend(_own(provision, len(found), None))
    found.extend(Range(start, end, None, Part.CLOSING) for _, start, end in body.closing)
    found.extend(Range(piece.start, piece.end, annex_id(piece.item), Part.ANNEX) for piece in annexes)
    found.extend(Range(piece.start, piece.end, None, Part.FOOTNOTE) for piece in footnotes)
    behind = len(found) - len(annexes) - len(footnotes)
    return (*found[:behind], *sorted(found[behind:], key=lambda range_: range_.start))


def _own(provision: Provision, index: int, above: int | None) -> Iterable[Range]:
    span = provision.span
    if span is None:
        return []
    first = next((child.span.start for child in provision.children if child.span), span.end)
    ranges = [Range(span.start, first, provision.id, Part.PROVISION, above)]
    for child in provision.children:
        ranges.extend(_own(child, index + len(ranges), index))
    return ranges


_PAGE_NUMBER = re.compile(r"(?<=\n)[ \t]*[-–]?[ \t]*[0-9]{1,3}[ \t]*[-–]?[ \t]*(?=\n)")
_PLAIN = str.maketrans({"\n": " ", "\t": " ", "\r": " ", "*": " ", "\\": " ", "⁄": "/", "∕": "/", "|": " ", "–": "-",
                        "—": "-", "‑": "-", "−": "-"})  # fmt: skip


def flat(text: str) -> str:
    """The text on one line, page numbers and the marks of Markdown blanked out, one kind of dash and stroke; every
    offset stays.
    """
    return _PAGE_NUMBER.sub(lambda match: " " * len(match[0]), text).translate(_PLAIN)


def quoted(words: str, start: int, at: int) -> bool:
    """Whether what begins at `at` stands in a quotation: of what an amendment makes another text say, or of that text.

    A mark that nothing closes, as a scan leaves it, quotes nothing.
    """
    opened = 0
    for mark in re.findall("[“”]", words[max(start, at - _QUOTED) : at]):
        opened = opened + 1 if mark == "“" else max(0, opened - 1)
    depth = opened
    for mark in re.findall("[“”]", words[at : at + _QUOTATION]) if opened else ():
        depth += 1 if mark == "“" else -1
        if depth < opened:
            return True
    return False
