"""Units of the issuer, which its papers name in short: `Phòng Nghiệp vụ Y`, `Văn phòng Sở`, `Vụ Pháp chế`."""

import re

from generator.parsing.context import Context
from generator.vietnamese import fold

_OFFICE = re.compile(r"^(?:Phó )?(?:Chánh\s+)?[Vv]ăn phòng(?P<of>\s+(?:Sở|Bộ|Ban|Cục|Tỉnh|tỉnh|cơ quan))?$")
ROOM = re.compile(
    r"^(?:(?:Phó )?[Tt]rưởng\s+|Đội trưởng\s+)?(?P<kind>[Pp]hòng|[Kk]hoa|Đội|Trạm|Bộ môn"
    r"|Bộ phận(?! (?:giúp việc|[Tt]hường trực)))\s+(?=\w)"
)
_WITHIN = re.compile(r"\s+(?:trực thuộc|thuộc|của)\s+(?P<whose>Sở|Bộ|Cục|Tổng cục|Công an tỉnh|Thanh tra tỉnh)$")
_DEPARTMENT = re.compile(
    r"^(?:(?:Tổng )?[Cc]ục trưởng |Vụ trưởng |Chánh |Trưởng (?=[Bb]an ))?"
    r"(?P<unit>(?:Tổng cục|Cục|Vụ|Thanh tra|Ban(?= (?!Chỉ đạo|Chỉ huy|CHQS|Quản lý|Cán sự)[A-ZĐ]))\b.*)$"
)
_INSPECTORS = re.compile(r"^(?:Chánh\s+)?Thanh tra\s+(?:Sở|Bộ)$")
_CLASS = re.compile(r"\bcác\b|^(?:Thủ trưởng|Lãnh đạo|[Đđ]ơn vị|[Cc]ơ quan|[Tt]ổ chức)\b")
_OF_EACH = re.compile(
    r"\bhuyện\b|\bquận\b|\bcác (?:tỉnh|huyện|quận|xã|phường|thị trấn|thị xã|trường|đơn vị|địa phương)\b"
)
_HOLDERS = (
    "Sở ", "Bộ ", "Thanh tra ", "Cục ", "Tổng cục ", "Chi cục ", "Văn phòng ", "Ban Quản lý ", "Bảo hiểm xã hội ",
    "Công an ", "Ban Chỉ huy Quân sự ", "Bệnh viện ", "Trường ", "Trung tâm Y tế ", "Trung tâm Kiểm soát ", "Kho bạc ",
    "Tòa án ", "Viện ", "Đại học ", "Học viện ", "Tổng công ty ", "Ban Tổ chức ", "Ban Tuyên giáo ", "Ban Dân vận ",
    "Ban Nội chính ", "Ủy ban Kiểm tra ", "Công ty ", "Tập đoàn ", "Điện lực ", "Đài ",
)  # fmt: skip
"""What has rooms of its own; an Ủy ban's `phòng` is a district's body."""
_CENTRAL = re.compile(
    r"Bộ (?!Chỉ huy|Tư lệnh|Chính trị)|Tòa án nhân dân tối cao|Viện kiểm sát nhân dân tối cao|Thanh tra Chính phủ"
    r"|Kiểm toán nhà nước|Văn phòng (?:Chính phủ|Quốc hội)|Ngân hàng Nhà nước|Ủy ban Dân tộc|Tổng cục "
    r"|Kho bạc Nhà nước$|Bảo hiểm xã hội Việt Nam"
    r"|(?:Ban (?!Chấp hành)|Ủy ban Kiểm tra |Văn phòng )(?:[^,]{3,40} )?Trung ương(?: Đảng)?$"
)
"""What has vụ, cục and boards."""
_AD_HOC = re.compile(r"Ban Chỉ đạo|Trung tâm Chỉ huy|Ban Chỉ huy|Bộ phận Thường trực|Hội đồng|Tổ công tác")
_PLACE = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã)(?:\s+[A-ZĐ][\wÀ-ỹ]*(?:\s[A-ZĐ][\wÀ-ỹ]*){0,3})?$")
_SHORT_ISSUER = re.compile(r"(?:\s+(?:[Tt]hành phố|tỉnh|huyện|quận|thị xã|xã|phường))?$")
_UNIT_WORDS = re.compile(r"(?:Tổ|Bộ phận|Văn phòng|Ban|Thường trực|Cơ quan|Đội|Nhóm|Tiểu ban)\b")


def own_unit(words: str, context: Context) -> tuple[str, bool] | None:
    """A unit of the issuer by its full name, or a name that holds the issuer's own in short; and whether its words end
    there for certain.
    """
    if not context.issuer:
        return None
    issuer = context.issuer.name
    holds = issuer.startswith(_HOLDERS)
    if (match := _OFFICE.match(words)) and (holds or not match["of"]):
        return (issuer if issuer.startswith("Văn phòng ") else f"Văn phòng {issuer}"), True
    if _INSPECTORS.match(words):
        return (issuer if issuer.startswith("Thanh tra ") else f"Thanh tra {issuer}"), True
    within = _WITHIN.search(words)
    if within and issuer.startswith(within["whose"].split()[0]) and not _CLASS.search(words):
        return _inside(words[: within.start()], issuer), True
    name, dash, owner = words.rpartition(" - ")
    if dash and ROOM.match(name) and len(owner.split()) > 1 and fold(issuer).startswith(fold(owner)):
        words = name
    if (
        holds
        and ROOM.match(words)
        and not (_PLACE.search(words) or _OF_EACH.search(words) or _district_room(words, context))
        and " - Thanh tra" not in words
    ):
        room = ROOM.sub(lambda match: f"{match['kind'].capitalize()} ", words)
        return _inside(re.sub(r"\s*-\s*", " - ", room), issuer), False
    department = _DEPARTMENT.match(words) if _CENTRAL.match(issuer) and not _PLACE.search(words) else None
    if department and " Bộ " not in words:
        return _inside(department["unit"], issuer), False
    short = _with_short_issuer(words, issuer)
    return (short, True) if short else None


def of_each_district(words: str, context: Context) -> bool:
    """Whether a room is one that districts have, in a sở's paper: `phòng Văn hóa và Thông tin`, of each of them."""
    words = " ".join(words.split())
    if not (context.issuer and context.issuer.name.startswith("Sở ") and ROOM.match(words)):
        return False
    return _room_of_districts(words, context)


def _district_room(words: str, context: Context) -> bool:
    """Whether a room is its district's, in the paper of another body of a district: `Phòng Giáo dục và Đào tạo`."""
    return bool(context.territory and context.territory.district) and _room_of_districts(words, context)


def _room_of_districts(words: str, context: Context) -> bool:
    kinds = context.registers.body_kinds.named(ROOM.sub("Phòng ", words))
    return any("province" not in kind.levels and not kind.open for kind in kinds)


def _inside(unit: str, issuer: str) -> str:
    return unit if fold(issuer) in fold(unit) else f"{unit} {issuer}"


def _with_short_issuer(words: str, issuer: str) -> str | None:
    kind = _AD_HOC.match(issuer)
    if not kind:
        return None
    match = re.search(rf"^(?P<before>.+\s)?{kind[0]}{_SHORT_ISSUER.pattern}", words, re.IGNORECASE)
    if not match or (match["before"] and not _UNIT_WORDS.match(match["before"])):
        return None
    return f"{match['before'] or ''}{issuer}"
