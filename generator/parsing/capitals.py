"""What capitals tell of a name: whether it is one, and whether it is written as the rules ask."""

import re

_LONG_TAIL = re.compile(r" [A-ZĐÂÔƠƯÁÀẢÝỦ]\S*(?: [a-zà-ỹđ]+,?){5,}$")
"""More words without a capital than a school's or a company's name ends in, behind one with a capital."""
_ONE_WORD = re.compile(r"(?:Trạm|Phòng|Đội|Hạt|Cục|Vụ|Viện|Đài|Trường|Khoa)\s")
"""Kinds of one word; in others the second word is written large too, whatever follows."""
_NAMED_SMALL = 4
"""Words of a proper name that may all be written small."""


def is_formal(words: str) -> bool:
    """Whether what a body is for is written with a capital: `Chi cục Chăn nuôi và Thú y`."""
    return any(word[0].isupper() for word in words.split()[1 if _ONE_WORD.match(words) else 2 :])


def is_description(name: str) -> bool:
    """Whether what follows a kind describes bodies and names none: `công ty đại chúng`, a name that runs on."""
    small = name.islower() and len(name.split()) < _NAMED_SMALL
    return small or _LONG_TAIL.search(name) is not None
