"""The whole site in its staging folder: sitemap, and the check of every link before readers see it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from generator.builder.checking import Anchors, BrokenLink, broken, scan
from generator.builder.manifest import Entry, Manifest
from generator.builder.publishing import Published, file_of

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PER_SITEMAP = 50_000
"""The protocol's limit for one file."""
_NO_PAGE = "/404.html"


def others(folder: Path) -> tuple[dict[str, Anchors], set[str]]:
    """What MkDocs itself has written, as long as it is alone: its pages with their anchors, and other addresses."""
    pages: dict[str, Anchors] = {}
    files: set[str] = set()
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        address = "/" + file.relative_to(folder).as_posix()
        if file.name == "index.html":
            address = address.removesuffix("index.html")
        if file.suffix == ".html" and address != _NO_PAGE:
            pages[address] = scan(file.read_text(encoding="utf-8", errors="replace"), address)
        else:
            files.add(address)
    return pages, files


def check_links(
    published: Published,
    before: Manifest,
    folder: Path,
    by_hand: Mapping[str, Anchors],
    other_files: Collection[str],
) -> list[BrokenLink]:
    """Every broken or forbidden link of the site in `folder`; `by_hand` and `other_files` are not of ours.

    Pages that were linked from the last build were checked then; they are read again only where something is gone that
    one of them led to.
    """
    by_hand = {address: anchors for address, anchors in by_hand.items() if address not in published.entries}
    pages: dict[str, Iterable[str]] = {a: e.ids for a, e in published.entries.items() if a.endswith("/")}
    pages |= {address: anchors.ids for address, anchors in by_hand.items()}
    files = {*other_files, *(address for address in published.entries if not address.endswith("/"))}
    links = dict(published.links)
    faults = [BrokenLink(page, target) for page, target in published.faults]
    read = dict(by_hand)
    if published.reused and any(map(before.targets.__contains__, _gone(published.entries, before.entries))):
        for address in sorted(a for a in published.entries if a.endswith("/")):
            text = file_of(address, folder).read_text(encoding="utf-8", errors="replace")
            read[address] = scan(text, address)
    for address, anchors in sorted(read.items()):
        faults += [BrokenLink(address, target) for target in anchors.faults]
        links |= {link: address for link in anchors.links if link not in links}
    asked = {target.partition("#")[0] for target in links if "#" in target}
    anchors_of = {address: frozenset(ids) if address in asked else () for address, ids in pages.items()}
    return sorted({*faults, *broken(links, anchors_of, files)}, key=lambda link: (link.page, link.target))


def _gone(now: Mapping[str, Entry], before: Mapping[str, Entry]) -> Iterator[str]:
    """Targets that the last site had and this one has not."""
    for address, entry in before.items():
        still = now.get(address)
        if still is None:
            yield address
            yield from (f"{address}index.html", f"{address}#top")
        if still is not entry:
            yield from (f"{address}#{id_}" for id_ in set(entry.ids).difference(still.ids if still else ()))


def write_sitemap(folder: Path, pages: Iterable[str], url: str | None) -> None:
    """`sitemap.xml` with every page, in parts where there are too many, and `robots.txt`; both only for a known URL.

    `pages` are addresses; those that end with a stroke are pages.
    """
    if not url:
        return
    base = url.rstrip("/")
    # in the order of the addresses without their last stroke
    addresses = [f"{base}{page}/" for page in sorted({page[:-1] for page in pages if page.endswith("/")})]
    parts = [addresses[start : start + _PER_SITEMAP] for start in range(0, len(addresses), _PER_SITEMAP)]
    if len(parts) == 1:
        (folder / "sitemap.xml").write_bytes(_sitemap("urlset", "url", parts[0]))
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            (folder / name).write_bytes(_sitemap("urlset", "url", part))
        (folder / "sitemap.xml").write_bytes(_sitemap("sitemapindex", "sitemap", [f"{base}/{name}" for name in names]))
    robots = folder / "robots.txt"
    if not robots.exists():
        robots.write_text(f"User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n", encoding="utf-8")


def _sitemap(root: str, item: str, locations: Iterable[str]) -> bytes:
    tree = ElementTree.Element(root, xmlns=_NAMESPACE)
    for location in locations:
        ElementTree.SubElement(ElementTree.SubElement(tree, item), "loc").text = location
    ElementTree.indent(tree)
    text = ElementTree.tostring(tree, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
