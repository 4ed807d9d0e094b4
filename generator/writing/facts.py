"""Facts of a directive, with the labels of the national law portal; what is doubtful says why."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from generator.addresses import kind_address, place_address, topic_address
from generator.model import (
    DOUBTFUL_BELOW,
    Code,
    Directive,
    DirectiveType,
    Event,
    EventKind,
    Origin,
    PlaceMention,
    Severity,
    field_of,
)
from generator.wording import message
from generator.writing.context import Context
from generator.writing.dates import bounds, issued
from generator.writing.elements import block, fold, tag
from generator.writing.escaping import html
from generator.writing.naming import kind, moment
from generator.writing.parts import part_link
from generator.writing.pictures import picture
from generator.writing.standing import state_key
from generator.writing.territory import now

ABOUT = {
    "number": {Code.NUMBER_UNREADABLE, Code.NUMBER_CONTRADICTS_FILENAME},
    "date_issued": {Code.DATE_IMPOSSIBLE, Code.DATE_AFTER_STAMP, Code.LOW_CONFIDENCE},
    "subject": {Code.LOW_CONFIDENCE},
}
"""Fact → diagnostics that are about its value; that one is missing is said by the value itself."""
MOST_ASKED = frozenset({"identifier", "date_issued", "issuer", "state", "jurisdiction"})
"""What a reader asks first: it stands before the rest, which a small screen folds away."""


def facts(directive: Directive, context: Context) -> str:
    """The `<dl>` of facts; a fact that is not known is left out, except the number, the day and the issuer."""
    asked: list[str] = []
    others: list[str] = []
    for key, values in _facts(directive, context):
        if values:
            label = tag("dt", html(context.say(f"facts.{key}")))
            entry = tag("div", label + "".join(tag("dd", value) for value in values), class_=f"fact {key}")
            (asked if key in MOST_ASKED else others).append(entry)
    if not others:
        return block("dl", asked, class_="facts")
    return "\n".join(
        (block("dl", asked, class_="facts"), fold(context.say("facts.more")), block("dl", others, class_="facts more"))
    )


def doubt(directive: Directive, key: str, context: Context) -> str:
    """Why a value is doubtful, in words beside it; empty where it stands plainly in the text."""
    known = directive.provenance.get(key)
    reasons: list[str] = []
    if known and known.origin is not Origin.TEXT:
        reasons.append(context.say(f"doubt.{known.origin.value}"))
    if known and known.confidence is not None and known.confidence < DOUBTFUL_BELOW:
        reasons.append(context.say("doubt.confidence", percent=round(known.confidence * 100)))
    found = [
        one
        for one in directive.diagnostics
        if one.code in ABOUT.get(key, ()) and field_of(one) == key and one.severity is not Severity.NOTE
    ]
    reasons += [message(one, context.wording).rstrip(".") for one in found]
    return " " + tag("span", html(f"({'; '.join(reasons)})"), class_="doubt") if reasons else ""


def _facts(directive: Directive, context: Context) -> Iterator[tuple[str, list[str]]]:
    def plain(key: str, value: str | None) -> tuple[str, list[str]]:
        return key, [html(value) + doubt(directive, key, context)] if value else []

    number = directive.identifier or directive.notation or context.say("common.no-number")
    yield "identifier", [html(number) + doubt(directive, "number", context) + picture(directive, "number", context)]
    yield "type", [_type(directive, context)] if directive.type else []
    yield "date_issued", _issued(directive, context)
    if directive.signature_stamp and directive.signature_stamp.at:
        yield "signed_at", [html(moment(directive.signature_stamp.at))]
    for event_kind in EventKind:
        yield (
            event_kind.value,
            [_event(event, directive, context) for event in directive.events if event.kind is event_kind],
        )
    yield "issuer", [_issuer(directive, context)]
    yield "state", [html(_sentence(context.say(f"status.short.{state_key(directive)}")))]
    if directive.parent_body:
        parent = context.body(directive.parent_body.slug, html(directive.parent_body.name))
        yield "parent_body", [parent + doubt(directive, "parent_body", context)]
    yield "jurisdiction", _jurisdiction(directive, context)
    yield "subject", _unread_subject(directive, context)
    yield plain("place", directive.place)
    yield plain("secrecy", directive.secrecy)
    yield plain("urgency", directive.urgency)
    yield "signers", _signers(directive, context)
    yield "topics", [_topic(topic.slug, topic.name, topic.terms, context) for topic in directive.topics]
    yield "addressees", [context.body(item.agency, html(_line(item.text))) for item in directive.addressees]
    yield "recipients", [context.body(item.agency, html(_line(item.text))) for item in directive.recipients]


def _type(directive: Directive, context: Context) -> str:
    """A công văn prints no kind, by rule (NĐ 30/2020, Phụ lục I): to infer it there is not a doubt."""
    by_rule = directive.type is DirectiveType.CONG_VAN
    name = html(kind(directive.type, context))
    said = context.link(kind_address(directive.type), name) if directive.type else name
    return said + ("" if by_rule else doubt(directive, "type", context))


def _issued(directive: Directive, context: Context) -> list[str]:
    said = [
        issued(directive, context)
        + doubt(directive, "date_issued", context)
        + picture(directive, "date_issued", context)
    ]
    if directive.date_issued is None:
        said += bounds(directive, context)
    return said


def _unread_subject(directive: Directive, context: Context) -> list[str]:
    """The abstract is the page's title; only where it could not be read is it a fact, with what the engine guesses."""
    seen = picture(directive, "subject", context)
    words = html(context.say("common.no-subject")) + doubt(directive, "subject", context)
    return [words + seen] if seen and not directive.subject else []


def _issuer(directive: Directive, context: Context) -> str:
    if directive.issuer is None:
        return html(context.say("common.no-issuer"))
    return context.body(directive.issuer.slug, html(directive.issuer.name)) + doubt(directive, "issuer", context)


def _event(event: Event, directive: Directive, context: Context) -> str:
    where = part_link(event.provision, directive, context)
    quote = tag("q", html(_line(event.as_written)))
    return f"{html(moment(event.at))} {quote}{f' ({where})' if where else ''}"


def _jurisdiction(directive: Directive, context: Context) -> list[str]:
    """The territory with its units linked where they stand, where the narrowest belongs today, and other places."""
    units = directive.jurisdiction.split(", ") if directive.jurisdiction else []
    own = list(takewhile(lambda place: place.name in units, directive.places))
    named = {place.name: place for place in own}
    said: list[str] = []
    if units:
        words = ", ".join(_name(named[unit], context) if unit in named else html(unit) for unit in units)
        said.append(words + doubt(directive, "jurisdiction", context))
    known = [named[unit] for unit in units if unit in named and named[unit].present][:1]
    said += [today for place in known if (today := _today(place, context))]
    home = own[-1].province if own else None
    return said + [_place(place, home, context) for place in _narrowest(directive.places[len(own) :], context)]


def _narrowest(mentions: Sequence[PlaceMention], context: Context) -> Iterator[PlaceMention]:
    """Those that none of the others lies in."""
    known = context.archive.places
    above = {mention.province for mention in mentions if mention.slug != mention.province}
    above |= {known[mention.slug].parent or "" for mention in mentions if mention.slug in known}
    return (mention for mention in mentions if mention.slug not in above)


def _place(place: PlaceMention, home: str | None, context: Context) -> str:
    """`huyện Châu Thành, tỉnh Long An (nay thuộc …)`; without the province where that is the document's own."""
    said, known = _name(place, context), context.archive.places
    if place.slug != place.province and place.province != home and place.province in known:
        said += f", {context.link(place_address(place.province), html(known[place.province].name))}"
    today = _today(place, context)
    return f"{said} ({today})" if today else said


def _name(place: PlaceMention, context: Context) -> str:
    name = html(place.name)
    return context.link(place_address(place.slug), name) if place.slug in context.archive.places else name


def _today(place: PlaceMention, context: Context) -> str:
    """`nay thuộc xã Đại Phúc, …`; empty where the place is still its own."""
    present = [slug for slug in place.present if slug != place.slug and slug in context.archive.places]
    return now(place.slug, present, context) if present else ""


def _topic(slug: str, name: str, terms: tuple[str, ...], context: Context) -> str:
    shown = context.link(topic_address(slug), html(name)) if slug in context.archive.topics else html(name)
    because = html(context.say("facts.because", terms=", ".join(terms)))
    return f"{shown} {tag('small', because)}" if terms else shown


def _signers(directive: Directive, context: Context) -> list[str]:
    said: list[str] = []
    for signer in directive.signers:
        office = "; ".join(part for part in (signer.authority, signer.title) if part)
        parts = [tag("b", html(_line(signer.name))) if signer.name else "", html(_line(office))]
        said.append(", ".join(part for part in parts if part))
    said = [one + doubt(directive, "signers", context) for one in said if one]
    seen = picture(directive, "signers", context)
    return [*said[:-1], (said[-1] if said else html(context.say("common.no-signer"))) + seen] if seen else said


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _line(words: str) -> str:
    return " ".join(words.split())
