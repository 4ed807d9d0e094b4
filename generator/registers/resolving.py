"""Who is meant: a mention of a body in a document, read in that document's territory.

    body = resolve_body("BCĐ phòng, chống dịch Covid-19 huyện", territory, registers)
    body.name   # Ban Chỉ đạo phòng, chống dịch Covid-19 huyện Đại Từ
    body.slug   # ban-chi-dao-phong-chong-dich-covid-19-huyen-dai-tu-thai-nguyen

What it understands, in any case, tone style and with abbreviations: a kind with a place (`TTYT huyện Tam Đường`), with
a relative place (`Trung tâm Y tế huyện`), with none (`Sở Y tế`), with a bare name (`Công an Hà Nội`), a unit inside a
body (`Thanh tra Sở Y tế`), a body named by its task, a head that stands for it (`Giám đốc Sở Y tế`). Classes (`các
sở`), people and what stays ambiguous give None; nothing is guessed beyond the territory that is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.registers.body_kinds import BodyKind
from generator.registers.composing import (
    ResolvedBody,
    central_body,
    named_body,
    own_body,
    placed_body,
    unit_body,
)
from generator.registers.division import KINDS
from generator.registers.naming import is_upper, natural_case
from generator.registers.placing import PlaceWords, Word, place_at, territory_of, words_of
from generator.registers.registers import Registers
from generator.registers.territory import Territory
from generator.vietnamese import clean

_CLASS_WORDS = {"các", "những", "mọi", "từng", "mỗi", "cấp", "toàn", "tất"}
_PEOPLE = {("đồng", "chí"), ("đ", "c"), ("ông",), ("bà",), ("cá", "nhân")}
_HEADS = (
    "phó chủ tịch", "chủ tịch", "phó giám đốc", "tổng giám đốc", "giám đốc", "phó chánh", "chánh án", "chánh",
    "phó trưởng", "chỉ huy trưởng", "bộ trưởng", "thứ trưởng", "tổng cục trưởng", "chi cục trưởng", "cục trưởng",
    "vụ trưởng", "viện trưởng", "hiệu trưởng", "tư lệnh", "thống đốc", "tổng thanh tra", "tổng kiểm toán",
    "trưởng", "phó bí thư", "bí thư", "chủ nhiệm", "thủ trưởng", "lãnh đạo", "chính ủy",
)  # fmt: skip
_VERBS = {
    ("khẩn", "trương"), ("tập", "trung"), ("phối", "hợp"), ("tiếp", "tục"), ("tăng", "cường"), ("có", "trách"),
    ("chủ", "động"), ("chủ", "trì"), ("thường", "xuyên"), ("nghiêm", "túc"), ("chịu", "trách"), ("tham", "mưu"),
    ("đề", "nghị"), ("yêu", "cầu"), ("xây", "dựng"), ("báo", "cáo"), ("rà", "soát"),
}  # fmt: skip
"""Words that no name of a body goes on with: the clause's verb."""
_HEAD_WORDS = tuple(sorted((tuple(head.split()) for head in _HEADS), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Read:
    """A body read from the words of a text."""

    body: ResolvedBody
    end: int
    """Index of the word behind it."""
    head: str | None = None
    """The office that stands for it, as written."""


def resolve_body(
    mention: str,
    territory: Territory | None,
    registers: Registers,
    *,
    known: Sequence[ResolvedBody] = (),
    keep_head: bool = False,
) -> ResolvedBody | None:
    """The one body that a mention means in a document of `territory`, or None.

    The whole mention must be a name: what follows in brackets and closing marks may stand. `known` are bodies that the
    document has named in full: a short name (`Ban Chỉ đạo`, `TTCH huyện`) means the one of its kind among them.
    `keep_head` leaves `Chủ tịch` before the name (`Chủ tịch Ủy ban nhân dân tỉnh Lai Châu`), the slug stays the body's.
    """
    return _resolved(mention, territory, registers, tuple(known), keep_head)


@lru_cache(maxsize=65536)
def _resolved(
    mention: str, territory: Territory | None, registers: Registers, known: tuple[ResolvedBody, ...], keep_head: bool
) -> ResolvedBody | None:
    text = " ".join(clean(mention).text.split()).lstrip("-–+*~•. ").strip()
    text = text.partition("(")[0] if not text.startswith("(") and _ends_in_brackets(text) else text
    text = text.strip(" ;,.:")
    if not text or len(text) > 400:
        return None
    if is_upper(text):
        text = natural_case(text, registers)
    text = registers.abbreviations.expand(text).text
    words = words_of(text)
    read = read_body(text, words, 0, territory, registers, whole=True, known=known)
    if read is None or read.end < len(words):
        return None
    if keep_head and read.head:
        body = read.body
        return ResolvedBody(f"{read.head} {body.name}", body.slug, body.kind, body.family, body.territory)
    return read.body


def read_body(
    text: str,
    words: Sequence[Word],
    at: int,
    territory: Territory | None,
    registers: Registers,
    *,
    whole: bool = False,
    known: tuple[ResolvedBody, ...] = (),
) -> Read | None:
    """The body whose name begins at a word of an expanded text; with `whole` only one that takes all the words."""
    if at >= len(words) or _is_class(words, at):
        return None
    longest_open = 0
    for own, kind in registers.body_kinds.by_first_word.get(words[at].plain, ()):
        if kind.open and len(own) < longest_open:
            continue
        if _plain(words, at, len(own)) == own and not _broken(words, at, len(own)):
            longest_open = max(longest_open, len(own) if kind.open else 0)
            read = _of_kind(text, words, at + len(own), kind, territory, registers, whole, known)
            if read and (not whole or read.end == len(words)):
                return read
    for head in _HEAD_WORDS:
        if _plain(words, at, len(head)) == head:
            inner = read_body(text, words, at + len(head), territory, registers, whole=whole, known=known)
            if inner:
                return Read(inner.body, inner.end, text[words[at].start : words[at + len(head) - 1].end])
    return None


def _of_kind(
    text: str,
    words: Sequence[Word],
    at: int,
    kind: BodyKind,
    territory: Territory | None,
    registers: Registers,
    whole: bool,
    known: tuple[ResolvedBody, ...],
) -> Read | None:
    if at < len(words) and words[at].plain in ("các", "cấp") and not kind.open:
        return None
    if kind.open:
        return _open(text, words, at, kind, territory, registers, whole, known)
    if "central" in kind.levels and (at >= len(words) or len(kind.levels) == 1):
        return Read(central_body(kind), _past_country(words, at))
    inner = _inner(text, words, at, kind, territory, registers, whole, known)
    if inner:
        return inner
    place = place_at(text, words, at, registers.divisions, territory.province if territory else None, bare=True)
    if place:
        body = placed_body(kind, "", place, territory, registers)
        if body:
            return Read(body, place.end)
        if place.parts[0][0] is not None:
            return None
    body = own_body(kind, "", territory)
    return Read(body, at) if body else None


def _inner(
    text: str,
    words: Sequence[Word],
    at: int,
    kind: BodyKind,
    territory: Territory | None,
    registers: Registers,
    whole: bool,
    known: tuple[ResolvedBody, ...],
) -> Read | None:
    """A unit inside a body: `Ban Tuyên giáo` + `Huyện ủy`, `Thanh tra` + `Sở Y tế tỉnh X`."""
    begin = at + 1 if at < len(words) and words[at].plain in ("thuộc", "của") else at
    if begin >= len(words) or "," in words[begin].gap or not words[begin].capital:
        return None
    read = read_body(text, words, begin, territory, registers, whole=whole, known=known)
    if read is None or read.head or (not kind.unit and kind.levels[0] == "central"):
        return None
    return Read(unit_body(kind, kind.name, read.body), read.end)


def _open(
    text: str,
    words: Sequence[Word],
    at: int,
    kind: BodyKind,
    territory: Territory | None,
    registers: Registers,
    whole: bool,
    known: tuple[ResolvedBody, ...],
) -> Read | None:
    """A body named by further words, up to its place or to the body that it is a unit of."""
    if kind.named and not whole:
        return _proper(text, words, at, kind, territory, registers)
    limit = min(len(words), at + 40)
    if " " not in kind.name and at < limit and not words[at].capital and words[at].plain not in KINDS:
        return None
    province = territory.province if territory else None
    for index in range(at, limit):
        if not whole and (_parts_names(words[index].gap) or "\n-" in words[index].gap):
            limit = index
            break
        if index > at and _plain(words, index, 2) in _VERBS:
            if whole:
                return None
            limit = index
            break
        if index > at and words[index].capital and words[index - 1].plain not in ("và", "với"):
            inner = (
                read_body(text, words, index, territory, registers, whole=whole)
                if "," not in words[index].gap
                else None
            )
            if inner and not inner.head and not _is_named_by(inner.body, registers):
                return Read(unit_body(kind, _phrase(text, words, at, index, kind, registers), inner.body), inner.end)
        place = place_at(text, words, index, registers.divisions, province)
        if place and (place.end == len(words) or not whole) and (place.parts[0][1] or _ends(words, place.end)):
            if index == at:
                return _short(kind, place, territory, registers, known)
            phrase = _phrase(text, words, at, index, kind, registers)
            body = placed_body(kind, phrase, place, territory, registers)
            return Read(body, place.end) if body else None
    if not whole:
        for end in range(min(limit, at + 12), at, -1):
            task = registers.tasks.get(_plain(words, at, end - at))
            body = own_body(kind, f"{kind.name} {task}", territory) if task else None
            if body:
                return Read(body, end)
    if at >= len(words) or not whole:
        same = [body for body in known if body.kind == kind.key]
        return Read(same[0], at) if len({body.slug for body in same}) == 1 else None
    if kind.unit or any(_class_inside(words, i) for i in range(at, len(words))):
        return None
    phrase = _phrase(text, words, at, len(words), kind, registers)
    body = named_body(kind, phrase, territory) if kind.named else own_body(kind, phrase, territory)
    return Read(body, len(words)) if body else None


def _proper(
    text: str, words: Sequence[Word], at: int, kind: BodyKind, own: Territory | None, registers: Registers
) -> Read | None:
    """A school or a company in running text: its name is the run of words with capitals."""
    end = at
    while end < len(words) and words[end].capital and words[end].gap.strip() in ("", "-", "–"):
        end += 1
    return Read(named_body(kind, _phrase(text, words, at, end, kind, registers), own), end) if end > at else None


def _short(
    kind: BodyKind, place: PlaceWords, own: Territory | None, registers: Registers, known: tuple[ResolvedBody, ...]
) -> Read | None:
    """`Ban Chỉ đạo huyện`: the one that the document has named in full."""
    where = territory_of(place, own, registers.divisions, kind.levels, kind.of)
    same = {body.slug: body for body in known if body.kind == kind.key and body.territory == where}
    return Read(next(iter(same.values())), place.end) if len(same) == 1 else None


def _phrase(text: str, words: Sequence[Word], at: int, end: int, kind: BodyKind, registers: Registers) -> str:
    last = end - 1
    while last > at and words[last].plain in ("của", "thuộc", "trực"):
        last -= 1
    if last < at:
        return kind.name
    phrase = text[words[at].start : words[last].end]
    task = registers.tasks.get(tuple(word.plain for word in words[at : last + 1]))
    return f"{kind.name} {task or phrase}{')' if phrase.count('(') > phrase.count(')') else ''}"


def _plain(words: Sequence[Word], at: int, count: int) -> tuple[str, ...]:
    return tuple(word.plain for word in words[at : at + count])


def _broken(words: Sequence[Word], at: int, count: int) -> bool:
    return any(_parts_names(word.gap) or "\n\n" in word.gap for word in words[at + 1 : at + count])


def _parts_names(gap: str) -> bool:
    return any(mark in gap for mark in ';:.()/"“”')


def _ends(words: Sequence[Word], at: int) -> bool:
    return at >= len(words) or any(mark in words[at].gap for mark in ",;:.()") or not words[at].capital


def _is_class(words: Sequence[Word], at: int) -> bool:
    if words[at].plain in _CLASS_WORDS:
        return True
    return any(_plain(words, at, len(people)) == people for people in _PEOPLE)


def _class_inside(words: Sequence[Word], at: int) -> bool:
    return words[at].plain == "các" and at > 0 and words[at - 1].plain in ("và", "của", "cùng")


def _is_named_by(body: ResolvedBody, registers: Registers) -> bool:
    """Whether a body bears a proper name, so that nothing else is a unit of it."""
    return registers.body_kinds.by_key[body.kind].named


def _past_country(words: Sequence[Word], at: int) -> int:
    return at + 2 if _plain(words, at, 2) == ("việt", "nam") else at


def _ends_in_brackets(text: str) -> bool:
    return text.rstrip(" ;,.").endswith(")") and text.index("(") > 0
