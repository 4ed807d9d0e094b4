"""Where the letterhead and the signature block of a page stand: both have two columns, which the OCR engine mixes.

Found by what is printed there (quốc hiệu, Số, ngày … tháng … năm, V/v; Nơi nhận) and by the empty band between the
columns; NĐ 30/2020, phụ lục I, and HD 36-HD/VPTW give both families one geometry. All measures in pixels of the page.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.reading.tesseract import Word
from generator.vietnamese import fold

_MOTTO = re.compile(
    r"cong hoa xa|xa hoi chu nghia|doc lap|hanh phuc|dang cong san|san viet nam|doan tncs|chu nghia viet"
)
_NUMBER = re.compile(r"^\W{0,3}[Ss$5][ốồổỗộóòỏõôơoéẻèẽêếe60ỐÓÔ]{1,2}(?![a-zà-ỹ])|[-/⁄]\s?[A-ZĐÐƯ]{2}")
_DATE = re.compile(r"\bng[a-z]y|\bth[a-z]ng|\bn[a-z]m\b")
_ABSTRACT = re.compile(r"^\W{0,2}(?:[vwj][/⁄il|1]?\s?[vw]\b|[vwj][/⁄]|ve viec\b|ve\b|viv\b)")
_ADDRESS = re.compile(r"k[iy]nh\s*gu")
_RECIPIENTS = re.compile(r"^\W{0,3}n[oeơ]i\s*nh?[aeo]n?\b")


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words of one side of a page at one height."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with a space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def top(self) -> int:
        """Upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> int:
        """Lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def left(self) -> int:
        """Left edge."""
        return min(word.left for word in self.words)

    @property
    def right(self) -> int:
        """Right edge."""
        return max(word.right for word in self.words)


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the page with two columns."""

    gutter: int
    """Where the left column ends and the right one begins."""
    top: int
    left_bottom: int
    right_bottom: int

    def holds(self, word: Word) -> bool:
        """Whether a word's middle stands in one of the two columns."""
        left = (word.left + word.right) / 2 < self.gutter
        return self.top <= word.middle <= (self.left_bottom if left else self.right_bottom)


def lines_of(words: Iterable[Word]) -> tuple[TextLine, ...]:
    """Words as lines by their height on the page, whatever the engine thought, from the top; each from
    left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        line = lines[-1] if lines else None
        if line and word.middle - sum(w.middle for w in line) / len(line) < 0.5 * max(w.height for w in (word, *line)):
            line.append(word)
        else:
            lines.append([word])
    return tuple(TextLine(tuple(sorted(line, key=lambda word: word.left))) for line in lines)


def _printed(words: Sequence[Word]) -> list[Word]:
    """Words that are no speck, rule or handwriting, by their confidence and height."""
    heights = sorted(word.height for word in words)
    usual = heights[len(heights) // 2] if heights else 0
    return [word for word in words if word.confidence > 0.15 and 0.3 * usual < word.height < 3 * usual]


def widest_gap(spans: Iterable[tuple[int, int]], low: int, high: int) -> tuple[int, int] | None:
    """The widest stretch between `low` and `high` that none of the spans covers, as (start, end)."""
    best: tuple[int, int] | None = None
    at = low
    for start, end in [*sorted(spans), (high, high)]:
        start = min(start, high)
        if start > at and (best is None or start - at > best[1] - best[0]):
            best = (at, start)
        at = max(at, end)
        if at >= high:
            break
    return best


def letterhead(words: Sequence[Word], width: int, height: int) -> Zone | None:
    """The letterhead of a first page, None where there is none, or none whose columns can be told apart."""
    upper = [word for word in _printed(words) if word.middle < 0.5 * height]
    motto = _motto(upper, width)
    if motto is None:
        return None
    line_height = motto.bottom - motto.top
    near = [word for word in upper if motto.top - 2 * line_height < word.middle < motto.bottom + 9 * line_height]
    bottom = _head_bottom(near, motto)
    gutter = _gutter([word for word in near if word.middle < bottom], motto, width)
    if gutter is None:
        return None
    left, right = _halves(upper, gutter)
    top = min([motto.top, *(line.top for line in left if line.bottom > motto.top - 1.2 * line_height)])
    left_bottom = _left_bottom([line for line in left if line.top >= top], right, gutter, line_height, bottom)
    # An abstract below may reach further to the right than the names above it: the gutter clears both.
    columns = [w for w in near if w.middle < (left_bottom if (w.left + w.right) / 2 < gutter else bottom)]
    gutter = _gutter(columns, motto, width) or gutter
    left, right = _halves(upper, gutter)
    right_bottom = max([motto.bottom, *(line.bottom for line in right if _is_date(line) and line.top < bottom)])
    margin = line_height // 3
    return Zone(gutter, max(0, top - margin), left_bottom + margin, right_bottom + margin)


def _gutter(words: Iterable[Word], motto: TextLine, width: int) -> int | None:
    """The middle of the empty band left of the motto, None where there is none."""
    spans = [(word.left, word.right) for word in words if word.confidence > 0.3]
    gap = widest_gap(spans, int(0.28 * width), int(0.62 * width))
    if gap is None or gap[1] - gap[0] < 0.008 * width or gap[1] > motto.right:
        return None
    middle = (gap[0] + gap[1]) // 2
    return min(middle, motto.left - 4) if motto.left > gap[0] + 4 else middle


def _halves(words: Iterable[Word], gutter: int) -> tuple[tuple[TextLine, ...], tuple[TextLine, ...]]:
    """Lines of the words on either side of the gutter."""
    sides: tuple[list[Word], list[Word]] = ([], [])
    for word in words:
        sides[(word.left + word.right) / 2 >= gutter].append(word)
    return lines_of(sides[0]), lines_of(sides[1])


def _motto(upper: Sequence[Word], width: int) -> TextLine | None:
    """The line of the quốc hiệu or of the Party's name: its words on the right side alone."""
    for line in lines_of(word for word in upper if word.right > 0.4 * width):
        if _MOTTO.search(fold(line.text)):
            first = next(
                (k for k, word in enumerate(line.words) if re.match(r"c[oô]ng|doc|dang|doan|xa", fold(word.text))), 0
            )
            return TextLine(line.words[first:])
    return None


def _is_date(line: TextLine) -> bool:
    return len(set(_DATE.findall(fold(line.text)))) >= 2


def _head_bottom(near: Sequence[Word], motto: TextLine) -> int:
    """The height down to which both columns surely go: that of the date, else a little below the motto."""
    for line in lines_of(near):
        if line.top > motto.top and _is_date(line):
            return line.bottom
    return motto.bottom + 2 * (motto.bottom - motto.top)


def _left_bottom(
    left: Sequence[TextLine], right: Sequence[TextLine], gutter: int, line_height: int, head_bottom: int
) -> int:
    """The end of the left column: the number's line, and the abstract where it stands below."""
    end = head_bottom
    below = 0
    for k, line in enumerate(left):
        if line.top > head_bottom + 4 * line_height or _ABSTRACT.match(fold(line.text)):
            break
        if _NUMBER.search(line.text) or line.bottom < head_bottom + 0.5 * line_height:
            end, below = max(end if below else 0, line.bottom), k + 1
    spacing = 1.1 * line_height
    for k, line in enumerate(left[below:]):
        named = _ABSTRACT.match(fold(line.text))
        too_far = line.top - end > (spacing if k else (2.5 if named else 1.5) * line_height)
        if (
            too_far
            or (not k and not named and line.text.isupper())
            or _ADDRESS.search(fold(line.text))
            or _goes_on(line, right, gutter, line_height)
        ):
            break
        end = line.bottom
    return max(end, head_bottom)


def _goes_on(line: TextLine, right: Sequence[TextLine], gutter: int, line_height: int) -> bool:
    """Whether a line of the left side runs across the gutter: a centred heading, a paragraph of the body."""
    if line.right > gutter + 0.3 * line_height:
        return True
    middle = (line.top + line.bottom) / 2
    return any(other.top < middle < other.bottom and other.left - line.right < 1.2 * line_height for other in right)


def signature_block(words: Sequence[Word], width: int, height: int) -> Zone | None:
    """The block with the recipients on the left and the signature on the right, None where there is none."""
    printed = _printed(words)
    left = lines_of(word for word in printed if word.left < 0.45 * width)
    start = next(
        (line for line in reversed(left) if _RECIPIENTS.match(fold(line.text)) and line.left < 0.35 * width), None
    )
    if start is None:
        return None
    below = [word for word in printed if word.middle > start.top - 0.2 * (start.bottom - start.top)]
    spans = [(word.left, word.right) for word in below if word.confidence > 0.5 and len(word.text) > 1]
    gap = widest_gap(spans, int(0.3 * width), int(0.75 * width))
    if gap is None or gap[1] - gap[0] < 0.008 * width or gap[1] >= int(0.75 * width):
        return None
    gutter = (gap[0] + gap[1]) // 2
    if not any(word.left > gutter for word in below):
        return None
    line_height = start.bottom - start.top
    beside = [word.top for word in printed if word.left > gutter and abs(word.middle - start.top) < 1.5 * line_height]
    return Zone(gutter, max(0, min([start.top, *beside]) - line_height // 3), height, height)
