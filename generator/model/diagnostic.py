"""Diagnostics: a closed list of what can be wrong or doubtful, collected and never raised."""

from dataclasses import dataclass
from enum import StrEnum

from generator.model.span import Box, Span


class Severity(StrEnum):
    """How much it matters: an error keeps something from being published as read; a note asks for nothing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """Stable codes; `congvan explain CODE` tells what each means. Words stand in `generator/wording/`.

    C0xx the file, C1xx identity, C2xx the head, C3xx the body, C4xx the foot, C5xx links, C6xx the staff's files,
    C7xx people.
    """

    UNREADABLE_FILE = "C001"
    WRONG_FORMAT = "C002"
    TOO_LARGE = "C003"
    ENCRYPTED = "C004"
    EMPTY = "C005"
    MISSING_READER = "C006"
    ENCODING_GUESSED = "C007"
    GARBAGE_TEXT_LAYER = "C008"
    LOW_CONFIDENCE = "C009"
    LEGACY_ENCODING = "C010"
    READING_TIMED_OUT = "C011"

    NUMBER_MISSING = "C101"
    NUMBER_UNREADABLE = "C102"
    NOTATION_MISSING = "C103"
    ISSUER_MISSING = "C104"
    ISSUER_INFERRED = "C105"
    IDENTITY_TAKEN = "C106"
    NUMBER_CONTRADICTS_FILENAME = "C107"
    READ_FROM_INK = "C108"

    DATE_MISSING = "C201"
    DATE_IMPOSSIBLE = "C202"
    DATE_AFTER_STAMP = "C203"
    TYPE_UNKNOWN = "C204"
    SUBJECT_MISSING = "C205"
    JURISDICTION_UNKNOWN = "C206"
    LAYOUT_RULE = "C207"

    NOT_UNDERSTOOD = "C301"
    NUMBERING_GAP = "C302"
    MARKER_MENDED = "C303"

    SIGNER_MISSING = "C401"
    RECIPIENTS_MISSING = "C402"

    CITATION_UNCLEAR = "C501"
    BODY_AMBIGUOUS = "C502"
    PLACE_AMBIGUOUS = "C503"

    SIDECAR_INVALID = "C601"
    SIDECAR_OVERRIDES = "C602"
    SIDECAR_WITHOUT_SOURCE = "C603"
    REGISTER_INVALID = "C604"
    LEDGER_INVALID = "C605"
    SOURCE_REFUSED = "C606"
    MASK_UNUSED = "C607"

    PERSONAL_DATA = "C701"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, with where it stands and the values that its sentence needs."""

    code: Code
    severity: Severity
    values: tuple[tuple[str, str], ...] = ()
    """Named values for the sentence in `generator/wording/`, e.g. `(("value", "32"),)`."""
    span: Span | None = None
    """In the text that was read; line and column are counted from it."""
    path: str | None = None
    """Only where it is not the document's own text file: a sidecar, a register."""
    line: int | None = None
    """From 1; given only together with `path`, else derived from the span."""
    column: int | None = None
    page: int | None = None
    """Of a scan or PDF, from 1, where it stands on one."""
    box: Box | None = None
    """On that page."""
