"""Who must do what by when: bodies that a clause sets to work."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from generator.model import DirectiveType, Duty, DutyRole, Span
from generator.parsing.acquaintances import naming_of
from generator.parsing.agencies import Acting, Naming, begin_with, read_agencies
from generator.parsing.beside import clause, helpers, helps, told
from generator.parsing.context import Context
from generator.parsing.events import Deadline, find_deadlines
from generator.parsing.markers import markers
from generator.parsing.predicates import ASKING, LEADING, PASSING_ON, Sure, predicates
from generator.parsing.ranges import Part, Range, flat
from generator.parsing.shared_nouns import shared_noun
from generator.vietnamese import find_dates

_NONE = frozenset({DirectiveType.BAO_CAO, DirectiveType.TO_TRINH})
"""Kinds that report or ask: who is named in them has been given nothing to do."""
_ONLY_ORDERED = frozenset({DirectiveType.GIAY_MOI, DirectiveType.BIEN_BAN})
"""Kinds that invite or tell what was said: only `Giao …` gives somebody something to do, in an invitation a request."""
_PLEADED = re.compile(r"[Kk]iến nghị\b")
_PLEADING = frozenset({DirectiveType.KHAC, DirectiveType.CONG_VAN})
"""Kinds in which `kiến nghị …` asks for something to be done: a prosecutor's kiến nghị, a letter."""
_GIVEN = re.compile(r"[Gg]iao\b")
_ORDER = re.compile(
    r"(?<![\wÀ-ỹ])(?<!Ban )(?P<past>(?:đã|được|theo|sự|ý kiến|việc|xét|Xét|Theo|tinh thần|và|trực tiếp|công tác) )?"
    r"(?:[Gg]iao(?: (?:nhiệm vụ|trách nhiệm))?|[Đđ]ề nghị|[Kk]iến nghị|[Yy]êu cầu|[Cc]hỉ đạo|[Ủủ]y quyền(?: cho)?"
    r"|[Uu]ỷ quyền(?: cho)?|[Pp]hân công)(?: cho)?:?\s+(?=[A-ZĐỦpbs]|(?:các )?đồng chí\s)"
)
_GROUNDS = re.compile(r"\s*(?:Căn cứ|Thực hiện|Xét|Theo|Ngày|Qua|Sau khi|Tiếp theo|Trên cơ sở)\b")
_LED = re.compile(
    r"(?<![\wÀ-ỹ])(?:Đảng (?:ủy|uỷ|đoàn)|Ban [Cc]án sự đảng|(?:Huyện|Thành|Thị|Quận|Tỉnh) (?:ủy|uỷ))\s[^.;:]{3,90}?"
    r"\slãnh đạo(?:, chỉ đạo)?\s+(?=[A-ZĐỦ])"
)
"""A committee leads the body whose Party organisation it is: `Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo Ủy ban …`."""
_NEXT_ORDER = re.compile(r"\b(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu)\s+(?=[A-ZĐỦ])")
_HEADS = r"(?:Giám đốc|Trưởng|Chủ tịch|Bí thư|Chánh|Cục trưởng|Vụ trưởng|Viện trưởng|Thủ trưởng|Hiệu trưởng|Bộ trưởng)"
_SOMEBODY = re.compile(rf"\b(?:[Ôô]ng|[Bb]à(?! Rịa)|[Đđ]ồng chí|[Đđ]/c)\s+(?!{_HEADS}\b)[A-ZĐÂÔƯ]")
"""A person; `đồng chí Giám đốc Sở Y tế` is the office."""
_NO_ORDER = ("đã", "được", "theo", "sự", "ý kiến", "xét", "Xét", "Theo", "tinh thần", "công tác")
_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[A-ZĐỦ])|(?<=;)\s+(?=phòng [A-ZĐ])")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*(?=[A-ZĐỦ])")
_TITLED = re.compile(
    r"(?P<title>[^\n.;:,]*[^\s.;:,])(?<! của)(?<! và)(?<! với)(?<! các)(?<! tại)(?<! theo)(?<! do)(?<! cho)[ \t]*\n"
    r"[ \t]*(?P<first>[A-ZĐỦ][^\n]+)"
)
_SHORT = 0.75
"""A line so much shorter than the next is a title; its clause begins below it."""
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
_WITH = re.compile(r"\b(?:phối hợp|cùng(?= với|\s+[A-ZĐ])|gửi|báo cáo|trình|qua)\b[^.;]*$")
_LISTING = re.compile(r"\b(?:gồm|bao gồm|gồm có|như|liên hệ|sau|địa chỉ|thành phần)\s*:\s*$", re.IGNORECASE)
_COMMA = re.compile(r"[,;]\s+(?=[A-ZĐỦ])")
_BEFORE_LEAD = re.compile(r"(?:[,;]|\bdo)\s+(?=[A-ZĐỦ])")
_DONE_BY = re.compile(r"chịu trách nhiệm|tham mưu")
"""`Kinh phí do Sở Tài chính tham mưu`."""
_PERSON = re.compile(rf"\s*(?:Ông|Bà|Đồng chí|Đ/c)\s+(?!{_HEADS}\b)[A-ZĐ]")
_LINE_END = re.compile(r"[ \t]*\n(?=[\s*_]*[A-ZĐÂÔƠƯỦ+-])")
_MISREAD_MARKER = re.compile(r"\W*\w{1,3}[.,)]\s+(?=[A-ZĐ])")
_STOP = re.compile(
    r"[.;](?=\s|$)|(?<!ác Sở)(?<!ác sở)(?<!ác Bộ)(?<!ác bộ)(?<!ác [Pp]hòng)(?<!ác Ban)"
    r"(?:(?<!huyện)(?<!quận)(?<!tỉnh)(?<!ành phố)(?<!ị xã)(?<!ác xã)(?<!phường)|(?!:\s+[A-ZĐ]\w*\s[A-ZĐ])):"
)
"""A colon behind `các Sở`, or between `các huyện` and a place, begins a list of names."""
_CLAUSE_END = re.compile(r"[.;]\s+")
_CLASS = re.compile(
    rf"(?:(?:Giao|Yêu cầu|Đề nghị)\s+)?(?:{_HEADS}\s+)?(?:(?:UBND|[ỦU][ỷy] ban nhân dân|Ban|Trường)\s+)?"
    r"(?:các|cấp|Các)\s+(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu|thôn|bản|sở|ban|ngành|phòng"
    r"|trường|địa phương|đoàn thể)\b"
)
"""`Ủy ban nhân dân các xã báo cáo …`: a sentence that begins with many bodies of one kind."""
_LONGEST_SUBJECT = 420
_NEAR = 40
"""Characters from the beginning of a clause within which its subject begins."""
_LEAD = 12
"""Characters before a subject that may be a word such as `Giám đốc`; before that another body may stand."""
_TRIED = 8
"""Places tried for the end of a run of names."""
_SEARCHED = 400_000
"""Characters searched for names in full; no real document comes near."""


def find_duties(text: str, ranges: Sequence[Range], context: Context) -> tuple[Duty, ...]:
    """Every body that a provision or a closing paragraph sets to work, once a provision, in order.

    From headed clauses (`Trung tâm Y tế huyện: …`), `Giao …`, `Chỉ đạo …`, `đề nghị …`, `X chủ trì, phối hợp với Y`,
    `X có trách nhiệm`, `… chịu trách nhiệm thi hành`. A head stands for the body. Those named only behind
    `phối hợp với` or `báo cáo` stand beside a lead that is named, in its own duty; classes of bodies are nobody in
    particular, and are left out.
    """
    if context.type in _NONE:
        return ()
    words = flat(text)
    naming = naming_of(words, ranges, context)
    plain = not any(place.part is Part.PROVISION for place in ranges)
    duties: list[Duty] = []
    seen: set[tuple[str | None, str]] = set()
    for place in ranges:
        if place.part in (Part.ANNEX, Part.FOOTNOTE) or (place.part is Part.PREAMBLE and not plain):
            continue
        if plain and not _GROUNDS.match(words, place.start):
            place = replace(place, part=Part.CLOSING)
        deadlines = _deadlines(words, place, context)
        run = sorted(_acting(words, text, place, naming), key=lambda found: found.start)
        for at, acting in enumerate(run):
            if (place.provision_id, acting.name) in seen:
                continue
            seen.add((place.provision_id, acting.name))
            due = _due(words, acting, run, place, deadlines)
            span = Span(acting.start, acting.start + len(words[acting.start : acting.end].rstrip(" ,;:.")))
            start, end = clause(words, at, run, place.end)
            role = DutyRole.SUPPORT if helps(words, start, end) else DutyRole.LEAD
            beside = (helpers(words, start, end, naming), told(words, start, end, naming))
            duties.append(Duty(place.provision_id, acting.name, role, due, span.of(text), span, *beside))
    return tuple(duties)


def _deadlines(words: str, place: Range, context: Context) -> list[Deadline]:
    if place.end - place.start > _SEARCHED:
        return []
    part = words[place.start : place.end]
    dates = find_dates(part)
    found = find_deadlines(part, 0, len(part), dates, context) if dates else []
    return [Deadline(place.start + item.start, place.start + item.end, item.at) for item in found]


def _due(
    words: str, acting: Acting, run: Sequence[Acting], place: Range, deadlines: Sequence[Deadline]
) -> date | datetime | None:
    """The first day behind a body by which it, or nobody in particular, is to be done: not one that a later sentence
    sets another body, or a class of them.
    """
    for deadline in deadlines[bisect_right(deadlines, acting.start, key=lambda deadline: deadline.end) :]:
        *_, start = place.start, *(end.end() for end in _CLAUSE_END.finditer(words, place.start, deadline.start))
        set_others = any(start <= other.start < deadline.start for other in run) or _CLASS.match(words, start)
        if acting.start >= start or not set_others:
            return deadline.at
    return None


def _acting(words: str, text: str, place: Range, naming: Naming) -> Iterator[Acting]:
    issuer = naming.context.issuer.name if naming.context.issuer else None
    start = _behind_marker(text, place)
    only_ordered = naming.context.type in _ONLY_ORDERED
    if place.part is not Part.PREAMBLE and not only_ordered and not _PERSON.match(words, start):
        for acting in _subjects(words, text, start, place, naming):
            behind = text[acting.end - 1 : acting.end + 2]
            titled = re.match(r"\n|.[ ]?\n", behind) is not None and acting.start - start < 3
            done = place.part is Part.CLOSING or titled or PASSING_ON.match(words, acting.end)
            asks = place.part is Part.CLOSING and ASKING.match(words, acting.end)
            if not asks and not (acting.name == issuer and done):
                yield acting
    for match in _LED.finditer(words, start, place.end):
        yield from _subject(words, text, match.end(), place.end, naming)
    for match in _ORDER.finditer(words, start, place.end):
        if (match["past"] or "").strip() in _NO_ORDER or _quoted(words, place.start, match.start()):
            continue
        told = naming.context.type is DirectiveType.BIEN_BAN
        if told and not _GIVEN.match(words, match.start()):
            continue
        if _PLEADED.match(words, match.start()) and naming.context.type not in _PLEADING:
            continue
        for acting in _subject(words, text, match.end(), place.end, naming, ordered=True):
            if acting.name != issuer or place.part is Part.PROVISION:
                yield acting
    for match in () if only_ordered else _HANDED.finditer(words, start, place.end):
        yield from read_agencies(words, match.start("whom"), match.end("whom"), naming)[0]


def _subjects(words: str, text: str, start: int, place: Range, naming: Naming) -> Iterator[Acting]:
    """Bodies that a clause or a sentence begins with, and those that lead in the middle of one."""
    lead = _STARTS.match(words, start, place.end)
    at = lead.end() if lead else start
    carried = _CARRY_OUT.search(words, at, place.end)
    if carried:
        sentences = [match.end() for match in re.finditer(r"\.\s+(?=[A-ZĐ])", words[at : carried.start()])]
        begin = at + sentences[-1] if sentences else at
        yield from read_agencies(words, begin, carried.start(), naming)[0]
    if not carried or begin > at:
        yield from _subject(words, text, at, place.end, naming, heading=True)
    begins = [at, *(match.end() for match in _SENTENCE.finditer(words, at, place.end))]
    begins += [match.end() for match in _PARAGRAPH.finditer(text, at, place.end)]
    if (titled := _TITLED.match(text, at, place.end)) and len(titled["title"]) < _SHORT * len(titled["first"]):
        begins.append(titled.start("first"))
    begins = sorted(set(begins))
    for index, (begin, end) in enumerate(pairwise([*begins, place.end])):
        if carried and begin <= carried.start() < end:
            continue
        if index and not _LISTING.search(words[max(at, begin - 24) : begin]):
            yield from _subject(words, text, begin, end, naming, bare=False)
        yield from _leading(words, begin, end, naming)


def _subject(
    words: str,
    text: str,
    start: int,
    end: int,
    naming: Naming,
    *,
    heading: bool = False,
    bare: bool = True,
    ordered: bool = False,
) -> list[Acting]:
    """The run of bodies at `start`, up to what they are to do; with `bare`, also up to the end of clause or line; as a
    `heading` up to a colon, but not to the end of a clause; where `ordered`, up to either.
    """
    limit = min(end, start + _LONGEST_SUBJECT)
    if order := _NEXT_ORDER.search(words, start + 1, limit):
        limit = order.start()
    stop = _STOP.search(words, start, limit)
    cuts = list(predicates(words, start, stop.start() if stop else limit))[:_TRIED]
    if bare:
        line = _LINE_END.search(text, start, stop.start() if stop else limit)
        cuts += [(line.start(), Sure.CERTAIN)] if line else []
        if stop and (ordered or (words[stop.start()] == ":") == heading):
            cuts.append((stop.start(), Sure.CERTAIN))
        elif not stop and limit == end:
            cuts.append((end, Sure.CERTAIN))
    noun = shared_noun(words, start, limit)
    near = max(_NEAR, noun.end + 1 - start) if noun else _NEAR
    for cut, sure in sorted(cuts):
        found, ends = read_agencies(words, start, cut, naming, members=heading, within=_NEAR)
        if (
            found
            and found[0].start - start < near
            and not _SOMEBODY.search(words[start : found[0].start])
            and not _WITH.search(words, start, found[0].start)
            and (ends or (sure is Sure.CERTAIN and len(found) > 1))
            and (sure is Sure.CERTAIN or found[-1].solid or (sure is Sure.BEHIND_CAPITALS and found[-1].formal))
        ):
            if found[0].start - start > _LEAD and (first := begin_with(words, start, found[0].start, naming)):
                return first
            shorter = (
                begin_with(words, start, cut, naming) if stop and cut == stop.start() and not found[-1].solid else []
            )
            closed = shorter and naming.of_closed_kind(words[shorter[-1].start : shorter[-1].end])
            return shorter if closed and shorter[-1].end < found[-1].end else found
    return begin_with(words, start, stop.start() if stop else limit, naming)


def _leading(words: str, start: int, end: int, naming: Naming) -> Iterator[Acting]:
    """`Trên cơ sở đó, Bộ Kế hoạch và Đầu tư chủ trì …`: a body behind a comma that leads."""
    for match in LEADING.finditer(words, start, end):
        floor = max(start, match.start() - 200)
        before = _BEFORE_LEAD if _DONE_BY.match(match[0]) else _COMMA
        for comma in before.finditer(words[floor : match.start()]):
            begin = floor + comma.end()
            if _WITH.search(words, max(start, begin - 400), begin) or any(
                sure >= Sure.BEHIND_CAPITALS for _, sure in predicates(words, begin, match.start())
            ):
                continue
            found, ends = read_agencies(words, begin, match.start(), naming)
            if found and ends and found[0].start == begin and words[found[-1].end : match.start()].strip(" ") == "":
                yield from found
                break


def _behind_marker(text: str, place: Range) -> int:
    if place.part is not Part.PROVISION:
        return place.start
    marker = next(markers(text[place.start : place.start + 120].split("\n")[0]), None)
    if marker:
        return min(place.end, place.start + marker.length)
    misread = _MISREAD_MARKER.match(text, place.start, place.end)
    return misread.end() if misread else place.start


def _quoted(words: str, start: int, at: int) -> bool:
    before = words[max(start, at - 600) : at]
    return before.rfind("“") > before.rfind("”")
