"""The head and the foot of the paper as finished HTML: letterhead in two columns, recipients beside the signature."""

from collections.abc import Sequence

from generator.model import Block, Component
from generator.writing.elements import block as element
from generator.writing.elements import tag
from generator.writing.escaping import html
from generator.writing.flow import Mark, Stretch, flow
from generator.writing.zones import FLOATING

_LEFT = frozenset({Component.PARENT_BODY, Component.ISSUER, Component.NUMBER, Component.SECRECY, Component.URGENCY})
_RIGHT = frozenset({Component.HEADING, Component.PLACE_DATE})


def head(text: str, blocks: Sequence[Block], marks: Sequence[Mark], *, markup: bool) -> str:
    """Letterhead, number, place and date, heading and abstract, addressees (NĐ 30/2020, Phụ lục I; HD 36, Điều 1)."""
    named = any(block.component is Component.TYPE for block in blocks)
    left_components = _LEFT if named else _LEFT | {Component.SUBJECT}
    columns: dict[str, list[Block]] = {"above": [], "left": [], "right": [], "centre": [], "addressees": []}
    current = "above"
    for block in blocks:
        if block.component in left_components:
            current = "left"
        elif block.component in _RIGHT:
            current = "right"
        elif block.component is Component.ADDRESSEES:
            current = "addressees"
        elif block.component not in FLOATING:
            current = "centre"
        columns[current].append(block)
    set_ = {name: _column(text, column, marks, markup) for name, column in columns.items()}
    sides = [element("div", set_[side], class_=side) for side in ("left", "right") if set_[side]]
    return element(
        "div",
        [
            *set_["above"],
            element("div", sides, class_="letterhead") if sides else "",
            element("div", set_["centre"], class_="heading-block") if set_["centre"] else "",
            element("div", set_["addressees"], class_="addressees") if set_["addressees"] else "",
        ],
        class_="paper paper-head",
    )


def foot(text: str, blocks: Sequence[Block], marks: Sequence[Mark], *, markup: bool) -> str:
    """Recipients on the left, the signature on the right."""
    columns: dict[str, list[Block]] = {"left": [], "right": []}
    current = "left"
    for block in blocks:
        if block.component not in FLOATING or block.component is Component.STAMP:
            current = "left" if block.component is Component.RECIPIENTS else "right"
        columns[current].append(block)
    sides = [
        element("div", _column(text, columns[side], marks, markup), class_=side) for side in columns if columns[side]
    ]
    return element("div", sides, class_="paper paper-foot")


def standalone(text: str, block: Block, marks: Sequence[Mark], *, markup: bool) -> str:
    """A block by itself: a stamp, a page number, what was not understood; line by line as on the paper."""
    words = flow(text, [Stretch(block.span.start, block.span.end)], marks, html, lines=True, markup=markup)
    if not words:
        return ""
    unread = block.component is Component.UNREAD
    return tag("p", words, class_=block.component.value, data_part="unread" if unread else None)


def _column(text: str, blocks: Sequence[Block], marks: Sequence[Mark], markup: bool) -> list[str]:
    """Paragraphs, one for each component or item; what lies on one line of the paper in two blocks stays together."""
    paragraphs: list[str] = []
    index = 0
    while index < len(blocks):
        first = blocks[index]
        group = [first]
        index += 1
        while index < len(blocks) and _together(text, group[-1], blocks[index]):
            group.append(blocks[index])
            index += 1
        if first.component is Component.UNREAD:
            paragraphs += [standalone(text, block, marks, markup=markup) for block in group]
            continue
        stretches = [Stretch(block.span.start, block.span.end) for block in group]
        words = "<br>".join(filter(None, _lines(text, stretches, marks, markup)))
        if words:
            paragraphs.append(tag("p", words, class_=first.component.value))
    return paragraphs


def _lines(text: str, stretches: Sequence[Stretch], marks: Sequence[Mark], markup: bool) -> list[str]:
    """Each stretch with its own line ends; two stretches on one line of the text stay on it."""
    lines: list[str] = []
    for index, stretch in enumerate(stretches):
        words = flow(text, [stretch], marks, html, lines=True, markup=markup)
        if index and lines and "\n" not in text[stretches[index - 1].end : stretch.start + 1]:
            lines[-1] += f" {words}" if words else ""
        else:
            lines.append(words)
    return lines


def _together(text: str, before: Block, after: Block) -> bool:
    return before.component is after.component and (before.item == after.item or before.component is Component.ISSUER)
