"""Where a former division belongs today, in words with links."""

from collections.abc import Sequence

from generator.addresses import place_address
from generator.writing.context import Context
from generator.writing.escaping import html

MOST_NAMED = 3
"""Divisions named in one line; the rest stand on the place's own page."""


def now(slug: str, present_: Sequence[str], context: Context) -> str:
    """`nay thuộc xã A, xã B, xã C và 7 nơi khác, tỉnh D`, short enough for a fact."""
    named = present_[:MOST_NAMED]
    more = len(present_) - len(named)
    said = ", ".join(_link(one, context) for one in named)
    if more:
        said += " " + context.link(place_address(slug), html(context.say("common.more", count=more)))
    return context.say("common.now", places=said + _provinces(present_, context))


def present(slugs: Sequence[str], context: Context) -> str:
    """All divisions of today, and the provinces that they lie in."""
    return ", ".join(_link(slug, context) for slug in slugs) + _provinces(slugs, context)


def _provinces(slugs: Sequence[str], context: Context) -> str:
    """The provinces of units below them, after a comma; none where all are provinces."""
    provinces = dict.fromkeys(slug.partition("/")[0] for slug in slugs if "/" in slug)
    return "".join(f", {_link(province, context)}" for province in provinces)


def _link(slug: str, context: Context) -> str:
    place = context.archive.places.get(slug)
    return context.link(place_address(slug), html(place.name)) if place else html(slug)
