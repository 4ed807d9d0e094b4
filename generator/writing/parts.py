"""Parts of a document in words: `d3.k2.a` as clerks cite it, `điểm a khoản 2 Điều 3`."""

import re
from collections.abc import Iterator, Sequence

from generator.addresses import directive_address
from generator.model import Component, Directive, Provision, annex_id
from generator.writing.context import Context
from generator.writing.elements import tag
from generator.writing.escaping import html

_STEP = re.compile(r"(pl|ph|la|c|m|d|k|g|v)(\d+[a-z]?)(?:-\d+)?")
_LETTER = re.compile(r"([a-z]{1,2})(?:-\d+)?")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def part_name(provision: str, context: Context) -> str:
    """A part's id in words, the smallest part first; plain text."""
    steps = provision.split(".")
    in_article = any(re.fullmatch(r"d\d+.*", step) for step in steps)
    return " ".join(_step(step, in_article, context) for step in reversed(steps))


def part_link(provision: str | None, directive: Directive, context: Context) -> str:
    """A part in words, as a link to its anchor on the directive's page; empty for None."""
    if provision is None:
        return ""
    name = html(part_name(provision, context))
    if provision not in part_ids(directive):
        return name
    own = context.here == directive_address(directive.id or "")
    target = f"#{provision}"
    return tag("a", name, href=target) if own else context.link(directive_address(directive.id or "") + target, name)


def part_ids(directive: Directive) -> Iterator[str]:
    """All that the page has an anchor for: the ids of the provisions, then those of the annexes."""
    yield from provision_ids(directive.provisions)
    yield from (annex_id(block.item) for block in directive.blocks if block.component is Component.ANNEX)


def provision_ids(provisions: Sequence[Provision]) -> Iterator[str]:
    """The ids of all parts, in order."""
    for provision in provisions:
        yield provision.id
        yield from provision_ids(provision.children)


def _step(step: str, in_article: bool, context: Context) -> str:
    numbered = _STEP.fullmatch(step)
    if numbered:
        key, value = numbered.groups()
        if key == "la" and value.isdigit():
            value = _roman(int(value))
        if key == "k" and not in_article:
            key = "item"
        return context.say(f"part.{key}", value=value)
    lettered = _LETTER.fullmatch(step)
    if lettered:
        return context.say("part.letter", value="đ" if lettered[1] == "dd" else lettered[1])
    return step


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written += sign
            number -= value
    return written
