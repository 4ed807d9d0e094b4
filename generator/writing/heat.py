"""Calendar heat maps: years by month, and a year by day, with the same figures in a table."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

from generator.addresses import day_address, month_address, year_address
from generator.model import EventKind
from generator.writing.context import Context
from generator.writing.drawing import drawing, rect, rects, shade, words
from generator.writing.elements import block, table, tag
from generator.writing.escaping import html
from generator.writing.naming import day as said_day

Months = Mapping[int, Mapping[int, int]]
"""Year → month → number of documents issued."""
Events = Mapping[date, Mapping[EventKind, int]]
"""Day → what took effect, ended or fell due on it."""

_LEFT, _TOP, _WIDE, _HIGH = 64, 28, 54, 32
_DAY, _DAY_LEFT = 30, 74


def years_drawn(years: Sequence[int], months: Months, context: Context) -> str:
    """A row for each year, a cell for each month, darker where more was issued; each cell a link to its month."""
    most = max((count for year in years for count in months[year].values()), default=0)
    parts = [
        words(_LEFT + _WIDE * (month - 0.5), _TOP - 10, str(month), "axis", text_anchor="middle")
        for month in range(1, 13)
    ]
    empty: list[tuple[float, float]] = []
    cells: list[str] = []
    for line, year in enumerate(years):
        top = _TOP + _HIGH * line
        parts.append(words(_LEFT - 10, top + _HIGH / 2 + 5, str(year), "axis", text_anchor="end"))
        for month in range(1, 13):
            left = _LEFT + _WIDE * (month - 1)
            if month not in months[year]:
                empty.append((left + 1, top + 1))
                continue
            count = months[year][month]
            name = context.say("heat.month", month=month, year=year, count=count)
            inner = rect(left + 1, top + 1, _WIDE - 2, _HIGH - 2, f"cell {shade(count, most)}")
            inner += words(left + _WIDE / 2, top + _HIGH / 2 + 5, str(count), _ink(count, most), text_anchor="middle")
            cells.append(context.link(month_address(date(year, month, 1)), tag("title", html(name)) + inner))
    parts += [rects(empty, _WIDE - 2, _HIGH - 2, "cell h0"), *cells]
    title = context.say("heat.years.title")
    size = (_LEFT + 12 * _WIDE + 2, _TOP + _HIGH * len(years) + 2)
    description = context.say("heat.years.description")
    return drawing("heat", title, description, size, parts, linked=True, class_="heat years-heat")


def years_table(years: Sequence[int], months: Months, undated: int | None, context: Context) -> str:
    """The same figures: a row for each year with its sum and its months; `undated` adds one of those without a day."""
    entries = [
        [
            context.link(year_address(year), str(year)),
            str(sum(months[year].values())),
            *(str(months[year][month]) if month in months[year] else "" for month in range(1, 13)),
        ]
        for year in years
    ]
    if undated is not None:
        link = context.link(year_address(None), html(context.say("years.undated-link")))
        entries.append([link, str(undated), *[""] * 12])
    head = [html(context.say("years.year")), html(context.say("years.count"))]
    head += [tag("abbr", str(month), title=context.say("month.short", month=month)) for month in range(1, 13)]
    return table(head, entries, class_="years by-month")


def year_drawn(year: int, issued: Mapping[date, int], events: Events, context: Context) -> str:
    """Twelve rows of days, darker where more was issued, underlined where something took effect, ended or fell due."""
    most = max(issued.values(), default=0)
    parts = [words(_DAY_LEFT + _DAY * (day - 0.5), 18, str(day), "axis", text_anchor="middle") for day in range(1, 32)]
    empty: list[tuple[float, float]] = []
    cells: list[str] = []
    for month in range(1, 13):
        top = _DAY * (month - 1) + _TOP
        label = context.say("month.short", month=month)
        parts.append(words(_DAY_LEFT - 8, top + _DAY / 2 + 5, label, "axis", text_anchor="end"))
        for number in range(1, monthrange(year, month)[1] + 1):
            day, left = date(year, month, number), _DAY_LEFT + _DAY * (number - 1)
            if day in issued or day in events:
                cells.append(_day(day, left, top, issued.get(day, 0), most, events.get(day, {}), context))
            else:
                empty.append((left + 1, top + 1))
    parts += [rects(empty, _DAY - 2, _DAY - 2, "cell h0"), *cells]
    title = context.say("heat.year.title", year=year)
    size = (_DAY_LEFT + 31 * _DAY + 2, _TOP + 12 * _DAY + 2)
    description = context.say("heat.year.description")
    return drawing("heat", title, description, size, parts, linked=True, class_="heat year-heat")


def _day(
    day: date, left: float, top: float, count: int, most: int, events: Mapping[EventKind, int], context: Context
) -> str:
    said = [context.say("heat.issued", count=count)] if count else []
    said += [context.say(f"heat.{kind.value}", count=events[kind]) for kind in EventKind if kind in events]
    name = tag("title", html(f"{said_day(day)}: {', '.join(said)}"))
    inner = rect(left + 1, top + 1, _DAY - 2, _DAY - 2, f"cell {shade(count, most)}")
    if count:
        inner += words(left + _DAY / 2, top + _DAY / 2 + 5, str(count), _ink(count, most), text_anchor="middle")
    if events:
        inner += rect(left + 3, top + _DAY - 6, _DAY - 6, 3, "event")
    return context.link(day_address(day) if count else month_address(day), name + inner)


def months_table(
    year: int, months: Mapping[int, int], issued: Mapping[date, int], events: Events, context: Context
) -> str:
    """Each month with what was issued, took effect, ended and fell due; then, folded away, each day."""
    sums = {
        month: {kind: sum(day[kind] for at, day in events.items() if at.month == month and kind in day)
                for kind in EventKind}
        for month in months
    }  # fmt: skip
    by_month = [
        [context.link(month_address(date(year, month, 1)), html(context.say("month.short", month=month))),
         str(months[month]), *(_figure(sums[month][kind]) for kind in EventKind)]
        for month in sorted(months)
    ]  # fmt: skip
    by_day = [
        [html(said_day(day)), _figure(issued.get(day, 0)),
         *(_figure(events.get(day, {}).get(kind, 0)) for kind in EventKind)]
        for day in sorted({*issued, *events})
    ]  # fmt: skip
    heads = [html(context.say(f"heat.head.{key}")) for key in ("issued", *(kind.value for kind in EventKind))]
    days = table([html(context.say("heat.head.day")), *heads], by_day, class_="months by-day")
    summary = tag("summary", html(context.say("heat.by-day")))
    first = table([html(context.say("year.month")), *heads], by_month, class_="months by-event")
    return f"{first}\n\n{block('details', [summary, days], class_='by-day')}"


def _figure(count: int) -> str:
    return str(count) if count else "–"


def _ink(count: int, most: int) -> str:
    """The class of figures upon a shade: light upon the deepest."""
    return "on-dark" if shade(count, most) == "h4" else "on-light"
