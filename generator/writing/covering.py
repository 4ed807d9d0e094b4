"""Blocks made whole: every word of the text in exactly one block, what no rule claimed as unread (design, 7)."""

import re
from collections.abc import Sequence

from generator.model import Block, Component, Span

_BLANK = re.compile(r"\s")
_MARKS = frozenset("*_\\#")
"""Not words (contract: record)."""


def covered(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Blocks in text order, without overlap, that hold every word of the text.

    Where two overlap, the first keeps the words. Signs that cling to a block's first or last word are its own; any
    other gap with words in it becomes a block that was not understood.
    """
    whole: list[Block] = []
    reached = 0
    for block in sorted(blocks, key=lambda block: block.span):
        start, end = max(block.span.start, reached), min(block.span.end, len(text))
        if start >= end:
            continue
        reached = _cling(text, whole, reached, start)
        opened = word_start(text, start, reached)
        _fill(text, reached, opened, whole)
        whole.append(Block(block.component, Span(opened, end), block.item))
        reached = end
    reached = _cling(text, whole, reached, len(text))
    _fill(text, reached, len(text), whole)
    return _uncut(text, whole)


def word_end(text: str, at: int, limit: int) -> int:
    """Where the word ends that `at` would cut, not beyond `limit`; `at` itself where it cuts none."""
    if at <= 0 or at >= limit or text[at - 1].isspace():
        return at
    blank = _BLANK.search(text, at, limit)
    return blank.start() if blank else limit


def word_start(text: str, at: int, limit: int) -> int:
    """Where the word begins that `at` would cut, not before `limit`; `at` itself where it cuts none."""
    while limit < at < len(text) and not text[at].isspace() and not text[at - 1].isspace():
        at -= 1
    return at


def has_words(text: str, start: int, end: int) -> bool:
    """Whether anything but white space and marks stands there."""
    return any(not char.isspace() and char not in _MARKS for char in text[start:end])


def _uncut(text: str, blocks: list[Block]) -> list[Block]:
    """No word cut between what was understood and what was not: it belongs to what was."""
    whole: list[Block] = []
    for block in blocks:
        start = block.span.start
        if whole and whole[-1].span.end == start:
            before = whole[-1]
            if block.component is Component.UNREAD and before.component is not Component.UNREAD:
                start = word_end(text, start, block.span.end)
                whole[-1] = Block(before.component, Span(before.span.start, start), before.item)
            elif before.component is Component.UNREAD and block.component is not Component.UNREAD:
                start = word_start(text, start, before.span.start)
                whole[-1] = Block(before.component, Span(before.span.start, start), before.item)
        if start < block.span.end:
            whole.append(Block(block.component, Span(start, block.span.end), block.item))
    return [block for block in whole if block.span.start < block.span.end]


def _cling(text: str, whole: list[Block], reached: int, limit: int) -> int:
    """The last block, grown by the rest of its last word; gives where it ends now."""
    end = word_end(text, reached, limit)
    if whole and end > reached:
        last = whole[-1]
        whole[-1] = Block(last.component, Span(last.span.start, end), last.item)
        return end
    return reached


def _fill(text: str, start: int, end: int, whole: list[Block]) -> None:
    if has_words(text, start, end):
        whole.append(Block(Component.UNREAD, Span(start, end)))
