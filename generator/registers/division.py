"""One administrative division, and how its name is read."""

import re
from dataclasses import dataclass
from datetime import date

from generator.registers.territory import Territory
from generator.vietnamese import same_tone, slug

KINDS = {
    "tỉnh": 1, "thành phố": 0, "huyện": 2, "quận": 2, "thị xã": 2, "xã": 3, "phường": 3, "thị trấn": 3, "đặc khu": 3,
}  # fmt: skip
"""Kind → level; a thành phố is of level 1 or 2."""
_SHORT_KINDS = {"t": "tỉnh", "tp": "thành phố", "h": "huyện", "q": "quận", "tx": "thị xã", "p": "phường",
                "x": "xã", "tt": "thị trấn"}  # fmt: skip
_KIND_RE = re.compile(r"(?i)^(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+")
_SHORT_RE = re.compile(r"^(?i:(tp|tx|tt|[thqpx]))(?:\.\s*|\s+)(?=[A-ZĐÀ-Ỹ0-9])")


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division (đơn vị hành chính), of today or of before."""

    name: str
    """`huyện Đại Từ`."""
    kind: str
    """`tỉnh`, `thành phố`, `huyện`, `quận`, `thị xã`, `xã`, `phường`, `thị trấn`, `đặc khu`."""
    level: int
    """1 province, 2 district, 3 commune."""
    province: str
    """Its province's name of the day, its own for a province."""
    district: str | None = None
    """A former commune's district."""
    former: bool = False
    until: date | None = None
    """The first day on which it was no more."""
    by: str | None = None
    """The resolution that ended it: `202/2025/QH15`; None for a former one whose resolution is not known."""
    since: date | None = None
    """The first day on which it stood in its province, where one of its name stood in another before."""
    before: str | None = None
    """That other province."""
    goes_on: bool = False
    """Whether one of its name stands in another province from `until` on."""

    @property
    def short(self) -> str:
        """The proper name alone: `Đại Từ`; a number keeps its kind: `quận 2`."""
        bare = self.name[len(self.kind) + 1 :]
        return self.name if bare.isdigit() else bare

    def bears(self, written: str) -> bool:
        """Whether it bears a name as it is written, marks and all, with or without kind; any case, any tone style."""
        return name_key(split_kind(written)[1]) == name_key(split_kind(self.name)[1])

    @property
    def slug(self) -> str:
        """`tinh-thai-nguyen/huyen-dai-tu`."""
        return slug(self.province) if self.level == 1 else f"{slug(self.province)}/{slug(self.name)}"

    @property
    def territory(self) -> Territory:
        """This division as a territory."""
        if self.level == 1:
            return Territory(self.name)
        if self.level == 2:
            return Territory(self.province, self.name)
        return Territory(self.province, self.district, self.name)


def split_kind(name: str) -> tuple[str | None, str]:
    """`Huyện Đại Từ`, `H. Đại Từ` → (`huyện`, `Đại Từ`); no kind → (None, name)."""
    text = " ".join(name.split())
    match = _KIND_RE.match(text)
    if match:
        return match[1].lower(), text[match.end() :]
    match = _SHORT_RE.match(text)
    if match:
        return _SHORT_KINDS[match[1].lower()], text[match.end() :]
    return None, text


def name_key(name: str) -> str:
    """A name for comparison: lower case, one tone style, no dashes (`Thừa Thiên - Huế`, `Bà Rịa Vũng Tàu`)."""
    return re.sub(r"\s*[-–—]\s*", " ", same_tone(" ".join(name.split())).lower())
