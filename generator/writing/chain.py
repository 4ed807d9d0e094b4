"""The implementation chain of a directive: what it carries out, and what carries it out; drawn, and as a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.addresses import directive_address, number_address
from generator.model import ChainLink
from generator.writing.context import Context
from generator.writing.dates import time
from generator.writing.drawing import drawing, number, words
from generator.writing.elements import table, tag
from generator.writing.escaping import html
from generator.writing.naming import day, kind

MOST_ABOVE, MOST_BELOW = 8, 30
"""Documents shown above and below; the rest are counted."""
_LANE, _ROW, _TOP, _WIDTH, _SIGN = 24, 52, 10, 660, 8.3
"""Units of the drawing: between two lanes, between two rows, above the first, its width, and a letter's width."""


@dataclass(frozen=True, slots=True)
class Step:
    """One document of a chain."""

    key: str
    """Its id, or the slug of its number."""
    link: ChainLink | None
    """A step that it stands at an end of, for what is known of it where it is not held."""
    lane: int
    """How far it is set in."""
    above: tuple[tuple[int, ChainLink], ...]
    """Rows of what it carries out, of those shown, with the steps that lead there."""
    drawn: tuple[int, ...] = ()
    """Those of these rows from which a line leads here: below the directive itself, one alone."""
    level: str | None = None


def chain(key: str, context: Context) -> str:
    """The drawing, the table and how many are left out, as finished HTML blocks; empty where there is no chain.

    `key` is the id of a directive, or the slug of a number that is not held.
    """
    steps, left_out = steps_of(key, context)
    if len(steps) < 2:
        return ""
    parts = [_drawn(steps, key, context), _table(steps, key, context)]
    if left_out:
        parts.append(tag("p", html(context.say("chain.more", count=left_out)), class_="more"))
    return "\n\n".join(parts)


def steps_of(key: str, context: Context) -> tuple[list[Step], int]:
    """What stands above a document, itself, what stands below it, row by row; and how many are not shown.

    Those above have each a lane of their own, so that no line runs through what it does not belong to.
    """
    up, down = context.archive.carries_out, context.archive.carried_out_by
    order: list[str] = []
    known: dict[str, tuple[ChainLink, str | None]] = {}
    left_out = _climb(key, up, known, order, {key})
    if up.get(key):
        known[key] = (up[key][0], up[key][0].level_below)
    elif down.get(key):
        known[key] = (down[key][0], down[key][0].level_above)
    steps: list[Step] = []
    for row, one in enumerate(order):
        link, level = known.get(one, (None, None))
        above = _above(one, up, order[:row])
        steps.append(Step(one, link, row, above, tuple(at for at, _ in above), level))
    left_out += _descend(key, len(steps) - 1, down, steps, set(order))
    shown = [step.key for step in steps]
    whole = [
        replace(step, above=_above(step.key, up, shown)) if row >= len(order) else step
        for row, step in enumerate(steps)
    ]
    return whole, left_out


def _above(
    key: str, up: Mapping[str, tuple[ChainLink, ...]], shown: Sequence[str]
) -> tuple[tuple[int, ChainLink], ...]:
    """The steps up from one document to those of `shown`, with their rows."""
    return tuple((shown.index(end), link) for link in up.get(key, ()) if (end := _end(link)) in shown)


def _climb(
    key: str,
    up: Mapping[str, tuple[ChainLink, ...]],
    known: dict[str, tuple[ChainLink, str | None]],
    order: list[str],
    seen: set[str],
) -> int:
    """Adds what stands above `key`, then `key`: those that carry out come after what they carry out."""
    left_out = 0
    for link in up.get(key, ()):
        end = _end(link)
        if end in seen:
            continue
        if len(seen) > MOST_ABOVE:
            left_out += 1
            continue
        seen.add(end)
        known[end] = (link, link.level_above)
        left_out += _climb(end, up, known, order, seen)
    order.append(key)
    return left_out


def _descend(key: str, row: int, down: Mapping[str, tuple[ChainLink, ...]], steps: list[Step], seen: set[str]) -> int:
    """Adds what carries out `key`, each followed by what carries it out in turn."""
    left_out, lane = 0, steps[row].lane + 1
    for link in down.get(key, ()):
        if link.below in seen:
            continue
        if len(seen) > MOST_ABOVE + MOST_BELOW:
            left_out += 1
            continue
        seen.add(link.below)
        steps.append(Step(link.below, link, lane, ((row, link),), (row,), link.level_below))
        left_out += _descend(link.below, len(steps) - 1, down, steps, seen)
    return left_out


def _end(link: ChainLink) -> str:
    return link.above or link.number or ""


def _drawn(steps: list[Step], own: str, context: Context) -> str:
    lines, dots = list(_lines(steps)), [_document(row, step, own, context) for row, step in enumerate(steps)]
    linked = any(dot.startswith("<a ") for dot in dots)
    size = (_WIDTH, _TOP * 2 + _ROW * len(steps))
    title, description = context.say("chain.title"), context.say("chain.description")
    return drawing("chain", title, description, size, [*lines, *dots], linked=linked, class_="chain-drawn")


def _lines(steps: list[Step]) -> Iterator[str]:
    """From each document down and across to what carries it out."""
    for row, step in enumerate(steps):
        x, y = _dot(row, step)
        for above in step.drawn:
            from_x, from_y = _dot(above, steps[above])
            yield tag("path", d=f"M{number(from_x)} {number(from_y)}V{number(y)}H{number(x)}", class_="way")


def _dot(row: int, step: Step) -> tuple[float, float]:
    return 12 + step.lane * _LANE, _TOP + row * _ROW + 16


def _document(row: int, step: Step, own: str, context: Context) -> str:
    x, y = _dot(row, step)
    held = context.held(step.key)
    state = ("own " if step.key == own else "") + ("held" if held else "missing")
    room = int((_WIDTH - x - 16) / _SIGN)
    dot = tag("circle", cx=number(x), cy=number(y), r=7, class_=f"dot {state}")
    about = [_issuer(step, context), _issued(step, context), _lag(step, context)]
    lines = words(x + 16, y + 5, _short(_name(step, context), room), f"name {state}")
    lines += words(x + 16, y + 24, _short(" · ".join(part for part in about if part), room), "axis")
    address = _address(step, own, context)
    return context.link(address, dot + lines) if address else tag("g", dot + lines)


def _table(steps: list[Step], own: str, context: Context) -> str:
    entries: list[list[str]] = []
    for step in steps:
        address, name = _address(step, own, context), html(_name(step, context))
        held = context.held(step.key)
        issued = held.date_issued if held else step.link.citation.date_issued if step.link else None
        first = context.link(address, name) if address else tag("b", name)
        what = [
            f"{html(context.say(f'relation.{link.citation.relation.value}'))}: {html(_name(steps[row], context))}"
            for row, link in step.above
        ]
        lags = [
            str(link.days) if link.days is not None else html(context.say("chain.unknown")) for _, link in step.above
        ]
        level = context.say(f"chain.level.{step.level}") if step.level else ""
        when = time(issued) if issued else html(context.say("common.undated"))
        others = (html(_issuer(step, context)), html(level), when, "<br>".join(what), "<br>".join(lags))
        entries.append([first, *(cell or "–" for cell in others)])
    head = [html(context.say(f"chain.head.{key}")) for key in ("document", "issuer", "level", "issued", "what", "days")]
    return table(head, entries, cards=True, class_="chain")


def _address(step: Step, own: str, context: Context) -> str | None:
    if step.key == own:
        return None
    if context.held(step.key):
        return directive_address(step.key)
    return number_address(step.key) if step.key in context.archive.numbers else None


def _name(step: Step, context: Context) -> str:
    """`Công văn số 606-CV/HU`."""
    held = context.held(step.key)
    if held:
        said, identifier = kind(held.type, context), held.identifier
    else:
        citation = step.link.citation if step.link else None
        identifier = citation.identifier if citation else step.key
        said = kind(citation.type if citation else None, context)
    if not identifier:
        return said
    # a short citation is called by its kind already: "Chỉ thị 16"
    return (
        identifier if identifier.startswith(said) else f"{said} {context.say('designation.number', number=identifier)}"
    )


def _issuer(step: Step, context: Context) -> str:
    held = context.held(step.key)
    if held:
        return context.called(held.issuer.name, held.issuer.slug) if held.issuer else ""
    return (step.link.citation.issuer or "") if step.link else ""


def _issued(step: Step, context: Context) -> str:
    held = context.held(step.key)
    issued = held.date_issued if held else step.link.citation.date_issued if step.link else None
    return day(issued) if issued else context.say("common.undated")


def _lag(step: Step, context: Context) -> str:
    """How long after the latest of what it is drawn below: `sau 4 ngày`."""
    known = [link.days for row, link in step.above if row in step.drawn and link.days is not None]
    return context.say("chain.after", count=min(known)) if known else ""


def _short(said: str, room: int) -> str:
    return said if len(said) <= room else f"{said[: max(1, room - 1)].rstrip()}…"
