"""What a duty says: the words of the clause that gives it, short enough for a row."""

import re

from generator.model import Directive, Duty, Provision, Span
from generator.writing.context import Context
from generator.writing.elements import tag
from generator.writing.escaping import html
from generator.writing.naming import day as in_figures
from generator.writing.naming import day_of, moment
from generator.writing.parts import part_link
from generator.writing.record import iso

DUTY = ("provision", "agency", "role", "due", "as_written", "supports", "report_to")
"""Columns of a duty in a list's data, the record's own keys."""
LONGEST = 240
"""Characters of a clause in a row; the whole stands in the reading."""
SHORTEST = 80
"""Characters before a sentence may end the row's words."""
_LAST_MARK = re.compile(r"[.\s]*\./\.?[-–]?$")
"""`./.` behind the last clause of a document: the end of the paper, not of what is to be done."""
_SENTENCE = re.compile(r"[.;](?=\s+[^\W\d_])")
"""Where a sentence ends, or a part of one that the clause's author set apart; no number or abbreviation of a number."""


def duty_columns(duty: Duty) -> dict[str, str | int | None]:
    """A duty, flat."""
    return {
        "provision": duty.provision,
        "agency": duty.agency,
        "role": duty.role.value,
        "due": iso(duty.due),
        "as_written": duty.as_written,
        "supports": "; ".join(duty.supports),
        "report_to": duty.report_to,
    }


def what(duty: Duty, directive: Directive, context: Context) -> str:
    """The cell of what is to be done: the words, where they stand, who helps and to whom is reported."""
    where = part_link(duty.provision, directive, context)
    words = tag("q", html(said(duty, directive))) + (f" ({where})" if where else "")
    for key, names in _beside(duty):
        linked = ", ".join(context.agency_link(name, directive) for name in names)
        words += f"<br>{tag('small', f'{html(context.say(key))}: {linked}')}"
    return words


def beside(duty: Duty, context: Context) -> list[str]:
    """`Phối hợp: Công an huyện`, `Báo cáo: Sở Y tế`, as plain lines; none where nobody is named."""
    return [f"{context.say(key)}: {', '.join(names)}" for key, names in _beside(duty)]


def _beside(duty: Duty) -> list[tuple[str, tuple[str, ...]]]:
    """Who helps and who is told, each under its word."""
    told = (duty.report_to,) if duty.report_to else ()
    return [(f"duties.{key}", names) for key, names in (("supports", duty.supports), ("report-to", told)) if names]


def due(duty: Duty, context: Context) -> str:
    """The deadline as finished HTML; one that has passed says so in words, as of the day of the build."""
    if duty.due is None:
        return html(context.say("duties.no-due"))
    day = day_of(duty.due)
    shown = tag("time", html(moment(duty.due)), datetime=day.isoformat())
    today = context.archive.today
    if today is None or day >= today:
        return shown
    return f"{shown} {tag('small', html(context.say('duties.overdue', date=in_figures(today))))}"


def said(duty: Duty, directive: Directive) -> str:
    """The clause that holds the duty: what was taken as its words, or where those only name the body, its paragraph
    from the sentence on that names it.
    """
    words = _line(duty.as_written)
    if len(words) > len(duty.agency) + 20:
        return _short(words)
    clause = _provision(directive.provisions, duty.provision) or _paragraph(directive, duty.span)
    return _short(_from_sentence(_line(clause), words)) if clause else words


def _from_sentence(clause: str, words: str) -> str:
    before = [stop.end() for stop in _SENTENCE.finditer(clause, 0, max(clause.find(words), 0))]
    return f"… {clause[before[-1] :].lstrip()}" if before else clause


def _provision(provisions: tuple[Provision, ...], id_: str | None) -> str:
    for provision in provisions:
        if provision.id == id_:
            return provision.text or " ".join(child.text for child in provision.children)
        if id_ and id_.startswith(f"{provision.id}."):
            return _provision(provision.children, id_)
    return ""


def _paragraph(directive: Directive, span: Span | None) -> str:
    if span is None:
        return ""
    for place in (*directive.preamble_spans, *directive.closing_spans):
        if place.start <= span.start < place.end:
            return directive.text[span.start : place.end]
    return ""


def _short(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    ended = [stop.end() for stop in _SENTENCE.finditer(words, SHORTEST, LONGEST)]
    if ended:
        return words[: ended[-1]] + " …"
    return words[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _line(words: str) -> str:
    return _LAST_MARK.sub(".", " ".join(words.split()))
