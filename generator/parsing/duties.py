"""Who must do what by when: bodies that a clause sets to work."""

import re
from collections.abc import Iterator, Sequence

from generator.model import DirectiveType, Duty, DutyRole, Span
from generator.parsing.agencies import Acting, Naming, read_agencies
from generator.parsing.context import Context
from generator.parsing.events import Deadline, find_deadlines
from generator.parsing.markers import markers
from generator.parsing.ranges import Part, Range, flat
from generator.registers import ResolvedBody, find_bodies, resolve_body
from generator.vietnamese import find_dates

_NONE = frozenset({DirectiveType.BAO_CAO, DirectiveType.TO_TRINH, DirectiveType.GIAY_MOI, DirectiveType.BIEN_BAN})
"""Kinds that report, ask or invite: who is named in them has been given nothing to do."""
_STRONG = (
    r"chủ trì|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|phối h[ợơ]p|khẩn trương|tiếp tục|chủ động|tập trung"
    r"|thường xuyên"
    r"|căn cứ|trên cơ sở|theo dõi|đôn đốc|t[ổôỗ] chức|hướng dẫn|chỉ đạo|tham mưu|rà soát|tăng cường|đẩy mạnh|thực hiện"
    r"|triển khai|tổng hợp|cử\b|bố trí|chuẩn bị|định hướng|duy trì|cùng (?:với )?(?:các|Sở|UBND|Công an)|sớm"
    r"|trong phạm vi"
    r"|theo chức năng|phổ biến|nắm (?:chắc|tình)|xem xét|cung cấp|đảm bảo|bảo đảm|giám sát|hoàn thiện"
    r"|hoàn thành|nhanh chóng"
    r"|cho ý kiến|có ý kiến|tiếp thu|xử lý|giúp\b|đề xuất|phải\b|cần\b|quyết định|kiểm tra|kiểm soát|vận động"
    r"|quán triệt"
    r"|cập nhật|hỗ trợ|thẩm định|tham gia|chấp hành|nghiêm túc|tiến hành|phát huy|tuyên truyền|trưng tập"
    r"|nghiên cứu|xây dựng"
    r"|thông báo|báo cáo|trình\b|lập\b|gửi\b|ban hành|biết\b|làm (?:đầu mối|việc)|là (?:đầu mối|cơ quan)|khi\b"
    r"|nếu\b|kịp thời"
    r"|quản lý|quan tâm|đăng tải|cân đối|tạo điều kiện|vận hành|tiếp nhận|trực tiếp|kích hoạt|rà|nêu cao"
    r"|yêu cầu|đề nghị|giao\b"
)
_PREDICATE = re.compile(rf"(?<=\s)(?:{_STRONG})")
_SURE = re.compile(
    r"(?<=\s)(?:chủ trì|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|khẩn trương|t[ổôỗ] chức (?:thực hiện"
    r"|triển khai|kiểm tra)"
    r"|theo dõi|nghiên cứu|chủ động|trưng tập|tiếp thu|rà soát|tham mưu)"
)
_PASSIVE = re.compile(
    r"(?:thông báo|báo cáo|trân trọng|kính|đề nghị|yêu cầu|gửi|nhận|cung cấp|giao|quyết định|xem xét)\b"
)
_ORDER = re.compile(
    r"(?<![\wÀ-ỹ])(?P<past>(?:đã|được|theo|sự|ý kiến|việc|xét|Xét|Theo|tinh thần|và|trực tiếp|công tác) )?"
    r"(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu|[Cc]hỉ đạo|[Ủủ]y quyền(?: cho)?|[Uu]ỷ quyền(?: cho)?"
    r"|[Pp]hân công)(?: cho)?\s+(?=[A-ZĐỦpbs])"
)
_NO_ORDER = ("đã", "được", "theo", "sự", "ý kiến", "xét", "Xét", "Theo", "tinh thần", "công tác")
_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[A-ZĐỦ])")
_STARTS = re.compile(r"\s*(?:[*_“\"]+\s*)?(?:(?:Trách nhiệm|Nhiệm vụ)(?: cụ thể)? của\s+|Đối với\s+)?")
_HANDED = re.compile(
    r"\b(?:thông báo (?:để|đến|tới)|chuyển [^.;]{3,80}? (?:đến|tới|cho)|gửi [^.;]{3,60}? (?:đến"
    r"|tới))\s+(?P<whom>[^.;]{4,260}?)"
    r"\s+(?:biết,? (?:và )?(?:phối hợp )?(?:triển khai )?(?:tổ chức )?thực hiện|để (?:xem xét, )?(?:xử lý"
    r"|giải quyết|thực hiện))"
)
_CARRY_OUT = re.compile(
    r"\s+(?:chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện)|căn cứ Quyết định(?: này)? thi hành"
    r"|thi hành Quyết định)"
)
_WITH = re.compile(r"\b(?:phối hợp|cùng với|gửi|báo cáo|trình|qua)\b[^.;]*$")
_LONGEST_SUBJECT = 420
_SEARCHED = 400_000
"""Characters searched for names in full; no real document comes near."""


def find_duties(text: str, ranges: Sequence[Range], context: Context) -> tuple[Duty, ...]:
    """Every body that a provision or a closing paragraph sets to work, once a provision, in order.

    From headed clauses (`Trung tâm Y tế huyện: …`), `Giao …`, `Chỉ đạo …`, `đề nghị …`, `X chủ trì, phối hợp với Y`,
    `X có trách nhiệm`, `… chịu trách nhiệm thi hành`. A head stands for the body. Those named only behind
    `phối hợp với` support a lead that is named, and classes of bodies are nobody in particular: both are left out.
    """
    if context.type in _NONE:
        return ()
    words = flat(text)
    naming = Naming(context, _known(words, ranges, context))
    plain = not any(place.part is Part.PROVISION for place in ranges)
    duties: list[Duty] = []
    seen: set[tuple[str | None, str]] = set()
    for place in ranges:
        if place.part is Part.ANNEX or (place.part is Part.PREAMBLE and not plain):
            continue
        deadlines = _deadlines(words, place, context)
        for acting in sorted(_acting(words, text, place, naming), key=lambda found: found.start):
            if (place.provision_id, acting.name) in seen:
                continue
            seen.add((place.provision_id, acting.name))
            due = next((deadline.at for deadline in deadlines if deadline.end > acting.start), None)
            span = Span(acting.start, acting.end)
            duties.append(Duty(place.provision_id, acting.name, DutyRole.LEAD, due, text[span.start : span.end], span))
    return tuple(duties)


def _known(words: str, ranges: Sequence[Range], context: Context) -> tuple[ResolvedBody, ...]:
    """The issuer, and what the document names in full or sets up."""
    known: dict[str, ResolvedBody] = {}
    if context.issuer and (body := resolve_body(context.issuer.name, context.territory, context.registers)):
        known[body.slug] = body
    if not ranges:
        return tuple(known.values())
    searched = words[ranges[0].start : min(ranges[-1].end, ranges[0].start + _SEARCHED)]
    for match in re.finditer(
        r"\b[Tt]hành lập\s+(?P<name>[A-ZĐ][^,.;:()]{6,120}?)(?=\s*[,.;:(]|\s+(?:gồm|để|do)\b)", searched
    ):
        if body := resolve_body(match["name"], context.territory, context.registers):
            known[body.slug] = body
    for found in find_bodies(searched, context.territory, context.registers, known=tuple(known.values())):
        kind = context.registers.body_kinds.by_key.get(found.body.kind)
        if kind and kind.open and not kind.named:
            known.setdefault(found.body.slug, found.body)
    return tuple(known.values())


def _deadlines(words: str, place: Range, context: Context) -> list[Deadline]:
    if place.end - place.start > _SEARCHED:
        return []
    part = words[place.start : place.end]
    dates = find_dates(part)
    found = find_deadlines(part, 0, len(part), dates, context) if dates else []
    return [Deadline(place.start + item.start, place.start + item.end, item.at) for item in found]


def _acting(words: str, text: str, place: Range, naming: Naming) -> Iterator[Acting]:
    issuer = naming.context.issuer.name if naming.context.issuer else None
    start = _behind_marker(text, place)
    if place.part is not Part.PREAMBLE:
        for acting in _subjects(words, text, start, place, naming):
            if not (acting.name == issuer and (place.part is Part.CLOSING or _passive(words, acting.end))):
                yield acting
    for match in _ORDER.finditer(words, start, place.end):
        if (match["past"] or "").strip() in _NO_ORDER or _quoted(words, place.start, match.start()):
            continue
        for acting in _subject(words, text, match.end(), place.end, naming, _PREDICATE):
            if acting.name != issuer or place.part is Part.PROVISION:
                yield acting
    for match in _HANDED.finditer(words, start, place.end):
        yield from read_agencies(words, match.start("whom"), match.end("whom"), naming)[0]


def _subjects(words: str, text: str, start: int, place: Range, naming: Naming) -> Iterator[Acting]:
    """Bodies that a clause or a sentence begins with, and those that lead in the middle of one."""
    lead = _STARTS.match(words, start, place.end)
    at = lead.end() if lead else start
    yield from _subject(words, text, at, place.end, naming, _PREDICATE, whole=True)
    begins = [at, *(match.end() for match in _SENTENCE.finditer(words, at, place.end))]
    for index, begin in enumerate(begins):
        end = begins[index + 1] if index + 1 < len(begins) else place.end
        if carried := _CARRY_OUT.search(words, begin, end):
            yield from read_agencies(words, begin, carried.start(), naming)[0]
        elif index:
            yield from _subject(words, text, begin, end, naming, _PREDICATE)
        yield from _leading(words, begin, end, naming)


def _subject(
    words: str, text: str, start: int, end: int, naming: Naming, predicate: re.Pattern[str], whole: bool = False
) -> list[Acting]:
    """The run of bodies at `start`, up to a colon, the end of the line or of the clause, or what they are to do."""
    limit = min(end, start + _LONGEST_SUBJECT)
    stop = re.compile(r"[.;:](?=\s|$)|:").search(words, start, limit)
    cuts = [match.start() for match in predicate.finditer(words, start, stop.start() if stop else limit)][:8]
    line = text.find("\n", start, limit)
    if stop and words[stop.start()] == ":" and whole:
        cuts.insert(0, stop.start())
    elif stop:
        cuts.append(stop.start())
    if 0 <= line < limit:
        cuts.append(line)
    if limit == end and not stop:
        cuts.append(end)
    for cut in cuts:
        found, ends = read_agencies(words, start, cut, naming)
        if found and ends and found[0].start - start < 40:
            return found
    return []


def _leading(words: str, start: int, end: int, naming: Naming) -> Iterator[Acting]:
    """`Trên cơ sở đó, Bộ Kế hoạch và Đầu tư chủ trì …`: a body behind a comma that leads."""
    for match in _SURE.finditer(words, start, end):
        floor = max(start, match.start() - 200)
        commas = [comma.end() for comma in re.finditer(r"[,;]\s+(?=[A-ZĐỦ])", words[floor : match.start()])]
        for comma in commas:
            begin = floor + comma
            if _WITH.search(words, start, begin):
                continue
            found, ends = read_agencies(words, begin, match.start(), naming)
            if found and ends and found[0].start == begin:
                yield from found
                break


def _behind_marker(text: str, place: Range) -> int:
    if place.part is not Part.PROVISION:
        return place.start
    marker = next(markers(text[place.start : place.start + 120].split("\n")[0]), None)
    return min(place.end, place.start + marker.length) if marker else place.start


def _passive(words: str, at: int) -> bool:
    return _PASSIVE.match(words[at : at + 30].lstrip()) is not None


def _quoted(words: str, start: int, at: int) -> bool:
    before = words[max(start, at - 600) : at]
    return before.rfind("“") > before.rfind("”")
