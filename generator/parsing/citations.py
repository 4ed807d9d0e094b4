"""Documents that this one names: number, day, body, and what the naming does."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from generator.model import Citation, DirectiveType, Relation, Span
from generator.parsing.cited_bodies import Found, lettered_issuer, may_share, named_issuer, says_body
from generator.parsing.cited_days import OTHER, dated
from generator.parsing.context import Context
from generator.parsing.notations import Kinds, find_mentions
from generator.parsing.ranges import Part, Range, flat
from generator.parsing.relations import NAMED_WITHOUT_NUMBER, relation_of, strongest
from generator.registers import kind_of_symbol
from generator.vietnamese import find_dates

_NEXT_GROUND = re.compile(r"[^.]*;\s*(?:và\s+|các\s+|tiếp theo\s+)*")
_OTHER_OF = re.compile(r"[\s,]*(?:của|do)\s[^.;:()“”]{3,200}?(?:,|\svà|,\s*và)\s*(?:các\s*)?")
"""`Nghị quyết số … của Bộ Chính trị về … và Kết luận số …`: what is said of the first is said of the second."""
_IN_TITLE = re.compile(rf"{NAMED_WITHOUT_NUMBER}|\bmột số (?:điều|nội dung)\b")
"""`… hướng dẫn thi hành một số điều của Luật … và Nghị định số …`: the second is one more in the first's title."""
_CHANGED_BY = re.compile(
    r"(?:sửa đổi|bổ sung|thay thế|điều chỉnh|gia hạn)[^.;:]{0,60}?\s(?:tại|bởi|theo|bằng)\s+(?:các\s+)?$"
)
"""`Quyết định số 8/2021/QĐ-UBND … (được sửa đổi tại Quyết định số …)`: who issued it changed it."""
_LAW = re.compile(
    r"(?<![Đđ]oàn )(?<!dự án )(?<!Dự án )\b(?P<name>(?:Bộ luật|Luật|Pháp lệnh)(?: [a-zà-ỹ]+,?){0,3} [A-ZĐÂÔƠƯỨỦÁ]\w*"
    r"(?:,? (?!số |ngày |năm |của |được |quy định|này|(?:có|hết) hiệu lực|(?:kể )?từ ngày |trước )[\wÀ-ỹ-]+){0,14}?)"
    r"(?:\s+ngày\s|\s+năm\s+(?P<year>(?:19|20)[0-9]{2})|(?=\s*[,;.:()“”]"
    r"|\s+(?:và|của|được|quy định|để|số|(?:có|hết) hiệu lực|(?:kể )?từ ngày|trước)\b|$))"
)
_ANOTHER = re.compile(r"\bSố\s*:\s*\S{0,8}\s?/\s?[A-ZĐ]{2}\S*.{0,600}Kính gửi|\bBIÊN BẢN\b")
"""A whole document of its own behind the signature, not an annex: what it cites, it cites itself."""
_ARTICLE = re.compile(r"d\d")
_WITH = re.compile(r"(?:[Kk]èm theo|[Bb]an hành theo)\s+$")


def find_citations(text: str, ranges: Sequence[Range], context: Context) -> tuple[Citation, ...]:
    """Every document that `ranges` of the cleaned `text` name, in order; the document's own number is none.

    A day, or a body, once given goes with every mention. Two mentions in one provision do the same: the stronger of
    both.
    """
    words = flat(text)
    mentions = list(find_mentions(words, Kinds(context.registers)))
    found = _in_full(words, _repaired(dated(words, mentions, find_dates(words))))
    days = {item.identifier: item.day for item in reversed(found) if item.day}
    starts = [item.mention.number_start for item in found]
    groups: list[tuple[Range, list[Found]]] = []
    cited: list[tuple[str | None, Citation]] = []
    for place in ranges:
        low, high = bisect_left(starts, place.start), bisect_left(starts, place.end)
        if place.part is Part.ANNEX and _ANOTHER.search(words, place.start, min(place.end, place.start + 700)):
            continue
        groups.append((place, [item for item in found[low:high] if not _own(words, item, place, context)]))
        laws = _laws(words, text, place, found[low:high], context)
        cited += [(_top(place), citation) for citation in laws]
    for (place, group), issuers in zip(groups, _issuers(words, groups, days, context), strict=True):
        above = ranges[place.heading] if place.heading is not None else None
        heading = words[above.start : above.end] if above else ""
        made = _cited(words, text, list(zip(group, issuers, strict=True)), place, days, context, heading)
        cited += [(_top(place), citation) for citation in made]
    return _agreed(sorted(cited, key=lambda pair: pair[1].span or Span(0, 0)))


def _top(place: Range) -> str:
    """The article (Điều), or the highest numbered part where there are none: what does one thing to a document."""
    if not place.provision_id:
        return place.part.value
    parts = place.provision_id.split(".")
    article = next((at for at, part in enumerate(parts) if _ARTICLE.match(part)), 0)
    return ".".join(parts[: article + 1])


def _repaired(found: list[Found]) -> list[Found]:
    """A year of five digits (`45/25010/NĐ-CP`) takes the year of its day."""
    repaired = []
    for item in found:
        year = item.mention.year
        if year and len(year) == 5 and item.day and _drops_to(year, str(item.day.year)):
            mention = replace(item.mention, year=str(item.day.year))
            item = replace(item, mention=mention, identifier=replace(mention, symbol=item.symbol).identifier)
        repaired.append(item)
    return repaired


def _in_full(words: str, found: list[Found]) -> list[Found]:
    """A number without symbol is that of the one document of its kind that the text names with it in full.

    `Quyết định số 7/2019/QĐ-UBND … (sau đây gọi tắt là Quyết định 7)`; not where the words name a body themselves.
    """
    full: dict[tuple[DirectiveType | None, str], dict[str, Found]] = {}
    for item in found:
        if item.symbol and item.mention.kind:
            full.setdefault((item.mention.kind, item.mention.number), {}).setdefault(item.identifier, item)
    named = []
    for item in found:
        same = full.get((item.mention.kind, item.mention.number), {}) if item.symbol is None else {}
        if len(same) == 1 and not says_body(words, item):
            (one,) = same.values()
            mention = replace(item.mention, symbol=one.mention.symbol, year=one.mention.year, joint=one.mention.joint)
            item = replace(item, mention=mention, symbol=one.symbol, identifier=one.identifier)
        named.append(item)
    return named


def _drops_to(long: str, short: str) -> bool:
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _own(words: str, item: Found, place: Range, context: Context) -> bool:
    if context.identifier and item.identifier == context.identifier and item.day in (None, context.date_issued):
        return True
    if not context.identifier and item.symbol and item.symbol == context.notation and item.day == context.date_issued:
        return item.day is not None  # its number is lost above, and stands in a running head or an annex
    behind = words[max(place.start, item.mention.start - 30) : item.mention.start]
    return place.part is Part.ANNEX and _WITH.search(behind) is not None and item.day in (None, context.date_issued)


def _issuers(
    words: str, groups: Sequence[tuple[Range, list[Found]]], days: dict[str, date], context: Context
) -> list[list[str | None]]:
    """Who issued what each group cites: as the words beside it say, those of its list, those of another mention.

    Only where no words do, as its letters tell.
    """
    said = [_said(words, group, place, context) for place, group in groups]
    once: dict[tuple[str, date | None], set[str]] = {}
    for (_, group), names in zip(groups, said, strict=True):
        for item, name in zip(group, names, strict=True):
            if name:
                once.setdefault(_named_as(item, days), set()).add(name)
    issuers = []
    for (place, group), names in zip(groups, said, strict=True):
        found: list[str | None] = []
        for item, name in zip(group, names, strict=True):
            elsewhere = once.get(_named_as(item, days), set()) if not says_body(words, item) else set()
            alike = next(iter(elsewhere)) if len(elsewhere) == 1 else None
            found.append(name or alike or lettered_issuer(words, item, place, context))
        issuers.append(found)
    return issuers


def _named_as(item: Found, days: dict[str, date]) -> tuple[str, date | None]:
    return item.identifier, item.day or days.get(item.identifier)


def _said(words: str, group: Sequence[Found], place: Range, context: Context) -> list[str | None]:
    """The bodies that words name, each for the list that it stands before or behind."""
    names = [named_issuer(words, item, place, context) for item in group]
    pairs = list(pairwise(range(len(group))))
    for other, here in [*pairs, *((here, other) for other, here in reversed(pairs))]:
        name, first = names[other], group[min(other, here)]
        between = words[first.end : max(place.start, group[max(other, here)].mention.start)]
        if name and names[here] is None and _one_list(between, group[other], group[here], other < here):
            names[here] = name if may_share(group[here], group[other], name, context) else None
    return names


def _one_list(between: str, other: Found, item: Found, onward: bool) -> bool:
    changed = onward and item.symbol == other.symbol and _CHANGED_BY.search(between) is not None
    return changed or OTHER.fullmatch(between) is not None


def _cited(
    words: str,
    text: str,
    group: Sequence[tuple[Found, str | None]],
    place: Range,
    days: dict[str, date],
    context: Context,
    heading: str,
) -> Iterator[Citation]:
    last: tuple[int, Relation] | None = None
    for item, issuer in group:
        mention = item.mention
        start = max(place.start, mention.start)
        between = words[last[0] : start] if last else ""
        beside = OTHER.fullmatch(between) or (_OTHER_OF.fullmatch(between) and not _IN_TITLE.search(between))
        if last and (beside or _listed(words, last, start, place)):
            relation = last[1]
        else:
            relation = relation_of(words, start, mention.end, place, context, issuer, item.symbol, heading)
        last = item.end, relation
        kind = mention.kind or (kind_of_symbol(item.symbol, context.family, context.registers) if item.symbol else None)
        yield Citation(
            item.identifier, kind, mention.number, item.day or days.get(item.identifier), issuer, relation,
            place.provision_id, text[start : mention.end], Span(start, mention.end),
        )  # fmt: skip


def _listed(words: str, last: tuple[int, Relation], start: int, place: Range) -> bool:
    """`Thực hiện Công văn số … của Bộ Y tế; Kế hoạch số …`: one ground after another."""
    grounds = place.part is Part.PREAMBLE and last[1] is Relation.BASIS
    return grounds and start - last[0] < 300 and _NEXT_GROUND.fullmatch(words[last[0] : start]) is not None


def _laws(words: str, text: str, place: Range, found: Sequence[Found], context: Context) -> Iterator[Citation]:
    """Laws cited by their names, which have no number by rule: `Luật Đất đai năm 2024`."""
    starts = [item.mention.start for item in found]
    for match in _LAW.finditer(words, place.start, place.end):
        before = bisect_right(starts, match.start()) - 1
        if before >= 0 and match.start() < found[before].end:
            continue
        day = None
        if match[0].rstrip().endswith("ngày"):
            dates = find_dates(words[match.end("name") : match.end() + 30])
            day = dates[0].value if dates else None
        end = match.end() if match["year"] else match.end("name")
        relation = relation_of(words, match.start(), end, place, context, "Quốc hội", None)
        yield Citation(
            None, DirectiveType.LUAT, None, day, "Quốc hội", relation, place.provision_id,
            text[match.start() : end], Span(match.start(), end),
        )  # fmt: skip


def _agreed(cited: Sequence[tuple[str | None, Citation]]) -> tuple[Citation, ...]:
    """All mentions of a document in one provision do the same."""
    relations: dict[tuple[str | None, str | None], list[Relation]] = {}
    for top, citation in cited:
        relations.setdefault((top, citation.identifier or citation.as_written), []).append(citation.relation)
    agreed = {key: strongest(list(dict.fromkeys(done))) for key, done in relations.items()}
    return tuple(
        replace(citation, relation=agreed[top, citation.identifier or citation.as_written]) for top, citation in cited
    )
