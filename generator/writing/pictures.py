"""Pictures of what could not be read: beside the value on the document's page, and where it waits for a person.

Only what is in doubt is published. A withdrawn document has no page, one with masked words shows nothing of its paper,
and a value that the staff have given is not in doubt any more.
"""

from collections.abc import Iterator

from generator.addresses import directive_address, relative
from generator.model import (
    DOUBTFUL_BELOW,
    Asset,
    Box,
    Crop,
    Diagnostic,
    Directive,
    Origin,
    Severity,
    Spot,
    crop_of,
    field_of,
)
from generator.writing.context import Context
from generator.writing.elements import tag, void
from generator.writing.escaping import html

NAMES = {
    Spot.NUMBER: "anh-so.webp",
    Spot.DATE: "anh-ngay.webp",
    Spot.SUBJECT: "anh-trich-yeu.webp",
    Spot.SIGNATURE: "anh-chu-ky.webp",
    Spot.HEAD: "anh-phan-dau.webp",
}
"""The name of each picture, beside the page."""
FIELDS = ("number", "date_issued", "subject", "signers")
"""What the facts show a picture of, where it is in doubt."""
_PIXELS = 96 / 72
_LARGER = {Spot.NUMBER: 1.4, Spot.DATE: 1.4}
"""A line is shown larger than it is on paper: ink is what is to be made out."""


def crop(directive: Directive, field: str) -> Crop | None:
    """The crop that shows a value in doubt; None where the value is not, or nothing may be shown."""
    if directive.masked or directive.withdrawn or not _in_doubt(directive, field):
        return None
    return crop_of(directive.crops, field)


def picture(directive: Directive, field: str, context: Context) -> str:
    """The picture of a value in doubt with a word before it; empty where there is none."""
    found = crop(directive, field)
    if found is None or context.site.picture is None:
        return ""
    label = tag(
        "span", html(context.say(f"picture.{'compare' if _read(directive, field) else 'unread'}")), class_="label"
    )
    return " " + tag("span", f"{label} {_image(directive, found, context)}", class_="cut")


def address(directive: Directive, found: Crop) -> str:
    """Where the picture of a crop lies."""
    return f"{directive_address(directive.id or '')}{NAMES[found.spot]}"


def shown(diagnostic: Diagnostic, directive: Directive) -> Crop | None:
    """The crop that stands beside a diagnostic."""
    field = field_of(diagnostic)
    return crop(directive, field) if field and directive.id else None


def picture_assets(directive: Directive, context: Context) -> Iterator[Asset]:
    """The pictures that the pages show of this document."""
    if context.site.picture is None:
        return
    asked = {*FIELDS, *map(field_of, directive.diagnostics)} - {None}
    found = {one.spot: one for field in asked if (one := crop(directive, field or ""))}
    for spot, one in sorted(found.items()):
        data = context.site.picture(directive.source, spot)
        if data is not None:
            yield Asset(address(directive, one), data)


def _in_doubt(directive: Directive, field: str) -> bool:
    known = directive.provenance.get(field)
    if known and known.origin is Origin.SIDECAR:
        return False
    if known and known.confidence is not None and known.confidence < DOUBTFUL_BELOW:
        return True
    return any(one.severity is not Severity.NOTE and field_of(one) == field for one in directive.diagnostics)


def _read(directive: Directive, field: str) -> bool:
    """Whether there is a value, which the picture is to be compared with."""
    if field == "signers":
        return any(signer.name for signer in directive.signers)
    return bool(getattr(directive, field, None))


def _image(directive: Directive, found: Crop, context: Context) -> str:
    width, height = _size(found)
    return void(
        "img",
        src=relative(address(directive, found), context.here),
        alt=context.say(f"picture.alt.{found.spot.value}", page=found.page),
        width=width,
        height=height,
        loading="lazy",
        decoding="async",
    )


def _size(found: Crop) -> tuple[int, int]:
    """Pixels of the screen that the picture takes at most."""
    box: Box = found.box
    scale = _PIXELS * _LARGER.get(found.spot, 1.0)
    return max(1, round((box.right - box.left) * scale)), max(1, round((box.bottom - box.top) * scale))
