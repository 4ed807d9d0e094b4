"""What search knows of one directive: its words by field, its facets and dates, and its text in parts with anchors."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from generator.model import Archive, Component, Directive, DirectiveType, EventKind, Provision
from generator.registers import load
from generator.search.counting import Counting
from generator.search.tokens import day_term, kind_term, number_term, searchable, terms

FIELDS: Mapping[str, int] = {"number": 12, "title": 5, "issuer": 3, "names": 2, "cited": 2, "body": 1}
"""Field of the index → its weight."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a directive's text, and where on its page a hit in it lands."""

    anchor: str
    """Id of a provision, or empty for the page itself."""
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One directive, as search sees it."""

    id: str
    title: str
    """Trích yếu; where there is none, the kind and number."""
    number: str | None
    issued: date | None
    effect: tuple[date, ...]
    """Days from which it counts."""
    due: tuple[date, ...]
    """Deadlines and ends."""
    issuer: str | None
    """Slug of the issuing body."""
    issuer_name: str | None
    kind: str | None
    topics: tuple[str, ...]
    """Slugs, those above them included."""
    places: tuple[str, ...]
    """Slugs, former and present, those above them included."""
    status: str
    fields: Mapping[str, Mapping[str, int]]
    """Field → term → how often."""
    parts: tuple[Part, ...]


def entry(directive: Directive, archive: Archive, counting: Counting, kinds: Mapping[str, str]) -> Entry:
    """What search knows of a directive. `kinds` names the kinds for readers (`cong-van` → `Công văn`)."""
    kind = directive.type.value if directive.type else None
    topics = _with_above(archive, directive)
    places = _places(archive, directive)
    parts = tuple(_parts(directive))
    named = [archive.topics[slug].name for slug in topics if slug in archive.topics]
    named += [archive.places[slug].name for slug in places if slug in archive.places]
    named += [place.name for place in directive.places]
    named += [directive.jurisdiction or "", kinds.get(kind or "", ""), *_letters().get(directive.type, ())]
    if day := directive.date_issued:
        named.append(f"{day.day}/{day.month}/{day.year}")
    issuers = [body.name for body in (directive.issuer, directive.parent_body) if body]
    return Entry(
        id=directive.id or "",
        title=searchable(
            directive.subject or " ".join(filter(None, [kinds.get(kind or ""), directive.identifier])) or "…"
        ),
        number=directive.identifier,
        issued=directive.date_issued,
        effect=_days(directive, EventKind.TAKES_EFFECT),
        due=_days(directive, EventKind.DUE, EventKind.ENDS),
        issuer=directive.issuer.slug if directive.issuer else None,
        issuer_name=_issuer(archive, directive),
        kind=kind,
        topics=topics,
        places=places,
        status=directive.status.state.value,
        fields={
            "number": _number_terms(directive),
            "title": counting.count([searchable(directive.subject or "")]),
            "issuer": counting.count(map(searchable, issuers)),
            "names": counting.count(map(searchable, dict.fromkeys(named))),
            "cited": Counter(number_term(each.identifier) for each in directive.citations if each.identifier),
            "body": counting.count([" ".join(part.text for part in parts)]),
        },
        parts=parts,
    )


def _number_terms(directive: Directive) -> Counter[str]:
    """Its own number in all forms, with its kind, and the day on which it was issued."""
    identifier, number, kind, day = directive.identifier, directive.number, directive.type, directive.date_issued
    found: list[str] = []
    if identifier:
        found += [*terms(searchable(identifier)), number_term(identifier)]
    if number and kind:
        found += [kind_term(number, name) for name in (kind.value, *_letters().get(kind, ()))]
    return Counter([*found, *([day_term(day)] if day else ())])


@cache
def _letters() -> Mapping[DirectiveType | None, tuple[str, ...]]:
    """Kind → its letters, which readers type for it: `cv 606`; the symbol of a công văn as a rule has none."""
    kinds = load().document_kinds.entries
    return {each.type: tuple(each.letters) for each in kinds if each.type is not DirectiveType.KHAC}


def _days(directive: Directive, *kinds: EventKind) -> tuple[date, ...]:
    days = {
        event.at.date() if isinstance(event.at, datetime) else event.at
        for event in directive.events
        if event.kind in kinds
    }
    return tuple(sorted(days))


def _issuer(archive: Archive, directive: Directive) -> str | None:
    if directive.issuer is None:
        return None
    known = archive.bodies.get(directive.issuer.slug)
    return known.label if known and known.name == directive.issuer.name else directive.issuer.name


def _with_above(archive: Archive, directive: Directive) -> tuple[str, ...]:
    slugs: dict[str, None] = {}
    for topic in directive.topics:
        at: str | None = topic.slug
        while at and at not in slugs:
            slugs[at] = None
            at = archive.topics[at].parent if at in archive.topics else None
    return tuple(slugs)


def _places(archive: Archive, directive: Directive) -> tuple[str, ...]:
    slugs: dict[str, None] = {}
    waiting = [slug for place in directive.places for slug in (place.slug, *place.present)]
    while waiting:
        at = waiting.pop(0)
        if at in slugs:
            continue
        slugs[at] = None
        if at in archive.places:
            place = archive.places[at]
            # what a district has become is all of it; what this document is about of it, its own places say
            waiting += [*(() if "/" in at else place.present), *([place.parent] if place.parent else [])]
        elif "/" in at:
            waiting.append(at.split("/")[0])
    return tuple(slugs)


def _parts(directive: Directive) -> Iterator[Part]:
    """The whole text in order, cut where a component or a provision begins; every word is in one part."""
    cuts: dict[int, str] = {0: ""}
    for block in directive.blocks:
        cuts[block.span.start] = ""
        if block.component not in (Component.PROVISIONS, Component.ANNEX):
            continue
        for provision in _flat(directive.provisions):
            if provision.span and block.span.start <= provision.span.start < block.span.end:
                cuts[provision.span.start] = provision.id
    starts = sorted(cuts)
    for start, end in zip(starts, [*starts[1:], len(directive.text)], strict=True):
        text = searchable(directive.text[start:end])
        if text:
            yield Part(cuts[start], text)


def _flat(provisions: Sequence[Provision]) -> Iterator[Provision]:
    for provision in provisions:
        yield provision
        yield from _flat(provision.children)
