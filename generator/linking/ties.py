"""Ties of one directive to others: what it cites, what it carries out. Kept, with what was asked of the others for it.

A directive is tied anew only where it is another than last time, or where one of its questions has another answer: the
documents that bear a number that it cites, their days, kinds, issuers, territories.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from generator.linking.chains import steps_up
from generator.linking.citations import resolved
from generator.linking.holdings import Asking, Holdings, Question
from generator.model import Candidate, ChainLink, Citation, Directive
from generator.registers import Registers


@dataclass(frozen=True, slots=True)
class Ties:
    """What one directive has to do with others."""

    citations: tuple[Citation, ...]
    steps_up: tuple[ChainLink, ...]


@dataclass(frozen=True, slots=True)
class KeptTies:
    """Ties as they are kept: without what the directive says itself."""

    mark: bytes
    """Of the directive as it was read."""
    asked: tuple[Question, ...]
    digest: bytes
    """Of the answers."""
    found: tuple[tuple[int, str | None, tuple[Candidate, ...]], ...]
    """Place among the citations, target, candidates; only where one was found."""
    steps: tuple[tuple[int, str | None, str | None, int | None, str | None, str | None], ...]
    """The fields of a step, with the place of its citation."""


@dataclass(frozen=True, slots=True)
class LinkMemory:
    """What is known of the last linking, and what the next will want to know of this one."""

    marks: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Source → a hash of the directive as it was read, and of the registers; who has none is tied anew."""
    before: Mapping[str, KeptTies] = field(default_factory=lambda: MappingProxyType({}))
    """By id."""
    after: dict[str, KeptTies] = field(default_factory=dict)
    """Filled as directives are linked."""
    anew: list[str] = field(default_factory=list)
    """Ids of those that were not as last time."""


class Tying:
    """Ties directives, or remembers how they were tied."""

    def __init__(self, holdings: Holdings, registers: Registers, memory: LinkMemory) -> None:
        """`memory` is of the same code."""
        self._holdings, self._registers, self._memory = holdings, registers, memory
        self._known: dict[Question, Question] = {}

    def of(self, directive: Directive) -> Ties:
        """Those of one directive."""
        memory, id_ = self._memory, directive.id or ""
        before, mark = memory.before.get(id_), memory.marks.get(directive.source)
        if before and mark and before.mark == mark and before.digest == self._holdings.digest(before.asked):
            memory.after[id_] = before
            return _again(directive, before)
        asking = Asking(self._holdings)
        citations = resolved(directive, asking, self._registers)
        ties = Ties(citations, steps_up(directive, citations, asking, self._registers))
        memory.anew.append(id_)
        if mark:
            # equal questions of many directives are one object, and stand once in what is kept
            asked = tuple(self._known.setdefault(one, one) for one in asking.asked)
            memory.after[id_] = _kept(directive, ties, mark, asked, self._holdings.digest(asked))
        return ties


def _kept(directive: Directive, ties: Ties, mark: bytes, asked: tuple[Question, ...], digest: bytes) -> KeptTies:
    pairs = zip(ties.citations, directive.citations, strict=True)
    found = tuple((at, new.target, new.candidates) for at, (new, old) in enumerate(pairs) if new is not old)
    places = {id(citation): at for at, citation in enumerate(ties.citations)}
    steps = tuple(
        (places[id(step.citation)], step.above, step.number, step.days, step.level_above, step.level_below)
        for step in ties.steps_up
    )
    return KeptTies(mark, asked, digest, found, steps)


def _again(directive: Directive, kept: KeptTies) -> Ties:
    citations = directive.citations
    if kept.found:
        changed = list(citations)
        for at, target, candidates in kept.found:
            changed[at] = replace(changed[at], target=target, candidates=candidates)
        citations = tuple(changed)
    steps = tuple(
        ChainLink(directive.id or "", above, number, citations[at], days, level_above, level_below)
        for at, above, number, days, level_above, level_below in kept.steps
    )
    return Ties(citations, steps)
