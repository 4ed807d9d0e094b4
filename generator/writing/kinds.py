"""`/loai/KIND/feed.xml`: the newest of each kind. A kind has no page: its list is a search."""

from collections import defaultdict
from collections.abc import Iterator

from generator.addresses import kind_address, kind_search
from generator.model import Asset, Directive, DirectiveType
from generator.writing.context import Context
from generator.writing.feeds import NEWEST, feed
from generator.writing.naming import kind


def kinds(context: Context) -> Iterator[Asset]:
    """The feed of each kind that the archive has."""
    held: defaultdict[DirectiveType, list[Directive]] = defaultdict(list)
    for directive in context.archive.directives.values():
        if directive.type and not directive.withdrawn and len(held[directive.type]) < NEWEST:
            held[directive.type].append(directive)
    for type_, newest in sorted(held.items()):
        yield feed(kind_address(type_), kind(type_, context), newest, context, kind_search(type_))
