"""The directives held, by what a citation can ask for.

What one directive asks is noted with a hash of the answers (see `generator/linking/ties.py`). What is asked is never
guessed, so nothing is forgotten.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from generator.addresses import number_slug
from generator.linking.law_names import law_name
from generator.model import Citation, Directive, DirectiveType
from generator.registers import Territory, territory_from

Question = tuple[str, ...]
"""`("number", slug)`, `("digits", number, kind)`, `("law", name)`, `("id", id)`."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a citation is held against."""

    directive: Directive
    territory: Territory | None


class Bearers:
    """The documents that answer one question, newest first; by day and by province where very many do."""

    __slots__ = ("_by_day", "_by_province", "all")

    def __init__(self) -> None:
        """None yet."""
        self.all: list[Held] = []
        self._by_day: dict[date | None, list[Held]] | None = None
        self._by_province: dict[str | None, list[Held]] | None = None

    def near(self, citation: Citation, own: Territory | None) -> Sequence[Held]:
        """Those that the citation can mean, by its day, else by the territory of the paper that cites."""
        if citation.date_issued:
            if self._by_day is None:
                self._by_day = defaultdict(list)
                for held in self.all:
                    self._by_day[held.directive.date_issued].append(held)
            return [*self._by_day.get(citation.date_issued, ()), *self._by_day.get(None, ())]
        if citation.issuer or own is None or own.province is None:
            return self.all
        if self._by_province is None:
            self._by_province = defaultdict(list)
            for held in self.all:
                self._by_province[held.territory.province if held.territory else None].append(held)
        return [*self._by_province.get(own.province, ()), *self._by_province.get(None, ())]

    def mark(self) -> bytes:
        """A hash of all that linking looks at of them."""
        seen = [
            (
                one.id,
                one.withdrawn,
                one.type,
                one.date_issued,
                one.jurisdiction,
                one.issuer and (one.issuer.slug, one.issuer.name),
            )
            for one in (held.directive for held in self.all)
        ]
        return blake2b(repr(seen).encode("utf-8", "surrogatepass"), digest_size=16).digest()


_NONE = Bearers()


class Holdings:
    """All directives that a citation can mean, by question.

    A withdrawn one answers too: it is known, and nobody is asked to send it in. One that is withheld for a slip in its
    sidecar does not: what of it may be told is not known.
    """

    def __init__(self, directives: Sequence[Directive]) -> None:
        """`directives` come newest first, and so does every answer."""
        self._held: defaultdict[Question, Bearers] = defaultdict(Bearers)
        self._marks: dict[Question, bytes] = {}
        for directive in directives:
            if directive.withdrawn is None or not directive.withdrawn.reason.startswith("@"):
                held = Held(directive, territory_from(directive.jurisdiction))
                for question in _answered(directive):
                    self._held[question].all.append(held)

    def of(self, question: Question) -> Bearers:
        """Those that answer a question."""
        return self._held.get(question, _NONE)

    def digest(self, asked: Sequence[Question]) -> bytes:
        """Sixteen bytes; the same where every question has the same answer."""
        return blake2b(b"".join(map(self._mark, asked)), digest_size=16).digest()

    def _mark(self, question: Question) -> bytes:
        if question not in self._marks:
            self._marks[question] = self.of(question).mark()
        return self._marks[question]


class Asking:
    """The same holdings, with a note of what they were asked."""

    __slots__ = ("_holdings", "asked")

    def __init__(self, holdings: Holdings) -> None:
        """Nothing was asked yet."""
        self._holdings = holdings
        self.asked: dict[Question, None] = {}

    def of(self, question: Question) -> Bearers:
        """Those that answer a question."""
        self.asked[question] = None
        return self._holdings.of(question)


def _answered(directive: Directive) -> Iterator[Question]:
    yield "id", directive.id or ""
    if directive.identifier:
        yield "number", number_slug(directive.identifier)
    if directive.number and directive.type:
        yield digits_question(directive.number, directive.type)
    if directive.type is DirectiveType.LUAT and directive.subject:
        yield "law", law_name(directive.subject)


def digits_question(number: str, kind: DirectiveType) -> Question:
    """The documents of a kind whose number has these figures: what `Chỉ thị 15` can mean."""
    return "digits", number.lstrip("0"), kind.value
