"""Whose territory: from the place line, the letterhead, the text. Names of divisions that several bear need company."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from generator.parsing.known import Known
from generator.registers import Division, Territory
from generator.vietnamese import fold

_MENTION = re.compile(
    r"\b(?P<kind>huyện|Huyện|quận|Quận|thị xã|Thị xã|thành phố|Thành phố|tỉnh|Tỉnh|TP\.?|UBND tỉnh|UBND huyện)\s+"
    r"(?P<name>(?:[A-ZĐÂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]\S*(?:\s+|$)){1,4})"
)
_COMMUNE = re.compile(r"\b(?:xa(?! hoi\b)|phuong|thi tran|dac khu)\b")
_OF_COMMUNE = re.compile(
    r"\b(?P<kind>[Xx]ã|[Pp]hường|[Tt]hị trấn)\s+(?P<name>[A-ZĐÂÔƯ0-9][\wÀ-ỹ'’]*(?:\s[A-ZĐÂÔƯ]\S*){0,3})$"
)
_OF_DISTRICT = re.compile(r"\b(?:[Hh]uyện|[Qq]uận|[Tt]hị xã)\s+(?P<name>[^\W\d_][^,]*)")
_DISTRICT = re.compile(r"\b(?:huyen|quan|thi xa|thi uy|quan uy)\b")


def territory_named(known: Known, words: str) -> Territory | None:
    """`huyện Đại Từ, tỉnh Thái Nguyên`, `toàn quốc`; None where a part is unknown."""
    if fold(words).strip() == "toan quoc":
        return Territory()
    parts = [part.strip() for part in words.split(",") if part.strip()]
    if not parts:
        return None
    province = parts[-1] if len(parts) > 1 else None
    found = known.registers.divisions.find(parts[0], _day(known), province=province)
    found = found or known.registers.divisions.find(parts[0], province=province)
    return found[0].territory if found else None


def territory_of_place(known: Known, names: Sequence[str]) -> Territory | None:
    """The territory that the place line means, at the level of the letterhead: `Thủ Dầu Một` is its province's seat."""
    place = known.value("place")
    if not isinstance(place, str):
        return None
    head = fold(" ".join(names))
    found = known.registers.divisions.find(place, _day(known)) or known.registers.divisions.find(place)
    found = tuple(one for one in found if _is_said(known, place, one) and _is_under(one, names))
    if not found:
        return None
    if not head:
        return _by_symbol(known, found)
    named = [division for division in found if fold(division.short) in head]
    if named:
        return _one(known, [division for division in named if fold(division.name) in head] or named)
    level = 3 if _COMMUNE.search(head) else 2 if _DISTRICT.search(head) else 1
    fitting = [division for division in found if division.level == level]
    if fitting:
        return _one(known, fitting)
    provinces = {division.province for division in found if division.level <= level or level == 1}
    return Territory(provinces.pop()) if len(provinces) == 1 and level == 1 else _one(known, list(found))


def _is_said(known: Known, name: str, division: Division) -> bool:
    """Whether a name means a division as it is written; one that has lost marks needs its province in the text."""
    if division.level == 1 or division.bears(name):
        return True
    return fold(division.province.split(" ", 1)[-1]) in fold(known.sheet.cleaned.text[:60_000])


def _is_under(division: Division, names: Sequence[str]) -> bool:
    """Whether a commune can be the letterhead's: one that names a district has communes of that district alone."""
    districts = [
        fold(match[0]) for name in names for match in _OF_DISTRICT.finditer(name) if match["name"][0].isupper()
    ]
    if division.level < 3 or not districts:
        return True
    return any(division.district and said.startswith(fold(division.district)) for said in districts)


def _by_symbol(known: Known, found: Sequence[Division]) -> Territory | None:
    """Without a letterhead the symbol tells the level: `HU` a district's, `TU` a province's."""
    notation = str(known.value("notation") or "")
    letters = re.split(r"[-/]", notation)[-1]
    level = {"HU": 2, "QU": 2, "TU": 1}.get(letters)
    text = fold(known.sheet.cleaned.text[:20_000])
    if level is None:
        level = 2 if text.count(" huyen") + text.count(" quan ") > text.count(" tinh") else 1
    fitting = [division for division in found if division.level == level]
    return _one(known, fitting or list(found))


def _one(known: Known, found: Sequence[Division]) -> Territory | None:
    """The one division; of several the one whose province the text names."""
    if not found:
        return None
    if len({(division.province, division.name) for division in found}) == 1:
        return found[0].territory
    text = fold(known.sheet.cleaned.text[:60_000])
    named = [division for division in found if fold(division.province.split(" ", 1)[-1]) in text and division.level > 1]
    if len({division.province for division in named}) == 1:
        return named[0].territory
    first = [division for division in found if division.level == found[0].level]
    return first[0].territory if len(first) == 1 else None


def territory_in_text(known: Known) -> Territory | None:
    """The district, else the province, that the text names most: `huyện Bù Gia Mập`; None where that is not one."""
    counts: Counter[tuple[str, str | None]] = Counter()
    by_key: dict[tuple[str, str | None], Territory] = {}
    text = known.sheet.plain[:60_000]
    for match in _MENTION.finditer(text):
        words = match["name"].split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length]).strip(" ,.;:)“”\"'")
            kind = match["kind"].lower().replace("ubnd ", "").replace("tp.", "thành phố").replace("tp", "thành phố")
            found = known.registers.divisions.find(f"{kind} {name}", _day(known))
            found = tuple(one for one in found if _is_said(known, name, one))
            if found:
                places = {(division.province, division.name if division.level == 2 else None) for division in found}
                if len(places) == 1:
                    key = places.pop()
                    counts[key] += 1
                    by_key[key] = found[0].territory
                break
    districts = {key: count for key, count in counts.items() if key[1]}
    best = districts or counts
    if not best:
        return None
    top = max(best.values())
    first = [key for key, count in best.items() if count == top]
    return by_key[first[0]] if len(first) == 1 else None


def territory_of_commune(known: Known, name: str) -> Territory | None:
    """The territory of a commune that no register has, by the letterhead's name of its body and the place line: in the
    district that the text names; alone, where it names none. None for a body of no commune.

    Communes of before 1 July 2025 are in no register; their names come again in many districts.
    """
    match = _OF_COMMUNE.search(name)
    if not match or not isinstance(known.value("place"), str):
        return None
    above = territory_in_text(known) or Territory()
    return Territory(above.province, above.district, f"{match['kind'].lower()} {match['name']}")


def named_several(known: Known) -> Iterator[tuple[int, int]]:
    """Where a name stands that several divisions bear, the place line's first, each name once."""
    day, source = _day(known), known.sources.get("place")
    place = known.value("place")
    seen: set[str] = set()
    several = isinstance(place, str) and len({one.slug for one in known.registers.divisions.find(place, day)}) > 1
    if several and source and source.start is not None and source.end is not None:
        seen.add(fold(str(place)))
        yield source.start, source.end
    for match in _MENTION.finditer(known.sheet.plain[:60_000]):
        words = match["name"].split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length]).strip(" ,.;:)“”\"'")
            found = known.registers.divisions.find(f"{match['kind']} {name}", day)
            if found:
                if len({division.slug for division in found}) > 1 and fold(name) not in seen:
                    seen.add(fold(name))
                    yield match.start(), match.start("name") + match["name"].find(name) + len(name)
                break


def _day(known: Known) -> date | None:
    day = known.value("date_issued")
    return day if isinstance(day, date) else None
