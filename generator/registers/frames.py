"""What the reading of a name looks at: the words, whose territory they are read in, and what is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.registers.composing import ResolvedBody
from generator.registers.placing import Word
from generator.registers.registers import Registers
from generator.registers.territory import Territory


@dataclass(frozen=True, slots=True)
class Frame:
    """Words of an expanded text, and what names in it are relative to."""

    text: str
    words: Sequence[Word]
    territory: Territory | None
    registers: Registers
    whole: bool = False
    """Whether a name must take all the words."""
    known: tuple[ResolvedBody, ...] = ()
    """Bodies that short names may mean."""

    @property
    def province(self) -> str | None:
        """The name of the document's province."""
        return self.territory.province if self.territory else None

    def plain(self, at: int, count: int) -> tuple[str, ...]:
        """Words for comparison, from one on."""
        return tuple(word.plain for word in self.words[at : at + count])

    def slice(self, at: int, end: int) -> str:
        """The text of the words `[at, end)`."""
        return self.text[self.words[at].start : self.words[end - 1].end]


@dataclass(frozen=True, slots=True)
class Read:
    """A body read from words."""

    body: ResolvedBody
    end: int
    """Index of the word behind it."""
    head: str | None = None
    """The office that stands for it, as written."""


def ends_item(gap: str) -> bool:
    """Whether a name in running text ends there: with its sentence, its item of a list or its paragraph."""
    return parts_names(gap) or "\n-" in gap or "\n\n" in gap


def parts_names(gap: str) -> bool:
    """Whether what stands between two words ends a name."""
    return any(mark in gap for mark in ';:.()/"“”')
