"""Documents of a list over time, as bars and as a table; and the places and bodies that they are of."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from generator.addresses import body_address, place_address, relative
from generator.model import Directive
from generator.writing.context import Context
from generator.writing.drawing import drawing, rect, words
from generator.writing.elements import block, table, tag
from generator.writing.escaping import html, opening

FEW_MONTHS = 24
"""Up to so many months from the first document to the last are told by month, longer stretches by year."""
MOST_BARS = 40
"""More periods than this are shown without those between that are empty."""
MOST_SHOWN = 12
"""Places and bodies that are named."""
_STEP, _BAR, _HIGH, _FOOT = 56, 40, 150, 30
_NARROWEST, _LEAST = 640, 4

Period = tuple[int, int | None]
"""Year and month, or year alone."""


def over_time(directives: Sequence[Directive], search: str, context: Context) -> list[str]:
    """Bars, and a table that leads from each period to a search in it; nothing where no document is dated.

    `search` is what the search page's address asks for beside the dates: `chu-de=covid-19`.
    """
    days = [directive.date_issued for directive in directives if directive.date_issued]
    if not days:
        return []
    counts = _counts(days)
    undated = len(directives) - len(days)
    return [
        f"## {opening(context.say('over-time.title'))}",
        _bars(counts, context),
        _table(counts, undated, search, context),
    ]


def _counts(days: Sequence[date]) -> dict[Period, int]:
    first, last = min(days), max(days)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    by_month = months <= FEW_MONTHS
    found: Counter[Period] = Counter((day.year, day.month if by_month else None) for day in days)
    if by_month:
        start = first.year * 12 + first.month - 1
        between: list[Period] = [(at // 12, at % 12 + 1) for at in range(start, start + months)]
    else:
        between = [(year, None) for year in range(first.year, last.year + 1)]
    if len(between) > MOST_BARS:
        between = sorted(found)
    return {period: found[period] for period in between}


def _bars(counts: dict[Period, int], context: Context) -> str:
    # a few documents are no tower
    most = max(_LEAST, *counts.values())
    floor = 24 + round(_HIGH * max(counts.values()) / most)
    parts: list[str] = []
    for place, (period, count) in enumerate(counts.items()):
        left, high = place * _STEP + (_STEP - _BAR) / 2, _HIGH * count / most
        middle, top = left + _BAR / 2, floor - high
        if count:
            parts.append(rect(left, top, _BAR, high, "bar"))
            parts.append(words(middle, top - 6, str(count), text_anchor="middle"))
        parts.append(words(middle, floor + 20, _name(period), "axis", text_anchor="middle"))
    width = max(_NARROWEST, _STEP * len(counts))
    parts.append(tag("path", d=f"M0 {floor}H{width}", class_="way"))
    title, description = context.say("over-time.title"), context.say("over-time.description")
    size = (width, floor + _FOOT)
    return drawing(
        "over-time", title, description, size, parts, linked=False, class_="bars many" if width > _NARROWEST else "bars"
    )


def _table(counts: dict[Period, int], undated: int, search: str, context: Context) -> str:
    way = relative("/tim-kiem/", context.here)
    entries = [
        [tag("a", html(_name(period)), href=f"{way}?{search}&{_between(period)}"), str(count)]
        for period, count in counts.items()
        if count
    ]
    if undated:
        entries.append([html(context.say("common.undated")), str(undated)])
    head = [html(context.say("over-time.period")), html(context.say("years.count"))]
    return table(head, entries, class_="months over-time")


def _between(period: Period) -> str:
    """The days of a period as the search page's address has them."""
    year, month = period
    first = date(year, month or 1, 1)
    after = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1) if year < date.max.year else date.max
    last = date.fromordinal(after.toordinal() - 1)
    return f"tu={first.isoformat()}&den={last.isoformat()}"


def _name(period: Period) -> str:
    year, month = period
    return f"{month}/{year}" if month else str(year)


def places_and_bodies(directives: Sequence[Directive], context: Context) -> list[str]:
    """Headed lists of the places that documents are about and of the bodies that issued them, the most first."""
    parts: list[str] = []
    for key, entries in (("places", _places(directives, context)), ("bodies", _bodies(directives, context))):
        named = list(entries)
        if named:
            parts += [f"## {opening(context.say(f'over-time.{key}'))}", block("ul", named, class_=f"index {key}")]
    return parts


def _places(directives: Sequence[Directive], context: Context) -> Iterator[str]:
    known = context.archive.places
    found = Counter(
        slug for directive in directives for slug in {mention.slug for mention in directive.places} if slug in known
    )
    for slug, count in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MOST_SHOWN]:
        name = known[slug].name
        yield _entry(place_address(slug), name[:1].upper() + name[1:], count, context)


def _bodies(directives: Sequence[Directive], context: Context) -> Iterator[str]:
    known = context.archive.bodies
    found = Counter(
        directive.issuer.slug for directive in directives if directive.issuer and directive.issuer.slug in known
    )
    for slug, count in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MOST_SHOWN]:
        yield _entry(body_address(slug), known[slug].label, count, context)


def _entry(address: str, name: str, count: int, context: Context) -> str:
    number = tag("small", html(context.say("common.count", count=count)))
    return tag("li", f"{context.link(address, html(name))} {number}")
