"""Laws cited by name, without a number, as the rules allow: `Luật Đất đai năm 2024`, `Luật Đất đai ngày 18/01/2024`."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.model import Candidate, Citation, Directive, DirectiveType
from generator.vietnamese import same_tone

_KIND = re.compile(r"^(?:bộ luật|luật|pháp lệnh)\s+")
_YEAR = re.compile(r"\s+năm\s+((?:19|20)\d\d)$")
_MARKS = re.compile(r"[\s,;–-]+")

Laws = Mapping[str, Sequence[Directive]]
"""Name without its kind → the laws held that bear it, newest first."""


def held_laws(directives: Sequence[Directive]) -> Laws:
    """The laws among `directives`, which come newest first, by their names; a withdrawn one is none."""
    found: dict[str, list[Directive]] = defaultdict(list)
    for directive in directives:
        if directive.type is DirectiveType.LUAT and directive.subject and not directive.withdrawn:
            found[_name(directive.subject)].append(directive)
    return found


def law_meant(citation: Citation, citing: Directive, laws: Laws) -> Citation:
    """A citation by name with the law that it means, where it names a year or a day and one law held has both.

    A name alone can mean a law of any year, one that is not held too: those held are then possible, no more. A law
    younger than the paper that cites it can't be meant.
    """
    words = _words(citation.as_written)
    stated = _YEAR.search(words)
    day, year = citation.date_issued, int(stated[1]) if stated else None
    fitting = [
        law
        for law in laws.get(_name(citation.as_written), ())
        if law.id != citing.id
        and not (law.date_issued and citing.date_issued and law.date_issued > citing.date_issued)
        and not (day and law.date_issued != day)
        and not (year and (law.date_issued is None or law.date_issued.year != year))
    ]
    if len(fitting) == 1 and (day or year):
        return replace(citation, target=fitting[0].id)
    possible = tuple(Candidate(law.id or "", "name") for law in fitting)
    return replace(citation, candidates=possible) if possible else citation


def _words(text: str) -> str:
    return _MARKS.sub(" ", same_tone(text).lower()).strip(' .:“”"')


def _name(text: str) -> str:
    return _YEAR.sub("", _KIND.sub("", _words(text)))
