"""A noun said once for several bodies: `các Sở: Xây dựng, Tài chính`, `UBND các huyện Phong Thổ, Sìn Hồ`."""

import re
from dataclasses import dataclass

from generator.registers import Registers, Territory

_NOUN = re.compile(
    r"(?:(?:Giám đốc|Thủ trưởng|Bộ trưởng|Trưởng|Lãnh đạo)\s+)?[Cc]ác\s+(?P<noun>[Ss]ở|[Bb]ộ|[Pp]hòng"
    r"|[Bb]an(?!\s+(?:của\s+)?(?:Hội đồng|HĐND)))\s*(?::\s*|(?=[A-ZĐ]))"
)
_LEVEL = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_PLACES = re.compile(
    rf"(?P<head>[A-ZĐÂÔƠƯÁÀẢÝỦỦ][^:;.()]{{2,70}}?)\s+các\s+(?P<levels>{_LEVEL}(?:(?:,|\s+và)\s+{_LEVEL})*)"
    r"(?P<listed>\s*:\s*|\s+(?=[A-ZĐÂÔƠƯÁÀẢÝỦ]))"
)
_LEVELS = re.compile(_LEVEL)
_OWN_LEVEL = re.compile(rf"{_LEVEL}\s+(?=[A-ZĐÂÔƠƯÁÀẢÝỦ])")
_MOST_WORDS = 5
"""Words of the name of a place."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What stands before each of a list of names."""

    head: str
    levels: tuple[str, ...] = ()
    """Of places: what each of them may be."""
    end: int = 0
    """Where the list begins, in the text searched."""

    def names(self, said: str, territory: Territory | None, registers: Registers) -> tuple[str, ...]:
        """The full names that `said` may stand for; of places only those that there are."""
        if not self.levels:
            return (f"{self.head} {said}",)
        if len(said.split()) > _MOST_WORDS + 2 or not said[:1].isalpha():
            return ()
        province = territory.province if territory else None
        places = [said] if _OWN_LEVEL.match(said) else [f"{level} {said}" for level in self.levels]
        return tuple(f"{self.head} {place}" for place in places if registers.divisions.find(place, province=province))


def shared_noun(words: str, start: int, end: int) -> Noun | None:
    """The noun that a list at `start` begins with; None where none does."""
    if match := _NOUN.match(words, start, end):
        return Noun(match["noun"].capitalize(), (), match.end())
    if match := _PLACES.match(words, start, end):
        return Noun(match["head"], tuple(_LEVELS.findall(match["levels"])), match.end())
    return None


def each(words: str) -> tuple[str, ...]:
    """`Các Sở: Xây dựng, Tài chính` → `Sở Xây dựng`, `Sở Tài chính`; nothing for other words."""
    words = words.lstrip(" -–:")
    noun = shared_noun(words, 0, len(words))
    if noun is None or noun.levels:
        return ()
    return tuple(f"{noun.head} {name.strip()}" for name in re.split(r"[,;]\s+", words[noun.end :]))
