"""What hits are listed from, in few bytes: a table's columns, each with what the one before does not say already."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from generator.model.vocabulary import StatusState
from generator.search.entries import Entry
from generator.vietnamese import slug

_USUAL = StatusState.NO_END_STATED.value
_EPOCH = date(1970, 1, 1)


def packed_cards(entries: Sequence[Entry]) -> dict[str, Any]:
    """Cards of documents that follow each other; `browser/cards.js` takes them apart.

    `bodies` are `[first part of the id, name of the issuer]`, `of` the body of each; `days` are counted back from the
    one before, the first from 1 January 1970, null for the undated; `ids` hold what follows the body in an id, or null
    where it is the year and the number. `status` holds those that are not the usual one, by place.
    """
    bodies: dict[tuple[str, str | None], int] = {}
    of: list[int] = []
    days: list[int | None] = []
    ids: list[str | None] = []
    before = 0
    for entry in entries:
        body, _, rest = entry.id.partition("/")
        of.append(bodies.setdefault((body, entry.issuer_name), len(bodies)))
        day = (entry.issued - _EPOCH).days if entry.issued else None
        days.append(None if day is None else before - day)
        before = before if day is None else day
        ids.append(None if entry.issued and rest == f"{entry.issued.year}/{slug(entry.number or '')}" else rest)
    return {
        "bodies": [list(body) for body in bodies],
        "of": of,
        "titles": [entry.title for entry in entries],
        "numbers": [entry.number for entry in entries],
        "days": days,
        "ids": ids,
        "status": {at: entry.status for at, entry in enumerate(entries) if entry.status != _USUAL},
    }
