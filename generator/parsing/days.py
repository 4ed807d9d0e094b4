"""What a stated day does, by the words around it: something takes effect, ends, or is due."""

import re

from generator.model import EventKind
from generator.parsing.ranges import Part

_DUE = re.compile(
    r"(?:\btrước(?: hoặc trong| và trong)?|\b(?:chậm|muộn) nhất(?: (?:là|đến|vào|trước|trong|hết|lúc))*"
    r"|\bkhông (?:quá|(?:muộn|chậm) hơn)|\bhạn (?:chót|cuối|cuối cùng)(?:[^.;:]{0,40}\blà|:)?"
    r"|\bthời (?:hạn|gian)(?: (?:hoàn thành|gửi|nộp|báo cáo|trình))+(?: là)?:|\bthời hạn(?: thực hiện)?(?: là)?:"
    r"|\bđến hết|\bxong (?:trong|vào|trước)|\bthời hạn\b[^.;]{0,60}\bđến)\s*(?:ngày\s*)?$",
    re.IGNORECASE,
)
_SUBMITS = re.compile(
    r"\b(?:nộp|thu|nhận|gửi|đăng ký|góp ý|ý kiến|báo cáo|hoàn thành|xong|bình chọn|dự thi)\b", re.IGNORECASE
)
"""What is due within a range of days: it is handed in."""
_LATEST = re.compile(r"\b(?:chậm|muộn) nhất(?: \w+){0,2}\s*(?:ngày\s*)?$", re.IGNORECASE)
_PAST = re.compile(r"[^.;]{0,110}\bđã\b")
"""`Từ ngày … đến ngày …, Đoàn đã thanh tra`: what is told of days gone by."""
_UNTIL_DUE = re.compile(r"\b(?:gia hạn|hoàn thành|hoàn thiện|xong)\b[^.;]{0,90}\bđến\s*(?:ngày\s*)?$", re.IGNORECASE)
_FROM = re.compile(r"(?:\b(?:kể|kế|bắt đầu|tính)\s+)?\btừ\s*(?:ngày\s*)?$", re.IGNORECASE)
_COUNTED_FROM = re.compile(
    r"\b\d{1,4}\s+(?:ngày|tháng|năm|tuần|giờ)(?:\s+làm việc)?,?\s+(?:(?:kể|tính)\s+)?từ\s*(?:ngày\s*)?$", re.IGNORECASE
)
"""`tối thiểu 90 ngày kể từ ngày …`: a day that a term is counted from."""
_LASTS = re.compile(
    r"\b(?:tạm đ[ưừ]ng|dừng|ngừng|tạm ngưng|đóng cửa|cấm|giãn cách|cách ly|phong t[oỏ]a|nghỉ học|biệt phái|bổ nhiệm"
    r"|luân chuyển)\b",
    re.IGNORECASE,
)
"""`Cách ly … trong vòng 15 ngày kể từ ngày …`: what lasts that long begins on the day."""
_UP_TO = re.compile(
    r"\b(?:(?:thực hiện|áp dụng|nghỉ(?: học| làm)?|cách ly|giãn cách(?: xã hội)?|đóng cửa|duy trì|kéo dài)\s+"
    r"(?:cho\s+)?đến hết|áp dụng(?: cho)? đến|này có thời hạn đến)\s*(?:ngày\s*)?$",
    re.IGNORECASE,
)
"""What lasts until a day: it ends then."""
_TO = re.compile(r"\bđến(?P<whole> hết)?\s*(?:ngày\s*)?$", re.IGNORECASE)
_FROM_NOW = re.compile(r"\btừ nay\s+(?:cho\s+)?đến(?: hết)?\s*(?:ngày\s*)?$", re.IGNORECASE)
_FROM_DAY_TO = re.compile(
    r"\btừ\s+(?:ngày\s+)?\d{1,2}(?:\s?[/.-]\s?\d{1,2}|\s+tháng\s+\d{1,2})?\s+đến(?: hết)?\s*(?:ngày\s*)?$",
    re.IGNORECASE,
)
"""`Từ ngày 03/4 đến hết ngày 30/4/2020`: the year stands behind the second day only."""
EFFECT = re.compile(r"\b(?:(?<!còn )hiệu lực|(?:có|còn) giá trị)\b", re.IGNORECASE)
_MEASURE = re.compile(
    r"\b(?:tạm dừng|tạm đ[ưừ]ng|dừng|ngừng|tạm ngưng|đóng cửa|cấm|áp dụng|thực hiện|triển khai|giãn cách"
    r"|cách ly|phong t[oỏ]a"
    r"|hoạt động|nghỉ học|được nghỉ|hỗ trợ|cao điểm|bổ nhiệm|điều động|biệt phái|nghỉ hưu"
    r"|mở cửa|mở lại|chấm dứt|châm dứt|giải thể|sáp nhập|điều chỉnh|thay đổi|bãi bỏ|đổi tên|cho phép)\b",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"(?<!tạm )\b(?:ch[ấâ]m dứt(?! hoạt động)|hết hiệu lực|(?:dừng|ngừng|ngưng)\s+(?:việc\s+|không\s+)?(?:thực hiện"
    r"|áp dụng|triển khai|thi hành|tiếp nhận|sử dụng|thu|cấp))\b"
    r"(?!.*(?:,|\bvà|\bđể|\bđồng thời)\s+(?:được\s+)?(?:chuyển|mở cửa|mở lại|bắt đầu|cho phép|bổ nhiệm|thực hiện"
    r"|áp dụng|triển khai|thay|điều chỉnh)\b)",
    re.IGNORECASE,
)
"""What is no longer done, with nothing behind it that begins instead. That a body is dissolved (`chấm dứt hoạt động`)
is a decision that takes effect.
"""
_FOR_A_TIME = re.compile(r"\s*(?:cho\s+)?(?:đến|tới)\b", re.IGNORECASE)
"""`Ngừng tiếp nhận hồ sơ từ ngày … đến ngày …`: what is stopped for a time is a measure that begins."""
_WHOM = re.compile(
    r"\b(?:người|trường hợp|ai|công dân|hành khách|lao động)\s(?:\S+\s){0,3}"
    r"(?:đến|về|đi|ở|tới|qua|vào|sinh|từng)\b[^,;.:]*$"
    r"|\báp dụng\s(?:đối với|với|cho)\s[^,;:]*\b(?:nộp|ký|cấp|phát sinh|sinh|lập|tiếp nhận|ban hành)\s+"
    r"(?:trước|sau|từ|kể từ)\s*(?:ngày\s*)?$",
    re.IGNORECASE,
)
"""`Người về từ vùng dịch từ 0 giờ ngày …`, `áp dụng với hồ sơ nộp trước ngày …`: whom the day tells of."""
_NO_EVENT = re.compile(r"\b(?:dự kiến|tính đến|nếu có|nếu|giai đoạn trước|khai mạc|tổ chức thi)\b", re.IGNORECASE)
_TRANSITION = re.compile(
    r"^\W*(?:\d+[.)]\s*|[a-zđ]\)\s*)?(?:Trường hợp|Đối với (?:các )?(?:hồ sơ|trường hợp|tổ chức|cá nhân))\b"
)
_DONE = re.compile(r"\b(?:đã|được cấp|được ban hành|phát sinh)\b[^,;]{0,60}$")
_OTHERS = re.compile(
    r"\b\d+\s?(?:/\d{4})?[/-]\s?[A-ZĐ]{2}[^;.]*$|\bLuật (?!này\b)[^;.]*$"
    r"|\b(?:Công văn|Công điện|Chỉ thị|Quyết định|Quy định|Quy chế|Nghị quyết|Nghị định|Thông báo|Thông tư|Thông tri"
    r"|Kế hoạch|Kết luận|Hướng dẫn)\s(?:số\s)?\d[^;.]*$"
    r"|\b(?:[Cc]ác|[Nn]hững|[Mm]ọi)\s(?:quy định|văn bản|nội dung|hướng dẫn|chỉ đạo|mức|chế độ)\s"
    r"(?:[^;.]*\s)?(?:trước|trái|khác|cũ)\b[^;.]*$"
)
"""Another document whose force is told; `các quy định trước đây trái với Quyết định này`."""
_OWN_TOO = re.compile(r"\W*\w+(?: \w+)? này\b.*\bvà\s+(?:có\s+)?$")
"""`Công văn này thay thế Công văn số … và có hiệu lực từ …`: its own effect."""
_AHEAD = re.compile(r"\s*,?\s*(?!đã\b|đến\b)(?P<does>[^.;]{0,110})")
_DONE_BY = re.compile(r"\s*,?\s*(?:phải |cơ bản |phấn đấu )*(?:hoàn thành|xong|đạt)\b")


def is_anothers(before: str) -> bool:
    """Whether what a sentence says of force is said of another document, by the words before."""
    return _OTHERS.search(before) is not None and not _OWN_TOO.match(before)


def kind_of_day(
    before: str, previous: str | None, after: str, part: Part, *, midnight: bool, ahead: bool
) -> EventKind | None:
    """What a day does. `before` and `after` are the words of its sentence, `previous` those before the day before it.

    What begins at `midnight` is a measure, whatever its verb: no meeting begins then. What is said behind the day
    counts where it lies `ahead` of the paper.
    """
    said = list(EFFECT.finditer(before))
    effect = bool(said)
    other = said and is_anothers(before[: said[-1].start()])
    if said and (other or (part is Part.ANNEX and "này" not in before)):
        return None
    whom = not effect and _WHOM.search(before[-160:]) and not _LASTS.search(before[-220:])
    if whom or _NO_EVENT.search(before[-120:]) or (not (ahead or effect) and _PAST.match(after)):
        return None
    measure = midnight or _MEASURE.search(before[-220:]) is not None
    if start := _FROM.search(before):
        begins = ahead and not before[: start.start()].strip(" -+.,") and _begins(after)
        return _from(before, after, part, effect=effect, measure=measure or begins)
    if (to := _TO.search(before)) and not (_UNTIL_DUE.search(before) or _LATEST.search(before)):
        ranged = (previous is not None and _FROM.search(previous) is not None) or _FROM_DAY_TO.search(before)
        if effect or (measure and ranged) or _UP_TO.search(before) or (measure and _FROM_NOW.search(before)):
            return EventKind.ENDS
        if ranged and not _SUBMITS.search(before):
            return None
        if not to["whole"]:
            return EventKind.DUE if ahead and _DONE_BY.match(after) else None
    if (_DUE.search(before) or _UNTIL_DUE.search(before)) and not _TRANSITION.match(before):
        return None if effect or _DONE.search(before[-80:]) or re.match(r"\s*thì\b", after) else EventKind.DUE
    return None


def _begins(after: str) -> bool:
    """`Từ ngày …, áp dụng mức thu mới`: whether a measure is named behind the day."""
    then = _AHEAD.match(after)
    return then is not None and _MEASURE.search(then["does"]) is not None and " đã " not in then["does"]


def _from(before: str, after: str, part: Part, *, effect: bool, measure: bool) -> EventKind | None:
    if _COUNTED_FROM.search(before) and (effect or not _LASTS.search(before[-220:])):
        return None
    if not (effect or (measure and part is not Part.ANNEX)):
        return None
    over = _STOPS.search(before[-220:]) and not _FOR_A_TIME.match(after)
    return EventKind.ENDS if over else EventKind.TAKES_EFFECT
