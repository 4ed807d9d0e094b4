"""Facets and dates as columns, the same for both engines; and the cards that hits are listed from."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from generator.model import Archive
from generator.search.entries import Entry


def columns(entries: Sequence[Entry], archive: Archive, kinds: Mapping[str, str]) -> dict[str, Any]:
    """Every facet as a table of `[slug, name, ordinal of the one above or -1]` and a column of ordinals into it.

    Days are ISO; `issued` holds null for the undated.
    """
    bodies = {slug: archive.bodies[slug].label if slug in archive.bodies else "" for slug in _seen(entries, _issuers)}
    names = {body.slug: body.name for d in archive.directives.values() if (body := d.issuer)}
    tables = {
        "issuer": [[slug, bodies[slug] or names.get(slug, slug), -1] for slug in bodies],
        "topic": _tree(_seen(entries, lambda e: e.topics), {s: (t.name, t.parent) for s, t in archive.topics.items()}),
        "place": _tree(_seen(entries, lambda e: e.places), _place_names(archive)),
        "kind": [[slug, kinds.get(slug, slug), -1] for slug in _seen(entries, lambda e: [e.kind] if e.kind else [])],
        "status": [[slug, "", -1] for slug in _seen(entries, lambda e: [e.status])],
    }
    at = {facet: {row[0]: ordinal for ordinal, row in enumerate(rows)} for facet, rows in tables.items()}
    return {
        "count": len(entries),
        "tables": tables,
        "issuer": [[at["issuer"][e.issuer]] if e.issuer else [] for e in entries],
        "kind": [[at["kind"][e.kind]] if e.kind else [] for e in entries],
        "status": [[at["status"][e.status]] for e in entries],
        "topic": [[at["topic"][slug] for slug in e.topics] for e in entries],
        "place": [[at["place"][slug] for slug in e.places] for e in entries],
        "issued": [e.issued.isoformat() if e.issued else None for e in entries],
        "effect": [_iso(e.effect) for e in entries],
        "due": [_iso(e.due) for e in entries],
    }


def _issuers(entry: Entry) -> Sequence[str]:
    return [entry.issuer] if entry.issuer else []


def _seen(entries: Sequence[Entry], slugs: Callable[[Entry], Sequence[str]]) -> list[str]:
    return sorted({slug for entry in entries for slug in slugs(entry)})


def _place_names(archive: Archive) -> dict[str, tuple[str, str | None]]:
    names: dict[str, tuple[str, str | None]] = {
        mention.slug: (mention.name, mention.slug.rpartition("/")[0] or None)
        for directive in archive.directives.values()
        for mention in directive.places
    }
    return names | {slug: (place.name, place.parent) for slug, place in archive.places.items()}


def _tree(slugs: Sequence[str], known: Mapping[str, tuple[str, str | None]]) -> list[list[Any]]:
    ordinal = {slug: index for index, slug in enumerate(slugs)}
    rows: list[list[Any]] = []
    for slug in slugs:
        name, above = known.get(slug, (slug, None))
        rows.append([slug, name, ordinal.get(above, -1) if above else -1])
    return rows


def _iso(days: Sequence[date]) -> list[str]:
    return [day.isoformat() for day in days]
