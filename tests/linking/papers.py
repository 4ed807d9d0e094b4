"""Small directives of our own invention, for the tests of linking."""

from dataclasses import replace
from datetime import date

from generator.addresses import directive_id
from generator.linking import link
from generator.model import (
    Agency,
    Archive,
    Citation,
    Directive,
    DirectiveType,
    PlaceMention,
    Relation,
    Span,
)
from generator.registers import load, place_slug, resolve_body, territory_from
from generator.vietnamese import slug

REGISTERS = load()
TODAY = date(2026, 11, 22)


def paper(
    identifier: str,
    issued: str | None,
    issuer: str,
    jurisdiction: str,
    kind: DirectiveType = DirectiveType.CONG_VAN,
    **fields: object,
) -> Directive:
    """One directive; its issuer is read in its jurisdiction."""
    where = territory_from(jurisdiction)
    body = resolve_body(issuer, where, REGISTERS)
    assert body is not None, issuer
    day = date.fromisoformat(issued) if issued else None
    number = identifier.partition("/")[0].partition("-")[0]
    places = []
    if where and where.province:
        for level in ("district", "province") if where.district else ("province",):
            part = where.at(level)
            own = part.own or ""
            places.append(PlaceMention(place_slug(part) or "", own, slug(own.split()[0]), slug(where.province)))
    directive = Directive(
        source=f"sources/{slug(identifier)}.txt",
        text="",
        type=kind,
        number=number,
        identifier=identifier,
        date_issued=day,
        issuer=Agency(body.name, body.slug),
        jurisdiction=jurisdiction,
        places=tuple(places),
    )
    directive = replace(directive, **fields)  # type: ignore[arg-type]
    return replace(directive, id=directive_id(body.slug, day, identifier, None, directive.source))


def cites(
    identifier: str | None,
    relation: Relation = Relation.CITES,
    *,
    day: str | None = None,
    issuer: str | None = None,
    kind: DirectiveType | None = None,
    words: str = "",
) -> Citation:
    """One citation."""
    number = identifier.split("/")[0].split()[-1] if identifier else None
    issued = date.fromisoformat(day) if day else None
    written = words or identifier or ""
    return Citation(identifier, kind, number, issued, issuer, relation, None, written, Span(0, len(written)))


def linked(*directives: Directive, today: date = TODAY) -> Archive:
    """All of them linked."""
    return link(directives, REGISTERS, today, {})
