"""Capital letterheads in natural case: `ỦY BAN NHÂN DÂN TỈNH LAI CHÂU` → `Ủy ban nhân dân tỉnh Lai Châu`."""

import re
from functools import lru_cache

from generator.registers.body_kinds import BodyKind, tokens_of
from generator.registers.division import KINDS
from generator.registers.placing import Word, words_of
from generator.registers.registers import Registers
from generator.vietnamese import clean, fold

_PROPER = (
    "Việt Nam", "Hồ Chí Minh", "Covid-19", "COVID-19", "Đảng", "Nhà nước", "Trung ương", "Tổ quốc", "Quốc hội",
    "Chính phủ", "Thủ tướng Chính phủ", "Đảng Cộng sản Việt Nam", "Quốc gia", "Trường Sa", "Hoàng Sa", "Nghị quyết",
    "Đông Dương", "Tây Nguyên", "Tây Bắc", "Đông Bắc", "Việt Bắc", "Bắc Bộ", "Trung Bộ", "Nam Bộ", "Tây Nam Bộ",
    "Đông Nam Bộ", "Cửu Long", "miền Bắc", "miền Trung", "miền Nam",
    "Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc",
)  # fmt: skip
_HEADS = {"phòng", "ban", "cục", "vụ", "viện", "sở", "hội", "trường", "khoa", "trạm", "đội", "quỹ"}
"""Words behind which the name of a body begins with a capital (NĐ 30/2020, Phụ lục II, IV)."""
_VOWEL = re.compile(r"[aeiouy]")
"""What every syllable has: `HTX`, `XIV` are none, and keep their capitals."""
_BEFORE_NUMERALS = {"khóa", "thứ", "quý", "kỳ", "loại", "hạng", "bậc", "phần", "chương", "đợt"}


def is_upper(text: str) -> bool:
    """Whether a text is set in capitals: at least nine of ten letters, and more than one abbreviation's worth."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 4 and " " in text.strip() and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def natural_case(upper_text: str, registers: Registers) -> str:
    """A text in capitals as a sentence would write it: kinds of bodies and places with their own capitals, the rest
    lower, the first letter large. Abbreviations that stand in the register are kept; other text is returned as it is.
    """
    return _natural(upper_text, registers) if is_upper(upper_text) else upper_text


@lru_cache(maxsize=16384)
def _natural(upper_text: str, registers: Registers) -> str:
    text = " ".join(clean(upper_text).text.split())
    words = words_of(text)
    short = {match.start(): match.end() for match in registers.abbreviations.found(text)}
    parts: list[str] = []
    at = 0
    while at < len(words):
        end = short.get(words[at].start)
        if end:
            count = sum(words[at].start <= word.start < end for word in words[at:])
            written = text[words[at].start : words[at + count - 1].end]  # a dot behind it is the next word's gap
        else:
            count, written = _phrase(text, words, at, registers)
            if at == 1 and words[0].plain in _HEADS:
                written = written[:1].upper() + written[1:]
        parts.append(words[at].gap + written)
        at += count
    natural = "".join(parts) + (text[words[-1].end :] if words else text)
    return natural[:1].upper() + natural[1:]


def _phrase(text: str, words: tuple[Word, ...], at: int, registers: Registers) -> tuple[int, str]:
    """How many words a known name takes from a word on, and how it is written."""
    for names in (registers.body_kinds.by_first_word, _proper()):
        for own, named in names.get(words[at].plain, ()):
            if tuple(word.plain for word in words[at : at + len(own)]) == own and len(own) > 1:
                name = named if isinstance(named, str) else _spelled(named, own)
                return len(own), name
    pair = " ".join(word.plain for word in words[at : at + 2])
    for kind, count in ((pair, 2), (words[at].plain, 1)):
        if kind in KINDS and at + count < len(words):
            taken, name = _place(text, words, at + count, kind, registers)
            if taken:
                return count + taken, f"{kind} {name}"
    taken, name = _place(text, words, at, None, registers)
    if taken > 1 or (taken and at + taken == len(words)):
        return taken, name
    word = text[words[at].start : words[at].end]
    ordinal = set(word) <= set("IVXLC") and _before_numeral(words[:at])
    return 1, word if ordinal or any(char.isdigit() for char in word) or not _VOWEL.search(fold(word)) else word.lower()


def _before_numeral(words: tuple[Word, ...]) -> bool:
    last = words[-1].plain if words else ""
    return last in _BEFORE_NUMERALS or (last == "vực" and len(words) > 1 and words[-2].plain == "khu")


def _place(text: str, words: tuple[Word, ...], at: int, kind: str | None, registers: Registers) -> tuple[int, str]:
    for count in range(min(6, len(words) - at), 0, -1):
        run = words[at : at + count]
        if any(word.gap.strip() not in ("", "-", "–") for word in run[1:]):
            continue
        name = text[run[0].start : run[-1].end]
        found = registers.divisions.find(f"{kind} {name}" if kind else name)
        found = tuple(division for division in found if kind or division.level < 3)
        if found:
            short = found[0].short
            return count, short if not short[:1].islower() else short.partition(" ")[2]
    return 0, ""


def _spelled(kind: BodyKind, own: tuple[str, ...]) -> str:
    return next((name for name in (kind.name, *kind.aliases) if tokens_of(name) == own), kind.name)


@lru_cache(maxsize=1)
def _proper() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in _PROPER:
        words = tokens_of(name)
        found.setdefault(words[0], []).append((words, name))
    return {first: tuple(sorted(names, key=lambda pair: -len(pair[0]))) for first, names in found.items()}
