"""The status of a directive in words, always with its basis; never a bare "in force" (domain: status)."""

from generator.model import Directive, StatusSource, StatusState
from generator.writing.context import Context
from generator.writing.elements import block, tag
from generator.writing.escaping import html
from generator.writing.naming import day, designation
from generator.writing.parts import part_link

TOLD_FIRST = frozenset(StatusState) - {StatusState.NO_END_STATED, StatusState.EXTENDED, StatusState.IN_FORCE_UNTIL}
"""States that a reader must know before the first word of the document: a banner says them."""
UNDONE = frozenset(
    {StatusState.REPLACED, StatusState.REPEALED, StatusState.ANNULLED, StatusState.RECALLED, StatusState.SUSPENDED}
)
"""What another document has put out of use, and with it what it asks for."""


def status(directive: Directive, context: Context) -> str:
    """The status section: what is said, by whom, in what words, as of what day."""
    state = directive.status
    entries: list[str] = []
    because = basis(directive, context)
    if because:
        entries.append(_entry("basis", because, context))
    entries.append(_entry("source-label", html(context.say(f"status.source.{state.source.value}")), context))
    checked = state.checked or context.archive.today
    said = [tag("p", html(context.say(f"status.{state_key(directive)}")), class_=f"status {_css(state.state)}")]
    if because or state.state is not StatusState.NO_END_STATED:
        said.append(block("dl", entries, class_="basis"))
    if checked:
        said.append(tag("p", html(context.say("status.checked", date=day(checked))), class_="checked"))
    said += [tag("p", one, class_="notice") for one in notices(directive, context)]
    said.append(tag("p", html(context.say("status.honest")), class_="honest"))
    return block("div", said, class_="standing")


def state_key(directive: Directive) -> str:
    """The state as wording names it; of a document that gave no words nobody can say that it states no end."""
    status = directive.status
    silent = status.state is StatusState.NO_END_STATED and status.source is StatusSource.TEXT
    return "unread" if silent and not directive.text.strip() else status.state.value


def status_line(directive: Directive, context: Context) -> str:
    """One sentence for the top of the page: the status and its basis; finished HTML."""
    sentence = html(context.say(f"status.{state_key(directive)}"))
    because = basis(directive, context)
    return f"{sentence} {because}" if because else sentence


def notices(directive: Directive, context: Context) -> list[str]:
    """What other documents did to it short of ending it: sentences with the reason, as finished HTML."""
    said: list[str] = []
    for notice in context.archive.notices.get(directive.id or "", ()):
        other = context.held(notice.by)
        if other is None:
            continue
        name = context.directive(notice.by, html(designation(other, context)))
        begins = other.status.begins
        sentence = context.say(f"status.notice.{notice.kind}", document=name, date=day(begins) if begins else "")
        said.append(f"{sentence} {tag('q', html(' '.join(notice.quote.split())))}")
    return said


def status_tag(directive: Directive, context: Context) -> str:
    """A few words for a row of a list; empty where nobody has said that it ends."""
    words = status_words(directive, context)
    return tag("span", html(words), class_=f"tag {_css(directive.status.state)}") if words else ""


def status_words(directive: Directive, context: Context) -> str | None:
    """The words of `status_tag`."""
    state = directive.status.state
    return None if state is StatusState.NO_END_STATED else context.say(f"status.short.{state.value}")


def with_status(content: str, directive: Directive, context: Context) -> str:
    """What names a directive in a list of what it says, with its status behind it: a duty of a paper that was recalled
    is none any more.
    """
    return f"{content} {status_tag(directive, context)}".strip()


def basis(directive: Directive, context: Context) -> str:
    """From when, by which document, in what words, and where; finished HTML, empty where there is none. A day is said
    where it is another than that of the document's issue.
    """
    state = directive.status
    parts: list[str] = []
    other = context.held(state.by)
    if state.since and other and other.date_issued and state.since > other.date_issued:
        parts.append(html(context.say("status.since", date=day(state.since))))
    if state.by:
        name = designation(other, context) if other else state.by
        parts.append(context.say("status.by", document=context.directive(state.by, html(name))))
    if state.quote:
        parts.append(context.say("status.quote", quote=html(" ".join(state.quote.split()))))
    if state.provision:
        speaker = other or directive
        parts.append(f"({part_link(state.provision, speaker, context)})")
    return " ".join(parts)


def _entry(key: str, value: str, context: Context) -> str:
    return tag("div", tag("dt", html(context.say(f"status.{key}"))) + tag("dd", value))


def _css(state: StatusState) -> str:
    return state.value.replace("_", "-")
