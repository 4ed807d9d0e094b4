"""Implementation chains: which document carries out which, from a central one through a province to a district.

A step is what a document says itself: that it implements (triển khai, thực hiện), guides (hướng dẫn) or rests on
(căn cứ) another. It leads upward only: no task comes down from a paper of a lower body, or of one below the issuer at
its own level, from a proposal or a report, or from one that is younger. Laws, decrees and circulars named as a legal
basis give powers, not a task, and are left out; so is what a body rests on that it issued itself.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from generator.addresses import number_slug
from generator.linking.holdings import Asking
from generator.model import ChainLink, Citation, Directive, DirectiveType, Relation
from generator.registers import (
    Registers,
    ResolvedBody,
    Territory,
    body_of_symbol,
    parent_of,
    resolve_body,
    territory_from,
)

_STEPS = (Relation.IMPLEMENTS, Relation.GUIDES, Relation.BASIS)
"""Relations that make a step, the plainest first: where a document is cited more than once, that one counts."""
_LAWS = {DirectiveType.LUAT, DirectiveType.NGHI_DINH, DirectiveType.THONG_TU}
_UPWARD = {
    DirectiveType.TO_TRINH, DirectiveType.BAO_CAO, DirectiveType.PHIEU_CHUYEN, DirectiveType.BIEN_BAN,
    DirectiveType.GIAY_MOI,
}  # fmt: skip
"""Kinds that ask, report or invite: nothing is carried out of them (NĐ 30/2020, Điều 7)."""
LEVELS = ("central", "province", "district", "commune")

Links = Mapping[str, tuple[ChainLink, ...]]


def steps_up(
    directive: Directive, citations: Sequence[Citation], holdings: Asking, registers: Registers
) -> tuple[ChainLink, ...]:
    """What a directive carries out, in the order of its text; `citations` are its own, resolved."""
    if directive.withdrawn:
        return ()
    links: dict[str, ChainLink] = {}
    for relation in _STEPS:
        for citation in citations:
            link = _step(citation, directive, holdings, registers) if citation.relation is relation else None
            if link:
                links.setdefault(link.above or link.number or "", link)
    return tuple(sorted(links.values(), key=_place))


def steps_down(up: Links, directives: Mapping[str, Directive]) -> Links:
    """The same steps seen from above: by id, or by slug of a number that is not held; the oldest first."""
    down: dict[str, list[ChainLink]] = defaultdict(list)
    for links in up.values():
        for link in links:
            down[link.above or link.number or ""].append(link)

    def age(link: ChainLink) -> tuple[date, str]:
        return directives[link.below].date_issued or date.max, link.below

    return {key: tuple(sorted(links, key=age)) for key, links in down.items()}


def _place(link: ChainLink) -> int:
    return link.citation.span.start if link.citation.span else -1


def _step(citation: Citation, directive: Directive, holdings: Asking, registers: Registers) -> ChainLink | None:
    held = holdings.of(("id", citation.target)).all if citation.target else ()
    other = held[0].directive if held else None
    if other and other.withdrawn:
        return None
    number = number_slug(citation.identifier or "") if citation.target is None else ""
    if other is None and not number:
        return None
    kind = (other.type if other else None) or citation.type
    basis = citation.relation is Relation.BASIS
    if kind in _UPWARD or (basis and kind in _LAWS) or (other and other.id == directive.id):
        return None
    if basis and _same_body(citation, other, directive):
        return None
    issued = (other.date_issued if other else None) or citation.date_issued
    days = (directive.date_issued - issued).days if directive.date_issued and issued else None
    body = _body_above(citation, other, directive, registers)
    if body and directive.issuer and _stands_under(body, directive.issuer.slug, registers):
        return None
    above = _level(other) if other else body.territory.level if body else None
    below = _level(directive)
    if (days is not None and days < 0) or (above and below and LEVELS.index(above) > LEVELS.index(below)):
        return None
    return ChainLink(directive.id or "", other.id if other else None, number or None, citation, days, above, below)


def _same_body(citation: Citation, other: Directive | None, directive: Directive) -> bool:
    if directive.issuer is None:
        return False
    if other and other.issuer:
        return other.issuer.slug == directive.issuer.slug
    return citation.issuer == directive.issuer.name


def _level(directive: Directive) -> str | None:
    where = territory_from(directive.jurisdiction)
    return where.level if where else None


def _body_above(
    citation: Citation, other: Directive | None, directive: Directive, registers: Registers
) -> ResolvedBody | None:
    """Who issued what is cited: the issuer that is held or named, else the one body that the number's letters mean."""
    if other:
        name = other.issuer.name if other.issuer else None
        return _body(name, "", territory_from(other.jurisdiction), registers)
    identifier = (citation.identifier or "").replace(" ", "")
    letters = identifier.partition("/" if "/" in identifier else "-")[2].rpartition("/")[2]
    return _body(citation.issuer, letters, territory_from(directive.jurisdiction), registers)


@lru_cache(maxsize=65536)
def _body(issuer: str | None, letters: str, own: Territory | None, registers: Registers) -> ResolvedBody | None:
    body = resolve_body(issuer, own, registers) if issuer else None
    return body or (body_of_symbol(letters, own or Territory(), registers) if letters else None)


@lru_cache(maxsize=65536)
def _stands_under(body: ResolvedBody, slug: str, registers: Registers) -> bool:
    """Whether a body is one of those below another: a sở below its province's Ủy ban nhân dân."""
    above = parent_of(body, registers)
    for _ in LEVELS:
        if above is None or above.slug == slug:
            break
        above = parent_of(above, registers)
    return above is not None and above.slug == slug
