"""Abbreviations of official papers (UBND, HĐND, TTYT …), and texts with them written out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.registers.loading import Entry, read_packaged


class Abbreviation(Entry):
    """One line of `abbreviations.yml`, or of the staff's."""

    short: str
    full: str
    also: tuple[str, ...] = ()
    example: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expanded:
    """A text with its abbreviations written out, and the way back."""

    text: str
    pieces: tuple[tuple[int, int, int, int], ...]
    """(start, end) in `text` and (start, end) in the original, in order; what lies between runs alike in both."""

    def back(self, start: int, end: int) -> tuple[int, int]:
        """`[start, end)` of `text` as positions of the original; inside an abbreviation, all of it."""
        return self._at(start, 0), self._at(end, 1)

    def _at(self, position: int, side: int) -> int:
        index = bisect_right(self.pieces, (position, 0, 0, 0)) - 1
        candidates = [piece for piece in self.pieces[max(0, index) : index + 2] if piece[0] <= position]
        for begin, end, original_begin, original_end in reversed(candidates):
            if begin == position and not side:
                return original_begin
            if begin < position < end or (side and begin < position <= end):
                return original_end if side else original_begin
            if position >= end:
                return original_end + position - end
        earlier = [piece for piece in self.pieces if piece[1] <= position]
        return earlier[-1][3] + position - earlier[-1][1] if earlier else position


@dataclass(frozen=True, eq=False)
class Abbreviations:
    """The register of abbreviations."""

    entries: tuple[Abbreviation, ...]

    @cached_property
    def full(self) -> dict[str, str]:
        """Every written short form → its expansion, in natural case."""
        return {short: entry.full for entry in self.entries for short in (entry.short, *entry.also)}

    @cached_property
    def _by_form(self) -> dict[str, str]:
        return {_form(short): full for short, full in self.full.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self._by_form, key=lambda form: (-len(form), form))
        written = "|".join(re.escape(form).replace(r"\&", r"\s?(?:&|và)\s?").replace(r"\ ", r"\s") for form in forms)
        return re.compile(rf"(?<![\w&/-])(?:{written})(?:(?<=\.)|(?![\w&/]))(?!-[\w])")

    def found(self, text: str) -> Iterator[re.Match[str]]:
        """Every known abbreviation of a text, in order; letters inside a symbol (`3375/UBND-VX`) are none."""
        return self._pattern.finditer(text)

    def expand(self, text: str) -> Expanded:
        """A text with every known abbreviation written out; letters inside a symbol (`3375/UBND-VX`) stay."""
        parts: list[str] = []
        pieces: list[tuple[int, int, int, int]] = []
        at = length = 0
        for match in self.found(text):
            full = self._by_form[_form(match[0])]
            gap = text[at : match.start()]
            glue = " " if match[0].endswith(".") and text[match.end() : match.end() + 1].isalpha() else ""
            parts += [gap, full, glue]
            length += len(gap)
            pieces.append((length, length + len(full), match.start(), match.end()))
            length += len(full) + len(glue)
            if glue:
                pieces[-1] = (pieces[-1][0], length, match.start(), match.end())
            at = match.end()
        parts.append(text[at:])
        return Expanded("".join(parts), tuple(pieces))


def _form(short: str) -> str:
    """A short form for comparison: `GD và ĐT`, `GD & ĐT` → `GD&ĐT`."""
    return " ".join(re.sub(r"\s?(?:&|\bvà\b)\s?", "&", short).split())


def read_abbreviations(staff: tuple[Abbreviation, ...] = ()) -> Abbreviations:
    """The packaged register and the staff's, whose word wins."""
    return Abbreviations((*read_packaged("abbreviations.yml", Abbreviation), *staff))
