"""Stated days: when something takes effect, when it ends, by when it is due."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from generator.model import Event, EventKind, Span
from generator.parsing.context import Context
from generator.parsing.days import EFFECT, is_anothers, kind_of_day
from generator.parsing.ranges import Part, Range, flat, quoted
from generator.vietnamese import FoundDate, find_dates

_AGE = 1990
"""A year before which no paper of an archive like this sets a term."""
HANOI = timezone(timedelta(hours=7))
_CLOCK = re.compile(
    r"(?P<hour>[0-2]?[0-9])\s?(?:giờ|h|g|:)\s?(?P<minute>[0-5][0-9])?(?:\s?phút)?[’'\"°]?\s*(?:,\s*)?(?:ngày\s*)?$"
)
_ANOTHER = re.compile(r"\s*(?:\([^)]*\))?\s*(?:,|;|và)\s*(?:trước\s+)?(?:ngày\s*)?")
"""Between two days of one list."""
_SIGNING = re.compile(
    r"\b(?<!hết )hiệu lực\b(?P<between>[^.;]{0,80}?)(?:\b(?:kể|kế)\s+)?từ\s+ngày\s+(?P<day>ký|ban hành"
    r"|(?:được\s+)?(?:H[^.;,]{4,60}\s)?thông qua)",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"(?P<how>sau|chậm nhất(?: là)?|trong(?: thời hạn| vòng)?|muộn nhất(?: là)?)\s+(?P<count>[0-9]{1,3})"
    r"(?:\s*\([^)]{2,20}\))?\s+ngày\b"
    r"(?P<working>\s+làm việc)?(?P<between>[^.;]{0,70}?)(?:kể\s+)?từ\s+ngày\s+"
    r"(?:ký|ban hành|(?P<passed>(?:được\s+)?(?:H[^.;,]{4,60}\s)?thông qua))\b",
    re.IGNORECASE,
)
_TERM_BACK, _BEGUN_BACK = timedelta(days=60), timedelta(days=730)
_PASSED = re.compile(r"\b(?:thông qua|ban hành)\s+(?=ngày\s)")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is due, `[start, end)` in the cleaned text."""

    start: int
    end: int
    at: date | datetime


def find_events(text: str, ranges: Sequence[Range], context: Context) -> tuple[Event, ...]:
    """Every stated day of effect, end and deadline in `ranges` of the cleaned `text`, in order, each once a provision.

    `có hiệu lực kể từ ngày ký` is the day of issue; `trước ngày X`, `đến hết ngày X` are due X, and an end where said
    of the measure or its force, or where something is no longer done from X on (`chấm dứt`, `ngừng áp dụng`); a term
    from the signing is counted out. Months, quarters, planned meetings, terms from
    an unknown day, the force of other documents give none.
    """
    words = flat(text)
    dates = find_dates(words)
    begins = [day.start for day in dates]
    passed = _passing(words, dates, context)
    events: list[Event] = []
    seen: set[tuple[EventKind, date | datetime, str | None]] = set()
    for place in ranges:
        if place.part is Part.FOOTNOTE:  # it quotes when other texts came into force
            continue
        low, high = bisect_left(begins, place.start), bisect_left(begins, place.end)
        found = [*_dated(words, place, dates[low:high], context), *_counted(words, place, passed, context)]
        for kind, at, start, end in sorted(found, key=lambda item: item[2]):
            if (kind, at, place.provision_id) not in seen:
                seen.add((kind, at, place.provision_id))
                events.append(Event(kind, at, place.provision_id, text[start:end], Span(start, end)))
    return tuple(events)


def find_deadlines(words: str, start: int, end: int, dates: Sequence[FoundDate], context: Context) -> list[Deadline]:
    """The days by which something is due in a sentence, `words[start:end]`; `dates` are those of the sentence."""
    place = Range(start, end, None, Part.PROVISION)
    found = _dated(words, place, dates, context)
    return [Deadline(begin, finish, at) for kind, at, begin, finish in found if kind is EventKind.DUE]


_Found = tuple[EventKind, date | datetime, int, int]


def _dated(words: str, place: Range, dates: Sequence[FoundDate], context: Context) -> Iterator[_Found]:
    due_until: int | None = None
    for index, day in enumerate(dates):
        if day.value is None or quoted(words, place.start, day.start):
            continue
        sentence = _sentence(words, place.start, day.start)
        before = words[sentence : day.start] + (words[day.start : day.start + 5] if _says_day(words, day) else "")
        clock = _CLOCK.search(before[-40:])
        lead = before[: len(before) - len(clock[0])] if clock else before
        previous = words[sentence : dates[index - 1].start] if index and dates[index - 1].start >= sentence else None
        midnight = bool(clock and int(clock["hour"]) == 0)
        if previous and (earlier := _CLOCK.search(previous[-40:])):
            previous = previous[: len(previous) - len(earlier[0])]
            midnight = midnight or int(earlier["hour"]) == 0
        ahead = context.date_issued is None or day.value > context.date_issued
        after = words[day.end : min(place.end, day.end + 120)]
        kind = kind_of_day(lead, previous, after, place.part, midnight=midnight, ahead=ahead)
        if not kind and due_until is not None and _ANOTHER.fullmatch(words, due_until, day.start):
            kind = EventKind.DUE
        due_until = day.end if kind is EventKind.DUE else None
        forced = kind is not EventKind.DUE and EFFECT.search(lead) is not None
        if not kind or (not forced and _long_past(day.value, kind, context)):
            continue
        start = day.start - (len(clock[0]) if clock else 0)
        yield kind, _moment(day.value, clock, kind), max(place.start, _phrase(words, start)), day.end


def _says_day(words: str, day: FoundDate) -> bool:
    return words[day.start : day.start + 4].lower() == "ngày"


def _counted(words: str, place: Range, passed: date | None, context: Context) -> Iterator[_Found]:
    part = words[place.start : place.end]
    for match in _SIGNING.finditer(part):
        if is_anothers(part[_sentence(part, 0, match.start()) : match.start()]) or re.search(
            r"\d(?:\s*\([^)]*\))?\s+ngày", match["between"]
        ):
            continue
        day = passed if "thông qua" in match["day"].lower() else context.date_issued
        if day:
            yield EventKind.TAKES_EFFECT, day, place.start + match.start(), place.start + match.end()
    for match in _TERM.finditer(part):
        day = passed if match["passed"] else context.date_issued
        if match["working"] or not day:
            continue
        terms = [(match["how"], match["count"], match.start())]
        terms += [
            (inner[1], inner[2], match.start("between") + inner.start())
            for inner in re.finditer(
                r"(sau|chậm nhất(?: là)?)\s+([0-9]{1,3})\s+ngày\b", match["between"], re.IGNORECASE
            )
        ]
        for how, count, at in terms:
            effect = how.lower() == "sau" and EFFECT.search(part[max(0, at - 80) : at])
            kind = EventKind.TAKES_EFFECT if effect else EventKind.DUE
            yield kind, day + timedelta(days=int(count)), place.start + at, place.start + match.end()


def _passing(words: str, dates: Sequence[FoundDate], context: Context) -> date | None:
    """The day on which the document says that it was passed; else its own."""
    for match in _PASSED.finditer(words):
        place = bisect_left(dates, match.end(), key=lambda day: day.start)
        if (
            place < len(dates)
            and dates[place].start - match.end() < 6
            and "này được" in words[max(0, match.start() - 150) : match.start()]
        ):
            return dates[place].value
    return context.date_issued


def _sentence(words: str, start: int, at: int) -> int:
    """Where the sentence of `at` begins, not before `start`."""
    window = max(start, at - 500)
    ends = list(re.finditer(r"(?<![0-9])[.;](?=\s)|[.;](?=\s+[A-ZĐ])", words[window:at]))
    return window + ends[-1].end() if ends else window


def _phrase(words: str, at: int) -> int:
    """Where the words that govern a day begin: `trước ngày`, `có hiệu lực kể từ ngày`."""
    lead = re.search(
        r"(?:có hiệu lực[^.;,]{0,40}|(?:kể |kế )?từ |đến hết |chậm nhất |trước |hạn chót |đến )?(?:là )?(?:ngày )?$",
        words[max(0, at - 60) : at],
    )
    return at - len(lead[0]) if lead else at


def _moment(day: date, clock: re.Match[str] | None, kind: EventKind) -> date | datetime:
    if not clock:
        return day
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if hour == 24:
        return datetime(day.year, day.month, day.day, tzinfo=HANOI) + timedelta(days=1)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HANOI) if hour < 24 else day


def _long_past(day: date, kind: EventKind, context: Context) -> bool:
    """A day before the paper's own is no term of it, nor one of years before the beginning of what it orders.

    `Người tham gia từ ngày 01/01/2016`, in a paper of 2023, tells of people. In a paper without a day: another age.
    """
    if context.date_issued is None:
        return day.year < _AGE
    return day < context.date_issued - (_TERM_BACK if kind is EventKind.DUE else _BEGUN_BACK)
