"""Topics (chủ đề) by the words that stand in a document; the words are the reason that its page shows."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from math import log2, sqrt

from generator.model import Origin, TopicAssignment
from generator.registers.body_kinds import BodyKinds, tokens_of
from generator.registers.loading import Entry, read_packaged

_SUBJECT_WEIGHT = 4
_ENOUGH = 4
_ENOUGH_BESIDE = 6
"""What a topic of the text alone needs beside one that the abstract names."""
_ENOUGH_BELOW = 4
"""The same of a topic below one that the abstract names: the text says what it does of it."""
_USUAL_LENGTH = 9000
"""Characters of a dispatch; in a longer text, which names everything, a mention weighs less."""
_SHORT_LENGTH = 3000
"""Characters under which a mention weighs more, by the root of what is missing, at most twice."""
_MOST = 5


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

        Of terms of several topics, one inside another, the longer counts: `đất trồng lúa` says nothing of rice. With
        `bodies`, what is only the name of a body (`Sở Giáo dục và Đào tạo`) does not count.
        """
        words = tokens_of(text)
        found: dict[str, Counter[str]] = defaultdict(Counter)
        phrases, names = self._phrases, bodies.by_first_word if bodies else {}
        until, covered, covering = 0, (0, 0), {""}
        for at, word in enumerate(words):
            if at >= until:
                for name, _ in names.get(word, ()):
                    if len(name) > 2 and words[at : at + len(name)] == name:
                        until = at + len(name)
                        break
            if at >= until:
                for phrase, term, slug in phrases.get(word, ()):
                    end = at + len(phrase)
                    if words[at:end] != phrase:
                        continue
                    if end > covered[1]:
                        covered, covering = (at, end), set()
                    elif (at, end) != covered and slug not in covering:
                        continue
                    covering.add(slug)
                    found[slug][term] += 1
        return found


def topics_of(subject: str | None, text: str, topics: Topics, bodies: BodyKinds) -> tuple[TopicAssignment, ...]:
    """The topics of a document, the strongest first, at most five, each with its terms, the most frequent first.

    A term in the abstract (trích yếu) says enough by itself; in the text alone a topic needs several mentions. A topic
    whose child says more of the document is left to the child: lists of a topic hold what stands under its children.
    """
    in_subject = topics.count(subject or "", bodies) or topics.count(subject or "")
    in_text = topics.count(text, bodies)
    share = _share(len(text))
    scores: dict[str, float] = {}
    for slug in {*in_subject, *in_text}:
        weak = share * sum(1 + log2(times) for times in in_text.get(slug, Counter()).values())
        scores[slug] = _SUBJECT_WEIGHT * len(in_subject.get(slug, ())) + weak
    chosen = [slug for slug, score in scores.items() if score >= _enough(slug, in_subject, topics)]
    covered = {above for slug in chosen for above in topics.ancestors(slug) if scores.get(above, 0) <= scores[slug] * 2}
    ranked = sorted((slug for slug in chosen if slug not in covered), key=lambda slug: (-scores[slug], slug))
    if ranked and not in_subject:
        ranked = [slug for slug in ranked if scores[slug] * 2 >= scores[ranked[0]]]
    return tuple(
        TopicAssignment(slug, topics.by_slug[slug].name, _terms(in_subject, in_text, slug), Origin.TEXT)
        for slug in ranked[:_MOST]
    )


def _share(length: int) -> float:
    if length > _USUAL_LENGTH:
        return _USUAL_LENGTH / length
    return min(2.0, sqrt(_SHORT_LENGTH / max(length, 1))) if length < _SHORT_LENGTH else 1.0


def _enough(slug: str, in_subject: dict[str, Counter[str]], topics: Topics) -> int:
    if not in_subject or slug in in_subject:
        return _ENOUGH
    return _ENOUGH_BELOW if _below(slug, in_subject, topics) else _ENOUGH_BESIDE


def _below(slug: str, in_subject: dict[str, Counter[str]], topics: Topics) -> bool:
    return any(above in in_subject for above in topics.ancestors(slug))


def _terms(in_subject: dict[str, Counter[str]], in_text: dict[str, Counter[str]], slug: str) -> tuple[str, ...]:
    times = in_subject.get(slug, Counter()) + in_text.get(slug, Counter())
    return tuple(sorted(times, key=lambda term: (-times[term], term)))


def read_topics(staff: tuple[TopicEntry, ...] = ()) -> Topics:
    """The packaged register and the staff's topics."""
    return Topics((*read_packaged("topics.yml", TopicEntry), *staff))
