"""Postings put together of runs are those of the documents one by one, and what is written can be read back."""

import base64
import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import pytest

from generator.search.coding import coded, packed
from generator.search.counting import Counting
from generator.search.postings import Gathering, Postings
from generator.search.synonyms import synonyms
from generator.search.tokens import searchable, terms
from tests.search.made import ABBREVIATIONS, permuted


def decoded(text: str) -> list[int]:
    """The ordinals again, bit by bit."""
    k = int(text[0], 36)
    data = base64.b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
    bits = "".join(f"{byte:08b}" for byte in data)
    found, at, before = [], 0, -1
    while (one := bits.find("1", at)) >= 0:
        before += 1 + ((one - at) << k) + int(bits[one + 1 : one + 1 + k] or "0", 2)
        found.append(before)
        at = one + 1 + k
    return found


@pytest.mark.parametrize(
    ("documents", "among"),
    [([0], 1), ([999], 1000), (range(1000), 1000), ([0, 7, 8, 9, 500_000], 600_000), (range(3, 90_000, 41), 90_000)],
)
def test_documents_can_be_read_back(documents: Sequence[int], among: int) -> None:
    assert decoded(coded(documents, among)) == list(documents)


def test_any_documents_can_be_read_back() -> None:
    chance = random.Random(5)
    for _ in range(200):
        among = chance.randrange(1, 5000)
        documents = sorted(chance.sample(range(among), chance.randrange(1, among + 1)))
        assert decoded(coded(documents, among)) == documents


def test_levels_can_be_read_back() -> None:
    chance = random.Random(7)
    for length in range(1, 60):
        levels = bytes(chance.choices([0, 1, 2, 3], [9, 3, 1, 1], k=length))
        text = packed(levels)
        data = base64.b64decode(text + "=" * (-len(text) % 4))
        found = bytes(byte >> shift & 3 for byte in data for shift in (0, 2, 4, 6))
        assert found.rstrip(b"\0") == levels.rstrip(b"\0")


def strength(term: str, fields: Mapping[str, Mapping[str, int]]) -> int:
    """The level, by its definition; in a body as short as these, a word that stands there stands there often."""
    if term in fields["number"]:
        return 3
    if term in fields["title"] or term in fields["issuer"]:
        return 2
    return int(any(term in fields[name] for name in ("names", "cited", "body")))


def test_runs_put_together_are_the_documents_one_by_one() -> None:
    chance = random.Random(9)
    words = ["dịch", "dich", "duong", "đường", "606", "covid19", "#606-cv-hu", "=dich5", "=đương1"]
    documents = [
        {name: Counter(chance.choices(words, k=chance.randrange(9))) for name in ("number", "title", "issuer", "names",
         "cited", "body")}
        for _ in range(90)
    ]  # fmt: skip
    held: dict[str, dict[int, int]] = defaultdict(dict)
    for ordinal, fields in enumerate(documents):
        for term in set().union(*fields.values()):
            held[term][ordinal] = strength(term, fields)
    postings = Postings()
    for first in range(0, len(documents), 40):
        run = Gathering(first)
        for fields in documents[first : first + 40]:
            run.add(fields)
        postings.add(run.done())
    known = postings.terms()
    assert sorted(known) == sorted(held)
    assert postings.counts() == {term: len(some) for term, some in held.items()}
    for start, end in ((0, len(known)), (0, 3), (3, len(known) - 1), (len(known) - 1, len(known))):
        found = {term: (list(ordinals), list(levels)) for term, ordinals, levels in postings.of(known[start:end])}
        assert found == {term: (list(held[term]), list(held[term].values())) for term in known[start:end]}


def test_a_text_has_the_terms_of_its_words_and_of_its_abbreviations() -> None:
    table = synonyms(ABBREVIATIONS | {"KH-CN": "Khoa học và Công nghệ", "TƯ": "Trung ương"})
    counting = Counting(table)
    for directive in permuted(20, 300).directives.values():
        text = searchable(directive.text)
        counts = counting.count([text])
        assert not {term: often for term, often in Counter(terms(text)).items() if counts[term] < often}
    assert counting.count(["Ủy ban nhân dân xã và ủy ban nhân dân huyện"])["ubnd"] == 2
    assert counting.count(["UBND xã"])["uy"] == counting.count(["UBND xã"])["dan"] == 1
    assert counting.count(["Sở KH-CN, KH - CN; kh-cn"])["khoa"] == 2
    assert counting.count(["Khoa học và Công nghệ"])["kh"] == 1
    assert "khoa" not in counting.count(["KH CNN, KHCN"])


def test_tokens_told_by_another_process_change_nothing() -> None:
    table = synonyms(ABBREVIATIONS)
    texts = [searchable(each.text) for each in permuted(20, 200).directives.values()]
    one, other = Counting(table), Counting(table)
    given = [one.count([text]) for text in texts]
    other.learn(one.learnt())
    assert one.learnt() == () == other.learnt()
    assert [list(other.count([text]).items()) for text in texts] == [list(each.items()) for each in given]
    assert other.learnt() == ()
