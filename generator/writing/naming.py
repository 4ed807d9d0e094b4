"""How a directive, a day and a kind are called in words."""

from datetime import date, datetime, timedelta, timezone

from generator.model import Directive, DirectiveType
from generator.writing.context import Context

_HANOI = timezone(timedelta(hours=7))


def day(value: date) -> str:
    """`20/07/2021`, as clerks write a day in figures."""
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def moment(value: date | datetime) -> str:
    """A day, or a day with its clock time: `13:38 20/07/2021`."""
    if isinstance(value, datetime):
        local = value.astimezone(_HANOI) if value.tzinfo else value
        return f"{local.hour:02d}:{local.minute:02d} {day(local.date())}"
    return day(value)


def day_of(value: date | datetime) -> date:
    """The day of a moment in Vietnam."""
    if isinstance(value, datetime):
        return (value.astimezone(_HANOI) if value.tzinfo else value).date()
    return value


def kind(type_: DirectiveType | None, context: Context) -> str:
    """`Công văn`; `Văn bản` where the kind is not known."""
    return context.say(f"type.{type_.value}" if type_ else "type.unknown")


def designation(directive: Directive, context: Context) -> str:
    """`Công văn số 606-CV/HU ngày 21/02/2022 của Huyện ủy Đại Từ`, as one document cites another; plain text.

    A document of which nothing is known is told from others by its file: `Văn bản (tệp 606.pdf)`.
    """
    parts = [kind(directive.type, context)]
    if directive.identifier:
        parts.append(context.say("designation.number", number=directive.identifier))
    elif directive.notation:
        parts.append(context.say("designation.notation", notation=directive.notation))
    if directive.date_issued:
        parts.append(context.say("designation.date", date=day(directive.date_issued)))
    if directive.issuer:
        parts.append(context.say("designation.issuer", issuer=directive.issuer.name))
    if len(parts) == 1 and directive.source:
        parts.append(context.say("designation.file", file=directive.source.rpartition("/")[2]))
    return " ".join(parts)


def withdrawn_name(directive: Directive, context: Context) -> str | None:
    """The designation of a withdrawn document: kind, number, day and body, never its abstract or its file.

    None where nothing of these is known, and where it is withheld for a slip in its sidecar, whose reason is a key of
    the wording: what the staff meant to mask is not known then.
    """
    known = directive.identifier or directive.notation or directive.date_issued or directive.issuer
    withheld = directive.withdrawn is not None and directive.withdrawn.reason.startswith("@")
    return designation(directive, context) if known and not withheld else None


def title(directive: Directive, context: Context) -> str:
    """The abstract, or what else the document can be called by; plain text, one line."""
    if directive.subject:
        subject = " ".join(directive.subject.split())
        return subject[:1].upper() + subject[1:]
    return designation(directive, context)
