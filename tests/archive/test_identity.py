from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from generator.archive.identity import Identified, body_hash, identify, keep_numbers, own_id
from generator.archive.ledger import Entry, Ledger
from generator.model import Agency, Archive, CitedNumber, Code, Directive, FileRole, Origin, Provenance, SourceFile


def directive(source: str, number: str | None = "5", text: str = "", body: str = "huyen-uy-an-son") -> Directive:
    return Directive(
        source=source,
        text=text or f"text of {source}",
        identifier=f"{number}-CV/HU" if number else None,
        notation="CV/HU",
        issuer=Agency("Huyện ủy An Sơn", body),
        date_issued=date(2022, 3, 4),
    )


def given_ids(found: Identified) -> dict[str, str | None]:
    return {one.source: one.id for one in found.published}


ID5, ID6 = "huyen-uy-an-son/2022/5-cv-hu", "huyen-uy-an-son/2022/6-cv-hu"


def test_a_new_document_gets_the_id_of_its_record() -> None:
    found = identify([directive("sources/a.txt")], Ledger())
    assert given_ids(found) == {"sources/a.txt": ID5}
    assert found.ledger.entries == {"sources/a.txt": Entry(ID5, body_hash(found.published[0]))}


def test_a_taken_id_is_told_on_both_and_the_new_one_is_not_published() -> None:
    first = identify([directive("sources/b.txt")], Ledger())
    found = identify([directive("sources/a.txt"), directive("sources/b.txt")], first.ledger)
    assert given_ids(found) == {"sources/b.txt": ID5}
    (one,) = found.unpublished
    (told,) = [each for each in one.diagnostics if each.code is Code.IDENTITY_TAKEN]
    assert dict(told.values) == {"id": ID5, "other": "sources/b.txt", "path": "sources/a.txt"}
    assert found.ledger == first.ledger


def test_a_changed_id_leaves_a_redirect_for_ever() -> None:
    ledger = identify([directive("sources/a.txt", "5")], Ledger()).ledger
    second = identify([directive("sources/a.txt", "6")], ledger)
    assert given_ids(second) == {"sources/a.txt": ID6}
    assert second.redirects == {ID5: ID6}
    third = identify([directive("sources/a.txt", "7")], second.ledger)
    assert set(third.redirects) == {ID5, ID6}
    back = identify([directive("sources/a.txt", "5")], third.ledger)
    assert given_ids(back) == {"sources/a.txt": ID5}
    assert ID5 not in back.redirects


def test_a_document_that_is_gone_leaves_all_its_addresses_behind() -> None:
    ledger = identify([directive("sources/a.txt", "5")], Ledger()).ledger
    ledger = identify([directive("sources/a.txt", "6")], ledger).ledger
    found = identify([], ledger)
    assert found.gone == (ID5, ID6)
    assert found.ledger == ledger
    came = identify([directive("sources/b.txt", "5")], found.ledger)
    assert came.gone == (ID6,)


def test_two_that_change_places_one_after_the_other() -> None:
    ledger = identify([directive("sources/a.txt", "5"), directive("sources/b.txt", "6")], Ledger()).ledger
    found = identify([directive("sources/a.txt", "6"), directive("sources/b.txt", "7")], ledger)
    assert given_ids(found) == {"sources/a.txt": ID6, "sources/b.txt": "huyen-uy-an-son/2022/7-cv-hu"}


def test_one_that_cannot_move_keeps_its_address_and_is_told() -> None:
    ledger = identify([directive("sources/a.txt", "5"), directive("sources/b.txt", "6")], Ledger()).ledger
    found = identify([directive("sources/a.txt", "6"), directive("sources/b.txt", "6")], ledger)
    assert given_ids(found) == {"sources/a.txt": ID5, "sources/b.txt": ID6}
    assert [one.code for one in found.published[0].diagnostics] == [Code.IDENTITY_TAKEN]


def test_a_file_under_another_name_or_in_another_form_is_the_same_document() -> None:
    ledger = identify([directive("sources/a.pdf", None, "one text")], Ledger()).ledger
    (before,) = ledger.entries.values()
    moved = identify([directive("sources/x/b.pdf", None, "one text")], ledger)
    assert moved.ledger.entries == {"sources/x/b.pdf": before}
    better = identify([directive("sources/a.docx", None, "another text")], ledger)
    assert given_ids(better) == {"sources/a.docx": before.id}
    assert list(better.ledger.entries) == ["sources/a.docx"]


def test_the_line_of_a_document_that_is_gone_stays_but_does_not_bar_its_id() -> None:
    ledger = identify([directive("sources/a.txt", "5", "old words")], Ledger()).ledger
    assert identify([], ledger).ledger == ledger
    found = identify([directive("sources/z.txt", "5", "other words")], ledger)
    assert given_ids(found) == {"sources/z.txt": ID5}
    assert list(found.ledger.entries) == ["sources/z.txt"]


def test_a_guess_from_a_file_name_never_enters_an_id() -> None:
    guessed = replace(directive("sources/a.txt"), provenance={"number": Provenance(Origin.FILENAME)})
    assert own_id(guessed).startswith("huyen-uy-an-son/2022/khong-so-cv-hu-")


def test_files_that_cannot_be_read_each_have_an_address() -> None:
    nothing = [
        Directive(source=f"sources/{name}.pdf", text="", files=(SourceFile(name, name * 64, FileRole.ORIGINAL),))
        for name in "ab"
    ]
    ids = given_ids(identify(nothing, Ledger())).values()
    assert len(set(ids)) == 2
    assert all(str(id_).startswith("khong-ro-co-quan/khong-ro/khong-so-") for id_ in ids)


def test_a_published_number_stays_and_leads_to_what_came() -> None:
    held = {ID5: replace(directive("sources/a.txt"), id=ID5)}
    ledger = Ledger(numbers={"5-cv-hu": "5-CV/HU", "9-qd": "9/QĐ"})
    archive = Archive(directives=held, numbers={"1-nq": CitedNumber("1-nq", "1/NQ")})
    whole, after = keep_numbers(archive, ledger)
    assert whole.numbers["5-cv-hu"].held == (ID5,)
    assert whole.numbers["9-qd"].held == ()
    assert after.numbers == {"5-cv-hu": "5-CV/HU", "9-qd": "9/QĐ", "1-nq": "1/NQ"}


papers = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(["5", "6", "7", None])),
    max_size=6,
    unique_by=lambda one: one[0],
)


@given(st.lists(papers, min_size=1, max_size=5))
def test_over_any_history_ids_are_unique_and_no_address_dies(history: list[list[tuple[str, str | None]]]) -> None:
    ledger = Ledger()
    known: set[str] = set()
    for papers_now in history:
        now = [directive(f"sources/{name}.txt", number) for name, number in papers_now]
        found = identify(now, ledger)
        ids = [one.id for one in found.published]
        assert len(set(ids)) == len(ids)
        assert len(found.published) + len(found.unpublished) == len(now)
        assert not set(found.redirects) & set(ids)
        assert not set(found.gone) & (set(ids) | set(found.redirects))
        assert known <= {*ids, *found.redirects, *found.gone}, "every address that was published has a page"
        assert identify(now, found.ledger).ledger == found.ledger
        assert identify(list(reversed(now)), ledger) == found
        ledger = found.ledger
        known |= {id_ for id_ in ids if id_}
        remembered = {id_ for entry in ledger.entries.values() for id_ in (entry.id, *entry.former)}
        assert known <= remembered
