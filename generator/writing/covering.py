"""Blocks made whole: every word of the text in exactly one block, what no rule claimed as unread (design, 7)."""

from collections.abc import Sequence

from generator.model import Block, Component, Span

_MARKS = frozenset("*_\\#")
"""Not words (contract: record)."""


def covered(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Blocks in text order, without overlap, that hold every word of the text.

    Where two overlap, the first keeps the words; a gap with words in it becomes a block that was not understood.
    """
    whole: list[Block] = []
    reached = 0
    for block in sorted(blocks, key=lambda block: block.span):
        start, end = max(block.span.start, reached), min(block.span.end, len(text))
        if start >= end:
            continue
        _fill(text, reached, start, whole)
        whole.append(Block(block.component, Span(start, end), block.item))
        reached = end
    _fill(text, reached, len(text), whole)
    return whole


def has_words(text: str, start: int, end: int) -> bool:
    """Whether anything but white space and marks stands there."""
    return any(not char.isspace() and char not in _MARKS for char in text[start:end])


def _fill(text: str, start: int, end: int, whole: list[Block]) -> None:
    if has_words(text, start, end):
        whole.append(Block(Component.UNREAD, Span(start, end)))
