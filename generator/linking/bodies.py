"""Bodies come into being from documents: a kind and a territory, with all that was issued, sent, ordered and said."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.model import Addressee, Body, Code, Diagnostic, Directive, Recipient, Severity
from generator.registers import (
    Registers,
    ResolvedBody,
    Territory,
    parent_of,
    resolve_body,
    successor_of,
    territory_from,
)
from generator.vietnamese import slug as to_slug
from generator.vietnamese import sort_key


@dataclass(slots=True)
class _Growing:
    """A body while its documents are gathered."""

    name: str
    resolved: ResolvedBody | None
    parent: str | None = None
    issued: dict[str, None] = field(default_factory=dict)
    addressed: dict[str, None] = field(default_factory=dict)
    duties: list[tuple[str, int]] = field(default_factory=list)
    mentions: dict[str, None] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)


class _Gathering:
    """All bodies while they are gathered; the staff's aliases lead to one slug."""

    def __init__(self, registers: Registers) -> None:
        self.registers = registers
        self.bodies: dict[str, _Growing] = {}
        self.canonical: dict[str, str] = {}
        self.successors: dict[str, tuple[str, str]] = {}
        """Slug → slug and name."""
        self.named: dict[str, str] = {}
        """Slug → name that the staff give."""
        self.also: dict[str, list[str]] = defaultdict(list)
        """Slug → other names that the staff give."""
        self.agencies: dict[str, dict[str, str]] = {}
        self.waiting: list[tuple[str, str, str]] = []
        """(slug, words, id) of short names: another document may name the body in full."""
        for entry in registers.bodies:
            own = _slug_of(entry.name, registers)
            self.named[own] = entry.name
            for alias in entry.aliases:
                self.canonical[to_slug(alias)] = own
                self.also[own].append(alias)
            if entry.successor:
                self.successors[own] = (_slug_of(entry.successor, registers), entry.successor)

    def at(self, name: str, slug: str, resolved: ResolvedBody | None) -> _Growing:
        """The body of a slug, made where it is not there yet; another name for it is kept as an alias."""
        other, slug = slug, self.canonical.get(slug, slug)
        body = self.bodies.get(slug)
        if body is None:
            # who is first named by another name is called as the staff call it
            body = self.bodies[slug] = _Growing(self.named.get(slug, name) if other != slug else name, resolved)
        if body.name != name and to_slug(body.name) != to_slug(name):
            body.aliases[name] = None
        if body.resolved is None:
            body.resolved = resolved
        return body


def bodies_of(
    directives: Sequence[Directive], registers: Registers, today: date
) -> tuple[dict[str, Body], dict[str, dict[str, str]]]:
    """Every body that issued a document, was sent one, has a duty, or is named in one, and those above them, by slug;
    and which of them the names in a directive's duties mean (id → full name → slug).

    Bodies are told apart by slug, which carries the territory: two districts' Trung tâm Y tế are two. `directives` come
    newest first, and so does every list.
    """
    gathering = _Gathering(registers)
    for directive in directives:
        _gather(directive, territory_from(directive.jurisdiction), gathering)
    for slug, words, id_ in gathering.waiting:
        known = gathering.bodies.get(gathering.canonical.get(slug, slug))
        gathering.at(known.name if known else words, slug, None).addressed[id_] = None
    _add_parents(gathering)
    return _finished(gathering, today), gathering.agencies


def nobodys_duties(directive: Directive, registers: Registers) -> list[Diagnostic]:
    """A warning for each duty whose agency, as the staff wrote it, is no body that can be told (C502)."""
    if directive.withdrawn:
        return []
    own = territory_from(directive.jurisdiction)
    elsewhere = _elsewhere(directive)
    return [
        Diagnostic(Code.BODY_AMBIGUOUS, Severity.WARNING, (("value", duty.agency),), duty.span)
        for duty in directive.duties
        if resolve_body(duty.agency, elsewhere.get(duty.agency, own), registers) is None
    ]


def _elsewhere(directive: Directive) -> dict[str, Territory | None]:
    """Territories of the bodies that the text puts elsewhere (`Công an huyện Châu Thành, tỉnh Tiền Giang` in a paper of
    tỉnh Long An), by their names; of names that stand for one body only.
    """
    named = Counter(agency.name for agency in directive.mentions)
    return {
        agency.name: territory_from(agency.jurisdiction)
        for agency in directive.mentions
        if agency.jurisdiction and named[agency.name] == 1
    }


def _gather(directive: Directive, own: Territory | None, gathering: _Gathering) -> None:
    registers, id_ = gathering.registers, directive.id or ""
    if directive.issuer:
        named = directive.issuer
        issuer = gathering.at(named.name, named.slug, resolve_body(named.name, own, registers))
        issuer.issued[id_] = None
        if directive.parent_body:
            above = directive.parent_body
            gathering.at(above.name, above.slug, resolve_body(above.name, own, registers))
            issuer.parent = issuer.parent or gathering.canonical.get(above.slug, above.slug)
    items: tuple[Addressee | Recipient, ...] = (*directive.addressees, *directive.recipients)
    for item in items:
        if item.agency:
            body = resolve_body(item.text, own, registers)
            if body and body.slug == item.agency:
                gathering.at(body.name, body.slug, body).addressed[id_] = None
            else:
                gathering.waiting.append((item.agency, item.text, id_))
    agencies: dict[str, str] = {}
    elsewhere = _elsewhere(directive) if directive.duties else {}
    for index, duty in enumerate(directive.duties):
        body = resolve_body(duty.agency, elsewhere.get(duty.agency, own), registers)
        if body:
            gathering.at(duty.agency, body.slug, body).duties.append((id_, index))
        for name in (duty.agency, *duty.supports, *filter(None, (duty.report_to,))):
            if name not in agencies and (body := resolve_body(name, elsewhere.get(name, own), registers)):
                agencies[name] = gathering.canonical.get(body.slug, body.slug)
    if agencies:
        gathering.agencies[id_] = agencies
    for agency in directive.mentions:
        where = territory_from(agency.jurisdiction) if agency.jurisdiction else own
        gathering.at(agency.name, agency.slug, resolve_body(agency.name, where, registers)).mentions[id_] = None


def _slug_of(name: str, registers: Registers) -> str:
    body = resolve_body(name, None, registers)
    return body.slug if body else to_slug(name)


def _add_parents(gathering: _Gathering) -> None:
    waiting = list(gathering.bodies)
    while waiting:
        slug = waiting.pop()
        body = gathering.bodies[slug]
        if body.resolved is None or body.parent:
            continue
        above = parent_of(body.resolved, gathering.registers)
        if above is None or gathering.canonical.get(above.slug, above.slug) == slug:
            continue
        if above.slug not in gathering.bodies:
            waiting.append(gathering.canonical.get(above.slug, above.slug))
        gathering.at(above.name, above.slug, above)
        body.parent = gathering.canonical.get(above.slug, above.slug)


def _finished(gathering: _Gathering, today: date) -> dict[str, Body]:
    children: dict[str, list[str]] = defaultdict(list)
    names = Counter(body.name for body in gathering.bodies.values())
    for slug, body in gathering.bodies.items():
        if body.parent and body.parent in gathering.bodies and not _circular(slug, gathering):
            children[body.parent].append(slug)
    order = {
        slug: place
        for place, slug in enumerate(
            sorted(gathering.bodies, key=lambda slug: (sort_key(gathering.bodies[slug].name), slug))
        )
    }
    return {
        slug: _body(
            slug,
            gathering,
            tuple(sorted(children[slug], key=order.__getitem__)),
            today,
            shared=names[gathering.bodies[slug].name] > 1,
        )
        for slug in order
    }


def _beside(name: str, where: Territory | None) -> str | None:
    """What its territory says beyond its name: `tỉnh Long An` of a body of huyện Châu Thành."""
    units = where.jurisdiction.split(", ") if where else []
    return ", ".join(unit for unit in units if unit not in name) or None


def _circular(slug: str, gathering: _Gathering) -> bool:
    seen = {slug}
    above = gathering.bodies[slug].parent
    while above and above in gathering.bodies:
        if above in seen:
            return True
        seen.add(above)
        above = gathering.bodies[above].parent
    return False


def _body(slug: str, gathering: _Gathering, children: tuple[str, ...], today: date, *, shared: bool) -> Body:
    growing, registers = gathering.bodies[slug], gathering.registers
    resolved = growing.resolved
    where = resolved.territory if resolved else None
    province = where.province if where else None
    present = registers.divisions.present_province(province) if province else None
    successor = gathering.successors.get(slug)
    if successor is None and resolved:
        after = successor_of(resolved, today, registers)
        successor = (after.slug, after.name) if after else None
    parent = growing.parent if growing.parent in gathering.bodies and not _circular(slug, gathering) else None
    return Body(
        slug=slug,
        name=growing.name,
        beside=_beside(growing.name, where) if shared else None,
        kind=resolved.kind if resolved else None,
        family=resolved.family if resolved else None,
        jurisdiction=where.jurisdiction if where else None,
        province=to_slug(province) if province else None,
        present_province=to_slug(present) if present else None,
        parent=parent,
        children=children,
        aliases=tuple(sorted({*growing.aliases, *gathering.also.get(slug, ())} - {growing.name}, key=sort_key)),
        successor=successor[0] if successor else None,
        successor_name=successor[1] if successor else None,
        issued=tuple(growing.issued),
        addressed=tuple(growing.addressed),
        duties=tuple(growing.duties),
        mentions=tuple(growing.mentions),
    )
