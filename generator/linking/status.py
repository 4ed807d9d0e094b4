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
_OF_A_PART = re.compile(
    r"\b(?:(?:điểm|khoản|điều|mục|chương|phần|phụ lục)\s(?:[0-9]{1,3}[a-zđ]?|[ivx]{1,5}|[a-zđ])"
    r"(?:(?:,|\s+và)\s+(?:[0-9]{1,3}[a-zđ]?|[a-zđ])(?=[\s,]))*|một phần|một số (?:điều|khoản|điểm|nội dung))"
    r"\s*(?:,|của|tại|thuộc)?\s*$"
)
"""Words before a document, small, that name a part of it: `Bãi bỏ khoản 2, 3 Điều 5 của Quyết định …`."""
_ANNUL = ("hủy bỏ", "huỷ bỏ")
_REPEAL = "bãi bỏ"
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
            if citation.relation is Relation.SUSPENDS and _in_part(citation, directive):
                continue
            since = _since(directive, citation)
            if since is None or since <= today:
                before = done.get(citation.target)
                if before is None or _day(directive) > _day(before[0]):
                    done[citation.target] = (directive, citation)
            else:
                before = coming.get(citation.target)
                if before is None or since < (_since(*before) or since):
                    coming[citation.target] = (directive, citation)
    return done, coming


def status_of(directive: Directive, acts: tuple[Acts, Acts], today: date) -> Status:
    """The status of the day `today`. What the staff say stands; else what another did, else its own words."""
    done, coming = acts
    status = directive.status
    if status.source is StatusSource.STAFF:
        return status
    if by_another := done.get(directive.id or ""):
        by, citation = by_another
        status = Status(
            _does(citation, by),
            _sentence(citation, by),
            citation.provision,
            by.id,
            StatusSource.ARCHIVE,
            since=_since(by, citation),
        )
    elif status.state is StatusState.NO_END_STATED:
        status = _own_words(directive, today)
    begins, ends = _course(directive)
    if ending := coming.get(directive.id or ""):
        by, citation = ending
        since = _since(by, citation)
        if since and _does(citation, by) in _OVER:
            ends = min(ends or date.max, since - timedelta(days=1))
    return replace(status, checked=today, begins=begins, ends=ends)


def _does(citation: Citation, by: Directive) -> StatusState:
    """What a document makes of the one that it cites; `hủy bỏ` and `bãi bỏ` are one relation, and of a part alone it
    ends no more.
    """
    state = _DOES[citation.relation]
    if state in (StatusState.REPEALED, StatusState.REPLACED) and _in_part(citation, by):
        return StatusState.ENDED_IN_PART
    if state is not StatusState.REPEALED:
        return state
    said = _before(citation, by) or citation.as_written.lower()
    return StatusState.ANNULLED if max(map(said.rfind, _ANNUL)) > said.rfind(_REPEAL) else state


def _in_part(citation: Citation, by: Directive) -> bool:
    """Whether what is done is done to a part: `Bãi bỏ Điều 3 của Quyết định …`."""
    return _OF_A_PART.search(_before(citation, by)) is not None


def _before(citation: Citation, by: Directive) -> str:
    """The words before a citation in its sentence, small."""
    return _sentence(citation, by).lower().partition(" ".join(citation.as_written.lower().split()))[0]


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
