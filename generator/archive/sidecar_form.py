"""The shape of a sidecar: the record's own keys, each value read as text and made what it means."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from generator.archive.sidecar_scalars import Day, Instant, Moment, Slug, Texts, body_of, code_of, listed, words_of
from generator.model import (
    Addressee,
    Agency,
    Candidate,
    Citation,
    DirectiveType,
    Duty,
    DutyRole,
    Event,
    EventKind,
    Origin,
    PlaceMention,
    Provision,
    Recipient,
    Relation,
    SignatureStamp,
    Signer,
    Status,
    StatusSource,
    StatusState,
    TopicAssignment,
)
from generator.vietnamese import slug


class Form(BaseModel):
    """What all parts of a sidecar share: no key that we don't know, no guessing."""

    model_config = ConfigDict(extra="forbid")


class Part(Form):
    """A part that has a value of the model's own."""

    def value(self) -> Any:
        """The value as the model has it."""
        raise TypeError(type(self))


class BodyForm(Part):
    """`issuer`, `parent_body`: `{name, slug}`, the slug made from the name where it is not given."""

    name: str
    slug: Slug = None

    def value(self) -> Agency:
        """The body."""
        return Agency(self.name, self.slug or slug(self.name))


class AddresseeForm(Part):
    """An item of `addressees`."""

    text: str
    agency: Slug = None

    def value(self) -> Addressee:
        """The addressee."""
        return Addressee(self.text, self.agency)


class RecipientForm(Part):
    """An item of `recipients`."""

    text: str
    purpose: str | None = None
    agency: Slug = None

    def value(self) -> Recipient:
        """The recipient."""
        return Recipient(self.text, self.purpose, self.agency)


class SignerForm(Part):
    """An item of `signers`."""

    authority: str | None = None
    title: str | None = None
    name: str | None = None

    def value(self) -> Signer:
        """The signer."""
        return Signer(self.authority, self.title, self.name)


class StampForm(Part):
    """`signature_stamp`."""

    signer: str | None = None
    at: Instant = None

    def value(self) -> SignatureStamp:
        """The stamp."""
        return SignatureStamp(self.signer, self.at)


class ProvisionForm(Part):
    """An item of `provisions`."""

    id: str
    marker: str | None = None
    text: str = ""
    children: list["ProvisionForm"] = []

    def value(self) -> Provision:
        """The provision and what lies below it."""
        return Provision(self.id, self.marker, self.text, tuple(child.value() for child in self.children))


class CandidateForm(Part):
    """An item of a citation's `candidates`."""

    id: str
    reason: str


class CitationForm(Part):
    """An item of `citations`."""

    identifier: str | None = None
    type: DirectiveType | None = None
    number: str | None = None
    date_issued: Day = None
    issuer: str | None = None
    relation: Relation = Relation.CITES
    provision: str | None = None
    as_written: str = ""
    target: str | None = None
    candidates: list[CandidateForm] = []

    def value(self) -> Citation:
        """The citation."""
        candidates = tuple(Candidate(item.id, item.reason) for item in self.candidates)
        return Citation(
            self.identifier,
            self.type,
            self.number,
            self.date_issued,
            self.issuer,
            self.relation,
            self.provision,
            self.as_written or self.identifier or "",
            None,
            self.target,
            candidates,
        )


class DutyForm(Part):
    """An item of `duties`."""

    agency: str
    role: DutyRole = DutyRole.LEAD
    due: Moment = None
    provision: str | None = None
    as_written: str = ""
    supports: Texts = []
    report_to: str | None = None

    def value(self) -> Duty:
        """The duty."""
        beside = (tuple(self.supports or ()), self.report_to)
        return Duty(self.provision, self.agency, self.role, self.due, self.as_written, None, *beside)


class EventForm(Part):
    """An item of `events`."""

    kind: EventKind
    at: Moment
    provision: str | None = None
    as_written: str = ""

    def value(self) -> Event:
        """The event."""
        return Event(self.kind, self.at, self.provision, self.as_written)


class TopicForm(Part):
    """An item of `topics`."""

    slug: Slug
    name: str | None = None
    terms: list[str] = []

    def value(self) -> TopicAssignment:
        """The topic, by hand."""
        return TopicAssignment(self.slug or "", self.name or self.slug or "", tuple(self.terms), Origin.SIDECAR)


class PlaceForm(Part):
    """An item of `places`."""

    slug: Slug
    name: str
    kind: str
    province: str

    def value(self) -> PlaceMention:
        """The place."""
        return PlaceMention(self.slug or "", self.name, self.kind, self.province)


class StatusForm(Part):
    """`status`, as the staff say it."""

    state: StatusState
    quote: str | None = None
    provision: str | None = None
    by: str | None = None
    checked: Day = None

    def value(self) -> Status:
        """The status."""
        return Status(self.state, self.quote, self.provision, self.by, StatusSource.STAFF, self.checked)


class WithdrawnForm(Form):
    """`withdrawn`: a tombstone."""

    date: Day = None
    reason: str


class SidecarForm(Form):
    """A sidecar: the record's keys that a person may set, then `note`, `accept`, `withdrawn`, `mask`."""

    type: DirectiveType | None = None
    number: str | None = None
    notation: str | None = None
    identifier: str | None = None
    date_issued: Day = None
    place: str | None = None
    issuer: Annotated[BodyForm | None, BeforeValidator(body_of)] = None
    parent_body: Annotated[BodyForm | None, BeforeValidator(body_of)] = None
    jurisdiction: str | None = None
    subject: str | None = None
    secrecy: str | None = None
    urgency: str | None = None
    addressees: list[Annotated[AddresseeForm, BeforeValidator(words_of)]] | None = None
    preamble: Texts | None = None
    provisions: list[ProvisionForm] | None = None
    closing: Texts | None = None
    recipients: list[Annotated[RecipientForm, BeforeValidator(words_of)]] | None = None
    signers: list[SignerForm] | None = None
    signature_stamp: StampForm | None = None
    citations: list[CitationForm] | None = None
    duties: list[DutyForm] | None = None
    events: list[EventForm] | None = None
    topics: list[TopicForm] | None = None
    places: list[PlaceForm] | None = None
    status: StatusForm | None = None
    note: str | None = None
    accept: Annotated[list[Annotated[str, AfterValidator(code_of)]], BeforeValidator(listed)] | None = None
    withdrawn: WithdrawnForm | None = None
    mask: Texts | None = None


def typed(value: Any) -> Any:
    """A form's value as the model has it; a list as a tuple, an empty list of a record as an empty tuple."""
    if isinstance(value, list):
        return tuple(typed(item) for item in value)
    return value.value() if isinstance(value, Part) else value
