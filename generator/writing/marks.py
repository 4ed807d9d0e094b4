"""What is laid over the words of a document: links to cited documents and to bodies, abbreviations explained."""

from collections.abc import Iterator

from generator.addresses import body_address, directive_address, number_address, number_slug, relative
from generator.model import Citation, Directive, Span
from generator.writing.context import Context
from generator.writing.escaping import html
from generator.writing.flow import Mark

_EDGES = " \t\n\u00a0-–—~_+*.,;:"


def marks(directive: Directive, context: Context) -> list[Mark]:
    """All marks in text order, without overlap; where two would, the citation stays, then the body."""
    taken: list[Mark] = []
    for found in (_citations(directive, context), _bodies(directive, context), _abbreviations(directive, context)):
        taken = _merged(taken, sorted(found, key=lambda mark: (mark.start, -mark.end)))
    return _explained_once(taken)


def citation_address(citation: Citation, context: Context) -> str | None:
    """Where a citation leads: the document itself, or the page of its number."""
    if citation.target and citation.target in context.archive.directives:
        return directive_address(citation.target)
    slug = number_slug(citation.identifier) if citation.identifier else ""
    return number_address(slug) if slug in context.archive.numbers else None


def _citations(directive: Directive, context: Context) -> Iterator[Mark]:
    for citation in directive.citations:
        address = citation_address(citation, context)
        if citation.span and address:
            held = "cited held" if context.held(citation.target) else "cited"
            yield _link(directive.text, citation.span, address, held, context)


def _bodies(directive: Directive, context: Context) -> Iterator[Mark]:
    known = context.archive.bodies
    sent_to = [(item.span, item.agency) for item in directive.addressees]
    sent_to += [(item.span, item.agency) for item in directive.recipients]
    for span, agency in sent_to:
        if span and agency and agency in known:
            yield _link(directive.text, span, body_address(agency), "body", context)
    for duty in directive.duties:
        slug = context.agency(duty.agency, directive)
        # a duty's span can hold its whole clause: only one as short as a name is the body's own
        if duty.span and slug and duty.span.end - duty.span.start <= len(duty.agency) + 8:
            yield _link(directive.text, duty.span, body_address(slug), "body", context)


def _abbreviations(directive: Directive, context: Context) -> Iterator[Mark]:
    if context.abbreviations is None:
        return
    for found in context.abbreviations.found(directive.text):
        if _shouted(directive.text, found.start(), found.end()):
            continue
        meaning = html(context.abbreviations.expand(found[0]).text.strip())
        yield Mark(found.start(), found.end(), f'<abbr title="{meaning}">', "</abbr>")


def _shouted(text: str, start: int, end: int) -> bool:
    """Among capitals nothing tells an abbreviation from a word: `THÔNG TƯ` is no Trung ương."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end, end + 200)
    around = text[max(line_start, start - 200) : start] + text[end : line_end if line_end >= 0 else end + 200]
    return around.isupper()


def _explained_once(marks: list[Mark]) -> list[Mark]:
    """Each abbreviation only where it first stands outside a link."""
    kept: list[Mark] = []
    seen: set[str] = set()
    for mark in marks:
        explains = mark.opening.startswith("<abbr")
        if not explains or mark.opening not in seen:
            kept.append(mark)
        if explains:
            seen.add(mark.opening)
    return kept


def _link(text: str, span: Span, address: str, class_: str, context: Context) -> Mark:
    """A link over the words of a span, without the dash before an item and the sign that ends it."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_EDGES))
    end = max(start, span.end - (len(words) - len(words.rstrip(_EDGES))))
    return Mark(start, end, f'<a class="{class_}" href="{html(relative(address, context.here))}">', "</a>")


def _merged(taken: list[Mark], more: list[Mark]) -> list[Mark]:
    """Both lists in order; of `more` only what overlaps nothing taken and nothing before it."""
    result: list[Mark] = []
    upcoming = iter(taken)
    next_taken = next(upcoming, None)
    for mark in more:
        while next_taken and next_taken.end <= mark.start:
            result.append(next_taken)
            next_taken = next(upcoming, None)
        if (not result or result[-1].end <= mark.start) and (next_taken is None or mark.end <= next_taken.start):
            result.append(mark)
    if next_taken:
        result += [next_taken, *upcoming]
    return result
