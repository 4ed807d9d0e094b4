"""The body of the paper as Markdown of the common core: provisions with anchors, nested by four spaces.

A part of the top levels is a paragraph, what lies below it an item of a list whose marker is text, as printed. A
paragraph that would be slow or unsafe in a renderer is written as finished HTML instead (design, decision 1).
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.model import Block, Component, Directive, Provision, Span, annex_id
from generator.writing.context import Context
from generator.writing.covering import has_words, word_end
from generator.writing.elements import tag
from generator.writing.escaping import html, markdown, opened, weight
from generator.writing.flow import Mark, Stretch, flow
from generator.writing.paper import standalone
from generator.writing.paragraphs import paragraph_starts
from generator.writing.parts import part_name
from generator.writing.zones import FLOATING

HEAVIEST = 400
"""Tags and entities of one Markdown paragraph; above it Python-Markdown takes seconds."""
LONGEST = 20_000
"""Characters of one Markdown paragraph."""
DEEPEST = 6
"""Levels of lists that renderers were seen to agree on."""
_DIVISION = re.compile(r"(?:ph|c|m|d|la)\d+[a-z]?(?:-\d+)?")


@dataclass(slots=True)
class _Unit:
    """A run of the text that is set together: a provision's own words, a paragraph, or what nobody claimed."""

    start: int
    end: int
    depth: int = 0
    anchors: list[str] = field(default_factory=list)
    paragraphs: tuple[str, ...] = ()
    stretches: list[Block] = field(default_factory=list)
    annex: str | None = None
    """The anchor of the annex that begins here."""


def body(
    directive: Directive, blocks: Sequence[Block], marks: Sequence[Mark], context: Context, *, annex: bool, markup: bool
) -> str:
    """Markdown of preamble, provisions and closing, or of the annexes; `blocks` are those of that zone."""
    if not blocks:
        return ""
    units = _placed(_units(directive, blocks, annex), blocks)
    _begin_annexes(units)
    written: list[str] = []
    depth = 0
    for unit in units:
        level = min(unit.depth, depth + 1, DEEPEST)
        for piece, listed in _unit(directive.text, unit, level, marks, context, markup):
            written.append(piece)
            depth = level if listed else 0
    return "\n\n".join(written)


def _units(directive: Directive, blocks: Sequence[Block], annex: bool) -> list[_Unit]:
    """Units of this zone in text order, without overlap; a part without a place lends its anchor to the next."""
    first = blocks[0].span.start
    annexed = [block.span for block in blocks if annex and block.component is Component.ANNEX]
    units: list[_Unit] = []
    if not annex:
        units += map(_paragraph, directive.preamble_spans, directive.preamble)
        units += map(_paragraph, directive.closing_spans, directive.closing)
    for provision, depth, span in _flattened(directive.provisions, 0):
        if _within(span, annexed) if annex else not _annexed(directive, span):
            own = span or Span(first, first)
            units.append(_Unit(own.start, own.end, depth, [provision.id], _parts(provision)))
    units.sort(key=lambda unit: (unit.start, -unit.end))
    reached = first
    starts = [*(unit.start for unit in units[1:]), len(directive.text)]
    for unit, following in zip(units, starts, strict=False):
        unit.start = max(unit.start, reached)
        unit.end = word_end(directive.text, max(unit.start, unit.end), max(unit.start, unit.end, following))
        reached = unit.end
    return units


def _paragraph(span: Span, words: str) -> _Unit:
    return _Unit(span.start, span.end, paragraphs=(words,))


def _parts(provision: Provision) -> tuple[str, ...]:
    return tuple(provision.text.split("\n\n"))


def _annexed(directive: Directive, span: Span | None) -> bool:
    return _within(span, [block.span for block in directive.blocks if block.component is Component.ANNEX])


def _within(span: Span | None, spans: Sequence[Span]) -> bool:
    return span is not None and any(other.start <= span.start < other.end for other in spans)


def _flattened(provisions: Sequence[Provision], depth: int) -> Iterator[tuple[Provision, int, Span | None]]:
    """Each provision, its depth in lists, and where its own words stand: up to its first child."""
    for provision in provisions:
        own = provision.span
        starts = [child.span.start for child in provision.children if child.span]
        if own and starts:
            own = Span(own.start, max(own.start, min(starts)))
        yield provision, depth, own
        yield from _flattened(provision.children, 0 if _structural(provision) else depth + 1)


def _structural(provision: Provision) -> bool:
    """Phần, Chương, Mục, Điều, a Roman number: what a document is divided into; `d` alone is a letter."""
    return _DIVISION.fullmatch(provision.id.rpartition(".")[2]) is not None


def _placed(units: Sequence[_Unit], blocks: Sequence[Block]) -> list[_Unit]:
    """Every word of the blocks in a unit: what no unit claims becomes one of its own, in its place."""
    placed: list[_Unit] = []
    waiting = deque(units)
    for block in blocks:
        at = block.span.start
        while at < block.span.end:
            while waiting and waiting[0].end <= at:
                placed.append(waiting.popleft())
            upcoming = waiting[0] if waiting else None
            if upcoming and upcoming.start <= at:
                end = min(upcoming.end, block.span.end)
                upcoming.stretches.append(Block(block.component, Span(at, end), block.item))
            else:
                end = min(upcoming.start, block.span.end) if upcoming else block.span.end
                piece = Block(block.component, Span(at, end), block.item)
                if placed and _continues(placed[-1], piece):
                    placed[-1].stretches.append(piece)
                    placed[-1].end = end
                else:
                    placed.append(_Unit(at, end, 0, stretches=[piece]))
            at = end
    return [*placed, *waiting]


def _continues(unit: _Unit, piece: Block) -> bool:
    loose = not unit.anchors and not unit.paragraphs and bool(unit.stretches)
    last = unit.stretches[-1] if loose else piece
    return loose and (last.component, last.item) == (piece.component, piece.item) and piece.component not in FLOATING


def _begin_annexes(units: Sequence[_Unit]) -> None:
    """Each annex's anchor on the first unit that holds words of it; its provisions keep theirs."""
    begun = {anchor for unit in units for anchor in unit.anchors}
    for unit in units:
        first = next((block for block in unit.stretches if block.component is Component.ANNEX), None)
        name = annex_id(first.item) if first else None
        if name and name not in begun:
            unit.annex = name
            begun.add(name)


def _unit(
    text: str, unit: _Unit, level: int, marks: Sequence[Mark], context: Context, markup: bool
) -> Iterator[tuple[str, bool]]:
    """The unit's blocks of Markdown, and whether each is an item of a list."""
    own = [block for block in unit.stretches if has_words(text, block.span.start, block.span.end)]
    anchors = "".join(tag("a", "", id=anchor) for anchor in (*filter(None, (unit.annex,)), *unit.anchors))
    if not own:
        if anchors:
            yield tag("div", anchors, class_="anchors"), False
        return
    if not unit.anchors and len(own) == 1 and own[0].component in FLOATING:
        yield standalone(text, own[0], marks, markup=markup), False
        return
    button = _copy_button(unit, context) if unit.anchors else ""
    annex = own[0].component is Component.ANNEX and not unit.anchors
    index = 0
    for stretches in _paragraphs(text, unit, own):
        words = flow(text, stretches, marks, html if annex else markdown, lines=annex, markup=markup)
        if not words:
            continue
        start, finish = (anchors, button) if index == 0 else ("", "")
        if annex:
            yield tag("p", f"{start}{words}", class_="annex"), False
        elif len(words) > LONGEST or weight(words) > HEAVIEST:
            words = flow(text, stretches, marks, html, markup=markup)
            yield tag("p", f"{start}{words}{finish}", class_="long"), False
        else:
            begun = words if start or words.startswith("<") else opened(words)
            yield _indented(f"{start}{begun}{finish}", level, index), level > 0
        index += 1


def _indented(words: str, level: int, index: int) -> str:
    if level == 0:
        return words
    if index:
        return f"{'    ' * level}{words}"
    return f"{'    ' * (level - 1)}-   {words}"


def _paragraphs(text: str, unit: _Unit, own: Sequence[Block]) -> Iterator[list[Stretch]]:
    """The unit's stretches, parted where its paragraphs begin."""
    breaks = paragraph_starts(text, [block.span for block in own if block.component not in FLOATING], unit.paragraphs)
    current: list[Stretch] = []
    for block in own:
        if block.component in FLOATING:
            current.append(_floating(block))
            continue
        start, end = block.span.start, block.span.end
        for cut in [place for place in breaks if start <= place < end]:
            if cut > start:
                current.append(Stretch(start, cut))
            if current:
                yield current
            current, start = [], cut
        current.append(Stretch(start, end))
    yield current


def _floating(block: Block) -> Stretch:
    name = block.component.value
    part = ' data-part="unread"' if block.component is Component.UNREAD else ""
    return Stretch(block.span.start, block.span.end, f'<span class="{name}"{part}>', "</span>")


def _copy_button(unit: _Unit, context: Context) -> str:
    label = context.say("reading.copy", part=part_name(unit.anchors[0], context))
    return " " + tag(
        "button",
        "¶",
        type="button",
        class_="copy",
        data_generated=True,
        data_copy=f"#{unit.anchors[0]}",
        aria_label=label,
    )
