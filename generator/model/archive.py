"""What linking makes of all directives together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from generator.model.diagnostic import Diagnostic
from generator.model.directive import Citation, Directive


@dataclass(frozen=True, slots=True)
class DirectiveLink:
    """A citation seen from the other side."""

    id: str
    """The citing directive."""
    citation: Citation


@dataclass(frozen=True, slots=True)
class Body:
    """A body (cơ quan) that came into being from documents: a kind and a territory."""

    slug: str
    name: str
    kind: str | None = None
    """Key of its kind in the register of bodies."""
    family: str | None = None
    """`state`, `party`, `front` (mass organisation), `armed`."""
    jurisdiction: str | None = None
    province: str | None = None
    """Slug of the province of the day, None for central bodies."""
    present_province: str | None = None
    parent: str | None = None
    """Slug of the body above."""
    children: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    successor: str | None = None
    """Slug of the body that it is today."""
    successor_name: str | None = None
    """In full, for one that no document names has no page."""
    issued: tuple[str, ...] = ()
    """Ids, newest first."""
    addressed: tuple[str, ...] = ()
    """Ids of directives sent to it (Kính gửi, Nơi nhận)."""
    duties: tuple[tuple[str, int], ...] = ()
    """(id, index into that directive's duties)."""
    mentions: tuple[str, ...] = ()
    beside: str | None = None
    """Where it is, if another body of the archive bears its name: `tỉnh Long An`."""

    @property
    def label(self) -> str:
        """Its name, told from others of the same name: `Công an huyện Châu Thành (tỉnh Long An)`."""
        return f"{self.name} ({self.beside})" if self.beside else self.name


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A directive under a topic, and the words that put it there."""

    id: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic (chủ đề) of the register."""

    slug: str
    name: str
    parent: str | None = None
    children: tuple[str, ...] = ()
    directives: tuple[TopicMatch, ...] = ()
    """Newest first; those of its children included."""
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A division (đơn vị hành chính), present or former, that a document is about, or one above or below it."""

    slug: str
    """`tinh-thai-nguyen` or `tinh-thai-nguyen/huyen-dai-tu`."""
    name: str
    """`huyện Đại Từ`."""
    kind: str
    province: str
    former: bool
    present: tuple[str, ...] = ()
    """Slugs of what it belongs to today, where former."""
    predecessors: tuple[str, ...] = ()
    """Former divisions that went into this one, of those that have pages."""
    changed_on: date | None = None
    changed_by: str | None = None
    """The resolution that changed it: `1683/NQ-UBTVQH15`."""
    meanwhile: tuple[str, ...] = ()
    """What it belonged to from then on, where that is no more either: `thành phố Huế`; names, none where it went into
    today's at once.
    """
    since: date | None = None
    """Since when it belongs to those of today, where that was a later change."""
    since_by: str | None = None
    directives: tuple[str, ...] = ()
    """Ids, newest first: those of the place itself, what lies below it, and its predecessors."""
    parent: str | None = None
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedNumber:
    """A number that is cited and not held, or borne by several documents: `/so/IDENTIFIER/`."""

    slug: str
    identifier: str
    cited_by: tuple[DirectiveLink, ...] = ()
    held: tuple[str, ...] = ()
    """Ids of the directives that bear it."""

    @property
    def missed_by(self) -> tuple[DirectiveLink, ...]:
        """Citations that mean none of those held: they name another day, body or kind than theirs."""
        if not self.held:
            return self.cited_by
        return tuple(
            link for link in self.cited_by if all("-but-" in possible.reason for possible in link.citation.candidates)
        )


@dataclass(frozen=True, slots=True)
class Notice:
    """What another document in the archive did to one, short of ending it (domain: status)."""

    kind: str
    """`amended`, `corrected`; `to_be_replaced`, `_repealed`, `_annulled`, `_suspended`, `_ended_in_part`, when the
    other takes effect; or `possibly_outdated`: it rests on one that has ended."""
    by: str
    """Id of the other document."""
    quote: str
    """The words that say so, in the one that says them."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A step of an implementation chain: one document carries out another (triển khai, hướng dẫn, căn cứ)."""

    below: str
    """Id of the document that carries out."""
    above: str | None
    """Id of the one that is carried out, where it is held."""
    number: str | None
    """Else the slug of its number."""
    citation: Citation
    """Where the one below says so."""
    days: int | None = None
    """Days from the issue of the one above to that of the one below; None where a date is not known."""
    level_above: str | None = None
    """`central`, `province`, `district`, `commune`; None where it is not known."""
    level_below: str | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything, linked: the input of writing and search."""

    directives: Mapping[str, Directive] = field(default_factory=lambda: MappingProxyType({}))
    """By id, newest first, undated last."""
    bodies: Mapping[str, Body] = field(default_factory=lambda: MappingProxyType({}))
    agencies: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """Id → full name of a body in its duties → slug: names of districts and communes come again in other provinces."""
    topics: Mapping[str, Topic] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    numbers: Mapping[str, CitedNumber] = field(default_factory=lambda: MappingProxyType({}))
    """By slug of the identifier."""
    wanted: tuple[str, ...] = ()
    """Slugs of `numbers` cited and not held, the most cited first."""
    cited_by: Mapping[str, tuple[DirectiveLink, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Id → who cites it."""
    diagnostics: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Id → what linking found."""
    notices: Mapping[str, tuple[Notice, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Id → what other documents did to it, newest first."""
    carries_out: Mapping[str, tuple[ChainLink, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Id → steps up to what it carries out."""
    carried_out_by: Mapping[str, tuple[ChainLink, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Id, or slug of a number that is not held → steps down to what carries it out, the oldest first."""
    redirects: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Former id → id."""
    gone: tuple[str, ...] = ()
    """Ids that were published, and whose document is no more among the sources."""
    unpublished: tuple[Directive, ...] = ()
    """Documents whose identity was taken, or that could not be read at all."""
    today: date | None = None
    """The build date: the day on which 'today' was asked."""
