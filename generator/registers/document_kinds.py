"""Kinds of documents: their names, headings and letters, by family of issuer.

`kind_of_symbol` reads the letters of a symbol (ký hiệu); where letters collide (domain: CT of a tax department, TT of
the Party and of the State), family and position decide, and what they do not decide is None.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from generator.model import DirectiveType
from generator.registers.loading import Entry, read_packaged
from generator.vietnamese import same_tone


class KindOfDocument(Entry):
    """One line of `document-kinds.yml`."""

    type: DirectiveType
    name: str
    letters: list[str]
    families: list[str]
    names: tuple[str, ...] = ()
    headings: bool = True
    symbols: tuple[str, ...] = ()
    not_symbols: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class DocumentKinds:
    """The register of kinds."""

    entries: tuple[KindOfDocument, ...]

    @cached_property
    def _by_name(self) -> dict[str, KindOfDocument]:
        return {_plain(name): entry for entry in self.entries for name in (entry.name, *entry.names)}

    @cached_property
    def by_letters(self) -> dict[str, tuple[KindOfDocument, ...]]:
        """Letters → the kinds that use them, each family's own."""
        found: dict[str, tuple[KindOfDocument, ...]] = {}
        for entry in self.entries:
            for letters in entry.letters:
                found[letters] = (*found.get(letters, ()), entry)
        return found

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name of a kind, the longest first: what a citation begins with (`Quyết định`, `Thông tư liên tịch`)."""
        return tuple(sorted((e.name for e in self.entries), key=lambda name: (-len(name), name)))

    def of_name(self, name: str) -> DirectiveType | None:
        """The kind of a name or a heading, in any case: `QUYẾT ĐỊNH`, `Công văn`; None for anything else."""
        entry = self._by_name.get(_plain(name))
        if entry and entry.name == "Thông tư liên tịch":
            return DirectiveType.THONG_TU
        return entry.type if entry else None

    def name_of(self, kind: DirectiveType) -> str:
        """`Công văn` for `cong-van`; `Văn bản` for `khac`."""
        if kind is DirectiveType.KHAC:
            return "Văn bản"
        return next(entry.name for entry in self.entries if entry.type is kind)


def _plain(name: str) -> str:
    return same_tone(" ".join(name.split())).lower()


def symbol_parts(notation: str) -> tuple[str, ...]:
    """The parts of a symbol: `TTr-STNMT-CCQLĐĐ` → (`TTr`, `STNMT`, `CCQLĐĐ`); `QĐ.UB`, `CV/HU` alike."""
    bare = re.sub(r"\([^)]*\)", "", re.sub(r"\s+", "", notation))
    return tuple(part for part in re.split(r"[-–/.]", bare) if part)


def kind_of_letters(
    notation: str, family: str | None, kinds: DocumentKinds, bodies: Collection[str]
) -> DirectiveType | None:
    """The kind that a symbol's letters name, or None where they do not tell (`QH15` is a law or a resolution).

    `family` is the issuer's (`state`, `party` …) or None; `bodies` are the letters of known bodies. A symbol that
    begins with a body's letters is a công văn's (NĐ 30/2020, Phụ lục III; a Party công văn says CV).
    """
    parts = symbol_parts(notation)
    if not parts:
        return None
    first = re.sub(r"^[0-9]+", "", parts[0])
    if re.fullmatch(r"UBTVQH[0-9]*", first):
        return DirectiveType.NGHI_QUYET
    if re.fullmatch(r"QH[0-9]*", first):
        return None
    entries = kinds.by_letters.get(first, ())
    if entries and not _is_body(first, parts, family, bodies):
        fitting = [entry for entry in entries if family is None or family in entry.families] or list(entries)
        if family is None and first == "TT":
            fitting = [entry for entry in fitting if ("party" in entry.families) == ("/" in notation)]
        return fitting[0].type
    if first in bodies or (len(parts) > 1 and first.isupper()) or len(parts) > 2:
        return DirectiveType.CONG_VAN
    return None


def _is_body(first: str, parts: tuple[str, ...], family: str | None, bodies: Collection[str]) -> bool:
    """Whether letters that could be a kind are a body's here: `CT-TTHT` is a unit of a tax department (Cục Thuế)."""
    if first not in bodies or family == "party" or len(parts) < 2:
        return False
    follower = re.sub(r"[0-9]+$", "", parts[1])
    return first == "CT" and follower not in bodies


def read_document_kinds() -> DocumentKinds:
    """The packaged register."""
    return DocumentKinds(read_packaged("document-kinds.yml", KindOfDocument))
