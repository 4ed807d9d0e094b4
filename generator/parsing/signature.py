"""Quyền hạn, chức vụ, họ tên: who signed, as what, for whom (NĐ 30/2020, Phụ lục I, II.7; HD 36-HD/VPTW, mục II.6)."""

import re

from generator.model import Code, Component, Origin, Severity, Signer, Span
from generator.parsing.foot import Foot
from generator.parsing.known import Doubt, Finding, Known, Source
from generator.parsing.names import PREFIX, is_title, mended_title, natural_name
from generator.parsing.segments import BODY, Segment
from generator.parsing.sheet import Piece
from generator.vietnamese import fold

_KINDS = ("authority", "title", "joint", "name", "signed")
_PREFIX = re.compile(rf"^(?P<prefix>{PREFIX}\s?[.,]?\s?)(?P<office>.+)$")
_APPROVES = re.compile(r"^(?P<authority>PHÊ DUYỆT|DUYỆT|XÁC NHẬN)\s+(?P<title>\S.+)$")


class _Block:
    """One signer in the making."""

    def __init__(self) -> None:
        self.authority: list[str] = []
        self.title: list[str] = []
        self.glue = False
        self.name: str | None = None
        self.parts: list[Segment] = []

    def signer(self) -> Signer:
        """What has been gathered."""
        span = Span(self.parts[0].start, self.parts[-1].end)
        return Signer("; ".join(self.authority) or None, "; ".join(self.title) or None, self.name, span)


def find_signers(known: Known) -> Finding:
    """Prefix lines are the authority, the office signed as the title, two offices parted by `;`, `Kiêm` kept.

    Marks of a title that only one office can bear are put right; a name the seal destroyed stays null.
    """
    foot: Foot | None = known.values.get("_foot")
    parts = [part for part in foot.segments if part.kind in _KINDS] if foot else []
    blocks: list[_Block] = []
    for part in parts:
        _take(known, blocks, part)
    signers = tuple(block.signer() for block in blocks if block.authority or block.title or block.name)
    pieces = [
        Piece(part.start, part.end, Component.SIGNATURE, ordinal)
        for ordinal, block in enumerate(blocks)
        for part in block.parts
    ]
    doubts = []
    if not signers or not any(signer.name for signer in signers):
        doubts.append(Doubt(Code.SIGNER_MISSING, Severity.WARNING, *((parts[0].start, parts[-1].end) if parts else ())))
    sources = {"signers": Source(Origin.TEXT, parts[0].start, parts[-1].end)} if signers else {}
    return Finding(tuple(pieces), {"signers": signers} if signers else {}, sources, tuple(doubts))


def _take(known: Known, blocks: list[_Block], part: Segment) -> None:
    words = known.sheet.said(part.start, part.end).strip(" .,;:_|")
    block = blocks[-1] if blocks else None
    if block is None or (block.name and part.kind in ("authority", "title")):
        block = _Block()
        blocks.append(block)
    block.parts.append(part)
    if part.kind == "authority":
        match = _PREFIX.match(words)
        office = block.authority and _PREFIX.match(block.authority[-1])
        if match or not (office and BODY.match(fold(words))):
            block.authority.append(f"{match['prefix']}{mended_title(match['office'])}" if match else words)
        else:
            block.authority[-1] += f" {words}"  # `KT. GIÁM ĐỐC / SỞ TÀI CHÍNH`
    elif part.kind == "title":
        _title(block, words)
    elif part.kind == "joint" and block.title:
        block.title[-1] += f" {words}"
        block.glue = True
    elif part.kind == "name":
        _name(blocks, block, natural_name(words))


def _title(block: _Block, words: str) -> None:
    approves = _APPROVES.match(words)
    if approves:
        block.authority.append(approves["authority"])
        words = approves["title"]
    title = mended_title(words)
    if block.title and (block.glue or not is_title(words)):
        block.title[-1] += f" {title}"
        block.glue = False
    elif block.authority and not block.title and not is_title(words):
        block.authority[-1] += f" {title}"
    else:
        block.title.append(title)


def _name(blocks: list[_Block], block: _Block, name: str) -> None:
    """A drawn signature read as a name without marks gives way to the printed name."""
    if not block.name or fold(block.name) == fold(name):
        block.name = name
        return
    other = _Block()
    other.name = name
    other.parts.append(block.parts.pop())
    blocks.append(other)
