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
from functools import lru_cache

from generator.registers.body_kinds import tokens_of
from generator.registers.composing import ResolvedBody
from generator.registers.frames import Frame
from generator.registers.naming import is_upper, natural_case
from generator.registers.placing import words_of
from generator.registers.reading_names import read_body
from generator.registers.registers import Registers
from generator.registers.territory import Territory
from generator.vietnamese import clean


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


_ANYWHERE = (
    Territory("tỉnh A", "huyện A", "xã A"),
    Territory("tỉnh A", "thị xã A", "thị trấn A"),
    Territory("tỉnh A", "thành phố A", "phường A"),
    Territory("thành phố A", "quận A", "phường A"),
)
"""Places of every kind that a relative name can mean."""


def completed(territory: Territory | None) -> tuple[Territory, ...]:
    """A territory with places of every kind below it, made up: what relative names could mean there."""
    own = territory or Territory()
    found = (
        Territory(own.province or any_.province, own.district or any_.district, own.commune or any_.commune)
        for any_ in _ANYWHERE
    )
    return tuple(dict.fromkeys(found))


def needs_place(mention: str, territory: Territory | None, registers: Registers) -> bool:
    """Whether a mention that is no body in `territory` would be one if more of its place were known.

    `UBND huyện` in a province's paper is; `các sở`, a person, `Như trên` are not.
    """
    if resolve_body(mention, territory, registers) is not None:
        return False
    bodies = (resolve_body(mention, place, registers) for place in completed(territory))
    return any(body and not registers.body_kinds.by_key[body.kind].open for body in bodies)


@lru_cache(maxsize=65536)
def _resolved(
    mention: str, territory: Territory | None, registers: Registers, known: tuple[ResolvedBody, ...], keep_head: bool
) -> ResolvedBody | None:
    text = " ".join(clean(mention).text.split()).lstrip("-–+*~•. ").strip()
    text = text.partition("(")[0] if not text.startswith("(") and _ends_in_brackets(text) else text
    text = text.strip(" ;,.:")
    if not text or len(text) > 400 or ";" in text:  # several bodies
        return None
    if is_upper(text):
        text = natural_case(text, registers)
    text = registers.abbreviations.expand(text).text
    text = registers.aliases.get(tokens_of(text), text)
    words = words_of(text)
    read = read_body(Frame(text, words, territory, registers, whole=True, known=known), 0)
    if read is None or read.end < len(words):
        return None
    if keep_head and read.head:
        body = read.body
        return ResolvedBody(f"{read.head} {body.name}", body.slug, body.kind, body.family, body.territory)
    return read.body


def _ends_in_brackets(text: str) -> bool:
    return text.rstrip(" ;,.").endswith(")") and text.find("(") > 0
