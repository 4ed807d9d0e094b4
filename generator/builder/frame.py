"""The frame around a page's content: MkDocs' own Jinja environment, our template, the words of one language."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import jinja2

from generator.addresses import relative
from generator.builder.manifest import digest
from generator.wording import Wording

THEME = Path(__file__).parent / "theme"
TEMPLATE = "main.html"
_HOME = "/"
_SEARCH = "/tim-kiem/"
OPENSEARCH = "/tim-kiem/opensearch.xml"
_SCRIPTS = ("/assets/search/box.js",)
_STYLES = ("/assets/search/search.css",)
_WAYS = ("/co-quan/", "/chu-de/", "/dia-phuong/", "/nam/", "/nhiem-vu/", "/can-tim/")
"""The lists that a reader enters by, in the order of the header; shown where the archive has them."""
_BEHIND = ("/du-lieu/", "/chat-luong/")
"""For those who look behind the pages: in the foot."""
_OWN_SEARCH = re.compile(r"""<form[^>]*\srole=["']?search""")
_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self'"


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame."""

    title: str
    address: str
    """Site-relative."""
    active: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the frame needs to know of one page, generated or written by hand."""

    address: str
    title: str
    """Plain text."""
    content: str
    """Finished HTML."""
    kind: str
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Site:
    """What is the same on all pages."""

    name: str
    wording: Wording
    url: str | None = None
    description: str | None = None
    ways: tuple[Link, ...] = ()
    behind: tuple[Link, ...] = ()
    has_search: bool = False
    scripts: tuple[str, ...] = ()
    """Addresses of modules that every page loads."""
    styles: tuple[str, ...] = ()
    opensearch: str | None = None
    """Address of the OpenSearch description."""
    live: bool = False
    """Served by MkDocs' development server, which writes a script of its own into every page."""
    version: str = ""
    """Changes with the theme's files, so that browsers fetch them anew."""
    extra_css: tuple[str, ...] = ()
    extra_javascript: tuple[str, ...] = ()


KNOWN = frozenset((*_WAYS, *_BEHIND, *_SCRIPTS, *_STYLES, _SEARCH))
"""Addresses that a whole archive always has, and that the frame leads to or loads."""


def ways_of(addresses: Collection[str], wording: Wording, by_hand: Sequence[Link]) -> dict[str, Any]:
    """The links of header and foot, of those lists that `addresses` holds; `by_hand` are the pages of docs/."""

    def links(of: Sequence[str]) -> tuple[Link, ...]:
        return tuple(Link(wording.say(f"frame.ways.{a.strip('/')}"), a) for a in of if a in addresses)

    return {
        "ways": links(_WAYS),
        "behind": (*by_hand, *links(_BEHIND)),
        "has_search": _SEARCH in addresses,
        "scripts": tuple(address for address in _SCRIPTS if address in addresses),
        "styles": tuple(address for address in _STYLES if address in addresses),
        "opensearch": OPENSEARCH if OPENSEARCH in addresses else None,
    }


def context(sheet: Sheet, site: Site) -> dict[str, Any]:
    """The variables of the template for one page."""

    def way(target: str) -> str:
        return relative(target, sheet.address)

    trail = [(title, "" if address == sheet.address else address) for title, address in _trail(sheet)]
    return {
        "sheet": sheet,
        "site": site,
        "way": way,
        "say": site.wording.say,
        "policy": f"{_POLICY} 'unsafe-inline'" if site.live else _POLICY,
        "crumbs": [(title, way(address) if address else "") for title, address in trail] if len(trail) > 1 else [],
        "canonical": site.url.rstrip("/") + sheet.address if site.url else None,
        "description": sheet.meta.get("description") or (site.description if sheet.address == _HOME else None),
        "search_here": site.has_search and not _OWN_SEARCH.search(sheet.content),
        "is_home": sheet.address == _HOME,
        "active": next((link.address for link in site.ways if sheet.address.startswith(link.address)), None),
    }


def _trail(sheet: Sheet) -> list[tuple[str, str]]:
    """The breadcrumb, which ends with the page itself; `("Title", "")` or its own address is the page."""
    trail = [(str(title), str(address)) for title, address in sheet.meta.get("breadcrumb") or ()]
    if trail and trail[-1][1] not in ("", sheet.address):
        trail.append((sheet.title, ""))
    return trail


def set_in_frame(sheet: Sheet, site: Site, template: jinja2.Template) -> str:
    """The finished page."""
    return template.render(context(sheet, site)).strip() + "\n"


def theme_version(folders: Sequence[Path]) -> str:
    """A short hash of all files of the theme, and of an archive's own overrides."""
    files = sorted(file for folder in folders if folder.is_dir() for file in folder.rglob("*") if file.is_file())
    ours = [file for file in files if file.suffix != ".pyc"]
    return digest(*(part for file in ours for part in (file.name, file.read_bytes())))[:10]


def fingerprint(site: Site) -> str:
    """A hash of all that a page takes from the site: of the wording only what the frame says."""
    said = {key: words for key, words in site.wording.sentences.items() if key.startswith("frame.")}
    return digest(repr(replace(site, wording=Wording(site.wording.language, said))))
