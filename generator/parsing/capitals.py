"""What the words and capitals of a name tell: whether it is one, and whether it is written as the rules ask."""

import re

_LONG_TAIL = re.compile(r" [A-ZĐÂÔƠƯÁÀẢÝỦ]\S*(?: [a-zà-ỹđ]+,?){5,}$")
"""More words without a capital than a school's or a company's name ends in, behind one with a capital."""
_ONE_WORD = re.compile(r"(?:Trạm|Phòng|Đội|Hạt|Cục|Vụ|Viện|Đài|Trường|Khoa)\s")
"""Kinds of one word; in others the second word is written large too, whatever follows."""
_NAMED_SMALL = 4
"""Words of a proper name that may all be written small."""

_TOLD_WHEN = re.compile(r"\b(?:từ|trước|sau|vào|lúc|đến)\s(?:ngày\s)?\d{1,2}(?:\s?(?:giờ|[hg])|/\d)")
"""What no name holds: `… hỗ trợ lực lượng từ 22 giờ`, `… trước ngày 15/3`."""
_PAST_PLACE = re.compile(
    r"\b(?:tỉnh|[Tt]hành phố|TP|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)[. ]\s?"
    r"[A-ZĐ][\wÀ-ỹ]*(?:\s[A-ZĐ][\wÀ-ỹ]*){0,3}\s"
    r"(?!(?:tỉnh|thành phố|huyện|quận|thị xã|số|tại|và|về|của|thuộc|khóa|khoá|nhiệm kỳ|giai đoạn|lần thứ)\b)[a-zđà-ỹ]"
)
"""A name is over with its place: `Công ty Công trình thành phố Lai Châu sơn lại vạch kẻ`."""


def is_formal(words: str) -> bool:
    """Whether what a body is for is written with a capital: `Chi cục Chăn nuôi và Thú y`."""
    return any(word[0].isupper() for word in words.split()[1 if _ONE_WORD.match(words) else 2 :])


def is_description(name: str) -> bool:
    """Whether what follows a kind describes bodies and names none: `công ty đại chúng`, a name that runs on."""
    small = name.islower() and len(name.split()) < _NAMED_SMALL
    return small or _LONG_TAIL.search(name) is not None


def tells_when(words: str) -> bool:
    """Whether a day or an hour stands in it, which no name holds."""
    return _TOLD_WHEN.search(words) is not None


def goes_past_place(words: str) -> bool:
    """Whether a name that ends with its place goes on behind it."""
    return _PAST_PLACE.search(words) is not None
