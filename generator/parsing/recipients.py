"""Nơi nhận: who gets the paper, and what for (NĐ 30/2020, Phụ lục I, II.9; HD 36-HD/VPTW, mục II.7)."""

import re

from generator.model import Code, Component, Origin, Recipient, Severity, Span
from generator.parsing.foot import Foot
from generator.parsing.items import tidy
from generator.parsing.known import Doubt, Finding, Known, Source
from generator.parsing.segments import Segment
from generator.parsing.sheet import Piece

_PURPOSE = re.compile(
    r"\(\s*(?P<purpose>(?:để|Để|đề|thay|b/|B/|báo|thực|phối|p/|t/|theo|chỉ|biết|đăng|c/|kiểm|đôn|chuyển"
    r"|tham|triển|công bố)"
    r"[^()]{0,60})\)\s*[;,.]?\s*$"
)
_BRACE = re.compile(r"[;,.]?\s*[{}](?:\s*\(?[^()]{0,30}\)?)?\s*$")
"""What a brace over several items says stands beside one of them, and is none's."""
_SUB = re.compile(r"^[\s'‘`.~_*·|]*\+")
_SHORT = 30
"""Characters of a line that goes on with none below it."""
_INNER = re.compile(r"(?<=[;.,])\s+(?=[-–]\s?[^\W\d_])")


def find_recipients(known: Known) -> Finding:
    """One item a dash; lines with `+` belong to the item above them, a brace over several items to none.

    `text` is whole as written, without the dash and the closing `;` `,` `.`; the filing line `Lưu: …` is an item too.
    """
    foot: Foot | None = known.values.get("_foot")
    if not foot:
        return Finding(doubts=(Doubt(Code.RECIPIENTS_MISSING, Severity.NOTE),))
    items, loose = _items(known, foot)
    pieces = [Piece(part.start, part.end, Component.RECIPIENTS) for part in loose]
    recipients = []
    for parts in items:
        text = _BRACE.sub("", tidy(known, parts))
        if not re.search(r"\w{2}", text):
            pieces.extend(Piece(*part, Component.RECIPIENTS) for part in parts)
            continue
        purpose = _PURPOSE.search(text)
        recipients.append(
            Recipient(text, purpose["purpose"].strip() if purpose else None, None, Span(parts[0][0], parts[-1][1]))
        )
        pieces.extend(Piece(*part, Component.RECIPIENTS, len(recipients) - 1) for part in parts)
    doubts = () if recipients else (Doubt(Code.RECIPIENTS_MISSING, Severity.NOTE),)
    sources = {}
    if recipients:
        spans = [recipient.span for recipient in recipients if recipient.span]
        sources["recipients"] = Source(Origin.TEXT, spans[0].start, spans[-1].end)
    return Finding(tuple(pieces), {"recipients": tuple(recipients)}, sources, doubts)


def _items(known: Known, foot: Foot) -> tuple[list[list[tuple[int, int]]], list[Segment]]:
    items: list[list[tuple[int, int]]] = []
    loose: list[Segment] = []
    plains = [known.sheet.plain[part.start : part.end] for part in foot.segments if part.kind == "item"]
    dashed = any(not _SUB.match(plain) for plain in plains)
    for part in foot.segments:
        if part.kind == "item":
            plain = known.sheet.plain[part.start : part.end]
            if items and dashed and _SUB.match(plain):
                items[-1].append((part.start, part.end))
                continue
            cuts = [match.end() for match in _INNER.finditer(plain)]
            for begin, stop in zip((0, *cuts), (*cuts, len(plain)), strict=True):
                items.append([known.sheet.trimmed(part.start + begin, part.start + stop)])
        elif part.kind == "more":
            _more(known, items, part, dashed)
        elif part.kind in ("label", "brace", "code"):
            loose.append(part)
    return items, loose


def _more(known: Known, items: list[list[tuple[int, int]]], part: Segment, dashed: bool) -> None:
    """A line without a dash goes on with the item before it; without one, it is an item itself, as are all lines that
    begin with a capital below a short or closed one, where no item has a dash.
    """
    above = known.sheet.said(*items[-1][-1]) if items else ""
    wrapped = len(above) > _SHORT and not above.endswith((";", ",", "."))
    if items and (dashed or wrapped or not known.sheet.plain[part.start].isupper()):
        items[-1].append((part.start, part.end))
    else:
        items.append([(part.start, part.end)])
