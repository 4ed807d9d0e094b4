"""A directive as its record: the JSON of the contract, keys in its order, an absent value null or an empty list."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from generator.model import (
    Agency,
    Box,
    Citation,
    Diagnostic,
    Directive,
    Duty,
    Event,
    Provenance,
    Provision,
    SignatureStamp,
    Span,
    Status,
)
from generator.wording import Wording, message

HANOI = timezone(timedelta(hours=7))
"""Every clock time in a document is Vietnam's, which has had no other zone since 1975."""


def record(directive: Directive, wording: Wording) -> dict[str, Any]:
    """The record of a directive (contract: Record), ready for `json.dumps`.

    Diagnostics carry their sentence in the wording's language; lines and columns count from 1 in `directive.text`.
    """
    return {
        "source": directive.source,
        "files": [{"path": file.path, "sha256": file.sha256, "role": file.role.value} for file in directive.files],
        "id": directive.id,
        "type": directive.type.value if directive.type else None,
        "number": directive.number,
        "notation": directive.notation,
        "identifier": directive.identifier,
        "date_issued": iso(directive.date_issued),
        "place": directive.place,
        "issuer": _agency(directive.issuer),
        "parent_body": _agency(directive.parent_body),
        "jurisdiction": directive.jurisdiction,
        "subject": directive.subject,
        "secrecy": directive.secrecy,
        "urgency": directive.urgency,
        "addressees": [{"text": item.text, "agency": item.agency} for item in directive.addressees],
        "preamble": list(directive.preamble),
        "provisions": [_provision(provision) for provision in directive.provisions],
        "closing": list(directive.closing),
        "recipients": [
            {"text": item.text, "purpose": item.purpose, "agency": item.agency} for item in directive.recipients
        ],
        "signers": [
            {"authority": item.authority, "title": item.title, "name": item.name} for item in directive.signers
        ],
        "signature_stamp": _stamp(directive.signature_stamp),
        "citations": [citation_record(citation) for citation in directive.citations],
        "duties": [duty_record(duty) for duty in directive.duties],
        "events": [_event(event) for event in directive.events],
        "topics": [
            {"slug": topic.slug, "name": topic.name, "terms": list(topic.terms), "origin": topic.origin.value}
            for topic in directive.topics
        ],
        "places": [
            {
                "slug": place.slug,
                "name": place.name,
                "kind": place.kind,
                "province": place.province,
                "present": list(place.present),
            }
            for place in directive.places
        ],
        "status": _status(directive.status),
        "provenance": _provenances(directive.provenance),
        "diagnostics": _diagnostics(directive, wording),
    }


def iso(value: date | datetime | None) -> str | None:
    """A day as `2021-07-20`, a moment as `2021-07-20T13:38:23+07:00`; one without a zone is Vietnam's."""
    if value is None:
        return None
    if isinstance(value, datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=HANOI)
        return aware.astimezone(HANOI).isoformat(timespec="seconds")
    return value.isoformat()


def citation_record(citation: Citation) -> dict[str, Any]:
    """One item of `citations`."""
    return {
        "identifier": citation.identifier,
        "type": citation.type.value if citation.type else None,
        "number": citation.number,
        "date_issued": iso(citation.date_issued),
        "issuer": citation.issuer,
        "relation": citation.relation.value,
        "provision": citation.provision,
        "as_written": citation.as_written,
        "span": _span(citation.span),
        "target": citation.target,
        "candidates": [{"id": candidate.id, "reason": candidate.reason} for candidate in citation.candidates],
    }


def duty_record(duty: Duty) -> dict[str, Any]:
    """One item of `duties`."""
    return {
        "provision": duty.provision,
        "agency": duty.agency,
        "role": duty.role.value,
        "due": iso(duty.due),
        "as_written": duty.as_written,
        "supports": list(duty.supports),
        "report_to": duty.report_to,
    }


def _agency(agency: Agency | None) -> dict[str, str] | None:
    return {"name": agency.name, "slug": agency.slug} if agency else None


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _box(box: Box | None) -> list[float] | None:
    return [box.left, box.top, box.right, box.bottom] if box else None


def _provision(provision: Provision) -> dict[str, Any]:
    return {
        "id": provision.id,
        "marker": provision.marker,
        "text": provision.text,
        "children": [_provision(child) for child in provision.children],
        "span": _span(provision.span),
    }


def _stamp(stamp: SignatureStamp | None) -> dict[str, str | None] | None:
    return {"signer": stamp.signer, "at": iso(stamp.at)} if stamp else None


def _event(event: Event) -> dict[str, Any]:
    return {
        "kind": event.kind.value,
        "at": iso(event.at),
        "provision": event.provision,
        "as_written": event.as_written,
    }


def _status(status: Status) -> dict[str, Any]:
    return {
        "state": status.state.value,
        "quote": status.quote,
        "provision": status.provision,
        "by": status.by,
        "source": status.source.value,
        "checked": iso(status.checked),
    }


def _provenances(provenance: Mapping[str, Provenance]) -> dict[str, dict[str, Any]]:
    return {
        field: {
            "origin": known.origin.value,
            "span": _span(known.span),
            "page": known.page,
            "box": _box(known.box),
            "confidence": known.confidence,
        }
        for field, known in provenance.items()
    }


def _diagnostics(directive: Directive, wording: Wording) -> list[dict[str, Any]]:
    return [_diagnostic(diagnostic, directive.text, wording) for diagnostic in directive.diagnostics]


def _diagnostic(diagnostic: Diagnostic, text: str, wording: Wording) -> dict[str, Any]:
    line, column = diagnostic.line, diagnostic.column
    if diagnostic.path is None and diagnostic.span is not None:
        line, column = diagnostic.span.position(text)
    return {
        "code": diagnostic.code.value,
        "severity": diagnostic.severity.value,
        "line": line,
        "column": column,
        "message": message(diagnostic, wording),
        "page": diagnostic.page,
        "box": _box(diagnostic.box),
    }
