"""Status: what the text says of itself as of today, and what other documents in the archive did to it.

A document is never said to be simply in force (domain: status). An end that stands in one of several clauses ends a
measure, not the document; what a document stops from a day on was never its own. A parent that has ended makes a
document possibly outdated: a notice, not a state.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from generator.model import (
    Citation,
    Directive,
    Event,
    EventKind,
    Notice,
    Relation,
    Span,
    Status,
    StatusSource,
    StatusState,
)

_DOES = {
    Relation.REPLACES: StatusState.REPLACED,
    Relation.REPEALS: StatusState.REPEALED,
    Relation.SUSPENDS: StatusState.SUSPENDED,
    Relation.RECALLS: StatusState.RECALLED,
    Relation.EXTENDS: StatusState.EXTENDED,
}
_NOTES = {Relation.AMENDS: "amended", Relation.CORRECTS: "corrected"}
_RESTS = {Relation.BASIS, Relation.IMPLEMENTS, Relation.GUIDES}
_OVER = {
    StatusState.ENDED,
    StatusState.REPLACED,
    StatusState.REPEALED,
    StatusState.ANNULLED,
    StatusState.RECALLED,
}
_SELF = (
    "văn bản", "công văn", "quyết định", "chỉ thị", "thông báo", "kế hoạch", "nghị quyết", "công điện", "thông tư",
    "hướng dẫn", "kết luận", "nghị định", "thông tri",
)  # fmt: skip
_FROM_THEN_ON = re.compile(r"\s*(?:k[ểế] )?từ\b", re.IGNORECASE)
_LONGEST_SUBJECT = 80
"""Characters before a date of effect in which the document may name itself."""
_ANNUL = ("hủy bỏ", "huỷ bỏ")
_REPEAL = "bãi bỏ"
_DOING = re.compile(
    r"\b(?:thay thế|thay cho|bãi bỏ|hủy bỏ|huỷ bỏ|đình chỉ|ngưng|ngừng|dừng|thu hồi|chấm dứt|hết hiệu lực)\b",
    re.IGNORECASE,
)
_A_PART = re.compile(
    r"\b(?:(?:khoản|điều|(?<!danh )mục|chương|phần)\s[0-9IVX]|(?:điểm|tiết|khoản|mục)\s[a-zđ]\b|phụ lục|biểu mẫu"
    r"|mẫu số|biểu số|cụm từ|đoạn|gạch đầu dòng|một phần|một số (?:điều|khoản|điểm|mục|nội dung|quy định)"
    r"|(?:nội dung|quy định) (?:về|tại))",
    re.IGNORECASE,
)
"""Before a number: of that document only so much (Luật 63/2025/QH15 and 80/2015/QH13: hết hiệu lực một phần)."""
_NUMBER = re.compile(r"\d\S*/[A-ZĐ][^\s,;]*")
_ONE_MORE = re.compile(r"\W*(?:và\s+)?")
_FROM_ITS_EFFECT = {Relation.REPLACES, Relation.REPEALS, Relation.SUSPENDS}


Acts = Mapping[str, tuple[Directive, Citation]]
"""Id → the document that does something to its status, and the words that do."""


def done_to(directives: Iterable[tuple[Directive, Sequence[Citation]]], today: date) -> tuple[Acts, Acts]:
    """What documents have done to others, the latest of each; and what those that were issued do from a later day on,
    the first of each. Each document comes with its citations, resolved.
    """
    done: dict[str, tuple[Directive, Citation]] = {}
    coming: dict[str, tuple[Directive, Citation]] = {}
    for directive, citations in directives:
        if directive.withdrawn or (directive.date_issued and directive.date_issued > today):
            continue
        for citation in citations:
            if not citation.target or citation.relation not in _DOES:
                continue
            if citation.relation in (Relation.SUSPENDS, Relation.RECALLS) and _of_a_part(citation, directive):
                continue  # the rest goes on, and the part has not ended
            since = _since(directive, citation)
            if since is None or since <= today:
                before = done.get(citation.target)
                if before is None or _weight(directive, citation) > _weight(*before):
                    done[citation.target] = (directive, citation)
            else:
                before = coming.get(citation.target)
                if before is None or _nearness(directive, citation) < _nearness(*before):
                    coming[citation.target] = (directive, citation)
    return done, coming


def _weight(by: Directive, citation: Citation) -> tuple[bool, date]:
    """What is done to the whole document counts before what is done to a part of it, and what came later."""
    return _does(citation, by) is not StatusState.ENDED_IN_PART, _day(by)


def _nearness(by: Directive, citation: Citation) -> tuple[bool, date]:
    return _does(citation, by) is StatusState.ENDED_IN_PART, _since(by, citation) or date.max


def status_of(directive: Directive, acts: tuple[Acts, Acts], today: date) -> Status:
    """The status of the day `today`. What the staff say stands; else what another did, else its own words."""
    done, coming = acts
    status = directive.status
    if status.source is StatusSource.STAFF:
        return status
    own = _own_words(directive, today) if status.state is StatusState.NO_END_STATED else status
    act = done.get(directive.id or "")
    by_another = _told(*act) if act else None
    partly = by_another and by_another.state is StatusState.ENDED_IN_PART and own.state is not StatusState.NO_END_STATED
    status = by_another if by_another and not partly else own
    begins, ends = _course(directive)
    if ending := coming.get(directive.id or ""):
        by, citation = ending
        since = _since(by, citation)
        if since and _does(citation, by) in _OVER:
            ends = min(ends or date.max, since - timedelta(days=1))
    return replace(status, checked=today, begins=begins, ends=ends)


def _told(by: Directive, citation: Citation) -> Status:
    quote, since = _sentence(citation, by), _since(by, citation)
    return Status(_does(citation, by), quote, citation.provision, by.id, StatusSource.ARCHIVE, since=since)


def _does(citation: Citation, by: Directive) -> StatusState:
    """What a document makes of the one that it cites; `hủy bỏ` and `bãi bỏ` are one relation."""
    state = _DOES[citation.relation]
    if state in (StatusState.REPEALED, StatusState.REPLACED) and _of_a_part(citation, by):
        return StatusState.ENDED_IN_PART
    if state is not StatusState.REPEALED:
        return state
    said = _before(citation, by).lower() or citation.as_written.lower()
    return StatusState.ANNULLED if max(map(said.rfind, _ANNUL)) > said.rfind(_REPEAL) else state


def _of_a_part(citation: Citation, by: Directive) -> bool:
    """Whether only a part of the other document is meant: `Bãi bỏ khoản 4 Điều 2 của Thông tư số …`."""
    between = _DOING.split(_before(citation, by))[-1]
    earlier = [one for one in by.citations if one.span and citation.span and one.span.end <= citation.span.start]
    if earlier:
        last = max(earlier, key=lambda one: one.span or Span(0, 0))
        _, named, behind = between.rpartition(_plain(last.as_written))
        if named and _ONE_MORE.fullmatch(behind) and citation.as_written[:1].islower():
            return _of_a_part(last, by)  # `Bãi bỏ Điều 3 các Thông tư số …, số …`
        between = behind
    return _A_PART.search(_NUMBER.split(between)[-1]) is not None


def _before(citation: Citation, by: Directive) -> str:
    """The words of its sentence before the other document's name."""
    before, named, _ = _sentence(citation, by).partition(_plain(citation.as_written))
    return before if named else ""


def _plain(words: str) -> str:
    return " ".join(words.split())


def _since(by: Directive, citation: Citation) -> date | None:
    """From when a document does what it does to another: when it takes effect, by its own words, and never before it
    was issued; at once where it takes back, or gives more time.
    """
    begins = _course(by)[0] if citation.relation in _FROM_ITS_EFFECT else None
    return max((day for day in (by.date_issued, begins) if day), default=None)


def _sentence(citation: Citation, by: Directive) -> str:
    """The sentence that names the other document, so that what is done to it can be read."""
    return citation.span.sentence(by.text) if citation.span and by.text else citation.as_written


def _course(directive: Directive) -> tuple[date | None, date | None]:
    """The first and the last day of the document as a whole, as its own words give them."""
    begins = [event for event in directive.events if event.kind is EventKind.TAKES_EFFECT]
    ends = [event for event in directive.events if event.kind is EventKind.ENDS and not _stops(event, directive)]
    ends = [event for event in ends if _of_the_whole(event, directive)]
    first = min(begins, key=lambda event: _moment(event.at), default=None)
    last = max(map(_last, ends), default=None)
    begun = first and _of_the_whole(first, directive)
    return _moment(first.at).date() if first and begun else None, last.date() if last else None


def _own_words(directive: Directive, today: date) -> Status:
    ends = [event for event in directive.events if event.kind is EventKind.ENDS and not _stops(event, directive)]
    begins = [event for event in directive.events if event.kind is EventKind.TAKES_EFFECT]
    whole = [event for event in ends if _of_the_whole(event, directive)]
    if whole:
        last = max(whole, key=_last)
        state = StatusState.ENDED if _last(last).date() < today else StatusState.IN_FORCE_UNTIL
        return Status(state, last.as_written, last.provision)
    over = [event for event in ends if _last(event).date() < today]
    if over:
        return Status(StatusState.ENDED_IN_PART, over[0].as_written, over[0].provision)
    if begins and all(_moment(event.at).date() > today for event in begins):
        first = min(begins, key=lambda event: _moment(event.at))
        if _of_the_whole(first, directive):
            return Status(StatusState.NOT_YET_IN_FORCE, first.as_written, first.provision)
    return directive.status


def _of_the_whole(event: Event, directive: Directive) -> bool:
    """Whether a date is said of the document: in its preamble or closing, or in the only clause that it has."""
    if event.provision is None or len(directive.provisions) <= 1:
        return True
    return _names_itself(event, directive)


def _stops(event: Event, directive: Directive) -> bool:
    """Whether something else ends from a day on: `chấm dứt việc thu phí kể từ ngày …`, no end of the document."""
    return _FROM_THEN_ON.match(event.as_written) is not None and not _names_itself(event, directive)


def _names_itself(event: Event, directive: Directive) -> bool:
    words = f"{_opening(event, directive)} {event.as_written}".lower()
    return any(f"{name} này" in words for name in _SELF)


def _opening(event: Event, directive: Directive) -> str:
    """The words of the sentence before the event: "Quyết định này" in "Quyết định này có hiệu lực từ ngày …"."""
    if event.span is None:
        return ""
    before = directive.text[max(0, event.span.start - _LONGEST_SUBJECT) : event.span.start]
    return " ".join(re.split(r"[.;:]\s|\n\s*\n", before)[-1].split())


def notices_of(directives: Sequence[Directive], coming: Acts) -> dict[str, tuple[Notice, ...]]:
    """Id → what others did to it short of ending it, and what they will do; `directives` have their status."""
    state = {directive.id: directive.status.state for directive in directives}
    found: dict[str, list[Notice]] = defaultdict(list)
    for id_, (by, citation) in coming.items():
        if state.get(id_) in _OVER:
            continue
        found[id_].append(Notice(f"to_be_{_does(citation, by).value}", by.id or "", _sentence(citation, by)))
    for directive in directives:
        for citation in directive.citations:
            if citation.target is None:
                continue
            if citation.relation in _NOTES:
                said = _sentence(citation, directive)
                found[citation.target].append(Notice(_NOTES[citation.relation], directive.id or "", said))
            elif citation.relation in _RESTS and state.get(citation.target) in _OVER:
                notice = Notice("possibly_outdated", citation.target, citation.as_written)
                if all(other.by != notice.by for other in found[directive.id or ""]):
                    found[directive.id or ""].append(notice)
    return {id_: tuple(notices) for id_, notices in found.items()}


def _moment(at: date | datetime) -> datetime:
    return at.replace(tzinfo=None) if isinstance(at, datetime) else datetime.combine(at, time())


def _last(event: Event) -> datetime:
    """The last moment of what ends: the day that is named, which still counts; what is over from a day on ends the day
    before.
    """
    at = _moment(event.at)
    over = _FROM_THEN_ON.match(event.as_written) and at.time() == time()
    return at - timedelta(days=1) if over else at


def _day(directive: Directive) -> date:
    return directive.date_issued or date.min
