"""A run of bodies in a sentence, read one by one: `Sở Y tế, Công an huyện và Ủy ban nhân dân các xã`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from generator.parsing.capitals import goes_past_place, is_description, is_formal, tells_when
from generator.parsing.context import Context
from generator.parsing.own_units import ROOM, of_each_district, own_unit
from generator.parsing.shared_nouns import Noun, shared_noun
from generator.registers import ResolvedBody, Territory, find_bodies, resolve_body

_SEPARATOR = re.compile(
    r"\s*[,;]\s*(?:và\s+)?|\s+(?:và|cùng|&)\s+|(?:(?<=HĐND)|(?<![QN]Đ)(?<!KH)(?<!CT)(?<!TB)\s)\s*-\s*(?=UBND\b)"
)
_LEADING = re.compile(
    r"(?:[\s*_“\"'~`.:_-]+|(?:các )?(?:ông|bà|đồng chí|đ/c)\s*(?:\((?:ông|bà)\)|,)?:?\s+"
    r"|(?:Các|các) (?:ông|bà|đồng chí)(?: \(bà\))?:?\s+|(?:Đối với|đối với|Do|do|cho)\s+"
    r"|(?:Thủ trưởng|thủ trưởng) các (?:cơ quan|đơn vị)(?:, đơn vị)?:\s+)+",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"(?:Các|các)\s+(?:đồng chí\s+)?thành viên\s+(?:của\s+)?(?=[A-ZĐ])")
_MISREAD = (
    (re.compile(r"\b([Cc])[ôỗốỏo] ph[ầâẩaà]n\b"), r"\1ổ phần"),
    (re.compile(r"\b(T|t)h[àa]nh ph[óôòỏọúốồo]\b"), r"\1hành phố"),
    (re.compile(r"\bƯBND\b"), "UBND"),
    (re.compile(r"\s*-\s*(?=ban nhân dân)"), " "),
)
_ABOUT = re.compile(r"^(?P<kind>Ban [Cc]hỉ đạo|Trung tâm [Cc]hỉ huy|Ban [Cc]hỉ huy) của (?P<whose>huyện|tỉnh|xã"
    r"|quận|[Tt]hành phố|thị xã)"
                    r" về (?:công tác )?(?P<what>.+)$")  # fmt: skip
_PLACE = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã)\s+[A-ZĐ][\wÀ-ỹ]*(?:\s[A-ZĐ][\wÀ-ỹ]*){0,3}$")
_ENDS_IN_PLACE = re.compile(
    r"\b(?:[Tt]hành phố|tỉnh|huyện|quận|thị xã|(?<!tác )xã|phường|đặc khu)$"
    r"|\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã"
    r"|phường)(?: [A-ZĐ][\wÀ-ỹ]*){1,4}$"
)
_CLASS_INSIDE = re.compile(r"\bcác (?:đơn vị|cơ quan|tổ chức|cá nhân|ngành|địa phương)\b|\b(?:có )?liên quan\b")
_CLASS_BEHIND = re.compile(r",\s+các\b|\b(?:tỉnh|huyện|xã),\s+(?:thành phố|thị xã|quận|phường)\b")
"""`Sở Y tế, các …`; `Cục Thống kê tỉnh, thành phố` is one of each."""
_JOINT_OFFICE = re.compile(
    r"(?:Chánh )?[Vv]ăn phòng (?:HĐND|Hội đồng nhân dân|Đoàn [Đđ]ại biểu Quốc hội"
    r"|Đoàn ĐBQH)\b[^,;]*$"
)
_VERB = re.compile(
    r"\s+(?!(?:và|của|thuộc|với|cùng|hoặc|về|tại|số|các|đã|là|có|không|trong|theo|từ|được|năm|ngày|do"
    r"|còn|chưa|vẫn|cũng|đang|mới|sẽ|nêu|ở|trên|này|nói)\b)[a-zà-ỹđ]{2}"
)
_LOWER_HEAD = re.compile(r"(?:phòng|sở|trạm|đội|hội|trung tâm|trường)\s+[A-ZĐ]")
"""A body that is written small behind another: `Phòng Nội vụ, phòng Tư pháp`."""
_MOST = 60
"""Pieces of one run that are read."""
_LONGEST = 5
"""Pieces between commas that one name may take: `Sở Văn hóa, Thể thao và Du lịch`."""


@dataclass(frozen=True, slots=True)
class Acting:
    """A body in a run, `[start, end)` in the text searched."""

    start: int
    end: int
    name: str
    solid: bool = True
    """False for a body named by what it does, where the words that follow may be part of its name."""
    formal: bool = False
    """Whether what it is for is written with a capital, as the rules ask: `Chi cục Chăn nuôi và Thú y`."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What names in this document mean."""

    context: Context
    known: tuple[ResolvedBody, ...] = ()
    """Bodies that the document names in full: a short name means the one of its kind among them."""
    near: Territory | None = None
    """In a central body's paper the one province that it names, in a province's the one district."""
    _kept: dict[str, tuple[str, bool] | None] = field(default_factory=dict, repr=False, compare=False)
    """What names have been found to mean: the ends that are tried for a run share most of them."""

    def resolve(self, words: str) -> tuple[str, bool] | None:
        """The full name of the one body that `words` are, and whether it ends there for certain; None for a class,
        for people, for what is not known.
        """
        if words not in self._kept:
            self._kept[words] = self._resolve(words)
        return self._kept[words]

    def _resolve(self, words: str) -> tuple[str, bool] | None:
        words = self._without_owner(" ".join(words.split()).strip(' -–.,;:*_“”"'))
        for pattern, right in _MISREAD:
            words = pattern.sub(right, words)
        if match := _ABOUT.match(words):
            words = f"{match['kind']} {match['what'].replace('dịch, bệnh', 'dịch bệnh')} {match['whose']}"
        if len(words) < 4 or len(words) > 260 or words.count("(") != words.count(")"):
            return None
        if _CLASS_BEHIND.search(words) or tells_when(words):
            return None
        placed = _ENDS_IN_PLACE.search(words) is not None
        if own := own_unit(words, self.context):
            return own[0], placed or own[1]
        if words[0].islower():
            words = words[0].upper() + words[1:]
        body = resolve_body(words, self.context.territory, self.context.registers, known=self.known)
        body = body or self._near(words)
        if not body or words.startswith("Phó ") or self._says_more(body, words):
            return None
        kind = self.context.registers.body_kinds.by_key.get(body.kind)
        if kind is not None and kind.open and goes_past_place(words):
            return None
        proper = kind is not None and kind.named and not words.split()[-1][0].islower()
        proper_name = body.name.removeprefix(kind.name) if kind is not None and kind.named else None
        if proper_name is not None and is_description(proper_name):
            return None
        longer = [other.name for other in self.known if other.kind == body.kind and other.name.startswith(f"{words} ")]
        if kind is not None and kind.open and len(longer) == 1:
            return longer[0], placed
        return body.name, placed or proper or kind is None or not kind.open

    def _without_owner(self, words: str) -> str:
        """`Phòng Tổ chức đảng (Ban Tổ chức Tỉnh ủy)`, in the papers of that ban, is its Phòng Tổ chức đảng."""
        name, bracket, owner = words.partition(" (")
        if not bracket or not self.context.issuer or not ROOM.match(name):
            return words
        body = resolve_body(owner.rstrip(" )"), self.context.territory, self.context.registers)
        return name if body and body.name == self.context.issuer.name else words

    def of_closed_kind(self, words: str) -> str | None:
        """The body that `words` are in full, if the register knows its kind by just this name."""
        body = resolve_body(words, self.context.territory, self.context.registers)
        kind = self.context.registers.body_kinds.by_key.get(body.kind) if body else None
        return body.name if body and kind and not kind.open else None

    def _near(self, words: str) -> ResolvedBody | None:
        """`Sở Xây dựng` in a ministry's letter about one province, `UBND huyện` in a province's about one district."""
        placed = _ENDS_IN_PLACE.search(words) is not None
        body = resolve_body(words, self.near, self.context.registers) if self.near else None
        of_district = self.near is not None and self.near.district is not None
        kind = self.context.registers.body_kinds.by_key[body.kind] if body else None
        return body if kind and (placed if of_district else not kind.open) else None

    def _says_more(self, body: ResolvedBody, words: str) -> bool:
        """Whether words go on behind the short name of a body that the document sets up: `Tổ công tác tự giải thể`."""
        same = {one.slug for one in self.known if one.kind == body.kind}
        kind = self.context.registers.body_kinds.by_key[body.kind] if body.kind else None
        if not same or kind is None or body.slug in same or _ENDS_IN_PLACE.search(words):
            return False
        return kind.open and not (kind.named or kind.unit) and len(kind.name.split()) > 2


def read_agencies(
    words: str, start: int, end: int, naming: Naming, *, members: bool = False, within: int | None = None
) -> tuple[list[Acting], bool]:
    """The bodies of a run, and whether the run ends in one, or in a class of bodies.

    Classes (`các sở`, `UBND các xã`) and people are passed over; `các Sở: Xây dựng, Tài chính` names each; a body
    without a place takes that of the next (`Hội đồng nhân dân, Ủy ban nhân dân tỉnh X`). With `members`, the members of
    a body (`Các thành viên Ban Chỉ đạo`) stand for it. Where none begins `within` so many characters, none is looked
    for further on.
    """
    found: list[Acting] = []
    pieces = list(islice(_pieces(words, start, end), _MOST))
    index, last = 0, False
    noun: Noun | None = None
    while index < len(pieces):
        begin = _behind_lead(words, pieces[index], members)
        if within is not None and not found and begin - start >= within:
            break
        taken, acting, noun = _next(words, pieces, index, begin, noun, naming)
        last = acting is not None
        if acting:
            found.append(acting)
        elif index + taken >= len(pieces):
            at = index - 1 if index and words[slice(*pieces[index])].strip() == "thành phố" else index
            last = bool(found) and _is_class(words[slice(*pieces[at])])  # UBND các huyện, thành phố
        index += taken
    return found, last


def begin_with(words: str, start: int, end: int, naming: Naming) -> list[Acting]:
    """The bodies that a clause begins with, where what they do is in no list: a verb in lower case follows the last."""
    said = words[start:end]
    found: list[Acting] = []
    at = 0
    for body in find_bodies(said, naming.context.territory, naming.context.registers, known=naming.known):
        between = said[at : body.start]
        if not (_LEADING.fullmatch(between) if not found else _SEPARATOR.fullmatch(between)) and between.strip():
            break
        name = said[body.start : body.end]
        kind = naming.context.registers.body_kinds.by_key.get(body.body.kind)
        proper = kind is not None and kind.named  # where such a name ends only a verb that is known tells
        bare = kind is not None and kind.naming == "bare" and name[0].isupper()
        sure = len(name.split()) > 2 or _ENDS_IN_PLACE.search(name) or bare
        read = naming.resolve(name) if sure and not proper else None
        if read is None or (naming.context.issuer and read[0] == naming.context.issuer.name):
            break
        found.append(Acting(start + body.start, start + body.end, *read))
        at = body.end
    return found if found and _VERB.match(said, at) else []


def _behind_lead(words: str, piece: tuple[int, int], members: bool) -> int:
    lead = _LEADING.match(words, *piece)
    begin = lead.end() if lead else piece[0]
    match = _MEMBERS.match(words, begin, piece[1]) if members else None
    return match.end() if match else begin


def _is_class(words: str) -> bool:
    return (
        re.match(
            r"(?:các|những|một số|toàn|cơ sở|cơ quan|đơn vị|đại biểu|tổ đại biểu"
            r"|ngành|địa phương|doanh nghiệp|UBND|Ủy ban nhân dân|chính quyền|Mặt trận|đoàn thể"
            r"|xã|thị trấn|phường|thị xã|huyện|quận|đặc khu)\b"
            r"|.{4,30}\bcác (?:tỉnh|huyện|quận|thị xã|thành phố|xã|phường)\b",
            words.strip(),
            re.IGNORECASE,
        )
        is not None
    )


def _pieces(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _SEPARATOR.finditer(words, start, end):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _next(
    words: str, pieces: Sequence[tuple[int, int]], index: int, begin: int, noun: Noun | None, naming: Naming
) -> tuple[int, Acting | None, Noun | None]:
    first = index
    listed = shared_noun(words, begin, pieces[min(index + _LONGEST, len(pieces)) - 1][1])
    if listed:
        noun, begin = listed, listed.end
        while pieces[index][1] <= begin and index + 1 < len(pieces):
            index += 1
    elif index and ";" in words[pieces[index - 1][1] : pieces[index][0]]:
        noun = None
    for last in range(min(index + _LONGEST, len(pieces)) - 1, index - 1, -1):
        said = words[begin : pieces[last][1]]
        if noun and ";" not in said and (whole := _closed(noun, said, naming)):
            return last - first + 1, Acting(begin, pieces[last][1], whole, True), noun
        parted = any(_begins_anew(words[at:to], naming, noun) for at, to in pieces[index + 1 : last + 1])
        if parted and not _JOINT_OFFICE.match(said):
            continue
        if of_each_district(said, naming.context):
            return last - first + 1, None, noun
        anew = noun is not None and not listed and _begins_anew(said, naming, None)
        read = naming.resolve(f"{noun.head} {said}") if noun and not noun.levels and not anew else None
        read = read or naming.resolve(said)
        if read:
            return last - first + 1, Acting(begin, pieces[last][1], *read, is_formal(said)), None if anew else noun
    placed = _with_place(words, pieces, index, begin, naming)
    return index - first + 1, Acting(begin, pieces[index][1], *placed) if placed else None, noun


def _closed(noun: Noun, said: str, naming: Naming) -> str | None:
    """The body of a closed kind that words of a list with a shared noun are."""
    names = noun.names(said, naming.context.territory, naming.context.registers)
    return next((whole for name in names if (whole := naming.of_closed_kind(name))), None)


def _begins_anew(words: str, naming: Naming, noun: Noun | None) -> bool:
    """Whether a piece is a body, or a class of bodies, by itself: no part of the name before it."""
    words = words.strip()
    if re.match(
        r"(?:các|những|UBND|ƯBND|Ủy ban|Uỷ ban|Công an|Sở|Bộ|Trưởng|Giám đốc|Chủ tịch|Cục trưởng|Chánh|Công ty"
        r"|Phụ trách)\b",
        words,
    ):
        return True
    if _CLASS_INSIDE.search(words) or (noun and not noun.levels and naming.resolve(f"{noun.head} {words}")):
        return True
    begins = words[:1].isupper() or _LOWER_HEAD.match(words)
    return bool(begins and naming.resolve(words))


def _with_place(
    words: str, pieces: Sequence[tuple[int, int]], index: int, begin: int, naming: Naming
) -> tuple[str, bool] | None:
    said = words[begin : pieces[index][1]]
    if not re.match(r"[A-ZĐỦ]", said) or _PLACE.search(said) or re.search(r"\b(?:các|cấp)\b", said):
        return None
    for at, to in pieces[index + 1 : index + 4]:
        if place := _PLACE.search(words[at:to].strip()):
            return naming.resolve(f"{said} {place[0]}")
    return None
