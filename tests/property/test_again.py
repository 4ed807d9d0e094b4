"""Writing again only what changed gives what writing all gives, whatever happened to the archive in between."""

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.addresses import (
    body_address,
    directive_address,
    number_address,
    place_address,
    topic_address,
    year_address,
)
from generator.archive import identify, keep_numbers
from generator.archive.ledger import Ledger
from generator.linking import LinkMemory, link
from generator.linking.ties import KeptTies
from generator.model import (
    Archive,
    Directive,
    Duty,
    DutyRole,
    Event,
    EventKind,
    Origin,
    Output,
    Relation,
    TopicAssignment,
    Trace,
    Unchanged,
    Withdrawal,
)
from generator.model.pickling import pickled
from generator.registers import load
from generator.wording import load as wording
from generator.writing import Memory, SiteText, fingerprint, write, write_again
from tests.linking.papers import cites, paper

SITE = SiteText("Kho", url="https://vi-du.vn/", page_size=2)
WORDING = wording("vi")
TODAY = date(2022, 6, 1)
PLACES = (
    ("UBND huyện Đại Từ", "huyện Đại Từ, tỉnh Thái Nguyên"),
    ("Huyện ủy Tam Đường", "huyện Tam Đường, tỉnh Lai Châu"),
    ("UBND tỉnh Thái Nguyên", "tỉnh Thái Nguyên"),
    ("Thủ tướng Chính phủ", "toàn quốc"),
)
NUMBERS = ("1/UBND-VX", "2/UBND-VX", "15/CT-TTg", "4/CV-HU")
TOPICS = ("phong-chong-dich", "giao-duc")


@st.composite
def papers(draw: st.DrawFn) -> Directive:
    """One of few documents that there can be: so few that they meet."""
    slot = draw(st.integers(0, 5))
    issuer, where = PLACES[slot % len(PLACES)]
    day = date(2021, 1 + slot, 1 + draw(st.integers(0, 1)))
    cited = draw(st.lists(st.tuples(st.sampled_from(NUMBERS), st.sampled_from(list(Relation))), max_size=3))
    due = draw(st.none() | st.sampled_from([date(2021, 12, 1), date(2022, 7, 1)]))
    made = paper(
        NUMBERS[slot % len(NUMBERS)],
        day.isoformat(),
        issuer,
        where,
        text=draw(st.sampled_from(("Nội dung một.", "Nội dung hai."))),
        subject=draw(st.sampled_from(("về việc một", "về việc hai"))),
        citations=tuple(cites(number, relation, kind=None) for number, relation in cited),
        duties=tuple(
            Duty(None, name, DutyRole.LEAD, due, "")
            for name in draw(st.sets(st.sampled_from([one for one, _ in PLACES])))
        ),
        events=(Event(EventKind.ENDS, due, None, "hết hạn"),) if due else (),
        topics=tuple(TopicAssignment(slug, slug, (), Origin.TEXT) for slug in draw(st.sets(st.sampled_from(TOPICS)))),
        withdrawn=draw(st.sampled_from((None, None, None, Withdrawal(None, "nhầm")))),
    )
    return replace(made, source=f"sources/{slot}.txt", id=None)


REGISTERS = [
    {},
    {"bodies": [{"name": "UBND huyện Đại Từ", "aliases": ["UBND huyện cũ"], "successor": "UBND tỉnh Thái Nguyên"}]},
]
STATES = st.tuples(
    st.lists(papers(), max_size=6, unique_by=lambda one: one.source), st.sampled_from(range(len(REGISTERS)))
)


@given(st.lists(STATES, min_size=2, max_size=4))
@settings(max_examples=20, deadline=None)
def test_what_is_written_again_is_what_is_written_anew(history: list[tuple[list[Directive], int]]) -> None:
    site: dict[str, Output] = {}
    traces: dict[str, Trace] = {}
    ledger = Ledger()
    for documents, staff in history:
        identified = identify(documents, ledger)
        linked = link(identified.published, load(REGISTERS[staff]), TODAY, identified.redirects)
        archive, ledger = keep_numbers(linked, identified.ledger)
        memory = Memory(traces, site.__contains__)
        marks = {id_: fingerprint(one) for id_, one in archive.directives.items()}
        site = merged(site, write_again(archive, WORDING, SITE, memory, marks))
        traces = memory.after
        assert site == {output.address: output for output in write(archive, WORDING, SITE)}
        again = write_again(archive, WORDING, SITE, Memory(traces, site.__contains__), marks)
        assert {one.address for one in again if not isinstance(one, Unchanged)} <= of_the_whole(archive)


@given(st.lists(STATES, min_size=2, max_size=4))
@settings(max_examples=40, deadline=None)
def test_what_is_linked_again_is_what_is_linked_anew(history: list[tuple[list[Directive], int]]) -> None:
    kept: Mapping[str, KeptTies] = {}
    ledger = Ledger()
    for documents, staff in history:
        registers = load(REGISTERS[staff])
        identified = identify(documents, ledger)
        anew = link(identified.published, registers, TODAY, identified.redirects)
        marks = {one.source: fingerprint((one, staff)) for one in documents}
        memory = LinkMemory(marks, kept)
        assert link(identified.published, registers, TODAY, identified.redirects, memory) == anew
        third = LinkMemory(marks, pickle.loads(pickled(memory.after)))
        again = link(identified.published, registers, TODAY, identified.redirects, third)
        assert again == anew
        assert not third.anew
        assert {id_: fingerprint(one) for id_, one in again.directives.items()} == {
            id_: fingerprint(one) for id_, one in anew.directives.items()
        }
        kept = third.after
        _, ledger = keep_numbers(anew, identified.ledger)


def test_a_value_that_was_kept_is_known_again() -> None:
    word = "Tam Đường"
    made, kept = (word, [word]), pickle.loads(pickle.dumps((word, ["".join(list(word))])))
    assert fingerprint(made) == fingerprint(kept)
    assert fingerprint(made) != fingerprint((word, [word, word]))


def merged(site: dict[str, Output], outputs: Iterable[Output | Unchanged]) -> dict[str, Output]:
    """The new site: what is unchanged is taken from the last."""
    made: dict[str, Output] = {}
    for output in outputs:
        if isinstance(output, Unchanged):
            made |= {address: site[address] for address in output.addresses}
        else:
            made[output.address] = output
    return made


def of_the_whole(archive: Archive) -> set[str]:
    """What is always written: nothing of one document, body, place, topic, year or number."""
    own = [directive_address(id_) for id_ in archive.directives]
    own += [body_address(slug) for slug in archive.bodies] + [topic_address(slug) for slug in archive.topics]
    own += [place_address(slug) for slug in archive.places] + [number_address(slug) for slug in archive.numbers]
    own += [year_address(one.date_issued.year) for one in archive.directives.values() if one.date_issued]
    whole = {output.address for output in write(archive, WORDING, SITE)}
    return {address for address in whole if not address.startswith(tuple(own))}
