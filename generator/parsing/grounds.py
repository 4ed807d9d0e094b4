"""The grounds of a document (căn cứ, thực hiện, theo đề nghị): what it rests on, and which letter it answers."""

import re

from generator.model import Relation
from generator.parsing.context import Context
from generator.vietnamese import fold

SENTENCES = re.compile(r"\.\s+(?=[A-ZĐ])")
_GLIDE = (
    r"(?:\s+(?:nghiêm|nghiêm túc|tốt|có|hiệu quả|đầy đủ|kịp thời|nội dung|các|đúng|thực hiện|thi hành|và|triệt để|quyết"
    r" liệt|đồng bộ|tổ chức|triển khai|theo|quán triệt|sâu sắc|tinh thần|chỉ đạo tại|quy định|của|tại|tiếp tục"
    r"|(?:điểm|khoản|mục|Điểm|Khoản|Mục|Điều|Chương|Phần|Phụ lục) [0-9IVXa-zđ]{1,5},?))*"
)
ORDER = re.compile(
    rf"(?<!quả )(?<!hình )(?<!hoạch )\b(?:thực hiện|triển khai|quán triệt|chấp hành|thi hành|phổ biến"
    rf"|tuyên truyền){_GLIDE}"
    r"(?:\s+(?:Nghị quyết|Chỉ thị|Kết luận|Quyết định|Nghị định|Luật|Thông tư|Kế hoạch)\s[^.;]{0,160},)?\s*$",
    re.IGNORECASE,
)
HALTED = re.compile(r"\b(?:dừng|ngừng|ngưng|dứt|đình chỉ)(?: ngay)?(?: việc)?\s*$", re.IGNORECASE)
_BASIS = re.compile(
    r"\s*(?:[-+_.“\"']\s*)*(?:Căn\.?\s*c[ứư]|Theo đề nghị|Xét|Tiếp theo|Trên cơ sở"
    r"|Sau khi (?:xem xét|nghe|nghiên cứu|thảo luận))\b"
)
_CARRYING_OUT = re.compile(
    r"\s*(?:[-+_.“\"']\s*)*(?:Thực hiện|Triển khai|Theo|Chấp hành|Tiếp nhận|Nhận được|Tiếp thu)\b[^,;.]*$"
)
_GROUNDS = re.compile(
    r"[-+_.“\"'\s]*(?:Căn\.?\s*c[ứư]|Xét|Tiếp theo|Thực hiện|Triển khai|Theo|Chấp hành|Tiếp nhận|Nhận được|Tiếp thu)\s"
    r"(?:[^,;(]*[,;(])*(?P<last>[^,;(]*)$"
)
_GROUND_TOO = re.compile(
    r"\s*(?:và\s+|cùng\s+)?(?:được\s+)?(?:(?:sửa đổi|bổ sung|thay thế|hướng dẫn)\W*)*(?:(?:tại|bởi|theo|của)\s+)?"
    r"(?:[Cc]ác\s+)?(?:[Vv]ăn bản\s+)?(?:[A-ZĐ]\S+ [^,;.\s]+\s+của\s+[^,;.]{3,70}\s(?=số\s))?(?:số\s+)?"
)
_GROUND = re.compile(
    r"\b(?:căn cứ|(?:chấp hành|tiếp nhận)(?=\s*$)|(?:nghe|xem xét) (?:\S+\s){0,8}báo cáo"
    r"|(?<!việc )(?<!đã )thực hiện(?= (?:các )?(?:ý kiến|chỉ đạo|kết luận|yêu cầu|nội dung|tinh thần)|\s*$)"
    r"|theo (?:đề nghị|báo cáo|chỉ đạo|ý kiến|yêu cầu|tinh thần|kết luận)|xét đề nghị"
    r"|sau khi (?:nghe|xem xét))\b[^,;.:]*$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\b(?:xét đề nghị|xét|nhận được|phúc đáp|trả lời|theo đề nghị)\b(?P<between>[^;.]*)$", re.IGNORECASE
)
_ANOTHERS_ANSWER = re.compile(r"\d/[^\s,;]*[A-ZĐ][^,;]*\b(?:phúc đáp|trả lời)\b[^.;]*$")
"""`Tòa án … có Công văn số … trả lời Công văn số …`: that letter answers, not this paper."""
_EXPRESS_ANSWER = re.compile(r"\b(?:[Pp]húc đáp|[Tt]rả lời|PHÚC ĐÁP|TRẢ LỜI)\b(?:(?!:\s+[A-ZĐ])[^;.])*$")
_GIVEN = re.compile(r"\b(?:[Gg]iao|[Yy]êu cầu|[Đđ]ề nghị)\s+(?=[A-ZĐỦ]|các\b)")


def ground(
    opening: str, near: bool, before: str, context: Context, issuer: str | None, symbol: str | None, *, letter: bool
) -> Relation:
    """What a document that the preamble names is to this one.

    `near` where its name stands at the end of the paragraph's `opening`, `letter` where it is one that may be answered.
    """
    letter = letter and not _ANOTHERS_ANSWER.search(SENTENCES.split(before)[-1])
    if letter and _EXPRESS_ANSWER.search(before[-300:]):
        return Relation.REPLIES_TO
    answer = _ANSWER.search(before[-300:])
    if answer and letter and _addressed(context, issuer, symbol):
        return Relation.REPLIES_TO
    if _BASIS.match(opening) or (near and _CARRYING_OUT.match(opening)) or _GROUND.search(before[-200:]):
        return Relation.BASIS
    lead = SENTENCES.split(before)[-1]
    order = ORDER.search(lead)
    if order and _GIVEN.search(lead) and not HALTED.search(lead[: order.start()]):
        return Relation.IMPLEMENTS
    if (grounds := _GROUNDS.match(lead)) and _GROUND_TOO.fullmatch(grounds["last"]):
        return Relation.BASIS
    return Relation.CITES


def _addressed(context: Context, issuer: str | None, symbol: str | None) -> bool:
    """Whether the letter cited comes from one to whom this one goes, or from that one's office."""
    for body in context.addressee_bodies:
        name = fold(body)
        if issuer and (fold(issuer) == name or name in fold(issuer)):
            return True
        if not issuer and symbol and _abbreviates(re.split(r"[-/]", symbol)[-1], body):
            return True
    return False


def _abbreviates(letters: str, name: str) -> bool:
    initials = iter("".join(word[0] for word in re.findall(r"\w+", fold(name))))
    wanted = fold(letters)
    return len(wanted) > 2 and all(letter in initials for letter in wanted) and fold(name).startswith(wanted[0])
