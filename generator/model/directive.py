"""A directive (văn bản chỉ đạo, điều hành): what is written, what it means, and where each value came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from generator.model.corrections import Withdrawal
from generator.model.diagnostic import Code, Diagnostic
from generator.model.reading import Crop, FileSignature
from generator.model.span import Box, Span
from generator.model.vocabulary import (
    Component,
    DirectiveType,
    DutyRole,
    EventKind,
    FileRole,
    Origin,
    Relation,
    StatusSource,
    StatusState,
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One of the files that make up a document."""

    path: str
    sha256: str
    role: FileRole


@dataclass(frozen=True, slots=True)
class Agency:
    """A body (cơ quan, tổ chức): its name in full and natural case with territory, and its slug."""

    name: str
    slug: str
    jurisdiction: str | None = None
    """Its territory, where that is not the one that the name alone means in the document."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a field's value came from."""

    origin: Origin
    span: Span | None = None
    page: int | None = None
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that belongs to one component. Blocks stand in text order and hold every word."""

    component: Component
    span: Span
    item: int | None = None
    """Ordinal of the item (addressee, recipient, signer, annex) that it belongs to, where there are several."""


def annex_id(item: int | None) -> str:
    """The anchor of an annex (phụ lục) by the ordinal of its blocks: `pl1` for the first."""
    return f"pl{(item or 0) + 1}"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Nơi gửi đến (Kính gửi)."""

    text: str
    agency: str | None = None
    """Slug of a body, or None for classes and people."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """Nơi nhận: one item, with what it is to do with the paper."""

    text: str
    """Whole, as written."""
    purpose: str | None = None
    agency: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Quyền hạn, chức vụ, họ tên của người ký."""

    authority: str | None
    title: str | None
    name: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SignatureStamp:
    """What a digital signature's stamp prints: `Ký bởi …`, `Thời gian ký …`."""

    signer: str | None
    at: datetime | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered part of the body (phần, chương, mục, điều, khoản, điểm, dash)."""

    id: str
    """The anchor: `d3.k2.dd`."""
    marker: str | None
    """As printed, without closing dot or bracket; None for an unnumbered paragraph that follows children."""
    text: str
    """Its own words; paragraphs parted by a blank line, broken lines mended."""
    children: tuple["Provision", ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that a citation may mean."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that this one names."""

    identifier: str | None
    type: DirectiveType | None
    number: str | None
    date_issued: date | None
    issuer: str | None
    """Name as `Ủy ban nhân dân tỉnh Lai Châu`."""
    relation: Relation
    provision: str | None
    """A provision's id; None in the preamble."""
    as_written: str
    span: Span | None
    target: str | None = None
    """Id of the one document in the archive that it means."""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """Who must do what by when."""

    provision: str | None
    agency: str
    """In full with territory."""
    role: DutyRole
    due: date | datetime | None
    as_written: str
    span: Span | None = None
    supports: tuple[str, ...] = ()
    """Bodies named to help with it (phối hợp với), in full with territory."""
    report_to: str | None = None
    """The body to which is to be reported, in full with territory."""


@dataclass(frozen=True, slots=True)
class Event:
    """A stated date of effect, end or deadline."""

    kind: EventKind
    at: date | datetime
    provision: str | None
    as_written: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class TopicAssignment:
    """A topic (chủ đề) of the document, with the words that are the reason."""

    slug: str
    name: str
    terms: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A division that the document is about: its name of the day, and what it belongs to today."""

    slug: str
    """`tinh-thai-nguyen/huyen-dai-tu`."""
    name: str
    """`huyện Đại Từ`."""
    kind: str
    """`tỉnh thành-phố huyện quận thị-xã xã phường thị-trấn …` as a slug."""
    province: str
    """Slug of the province of the day."""
    present: tuple[str, ...] = ()
    """Slugs of the divisions of today; filled by linking."""


@dataclass(frozen=True, slots=True)
class Status:
    """Whether it still counts, as far as anyone has said so."""

    state: StatusState
    quote: str | None = None
    provision: str | None = None
    by: str | None = None
    """Id of the document that ended it."""
    source: StatusSource = StatusSource.TEXT
    checked: date | None = None
    begins: date | None = None
    """From when the document as a whole takes effect, by its own words; None where the staff say the status."""
    ends: date | None = None
    """Its last day by its own words, or by those of a document that is to end it."""
    since: date | None = None
    """Day from which `by` did so, at the earliest that of its issue: before it the document stood by its own words."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One document.

    Parsing fills all but `id`, citation targets and candidates, `PlaceMention.present`, and status by other documents.
    """

    source: str
    """The path as given."""
    text: str
    """The text that was read; every span is in it."""
    files: tuple[SourceFile, ...] = ()
    id: str | None = None
    """`BODY/YEAR/IDENTIFIER`."""
    type: DirectiveType | None = None
    """Tên loại (ELI `type_document`)."""
    number: str | None = None
    """Số, digits as printed: `07`, `66.15`."""
    notation: str | None = None
    """Ký hiệu, without number and year."""
    identifier: str | None = None
    """Số, ký hiệu (schema.org `legislationIdentifier`)."""
    date_issued: date | None = None
    """Ngày ban hành (schema.org `legislationDate`)."""
    place: str | None = None
    """Địa danh."""
    issuer: Agency | None = None
    """Cơ quan ban hành (schema.org `legislationPassedBy`)."""
    parent_body: Agency | None = None
    """Cơ quan chủ quản."""
    jurisdiction: str | None = None
    """Địa bàn (schema.org `legislationJurisdiction`): `huyện Đại Từ, tỉnh Thái Nguyên`, `toàn quốc`."""
    subject: str | None = None
    """Trích yếu, without V/v, Về việc, Về."""
    secrecy: str | None = None
    urgency: str | None = None
    addressees: tuple[Addressee, ...] = ()
    preamble: tuple[str, ...] = ()
    """Paragraphs before the first provision, legal basis (căn cứ) included."""
    provisions: tuple[Provision, ...] = ()
    closing: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signers: tuple[Signer, ...] = ()
    signature_stamp: SignatureStamp | None = None
    citations: tuple[Citation, ...] = ()
    duties: tuple[Duty, ...] = ()
    events: tuple[Event, ...] = ()
    topics: tuple[TopicAssignment, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    status: Status = field(default_factory=lambda: Status(StatusState.NO_END_STATED))
    provenance: Mapping[str, Provenance] = field(default_factory=lambda: MappingProxyType({}))
    diagnostics: tuple[Diagnostic, ...] = ()
    mentions: tuple[Agency, ...] = ()
    """Bodies named in the text, each once, in the order of their first mention; filled by parsing."""
    blocks: tuple[Block, ...] = ()
    """The whole text, cut into components: what the page's reading is set from."""
    preamble_spans: tuple[Span, ...] = ()
    """One for each paragraph of `preamble`."""
    closing_spans: tuple[Span, ...] = ()
    """One for each paragraph of `closing`."""
    note: str | None = None
    """The staff's note."""
    accepted: frozenset[Code] = frozenset()
    """Diagnostics that the staff have looked at; they are told no more."""
    withdrawn: Withdrawal | None = None
    masked: tuple[str, ...] = ()
    """Words taken out of every output."""
    file_signatures: tuple[FileSignature, ...] = ()
    crops: tuple[Crop, ...] = ()
    """What of the scan can be shown to a person; empty where words are masked."""
