"""Citations: which document in the archive each one means, only where exactly one candidate remains.

Number and symbol are no key: numbers begin again each year, and every province has its UBND. A candidate must agree in
kind, in the day that is named, in its body, and may not be younger than the one that cites it. What agrees in the
number alone stays *possible*, with the reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from generator.addresses import number_slug
from generator.linking.holdings import Asking, Held, digits_question
from generator.linking.laws import law_meant
from generator.model import Candidate, Citation, Code, Diagnostic, Directive, DirectiveType, Severity
from generator.registers import Registers, Territory, resolve_body, territory_from

_WINDOW = 366
"""Days before a citing document within which a number without a day or a year may be taken as that of its series."""
_SEEN = 200
"""Documents of one number, the newest, that are looked at for candidates."""
_MOST = 8
"""Candidates shown of one citation."""


def resolved(directive: Directive, holdings: Asking, registers: Registers) -> tuple[Citation, ...]:
    """The citations of a directive, each with its target or its candidates, where there are any.

    A citation meets only the documents that bear its number, and of those only the ones of its day or its province.
    """
    own = territory_from(directive.jurisdiction)
    citations = tuple(
        _resolve(citation, directive, own, holdings, registers)
        if citation.identifier
        else _named(citation, directive, holdings)
        for citation in directive.citations
    )
    found = any(new is not old for new, old in zip(citations, directive.citations, strict=True))
    return citations if found else directive.citations


def doubts(citations: Sequence[Citation]) -> list[Diagnostic]:
    """A note for each citation that may mean a document held, and may not (C501)."""
    return [
        Diagnostic(Code.CITATION_UNCLEAR, Severity.NOTE, (("value", citation.as_written),), citation.span)
        for citation in citations
        if citation.candidates and not citation.target
    ]


def _resolve(
    citation: Citation, directive: Directive, own: Territory | None, holdings: Asking, registers: Registers
) -> Citation:
    if citation.target or not citation.identifier:
        return citation
    bearers = holdings.of(("number", number_slug(citation.identifier)))
    short = not bearers.all and "/" not in citation.identifier and not _symbol(citation)
    if short and citation.number and citation.type:
        bearers = holdings.of(digits_question(citation.number, citation.type))
    elif not short:
        near = bearers.near(citation, own)
        fitting = [held for held in near if _contradiction(citation, held, directive, own, registers) is None]
        if len(fitting) == 1 and _confirmed(citation, fitting[0].directive, directive):
            return replace(citation, target=fitting[0].directive.id)
    near = bearers.near(citation, own)[:_SEEN] or bearers.all[:_SEEN]
    possible = _possible(citation, near, directive, own, registers, short=short)
    return replace(citation, candidates=possible) if possible else citation


def _named(citation: Citation, directive: Directive, holdings: Asking) -> Citation:
    known = citation.target or citation.type is not DirectiveType.LUAT
    return citation if known else law_meant(citation, directive, holdings)


def _symbol(citation: Citation) -> bool:
    return "-" in (citation.identifier or "")


def _contradiction(
    citation: Citation, held: Held, citing: Directive, own: Territory | None, registers: Registers
) -> str | None:
    """Why a document that bears the number can't be meant: `self`, `day`, `later`, `kind`, `issuer`, `territory`."""
    other = held.directive
    if other.id == citing.id:
        return "self"
    if citation.date_issued and other.date_issued and citation.date_issued != other.date_issued:
        return "day"
    if citing.date_issued and other.date_issued and other.date_issued > citing.date_issued:
        return "later"
    if citation.type and other.type and citation.type is not other.type:
        return "kind"
    if citation.issuer and other.issuer:
        named = _bodies(citation.issuer, own, registers)
        if named and other.issuer.slug not in named:
            provinces = {where.province for where in named.values()}
            return "issuer" if held.territory is None or held.territory.province in provinces else "territory"
    if not citation.issuer and own and held.territory and not _reaches(held.territory, own):
        return "territory"
    return None


@lru_cache(maxsize=65536)
def _bodies(issuer: str, own: Territory | None, registers: Registers) -> Mapping[str, Territory]:
    """Slug → territory of the bodies that a named issuer can be: joint issuers are parted by `;`."""
    bodies = (resolve_body(name, own, registers) for name in issuer.split(";"))
    return {body.slug: body.territory for body in bodies if body}


def _reaches(issuing: Territory, own: Territory) -> bool:
    """Whether a paper of one territory is at home in another: above it, below it, or the same."""
    if issuing.province is None or own.province is None:
        return True
    if issuing.province != own.province:
        return False
    return issuing.district is None or own.district is None or issuing.district == own.district


def _confirmed(citation: Citation, other: Directive, citing: Directive) -> bool:
    """Whether something beside the number says that it is this one: its day, a year in the number, or nearness."""
    if citation.date_issued and citation.date_issued == other.date_issued:
        return True
    if _names_year(citation.identifier or "", other.date_issued):
        return True
    if not (citing.date_issued and other.date_issued) or citation.date_issued:
        return False
    return 0 <= (citing.date_issued - other.date_issued).days <= _WINDOW and bool(other.issuer)


def _names_year(identifier: str, issued: date | None) -> bool:
    parts = identifier.replace("-", "/").split("/")
    years = [part for part in parts[1:] if len(part) == 4 and part.isdigit()]
    return bool(years) and (issued is None or str(issued.year) in years)


def _possible(
    citation: Citation,
    held: Sequence[Held],
    citing: Directive,
    own: Territory | None,
    registers: Registers,
    *,
    short: bool,
) -> tuple[Candidate, ...]:
    ranked: list[tuple[int, int, str, str]] = []
    for one in held:
        why = _contradiction(citation, one, citing, own, registers)
        if why in ("self", "territory", "kind") or (why == "later" and short):
            continue
        known = "short" if short else "number"
        reason = f"{known}-but-{why}" if why else known
        days = (one.directive.date_issued or date.min).toordinal()
        ranked.append((1 if why else 0, -days, one.directive.id or "", reason))
    return tuple(Candidate(id_, reason) for _, _, id_, reason in sorted(ranked)[:_MOST])
