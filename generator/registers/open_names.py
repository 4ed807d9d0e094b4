"""Bodies named by further words: `Ban Chỉ đạo` + `phòng, chống dịch Covid-19` + `huyện`, `Trường …`, `Công ty …`."""

from collections.abc import Callable

from generator.registers.body_kinds import BodyKind
from generator.registers.composing import named_body, own_body, placed_body, unit_body
from generator.registers.division import KINDS
from generator.registers.frames import Frame, Read, ends_item
from generator.registers.placing import PlaceWords, place_at, territory_of

_LONGEST = 40
"""Words of a name behind its head."""
_VERBS = {
    ("khẩn", "trương"), ("tập", "trung"), ("phối", "hợp"), ("tiếp", "tục"), ("tăng", "cường"), ("có", "trách"),
    ("chủ", "động"), ("chủ", "trì"), ("thường", "xuyên"), ("nghiêm", "túc"), ("chịu", "trách"), ("tham", "mưu"),
    ("đề", "nghị"), ("yêu", "cầu"), ("báo", "cáo"), ("rà", "soát"), ("làm", "việc"),
}  # fmt: skip
"""What no name goes on with: the verb of the clause."""
_PARTICLES = {"do", "là", "được", "đã", "phải", "để", "nếu", "xong", "này"}
"""Words of a sentence that no name holds, but for `tự do`."""
_POINTERS = {
    ("như", "sau"), ("sau", "đây"), ("dưới", "đây"), ("trên", "đây"), ("nêu", "trên"), ("nói", "trên"), ("cụ", "thể"),
    ("kèm", "theo"),
}  # fmt: skip
"""What points at other words of the text, never a part of a name: `Ban Tổ chức Tỉnh ủy như sau`."""

_QUARTERS = {"thôn", "bản", "làng", "ấp", "buôn", "khối", "khu", "tổ", "xóm"}
"""Parts of a commune, which are no divisions: `Ban Công tác Mặt trận các khối, bản`."""
_CLASSES = {"lớp", "trường", "khoa", "cấp", "đội"}
"""Parts of a school or a force, behind `các`: `Ban Đại diện cha mẹ học sinh các lớp`."""
_COUNTRY = {("trung", "ương"), ("quốc", "gia")}
"""Behind a head, what makes a body the country's: `Ban Chỉ đạo Trung ương về …` in a province's paper."""
_OF_COUNTRY = {*_COUNTRY, ("việt", "nam")}
"""At the end of a name, what makes a body the country's: `Hội Người mù Việt Nam`, `Trung tâm Khuyến nông Quốc gia`."""
_INNER = {
    ("thường", "vụ"), ("thường", "trực"), ("chấp", "hành"), ("giám", "đốc"), ("giám", "hiệu"), ("lãnh", "đạo"),
    ("bí", "thư"), ("thành", "viên"), ("quản", "trị"),
}  # fmt: skip
"""What makes `Ban` or `Hội đồng` the leading circle of a body, not a body."""

Inner = Callable[[int], Read | None]
"""Reads the body that begins at a word."""


def open_name(frame: Frame, at: int, kind: BodyKind, inner: Inner) -> Read | None:
    """The body whose further words begin at `at`: up to its place, or to the body that it is a unit of."""
    if kind.named and not frame.whole:
        return _proper(frame, at, kind)
    limit = _limit(frame, at, kind)
    if limit is None:
        return None
    for index in range(at, limit):
        if frame.whole and _names_several(frame, index):
            return None
        read = _unit(frame, at, index, kind, inner) or _placed(frame, at, index, kind)
        if read:
            return read
        if index == at and _bare_place(frame, at):
            return None
    return _whole(frame, at, kind) if frame.whole and at < len(frame.words) else _of_task(frame, at, limit, kind)


def _limit(frame: Frame, at: int, kind: BodyKind) -> int | None:
    """Where the words of the name end at the latest; None where they can be no name."""
    words = frame.words
    one_word = " " not in kind.name
    if at < len(words) and words[at].plain == "trưởng":  # `Chi cục trưởng` is who heads it
        return None
    if one_word and at < len(words) and not words[at].capital and words[at].plain not in KINDS:
        return None
    for index in range(at, min(len(words), at + _LONGEST)):
        gap = words[index].gap
        if not frame.whole and (ends_item(gap) or (one_word and "," in gap)):
            return index
        if frame.whole and index > at and (":" in gap or ";" in gap):
            return None
        if _says(frame, index) or _classes(frame, index) or (index > at and _begins_another(frame, index)):
            return None if frame.whole else index
    return min(len(words), at + _LONGEST)


def _says(frame: Frame, index: int) -> bool:
    """Whether the sentence goes on: with a verb, behind a colon, or with a word that no name holds."""
    particle = frame.words[index].plain in _PARTICLES and frame.words[index - 1].plain != "tự"
    return particle or frame.plain(index, 2) == ("đồng", "chí") or frame.plain(index, 2) in _VERBS | _POINTERS


def _classes(frame: Frame, index: int) -> bool:
    """Whether a class begins: `và các ban`, `các quận, huyện`; a name may have `các` within (`các công trình`)."""
    if frame.words[index].plain != "các":
        return False
    after = frame.words[index + 1].plain if index + 1 < len(frame.words) else ""
    return frame.words[index - 1].plain in ("và", "của", "cùng") or any(
        after in names for names in (KINDS, _QUARTERS, _CLASSES)
    )


def _begins_another(frame: Frame, index: int) -> bool:
    """Whether another body is named behind a comma or `và`: `Hội đồng nhân dân, Ủy ban nhân dân tỉnh`."""
    word, before = frame.words[index], frame.words[index - 1]
    if not (word.capital and ("," in word.gap or before.plain == "và")):
        return False
    names = frame.registers.body_kinds.by_first_word.get(word.plain, ())
    return any(frame.plain(index, len(own)) == own for own, kind in names if len(own) > 1)


def _unit(frame: Frame, at: int, index: int, kind: BodyKind, inner: Inner) -> Read | None:
    words = frame.words
    if index == at or not words[index].capital or "," in words[index].gap or words[index - 1].plain in ("và", "với"):
        return None
    read = inner(index)
    if read is None or read.head or frame.registers.body_kinds.by_key[read.body.kind].named:
        return None
    return Read(unit_body(kind, _phrase(frame, at, index, kind), read.body), read.end)


def _placed(frame: Frame, at: int, index: int, kind: BodyKind) -> Read | None:
    place = _place(frame, index)
    if place is None:
        return None
    if index == at:
        return _short(frame, kind, place)
    if frame.plain(at, 2) in _INNER:
        return None
    body = placed_body(kind, _phrase(frame, at, index, kind), place, frame.territory, frame.registers)
    return Read(body, place.end) if body else None


def _names_several(frame: Frame, index: int) -> bool:
    """Whether two places stand here with a comma between: `Phòng Nội vụ huyện Khánh Vĩnh, huyện Khánh Sơn`."""
    words, divisions = frame.words, frame.registers.divisions
    place = place_at(frame.text, words, index, divisions, frame.province)
    if place is None or place.parts[0][1] is None or place.end >= len(words) or "," not in words[place.end].gap:
        return False
    return place_at(frame.text, words, place.end, divisions, frame.province) is not None


def _place(frame: Frame, index: int) -> PlaceWords | None:
    """The place that closes a name at a word; with `whole` only one that closes all."""
    words = frame.words
    place = place_at(frame.text, words, index, frame.registers.divisions, frame.province)
    if place is None or (frame.whole and place.end < len(words)):
        return None
    closed = place.end >= len(words) or any(mark in words[place.end].gap for mark in ",;:.()")
    return place if place.parts[0][1] or closed or not words[place.end].capital else None


def _bare_place(frame: Frame, at: int) -> bool:
    return _place(frame, at) is not None


def _short(frame: Frame, kind: BodyKind, place: PlaceWords) -> Read | None:
    """`Ban Chỉ đạo huyện`: the one that the document has named in full."""
    where = territory_of(place, frame.territory, frame.registers.divisions, kind.levels, kind.of)
    same = {body.slug: body for body in frame.known if body.kind == kind.key and body.territory == where}
    return Read(next(iter(same.values())), place.end) if len(same) == 1 else None


def _of_task(frame: Frame, at: int, limit: int, kind: BodyKind) -> Read | None:
    """A task that the register knows, without a place; or the kind alone, where one such body is known."""
    for end in range(min(limit, at + 12), at, -1):
        task = frame.registers.tasks.get(frame.plain(at, end - at))
        body = own_body(kind, f"{kind.name} {task}", frame.territory) if task else None
        if body:
            return Read(body, end)
    same = {body.slug: body for body in frame.known if body.kind == kind.key}
    return Read(next(iter(same.values())), at) if len(same) == 1 else None


def _whole(frame: Frame, at: int, kind: BodyKind) -> Read | None:
    """All the words as the name, in the document's own territory.

    What is a kind of its own at another level (`Phòng Nội vụ`, a district's, in a province's paper), and the inner
    circle of some body (`Ban Thường vụ`, `Ban Giám đốc`), is none; nor is what the whole country has, but for a name
    that ends so; nor are several of a kind (`Đội số 1, 2`).
    """
    words = frame.words
    first = at + words[at].plain.isdigit()  # `Ban Chỉ đạo 389 quốc gia`
    if not kind.named and frame.plain(first, 2) in _COUNTRY:
        return None
    if kind.unit or frame.plain(at, 2) in _INNER or words[-1].plain in KINDS or _known_elsewhere(frame, at, kind):
        return None
    listed = words[-1].plain.isdigit() and "," in words[-1].gap
    if listed or any(_of_several(frame, index) for index in range(at, len(words))):
        return None
    phrase = _phrase(frame, at, len(words), kind)
    if not kind.named and frame.plain(len(words) - 2, 2) in _OF_COUNTRY and len(words) - at > 2:
        return Read(named_body(kind, phrase, None), len(words))
    body = named_body(kind, phrase, frame.territory) if kind.named else own_body(kind, phrase, frame.territory)
    return Read(body, len(words)) if body else None


def _of_several(frame: Frame, index: int) -> bool:
    """Whether a place begins that another follows: `huyện Mang Thít, Tam Bình` are two bodies."""
    place = place_at(frame.text, frame.words, index, frame.registers.divisions, frame.province)
    behind = frame.words[place.end] if place and place.end < len(frame.words) else None
    return bool(place and place.parts[0][1] and behind and behind.gap.strip() == ",") and (
        behind is not None and (behind.capital or behind.plain in KINDS)
    )


def _known_elsewhere(frame: Frame, at: int, kind: BodyKind) -> bool:
    name = f"{kind.name} {frame.slice(at, len(frame.words))}"
    return any(not other.open for other in frame.registers.body_kinds.named(name))


def _proper(frame: Frame, at: int, kind: BodyKind) -> Read | None:
    """A school or a company in running text: its name is the run of words with capitals."""
    end = at
    while end < len(frame.words) and frame.words[end].capital and frame.words[end].gap.strip() in ("", "-", "–"):
        end += 1
    return Read(named_body(kind, _phrase(frame, at, end, kind), frame.territory), end) if end > at else None


def _phrase(frame: Frame, at: int, end: int, kind: BodyKind) -> str:
    """The name without its place: the task in the register's spelling, else as written."""
    last = end
    while last > at and frame.words[last - 1].plain in ("của", "thuộc"):
        last -= 2 if frame.plain(last - 2, 2) == ("trực", "thuộc") else 1
    if last == at:
        return kind.name
    written = frame.slice(at, last)
    task = frame.registers.tasks.get(frame.plain(at, last - at))
    return f"{kind.name} {task or written}{')' if written.count('(') > written.count(')') else ''}"
