"""Telling titles, authorities and names of people from other words, damaged or not."""

import re
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from generator.vietnamese import fold


@lru_cache(maxsize=1)
def _people() -> dict[str, Any]:
    text = resources.files("generator.parsing").joinpath("people.yml").read_text("utf-8")
    people: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (BaseLoader makes text only)
    return people


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    return frozenset(_people()["families"].split())


@lru_cache(maxsize=2)
def _by_letters(key: str) -> dict[str, str]:
    """Letters of a title or a body without marks and blanks → the title or body."""
    return {fold(title).replace(" ", ""): title for title in _people()[key]}


_HEADS = (
    "giam doc|pho|tong|chu tich|chu toa|chu nhiem|bi thu|chanh|truong|bo truong|thu truong|thu tuong|cuc truong|chi cuc"
    "|vu truong|vien truong|hieu truong|chi huy|chinh uy|tu lenh|to truong|thong doc|quyen|doi truong"
    "|tram truong|thuong truc|thu ky|chu tri"
    "|chinh tri vien|(?:don|hat|(?:dai|tieu|trung|lu|su) (?:doi|doan)|kiem toan|thuyen) truong|quan doc"
    "|uy vien|ke toan truong|thanh vien|phu trach|kiem sat|chi cuc truong|tham muu truong|can bo|nguoi"
)
_OFFICE = re.compile(
    r"^(?:giam doc|pho|chu (?:tich|toa|tri|nhiem)|chanh|truong|hieu truong|ke toan truong|thu ky|nguoi|thanh vien)\b"
)
"""What begins an office, and no second half of one."""
_TITLE = re.compile(rf"^(?:q\s?[.]\s?)?(?:{_HEADS})\b")
PREFIX = r"(?:T[/.]?(?:M|L|UQ)|K[/.]?T|TUN)"
"""For whom one signs: `TM`, `T/M`, `T.M`, `KT`, `TL`, `TUQ`, `TUN` (thừa ủy nhiệm)."""
AUTHORITY = re.compile(
    rf"(?<![A-ZĐ&]){PREFIX}\s{{0,2}}"
    r"(?:[./]|,(?=\s{0,3}[^\W\d_]{2,} [^\W\d_]{2})|(?= [^\W\d_]))\s{0,3}(?=[^\W\d_]{2})"
)
_RANK = re.compile(
    r"^(?:(?:(?:Thượng|Đại|Trung|Thiếu)\s(?:tướng|tá|úy|uý|Tướng|Tá|Úy)|(?:PGS|GS|TS|TSKH|ThS|Ths|Th\.S"
    r"|ThS\.BS|BS|Bs|BSCK\w*"
    r"|CK\s?I{1,2}|CKI{1,2}|KS|DS|Ds|LS|CN"
    r"|NGƯT|NGND|TTƯT|TTND|Luật sư|Bác sĩ|Bác sỹ|Kỹ sư|Thạc sĩ|Tiến sĩ|Ông|Bà|Đ/c)(?![a-zà-ỹ]))[.,\s]*)+"
)
_WORD = r"[A-ZĐÂÊÔƠƯĂÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ][a-zà-ỹđ'’]*"
_SEX = r"[HYK]['’]\s?"
"""Before a given name in Tây Nguyên: `H’Bia Niê`."""
_NAME = re.compile(rf"^(?:{_SEX})?{_WORD}(?:\s(?:{_SEX})?{_WORD}){{1,5}}$")

_NO_NAMES = frozenset(("phu luc", "viet nam", "ha noi", "noi nhan", "da ky", "trung uong", "kinh gui", "bo tai"))


def mended_title(words: str) -> str:
    """A title with its marks put right where only one known title can be meant: `GIÁM ĐÓC` → `GIÁM ĐỐC`."""
    said = words.strip(" .,;:")
    letters = fold(said).replace(" ", "")
    return _by_letters("titles").get(letters) or _by_letters("bodies").get(letters) or said


def is_title(words: str) -> bool:
    """Whether a line in capitals is an office: `PHÓ CHỦ TỊCH`, `GIÁM ĐÓC`, `Q. TRƯỞNG BAN`."""
    said = words.strip(" .,;:-–—_|")
    return (
        bool(said)
        and said.isupper()
        and bool(_TITLE.match(fold(said)) or fold(said).replace(" ", "") in _by_letters("titles"))
    )


def is_authority(words: str) -> bool:
    """Whether a line begins with a prefix of authority: `TM.`, `T/M`, `KT.`, `TL.`, `TUQ.`."""
    return bool(AUTHORITY.match(words.strip()))


def without_rank(words: str) -> str:
    """A name without rank and degree: `Trung tá Lò Văn Én` → `Lò Văn Én`."""
    return _RANK.sub("", words.strip(" .,;:-–—_|"))


def is_name(words: str, *, sure: bool) -> bool:
    """Whether these words are a person's name; `sure` asks for a known family name."""
    said = without_rank(words)
    if said.isupper():
        said = said.title()
        if fold(said.split()[0]) not in _people()["common"].split():
            return False
    if not _NAME.match(said) or len(said) > 40 or fold(said) in _NO_NAMES or _is_misread_office(said):
        return False
    return not sure or fold(said.split()[0]) in _families() or bool(re.match(_SEX, said))


def _is_misread_office(said: str) -> bool:
    """`ĐÓ CHỦ NHIỆM`, `PHÓ GIÁM ĐÓC`: all but the first word is an office."""
    return fold(said.partition(" ")[2]).replace(" ", "") in _by_letters("titles")


_BODY_HEADS = re.compile(
    r"(?<!\w)(?:SỞ|BỘ|ỦY BAN|UỶ BAN|BẢO HIỂM|CÔNG AN|KHO BẠC|TỔNG CỤC|CỤC|VIỆN|TÒA ÁN|TOÀ ÁN|BAN|(?<!XÃ )HỘI|LIÊN ĐOÀN"
    r"|NGÂN HÀNG|THANH TRA|TỈNH ĐOÀN|MẶT TRẬN)(?!\w)"
)


def _name_cut(words: str) -> int | None:
    """Where, in a line of two people's names, the second begins: `Đinh Thị Lan Hà Văn Én`; None for any other line."""
    cuts = []
    for match in re.finditer(r"\s+", words):
        one, two = words[: match.start()].strip(" .,;:_|"), words[match.end() :].strip(" .,;:_|")
        if min(len(one.split()), len(two.split())) > 1 and is_name(one, sure=True) and _second_name(two):
            second = two.split()[1]
            cuts.append((fold(second) in _families() and second not in ("Văn", "Thị"), match.end()))
    return min(cuts)[1] if cuts else None


_LONGEST_PERSON = 5
"""Words of one person's name, `Công Tằng Tôn Nữ …` aside; six are two people's."""


def _second_name(words: str) -> bool:
    """Whether words are a person's name for certain, or one of a rare family by its middle: `Nình Văn Sáu`."""
    return is_name(words, sure=True) or (is_name(words, sure=False) and words.split()[1] in ("Văn", "Thị"))


def twin_cut(words: str) -> int | None:
    """Where, on a line that two signatures share, the right one begins; None for a line of one.

    `KT. GIÁM ĐỐC KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC PHÓ GIÁM ĐỐC`, two bodies in capitals, two people's names.
    """
    if not words.isupper():
        one = is_name(words, sure=True) and len(words.split()) <= _LONGEST_PERSON
        return None if one else _name_cut(words)
    prefixes = list(AUTHORITY.finditer(words))
    if prefixes:
        same = len(prefixes) == 2 and fold(prefixes[0][0]).strip(" .,/") == fold(prefixes[1][0]).strip(" .,/")
        return prefixes[1].start() if same else None
    if is_title(words):
        cuts = (match.end() for match in re.finditer(r"\s+", words))
        return next((at for at in cuts if fold(words[:at]).strip() == fold(words[at:]).strip()), None)
    heads = list(_BODY_HEADS.finditer(words))
    return heads[1].start() if len(heads) == 2 and not heads[0].start() else None


def office_cut(words: str) -> int | None:
    """Where, on a line of two offices, the right one begins; None where it is not two, or not plain which."""
    cuts = [match.end() for match in re.finditer(r"\s+", words)]
    cuts = [at for at in cuts if is_title(words[:at]) and _OFFICE.match(fold(words[at:])) and is_title(words[at:])]
    return cuts[0] if len(cuts) == 1 else None


def natural_name(words: str) -> str:
    """A name in natural case, without rank: `NGUYỄN VĂN A` → `Nguyễn Văn A`."""
    said = without_rank(words)
    return " ".join(word.capitalize() for word in said.split()) if said.isupper() else said
