"""What is laid over the words: where it stands, how far it reaches, what is left alone."""

import itertools
from dataclasses import replace

from generator.model import Directive
from generator.registers import load as load_registers
from generator.wording import load
from generator.writing.context import Context, SiteText
from generator.writing.marks import marks

from .documents import rich
from .library import PEOPLE, library

CONTEXT = Context(library(), load("vi"), SiteText("Kho"), "/x/", load_registers().abbreviations)


def laid(directive: Directive) -> list[tuple[str, str]]:
    return [(mark.opening, directive.text[mark.start : mark.end]) for mark in marks(directive, CONTEXT)]


def test_links_lie_over_the_words_and_not_over_dashes_and_commas() -> None:
    directive = rich()
    sent = replace(directive.addressees[0], span=directive.blocks[7].span)
    words = {words: opening for opening, words in laid(replace(directive, addressees=(sent,)))}
    assert words["Ủy ban nhân dân huyện"] == f'<a class="body" href="../co-quan/{PEOPLE}/">'
    assert words["Chỉ thị số 15/CT-TTg"] == '<a class="cited" href="../so/15-ct-ttg/">'


def test_marks_are_in_order_and_never_overlap() -> None:
    found = marks(rich(), CONTEXT)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


def test_an_abbreviation_is_explained_once_and_never_among_capitals() -> None:
    text = "THÔNG TƯ\nUBND huyện giao UBND các xã.\nVăn phòng TƯ."
    directive = Directive("a.txt", text)
    assert laid(directive) == [('<abbr title="Ủy ban nhân dân">', "UBND"), ('<abbr title="Trung ương">', "TƯ")]
