"""The body: what stands before the first provision, the provisions as a tree, what stands behind the last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.model import Code, Provision, Severity, Span
from generator.parsing.known import Doubt
from generator.parsing.markers import BULLETS, HEADED, LETTERS, Level, Marker
from generator.parsing.ordering import Entry, order
from generator.parsing.paragraphs import BodyLine, body_lines, continues, mended, stops, width

Words = tuple[str, int, int]
"""A paragraph: its words, mended, and `[start, end)` in the cleaned text."""


@dataclass(frozen=True, slots=True)
class BodyRead:
    """A body, understood. Every word of it is in one paragraph, one provision, or in `left`."""

    preamble: tuple[Words, ...]
    provisions: tuple[Provision, ...]
    """Spans are counted in the cleaned text."""
    closing: tuple[Words, ...]
    left: tuple[tuple[int, int], ...]
    """Page numbers, running heads, scraps: no part of the paper's own text; they may stand inside a provision."""
    diagnostics: tuple[Doubt, ...]


@dataclass(slots=True)
class _Paragraph:
    entry: Entry | None
    start: int
    end: int
    parts: list[str]

    @property
    def words(self) -> Words:
        return mended(self.parts), self.start, self.end


@dataclass(slots=True)
class _Node:
    marker: Marker | None
    id: str
    start: int
    end: int
    texts: list[str]
    children: list["_Node"] = field(default_factory=list)
    taken: dict[str, int] = field(default_factory=dict)
    """Name of a child → how often it has come."""

    def name(self, marker: Marker | None) -> str:
        """The last part of a child's id, `-2` behind one that comes again."""
        counted = "v" if marker is None else "g" if marker.level in BULLETS else ""
        plain = counted or _id(marker)
        count = self.taken[plain] = self.taken.get(plain, 0) + 1
        if counted:
            return f"{plain}{count}"
        return plain if count == 1 else f"{plain}-{count}"


_PREFIXES = {
    Level.PART: "ph", Level.CHAPTER: "c", Level.SECTION: "m", Level.ARTICLE: "d", Level.ROMAN: "la",
    Level.ARABIC: "k", Level.DECIMAL: "k", Level.BRACKET: "k",
}  # fmt: skip
_CLOSING = re.compile(
    r"[*_\s]*(?:Trên đây|Trân trọng|Nhận được|Kính trình|Kính đề nghị|Kính mong|Rất mong|Vậy,"
    r"|Văn phòng .{3,80} thông báo|Trong quá trình (?:tổ chức |triển khai )*thực hiện"
    r"|(?:Yêu cầu|Đề nghị|Giao) (?:các|Các|Thủ trưởng|Văn phòng)"
    r"|(?:Công văn|Thông báo|Kế hoạch|Chỉ thị|Kết luận|Hướng dẫn) này\b)"
)
_LONGEST_TITLE = 60
_PASSED = re.compile(r"[*_\s]*(?:Luật|Nghị quyết|Pháp lệnh|Bộ luật)(?: này)? (?:đã )?được .{3,120}thông qua")


def read_body(text: str, pieces: Sequence[tuple[int, int]], prefix: str = "") -> BodyRead:
    """Understand the body that stands in `pieces` of the cleaned `text`; `prefix` (`pl1.`) goes before every id.

    Never fails: what has no marker is a paragraph. Linear in the text's length.
    """
    lines, left = body_lines(text, pieces)
    wide = width(lines)
    entries = order(lines, wide)
    paragraphs = _paragraphs(lines, entries, wide)
    first = next((at for at, paragraph in enumerate(paragraphs) if paragraph.entry), len(paragraphs))
    numbered, closing = _part(paragraphs[first:])
    return BodyRead(
        tuple(paragraph.words for paragraph in paragraphs[:first]),
        tuple(_frozen(node) for node in _tree(numbered, prefix)),
        tuple(paragraph.words for paragraph in closing),
        left,
        tuple(_doubt(entry, lines[entry.at]) for entry in entries if entry.expected or entry.mended),
    )


def _paragraphs(lines: Sequence[BodyLine], entries: Sequence[Entry], wide: int) -> list[_Paragraph]:
    starts = {entry.at: entry for entry in entries}
    paragraphs: list[_Paragraph] = []
    for at, line in enumerate(lines):
        entry = starts.get(at)
        if entry:
            paragraphs.append(_Paragraph(entry, line.start, line.end, [line.text[entry.marker.length :]]))
        elif at and continues(lines[at - 1], line, wide):
            paragraphs[-1].parts.append(line.text)
            paragraphs[-1].end = line.end
        else:
            paragraphs.append(_Paragraph(None, line.start, line.end, [line.text]))
    return paragraphs


def _part(paragraphs: list[_Paragraph]) -> tuple[list[_Paragraph], list[_Paragraph]]:
    """The provisions, and the closing paragraphs behind the last: under articles only the line that says who passed
    the paper and when; else every paragraph that the last marker's own words don't announce as theirs.
    """
    last = max((at for at, paragraph in enumerate(paragraphs) if paragraph.entry), default=-1)
    if last < 0:
        return [], paragraphs
    top = paragraphs[0].entry
    end = last + 1
    if top and top.marker.level in HEADED:
        while end < len(paragraphs) and not _PASSED.match(mended(paragraphs[end].parts)[:300]):
            end += 1
    elif end < len(paragraphs):
        heading = mended(paragraphs[last].parts)
        title = len(heading) < _LONGEST_TITLE and not stops(heading) and ":" not in heading
        if title and end + 1 < len(paragraphs):  # a heading with nothing under it is none
            return paragraphs[: end + 1], paragraphs[end + 1 :]
        if (heading.endswith(":") or not stops(heading)) and not _CLOSING.match(paragraphs[end].parts[0]):
            end += 1
    return paragraphs[:end], paragraphs[end:]


def _tree(paragraphs: Sequence[_Paragraph], prefix: str) -> list[_Node]:
    root = _Node(None, prefix, 0, 0, [])
    stack = [root]
    for paragraph in paragraphs:
        entry = paragraph.entry
        words, start, end = paragraph.words
        if entry is None:
            while len(stack) > 2 and (marker := stack[-1].marker) and marker.level in BULLETS:
                stack.pop()
            if not stack[-1].children:
                stack[-1].texts.append(words)
            else:
                stack[-1].children.append(_child(stack[-1], None, start, end, words))
        else:
            del stack[entry.depth + 1 :]
            node = _child(stack[-1], entry.marker, start, end, words)
            stack[-1].children.append(node)
            stack.append(node)
        for node in stack[1:]:
            node.end = end
    return root.children


def _child(parent: _Node, marker: Marker | None, start: int, end: int, words: str) -> _Node:
    joint = "" if not parent.id or parent.id.endswith(".") else "."
    return _Node(marker, f"{parent.id}{joint}{parent.name(marker)}", start, end, [words] if words else [])


def _id(marker: Marker | None) -> str:
    if marker is None:
        return "v"
    prefix = _PREFIXES.get(marker.level)
    if marker.level is Level.BRACKET and not marker.printed.isdigit():
        prefix = None
    if prefix is None:
        letter = marker.printed.lower() if marker.level is Level.UPPER else LETTERS[marker.value - 1]
        return "dd" if letter == "đ" else letter
    letters = "".join(char for char in marker.printed if char.isalpha()) if marker.level is Level.ARTICLE else ""
    letter = letters.removeprefix("Điều").replace("đ", "dd")
    return f"{prefix}{marker.value}{letter}"


def _frozen(node: _Node) -> Provision:
    return Provision(
        node.id,
        node.marker.printed if node.marker else None,
        "\n\n".join(text for text in node.texts if text),
        tuple(_frozen(child) for child in node.children),
        Span(node.start, node.end),
    )


def _doubt(entry: Entry, line: BodyLine) -> Doubt:
    where = line.start, line.start + entry.marker.length
    if entry.mended:
        values = (("value", entry.mended), ("other", entry.marker.printed))
        return Doubt(Code.MARKER_MENDED, Severity.NOTE, *where, values)
    values = (("value", str((entry.expected or 1) - 1)), ("other", entry.marker.printed))
    return Doubt(Code.NUMBERING_GAP, Severity.WARNING, *where, values)
