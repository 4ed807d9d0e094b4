"""`/nam/`: years, months with their days, and the undated."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.addresses import day_address, month_address, page_address, year_address
from generator.model import Asset, Directive, EventKind, Page
from generator.writing.context import Context
from generator.writing.elements import block, lead, tag
from generator.writing.escaping import html, opening
from generator.writing.events import Happening, events_by_month, events_of
from generator.writing.formats import ALL, list_files
from generator.writing.heat import Events, months_table, year_drawn, years_drawn, years_table
from generator.writing.paging import cut, paged
from generator.writing.rows import rows
from generator.writing.tracing import Piece

Calendar = Mapping[int, Mapping[int, Sequence[Directive]]]
"""Year → month → directives, newest first."""


def years(context: Context) -> Iterator[Page | Asset]:
    """The list of years, and the documents without a date."""
    directives = context.archive.directives.values()
    calendar, undated = _sorted(directives, events_by_month(directives))
    yield from _years(calendar, undated, context)
    yield from _undated(undated, context)


def each_year(context: Context) -> Iterator[Piece]:
    """The pages of each year, and of each of its months in which something was issued or happened."""
    directives = context.archive.directives.values()
    happenings = events_by_month(directives)
    calendar, _ = _sorted(directives, happenings)
    known = tuple(sorted(calendar))
    for year, months in calendar.items():
        within = {month: _Stretch(_ids(own), _ids(_giving(happenings, (year, month)))) for month, own in months.items()}
        whole = _Stretch(
            tuple(id_ for stretch in within.values() for id_ in stretch.issued),
            tuple(id_ for stretch in within.values() for id_ in stretch.eventful),
        )
        yield Piece(year_address(year), partial(_year, year, whole, known), repr((whole, known)))
        for month, stretch in within.items():
            yield Piece(month_address(date(year, month, 1)), partial(_month, year, month, stretch), repr(stretch))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What a stretch of the calendar holds, by id."""

    issued: tuple[str, ...]
    eventful: tuple[str, ...]
    """In the order of the archive, some more than once."""


def _ids(directives: Iterable[Directive]) -> tuple[str, ...]:
    return tuple(directive.id or "" for directive in directives)


def _giving(happenings: Mapping[tuple[int, int], Sequence[Happening]], month: tuple[int, int]) -> Iterable[Directive]:
    return (directive for _, directive, _ in happenings.get(month, ()))


def year_counts(context: Context) -> list[tuple[int, int]]:
    """Years with the number of their documents, newest first."""
    calendar, _ = _sorted(context.archive.directives.values(), ())
    return [(year, sum(map(len, months.values()))) for year, months in calendar.items()]


def _sorted(directives: Iterable[Directive], eventful: Iterable[tuple[int, int]]) -> tuple[Calendar, list[Directive]]:
    """Documents by year and month, and the undated; a month in which something only ended or fell due has none."""
    dated: dict[int, dict[int, list[Directive]]] = {}
    for year, month in eventful:
        dated.setdefault(year, {}).setdefault(month, [])
    undated: list[Directive] = []
    for directive in directives:
        if directive.withdrawn:
            continue
        if directive.date_issued is None:
            undated.append(directive)
        else:
            months = dated.setdefault(directive.date_issued.year, {})
            months.setdefault(directive.date_issued.month, []).append(directive)
    ordered = {
        year: {
            month: sorted(dated[year][month], key=_newest_first, reverse=True)
            for month in sorted(dated[year], reverse=True)
        }
        for year in sorted(dated, reverse=True)
    }
    return ordered, undated


def _newest_first(directive: Directive) -> date:
    return directive.date_issued or date.min


def _years(calendar: Calendar, undated: Sequence[Directive], context: Context) -> Iterator[Page | Asset]:
    known = list(calendar)
    counts = {year: {month: len(own) for month, own in months.items()} for year, months in calendar.items()}

    def write(here: Context, page: int) -> list[str]:
        shown = cut(known, page, here)
        drawn = years_drawn(shown, counts, here) if shown else ""
        return [drawn, years_table(shown, counts, len(undated) if page == 1 else None, here)]

    meta = {"description": context.say("years.description")}
    yield from paged("/nam/", context.say("years.title"), "years", len(known), write, context, meta)


def _year(year: int, stretch: _Stretch, known: Sequence[int], context: Context) -> Iterator[Page | Asset]:
    directives = context.published(stretch.issued)
    within = sorted(_happenings(stretch, context).items())
    happenings = [one for (of_year, _), some in within if of_year == year for one in some]
    months = {day.month for day, _, _ in happenings} | {_newest_first(directive).month for directive in directives}
    found = Counter(_newest_first(directive).month for directive in directives)
    counts = {month: found[month] for month in sorted(months, reverse=True)}
    issued = Counter(directive.date_issued for directive in directives if directive.date_issued)
    events = _events_by_day(happenings)

    def write(here: Context, page: int) -> list[str]:
        first: list[str] = []
        if page == 1:
            drawn = year_drawn(year, issued, events, here)
            first = [f"## {opening(here.say('year.months'))}", drawn, months_table(year, counts, issued, events, here)]
        shown = rows(cut(directives, page, here), here)
        return [
            *first,
            f"## {opening(here.say('year.directives'))} &#40;{len(directives)}&#41;",
            shown,
            _around(year, known, here),
        ]

    meta = {
        "description": context.say("year.description", year=year),
        "breadcrumb": [(context.say("years.title"), "/nam/")],
    }
    title = context.say("year.title", year=year)
    yield from paged(year_address(year), title, "year", len(directives), write, context, meta, ALL)
    yield from list_files(year_address(year), title, directives, context)


def _events_by_day(happenings: Iterable[Happening]) -> Events:
    found: dict[date, Counter[EventKind]] = {}
    for day, _, event in happenings:
        found.setdefault(day, Counter())[event.kind] += 1
    return found


def _happenings(stretch: _Stretch, context: Context) -> Mapping[tuple[int, int], Sequence[Happening]]:
    # once each: a document that stands in the list twice would give all its events twice
    return events_by_month(context.published(dict.fromkeys(stretch.eventful)))


def _around(year: int, known: Sequence[int], context: Context) -> str:
    """The way to the years before and after; `known` in their order."""
    at = known.index(year)
    links = [
        tag("li", context.link(year_address(other), html(context.say("year.title", year=other)), rel=rel))
        for rel, other in (
            ("prev", known[at - 1] if at else None),
            ("next", known[at + 1] if at + 1 < len(known) else None),
        )
        if other
    ]
    label = context.say("years.title")
    return block("nav", [block("ul", links)], class_="around", aria_label=label) if links else ""


def _month(year: int, month: int, stretch: _Stretch, context: Context) -> Iterator[Page | Asset]:
    directives = context.published(stretch.issued)
    happenings = _happenings(stretch, context).get((year, month), ())
    address = month_address(date(year, month, 1))
    starts: dict[int, int] = {}
    for index, directive in enumerate(directives):
        starts.setdefault((directive.date_issued or date.min).day, index // context.site.page_size + 1)

    def write(here: Context, page: int) -> list[str]:
        parts: list[str] = []
        if page == 1 and directives:
            parts += [f"## {opening(here.say('month.days'))}", _days(address, starts, date(year, month, 1), here)]
        by_day: dict[int, list[Directive]] = {}
        for directive in cut(directives, page, here):
            by_day.setdefault((directive.date_issued or date.min).day, []).append(directive)
        for day, issued in by_day.items():
            anchor = tag("a", "", id=f"ngay-{day:02d}") if starts[day] == page else ""
            parts += [f"## {anchor}{opening(here.say('month.day', day=f'{day:02d}'))}", rows(issued, here)]
        if page == 1:
            parts += events_of(happenings, here)
        return parts

    meta = {
        "description": context.say("month.description", month=month, year=year),
        "breadcrumb": [
            (context.say("years.title"), "/nam/"),
            (context.say("year.title", year=year), year_address(year)),
        ],
    }
    title = context.say("month.title", month=f"{month:02d}", year=year)
    yield from paged(address, title, "month", len(directives), write, context, meta, ALL)
    yield from list_files(address, title, directives, context)


def _days(address: str, starts: Mapping[int, int], first: date, context: Context) -> str:
    """Links to each day; a day whose rows begin on a later page keeps its anchor here, where addresses point."""
    items: list[str] = []
    for day, page in sorted(starts.items()):
        if page == 1:
            target, anchor = day_address(first.replace(day=day)), None
        else:
            target, anchor = f"{page_address(address, page)}#ngay-{day:02d}", f"ngay-{day:02d}"
        label = context.say("month.day", day=f"{day:02d}")
        items.append(tag("li", context.link(target, f"{day:02d}", aria_label=label), id=anchor))
    return block("ul", items, class_="days")


def _undated(undated: Sequence[Directive], context: Context) -> Iterator[Page | Asset]:
    def write(here: Context, page: int) -> list[str]:
        return [lead(here.say("undated.lead")) if page == 1 else "", rows(cut(undated, page, here), here)]

    meta = {
        "description": context.say("undated.description"),
        "breadcrumb": [(context.say("years.title"), "/nam/")],
    }
    title = context.say("undated.title")
    yield from paged(year_address(None), title, "undated", len(undated), write, context, meta, ALL)
    yield from list_files(year_address(None), title, undated, context)
