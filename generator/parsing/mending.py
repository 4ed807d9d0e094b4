"""Words that OCR has misread by their marks: put right where nothing else can be meant, doubted where it is unsure."""

import re
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any

import yaml

from generator.registers import Registers
from generator.vietnamese import fold, same_tone

_SYLLABLE = re.compile(r"[^\W\d_]+")
_LONGEST = 4
_DIVISIONS = {
    "tinh": "TỈNH", "thanh pho": "THÀNH PHỐ", "tp": "TP", "huyen": "HUYỆN", "quan": "QUẬN", "thi xa": "THỊ XÃ",
    "xa": "XÃ", "phuong": "PHƯỜNG", "thi tran": "THỊ TRẤN",
}  # fmt: skip


@lru_cache(maxsize=1)
def _right() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Misread syllables → the right ones, in lower case."""
    text = resources.files("generator.parsing").joinpath("right-words.yml").read_text("utf-8")
    found = {}
    entries: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (BaseLoader makes text only)
    for entry in entries:
        for wrong in entry["misread"]:
            found[tuple(wrong.split())] = tuple(entry["word"].split())
    return found


def mended_words(text: str) -> str:
    """A text with misread words of `right-words.yml` put right: `thâm định` → `thẩm định`; case is kept."""
    spots = list(_SYLLABLE.finditer(text))
    lower = [same_tone(spot[0].lower()) for spot in spots]
    parts, at, index = [], 0, 0
    while index < len(spots):
        right = None
        for length in range(_LONGEST, 1, -1):
            run = tuple(lower[index : index + length])
            if len(run) == length and _joined(text, spots[index : index + length]):
                right = _right().get(run)
                if right:
                    break
        if not right:
            index += 1
            continue
        for spot, syllable in zip(spots[index : index + len(right)], right, strict=True):
            parts.append(text[at : spot.start()])
            parts.append(_cased(spot[0], syllable))
            at = spot.end()
        index += len(right)
    return "".join(parts) + text[at:]


def _joined(text: str, spots: list[re.Match[str]]) -> bool:
    return all(text[a.end() : b.start()].isspace() for a, b in pairwise(spots))


def _cased(old: str, new: str) -> str:
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[0].upper() + new[1:] if old[0].isupper() else new


def mended_name(words: str, registers: Registers) -> str:
    """A body's name in capitals its marks put right where a known kind is meant: `SƠ Y TE` → `SỞ Y TẾ`."""
    spots = list(_SYLLABLE.finditer(words))
    folded = [fold(spot[0]) for spot in spots]
    known = _kinds(registers)
    parts, at, index = [], 0, 0
    while index < len(spots):
        if whole := _division(words, spots, index, registers):
            index += whole
            continue
        right: tuple[str, ...] | None = None
        for length in range(min(14, len(spots) - index), 0, -1):
            run = tuple(folded[index : index + length])
            right = known.get(run)
            if right:
                break
        if right is None or (len(right) == 1 and not _is_division(words, spots, folded, index, registers)):
            index += 1
            continue
        for spot, syllable in zip(spots[index : index + len(right)], right, strict=True):
            parts.append(words[at : spot.start()])
            parts.append(syllable)
            at = spot.end()
        index += len(right)
    return mended_words(("".join(parts) + words[at:]).lower()).upper()


def _division(words: str, spots: list[re.Match[str]], index: int, registers: Registers) -> int:
    """How many syllables a division takes that is printed with all its marks: `HUYỆN ĐOAN HÙNG` is no `HUYỆN ĐOÀN`."""
    kind = next((count for count in (2, 1) if _said(words, spots, index, count) in _DIVISIONS.values()), 0)
    for count in range(4, 0, -1) if kind else ():
        name = _said(words, spots, index + kind, count)
        found = registers.divisions.find(f"{_said(words, spots, index, kind)} {name}") if name else ()
        if any(division.bears(name) for division in found):
            return kind + count
    return 0


def _said(words: str, spots: list[re.Match[str]], first: int, count: int) -> str:
    """`count` syllables from one on, as printed; nothing where there are not so many."""
    return words[spots[first].start() : spots[first + count - 1].end()] if first + count <= len(spots) else ""


_KIND_ENDS = frozenset(plain.split()[-1] for plain in _DIVISIONS)


_RULED = frozenset(("dan", "ubnd", "hdnd", "uy", "bo"))
"""What a division's kind stands behind in its body's name: `ỦY BAN NHÂN DÂN XA …`."""


def _is_division(words: str, spots: list[re.Match[str]], folded: list[str], index: int, registers: Registers) -> bool:
    """Whether a syllable like a division's kind is one: a name or its body says so, `CƠ QUAN`, `ĐỊA PHƯƠNG` do not."""
    if _is_of_name(words, spots, folded, index, registers):
        return False
    if index == 0 or folded[index - 1] in _RULED:
        return True
    names = (_said(words, spots, index + 1, count) for count in range(1, 5))
    return any(name and registers.divisions.find(f"{_DIVISIONS[folded[index]]} {name}") for name in names)


def _is_of_name(words: str, spots: list[re.Match[str]], folded: list[str], index: int, registers: Registers) -> bool:
    """Whether a syllable like a division's kind is of a division's own name: `HÀ TĨNH`, `HUYỆN TĨNH GIA`."""
    pairs = [(index - 1, index)] if index else []
    if index and index + 1 < len(spots) and folded[index - 1] in _KIND_ENDS:
        pairs.append((index, index + 1))
    names = [words[spots[first].start() : spots[last].end()] for first, last in pairs]
    return any(division.bears(name) for name in names for division in registers.divisions.find(name))


@lru_cache(maxsize=4)
def _kinds(registers: Registers) -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    double: set[tuple[str, ...]] = set()
    for kinds in registers.body_kinds.by_first_word.values():
        for _, kind in kinds:
            syllables = tuple(spot[0].upper() for spot in _SYLLABLE.finditer(kind.name))
            key = tuple(fold(syllable) for syllable in syllables)
            if found.get(key, syllables) != syllables:
                double.add(key)
            found[key] = syllables
    for plain, word in _DIVISIONS.items():
        found.setdefault(tuple(plain.split()), tuple(word.split()))
    for key in double:
        found.pop(key, None)
    return {key: value for key, value in found.items() if len(key) > 1 or key[0] in _DIVISIONS}


_SIGNS = re.compile(r"[`~^¬©®§¿¡|{}<>=¦†‡›‹ˆšžøß$#@]")


def is_strange(word: str, plain: str) -> bool:
    """Whether a word has signs, or a capital behind a small letter, that no word of an abstract has: `vpsônGg`.

    A word that the document writes so twice (`VNeID`, `nCoV`) is one: no scrap of a stamp comes again.
    """
    inner = any(before.islower() and after.isupper() for before, after in pairwise(word))
    bare = word.strip(' .,;:()“”"')
    return bool(_SIGNS.search(word)) or (inner and len(re.findall(rf"(?<!\w){re.escape(bare)}(?!\w)", plain)) < 2)


def right_syllables() -> frozenset[str]:
    """Every syllable of a right word, in lower case: none of them is doubted."""
    return frozenset(syllable for run in _right().values() for syllable in run)
