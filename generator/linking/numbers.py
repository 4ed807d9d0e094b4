"""Numbers that are cited and not held, or borne by several documents; who cites whom; what is wanted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from generator.addresses import number_slug
from generator.model import CitedNumber, Directive, DirectiveLink


def citing(directives: Sequence[Directive]) -> dict[str, tuple[DirectiveLink, ...]]:
    """Id of a held document → its citations in others, newest citing document first."""
    found: dict[str, list[DirectiveLink]] = defaultdict(list)
    for directive in directives:
        for citation in directive.citations:
            if citation.target:
                found[citation.target].append(DirectiveLink(directive.id or "", citation))
    return {id_: tuple(links) for id_, links in found.items()}


def cited_numbers(directives: Sequence[Directive]) -> dict[str, CitedNumber]:
    """`/so/…`: numbers with a citation that led nowhere, and numbers that several documents bear, by slug."""
    held: dict[str, list[str]] = defaultdict(list)
    written: dict[str, str] = {}
    for directive in directives:
        slug = number_slug(directive.identifier or "")
        if slug:
            held[slug].append(directive.id or "")
            written.setdefault(slug, directive.identifier or "")
    links: dict[str, list[DirectiveLink]] = defaultdict(list)
    for directive in directives:
        for citation in directive.citations:
            slug = number_slug(citation.identifier or "")
            if slug and citation.target is None:
                links[slug].append(DirectiveLink(directive.id or "", citation))
                written.setdefault(slug, citation.identifier or "")
    several = {slug for slug, ids in held.items() if len(ids) > 1}
    return {
        slug: CitedNumber(slug, written[slug], tuple(links.get(slug, ())), tuple(held.get(slug, ())))
        for slug in sorted(several | links.keys())
    }


def wanted(numbers: Mapping[str, CitedNumber], directives: Mapping[str, Directive]) -> tuple[str, ...]:
    """Slugs of numbers of documents that are not held: cited by most documents first, then by the latest, then by name.

    That another body's document bears the number makes it no less wanted.
    """

    def rank(slug: str) -> tuple[int, int, str]:
        citing_ids = {link.id for link in missing[slug]}
        latest = max((directives[id_].date_issued or date.min for id_ in citing_ids), default=date.min)
        return -len(citing_ids), -latest.toordinal(), slug

    missing = {slug: links for slug, number in numbers.items() if (links := number.missed_by)}
    return tuple(sorted(missing, key=rank))
