"""The reading: the whole document set like the paper, every word once, in order within each component (design, 7)."""

from generator.model import Directive
from generator.writing.body_text import body
from generator.writing.context import Context
from generator.writing.covering import covered
from generator.writing.marks import marks
from generator.writing.paper import foot, head
from generator.writing.zones import zones


def reading(directive: Directive, context: Context) -> str:
    """Markdown of the reading, without its heading: head, body, foot, annexes."""
    markup = directive.source.lower().endswith((".txt", ".md"))
    found = zones(covered(directive.text, directive.blocks))
    laid = marks(directive, context)
    parts = [
        head(directive.text, found.head, laid, markup=markup) if found.head else "",
        body(directive, found.body, laid, context, annex=False, markup=markup),
        foot(directive.text, found.foot, laid, markup=markup) if found.foot else "",
        body(directive, found.annex, laid, context, annex=True, markup=markup),
    ]
    return "\n\n".join(part for part in parts if part)
