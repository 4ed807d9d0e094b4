"""Laws cited by name, without a number, as the rules allow: `Luật Đất đai năm 2024`, `Luật Đất đai ngày 18/01/2024`."""

from dataclasses import replace

from generator.linking.holdings import Asking
from generator.linking.law_names import law_name, year_stated
from generator.model import Candidate, Citation, Directive


def law_meant(citation: Citation, citing: Directive, holdings: Asking) -> Citation:
    """A citation by name with the law that it means, where it names a year or a day and one law held has both.

    A name alone can mean a law of any year, one that is not held too: those held are then possible, no more. A law
    younger than the paper that cites it can't be meant.
    """
    day, year = citation.date_issued, year_stated(citation.as_written)
    named = (held.directive for held in holdings.of(("law", law_name(citation.as_written))).all)
    fitting = [
        law
        for law in named
        if law.id != citing.id
        and not (law.date_issued and citing.date_issued and law.date_issued > citing.date_issued)
        and not (day and law.date_issued != day)
        and not (year and (law.date_issued is None or law.date_issued.year != year))
    ]
    if len(fitting) == 1 and (day or year):
        return replace(citation, target=fitting[0].id)
    possible = tuple(Candidate(law.id or "", "name") for law in fitting)
    return replace(citation, candidates=possible) if possible else citation
