"""Lists of items in the head and foot: one item a dash, its wrapped lines joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.parsing.known import Known
from generator.registers import resolve_body

_MARK = re.compile(r"^[\s'‘`.~_+*•·|\\-]*[-–—~+•·*][\s'‘`.~_+*•·–—-]*")
_LOOSE_MARK = re.compile(r"^[-–—~+•·*'‘`._\s]+")
_ACTS = re.compile(
    r"(?<!\w)(?:nhận được|đề nghị|thực hiện|căn cứ|có ý kiến|ban hành|báo cáo|trả lời|yêu cầu|đã|về việc)(?!\w)"
)
"""What a sentence does, and a name of a body does not."""
_TOO = re.compile(r"(?:(?:Đồng|Cùng) kính gửi|Thông qua)\s?:")
"""Who gets it besides, or passes it on: an item of its own without a dash."""
_PARTICULARS = re.compile(
    r"(?i)(?:mã số thuế|mst|mã số (?:doanh nghiệp|đơn vị)|địa chỉ|(?:số )?điện thoại|email|số (?:cccd|cmnd)|cccd|cmnd"
    r"|ngày sinh|sinh ngày|năm sinh|thường trú)\s?:"
)
"""What a form says below the one it goes to, and no name holds."""
_BODY = re.compile(
    r"(?:UBND|Ủy ban|Sở|Bộ|Cục|Chi cục|Công an|Công ty|Tổng công ty|Tập đoàn|Ban Quản lý|Hội|Liên đoàn|Trường|Bệnh viện"
    r"|Viện|Ông|Bà|Đồng chí)\s"
)
"""What begins another addressee below a whole name, without a dash."""
_COUNTED = re.compile(r"(\d{1,2})\s?[.)]\s+")
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4})\s?[./)]")
_TO_FILL_IN = re.compile(r"\s*(?:[._…]\s?){4,}$|\s*…+$")
"""Dots for a name that is written in by hand: what stands below goes on with nothing."""
_CLOSED = re.compile(r"[;.,:]\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """An item as written: its text on one line, and the stretches that it was put together from."""

    text: str
    parts: tuple[tuple[int, int], ...]

    @property
    def span(self) -> tuple[int, int]:
        """From its first word to its last."""
        return self.parts[0][0], self.parts[-1][1]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    marked: bool
    after_blank: bool
    index: int


def gather(known: Known, index: int, at: int, limit: int, body: re.Pattern[str]) -> tuple[Item, ...]:
    """The items from offset `at` of line `index` on, up to line `limit` or the first line of the body."""
    items: list[list[tuple[int, int]]] = []
    marked_list = counted = False
    blank = _TO_FILL_IN.match(known.sheet.plain[at : known.sheet.lines[index].end])
    for line in _lines(known, index, at, limit):
        said = known.sheet.said(line.start, line.end)
        if blank and not line.marked and not items:
            break
        number = _COUNTED.match(said)
        counted = counted or bool(number and not items and number[1] == "1")
        if line.marked or (counted and number and int(number[1]) == len(items) + 1):
            items.append([(line.start, line.end)])
            marked_list = True
            continue
        if not items:
            items.append([(line.start, line.end)])
            continue
        before = known.sheet.said(*items[-1][-1])
        if _ends(known, line, before, said, marked_list, body):
            break
        if _BODY.match(said) and not line.after_blank and resolve_body(tidy(known, items[-1]), None, known.registers):
            items.append([(line.start, line.end)])
        else:
            items[-1].append((line.start, line.end))
    return tuple(
        Item(_COUNTED.sub("", tidy(known, parts)) if counted else tidy(known, parts), tuple(parts)) for parts in items
    )


def tidy(known: Known, parts: list[tuple[int, int]]) -> str:
    """An item's words on one line, without the dash before and the `;` `,` `.` behind."""
    words = " ".join(known.sheet.said(*part) for part in parts)
    words = _LOOSE_MARK.sub("", words)
    words = re.sub(r"(?<=[;,.])[\s:;.,'`‘~*_|-]+$", "", words)
    words = re.sub(r"(?<=;)(?:\s+[^\s()]{1,2})+$", "", words)
    return re.sub(r"[\s;,.]+$", "", words)


def _ends(known: Known, line: _Line, before: str, said: str, marked_list: bool, body: re.Pattern[str]) -> bool:
    """Whether the list is over before an unmarked line."""
    closed = _CLOSED.search(before)
    if _PARTICULARS.match(said):
        return True
    lower = said[:1].islower() or said[:1] in "(&"
    if closed and before.rstrip()[-1] == ".":
        return True
    if lower and not (closed and before.rstrip()[-1] == ";"):
        return False
    opener = body.match(known.sheet.bare[line.start : line.end])
    if not marked_list and not lower and len(said) > 60 and _ACTS.search(said):
        return True
    if line.after_blank:
        return bool(opener or _NUMBERED.match(said)) or not marked_list or bool(closed) or len(said) > 90
    if closed and before.rstrip()[-1] == ";":
        return marked_list
    return len(said) > 100 or (bool(opener) and len(said) > 60)


def _lines(known: Known, index: int, at: int, limit: int) -> Iterator[_Line]:
    sheet, after_blank = known.sheet, False
    for current in range(index, limit):
        line = sheet.lines[current]
        gaps = known.free(max(at, line.start), line.end) if current == index else known.free(line.start, line.end)
        shown = False
        for gap in gaps:
            start, end = sheet.trimmed(*gap)
            if not sheet.plain[start:end].strip(" .:,;'`|_-–"):
                continue
            inner = re.search(r"(?:^|\s)[-–~]\s{0,2}(?=[^\W\d_])", sheet.plain[start:end])
            junk = (
                inner
                and inner.start()
                and len(re.findall(r"[^\W\d_]{3,}", sheet.plain[start : start + inner.start()])) == 0
            )
            if inner and junk:
                start += inner.start()
            marked = bool(_MARK.match(sheet.plain[start:end]) or _TOO.match(sheet.plain[start:end]))
            yield _Line(*sheet.trimmed(start, end), marked, after_blank and not shown, current)
            shown, after_blank = True, False
        if not shown and sheet.blank(current):
            after_blank = True
