"""Signatures embedded in a PDF (chữ ký số): intact or not, who, when, how much of the file they cover."""

import io
import logging
from typing import Any

from generator.model import FileSignature


def signatures_of(data: bytes) -> tuple[FileSignature, ...]:
    """Every signature in the file, as it validates; none where the extra `sign` is not installed.

    Nothing is fetched from a network and no root is trusted: `trusted` is None. An intact signature says that the bytes
    it covers are those that were signed, not who the signer really is.
    """
    if b"/ByteRange" not in data and b"/ObjStm" not in data:
        return ()
    try:
        from pyhanko.pdf_utils.reader import PdfFileReader
    except ImportError:
        return ()
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        found = PdfFileReader(io.BytesIO(data), strict=False).embedded_signatures
        return tuple(_validated(signature) for signature in found)
    except Exception:
        # A damaged file may raise anything here; its text is read all the same, and it bears no signature that counts.
        return ()


def _validated(signature: Any) -> FileSignature:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    signer = _name(signature)
    at = signature.self_reported_timestamp
    try:
        context = ValidationContext(trust_roots=[], allow_fetching=False)
        usage = KeyUsageConstraints(key_usage=set())
        status = validate_pdf_signature(signature, context, key_usage_settings=usage)
        whole = getattr(status.coverage, "name", "") in ("ENTIRE_FILE",)
        return FileSignature(signer, at, bool(status.intact and status.valid), whole, None)
    except Exception:
        # What can't be validated is not intact; it is still shown that a signature is there, and whose it says it is.
        return FileSignature(signer, at, False, False, None)


def _name(signature: Any) -> str | None:
    certificate = signature.signer_cert
    native = certificate.subject.native if certificate is not None else {}
    name = native.get("common_name") or native.get("organization_name")
    return str(name[0] if isinstance(name, list) else name) if name else None
