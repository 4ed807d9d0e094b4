"""What the document means beside its fields: citations, duties, events, bodies addressed, topics, places."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.model import Addressee, Agency, DirectiveType, PlaceMention, Recipient
from generator.parsing.citations import find_citations
from generator.parsing.context import Context
from generator.parsing.duties import find_duties
from generator.parsing.events import find_events
from generator.parsing.known import Finding, Known
from generator.parsing.own_units import ROOM, own_unit
from generator.parsing.ranges import Range, ranges_of
from generator.parsing.shared_nouns import each
from generator.registers import Division, ResolvedBody, Territory, places_named, resolve_body, topics_of
from generator.vietnamese import slug

_TOO = re.compile(r"^(?:Đồng|Cùng) kính gửi\s*:\s*|^Thông qua\s*:\s*")
SEARCHED = 400_000
"""Characters of a text that are searched for topics."""


def find_agencies(known: Known) -> Finding:
    """Which bodies are addressed and get the paper; classes (`các sở`), people and `Như trên` are none."""
    context = context_of(known)
    addressees: list[Addressee] = []
    bodies: list[ResolvedBody] = []
    for addressee in known.value("addressees") or ():
        body = _body(addressed(addressee), context)
        named = [body] if body else [_body(name, context) for name in each(addressee.text)]
        bodies.extend(one for one in named if one)
        addressees.append(replace(addressee, agency=body.slug if body and not addressee.agency else addressee.agency))
    recipients: list[Recipient] = []
    for recipient in known.value("recipients") or ():
        body = _body(addressed(recipient), context)
        recipients.append(replace(recipient, agency=body.slug if body and not recipient.agency else recipient.agency))
    values = {
        "_agencies": (tuple(addressees), tuple(recipients)),
        "_addressed": tuple(body.name for body in bodies),
        "_bodies_addressed": tuple(bodies),
    }
    return Finding((), values)


def _body(words: str, context: Context) -> ResolvedBody | None:
    """Who is named; a room (`Phòng Pháp chế`) is the issuer's own, and nobody's in a paper of a province else."""
    room = ROOM.match(words.strip())
    unit = own_unit(words.strip(), context) if room else None
    body = resolve_body(unit[0] if unit else words, context.territory, context.registers)
    lent = body and room and not unit and body.territory.level == "province"
    return None if lent and body and str(body.territory.own) not in words else body


def addressed(item: Addressee | Recipient) -> str:
    """The words that name who gets the paper, without what for."""
    if isinstance(item, Recipient):
        return item.text.rpartition("(")[0] if item.purpose else item.text
    return _TOO.sub("", item.text)


def ranges_in(known: Known) -> tuple[Range, ...]:
    """The parts of the text that mean something: preamble, provisions, closing, annexes, footnotes."""
    return ranges_of(known.values["_body"], known.values.get("_annexes", ()), known.values.get("_footnotes", ()))


def context_of(known: Known) -> Context:
    """The frame that the head has set."""
    type_, issuer, issued = known.value("type"), known.value("issuer"), known.value("date_issued")
    return Context(
        type_ if isinstance(type_, DirectiveType) else None,
        issuer if isinstance(issuer, Agency) else None,
        known.values.get("_family"),
        known.values.get("_territory"),
        issued,
        known.values.get("_addressed", ()),
        known.registers,
        known.value("identifier"),
        known.value("notation"),
    )


def find_meaning(known: Known) -> Finding:
    """Citations, duties and events of the body and the annexes, read in the frame that the head has set."""
    context, ranges = context_of(known), ranges_in(known)
    if "_authenticated" in known.values:  # "kể từ ngày ký" is the day of the text that was consolidated
        context = replace(context, date_issued=None)
    text = known.sheet.cleaned.text
    values = {
        "citations": find_citations(text, ranges, context),
        "duties": find_duties(text, ranges, context),
        "events": find_events(text, ranges, context),
    }
    return Finding((), {"_meaning": values})


def find_topics(known: Known) -> Finding:
    """Topics of the register, with the words that are the reason."""
    subject = known.value("subject")
    text = known.sheet.plain[:SEARCHED]
    topics = topics_of(subject, text, known.registers)
    return Finding((), {"topics": topics})


def find_places(known: Known) -> Finding:
    """The divisions that the document is about: its territory, those of the bodies that it is sent to (Kính gửi), and
    those that its abstract names; of each the smallest first, with what lies above.
    """
    own: Territory | None = known.values.get("_territory")
    subject = known.value("subject")
    territories = [own, *(body.territory for body in known.values.get("_bodies_addressed", ()))]
    if isinstance(subject, str):
        territories += places_named(subject, own, known.registers)
    mentions = (mention for territory in territories if territory for mention in _mentions(territory))
    return Finding((), {"places": tuple(dict.fromkeys(mentions))})


def _mentions(territory: Territory) -> Iterator[PlaceMention]:
    if not territory.province:
        return
    for level, name in ((3, territory.commune), (2, territory.district), (1, territory.province)):
        if name:
            division = Division(name, _kind(name), level, territory.province, territory.district)
            yield PlaceMention(division.slug, name, slug(division.kind), slug(territory.province))


def _kind(name: str) -> str:
    kinds = ("thành phố", "thị xã", "thị trấn", "đặc khu")
    return next((kind for kind in kinds if name.startswith(kind)), name.split(" ", 1)[0])
