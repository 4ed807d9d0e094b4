"""What a citation does, decided by the words around it (domain: relations)."""

import re
from collections.abc import Sequence

from generator.model import DirectiveType, Relation
from generator.parsing.context import Context
from generator.parsing.grounds import HALTED, ORDER, SENTENCES, ground
from generator.parsing.ranges import Part, Range, quoted
from generator.registers import resolve_body

_REVIEWED = re.compile(
    r"\b(?:giám sát|kiểm tra|thanh tra|khảo sát|sơ kết|tổng kết|đánh giá)\b[^.;]*\bviệc\s|(?:^|,)\W*[Vv]iệc\s",
    re.IGNORECASE,
)
"""What is looked into, or judged, is not ordered to be carried out: `Giám sát việc thực hiện Quy định …`."""
_DONE = re.compile(r"\b(?:đã\b[^,;.]{0,60}|Đã\b[^;.]{0,80})$")
_DECIDED = ("Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Luật", "Chỉ thị", "Pháp lệnh")
"""What is decided is no letter, and nobody answers it."""
_ORDER_BY = re.compile(r"\b(?:thực hiện|triển khai|áp dụng)\b[^.;]{0,200}\btheo(?: đúng)?\s*$", re.IGNORECASE)
_DOING = r"(?:thực hiện|thi hành|áp dụng|triển khai|hiệu lực)"
_TO_THESE = (
    rf"(?i:(?:\s+(?:{_DOING}|việc|toàn bộ|một phần|một số|nội dung|điểm|khoản|điều|mục|[0-9]{{1,3}}|[a-zđ]|của|tại"
    r"|đối với|các|những),?)*"
    r"\s+(?:văn bản|nghị quyết|quyết định|chỉ thị|công văn|công điện|kế hoạch|quy định|quy chế|thông báo|thông tư"
    r"|nghị định|hướng dẫn|kết luận|chương trình|đề án|phương án))\b"
)
"""Documents are what is changed: `Bổ sung các căn cứ sau:` changes none of those that it lists."""
_OF_IT = (
    r"(?:\s+(?:việc|thi hành|thực hiện|áp dụng|hiệu lực|thời (?:gian|hạn)|toàn bộ|một phần|nội dung|tại|của"
    r"|(?:điểm|khoản|mục|Điểm|Khoản|Mục|Điều) [0-9IVXa-zđ]{1,5},?))*\s*$"
)
"""Between the verb and the document that it changes, where a body says what it does in running words."""
_STOPPED_DOING = rf"{_DOING}(?={_OF_IT}|{_TO_THESE})"
"""The document, not what is done under it: `Dừng thực hiện dự án … theo Quyết định số …` leaves the decision alone."""
_CHANGES = (
    (Relation.AMENDS, r"sửa đổi(?:,? bổ sung)?|bổ sung|điều chỉnh"),
    (
        Relation.REPLACES,
        r"thay thế|thay(?: cho)?(?=\s*$|\s+(?:các\s+)?(?:quyết định|quy định|quy chế|hướng dẫn|kế hoạch|chỉ thị"
        r"|thông báo|công văn|nghị quyết|thông tư)\b)",
    ),
    (Relation.REPEALS, rf"bãi bỏ|hủy bỏ|huỷ bỏ|chấm dứt (?:việc )?{_STOPPED_DOING}"),
    (Relation.CORRECTS, r"đính chính"),
    (Relation.RECALLS, r"thu hồi"),
    (
        Relation.SUSPENDS,
        rf"đình chỉ|tạm đình chỉ|ngưng hiệu lực|tạm ngưng|(?:tạm )?(?:dừng|ngừng|ngưng) (?:việc )?{_STOPPED_DOING}",
    ),
    (Relation.EXTENDS, r"gia hạn|kéo dài thời (?:hạn|gian)"),
    (Relation.GUIDES, r"hướng dẫn(?: thực hiện| thi hành| triển khai)?"),
)
_ACTIVE = r"(?<!về )(?<!việc )(?<!được )(?<!bị )(?<!đã )(?<!sửa đổi )(?<!sửa đổi, )(?<!sửa đổi và )"
"""Before a verb that says what the paper does, not what was done: `đã được sửa đổi, bổ sung`, `bị thu hồi`."""
_PART_OF = re.compile(r"\b(?:điều|khoản|điểm|mục|chương|phần|phụ lục)\s[0-9ivxa-zđ]{1,5}\s(?:của\s)?$", re.IGNORECASE)
"""`đối tượng quy định tại Điều 2 Thông tư này`: it is named for what stands in it."""
_NAMED = re.compile(r"\d\s?(?:/\d{4})?[/-]\s?[A-ZĐ][A-ZĐa-z&]+|\bsố\s\d")
NAMED_WITHOUT_NUMBER = r"\b(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định)\b(?!\s*(?:số|này|\d))"
_IN_A_TITLE = re.compile(
    r"(?:\b(?:một số|các) (?:điều|khoản|nội dung|quy định)(?: và biện pháp)?(?:[^,.;]{0,30}\s)?(?:của|tại)"
    r"|\b(?:(?<!dừng )(?<!ngừng )(?<!ngưng )(?<!dứt )(?<!chỉ )(?<!việc )(?:thi hành|thực hiện)|hướng dẫn|theo|bởi|tại"
    r"|quy định chi tiết)"
    r"|(?<!và )(?<!, )\bsửa đổi(?:, bổ sung)?"
    rf"|{NAMED_WITHOUT_NUMBER}[^,.;]{{2,80}}(?:\svà|,))\s+(?:các\s+)?$"
)
"""`Sửa đổi Thông tư số … hướng dẫn thi hành một số điều của Luật … và Nghị định số …`: what is named behind the first
is part of its title, and nothing is done to it."""
_OPENING = r"^\s*(?:Điều\s\d+[a-zđ]?[.:]?|[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[a-zđ][.)]|[-+])?\s*"
_WHAT = r"[^.;]{0,200}$"
_UNDER = re.compile(r"\b(?i:thu hồi|hủy bỏ|huỷ bỏ|(?:tạm )?đình chỉ)\b[^.;]*(?<!kèm )(?<!ban hành )\btheo\s*$")
"""`Thu hồi 12 phù hiệu đã cấp theo Quyết định số …`: what was given under a decision, not the decision."""
_LISTED = re.compile(
    r"^\W*(?:Điều\s\d+[a-zđ]?[.:]?|[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[a-zđ][.)]|[-+])?\s*(?P<does>[^.;]{4,200}?)\s*:\s*$"
)
"""`Bãi bỏ các Quyết định sau:` above the items that name them."""
_FIRST_OF_ITEM = re.compile(
    r"\W*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[a-zđ][.)])?\W*"
    r"(?:(?:(?i:điểm|khoản|điều|mục|chương|phần|phụ lục)\s[0-9IVXa-zđ]{1,5}|một phần|và|của|tại)[\s,]+)*"
)
"""What may stand in an item before the document that it names: `Điều 3 và khoản 2 Điều 5 của Quyết định …`."""
_STOPPED = re.compile(rf"\W*(?P<how>(?i:chấm dứt|(?:tạm )?(?:dừng|ngừng|ngưng))) (?:việc )?{_DOING}{_OF_IT}")
_UNDONE = re.compile(rf"\W*(?P<how>(?i:bãi bỏ|hủy bỏ|huỷ bỏ|thay thế)){_OF_IT}")
"""A sentence of its own, in a letter too: `Bãi bỏ mục 3 Công văn số …`."""
_OPENS_GROUNDS = r"(?i:thực hiện|thi hành|chấp hành|căn cứ|theo|xét|trên cơ sở|tiếp theo|nhằm|để)"
"""Not `nếu`, `trường hợp`, a day: what may be done, or was done once, is not done by this paper."""
_WHO = r"(?P<who>[^\W\d_][^.;:,]{2,90}?)\s+(?:nay\s+|quyết định\s+|thông báo\s+)?"
_SPENT = re.compile(r"[^.;]{0,200}\bhết hiệu lực\b")
_WHEN = re.compile(r"\b(?:khi|lúc|ngày|nếu|trường hợp|trước|sau)\s+(?:các\s+)?$", re.IGNORECASE)
"""`… tiếp tục thực hiện cho đến khi Luật số … hết hiệu lực`."""
_ORDERING = frozenset({
    DirectiveType.BAO_CAO, DirectiveType.TO_TRINH, DirectiveType.GIAY_MOI, DirectiveType.BIEN_BAN,
})  # fmt: skip
"""Kinds that give no orders."""
_DECIDING = frozenset({
    DirectiveType.QUYET_DINH, DirectiveType.NGHI_QUYET, DirectiveType.NGHI_DINH, DirectiveType.THONG_TU,
    DirectiveType.LUAT, DirectiveType.CHI_THI, DirectiveType.GIAY_PHEP,
})  # fmt: skip
"""Kinds that may change another document."""
_SEEN = 400
"""Characters of a paragraph's opening, and of the words before a citation, that are looked at."""
_STRENGTH = (Relation.CITES, Relation.BASIS, Relation.IMPLEMENTS)


def relation_of(
    words: str,
    start: int,
    end: int,
    place: Range,
    context: Context,
    issuer: str | None,
    symbol: str | None,
    heading: str = "",
) -> Relation:
    """What the citation `words[start:end]` does in the paragraph or provision `place`.

    `basis`: căn cứ, thực hiện, theo đề nghị, xét … before the provisions; `replies_to`: what the one addressed had
    written; `implements`: a provision orders it to be carried out; the changes (`thay thế`, `bãi bỏ`, `sửa đổi` …)
    only where this document itself makes them: "Quyết định này thay thế", "Điều 1. Sửa đổi …"; else `cites`. `heading`:
    the words of the provision above, which may say it of each item that it lists.
    """
    before = words[max(place.start, start - _SEEN) : start]
    opening = words[place.start : min(start, place.start + _SEEN)]
    after = words[end : min(place.end, end + 250)]
    quotes = quoted(words, place.start, start)
    if not quotes and (change := _change(opening, before, after, place.part, context, issuer)):
        return change
    if listed := _listed_change(heading, opening, context):
        return listed
    if place.part is Part.PREAMBLE:
        near = start == place.start + len(opening)
        letter = not words[start:end].startswith(_DECIDED)
        return ground(opening, near, before, context, issuer, symbol, letter=letter)
    if place.part in (Part.ANNEX, Part.FOOTNOTE) or context.type in _ORDERING:
        return Relation.CITES
    sentence = re.split(r"[.;]\s", before)[-1]
    order = ORDER.search(sentence) or _ORDER_BY.search(sentence)
    told = sentence[: order.start()] if order else ""
    if order and not (_REVIEWED.search(sentence) or _DONE.search(told) or HALTED.search(told)):
        return Relation.IMPLEMENTS
    return Relation.CITES


def _listed_change(heading: str, opening: str, context: Context) -> Relation | None:
    """What a list does to each document that an item of it begins with."""
    listed = _LISTED.match(heading) if context.type in _DECIDING and _FIRST_OF_ITEM.fullmatch(opening) else None
    if listed is None:
        return None
    changes = (one for one in _CHANGES if one[0] is not Relation.GUIDES)
    return next((done for done, verbs in changes if re.match(rf"(?i:{verbs})\b{_TO_THESE}", listed["does"])), None)


def strongest(relations: Sequence[Relation]) -> Relation:
    """One relation for several mentions of a document in one provision."""
    return max(relations, key=lambda relation: _STRENGTH.index(relation) if relation in _STRENGTH else len(_STRENGTH))


def _change(opening: str, before: str, after: str, part: Part, context: Context, issuer: str | None) -> Relation | None:
    sentence = SENTENCES.split(before)[-1]
    if part in (Part.ANNEX, Part.FOOTNOTE) or (_NAMED.search(sentence) and _IN_A_TITLE.search(sentence)):
        return None
    kind = _own_kind(context)
    if part is Part.PREAMBLE:
        return _told_in_words(sentence, kind, context)
    if kind and (relation := _own_change(kind, before[-300:])):
        return relation
    if told := _told_in_words(sentence, kind, context):
        return told
    if _UNDER.search(sentence):
        return None
    for relation, verbs in _CHANGES:
        if (
            relation is not Relation.GUIDES
            and context.type in _DECIDING
            and re.match(rf"(?i:{verbs})\b{_WHAT}", sentence)
        ):
            return relation
        begins = relation is not Relation.GUIDES and len(opening) < 300
        if begins and re.match(rf"{_OPENING}(?i:{verbs})\b{_WHAT}", opening):
            return relation
    if context.type not in _ORDERING and (undoes := _UNDONE.match(sentence)):
        return Relation.REPLACES if undoes["how"].lower() == "thay thế" else Relation.REPEALS
    if context.type not in _ORDERING and (stops := _STOPPED.match(sentence)):
        return Relation.REPEALS if stops["how"].lower() == "chấm dứt" else Relation.SUSPENDS
    own = context.issuer is not None and issuer in (None, context.issuer.name)
    if (
        _SPENT.match(after)
        and not _WHEN.search(before)
        and kind
        and (context.type in _DECIDING or (own and context.type not in _ORDERING))
    ):
        return Relation.REPEALS
    return None


def _own_change(kind: str, tail: str) -> Relation | None:
    """What the paper says that it does itself, by the verb nearest to the citation: `thay thế … và bãi bỏ …`."""
    named = re.finditer(rf"\b{kind} (?:này|có hiệu lực)\b(?=(?P<does>[^.;]*)$)", tail, re.IGNORECASE)
    own = next((match for match in named if not _PART_OF.search(tail[: match.start()])), None)
    if own is None:
        return None
    found = [
        (relation is not Relation.GUIDES, match.start(), relation)
        for relation, verbs in _CHANGES
        for match in re.finditer(rf"{_ACTIVE}\b(?:{verbs})\b", own["does"], re.IGNORECASE)
    ]
    return max(found, key=lambda done: done[:2])[2] if found else None


def _told_in_words(sentence: str, kind: str | None, context: Context) -> Relation | None:
    """What a dispatch says in a sentence of its own: "Công văn này thay thế …", "Ủy ban nhân dân huyện thu hồi …"."""
    if context.issuer is None or context.type in _ORDERING:
        return None
    for relation, verbs in _CHANGES:
        if relation is Relation.GUIDES:
            continue
        if kind and re.match(rf"\W*{kind} này\s+(?i:{verbs}){_OF_IT}", sentence):
            return relation
        # behind its grounds too: "Thực hiện Chỉ thị …, Ủy ban nhân dân tỉnh thu hồi …"
        found = re.match(rf"(?:\W*{_OPENS_GROUNDS}\b.*,)?\W*{_WHO}(?:{verbs}){_OF_IT}", sentence, re.DOTALL)
        body = resolve_body(found["who"], context.territory, context.registers) if found else None
        if body and body.slug == context.issuer.slug:
            return relation
    return None


def _own_kind(context: Context) -> str | None:
    if context.type in (None, DirectiveType.KHAC):
        return None
    return re.escape(context.registers.document_kinds.name_of(context.type))
