"""Every body, and every place, that a text names, in its order: `Giao Trung tâm Y tế huyện phối hợp với Công an …`."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.registers.composing import ResolvedBody
from generator.registers.frames import Frame, Read
from generator.registers.hierarchy import place_slug
from generator.registers.placing import place_at, territory_of, words_of
from generator.registers.reading_names import read_body
from generator.registers.registers import Registers
from generator.registers.territory import Territory


@dataclass(frozen=True, slots=True)
class FoundBody:
    """One mention of a body in a text."""

    start: int
    end: int
    """In code points of the text searched."""
    body: ResolvedBody
    head: str | None = None
    """The office that stands for it: `Giám đốc`."""


def find_bodies(
    text: str, territory: Territory | None, registers: Registers, *, known: Sequence[ResolvedBody] = ()
) -> tuple[FoundBody, ...]:
    """The bodies that a cleaned text names, none overlapping another; relative names take `territory`.

    A name begins with a capital or an abbreviation; behind `các` it is a class, and left out. Bodies named by their
    task are found where a place closes the name,
    or where it is the short name of one in `known`; those found on the way are known from there on. Linear in the text.
    """
    expanded = registers.abbreviations.expand(text)
    words = words_of(expanded.text)
    met = list(known)
    found: list[FoundBody] = []
    at = 0
    while at < len(words):
        read = None
        base = max(0, at - 4)
        if words[at].capital:
            frame = Frame(expanded.text, words[base : at + 60], territory, registers, known=tuple(met))
            read = read_body(frame, at - base)
        if read is None:
            at += 1
            continue
        read = Read(read.body, read.end + base, read.head)
        if at and words[at - 1].plain in ("các", "những") and words[at].gap == " ":
            at = read.end
            continue
        start, end = expanded.back(words[at].start, words[read.end - 1].end)
        found.append(FoundBody(start, end, read.body, read.head))
        if registers.body_kinds.by_key[read.body.kind].open:
            met.append(read.body)
        at = read.end
    return tuple(found)


def places_named(text: str, territory: Territory | None, registers: Registers) -> tuple[Territory, ...]:
    """The divisions that a cleaned text names with their kinds (`tại xã Phú Lạc, huyện Đại Từ`), each once, in order.

    Names alone, relative ones (`huyện`) and units that no register has are left out.
    """
    words = words_of(text)
    found: dict[Territory, None] = {}
    at = 0
    while at < len(words):
        province = territory.province if territory else None
        place = place_at(text, words, at, registers.divisions, province)
        if place is None:
            at += 1
            continue
        at = place.end
        where = territory_of(place, territory, registers.divisions) if place.parts[0][1] else None
        if where and registers.divisions.by_slug(place_slug(where) or ""):
            found[where] = None
    return tuple(found)
