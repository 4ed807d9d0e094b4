"""What the head of a document tells its body: the frame in which relative names and short citations are read."""

from dataclasses import dataclass
from datetime import date

from generator.model import Agency, DirectiveType
from generator.registers import Registers, Territory


@dataclass(frozen=True, slots=True)
class Context:
    """Known before the body is understood; corrections by the staff have been taken in."""

    type: DirectiveType | None
    issuer: Agency | None
    family: str | None
    """`state`, `party`, `front`, `armed`; None where nothing tells."""
    territory: Territory | None
    """Whose territory relative names (`Sở Y tế`, `UBND huyện`) take; None where unknown."""
    date_issued: date | None
    addressee_bodies: tuple[str, ...]
    """Names in full of the bodies addressed (Kính gửi), in order; classes and people are not among them."""
    registers: Registers
    identifier: str | None = None
    """The document's own, which is no citation where its text or its annexes name it."""
    notation: str | None = None
    """Its symbol, which stands where the number in ink is lost."""
