"""What the box in the header suggests: documents, bodies, places, topics and numbers, each with its address."""

from collections.abc import Mapping, Sequence

from generator.addresses import body_address, directive_address, number_address, place_address, topic_address
from generator.model import Archive
from generator.search.entries import Entry

MOST = 2000
"""Documents, the newest, and numbers, the most cited, that are suggested: the file is loaded whole."""


def suggestions(entries: Sequence[Entry], archive: Archive, kinds: Mapping[str, str]) -> dict[str, list[list[str]]]:
    """Kind of suggestion → `[label, second line, site-relative address]`, the weightiest first.

    A document has its kind before its number, as readers name it: `Chỉ thị 15/CT-TTg`. `kinds` are as for `entry`.
    """
    bodies = sorted(
        archive.bodies.values(), key=lambda b: (-len(b.issued), -len(b.addressed) - len(b.mentions), b.slug)
    )
    topics = sorted(archive.topics.values(), key=lambda t: (-len(t.directives), t.slug))
    places = sorted(archive.places.values(), key=lambda p: (-len(p.directives), p.slug))
    return {
        "documents": [[e.title, _called(e, kinds), directive_address(e.id)[1:]] for e in entries[:MOST]],
        "bodies": [[b.label, " · ".join(b.aliases), body_address(b.slug)[1:]] for b in bodies],
        "places": [[p.name, _above(archive, p.parent), place_address(p.slug)[1:]] for p in places],
        "topics": [[t.name, "", topic_address(t.slug)[1:]] for t in topics if t.directives],
        "numbers": [
            [archive.numbers[slug].identifier, "", number_address(slug)[1:]]
            for slug in archive.wanted[:MOST]
            if slug in archive.numbers
        ],
    }


def _called(known: Entry, kinds: Mapping[str, str]) -> str:
    return " ".join(filter(None, [kinds.get(known.kind or ""), known.number])) if known.number else ""


def _above(archive: Archive, slug: str | None) -> str:
    return archive.places[slug].name if slug and slug in archive.places else ""
