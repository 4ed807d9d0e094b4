"""Who issued a document that is cited: as the words beside it name the body, else as its symbol's letters tell."""

import re
from dataclasses import dataclass
from datetime import date

from generator.model import DirectiveType
from generator.parsing.context import Context
from generator.parsing.notations import Mention
from generator.parsing.ranges import Range
from generator.registers import (
    ResolvedBody,
    Territory,
    body_of_symbol,
    find_bodies,
    issuing_letters,
    kinds_of_bodies,
    resolve_body,
)
from generator.vietnamese import fold

_BODY_AFTER = re.compile(r"[\s,]{0,3}(?:của|do)\s+(?P<body>[^,;.()“”\"]{3,120})")
_BODY_BEFORE = re.compile(
    r"(?:\bcủa\s+(?P<of>[^,;.()“”\"]{3,120}?)\s+(?:tại|theo)\s*(?:các\s*)?"
    r"|(?:^|[,.;:]\s*|\s)(?P<by>[A-ZĐÂÔƠƯỦ][^,;.()“”\"]{3,120}?)\s+(?:đã\s+)?(?:có|ban hành|gửi)\s*(?:các\s*)?)$"
)
_ENDS_BODY = re.compile(
    r"\s+(?:về|quy định|ban hành|phê duyệt|sửa|hướng dẫn|ngày|đã|giao|trên|để|tại|là|thì|theo|được|chuyển|đề nghị"
    r"|xin|hỏi|thông báo|chỉ đạo|trình|hết hiệu lực|kể từ|nhằm|khóa|khoá|và ý kiến|và các|nêu|có|thay|Quy định"
    r"|quyết định|bổ sung|Về|Biểu|Ban hành|V/v|cho|đến|từ|số"
    r"|và (?:Chỉ thị|Công điện|Công văn|Chương trình|Hướng dẫn|Kết luận|Kế hoạch|Nghị định|Nghị quyết|Quyết định"
    r"|Quy chế|Quy định|Thông báo|Thông tri|Thông tư|Tờ trình|Đề án|Luật|Văn bản|văn bản))\b"
)
_GOES_ON = re.compile(r"\s(?:khu vực|cơ sở|số|tinh|huyen|quan|thanh pho|xa|phuong)\s+(?=[A-ZĐ0-9])|\s+[A-ZĐ]")
"""What makes another body of a name: `Tòa án nhân dân khu vực 4`, `UBND tinh Sơn La` of a misread place."""
_BEHIND = 140
"""Characters behind a citation in which its body is named."""
_CIRCLE = re.compile(
    r"^(?:Đoàn Chủ tịch|Ban Thường vụ|Ban Chấp hành|Thường trực|Chủ tịch|(?:Tổng )?Giám đốc|Bộ trưởng|Hiệu trưởng"
    r"|Viện trưởng|Chánh án|Cục trưởng|Chi cục trưởng|Tư lệnh|Chỉ huy trưởng)(?:\s+|$)"
)
_RELATIVE = {
    "benh vien", "truong", "nha truong", "cong ty", "tong cong ty", "tap doan", "trung tam", "vien", "hoc vien",
    "cuc", "chi cuc", "so", "ban quan ly", "ban quan ly du an", "kho bac",
}  # fmt: skip
"""What a paper calls its own issuer: `Quyết định số 5/QĐ-BV của Giám đốc Bệnh viện`."""
_PROVINCE = re.compile(r"^(?:tinh|thanh pho) ")
_UNIT = re.compile(r"\b(?:thanh pho|huyen|thi xa|phuong|thi tran)\b")
"""`Ủy ban nhân dân thành phố …` is not that of the province, whose letters are the same."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document that a text names, with its day and what its number says."""

    mention: Mention
    day: date | None
    symbol: str | None
    identifier: str
    end: int
    """Behind its date, if one follows."""


def named_issuer(words: str, item: Found, place: Range, context: Context) -> str | None:
    """The full name of who issued what `words` cite, where the words or the letters of a joint paper name them."""
    return _joint(item.symbol, context) or _named(words, item, place, context)


def lettered_issuer(words: str, item: Found, place: Range, context: Context) -> str | None:
    """The full name of who issued it as its letters tell.

    None where the words name a body that cannot be made out, whatever the letters could mean.
    """
    return _said_to_be(words, item, place, _by_letters(item, context))


def may_share(item: Found, other: Found, issuer: str, context: Context) -> bool:
    """Whether `issuer`, who issued `other`, may have issued `item` of the same list, by the letters of both.

    `Công văn số 5/UBND-VX, Quyết định số 7/QĐ-UBND của UBND tỉnh` are both the province's; `Chỉ thị số 16/CT-TTg, Quyết
    định số 7/QĐ-BYT` are not one body's.
    """
    if item.symbol is None:
        return True
    letters = issuing_letters(item.symbol, context.registers)
    if other.symbol and letters == issuing_letters(other.symbol, context.registers):
        return True
    body = resolve_body(issuer, context.territory, context.registers)
    return body is not None and any(kind.key == body.kind for kind in kinds_of_bodies(item.symbol, context.registers))


def says_body(words: str, item: Found) -> bool:
    """Whether the words behind a citation say whose it is, made out or not."""
    said = _BODY_AFTER.match(words, item.end, item.end + _BEHIND)
    return said is not None and said["body"][0].isupper()


def _joint(symbol: str | None, context: Context) -> str | None:
    """Those who issue together: `TTLT-BKHCN-BNV` names them all, ministries and their like whoever cites it."""
    parts = (symbol or "").split("-")
    if len(parts) < 3 or parts[0] not in ("TTLT", "NQLT"):
        return None
    bodies = [body_of_symbol(part, Territory(), context.registers) for part in parts[1:]]
    names = [body.name for body in bodies if body]
    return "; ".join(names) if len(names) == len(bodies) else None


def _named(words: str, item: Found, place: Range, context: Context) -> str | None:
    behind = words[item.mention.end : min(place.end, item.mention.end + 260)]
    for rest in (words[item.end : min(place.end, item.end + _BEHIND)], behind):
        if match := _BODY_AFTER.match(rest):
            name = _ENDS_BODY.split(match["body"], maxsplit=1)[0]
            if own := _own_name(name, context):
                return own
            if body := resolve_body(name, context.territory, context.registers) or _leading(rest, match, name, context):
                return None if _was_over(body, item.day, context) else body.name
    before = words[max(place.start, item.mention.start - 160) : item.mention.start]
    match = _BODY_BEFORE.search(before)
    named = match["of"] or match["by"] if match else None
    body = resolve_body(named, context.territory, context.registers) if named else None
    return body.name if body else None


def _by_letters(item: Found, context: Context) -> str | None:
    """The one body that the symbol can mean: the document's own issuer where both bear the same letters."""
    symbol = item.symbol
    if symbol is None:
        return "Quốc hội" if item.mention.kind is DirectiveType.LUAT else None
    own = context.notation
    letters = issuing_letters(symbol, context.registers)
    if symbol.endswith(("/TW", "-TW")):  # the Politburo's, the Secretariat's and the Central Committee's alike
        return None
    if context.issuer and own and letters and letters == issuing_letters(own, context.registers):
        return context.issuer.name
    ministry = item.mention.kind is DirectiveType.THONG_TU
    territory = Territory() if ministry else context.territory
    body = body_of_symbol(symbol, territory, context.registers)
    return body.name if body and not _was_over(body, item.day, context) else None


def _was_over(body: ResolvedBody, day: date | None, context: Context) -> bool:
    """Whether there was no such body any more: `Cục Thuế` of November 2025 is none of a province."""
    kind = context.registers.body_kinds.by_key.get(body.kind)
    return bool(day and kind and kind.until and day >= kind.until and not kind.successor)


def _own_name(words: str, context: Context) -> str | None:
    """The paper's own issuer, of whatever kind: `Tòa án nhân dân khu vực 4` in the papers of that court."""
    if context.issuer is None:
        return None
    home = fold(context.territory.province or "") if context.territory else ""
    said, own = (" ".join(fold(name).replace(" - ", " ").split()) for name in (words, context.issuer.name))
    names = {own}
    if home and own.endswith(f" {home}"):  # said with the province, with its bare name, or without
        stem = own.removesuffix(f" {home}")
        names |= {stem, f"{stem} {_PROVINCE.sub('', home)}"}
    bare = " ".join(fold(_CIRCLE.sub("", words)).split())
    relative = bare in _RELATIVE and own.startswith(f"{bare.removeprefix('nha ')} ")
    return context.issuer.name if said in names or relative else None


def _said_to_be(words: str, item: Found, place: Range, name: str | None) -> str | None:
    """The name that a symbol's letters give, unless another body is named behind it that could not be made out."""
    said = _BODY_AFTER.match(words, item.end, min(place.end, item.end + _BEHIND))
    if name is None or said is None or not said["body"][0].isupper():
        return name
    body = fold(_CIRCLE.sub("", said["body"]))
    unit = _UNIT.search(body)
    alike = fold(name).startswith(" ".join(body.split()[:2])) and (unit is None or unit[0] in fold(name))
    return name if alike else None


def _leading(rest: str, said: re.Match[str], name: str, context: Context) -> ResolvedBody | None:
    """The body that a name begins with, or that goes on past its comma: `Ban Chỉ đạo Quốc gia về Phòng, chống …`."""
    begin = said.start("body")
    found = next(iter(find_bodies(rest[begin:], context.territory, context.registers)), None)
    if found and not found.start and found.end > len(said["body"]):
        return found.body
    return _leading_body(name, context)


def _leading_body(words: str, context: Context) -> ResolvedBody | None:
    """The body that words begin with, whatever is said of it: `Cục Thuế tỉnh Bắc Kạn vướng mắc về …`."""
    found = next(iter(find_bodies(words, context.territory, context.registers)), None)
    if found is None or found.start or _GOES_ON.match(words[found.end :]):
        return None
    return found.body
