import random
import re
import sys
from dataclasses import replace
from datetime import date

import pytest

from generator.linking import link
from generator.model import (
    DirectiveType,
    Event,
    EventKind,
    Origin,
    PlaceMention,
    Relation,
    Span,
    Status,
    StatusSource,
    StatusState,
    TopicAssignment,
    Withdrawal,
)
from generator.search.counting import Counting
from generator.search.entries import entry
from generator.search.synonyms import synonyms

from .papers import REGISTERS, TODAY, cites, linked, paper

OLD = paper("10/QĐ-UBND", "2020-01-10", "UBND tỉnh", "tỉnh Bắc Kạn", DirectiveType.QUYET_DINH)


def does(relation: Relation, issued: str = "2020-06-01", words: str = "thay thế Quyết định số 10/QĐ-UBND"):
    citation = cites("10/QĐ-UBND", relation, day="2020-01-10", words=words)
    return paper("90/QĐ-UBND", issued, "UBND tỉnh", "tỉnh Bắc Kạn", DirectiveType.QUYET_DINH, citations=(citation,))


def test_a_document_is_found_under_its_name_of_the_day_and_under_todays() -> None:
    places = linked(paper("1/UBND-VX", "2021-08-01", "UBND huyện", "huyện Kiến Xương, tỉnh Thái Bình")).places
    former = places["tinh-thai-binh/huyen-kien-xuong"]
    assert former.former
    assert len(former.present) == 10
    assert (former.changed_on, former.changed_by) == (date(2025, 7, 1), "1666/NQ-UBTVQH15")
    assert (places["tinh-thai-binh"].present, places["tinh-thai-binh"].changed_by) == (
        ("tinh-hung-yen",),
        "202/2025/QH15",
    )
    ids = {len(places[slug].directives) for slug in ("tinh-hung-yen", "tinh-hung-yen/xa-kien-xuong", "tinh-thai-binh")}
    assert ids == {1}
    assert places["tinh-hung-yen"].predecessors == ("tinh-thai-binh",)
    assert places["tinh-hung-yen/xa-kien-xuong"].predecessors == ("tinh-thai-binh/huyen-kien-xuong",)
    assert places["tinh-thai-binh"].children == ("tinh-thai-binh/huyen-kien-xuong",)


def test_a_communes_paper_is_found_under_todays_commune_and_under_no_other_of_its_district() -> None:
    where = "xã Quang Bình, huyện Kiến Xương, tỉnh Thái Bình"
    commune = PlaceMention("tinh-thai-binh/xa-quang-binh", "xã Quang Bình", "xa", "tinh-thai-binh")
    own = paper("1/KH-UBND", "2021-08-01", "UBND xã", where)
    archive = linked(replace(own, places=(commune, *own.places)))
    (linked_one,) = archive.directives.values()
    (today,) = linked_one.places[0].present
    assert linked_one.places[1].slug == "tinh-thai-binh/huyen-kien-xuong"
    assert linked_one.places[1].present == (today,)
    assert {slug for slug in archive.places if slug.startswith("tinh-hung-yen/")} == {today}
    found = entry(linked_one, archive, Counting(synonyms({})), {}).places
    assert {slug for slug in found if slug.startswith("tinh-hung-yen/")} == {today}
    assert {"tinh-thai-binh/huyen-kien-xuong", "tinh-thai-binh", "tinh-hung-yen"} <= set(found)


def test_the_district_stands_in_where_nothing_is_known_of_the_commune() -> None:
    where = "xã Không Tên, huyện Kiến Xương, tỉnh Thái Bình"
    commune = PlaceMention("tinh-thai-binh/xa-khong-ten", "xã Không Tên", "xa", "tinh-thai-binh")
    own = paper("1/KH-UBND", "2021-08-01", "UBND huyện", where)
    places = linked(replace(own, places=(commune, *own.places))).places
    assert len([slug for slug in places if slug.startswith("tinh-hung-yen/")]) == 10


def test_topics_gather_what_stands_below_them() -> None:
    def about(number: int, slug: str, name: str, *terms: str):
        topic = TopicAssignment(slug, name, terms, Origin.TEXT)
        return replace(paper(f"{number}/SYT-NVY", f"2021-08-0{number}", "Sở Y tế", "tỉnh Bắc Kạn"), topics=(topic,))

    one, two = about(1, "covid-19", "Covid-19", "covid 19"), about(2, "tiem-chung", "Tiêm chủng", "vắc xin")
    topics = linked(one, two).topics
    assert [match.id for match in topics["y-te"].directives] == [two.id, one.id]
    assert topics["covid-19"].parent == "phong-chong-dich"
    assert set(topics["y-te"].children) == {"phong-chong-dich", "tiem-chung"}
    assert topics["phong-chong-dich"].directives[0].terms == ("covid 19",)


@pytest.mark.parametrize(
    ("relation", "words", "state"),
    [
        (Relation.REPLACES, "thay thế Quyết định số 10/QĐ-UBND", StatusState.REPLACED),
        (Relation.REPEALS, "bãi bỏ Quyết định số 10/QĐ-UBND", StatusState.REPEALED),
        (Relation.REPEALS, "hủy bỏ Quyết định số 10/QĐ-UBND", StatusState.ANNULLED),
        (Relation.RECALLS, "thu hồi Quyết định số 10/QĐ-UBND", StatusState.RECALLED),
        (Relation.SUSPENDS, "đình chỉ Quyết định số 10/QĐ-UBND", StatusState.SUSPENDED),
        (Relation.EXTENDS, "gia hạn Quyết định số 10/QĐ-UBND", StatusState.EXTENDED),
        (Relation.CITES, "theo Quyết định số 10/QĐ-UBND", StatusState.NO_END_STATED),
    ],
)
def test_status_by_another_document(relation: Relation, words: str, state: StatusState) -> None:
    by = does(relation, words=words)
    status = linked(OLD, by).directives[OLD.id or ""].status
    assert status.state is state
    if state is not StatusState.NO_END_STATED:
        assert (status.by, status.quote, status.source) == (by.id, words, StatusSource.ARCHIVE)
    assert status.checked == TODAY


def test_what_the_staff_say_of_a_status_stands() -> None:
    staff = Status(StatusState.ENDED, "hết nhiệm vụ", source=StatusSource.STAFF, checked=date(2024, 1, 1))
    archive = linked(replace(OLD, status=staff), does(Relation.REPLACES))
    assert archive.directives[OLD.id or ""].status == staff


def test_a_document_of_tomorrow_ends_nothing_today() -> None:
    archive = linked(OLD, does(Relation.REPLACES), today=date(2020, 3, 1))
    assert archive.directives[OLD.id or ""].status.state is StatusState.NO_END_STATED


@pytest.mark.parametrize(
    ("verb", "relation", "state"),
    [
        ("thay thế", Relation.REPLACES, StatusState.REPLACED),
        ("bãi bỏ", Relation.REPEALS, StatusState.REPEALED),
        ("hủy bỏ", Relation.REPEALS, StatusState.ANNULLED),
    ],
)
def test_what_ends_another_does_so_when_it_takes_effect(verb: str, relation: Relation, state: StatusState) -> None:
    by = in_words(
        f"Quyết định này có hiệu lực từ ngày 01/7/2020 và {verb} Quyết định số 10/QĐ-UBND của tỉnh.", relation
    )
    before = linked(OLD, by, today=date(2020, 6, 30))
    status = before.directives[OLD.id or ""].status
    assert (status.state, status.ends) == (StatusState.NO_END_STATED, date(2020, 6, 30))
    (notice,) = before.notices[OLD.id or ""]
    assert (notice.kind, notice.by) == (f"to_be_{state.value}", by.id)
    after = linked(OLD, by, today=date(2020, 7, 1))
    status = after.directives[OLD.id or ""].status
    assert (status.state, status.since) == (state, date(2020, 7, 1))
    assert OLD.id not in after.notices


def test_what_takes_effect_before_its_day_of_issue_ends_nothing_before() -> None:
    by = in_words(
        "Quyết định này có hiệu lực từ ngày 01/5/2020 và thay thế Quyết định số 10/QĐ-UBND.", Relation.REPLACES
    )
    assert linked(OLD, by).directives[OLD.id or ""].status.since == date(2020, 6, 1)


@pytest.mark.parametrize(
    ("text", "relation", "state"),
    [
        ("Bãi bỏ khoản 4 Điều 2 của Quyết định số 10/QĐ-UBND.", Relation.REPEALS, StatusState.ENDED_IN_PART),
        (
            "Thay thế Phụ lục I ban hành kèm theo Quyết định số 10/QĐ-UBND.",
            Relation.REPLACES,
            StatusState.ENDED_IN_PART,
        ),
        ("Điều 3. Đình chỉ một phần Quyết định số 10/QĐ-UBND.", Relation.SUSPENDS, StatusState.NO_END_STATED),
        ("Điều 5 Quyết định số 10/QĐ-UBND hết hiệu lực.", Relation.REPEALS, StatusState.ENDED_IN_PART),
        ("Điều 2. Bãi bỏ Quyết định số 10/QĐ-UBND.", Relation.REPEALS, StatusState.REPEALED),
        ("Thay thế Quy chế ban hành kèm theo Quyết định số 10/QĐ-UBND.", Relation.REPLACES, StatusState.REPLACED),
        ("Theo Điều 9 của Luật, bãi bỏ Quyết định số 10/QĐ-UBND.", Relation.REPEALS, StatusState.REPEALED),
        ("Bãi bỏ danh mục ban hành kèm theo Quyết định số 10/QĐ-UBND.", Relation.REPEALS, StatusState.REPEALED),
        ("Gia hạn khoản 1 Điều 2 Quyết định số 10/QĐ-UBND.", Relation.EXTENDS, StatusState.EXTENDED),
    ],
)
def test_what_is_done_to_a_part_leaves_the_rest(text: str, relation: Relation, state: StatusState) -> None:
    assert linked(OLD, in_words(text, relation)).directives[OLD.id or ""].status.state is state


@pytest.mark.parametrize(
    ("between", "state"),
    [
        ("Điều 3 các Quyết định số 9/QĐ-UBND, số 10/QĐ-UBND", StatusState.ENDED_IN_PART),
        ("Điều 3 Quyết định số 9/QĐ-UBND và Quyết định số 10/QĐ-UBND", StatusState.REPEALED),
        ("Quyết định số 9/QĐ-UBND và Điều 4 Quyết định số 10/QĐ-UBND", StatusState.ENDED_IN_PART),
    ],
)
def test_a_part_is_of_the_document_that_is_named_behind_it(between: str, state: StatusState) -> None:
    text = f"Bãi bỏ {between}."
    named = [
        replace(cites(number, Relation.REPEALS, day="2020-01-10", words=match[0]), span=Span(*match.span()))
        for number in ("9/QĐ-UBND", "10/QĐ-UBND")
        if (match := re.search(rf"(?:Quyết định )?số {number}", text))
    ]
    by = replace(in_words("Bãi bỏ Quyết định số 10/QĐ-UBND.", Relation.REPEALS), text=text, citations=tuple(named))
    assert linked(OLD, by).directives[OLD.id or ""].status.state is state


def test_the_end_of_the_whole_is_told_before_that_of_a_part() -> None:
    part = in_words("Bãi bỏ Điều 3 Quyết định số 10/QĐ-UBND.", Relation.REPEALS)
    whole = replace(does(Relation.REPEALS, words="bãi bỏ Quyết định số 10/QĐ-UBND"), date_issued=date(2020, 5, 1))
    assert linked(OLD, part, whole).directives[OLD.id or ""].status.state is StatusState.REPEALED


def test_the_basis_is_quoted_with_its_verb() -> None:
    text = "Lời mở đầu. Hủy bỏ Quyết định số\n10/QĐ-UBND về việc cũ; việc khác thì khác.\n\nBãi bỏ việc này."
    status = linked(OLD, in_words(text, Relation.REPEALS)).directives[OLD.id or ""].status
    assert status.quote == "Hủy bỏ Quyết định số 10/QĐ-UBND về việc cũ"
    assert status.state is StatusState.ANNULLED


@pytest.mark.parametrize(
    ("text", "relation", "state"),
    [
        ("Bãi bỏ Điều 3 của Quyết định số 10/QĐ-UBND.", Relation.REPEALS, StatusState.ENDED_IN_PART),
        ("Bãi bỏ khoản 2, 3 và 5 Điều 1, Quyết định số 10/QĐ-UBND.", Relation.REPEALS, StatusState.ENDED_IN_PART),
        ("Thay thế Phụ lục II Quyết định số 10/QĐ-UBND.", Relation.REPLACES, StatusState.ENDED_IN_PART),
        ("Đình chỉ thi hành Điều 4 Quyết định số 10/QĐ-UBND.", Relation.SUSPENDS, StatusState.NO_END_STATED),
        ("Điều 2. Bãi bỏ Quyết định số 10/QĐ-UBND.", Relation.REPEALS, StatusState.REPEALED),
        ("Bãi bỏ Điều 3 Chỉ thị số 2/CT-UBND và Quyết định số 10/QĐ-UBND.", Relation.REPEALS, StatusState.REPEALED),
    ],
)
def test_what_is_done_to_a_part_is_not_done_to_the_whole(text: str, relation: Relation, state: StatusState) -> None:
    assert linked(OLD, in_words(text, relation)).directives[OLD.id or ""].status.state is state


def test_a_part_that_is_to_end_is_told() -> None:
    text = "Quyết định này có hiệu lực từ ngày 01/9/2020. Bãi bỏ Điều 3 Quyết định số 10/QĐ-UBND."
    archive = linked(OLD, in_words(text, Relation.REPEALS), today=date(2020, 7, 1))
    assert [notice.kind for notice in archive.notices[OLD.id or ""]] == ["to_be_ended_in_part"]
    assert archive.directives[OLD.id or ""].status.ends is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Việc khác.\n\n2. Công an huyện trực trước @ đêm; nghỉ sáng.", "Công an huyện trực trước @ đêm"),
        ("a) UBND các xã: Hạ, Thượng\nlàm xong trước @.", "UBND các xã: Hạ, Thượng làm xong trước @"),
        ("Sở. Điều 2. *Quyết định này* của TP. Mới có từ @. Hết.", "Điều 2. Quyết định này của TP. Mới có từ @"),
        ("trước @", "trước @"),
        (f"{'rất ' * 100}dài trước @ {'và dài ' * 100}", f"… {'rất ' * 47}dài trước @ {'và dài ' * 28}và …"),
    ],
)  # fmt: skip
def test_the_sentence_that_a_day_stands_in(text: str, sentence: str) -> None:
    at = text.index("@")
    assert Span(at, at + 1).sentence(text) == sentence


def in_words(text: str, relation: Relation):
    """A decision of 1 June 2020 that names OLD in its own words, with the day from which it counts."""
    cited = re.search(r"Quyết định số\s10/QĐ-UBND", text)
    assert cited
    found = replace(
        cites("10/QĐ-UBND", relation, day="2020-01-10", words=cited[0]), span=Span(cited.start(), cited.end())
    )
    events = []
    if said := re.search(r"có hiệu lực từ ngày 01/(\d)/2020", text):
        day = date(2020, int(said[1]), 1)
        events.append(Event(EventKind.TAKES_EFFECT, day, None, said[0], Span(said.start(), said.end())))
    return replace(does(relation), text=text, citations=(found,), events=tuple(events))


def test_notices_are_no_states() -> None:
    amending = does(Relation.AMENDS, words="sửa đổi Quyết định số 10/QĐ-UBND")
    archive = linked(OLD, amending)
    assert archive.directives[OLD.id or ""].status.state is StatusState.NO_END_STATED
    assert [(one.kind, one.by) for one in archive.notices[OLD.id or ""]] == [("amended", amending.id)]


def test_what_rests_on_an_ended_one_is_possibly_outdated() -> None:
    resting = paper(
        "5/SYT-NVY", "2020-02-01", "Sở Y tế", "tỉnh Bắc Kạn",
        citations=(cites("10/QĐ-UBND", Relation.BASIS, day="2020-01-10"),),
    )  # fmt: skip
    archive = linked(OLD, does(Relation.REPEALS), resting)
    assert [(one.kind, one.by) for one in archive.notices[resting.id or ""]] == [("possibly_outdated", OLD.id)]
    assert archive.directives[resting.id or ""].status.state is StatusState.NO_END_STATED


@pytest.mark.parametrize(
    ("kind", "at", "today", "state"),
    [
        (EventKind.ENDS, date(2021, 9, 1), date(2021, 9, 1), StatusState.IN_FORCE_UNTIL),
        (EventKind.ENDS, date(2021, 9, 1), date(2021, 9, 2), StatusState.ENDED),
        (EventKind.TAKES_EFFECT, date(2021, 9, 1), date(2021, 8, 1), StatusState.NOT_YET_IN_FORCE),
        (EventKind.TAKES_EFFECT, date(2021, 9, 1), date(2021, 9, 1), StatusState.NO_END_STATED),
        (EventKind.DUE, date(2021, 9, 1), date(2021, 9, 2), StatusState.NO_END_STATED),
    ],
)
def test_status_in_its_own_words(kind: EventKind, at: date, today: date, state: StatusState) -> None:
    directive = replace(OLD, events=(Event(kind, at, None, "đến hết ngày 01/9/2021"),))
    status = linked(directive, today=today).directives[OLD.id or ""].status
    assert status.state is state
    assert status.source is StatusSource.TEXT


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Chấm dứt việc thu phí qua cầu kể từ ngày 01/9/2021.", StatusState.NO_END_STATED),
        ("Quyết định này hết hiệu lực kể từ ngày 01/9/2021.", StatusState.ENDED),
        ("Hướng dẫn này hết hiệu lực kể từ ngày 01/9/2021.", StatusState.ENDED),
    ],
)
def test_what_a_paper_stops_is_not_the_paper(sentence: str, state: StatusState) -> None:
    start = sentence.index("kể từ")
    event = Event(EventKind.ENDS, date(2021, 9, 1), None, sentence[start:-1], Span(start, len(sentence) - 1))
    directive = replace(OLD, text=sentence, events=(event,))
    status = linked(directive, today=date(2021, 9, 1)).directives[OLD.id or ""].status
    assert status.state is state
    assert status.ends == (date(2021, 8, 31) if state is StatusState.ENDED else None), "from that day on it is over"
    assert linked(directive, today=date(2021, 8, 31)).directives[OLD.id or ""].status.state is not StatusState.ENDED


def test_the_order_of_documents_does_not_matter() -> None:
    papers = [OLD, does(Relation.REPLACES), *(paper(f"{n}/SYT-NVY", f"2021-01-{n:02d}", "Sở Y tế", "tỉnh Lai Châu")
                                              for n in range(1, 20))]  # fmt: skip
    first = linked(*papers)
    random.Random(3).shuffle(papers)
    second = linked(*papers)
    assert first == second
    assert list(first.directives) == list(second.directives)
    assert list(first.bodies) == list(second.bodies)


def test_withdrawn_papers_keep_a_page_and_no_list() -> None:
    gone = replace(OLD, withdrawn=Withdrawal(date(2024, 1, 1), "ban hành nhầm"))
    archive = linked(gone)
    assert list(archive.directives) == [OLD.id]
    assert (archive.bodies, archive.places) == ({}, {})


def test_time_grows_with_the_number_of_documents_and_no_faster() -> None:
    def some(count: int):
        return [
            paper(f"{n}/SYT-NVY", f"2021-{n % 12 + 1:02d}-{n % 27 + 1:02d}", "Sở Y tế", "tỉnh Lai Châu",
                  citations=(cites(f"{n // 2}/SYT-NVY"), cites("16/CT-TTg")))
            for n in range(1, count)
        ]  # fmt: skip

    def calls(count: int) -> int:
        papers, made = some(count), 0

        def count_call(_frame: object, event: str, _argument: object) -> None:
            nonlocal made
            made += event == "call"

        sys.setprofile(count_call)
        try:
            link(papers, REGISTERS, TODAY, {})
        finally:
            sys.setprofile(None)
        return made

    calls(100)  # fills the caches that every size shares
    small, large = calls(400), calls(1600)
    assert small < large < 5 * small
