"""Every link of the finished site leads somewhere: pages, files, anchors; and nothing is loaded from elsewhere."""

import html
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

_TAG = re.compile(r"""<([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""\s(href|src|action|poster|data|id|name)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_LOADS = {"img", "script", "iframe", "audio", "video", "source", "embed", "object", "track"}
_HARMLESS = ("http:", "https:", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a finished page offers and what it asks for."""

    ids: frozenset[str]
    links: frozenset[str]
    """Site-relative targets, `/co-quan/x/#k1`."""
    faults: tuple[str, ...] = ()
    """Targets that no page of ours may have: loaded from elsewhere, a script as a link, a path from the host's root."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere."""

    page: str
    """Address of a page that has it."""
    target: str

    def __str__(self) -> str:
        """`page: target`, as it is reported."""
        return f"{self.page}: {self.target}"


def scan(page: str, address: str) -> Anchors:
    """Read the anchors and links of the finished HTML `page` that stands at `address`."""
    ids: set[str] = set()
    links: set[str] = set()
    faults: set[str] = set()
    for tag in _TAG.finditer(page):
        name = tag[1].lower()
        for key, *values in _ATTRIBUTE.findall(tag[2]):
            value = html.unescape("".join(values)).strip()
            if key == "id" or (key == "name" and name == "a"):
                ids.add(value)
            elif key not in ("href", "src", "action", "poster") and not (key == "data" and name == "object"):
                continue
            elif _SCHEME.match(value):
                if not _may_lead_away(name, key, value):
                    faults.add(value)
            elif value.startswith("/"):
                faults.add(value)
            else:
                links.add(resolve(value, address))
    return Anchors(frozenset(ids), frozenset(links), tuple(sorted(faults)))


def _may_lead_away(tag: str, key: str, value: str) -> bool:
    """A link may lead to another site; an image may be written in the page; nothing else comes from outside."""
    if tag == "img":
        return value.startswith("data:image/")
    if tag in _LOADS or key == "action":
        return False
    return value.lower().startswith(_HARMLESS)


def resolve(target: str, address: str) -> str:
    """A relative target as seen from `address`, site-relative, without its query.

    >>> resolve("../b/?q=1#k2", "/a/")
    '/b/#k2'
    >>> resolve("#k2", "/a/")
    '/a/#k2'
    """
    path, mark, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        whole = address
    else:
        folder = address if address.endswith("/") else posixpath.dirname(address) + "/"
        whole = posixpath.normpath(posixpath.join(folder, path))
        if (path.endswith(("/", "/.", "/..")) or path in (".", "..")) and whole != "/":
            whole += "/"
        whole = "/" + whole.lstrip("/")
    return f"{whole}{mark}{unquote(fragment)}" if fragment else whole


def broken(
    links: Mapping[str, str], pages: Mapping[str, Collection[str]], files: Collection[str]
) -> Iterable[BrokenLink]:
    """Those of `links` (target → a page that has it) that lead nowhere, in order.

    `pages` gives the anchors of each page, `files` the addresses of everything else.
    """
    for target in sorted(links):
        path, _, fragment = target.partition("#")
        path = path.removesuffix("index.html") if path.endswith("/index.html") else path
        ids = pages.get(path)
        if ids is None and path in files and not fragment:
            continue
        if ids is None or (fragment and fragment != "top" and fragment not in ids):
            yield BrokenLink(links[target], target)
