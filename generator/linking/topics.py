"""Topics of all directives: what each holds, its children's documents included."""

from collections import defaultdict
from collections.abc import Sequence

from generator.model import Directive, Topic, TopicMatch
from generator.registers import Registers
from generator.vietnamese import sort_key


def topics_in(directives: Sequence[Directive], registers: Registers) -> dict[str, Topic]:
    """The topics that have documents, and those above them, by slug in the order of the alphabet.

    `directives` come newest first, and so do a topic's documents. A document under two children stands once above them,
    with the words of both.
    """
    terms: dict[str, dict[str, list[str]]] = defaultdict(dict)
    names: dict[str, str] = {}
    for directive in directives:
        for topic in directive.topics:
            names.setdefault(topic.slug, topic.name)
            for slug in (topic.slug, *registers.topics.ancestors(topic.slug)):
                terms[slug].setdefault(directive.id or "", []).extend(topic.terms)
    known = registers.topics.by_slug
    found: dict[str, Topic] = {}
    for slug in sorted(terms, key=lambda slug: sort_key(known[slug].name if slug in known else names[slug])):
        entry = known.get(slug)
        parent = entry.parent if entry else None
        found[slug] = Topic(
            slug=slug,
            name=entry.name if entry else names[slug],
            parent=parent if parent in terms else None,
            children=tuple(
                other.slug
                for other in registers.topics.by_slug.values()
                if other.parent == slug and other.slug in terms
            ),
            directives=tuple(TopicMatch(id_, tuple(dict.fromkeys(words))) for id_, words in terms[slug].items()),
            description=entry.description if entry else None,
        )
    return found
