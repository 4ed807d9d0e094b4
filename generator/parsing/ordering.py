"""Which lines of a body begin a provision, and how deep: the order of the markers decides."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.parsing.markers import BULLETS, HEADED, Level, Marker, markers, misread, roman, speck
from generator.parsing.paragraphs import BodyLine, closes, hangs

_BASIS = ("căn cứ", "theo ", "thực hiện", "xét ", "trên cơ sở", "tiếp theo")
_LONG_QUOTE, _SHORT_QUOTE = 60, 12
_FIRST = (Level.UPPER, Level.ROMAN, Level.ARABIC, Level.LETTER, Level.BRACKET)
_FARTHEST_GAP = 3
_FARTHEST_GAP_OF_HEADS = 20
"""Articles and chapters are told by their word: more of them may be lost before one is no longer believed."""
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that begins a provision."""

    at: int
    """Index of the line."""
    marker: Marker
    depth: int
    """0 for the top level."""
    expected: int | None = None
    """The value that the order asked for, where the printed one leaves a gap or comes again."""
    mended: str | None = None
    """What the text has, where OCR misread the marker and the order gives it away."""


Key = tuple[Level, int]


@dataclass(slots=True)
class _Scan:
    lines: Sequence[BodyLine]
    wide: int
    found: list[tuple[Marker, ...]] = field(default_factory=list)
    opening: list[bool] = field(default_factory=list)
    values: dict[Key, list[tuple[int, int]]] = field(default_factory=dict)
    last: dict[Key, int] = field(default_factory=dict)
    """The value last accepted of each kind: articles are counted on through the chapters."""

    def following(self, key: Key, at: int) -> int | None:
        """The value of the next marker of this kind behind line `at`."""
        rows = self.values.get(key, [])
        place = bisect_right(rows, (at, 1 << 30))
        return rows[place][1] if place < len(rows) else None


def order(lines: Sequence[BodyLine], wide: int) -> tuple[Entry, ...]:
    """The lines that begin a provision, in order. `wide`: how wide the lines run, 0 where a line is a paragraph."""
    scan = _scan(lines, wide)
    start = _start(scan)
    if start is None:
        return ()
    begin, only = start
    entries: list[Entry] = []
    stack: list[tuple[Key, int]] = []
    for at in range(begin, len(lines)):
        entry = _entry(scan, at, stack, only)
        if entry:
            del stack[entry.depth :]
            stack.append((_key(entry.marker), entry.marker.value))
            scan.last[_key(entry.marker)] = entry.marker.value
            entries.append(entry)
    return tuple(entries)


def _key(marker: Marker) -> Key:
    if marker.level is Level.STAR:
        return marker.level, ord(marker.printed)
    return marker.level, len(marker.path)


def _scan(lines: Sequence[BodyLine], wide: int) -> _Scan:
    scan = _Scan(lines, wide)
    marked = [tuple(markers(line.text)) for line in lines]
    quoted = _quoted(lines, marked)
    for at in range(len(lines)):
        found = () if quoted[at] else marked[at]
        scan.found.append(found)
        headed = bool(found) and found[0].level in HEADED and (at == 0 or not hangs(lines[at - 1].text))
        scan.opening.append(headed or _opens(lines, at, wide))
        if scan.opening[at]:
            for marker in found:
                if marker.strong:
                    scan.values.setdefault(_key(marker), []).append((at, marker.value))
    return scan


def _opens(lines: Sequence[BodyLine], at: int, wide: int) -> bool:
    """Whether a provision may begin on this line: the one before has ended, or is too short to have been wrapped."""
    if at == 0 or not wide:
        return True
    before = lines[at - 1].text
    if lines[at].apart:
        return not hangs(before) or len(before) < wide * 0.6
    return closes(before) or (len(before) < wide * 0.7 and not hangs(before)) or before.isupper()


def _quoted(lines: Sequence[BodyLine], marked: Sequence[tuple[Marker, ...]]) -> list[bool]:
    """Lines inside a quotation that runs over several: their markers are those of the text quoted.

    `marked` are the markers of each line. What a line holds is counted once, however many quotations look at it.
    """
    inside = [False] * len(lines)
    heads = [found[0].level if found else None for found in marked]
    opened = [line.text.count("“") - line.text.count("”") for line in lines]
    odd = [line.text.count('"') % 2 for line in lines]
    until = -1
    for at, line in enumerate(lines):
        if at <= until:
            continue
        text = line.text.lstrip("*_ ")
        straight = text.startswith('"')
        balance = odd[at] if straight else opened[at]
        if balance <= 0:
            continue
        reach = _LONG_QUOTE if text.startswith(("“", '"')) else _SHORT_QUOTE
        for later in range(at + 1, min(at + 1 + reach, len(lines))):
            head = heads[later]
            if head is not None and (head < Level.SECTION or (reach == _SHORT_QUOTE and head is Level.ARTICLE)):
                break
            balance += -odd[later] if straight else opened[later]
            if balance <= 0:
                inside[at + 1 : later + 1] = [True] * (later - at)
                until = later
                break
    return inside


def _start(scan: _Scan) -> tuple[int, Level] | None:
    """Where the provisions begin, and the kind of the top level."""
    heads = [at for level in HEADED for at, value in scan.values.get((level, 0), ()) if value == 1]
    heads = heads or [at for at, value in scan.values.get((Level.ARTICLE, 0), ()) if value == 2]
    if heads:
        return min(heads), Level.PART
    for level in _FIRST:
        if (at := _first(scan, level)) is not None:
            return at, level
    best: tuple[int, Level] | None = None
    for key, rows in scan.values.items():
        if key[0] in BULLETS:
            rows = [(at, value) for at, value in rows if not _basis(scan, at)]
            if len(rows) > 1 and (best is None or rows[0][0] < best[0]):
                best = rows[0][0], key[0]
    return best


def _basis(scan: _Scan, at: int) -> bool:
    return scan.lines[at].text.lstrip("-–—+*•_ ").lower().startswith(_BASIS)


def _first(scan: _Scan, level: Level) -> int | None:
    """The line of the first marker of a numbered kind, if a second follows it."""
    key = (level, 0)
    rows = scan.values.get(key, [])
    for at, value in rows:
        if value != 1:
            continue
        if any(later > at and number == 2 for later, number in rows) or _later(scan, at, level, 2):
            return at
        break
    if level is Level.ARABIC and (second := next((at for at, value in rows if value == 2), None)) is not None:
        for at in range(second - 1, -1, -1):
            if scan.opening[at] and misread(scan.lines[at].text, level, 1):
                return at
        if scan.following(key, second) == 3:
            return second
    return None


def _later(scan: _Scan, at: int, level: Level, value: int) -> bool:
    return any(
        scan.opening[later] and misread(scan.lines[later].text, level, value)
        for later in range(at + 1, len(scan.lines))
    )


def _entry(scan: _Scan, at: int, stack: list[tuple[Key, int]], top: Level) -> Entry | None:
    for marker in scan.found[at]:
        if marker.level < top and not (top in BULLETS and stack):
            continue
        entry = _bullet(scan, at, marker, stack) if marker.level in BULLETS else _numbered(scan, at, marker, stack)
        if entry and entry.depth < _DEEPEST:
            return entry
    if not scan.opening[at]:
        return None
    for depth in range(len(stack) - 1, -1, -1):
        (level, _), value = stack[depth]
        if mended := misread(scan.lines[at].text, level, value + 1):
            return _mended(scan, at, mended, depth)
    if not stack and top is Level.ARABIC and (mended := misread(scan.lines[at].text, top, 1)):
        return _mended(scan, at, mended, 0)
    if stack and stack[-1][0][0] is Level.DASH and (dash := speck(scan.lines[at].text)):
        return Entry(at, dash, len(stack) - 1)
    return None


def _mended(scan: _Scan, at: int, marker: Marker, depth: int) -> Entry:
    return Entry(at, marker, depth, None, scan.lines[at].text[: marker.length].strip(" .,)-:"))


def _bullet(scan: _Scan, at: int, marker: Marker, stack: list[tuple[Key, int]]) -> Entry | None:
    if not scan.opening[at]:
        return None
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth][0] == _key(marker):
            return Entry(at, marker, depth)
    depth = len(stack)
    while marker.level is Level.DASH and depth and stack[depth - 1][0][0] is Level.PLUS:
        depth -= 1
    return Entry(at, marker, depth)


def _numbered(scan: _Scan, at: int, marker: Marker, stack: list[tuple[Key, int]]) -> Entry | None:
    key = _key(marker)
    ready = scan.opening[at]
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth][0] == key:
            value = stack[depth][1]
            if marker.value == value + 1 or (marker.level is Level.LETTER and (value, marker.value) == (4, 6)):
                sure = ready or (marker.strong and not hangs(scan.lines[at - 1].text))
                return Entry(at, marker, depth) if sure else None
            return _astray(scan, at, marker, stack, depth) if ready else None
    if not ready:
        return None
    counted = scan.last.get(key, 0) if marker.level is Level.ARTICLE else 0
    if counted < marker.value <= counted + _FARTHEST_GAP_OF_HEADS and counted:
        return Entry(at, marker, _depth(marker, stack), None if marker.value == counted + 1 else counted + 1)
    if counted:
        return None
    first = (
        marker.value == 1
        or (marker.value == scan.last.get(key, 0) + 1 and marker.strong)
        or (marker.value == 2 and scan.following(key, at) == 3 and marker.strong)
    )
    if not first:
        return None
    depth = _depth(marker, stack)
    if marker.level is Level.DECIMAL and not _under(marker, stack, depth):
        return None
    known = marker.value in (1, scan.last.get(key, 0) + 1)
    return Entry(at, marker, depth, None if known else 1)


def _depth(marker: Marker, stack: list[tuple[Key, int]]) -> int:
    """How deep a new list begins: under what is of an outer kind; a bracketed one under whatever it follows."""
    depth = len(stack)
    if marker.level is Level.BRACKET or (stack and stack[0][0][0] in BULLETS):
        return depth
    while depth and stack[depth - 1][0] >= _key(marker):
        depth -= 1
    return depth


def _under(marker: Marker, stack: list[tuple[Key, int]], depth: int) -> bool:
    """Whether `2.1` stands under 2 (or under a heading that is not numbered so)."""
    if not depth:
        return False
    (level, _), value = stack[depth - 1]
    return value == marker.path[-2] if level in (Level.ARABIC, Level.DECIMAL) else True


def _astray(scan: _Scan, at: int, marker: Marker, stack: list[tuple[Key, int]], depth: int) -> Entry | None:
    """A marker that is not the next of its list: a new list inside, one printed twice, a gap, or a misreading."""
    key, value = stack[depth]
    after = scan.following(key, at)
    if marker.value == 1 and value >= 1 and (value > 1 or after == 2):
        inner = scan.lines[at - 1].text.rstrip("*_ ").endswith(":")
        if inner:
            return Entry(at, marker, len(stack))
        return Entry(at, marker, depth, value + 1) if after == 2 and marker.strong else None
    if marker.value != value + 1 and after == value + 2 and marker.level in (Level.ROMAN, Level.ARABIC):
        expected = misread(scan.lines[at].text, marker.level, value + 1)
        fixed = expected or Marker(marker.level, _printed(marker.level, value + 1), value + 1, marker.length)
        return Entry(at, fixed, depth, None, marker.printed)
    if marker.value == value and marker.strong and after in (value + 1, None):
        return Entry(at, marker, depth, value + 1)
    farthest = _FARTHEST_GAP_OF_HEADS if marker.level in HEADED else _FARTHEST_GAP
    if value + 1 < marker.value <= value + farthest and marker.strong:
        return Entry(at, marker, depth, value + 1)
    return None


def _printed(level: Level, value: int) -> str:
    return roman(value) if level is Level.ROMAN else str(value)
