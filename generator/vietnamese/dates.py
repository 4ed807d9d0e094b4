"""Dates as official papers write them, the impossible ones included."""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text."""

    start: int
    end: int
    """In code points of the text searched."""
    value: date | None
    """None where day or month is blank, misread or does not exist: `29/77/2020`, `ngày … tháng 8 năm 2021`."""
    as_written: str


_WORDS = re.compile(
    r"""
    (?: \b[Nn](?:gày|GÀY)\s{0,3} (?P<day>[^\s,;:()/]{0,4}?|[.…_]{2,20}) \s{0,12}
      | (?<![\w/.-]) (?P<bare>[0-9]{1,2}) \s{1,3} )
    [Tt](?:háng|HÁNG)\s{0,3} (?P<month>[^\s,;:()/]{0,4}?|[.…_]{2,20})
    (?: \s{0,12} ,? \s? [Nn](?:ăm|ĂM) \s{0,3} | \s? / \s? )
    (?P<year>[0-9]{4}) (?![0-9])
    """,
    re.VERBOSE,
)
_SIGNS = re.compile(
    r"(?<![0-9])(?<![0-9][./-])(?P<day>[0-9]{1,2})\s?(?P<sign>[/.-])\s?(?P<month>[0-9]{1,2})\s?(?P=sign)\s?"
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9]|[/.-][0-9A-ZĐ])"
)
_ISO = re.compile(r"(?<![0-9.-])(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9-])")


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date of a cleaned text, in its order, none overlapping another.

    Forms: `ngày 02 tháng 11 năm 2021`, `01 tháng 7 năm 2021`, `ngày 5 tháng 8/2021`, `19/10/2021`, `08.10.2024`,
    `19-10-2021`, `2020-08-02`, over line ends too (NĐ 30/2020, Phụ lục I, II.4: days below 10 and months 1 and 2
    get a leading 0; papers often leave it out). A month alone is no date. What stands in the shape of a
    date without being one is found with `value` None.
    """
    found: list[FoundDate] = []
    for pattern in (_WORDS, _SIGNS, _ISO):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            day = groups.get("day") if groups.get("day") is not None else groups.get("bare")
            found.append(FoundDate(match.start(), match.end(), _value(groups["year"], groups["month"], day), match[0]))
    found.sort(key=lambda item: (item.start, -item.end))
    return tuple(_without_overlaps(found))


def _value(year: str, month: str, day: str | None) -> date | None:
    if not (month.isascii() and month.isdigit() and day and day.isascii() and day.isdigit()):
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _without_overlaps(found: list[FoundDate]) -> list[FoundDate]:
    kept: list[FoundDate] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept
