"""How well topics are given, against what a reader wrote down: `python -m tests.bench.topics [FOLDER OF TEXTS]`."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.model import Corrections
from generator.parsing import parse
from generator.reading import read
from generator.registers import Topics, load

ROOT = Path(__file__).parents[2]
LABELS = ROOT / "tests/cases/topics-labelled.yml"
BESIDE = ROOT.parent / "shared/corpus/text"
"""Where the texts that are not kept here lie on a machine that has them."""
REGISTERS = load()


@dataclass(frozen=True, slots=True)
class Judged:
    """One document."""

    name: str
    right: frozenset[str]
    given: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Over some documents: topics that were given and right, given, right."""

    both: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        """Share of the given that is right; 1 where nothing was given."""
        return self.both / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Share of the right that was given; 1 where nothing was to be given."""
        return self.both / self.right if self.right else 1.0


def judged(elsewhere: Path | None = None) -> Iterator[Judged]:
    """The labelled documents: seeds and own ones always, those from elsewhere where their texts are."""
    labels: dict[str, Any] = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "sources").rglob("*.txt")):
        if path.stem in labels["seeds"]:
            yield _judge(path.stem, labels["seeds"][path.stem], path.read_bytes())
    for number, own in enumerate((*labels["own"], *labels["later"]), 1):
        text = f"Số: {number}/UBND-VP\nV/v {own['subject']}\n\nKính gửi: Ủy ban nhân dân các xã.\n\n{own['text']}"
        group = "own" if own in labels["own"] else "later"
        yield _judge(f"{group} {number}: {own['subject']}", own["topics"], text.encode())
    for name, topics in labels["elsewhere"].items():
        if elsewhere and (path := elsewhere / f"{name}.txt").exists():
            yield _judge(name, topics, path.read_bytes())


def score(documents: list[Judged]) -> Score:
    """All topics of all documents together."""
    both = sum(len(one.right & one.given) for one in documents)
    return Score(both, sum(len(one.given) for one in documents), sum(len(one.right) for one in documents))


def by_topic(documents: list[Judged]) -> dict[str, Score]:
    """The same for each topic that was given or right, by slug."""
    both = Counter(slug for one in documents for slug in one.right & one.given)
    given = Counter(slug for one in documents for slug in one.given)
    right = Counter(slug for one in documents for slug in one.right)
    return {slug: Score(both[slug], given[slug], right[slug]) for slug in sorted({*given, *right})}


def _judge(name: str, right: list[str], data: bytes) -> Judged:
    directive = parse(read(data, "van-ban.txt"), Corrections(), REGISTERS)
    given = frozenset(topic.slug for topic in directive.topics)
    return Judged(name, _listed(frozenset(right), REGISTERS.topics), _listed(given, REGISTERS.topics))


def _listed(slugs: frozenset[str], topics: Topics) -> frozenset[str]:
    """The topics on whose pages a document stands: a topic's list holds what stands under its children."""
    return slugs | {above for slug in slugs for above in topics.ancestors(slug)}


def main(folder: Path) -> str:
    """The table: overall, each topic, each document that was judged otherwise."""
    documents = list(judged(folder))
    found = score(documents)
    later = [one for one in documents if one.name.startswith("later")]
    unseen = score(later)
    missing = "" if folder.is_dir() else f" ({folder} is not here: seeds and own documents only)"
    lines = [
        f"{len(documents)} documents{missing}: precision {found.precision:.1%}, recall {found.recall:.1%}",
        f"of these {len(later)} not looked at in mending: {unseen.precision:.1%}, {unseen.recall:.1%}",
        "",
        f"{'topic':32} {'right':>5} {'given':>5} {'both':>5} {'prec.':>6} {'recall':>6}",
    ]
    for slug, one in by_topic(documents).items():
        lines.append(f"{slug:32} {one.right:5} {one.given:5} {one.both:5} {one.precision:6.0%} {one.recall:6.0%}")
    lines += ["", "judged otherwise:"]
    for document in documents:
        extra, missed = sorted(document.given - document.right), sorted(document.right - document.given)
        if extra or missed:
            lines.append(f"  {document.name}: too many {extra}, missed {missed}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(main(Path(sys.argv[1]) if len(sys.argv) > 1 else BESIDE))
