"""The day of a document that is cited, as it stands behind or before its number."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from generator.parsing.cited_bodies import Found
from generator.parsing.notations import Mention, unfooted
from generator.vietnamese import FoundDate

_BEFORE_DAY = re.compile(
    r"[\s,(]{0,6}(?:\(.{0,30}?\)\s*)?"
    r"(?:(?:hồi|lúc|vào)\s+)?(?:\d{1,2}\s?(?:giờ|[hg])\s?(?:\d\d)?(?:\s?phút)?,?\s+(?=ngày))?(?:[Nn]gày\s*)?"
)
"""`Công điện số 31/CĐ-QG hồi 16 giờ 30 ngày 04/9/2023`."""
_BODY_BEFORE_DAY = re.compile(
    r"[\s,]{0,3}(?:của|do)\s(?P<body>[^,;()]{3,80}?)\s(?:(?:ban hành|ký|cấp)\s*)*(?:[Nn]gày\s*)?"
)
_NO_BODY = re.compile(r"\b(?:trước|sau|từ|kể|xong|trên|về|quy định|có hiệu lực|đến|trong|giờ)\b")
_HAS = re.compile(r",?\s[^;.]{2,160}?\b(?:có|ban hành|gửi|trình|ký|ra)\s*(?:các\s*)?")
_LAST_OTHER = re.compile(r"\s*và\s*(?:các\s*)?")
_AMENDING = re.compile(r"(?:Luật|Nghị định|Thông tư|Quyết định)\s+sửa đổi,? bổ sung (?:một số điều )?(?:của )?", re.I)
OTHER = re.compile(r"\s*(?:,|;|và|,\s*và)\s*(?:các\s*)?(?:số\s*)?")
"""Between two of one list."""


def dated(words: str, mentions: list[Mention], dates: Sequence[FoundDate]) -> list[Found]:
    """The documents mentioned, each with the day that stands behind or before it; `dates` are those of the words."""
    begins = [day.start for day in dates]
    others = {mention.symbol for mention in mentions if mention.symbol}
    found: list[Found] = []
    for index, mention in enumerate(mentions):
        symbol = unfooted(mention.symbol, others) if mention.symbol else None
        next_start = mentions[index + 1].start if index + 1 < len(mentions) else len(words)
        after = _day_after(words, mention, next_start, dates, begins)
        day, end = (after.value, after.end) if after else (None, mention.end)
        if not after:
            last_end = mentions[index - 1].end if index else 0
            before = _day_before(words, mention, last_end, dates, begins)
            day = before.value if before else None
        if after and _belongs_to_amending(words, mentions, index):
            day = None
        found.append(Found(mention, day, symbol, replace(mention, symbol=symbol).identifier, end))
    return _shared(words, found)


def _day_after(
    words: str, mention: Mention, limit: int, dates: Sequence[FoundDate], begins: Sequence[int]
) -> FoundDate | None:
    place = bisect_left(begins, mention.end)
    if place >= len(dates) or dates[place].start > min(limit, mention.end + 130):
        return None
    between = words[mention.end : dates[place].start]
    if _BEFORE_DAY.fullmatch(between):
        return dates[place]
    body = _BODY_BEFORE_DAY.fullmatch(between)
    return dates[place] if body and not _NO_BODY.search(body["body"]) else None


def _day_before(
    words: str, mention: Mention, last: int, dates: Sequence[FoundDate], begins: Sequence[int]
) -> FoundDate | None:
    """`Ngày 12/3/2019, Sở Xây dựng có Công văn số 417/SXD-QLN`."""
    place = bisect_left(begins, mention.start) - 1
    if place < 0 or dates[place].start < last or mention.start - dates[place].end > 200:
        return None
    named = words[max(0, dates[place].start - 6) : dates[place].start + 5].lower()
    between = words[dates[place].end : mention.start]
    return dates[place] if "ngày" in named and _HAS.fullmatch(between) else None


def _belongs_to_amending(words: str, mentions: Sequence[Mention], index: int) -> bool:
    """Whether the day behind a chain of laws is that of the numberless one that amends them all."""
    first = index
    while (
        first
        and OTHER.match(words[mentions[first - 1].end : mentions[first].start][:20])
        and (mentions[first].start - mentions[first - 1].end < 20)
    ):
        first -= 1
    return (
        first < index
        and _AMENDING.search(words[max(0, mentions[first].start - 60) : mentions[first].start + 60]) is not None
    )


def _shared(words: str, found: list[Found]) -> list[Found]:
    """`Tờ trình số 394/TTr-CP và Đề án số 395/ĐA-CP ngày …`: one day for both."""
    for index in range(len(found) - 2, -1, -1):
        here, there = found[index], found[index + 1]
        between = words[here.mention.end : there.mention.start]
        if not here.day and there.day and there.end > there.mention.end and _LAST_OTHER.fullmatch(between):
            found[index] = replace(here, day=there.day)
    return found
