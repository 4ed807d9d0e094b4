"""What counts on a day: the documents of a list by what their own words and later ones say of that day.

The page says it for the day of the build; for any other day (`?ngay=YYYY-MM-DD`) a script groups the list's own
`data.json` by the same rule. Nothing is called in force: a group is named by what is known (domain: status).
"""

import json
from collections.abc import Sequence
from datetime import date

from generator.addresses import directive_address, relative
from generator.model import Directive, StatusState
from generator.writing.context import Context
from generator.writing.dates import time
from generator.writing.elements import block, tag, void
from generator.writing.escaping import html, opening
from generator.writing.naming import day as in_figures
from generator.writing.naming import kind, title
from generator.writing.paging import cut

SCRIPT = "/assets/counting.js"
GROUPS = ("open", "until", "later", "over")
"""No end stated; an end that has not come; not yet in force; ended, replaced, taken back or suspended."""
FEW = 7
"""So many documents without a stated end are shown at once; the list below has them all, so more stand closed."""
_DONE = {
    StatusState.REPLACED: "over",
    StatusState.REPEALED: "over",
    StatusState.ANNULLED: "over",
    StatusState.RECALLED: "over",
    StatusState.SUSPENDED: "over",
    StatusState.EXTENDED: "open",
}
"""What others do to a document, from their own day on."""
_SAID = {
    StatusState.ENDED: "over",
    StatusState.IN_FORCE_UNTIL: "until",
    StatusState.NOT_YET_IN_FORCE: "later",
}
"""What the staff may say without a date."""


def group_on(directive: Directive, day: date) -> str | None:
    """The group of a document on a day; None where it was not yet issued.

    An end's last day still counts. What the staff say without a day holds for every day.
    """
    status = directive.status
    if directive.date_issued and directive.date_issued > day:
        return None
    if status.state in _DONE and (status.since is None or status.since <= day):
        return _DONE[status.state]
    if status.ends:
        return "over" if status.ends < day else "until"
    if status.begins:
        return "later" if status.begins > day else "open"
    return _SAID.get(status.state, "open")


def counting(directives: Sequence[Directive], page: int, context: Context) -> list[str]:
    """The section of page N of a list: each document in its group on the day of the build; the ended ones closed."""
    shown = cut(directives, page, context)
    today = context.archive.today
    if not shown or today is None:
        return []
    parts = [tag("p", html(context.say("counting.on", date=in_figures(today))), class_="as-of", role="status")]
    if page == 1:
        parts.append(_form(today, context))
    for name in GROUPS:
        items = [_item(directive, name, context) for directive in shown if group_on(directive, today) == name]
        heading = tag("span", html(context.say(f"counting.{name}")))
        ends = tag("ul", "".join(items))
        closed = name == "over" or (name == "open" and len(items) > FEW)
        whole = tag("summary" if closed else "h3", heading) + ends
        element = "details" if closed else "div"
        parts.append(tag(element, whole, class_="group", data_group=name, hidden=not items))
    parts.append(tag("p", html(context.say("status.honest")), class_="honest"))
    data = {"data_counts": "data.json", "data_root": relative("/", context.here), "data_words": _words(context)}
    return [
        f"## {opening(context.say('counting.title'))}",
        block("div", parts, class_="counting", data_today=today.isoformat(), **(data if page == 1 else {})),
    ]


def _form(today: date, context: Context) -> str:
    """Shown by the script alone: without it the page can say nothing of another day."""
    label = tag("label", html(context.say("counting.other")), for_="ngay")
    box = void("input", type="date", id="ngay", name="ngay", value=today.isoformat(), required=True)
    button = tag("button", html(context.say("counting.show")), type="submit")
    return tag("form", f"{label} {box} {button}", method="get", hidden=True)


def _item(directive: Directive, group: str, context: Context) -> str:
    number = html(directive.identifier or directive.notation or kind(directive.type, context))
    parts = [tag("b", number)]
    undated = html(context.say("common.undated"))
    parts.append(time(directive.date_issued) if directive.date_issued else undated)
    if directive.issuer:
        parts.append(html(context.called(directive.issuer.name, directive.issuer.slug)))
    link = context.link(directive_address(directive.id or ""), html(title(directive, context)))
    note = _note(directive, group, context)
    return tag("li", f"{link} {tag('small', ', '.join(parts) + (f' – {html(note)}' if note else ''))}")


def _note(directive: Directive, group: str, context: Context) -> str:
    status = directive.status
    if group == "until" and status.ends:
        return context.say("counting.ends", date=in_figures(status.ends))
    if group == "later" and status.begins:
        return context.say("counting.begins", date=in_figures(status.begins))
    if status.state is StatusState.NO_END_STATED:
        return ""
    return context.say(f"status.short.{status.state.value}")


def _words(context: Context) -> str:
    """Sentences that the script says, with their places to fill."""
    said = {key: context.say(f"counting.{key}", date="{date}") for key in ("as-of", "ends", "begins")}
    said |= {key: context.say(f"counting.{key}") for key in ("loading", "failed")}
    said["on"] = context.say("counting.on", date="{date}")
    said |= {"none": context.say("counting.none"), "undated": context.say("common.undated")}
    said["more"] = context.say("counting.more", count="{count}")
    said |= {
        state.value: context.say(f"status.short.{state.value}")
        for state in StatusState
        if state is not StatusState.NO_END_STATED
    }
    return json.dumps(said, ensure_ascii=False)
