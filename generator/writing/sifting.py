"""The form over the list of duties: which body, topic, place and days. A script sifts the list's own `data.json`."""

import json
from collections.abc import Iterable, Sequence

from generator.addresses import relative
from generator.model import Directive, Duty
from generator.vietnamese import sort_key
from generator.writing.context import Context
from generator.writing.elements import block, fold, tag, void
from generator.writing.escaping import html
from generator.writing.naming import day

SCRIPT = "/assets/sifting.js"
ADDED = ("agency_slug", "said", "document", "topics", "places")
"""Columns of the data that the script reads beside a duty's own."""


def sift_form(given: Sequence[tuple[Directive, Duty]], context: Context) -> str:
    """Hidden until the script shows it: without it the list stands whole. Its fields are the search page's."""
    choices = {
        "co-quan": {_slug(duty, context): duty.agency for _, duty in given},
        "chu-de": {topic.slug: topic.name for directive, _ in given for topic in directive.topics},
        "dia-phuong": {one: _place(one, context) for directive, _ in given for one in places_of(directive)},
    }
    fields = [_select(name, known, context) for name, known in choices.items()]
    fields += [
        tag("label", f"{html(context.say(f'sift.{name}'))} {void('input', type='date', name=name)}")
        for name in ("tu", "den")
    ]
    fields.append(tag("button", html(context.say("sift.submit")), type="submit"))
    fields.append(tag("a", html(context.say("sift.all")), href="./", hidden=True))
    folded = [fold(context.say("sift.label")), block("div", fields, class_="fields")]
    form = block("form", folded, method="get", hidden=True, aria_label=context.say("sift.label"))
    parts = [form, tag("p", class_="count", role="status"), tag("div", class_="sifted")]
    data = {"data_sift": "data.json", "data_root": relative("/", context.here), "data_words": _words(context)}
    today = context.archive.today
    return block("div", parts, class_="sift", data_today=today.isoformat() if today else None, **data)


def added(directive: Directive, duty: Duty, said: str, document: str, context: Context) -> dict[str, str | None]:
    """The values of `ADDED`; topics and places are slugs with a blank between them."""
    return {
        "agency_slug": context.bodies_by_name.get(duty.agency),
        "said": said,
        "document": document,
        "topics": " ".join(topic.slug for topic in directive.topics),
        "places": " ".join(places_of(directive)),
    }


def places_of(directive: Directive) -> Iterable[str]:
    """Slugs of its places under the names of their day, and of what they belong to today."""
    return dict.fromkeys(slug for place in directive.places for slug in (place.slug, *place.present))


def _place(slug: str, context: Context) -> str:
    """`huyện Đại Từ (tỉnh Thái Nguyên)`: two provinces may have a unit of the same name."""
    known = context.archive.places
    name = known[slug].name if slug in known else slug
    province = known.get(slug.partition("/")[0])
    return f"{name} ({province.name})" if province and "/" in slug else name


def _slug(duty: Duty, context: Context) -> str:
    return context.bodies_by_name.get(duty.agency) or duty.agency


def _select(name: str, known: dict[str, str], context: Context) -> str:
    options = [tag("option", html(context.say("sift.any")), value="")]
    options += [tag("option", html(words), value=slug) for slug, words in _sorted(known.items())]
    return tag("label", f"{html(context.say(f'sift.{name}'))} {tag('select', ''.join(options), name=name)}")


def _sorted(known: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(known, key=lambda entry: (sort_key(entry[1]), entry[0]))


def _words(context: Context) -> str:
    """Sentences that the script says, with their places to fill."""
    said = {key: context.say(f"duties.{key}") for key in ("agency", "due", "role", "what", "lead", "support", "no-due")}
    said |= {key: context.say(f"tasks.{key}") for key in ("coming", "past", "open")}
    said |= {key: context.say(f"sift.{key}") for key in ("loading", "failed", "none")}
    said["count"] = context.say("sift.count", count="{count}")
    said["more"] = context.say("counting.more", count="{count}")
    said["document"] = context.say("type.unknown")
    if context.archive.today:
        said["overdue"] = context.say("duties.overdue", date=day(context.archive.today))
    return json.dumps(said, ensure_ascii=False)
