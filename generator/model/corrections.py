"""What the staff say of a document: a sidecar `STEM.yml` or front matter, validated."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from generator.model.diagnostic import Code


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A document taken out of the archive; its page stays as a tombstone."""

    date: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """Values set by hand; they win over what was read, key by key, a list whole; a key with None means null."""

    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Record key → typed value (`date`, `str`, `DirectiveType`, tuples of the model's dataclasses) or None."""
    note: str | None = None
    accept: frozenset[Code] = frozenset()
    """Diagnostics that the staff have looked at."""
    withdrawn: Withdrawal | None = None
    mask: tuple[str, ...] = ()
    """Words to take out of every output; the original file is then withheld."""
