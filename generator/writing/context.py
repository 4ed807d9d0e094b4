"""What a page is written from: the archive, the words, the site, and where the page stands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from generator.addresses import body_address, directive_address, relative
from generator.model import Archive, Directive, Spot
from generator.registers.abbreviations import Abbreviations
from generator.wording import Wording
from generator.writing.elements import Attribute, tag
from generator.writing.escaping import html


@dataclass(frozen=True, slots=True)
class SiteText:
    """What the archive's owner says of the site, and how a source file's bytes are had."""

    name: str
    """Title of the site."""
    description: str = ""
    """One sentence for the home page."""
    url: str = ""
    """Where it is published, `https://…/`; empty if not known: then addresses in feeds and citations are relative."""
    source: Callable[[str], bytes] | None = None
    """Bytes of a file by its path in `SourceFile.path`; None offers no files. OSError leaves that file out."""
    picture: Callable[[str, Spot], bytes | None] | None = None
    """The picture of a spot of a scan, by the scan's path; None shows none."""
    by_hand: frozenset[str] = frozenset({"/gioi-thieu/", "/trich-dan/", "/danh-cho-can-bo/"})
    """Addresses of the hand-written pages that this archive has: only those are linked to."""
    page_size: int = 50
    """Rows on one page of a list."""


@dataclass(frozen=True, slots=True)
class Context:
    """One page's surroundings."""

    archive: Archive
    wording: Wording
    site: SiteText
    here: str = "/"
    """Address of the page."""
    abbreviations: Abbreviations | None = None
    """`UBND` → `Ủy ban nhân dân`: explained where they first stand in a text."""

    def at(self, address: str) -> "Context":
        """The same, for the page at `address`."""
        return replace(self, here=address)

    def say(self, key: str, **values: object) -> str:
        """A sentence of the interface: `say("facts.issuer")`."""
        return self.wording.say(f"interface.{key}", **values)

    def link(self, address: str, content: str, **attributes: Attribute) -> str:
        """A link to a page of the site; `content` is finished HTML."""
        return tag("a", content, href=relative(address, self.here), **attributes)

    def body(self, slug: str | None, content: str) -> str:
        """`content` as a link to a body's page, where it has one."""
        return self.link(body_address(slug), content) if slug in self.archive.bodies and slug else content

    def agency(self, name: str, directive: Directive) -> str | None:
        """The slug of the body that a name in a directive's duties means; None where it has no page."""
        slug = self.archive.agencies.get(directive.id or "", {}).get(name)
        return slug if slug in self.archive.bodies else None

    def called(self, name: str, slug: str | None) -> str:
        """The name of a body as a document has it, told from others of that name in the archive."""
        known = self.archive.bodies.get(slug) if slug else None
        return known.label if known and known.name == name else name

    def agency_link(self, name: str, directive: Directive) -> str:
        """A name in a directive's duties, as a link to the page of the body that it means."""
        slug = self.agency(name, directive)
        return self.body(slug, html(self.called(name, slug)))

    def held(self, id_: str | None) -> Directive | None:
        """A directive that is published and not withdrawn."""
        directive = self.archive.directives.get(id_) if id_ else None
        return directive if directive and not directive.withdrawn else None

    def directive(self, id_: str, content: str) -> str:
        """`content` as a link to a directive's page, where it has one."""
        return self.link(directive_address(id_), content) if id_ in self.archive.directives else content

    def published(self, ids: Iterable[str]) -> list[Directive]:
        """The directives of a list that are held, in its order."""
        return [directive for id_ in ids if (directive := self.held(id_))]
