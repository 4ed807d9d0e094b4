"""What writing delivers: pages in Markdown and the files beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, in the Markdown of the common core with finished HTML blocks."""

    address: str
    """Site-relative, with a stroke at both ends: `/van-ban/huyen-uy-…/2022/606-cv-hu/`."""
    title: str
    markdown: str
    """The whole body, `# Title` included; without front matter."""
    kind: str
    """`home directive body bodies topic … search` : chooses the frame's small differences; a CSS class."""
    meta: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Front matter for the builder: `description`, `directive` (the id), `breadcrumb` (pairs of title, address) …"""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that stands beside the pages as it is."""

    address: str
    """Site-relative, begins with a stroke: `/van-ban/…/index.json`."""
    data: bytes


Output = Page | Asset


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Instead of outputs: what the last run wrote at these addresses still holds."""

    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """What was looked at when a piece of the site was written, and what it gave."""

    given: str
    """What the piece was told to write."""
    seen: tuple[tuple[str, ...], ...]
    """Everything of the archive that writing asked for, each once."""
    digest: bytes
    """Of the answers."""
    addresses: tuple[str, ...]
    """Of all that was written."""
