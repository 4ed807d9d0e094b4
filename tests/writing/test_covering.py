"""Blocks made whole: every word in one block, no word cut between what was understood and what was not."""

import pytest

from generator.model import Block, Component, Span
from generator.writing.covering import covered

S, C, U = Component.SUBJECT, Component.CLOSING, Component.UNREAD


@pytest.mark.parametrize(
    ("text", "blocks", "whole"),
    [
        ("một hai ba", [], [(U, "một hai ba")]),
        ("một hai ba", [(S, 4, 7)], [(U, "một "), (S, "hai"), (U, " ba")]),
        ("một hai ba", [(S, 0, 7), (C, 4, 10)], [(S, "một hai"), (C, " ba")]),
        ("thực hiện./.”.", [(C, 0, 12)], [(C, "thực hiện./.”.")]),
        ("| |Nơi nhận", [(S, 3, 11)], [(U, "| "), (S, "|Nơi nhận")]),
        ("|Nơi nhận", [(U, 0, 1), (S, 1, 9)], [(S, "|Nơi nhận")]),
        ("Số 1/TTLT- ab", [(S, 0, 9), (U, 9, 13)], [(S, "Số 1/TTLT-"), (U, " ab")]),
        ("HÀ NỘICỘNG HÒA", [(S, 0, 6), (C, 6, 14)], [(S, "HÀ NỘI"), (C, "CỘNG HÒA")]),
        ("một\n\n** _\n\nhai", [(S, 0, 3), (C, 11, 14)], [(S, "một"), (C, "hai")]),
        ("", [(S, 0, 9)], []),
    ],
)
def test_blocks_are_made_whole(
    text: str, blocks: list[tuple[Component, int, int]], whole: list[tuple[Component, str]]
) -> None:
    made = covered(text, [Block(component, Span(start, end)) for component, start, end in blocks])
    assert [(block.component, block.span.of(text)) for block in made] == whole
