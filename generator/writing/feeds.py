"""`feed.xml`: the newest of a list, as Atom (RFC 4287)."""

import re
from collections.abc import Sequence
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from generator.addresses import directive_address, relative
from generator.model import Asset, Directive
from generator.writing.context import Context
from generator.writing.naming import designation, title
from generator.writing.tables import absolute

NEWEST = 50
_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def feed(address: str, name: str, directives: Sequence[Directive], context: Context) -> Asset:
    """The feed of the list at `address`: its first documents, which are its newest.

    An entry's id is made of the document's id, so that it stays if the site moves to another host.
    """
    here = f"{address}feed.xml"
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(_name("feed"))
    _add(root, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, here)}")
    _add(root, "title", f"{name} – {context.site.name}")
    newest = directives[:NEWEST]
    dates = [directive.date_issued for directive in newest if directive.date_issued]
    _add(root, "updated", _moment(max(dates, default=None)))
    _link(root, "self", here, here, context)
    _link(root, "alternate", address, here, context)
    author = ElementTree.SubElement(root, _name("author"))
    _add(author, "name", context.site.name)
    for directive in newest:
        _entry(root, directive, here, context)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Asset(here, data + b"\n")


def _entry(root: ElementTree.Element, directive: Directive, here: str, context: Context) -> None:
    entry = ElementTree.SubElement(root, _name("entry"))
    target = directive_address(directive.id or "")
    _add(entry, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, target)}")
    _add(entry, "title", title(directive, context))
    _add(entry, "updated", _moment(directive.date_issued))
    if directive.date_issued:
        _add(entry, "published", _moment(directive.date_issued))
    _link(entry, "alternate", target, here, context)
    author = ElementTree.SubElement(entry, _name("author"))
    _add(
        author,
        "name",
        context.called(directive.issuer.name, directive.issuer.slug)
        if directive.issuer
        else context.say("common.no-issuer"),
    )
    _add(entry, "summary", designation(directive, context))
    for topic in directive.topics:
        ElementTree.SubElement(entry, _name("category"), term=topic.slug, label=_clean(topic.name))


def _link(parent: ElementTree.Element, rel: str, target: str, here: str, context: Context) -> None:
    href = absolute(target, context) if context.site.url else relative(target, here.rpartition("/")[0] + "/")
    ElementTree.SubElement(parent, _name("link"), rel=rel, href=href)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, _name(name)).text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("�", text)


def _name(local: str) -> str:
    return f"{{{_ATOM}}}{local}"


def _moment(day: date | None) -> str:
    """Midnight in Vietnam; the feed of a list without any date is as old as time."""
    return f"{(day or date(1970, 1, 1)).isoformat()}T00:00:00+07:00"
