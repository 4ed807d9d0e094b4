"""The form over the list of duties (which body, topic, place and days), and what its script sifts.

A country gives hundreds of thousands. The script reads a table of a few numbers a duty, then the rows that it shows;
those of one body stand side by side. So a list that no phone could take whole is sifted on one.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from generator.addresses import relative
from generator.model import Asset, Directive, Duty
from generator.vietnamese import SortKey, sort_key
from generator.writing.context import Context
from generator.writing.duty import beside, said
from generator.writing.elements import block, fold, tag, void
from generator.writing.escaping import html
from generator.writing.naming import day, day_of, designation
from generator.writing.record import iso
from generator.writing.standing import status_words

SCRIPT = "/assets/sifting.js"
ADDED = ("agency_slug", "said", "document", "topics", "places")
"""Columns of the list's data beside a duty's own."""
COLUMNS = "/assets/duties/columns.json"
PER_FILE = 20
"""Rows of a file; where those that are shown, 50 at once, are of as many bodies, each stands in another."""

Given = Sequence[tuple[Directive, Duty]]
Columns = dict[str, list[object]]
"""`bodies` (key, name, how many duties), `topics` and `places` (slug, name), `documents` (their topics, their places);
of each duty, body by body, its `document` and its `due` day, counted from 1970.
"""


def sift_form(version: str, context: Context) -> str:
    """Hidden until the script shows it: without it the list stands whole. Its fields are the search page's."""
    any_ = tag("option", html(context.say("sift.any")), value="")
    fields = [
        tag("label", f"{html(context.say(f'sift.{name}'))} {tag('select', any_, name=name)}")
        for name in ("co-quan", "chu-de", "dia-phuong")
    ]
    fields += [
        tag("label", f"{html(context.say(f'sift.{name}'))} {void('input', type='date', name=name)}")
        for name in ("tu", "den")
    ]
    fields.append(tag("button", html(context.say("sift.submit")), type="submit"))
    fields.append(tag("a", html(context.say("sift.all")), href="./", hidden=True))
    folded = [fold(context.say("sift.label")), block("div", fields, class_="fields")]
    form = block("form", folded, method="get", hidden=True, aria_label=context.say("sift.label"))
    parts = [form, tag("p", class_="count", role="status"), tag("div", class_="sifted")]
    data = {
        "data_sift": f"{relative(COLUMNS, context.here)}?{version}",
        "data_root": relative("/", context.here),
        "data_words": _words(context),
    }
    today = context.archive.today
    return block("div", parts, class_="sift", data_today=today.isoformat() if today else None, **data)


def added(directive: Directive, duty: Duty, context: Context) -> dict[str, str | None]:
    """The values of `ADDED`; topics and places are slugs with a blank between them."""
    return {
        "agency_slug": context.agency(duty.agency, directive),
        "said": said(duty, directive),
        "document": designation(directive, context),
        "topics": " ".join(topic.slug for topic in directive.topics),
        "places": " ".join(_places_of(directive)),
    }


def sift_files(given: Given, context: Context) -> Iterator[Asset]:
    """The files of rows, and last the columns, whose hash is the version that the form is told."""
    keys = {_body(directive, duty, context) for directive, duty in given}
    order = {key: at for at, key in enumerate(sorted(keys, key=_by_alphabet))}
    by_body = sorted(given, key=lambda one: order[_body(one[0], one[1], context)])
    version = hashlib.sha256()
    for number, start in enumerate(range(0, len(by_body), PER_FILE)):
        rows = [_row(directive, duty, context) for directive, duty in by_body[start : start + PER_FILE]]
        data = _json(rows)
        version.update(data)
        yield Asset(f"/assets/duties/rows-{number}.json", data)
    columns = {"per_file": PER_FILE, "version": version.hexdigest()[:8], **_columns(by_body, context)}
    yield Asset(COLUMNS, _json(columns))


def version_of(columns: Asset) -> str:
    """What an address of the columns ends with: another where they are others."""
    return hashlib.sha256(columns.data).hexdigest()[:8]


def _columns(by_body: Given, context: Context) -> Columns:
    documents: dict[str, Directive] = {directive.id or "": directive for directive, _ in by_body}
    order = [id_ for id_ in context.archive.directives if id_ in documents]
    place = {id_: at for at, id_ in enumerate(order)}
    about = {id_: _topics_of(directive, context) for id_, directive in documents.items()}
    where = {id_: _places_of(directive) for id_, directive in documents.items()}
    topic_rows = _sorted({slug: name for topics in about.values() for slug, name in topics.items()})
    place_rows = _sorted({slug: _place(slug, context) for places in where.values() for slug in places})
    topic_at = {slug: at for at, (slug, _) in enumerate(topic_rows)}
    place_at = {slug: at for at, (slug, _) in enumerate(place_rows)}
    bodies: list[object] = []
    for (slug, name), some in groupby(by_body, key=lambda one: _body(one[0], one[1], context)):
        bodies.append([slug, name, sum(1 for _ in some)])
    return {
        "bodies": bodies,
        "topics": list(topic_rows),
        "places": list(place_rows),
        "documents": [
            [[topic_at[slug] for slug in about[id_]], [place_at[slug] for slug in where[id_]]] for id_ in order
        ],
        "document": [place[directive.id or ""] for directive, _ in by_body],
        "due": [(day_of(duty.due) - date(1970, 1, 1)).days if duty.due else None for _, duty in by_body],
    }


def _row(directive: Directive, duty: Duty, context: Context) -> dict[str, object]:
    slug = context.agency(duty.agency, directive)
    return {
        "agency": context.called(duty.agency, slug),
        "agency_slug": slug,
        "due": iso(duty.due),
        "role": duty.role.value,
        "said": said(duty, directive),
        "beside": beside(duty, context),
        "document": designation(directive, context),
        "standing": status_words(directive, context),
        "id": directive.id,
        "provision": duty.provision,
    }


def _body(directive: Directive, duty: Duty, context: Context) -> tuple[str, str]:
    """(slug, name) of who has a duty; one that has no page is known by its name."""
    slug = context.agency(duty.agency, directive)
    return (slug, context.archive.bodies[slug].label) if slug else (duty.agency, duty.agency)


def _topics_of(directive: Directive, context: Context) -> dict[str, str]:
    """Slug → name of its topics and of those above them."""
    known = context.archive.topics
    names: dict[str, str] = {}
    for topic in directive.topics:
        names[topic.slug] = topic.name
        at = known[topic.slug].parent if topic.slug in known else None
        while at and at in known and at not in names:
            names[at] = known[at].name
            at = known[at].parent
    return names


def _places_of(directive: Directive) -> Iterable[str]:
    """Slugs of its places under the names of their day, of what they belong to today, and of their provinces."""
    named = dict.fromkeys(slug for place in directive.places for slug in (place.slug, *place.present))
    return named | dict.fromkeys(slug.partition("/")[0] for slug in named)


def _place(slug: str, context: Context) -> str:
    """`huyện Đại Từ (tỉnh Thái Nguyên)`: two provinces may have a unit of the same name."""
    known = context.archive.places
    name = known[slug].name if slug in known else slug
    province = known.get(slug.partition("/")[0])
    return f"{name} ({province.name})" if province and "/" in slug else name


def _by_alphabet(body: tuple[str, str]) -> tuple[SortKey, str]:
    slug, name = body
    return sort_key(name), slug


def _sorted(names: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda entry: (sort_key(entry[1]), entry[0]))


def _words(context: Context) -> str:
    """Sentences that the script says, with their places to fill."""
    said_ = {
        key: context.say(f"duties.{key}") for key in ("agency", "due", "role", "what", "lead", "support", "no-due")
    }
    said_ |= {key: context.say(f"tasks.{key}") for key in ("coming", "past", "open")}
    said_ |= {key: context.say(f"sift.{key}") for key in ("loading", "failed", "none")}
    said_ |= {key: context.say(f"sift.{key}", count="{count}") for key in ("count", "more")}
    said_["document"] = context.say("type.unknown")
    if context.archive.today:
        said_["overdue"] = context.say("duties.overdue", date=day(context.archive.today))
    return json.dumps(said_, ensure_ascii=False)


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
