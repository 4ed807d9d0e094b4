"""Reads the place at the end of a body's name: `huyện`, `của huyện Tam Đường, tỉnh Lai Châu`, `Bắc Kạn`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.registers.body_kinds import TOKEN_RE
from generator.registers.division import KINDS, Division, name_key, split_kind
from generator.registers.divisions import Divisions
from generator.registers.territory import Territory
from generator.vietnamese import marks_lost, same_tone

_LEVELS = {1: "province", 2: "district", 3: "commune"}
_CONNECTORS = {("của",), ("thuộc",), ("trực", "thuộc"), ("ở",), ("tại",)}
_COMPOUNDS = {"ủy", "đoàn", "đội", "lộ"}
"""Words that make another word of a kind: `Huyện ủy`, `Tỉnh đoàn`, `tỉnh lộ`."""
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a mention."""

    plain: str
    """For comparison: lower case, one tone style."""
    start: int
    end: int
    gap: str
    """What stands between it and the word before."""
    capital: bool


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """A place as a mention writes it: kinds with or without names, smallest first."""

    parts: tuple[tuple[str | None, str | None], ...]
    """(kind, name): (`huyện`, None) is relative, (None, `Bắc Kạn`) bare, (`trung ương`, None) the centre."""
    start: int
    """Index of its first word, connectors included."""
    end: int
    comma: bool = False
    """Whether a comma stands before it."""


@lru_cache(maxsize=65536)
def _lowered(word: str) -> str:
    """A word in lower case and one tone style: texts use few words, and each many times."""
    return same_tone(word).lower()


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text with their places; `&` counts as `và`."""
    found: list[Word] = []
    last = 0
    for match in TOKEN_RE.finditer(text):
        word = match[0]
        plain = "và" if word == "&" else _lowered(word)
        found.append(Word(plain, match.start(), match.end(), text[last : match.start()], word[:1].isupper()))
        last = match.end()
    return tuple(found)


def place_at(text: str, words: Sequence[Word], index: int, divisions: Divisions, province: str | None = None,
             *, bare: bool = False) -> PlaceWords | None:  # fmt: skip
    """The place that begins at a word, as much of it as there is; None where none does.

    `bare` allows a name without its kind (`Công an Hà Nội`) as the first part.
    """
    start, at = index, index
    for connector in _CONNECTORS:
        if tuple(word.plain for word in words[at : at + len(connector)]) == connector:
            at += len(connector)
            break
    parts: list[tuple[str | None, str | None]] = []
    while at < len(words) and (not parts or not _stops(words[at].gap)):
        kind, after = _kind_at(words, at)
        if kind is None:
            if parts or not bare:
                break
            name, end = _name_at(text, words, at, None, divisions, province)
            if name is None:
                break
            parts.append((None, name))
            at = end
            continue
        if parts and (parts[-1][1] is None or not _can_hold(kind, parts[-1][0])):
            break
        name, end = _name_at(text, words, after, kind, divisions, province)
        if parts and name is None:
            break
        parts.append((kind, name))
        at = end if name else after
        if kind == "trung ương":
            break
    if not parts:
        return None
    return PlaceWords(tuple(parts), start, at, "," in words[start].gap)


def territory_of(
    place: PlaceWords,
    own: Territory | None,
    divisions: Divisions,
    levels: Sequence[str] = (),
    of: Sequence[str] = (),
) -> Territory | None:
    """The territory that a place means in a document of territory `own`; None where that is not one territory.

    A bare kind (`huyện`) is the document's own; a name is looked up in its province first, then everywhere. Inside a
    named unit it is looked up only there: where that has none of the name, or is unknown, it stays as it is written.
    """
    own = own or Territory()
    (kind, name), above = place.parts[0], place.parts[1:]
    if kind == "trung ương":
        return Territory()
    if name is None:
        return _relative(kind or "", own)
    written = f"{kind} {name}" if kind else name
    if own.province is None and own.district and written in (own.district, own.commune):
        return own.at("commune" if written == own.commune else "district")
    inside = _inside(kind, above, own, divisions)
    province, district = (inside.province, inside.district) if inside else (None, None)
    home = province or own.province
    found = divisions.find(written, province=province, seen_from=own.province)
    found = found or (divisions.slipped(written, home) if home else ())
    candidates = [
        division
        for division in found
        if (kind or not levels or _LEVELS[division.level] in levels)
        and (not of or division.kind in of)
        and (division.level < 3 or not district or _is(district, division.district))
        and (division.level == 1 or division.province == home or division.bears(written))
    ]
    chosen = _chosen(candidates, own, province, district, levels, kind is not None)
    if chosen:
        return chosen.territory
    if inside is None and kind and written == own.commune:
        return own
    where = inside if inside and (inside.district or inside.province != own.province) else own
    if kind and not candidates and where.own and (inside or where.province) and KINDS[kind] != 1:
        level = KINDS[kind] or 2
        return Territory(where.province, written) if level == 2 else Territory(where.province, where.district, written)
    return None


def _inside(
    kind: str | None, above: Sequence[tuple[str | None, str | None]], own: Territory, divisions: Divisions
) -> Territory | None:
    """The province, or the district, that a name is said to be in: as it is written where no register has it."""
    province = district = None
    for k, name in reversed(above):
        if k not in KINDS or not name:
            continue
        found = divisions.find(f"{k} {name}", province=province, seen_from=own.province)
        if not found and (province or own.province):
            found = divisions.slipped(f"{k} {name}", province or own.province or "")
        tops = [division for division in found if division.level == 1]
        if KINDS[k] == 1 or (tops and len(tops) == len(found)):
            province = tops[0].name if tops else f"{k} {name}"
        elif KINDS.get(kind or "", 3) == 3 and KINDS[k] in (0, 2):
            mine = [d for d in found if d.level == 2 and (d.province == (province or own.province) or d.bears(name))]
            mine = [d for d in mine if d.province == own.province] or mine
            one = mine[0] if len({division.slug for division in mine}) == 1 else None
            district = one.name if one else f"{k} {name}"
            province = province or (one.province if one else None)
            if not mine:
                province = province or own.province
    return Territory(province, district) if province or district else None


def _is(written: str, name: str | None) -> bool:
    return name is not None and marks_lost(name_key(written), name_key(name))


def _chosen(
    candidates: Sequence[Division],
    own: Territory,
    province: str | None,
    district: str | None,
    levels: Sequence[str],
    kinds: bool,
) -> Division | None:
    """The one division among those of a name: the document's own, with its kind written a commune of its district, a
    province, a district of its province …; None where no pool holds exactly one.
    """
    home = province or own.province
    here = [d for d in candidates if d.province == home]
    pools = [
        [d for d in here if d.name == own.district],
        [d for d in here if d.level == 3 and d.district and d.district in (own.district, district) and kinds],
        [d for d in candidates if d.level == 1],
        [d for d in here if d.level == 2],
        [d for d in here if d.level == 3 and d.district and d.district == own.district],
        here,
        list(candidates),
    ]
    if levels and "province" not in levels:
        pools.insert(1, pools.pop(3))
    for pool in pools:
        if len({division.slug for division in pool}) == 1:
            return next((d for d in pool if d.district), pool[0]) if own.district else pool[0]
    return None


def _relative(kind: str, own: Territory) -> Territory | None:
    for level in ("commune", "district", "province"):
        unit = getattr(own, level)
        if unit and split_kind(unit)[0] == kind:
            return own.at(level)
    return None


def _can_hold(kind: str, inner: str | None) -> bool:
    """Whether a division of a kind can hold one of another: `phường …, phường …` are two."""
    level, below = KINDS.get(kind, 1), KINDS.get(inner or "", 3)
    return level < (below or 2)


def _kind_at(words: Sequence[Word], at: int) -> tuple[str | None, int]:
    pair = " ".join(word.plain for word in words[at : at + 2])
    if " " in pair and (pair in KINDS or pair == "trung ương"):
        return pair, at + 2
    if at < len(words) and words[at].plain in KINDS and not _is_compound(words, at):
        return words[at].plain, at + 1
    return None, at


def _is_compound(words: Sequence[Word], at: int) -> bool:
    if at + 1 >= len(words) or words[at + 1].gap != " " or words[at + 1].plain not in _COMPOUNDS:
        return False
    if words[at + 1].capital and words[at + 1].plain != "ủy":
        return False
    return words[at + 1].plain != "ủy" or at + 2 >= len(words) or words[at + 2].plain != "ban"


def _name_at(
    text: str, words: Sequence[Word], at: int, kind: str | None, divisions: Divisions, province: str | None
) -> tuple[str | None, int]:
    """The longest known name from a word on, else (behind a kind) a run of capitalised words."""
    if at >= len(words) or _stops(words[at].gap):
        return None, at
    first = words[at]
    if kind and "," in first.gap:
        return None, at
    if not (first.capital or (first.plain.isdigit() and kind in ("quận", "phường"))):
        return None, at
    run = at + 1
    while run < len(words) and run - at < _LONGEST_NAME and _goes_on(words[run]):
        run += 1
    for end in range(run, at, -1):
        name = _written(text[first.start : words[end - 1].end])
        if divisions.find(f"{kind} {name}" if kind else name):
            return name, end
    while run > at + 1 and not words[run - 1].capital:
        run -= 1
    if kind is None or run - at > 4 or first.gap != " ":
        return None, at
    return _written(text[first.start : words[run - 1].end]), run


def _written(name: str) -> str:
    return " ".join(re.sub(r"\s*[-–]\s*", " - ", name).split()) if " " in name else name


def _goes_on(word: Word) -> bool:
    """Whether a word can be part of a place's name: `Bà Rịa - Vũng Tàu`, `Ea H'leo`, `Nông trường A`, `Sơn Kim 1`."""
    if word.gap in ("'", "’") or word.plain == "trường":
        return True
    return (word.capital or word.plain.isdigit()) and word.gap.strip() in ("", "-", "–")


def _stops(gap: str) -> bool:
    return any(mark in gap for mark in ';:()[]/"“”') or "." in gap
