"""From the head's last line to the foot's first: the body, its components, and what stands behind the signature."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from generator.model import Component
from generator.parsing.foot import Foot, find_foot
from generator.parsing.known import Finding, Known
from generator.parsing.provisions import BodyRead, read_body
from generator.parsing.sheet import Piece, free

_HEAD = (
    Component.NUMBER, Component.PLACE_DATE, Component.HEADING, Component.TYPE, Component.SUBJECT, Component.ADDRESSEES,
    Component.PARENT_BODY, Component.ISSUER, Component.SECRECY, Component.URGENCY,
)  # fmt: skip
_ANNEX_HEAD = re.compile(
    r"^\W*(?:phu luc\b.{0,12}$|cong hoa xa hoi|.{0,60}\bcong h[o0]a xa h|mau so\W{0,3}\d"
    r"|bieu so\b|the le\W*$|danh sach\b|bien ban\b)"
)
_FIRST_FOOTNOTE = re.compile(r"[^\w\n]{0,3}1[^\w\n]{1,3}(?=[^\W\d_])")
_NUMBER_CITED = re.compile(r"\bs[o0]\s\d{1,4}/(?:19|20)\d\d/")
_SAID_OF_IT = re.compile(r"\b(?:nhu sau|can cu|duoc (?:sua doi|bo sung|bai bo|thay the|dinh chinh))\b")
_FOOTNOTE_SEEN = 900
"""Characters of a footnote that tell it from a row of a table."""
_SCRIBBLE = re.compile(
    r"(?<=[./\-…]{2})(?P<scribble>\s+[^\s]{1,8}(?:\s[^\s]{1,6}){0,2})\s*$|(?<=[./]/[.\-])(?P<more>[-–—]?\s?\S{1,8})\s*$"
)


def bound_body(known: Known) -> Finding:
    """Where the head ends and the foot stands; what of the head nobody has understood is left unread, in its place."""
    head_end = max((piece.end for piece in known.taken(*_HEAD)), default=0)
    foot = find_foot(known, head_end)
    pieces = [Piece(*known.sheet.trimmed(*gap), Component.UNREAD) for gap in known.free(0, head_end)]
    values: dict[str, object] = {"_head_end": head_end}
    if foot:
        values["_foot"] = foot
    return Finding(tuple(piece for piece in pieces if piece.start < piece.end), values)


def find_body(known: Known) -> Finding:
    """Preamble, provisions and closing, between head and foot; scribbles behind the end mark stay unread."""
    foot: Foot | None = known.values.get("_foot")
    sheet = known.sheet
    stop = sheet.lines[foot.first].start if foot else len(sheet.plain)
    gaps = [gap for gap in known.free(int(known.values["_head_end"]), stop) if sheet.plain[slice(*gap)].strip()]
    pieces: list[Piece] = []
    if gaps:
        scribble = _SCRIBBLE.search(sheet.plain[max(gaps[-1][0], gaps[-1][1] - 60) : gaps[-1][1]].rstrip())
        if foot and scribble and not re.search(r"[^\W\d_]{4}", scribble[0]):
            kept = sheet.plain[: gaps[-1][1]].rstrip()
            at = len(kept) - len(scribble[0].strip())
            pieces.append(Piece(at, len(kept), Component.UNREAD))
            gaps[-1] = (gaps[-1][0], at)
    body = read_body(sheet.cleaned.text, gaps)
    pieces.extend(_pieces(known, gaps, body))
    return Finding(tuple(pieces), {"_body": body}, {}, tuple(body.diagnostics))


def _pieces(known: Known, gaps: Sequence[tuple[int, int]], body: BodyRead) -> list[Piece]:
    left = [Piece(start, end, Component.UNREAD) for start, end in sorted(body.left)]
    starts = [(gaps[0][0], Component.PREAMBLE)] if gaps else []
    if body.provisions and body.provisions[0].span:
        starts.append((body.provisions[0].span.start, Component.PROVISIONS))
    if body.closing:
        starts.append((body.closing[0][1], Component.CLOSING))
    pieces = []
    for ordinal, (start, component) in enumerate(starts):
        end = starts[ordinal + 1][0] if ordinal + 1 < len(starts) else gaps[-1][1]
        for gap in gaps:
            part = max(gap[0], start), min(gap[1], end)
            if part[0] < part[1]:
                part = known.sheet.trimmed(*part)
                if part[0] < part[1]:
                    pieces.append(Piece(*part, component))
    split: list[Piece] = []
    for piece in pieces:
        split.extend(Piece(*gap, piece.component) for gap in free(left, piece.start, piece.end))
    return [*split, *left]


def find_annexes(known: Known) -> Finding:
    """All that stands behind the signature: annexes, attachments, a second whole document, each with its ordinal; of a
    consolidated text its footnotes too.
    """
    foot: Foot | None = known.values.get("_foot")
    sheet = known.sheet
    if not foot or foot.after >= len(sheet.lines):
        return Finding()
    heads = [
        line.start
        for index, line in enumerate(sheet.lines[foot.after :], foot.after)
        if _ANNEX_HEAD.match(sheet.bare[line.start : min(line.end, line.start + 120)])
    ]
    notes = _footnotes(known, foot.after)
    opened = sorted((*heads, *notes))
    pieces: list[Piece] = []
    for gap in known.free(sheet.lines[foot.after].start, len(sheet.plain)):
        cuts = [gap[0], *(head for head in opened if gap[0] < head < gap[1]), gap[1]]
        for begin, stop in pairwise(cuts):
            part = sheet.trimmed(begin, stop)
            if part[0] >= part[1]:
                continue
            last = bisect_right(opened, part[0])
            if last and opened[last - 1] in notes:
                pieces.append(Piece(*part, Component.FOOTNOTES))
            else:
                pieces.append(Piece(*part, Component.ANNEX, max(bisect_right(heads, part[0]) - 1, 0)))
    annexes = tuple(piece for piece in pieces if piece.component is Component.ANNEX)
    footnotes = tuple(piece for piece in pieces if piece.component is Component.FOOTNOTES)
    return Finding(tuple(pieces), {"_annexes": annexes, "_footnotes": footnotes})


def _footnotes(known: Known, after: int) -> list[int]:
    """Where the footnotes of a consolidated text begin: their first says what an amending text has (Pháp lệnh
    01/2012/UBTVQH13, Điều 13). They stand behind the signature or behind the annexes.
    """
    if "_authenticated" not in known.values:
        return []
    sheet = known.sheet
    found = []
    for line in sheet.lines[after:]:
        words = sheet.bare[line.start : line.start + _FOOTNOTE_SEEN].split("\n\n")[0]
        if _FIRST_FOOTNOTE.match(words) and _NUMBER_CITED.search(words) and _SAID_OF_IT.search(words):
            found.append(line.start)
    return found
