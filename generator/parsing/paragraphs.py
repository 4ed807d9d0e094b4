"""Lines to paragraphs: what was broken by a line's or a page's end is one sentence again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_FURNITURE = re.compile(
    r"[\s|]*(?:[-–—~]?\s*\d{1,3}\s*[-–—~]?|Trang\s+\d+(?:\s*/\s*\d+)?|CÔNG BÁO/Số\b.{0,60}|Scanned (?:with|by)\b.{0,40}"
    r"|[^\w\s]{1,12}|[-_=*.·•\s\\]{3,})[\s|]*"
)
"""Page numbers, running heads, rules, specks: nothing that was written in the paper's own text."""
_STOP = re.compile(r"[.;:!?…][\"”’»)*_\s]*$|\.?/[.-]+[-\s*_]*$")
_QUOTED_STOP = re.compile(r"[.;:!?…,]\s*[\"”’»]?[\s*_)]*$|[\"”’»]\s*[\s*_]*$")
_HANGING = re.compile(
    r"(?:[,(/–-]|\b(?:và|hoặc|của|tại|theo|số|khoản|điểm|điều|mục|ngày|tháng|năm|các|những|từ|đến|với|về|trong|do|cho"
    r"|quý|đợt|cấp|lần|Điều|Khoản|Điểm|Mục|Phụ lục|Số|phường|quận|Quận|tổ|Tổ|thứ|khóa|bằng|là))[\s*_]*$"
)
_FORMULA = re.compile(r"[*_\s]*(?:Trên đây|Trân trọng|Nơi nhận|Kính trình|Kính đề nghị|Vậy,|Rất mong)\b")
"""What opens a closing paragraph, and nothing else."""
_JOINT = re.compile(r"(?<=[\w)])[-–/]$")
_EMPHASIS = re.compile(r"\*+|(?<![\w])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w])|\\(?=[-.*_#+()\[\]|\\~`>!])|\\$")
_SCRAP = re.compile(r"(?<=[^\s|`´ˆ^~¬‹›])[\s|`´ˆ^~¬‹›]*[|`´ˆ^~¬‹›]\s*$|(?<=[.;:])[ \t]+[-–—_=]{1,3}$")
_AFTER_END = re.compile(r"(?:\./[.-]*|/\.)(?P<scrap>[ \t]*[^\s\w*.-]?[^\w*]{0,6}(?:\w{1,3}\W{0,3}){0,3})$")
"""Behind the end mark, what the pen that struck it through left: `./. -z„`."""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line of the body with words on it, `[start, end)` without the blanks around it."""

    start: int
    end: int
    text: str
    apart: bool
    """A blank line, or a cut of the sheet, stands before it."""


def furniture(text: str) -> bool:
    """Whether a line is page furniture: `- 3 -`, `CÔNG BÁO/Số 271/Ngày 12-05-2026`, a rule, a speck."""
    return len(text) < 120 and _FURNITURE.fullmatch(text) is not None


def body_lines(
    text: str, pieces: Iterable[tuple[int, int]]
) -> tuple[tuple[BodyLine, ...], tuple[tuple[int, int], ...]]:
    """The lines of `pieces` that hold words, and where page furniture stands between them."""
    lines: list[BodyLine] = []
    left: list[tuple[int, int]] = []
    for begin, finish in pieces:
        apart, start = True, begin
        while start < finish:
            end = text.find("\n", start, finish)
            end = finish if end < 0 else end
            words = text[start:end].strip()
            at = start + len(text[start:end]) - len(text[start:end].lstrip())
            if not words:
                apart = True
            elif furniture(words):
                left.append((at, at + len(words)))
                apart = True
            else:
                if scrap := _scrap(words):
                    left.append((at + len(words) - scrap, at + len(words)))
                    words = words[: len(words) - scrap].rstrip()
                lines.append(BodyLine(at, at + len(words), words, apart))
                apart = False
            start = end + 1
    return tuple(lines), tuple(left)


def _scrap(words: str) -> int:
    """How many characters at a line's end are no words: a stray bar, a scribble behind the end mark."""
    tail = words[-30:]
    if match := _AFTER_END.search(tail):
        if match["scrap"].strip(' \t"”’»)*_'):
            return len(match["scrap"])
        return 0
    match = _SCRAP.search(tail)
    return len(tail) - match.start() if match else 0


def width(lines: Sequence[BodyLine]) -> int:
    """How wide the paper's lines run, in characters; 0 where every paragraph is one long line."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= 40)
    if len(lengths) < 3 or lengths[len(lengths) * 9 // 10] > 140:
        return 0
    return lengths[len(lengths) * 6 // 10]


def stops(text: str) -> bool:
    """Whether a line ends a sentence or announces what follows."""
    return _STOP.search(text[-40:]) is not None


def closes(text: str) -> bool:
    """Whether a marker may stand on the next line: a sentence, a clause or a quotation ends."""
    return _QUOTED_STOP.search(text[-40:]) is not None


def hangs(text: str) -> bool:
    """Whether a line breaks off where a number would follow in the sentence: `theo khoản`, `số`, a comma."""
    return _HANGING.search(text[-40:]) is not None


def continues(before: BodyLine, line: BodyLine, wide: int) -> bool:
    """Whether `line`, which has no marker, goes on with the paragraph that `before` belongs to."""
    first = line.text.lstrip("*_\"“'(").lstrip()[:1]
    lower = first.islower() or first.isdigit()
    full = bool(wide) and len(before.text) >= wide * 0.8
    if line.apart:
        return not stops(before.text) and (lower or hangs(before.text) or (full and not closes(before.text)))
    if not stops(before.text):
        return lower or full or not wide or hangs(before.text) or len(before.text) >= wide * 0.6
    if not wide or _FORMULA.match(line.text):
        return False
    word = line.text.split(maxsplit=1)[0]
    return lower or len(before.text) + 1 + len(word) > wide + 1


def mended(parts: Sequence[str]) -> str:
    """Lines as one paragraph: one space at each break, none inside a broken symbol (`TT-` / `BGTVT`); the marks of
    Markdown taken out.
    """
    joined: list[str] = []
    for part in parts:
        words = " ".join(part.split())
        if not words:
            continue
        if joined and not (_JOINT.search(joined[-1]) and words[:1].isupper()):
            joined.append(" ")
        joined.append(words)
    return " ".join(_EMPHASIS.sub("", "".join(joined)).split())
