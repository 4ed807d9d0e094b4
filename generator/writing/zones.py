"""Which part of the paper each block is set in: head, body, foot or annex; what floats stays beside its neighbour."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Block, Component

HEAD = frozenset(
    {
        Component.PARENT_BODY,
        Component.ISSUER,
        Component.HEADING,
        Component.NUMBER,
        Component.PLACE_DATE,
        Component.SECRECY,
        Component.URGENCY,
        Component.TYPE,
        Component.SUBJECT,
        Component.ADDRESSEES,
    }
)
FOOT = frozenset({Component.RECIPIENTS, Component.SIGNATURE})
FLOATING = frozenset({Component.STAMP, Component.PAGE_FURNITURE, Component.UNREAD})
"""Components that can stand anywhere: they are set after what they follow in the text."""


@dataclass(frozen=True, slots=True)
class Zones:
    """The blocks of a document by where the paper has them, each list in text order."""

    head: list[Block]
    body: list[Block]
    foot: list[Block]
    annex: list[Block]


def zones(blocks: Sequence[Block]) -> Zones:
    """Blocks (whole, in text order) by zone."""
    found = Zones([], [], [], [])
    current: list[Block] | None = None
    waiting: list[Block] = []
    for block in blocks:
        if block.component in FLOATING:
            (waiting if current is None else current).append(block)
            continue
        if block.component in HEAD:
            current = found.head
        elif block.component in FOOT:
            current = found.foot
        else:
            current = found.annex if block.component is Component.ANNEX else found.body
        current += waiting
        waiting = []
        current.append(block)
    found.body.extend(waiting)
    return found
