"""What a diagnostic puts in question: the value that a person fills in, and where the paper has it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from generator.model.diagnostic import Code, Diagnostic
from generator.model.reading import Crop, Spot

DOUBTFUL_BELOW = 0.8
"""Confidence of the OCR engine below which a value is marked, and a person is asked to look."""
_FIELDS: Mapping[Code, str] = MappingProxyType(
    {
        Code.NUMBER_MISSING: "number",
        Code.NUMBER_UNREADABLE: "number",
        Code.NUMBER_CONTRADICTS_FILENAME: "number",
        Code.NOTATION_MISSING: "notation",
        Code.ISSUER_MISSING: "issuer",
        Code.ISSUER_INFERRED: "issuer",
        Code.DATE_MISSING: "date_issued",
        Code.DATE_IMPOSSIBLE: "date_issued",
        Code.DATE_AFTER_STAMP: "date_issued",
        Code.TYPE_UNKNOWN: "type",
        Code.SUBJECT_MISSING: "subject",
        Code.JURISDICTION_UNKNOWN: "jurisdiction",
        Code.PLACE_AMBIGUOUS: "jurisdiction",
        Code.SIGNER_MISSING: "signers",
        Code.RECIPIENTS_MISSING: "recipients",
    }
)
_SPOTS: Mapping[str, tuple[Spot, ...]] = MappingProxyType(
    {
        "number": (Spot.NUMBER, Spot.HEAD),
        "notation": (Spot.NUMBER, Spot.HEAD),
        "date_issued": (Spot.DATE, Spot.HEAD),
        "subject": (Spot.SUBJECT, Spot.HEAD),
        "issuer": (Spot.HEAD,),
        "type": (Spot.HEAD,),
        "signers": (Spot.SIGNATURE,),
    }
)


def field_of(diagnostic: Diagnostic) -> str | None:
    """The record key whose value is in question; None where it is none, or not one alone.

    A diagnostic that can be about several names its own as the value `field`.
    """
    return dict(diagnostic.values).get("field") or _FIELDS.get(diagnostic.code)


def crop_of(crops: Iterable[Crop], field: str) -> Crop | None:
    """The crop that shows where the paper has a value, the closest first."""
    held = {crop.spot: crop for crop in crops}
    return next((held[spot] for spot in _SPOTS.get(field, ()) if spot in held), None)
