"""Thể thức: rules of layout that held on the document's day, as notices with their article."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from importlib import resources
from itertools import pairwise

import yaml

from generator.model import Code, Component, DirectiveType, Recipient, Severity, Signer
from generator.parsing.known import Doubt, Finding, Known
from generator.parsing.number import NumberLine

Seen = tuple[int, int] | None
_SAID = "diagnostics.C207"
_DECISION = re.compile(r"^\W*(?:QUYẾT (?:ĐỊNH|NGHỊ)|CHỈ THỊ|BAN HÀNH)\b", re.MULTILINE)
_DECIDES = frozenset(
    {DirectiveType.QUYET_DINH, DirectiveType.QUY_DINH, DirectiveType.QUY_CHE, DirectiveType.NGHI_QUYET}
)
_NORMATIVE = frozenset({DirectiveType.NGHI_DINH, DirectiveType.THONG_TU, DirectiveType.LUAT})
_GROUND = re.compile(r"^[^\w\n]*(?:Căn cứ|Xét|Theo đề nghị)\b", re.MULTILINE)


def check_layout(known: Known) -> Finding:
    """One notice for each rule of the document's family, in force on its day, that the text breaks.

    An undated paper is measured by none; nor is one that was read from an image, whose signs may be the engine's.
    """
    day, family = known.value("date_issued"), known.values.get("_family")
    if not isinstance(day, date) or family is None or known.sheet.reading.engine is not None:
        return Finding()
    if family == "state" and _is_normative(known):
        return Finding()
    doubts = []
    for rule in _rules():
        if rule["family"] != family or not rule["since"] <= day.isoformat() < rule.get("until", "9999"):
            continue
        where = _CHECKS[rule["seen"]](known)
        if where:
            values = (
                ("problem", f"@{_SAID}.problems.{rule['seen']}"),
                ("article", f"@{_SAID}.articles.{rule['article']}"),
            )
            doubts.append(Doubt(Code.LAYOUT_RULE, Severity.NOTE, *where, values))
    return Finding(doubts=tuple(doubts))


def _is_normative(known: Known) -> bool:
    """Whether NĐ 34/2016 or NĐ 78/2025 rule a State paper instead: a year in its number, a kind that has no other."""
    identifier = str(known.value("identifier") or "")
    return known.value("type") in _NORMATIVE or bool(re.search(r"/(?:19|20)\d\d/|QH\d|^\d*/?VBHN", identifier))


@lru_cache(maxsize=1)
def _rules() -> tuple[dict[str, str], ...]:
    text = resources.files("generator.parsing").joinpath("layout-rules.yml").read_text("utf-8")
    return tuple(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 (BaseLoader makes text only)


def _number_without_zero(known: Known) -> Seen:
    line: NumberLine | None = known.values.get("_number_line")
    number = known.values.get("number")
    return line.number_span if line and number and re.fullmatch(r"[1-9]", number) else None


def _number_without_colon(known: Known) -> Seen:
    line: NumberLine | None = known.values.get("_number_line")
    if not line or not line.number or not re.match(r"[Ss]ố\s+\d", known.sheet.plain[line.start : line.end]):
        return None
    return line.start, line.end


def _day_without_zero(known: Known) -> Seen:
    for piece in known.taken(Component.PLACE_DATE):
        said = known.sheet.plain[piece.start : piece.end]
        if re.search(r"ngày\s+[1-9]\s|tháng\s+[12]\s", said):
            return piece.start, piece.end
    return None


def _authority(sign: str) -> Callable[[Known], Seen]:
    def seen(known: Known) -> Seen:
        signers: tuple[Signer, ...] = known.values.get("signers", ())
        for signer in signers:
            if signer.authority and signer.span and re.match(sign, signer.authority):
                return signer.span.start, signer.span.end
        return None

    return seen


def _items_not(sign: str) -> Callable[[Known], Seen]:
    def seen(known: Known) -> Seen:
        recipients: tuple[Recipient, ...] = known.values.get("recipients", ())
        spans = [recipient.span for recipient in recipients if recipient.span]
        ends = [known.sheet.plain[span.start : span.end].rstrip()[-1:] for span in spans[:-1]]
        if ends and sum(end == sign for end in ends) * 2 < len(ends):
            return spans[0].start, spans[-1].end
        return None

    return seen


def _basis(known: Known) -> list[tuple[int, int]]:
    """Where the items of the legal basis stand: `Căn cứ …`, `Xét …`, `Theo đề nghị …`; fewer than two are no list."""
    plain, items = known.sheet.plain, []
    if known.value("type") not in _DECIDES:
        return []
    for words, start, end in known.values["_body"].preamble:
        if _GROUND.match(words):
            begins = [at.start() for at in _GROUND.finditer(plain, start, end)]
            heading = _DECISION.search(plain, start, end)
            ends = (*begins, heading.start() if heading else end)
            items += [known.sheet.trimmed(*item) for item in pairwise(ends)]
    return items if len(items) > 1 else []


def _basis_not_semicolon(known: Known) -> Seen:
    wrong = (item for item in _basis(known)[:-1] if _ending(known, item) != ";")
    return next(wrong, None)


def _basis_last_not(sign: str) -> Callable[[Known], Seen]:
    def seen(known: Known) -> Seen:
        last = _basis(known)[-1:]
        return last[0] if last and _ending(known, last[0]) != sign else None

    return seen


def _ending(known: Known, item: tuple[int, int]) -> str:
    """The sign behind an item, which may stand just outside it."""
    return known.sheet.plain[item[0] : item[1] + 1].rstrip()[-1:]


def _address_not(words: str) -> Callable[[Known], Seen]:
    def seen(known: Known) -> Seen:
        if known.value("type") is not DirectiveType.TO_TRINH:
            return None
        for piece in known.taken(Component.ADDRESSEES):
            said = known.sheet.bare[piece.start : piece.end].lstrip(" -–")
            if said.startswith(("kinh gui", "kinh trinh")) and not said.startswith(words):
                return piece.start, piece.end
        return None

    return seen


def _symbol_not(symbol: str) -> Callable[[Known], Seen]:
    def seen(known: Known) -> Seen:
        line: NumberLine | None = known.values.get("_number_line")
        kind = (line.symbol or "").replace("/", "-").split("-")[0] if line else ""
        asked = known.value("type") is DirectiveType.QUY_DINH and kind in ("QĐ", "QĐi")
        return line.symbol_span if line and asked and kind != symbol else None

    return seen


_CHECKS: Mapping[str, Callable[[Known], Seen]] = {
    "number-without-zero": _number_without_zero,
    "number-without-colon": _number_without_colon,
    "day-without-zero": _day_without_zero,
    "party-authority": _authority(r"(?:T/M|K/T|T/L)"),
    "state-authority": _authority(r"(?:TM|KT|TL|TUQ)\s?\."),
    "items-not-semicolon": _items_not(";"),
    "items-not-comma": _items_not(","),
    "basis-not-semicolon": _basis_not_semicolon,
    "basis-last-not-dot": _basis_last_not("."),
    "basis-last-not-comma": _basis_last_not(","),
    "address-not-kinh-gui": _address_not("kinh gui"),
    "address-not-kinh-trinh": _address_not("kinh trinh"),
    "symbol-not-qdi": _symbol_not("QĐi"),
    "symbol-not-qd": _symbol_not("QĐ"),
}
