"""Reads the name of a body that begins at a word."""

from functools import lru_cache

from generator.registers.body_kinds import BodyKind
from generator.registers.composing import body_in, central_body, own_body, placed_body, unit_body
from generator.registers.frames import Frame, Read, ends_item, parts_names
from generator.registers.open_names import open_name
from generator.registers.placing import place_at
from generator.vietnamese import fold

_folded = lru_cache(maxsize=65536)(fold)
"""Texts use few words, and each is compared many times."""
_CLASS_WORDS = {"các", "những", "mọi", "từng", "mỗi", "cấp", "toàn", "tất"}
_PEOPLE = {("đồng", "chí"), ("đ", "c"), ("ông",), ("bà",), ("cá", "nhân")}
_SHARED = {("khu", "vực"), ("cơ", "sở"), ("liên", "huyện"), ("liên", "quận"), ("liên", "xã")}
"""Behind a name, what makes it another body's, of several places: `Tòa án nhân dân khu vực 5`, `Thuế cơ sở 5`."""
_HEADS = (
    "phó chủ tịch", "chủ tịch", "phó giám đốc", "tổng giám đốc", "giám đốc", "phó chánh", "chánh án", "chánh",
    "phó trưởng", "chỉ huy trưởng", "bộ trưởng", "thứ trưởng", "tổng cục trưởng", "chi cục trưởng", "cục trưởng",
    "vụ trưởng", "viện trưởng", "hiệu trưởng", "tư lệnh", "thống đốc", "tổng thanh tra", "tổng kiểm toán",
    "trưởng", "phó bí thư", "bí thư", "chủ nhiệm", "thủ trưởng", "lãnh đạo", "chính ủy",
)  # fmt: skip
_HEAD_WORDS = tuple(sorted((tuple(head.split()) for head in _HEADS), key=len, reverse=True))
_FIRST_HEAD_WORDS = frozenset(head[0] for head in _HEAD_WORDS)


def read_body(frame: Frame, at: int) -> Read | None:
    """The body whose name begins at word `at`, the longest that the register knows; None where none does.

    A head (`Giám đốc`, `Chủ tịch`) stands for its body; a class (`các sở`) and people are none.
    """
    if at >= len(frame.words) or _is_class(frame, at):
        return None
    read = _exact(frame, at, general=False) or _without_marks(frame, at) or _exact(frame, at, general=True)
    if read or frame.words[at].plain not in _FIRST_HEAD_WORDS:
        return read
    for head in _HEAD_WORDS:
        if frame.plain(at, len(head)) == head:
            inner = read_body(frame, at + len(head))
            if inner:
                return Read(inner.body, inner.end, frame.slice(at, at + len(head)))
    return None


def _exact(frame: Frame, at: int, *, general: bool) -> Read | None:
    """A name as the register writes it; with `general` those that any words may follow: `Phòng …`, `Trung tâm …`.

    A name that goes on is not read as a shorter one: the `Đài Truyền thanh - Truyền hình huyện` of a city's paper is no
    Đài Truyền thanh of the city.
    """
    longest = {True: 0, False: 0}
    for own, kind in frame.registers.body_kinds.by_first_word.get(frame.words[at].plain, ()):
        if len(own) < longest[kind.open] or frame.plain(at, len(own)) != own or _broken(frame, at, len(own)):
            continue
        if (
            kind.named and not frame.whole and len(own) < longest[False]
        ):  # `Bệnh viện Đa khoa Hồng Ngọc` is no Bệnh viện Đa
            continue
        longest[kind.open] = len(own)
        if general != (kind.open and len(own) < 3):
            continue
        read = _of_kind(frame, at + len(own), kind)
        if read and (not frame.whole or read.end == len(frame.words)):
            return read
    return None


def _without_marks(frame: Frame, at: int) -> Read | None:
    """A name whose marks a scan has misread: `Trung tâm Tìn học - Công báo`."""
    if not frame.words[at].capital:
        return None
    words, longest = frame.words, 0
    for own, kind in frame.registers.body_kinds.by_first_folded.get(_folded(words[at].plain), ()):
        if len(own) < longest or at + len(own) > len(words):
            continue
        if any(_folded(words[at + k].plain) != own[k] for k in range(1, len(own))):
            continue
        longest = len(own)
        if not _broken(frame, at, len(own)):
            read = _of_kind(frame, at + len(own), kind)
            if read and (not frame.whole or read.end == len(frame.words)):
                return read
    return None


def _of_kind(frame: Frame, at: int, kind: BodyKind) -> Read | None:
    """A body of a kind whose own name has been read."""
    words = frame.words
    if kind.open:
        return open_name(frame, at, kind, lambda index: read_body(frame, index))
    if at < len(words) and words[at].plain in ("các", "cấp"):
        return None
    if "central" in kind.levels and (at >= len(words) or len(kind.levels) == 1):
        past_country = 2 if frame.plain(at, 2) == ("việt", "nam") else 0
        return Read(central_body(kind), at + past_country)
    inner = _inside(frame, at, kind)
    if inner:
        return inner
    place = place_at(frame.text, words, at, frame.registers.divisions, frame.province, bare=True)
    if place:
        body = placed_body(kind, "", place, frame.territory, frame.registers)
        if body:
            return Read(body, place.end)
        if place.parts[0][0] is not None:
            return None
    goes_on = not frame.whole and at < len(words) and words[at].gap == " "
    if goes_on and (words[at].capital or frame.plain(at, 2) in _SHARED):
        return None
    body = own_body(kind, "", frame.territory)
    return Read(body, at) if body else None


def _inside(frame: Frame, at: int, kind: BodyKind) -> Read | None:
    """A unit inside a body: `Ban Tuyên giáo` + `Huyện ủy`, `Thanh tra` + `Sở Y tế tỉnh X`."""
    words = frame.words
    begin = at + 1 if at < len(words) and words[at].plain in ("thuộc", "của") else at
    if begin >= len(words) or "," in words[begin].gap or not words[begin].capital:
        return None
    if not frame.whole and ends_item(words[begin].gap):
        return None
    if not kind.unit and kind.levels[0] == "central":
        return None
    read = read_body(frame, begin)
    if read is None or read.head:
        return None
    above = frame.registers.body_kinds.by_key[read.body.kind]
    body = body_in(kind, "", read.body.territory) if kind.parent == above.name and not kind.unit else None
    return Read(body or unit_body(kind, kind.name, read.body), read.end)


def _is_class(frame: Frame, at: int) -> bool:
    if frame.words[at].plain in _CLASS_WORDS:
        return True
    return any(frame.plain(at, len(people)) == people for people in _PEOPLE)


def _broken(frame: Frame, at: int, count: int) -> bool:
    return any(parts_names(word.gap) or "\n\n" in word.gap for word in frame.words[at + 1 : at + count])
