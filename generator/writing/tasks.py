"""`/nhiem-vu/`: who must do what by when, across the archive; deadlines as a calendar."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from generator.addresses import page_address
from generator.model import Asset, Directive, Duty, Page
from generator.writing.context import Context
from generator.writing.deadlines import calendar
from generator.writing.duty import DUTY, due, duty_columns, what
from generator.writing.elements import lead, table, tag
from generator.writing.escaping import html, opening
from generator.writing.feeds import feed
from generator.writing.naming import day_of, designation
from generator.writing.paging import cut, numbered, page_count
from generator.writing.sifting import ADDED, SCRIPT, added, sift_files, sift_form, version_of
from generator.writing.standing import with_status
from generator.writing.tables import Row, data_files, directive_row
from generator.writing.tracing import Piece

ADDRESS = "/nhiem-vu/"
DATA = (*DUTY, *ADDED, "id", "date_issued", "identifier", "issuer", "status", "url")
COLUMNS = ("duties.agency", "duties.due", "duties.role", "duties.what", "type.unknown")
"""The table's heads; where the heading says that there is no deadline, the second is left out."""
STATES = ("coming", "past", "open")
"""In the order of the list: not yet due, past due, without a deadline."""


@dataclass(frozen=True, slots=True)
class Task:
    """A duty with the document that gives it."""

    directive: Directive
    duty: Duty
    state: str
    ordinal: int
    """Among the duties of its document."""


def tasks(context: Context) -> Iterator[Page | Asset]:
    """The list of duties, its feed, data and calendar."""
    known = _tasks(context)
    given = [(task.directive, task.duty) for task in known]
    version = ""
    for file in sift_files(given, context) if known else ():
        version = version_of(file)
        yield file

    def write(here: Context, page: int) -> list[str]:
        if not known:
            return [tag("p", html(here.say("tasks.none")), class_="none")]
        return [lead(here.say("tasks.lead")), sift_form(version, here), *_tables(cut(known, page, here), here)]

    title = context.say("tasks.title")
    yield _numbered((1, page_count(len(known), context)), write, context)
    giving = list({task.directive.id: task.directive for task in known}.values())
    giving.sort(key=lambda directive: directive.date_issued or date.min, reverse=True)
    yield feed(ADDRESS, title, giving, context)
    yield from data_files(ADDRESS, DATA, lambda: _data(known, context))
    yield Asset(f"{ADDRESS}lich.ics", calendar(given, context))


def each_task_page(context: Context) -> Iterator[Piece]:
    """The pages of the list after the first, which has the form over the whole of it."""
    known = _tasks(context)
    pages = page_count(len(known), context)
    for number in range(2, pages + 1):
        shown = tuple((task.directive.id or "", task.ordinal, task.state) for task in cut(known, number, context))
        yield Piece(page_address(ADDRESS, number), partial(_later, shown, (number, pages)), repr((shown, pages)))


def _later(shown: Sequence[tuple[str, int, str]], place: tuple[int, int], context: Context) -> Iterator[Page]:
    given = context.archive.directives
    known = [Task(given[id_], given[id_].duties[ordinal], state, ordinal) for id_, ordinal, state in shown]
    yield _numbered(place, lambda here, _page: list(_tables(known, here)), context)


def _numbered(place: tuple[int, int], write: Callable[[Context, int], Sequence[str]], context: Context) -> Page:
    meta: dict[str, Any] = {"description": context.say("tasks.description")}
    if place[0] == 1:
        meta["scripts"] = [SCRIPT]
    formats = ("feed", "csv", "json", "ics")
    return numbered(ADDRESS, context.say("tasks.title"), "tasks", place, write, context, meta, formats)


def _tables(shown: Sequence[Task], context: Context) -> Iterator[str]:
    for state in STATES:
        members = [task for task in shown if task.state == state]
        if members:
            yield f"## {opening(context.say(f'tasks.{state}'))}"
            columns = [column for column in COLUMNS if state != "open" or column != "duties.due"]
            head = [html(context.say(column)) for column in columns]
            yield table(head, [_row(task, context) for task in members], cards=True, class_="duties")


def _tasks(context: Context) -> list[Task]:
    today = context.archive.today or date.max
    found: list[Task] = []
    for directive in context.archive.directives.values():
        if directive.withdrawn:
            continue
        for ordinal, duty in enumerate(directive.duties):
            state = "open" if duty.due is None else "coming" if day_of(duty.due) >= today else "past"
            found.append(Task(directive, duty, state, ordinal))
    return sorted(found, key=_order)


def _order(task: Task) -> tuple[int, int]:
    """The nearest deadline first on both sides of today; without one, as the archive has them."""
    if task.duty.due is None:
        return (STATES.index(task.state), 0)
    day = day_of(task.duty.due).toordinal()
    return (STATES.index(task.state), day if task.state == "coming" else -day)


def _row(task: Task, context: Context) -> list[str]:
    duty, directive = task.duty, task.directive
    source = context.directive(directive.id or "", html(designation(directive, context)))
    source = with_status(source, directive, context)
    agency = context.agency_link(duty.agency, directive)
    when = [] if task.state == "open" else [due(duty, context)]
    return [agency, *when, html(context.say(f"duties.{duty.role.value}")), what(duty, directive, context), source]


def _data(known: Sequence[Task], context: Context) -> Iterator[Row]:
    for task in known:
        more = added(task.directive, task.duty, context)
        whole = {**duty_columns(task.duty), **directive_row(task.directive, context), **more}
        yield {column: whole[column] for column in DATA}
