"""Topics (chủ đề) by the words that stand in a document; the words are the reason that its page shows."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from generator.model import Origin, TopicAssignment
from generator.registers.body_kinds import BodyKinds, tokens_of
from generator.registers.loading import Entry, read_packaged

_SUBJECT_WEIGHT = 4
_ENOUGH = 4
_ENOUGH_BESIDE = 7
"""What a topic of the text alone needs beside one that the abstract names."""
_USUAL_LENGTH = 9000
"""Characters of a dispatch; in a longer text, which names everything, a mention weighs less."""
_MOST = 5
_TERM_CAP = 3


class TopicEntry(Entry):
    """One line of `topics.yml`, or of the staff's."""

    slug: str
    name: str
    parent: str | None = None
    terms: tuple[str, ...]
    description: str | None = None
    about: tuple[str, ...] = ()
    not_about: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Topics:
    """The register of topics."""

    entries: tuple[TopicEntry, ...]

    @cached_property
    def by_slug(self) -> dict[str, TopicEntry]:
        """Slug → topic; of two entries of one slug the staff's, which stands last."""
        return {entry.slug: entry for entry in self.entries}

    def ancestors(self, slug: str) -> tuple[str, ...]:
        """The topics above one, the nearest first."""
        found: list[str] = []
        entry = self.by_slug.get(slug)
        while entry and entry.parent and entry.parent in self.by_slug and entry.parent not in found:
            found.append(entry.parent)
            entry = self.by_slug[entry.parent]
        return tuple(found)

    @cached_property
    def _phrases(self) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
        found: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
        for entry in self.by_slug.values():
            for term in entry.terms:
                words = tokens_of(term)
                found[words[0]].append((words, term, entry.slug))
        return {first: sorted(phrases, key=lambda phrase: -len(phrase[0])) for first, phrases in found.items()}

    def count(self, text: str, bodies: BodyKinds | None = None) -> dict[str, Counter[str]]:
        """How often each topic's terms stand in a text: slug → term → times. One pass over its words.

        With `bodies`, what is only the name of a body (`Sở Giáo dục và Đào tạo`) does not count.
        """
        words = tokens_of(text)
        found: dict[str, Counter[str]] = defaultdict(Counter)
        phrases, names = self._phrases, bodies.by_first_word if bodies else {}
        until = 0
        for at, word in enumerate(words):
            if at >= until:
                for name, _ in names.get(word, ()):
                    if len(name) > 2 and words[at : at + len(name)] == name:
                        until = at + len(name)
                        break
            if at >= until:
                for phrase, term, slug in phrases.get(word, ()):
                    if words[at : at + len(phrase)] == phrase:
                        found[slug][term] += 1
        return found


def topics_of(subject: str | None, text: str, topics: Topics, bodies: BodyKinds) -> tuple[TopicAssignment, ...]:
    """The topics of a document, the strongest first, at most five, each with its terms, the most frequent first.

    A term in the abstract (trích yếu) says enough by itself; in the text alone a topic needs several mentions. A topic
    whose child says more of the document is left to the child: lists of a topic hold what stands under its children.
    """
    in_subject = topics.count(subject or "", bodies) or topics.count(subject or "")
    in_text = topics.count(text, bodies)
    share = min(1.0, _USUAL_LENGTH / (len(text) + 1))
    scores: dict[str, float] = {}
    for slug in {*in_subject, *in_text}:
        weak = share * sum(min(times, _TERM_CAP) for times in in_text.get(slug, Counter()).values())
        scores[slug] = _SUBJECT_WEIGHT * len(in_subject.get(slug, ())) + weak
    enough = _ENOUGH_BESIDE if in_subject else _ENOUGH
    chosen = [slug for slug, score in scores.items() if score >= enough or (slug in in_subject and score >= _ENOUGH)]
    covered = {above for slug in chosen for above in topics.ancestors(slug) if scores.get(above, 0) <= scores[slug] * 2}
    ranked = sorted((slug for slug in chosen if slug not in covered), key=lambda slug: (-scores[slug], slug))
    if ranked:
        ranked = [slug for slug in ranked if in_subject.get(slug) or scores[slug] * 3 >= scores[ranked[0]]]
    return tuple(
        TopicAssignment(slug, topics.by_slug[slug].name, _terms(in_subject, in_text, slug), Origin.TEXT)
        for slug in ranked[:_MOST]
    )


def _terms(in_subject: dict[str, Counter[str]], in_text: dict[str, Counter[str]], slug: str) -> tuple[str, ...]:
    times = in_subject.get(slug, Counter()) + in_text.get(slug, Counter())
    return tuple(sorted(times, key=lambda term: (-times[term], term)))


def read_topics(staff: tuple[TopicEntry, ...] = ()) -> Topics:
    """The packaged register and the staff's topics."""
    return Topics((*read_packaged("topics.yml", TopicEntry), *staff))
