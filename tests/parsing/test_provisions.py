"""The body as a tree: markers, their order, closing paragraphs, and the promise that no word is lost."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Provision
from generator.parsing.markers import Level, markers, misread
from generator.parsing.paragraphs import furniture, mended
from generator.parsing.provisions import BodyRead, read_body

CASES = yaml.safe_load(Path("tests/cases/parsing/provisions.yml").read_text(encoding="utf-8"))


def walk(provisions: tuple[Provision, ...]) -> Iterator[Provision]:
    for provision in provisions:
        yield provision
        yield from walk(provision.children)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_body_is_read_as_a_careful_reader_does(case: dict[str, Any]) -> None:
    body = read_body(case["text"], [(0, len(case["text"]))])
    found = [[item.id, item.marker] for item in walk(body.provisions)]
    assert found == [[id_, marker] for id_, marker, _ in case["tree"]]
    for item, (_, _, words) in zip(walk(body.provisions), case["tree"], strict=True):
        assert item.text.startswith(words)
    assert len(body.closing) == len(case.get("closing", []))
    assert all(
        words.startswith(want) for (words, _, _), want in zip(body.closing, case.get("closing", []), strict=True)
    )
    if "preamble" in case:
        assert all(words.startswith(want) for (words, _, _), want in zip(body.preamble, case["preamble"], strict=True))
    assert [doubt.code.value for doubt in body.diagnostics] == case.get("doubts", [])


def test_ids_of_an_annex_carry_its_prefix() -> None:
    body = read_body("1. Một.\n2. Hai.\n", [(0, 16)], "pl1.")
    assert [item.id for item in body.provisions] == ["pl1.k1", "pl1.k2"]


@pytest.mark.parametrize(
    ("line", "level", "printed"),
    [
        ("Điều 12. Tổ chức", Level.ARTICLE, "Điều 12"),
        ("Điêu 2.Hiệu lực", Level.ARTICLE, "Điều 2"),
        ("Chương II", Level.CHAPTER, "Chương II"),
        ("Phần thứ nhất", Level.PART, "Phần thứ nhất"),
        ("IV- Tổ chức", Level.ROMAN, "IV"),
        ("3/ Nội dung", Level.ARABIC, "3"),
        ("3\\. Nội dung", Level.ARABIC, "3"),
        ("2.1 Nội dung", Level.DECIMAL, "2.1"),
        ("đ) Nội dung", Level.LETTER, "đ"),
        ("(2) Nội dung", Level.BRACKET, "2"),
        ("– Nội dung", Level.DASH, "–"),
        ("+ Nội dung", Level.PLUS, "+"),
        ("• Nội dung", Level.STAR, "•"),
    ],
)
def test_markers_of_every_form(line: str, level: Level, printed: str) -> None:
    first = next(markers(line))
    assert (first.level, first.printed) == (level, printed)


@pytest.mark.parametrize(
    "line", ["17.474.691 ca", "19/10/2021 họp", "2020", "-----", "**đậm** chữ", "a b c", "100% hộ"]
)
def test_lines_without_marker(line: str) -> None:
    assert list(markers(line)) == []


def test_a_misreading_is_mended_only_into_the_value_asked_for() -> None:
    assert misread("HI. Về kiến nghị", Level.ROMAN, 3)
    assert not misread("HI. Về kiến nghị", Level.ROMAN, 2)
    assert misread("T1, Ông A", Level.ARABIC, 11)
    assert not misread("Và, ông A", Level.ARABIC, 11)


def test_page_furniture_and_mending() -> None:
    assert furniture("- 3 -")
    assert furniture("CÔNG BÁO/Số 12/Ngày 01-02-2020")
    assert not furniture("3 xã")
    assert mended(["Thông tư số 08/2017/TT-", "BXD ngày", " 16/5/2017"]) == "Thông tư số 08/2017/TT-BXD ngày 16/5/2017"


_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["1. Một việc.", "2. Hai việc", "I. Phần", "II. Phần", "a) Điểm;", "- Gạch.", "+ Cộng", "Điều 1. Một",
             "Điều 2.", "", "", "3", "“2. Trích", "hết”.", "chữ thường", "Chữ hoa:", "ó. Sáu", "HI. Ba", "(1) Ngoặc",
             "2.1 Con", "** Giao tổ.*", "---", "các xã,", "Trân trọng./."]
        ),
        st.text(max_size=30).map(lambda text: text.replace("\r", " ")),
    ),
    max_size=40,
)  # fmt: skip


def covered(body: BodyRead) -> list[tuple[int, int]]:
    leaves = []
    for item in walk(body.provisions):
        assert item.span
        first = next((child.span.start for child in item.children if child.span), item.span.end)
        leaves.append((item.span.start, first))
    return [*((start, end) for _, start, end in (*body.preamble, *body.closing)), *leaves]


@given(_LINES)
def test_no_word_is_lost_or_said_twice(lines: list[str]) -> None:
    text = "\n".join(lines)
    body = read_body(text, [(0, len(text))])
    parts = sorted(covered(body))
    for (_, end), (start, _) in pairwise(parts):
        assert end <= start
    held = [False] * len(text)
    for start, end in (*parts, *body.left):
        held[start:end] = [True] * (end - start)
    assert not re.search(r"\S", "".join(char for char, kept in zip(text, held, strict=True) if not kept))


@given(_LINES)
def test_ids_are_unique_and_spans_nest(lines: list[str]) -> None:
    text = "\n".join(lines)
    body = read_body(text, [(0, len(text))])
    ids = [item.id for item in walk(body.provisions)]
    assert len(ids) == len(set(ids))
    for item in walk(body.provisions):
        assert item.span
        for child in item.children:
            assert child.span
            assert item.span.start <= child.span.start <= child.span.end <= item.span.end
            assert child.id.startswith(item.id + ".")
        if item.text and not body.left:
            assert re.findall(r"[^\W_]+", item.text)[:1] == [] or re.findall(r"[^\W_]+", item.text)[0] in text


@pytest.mark.parametrize(
    "text", ["[" * 300_000, "a " * 300_000, "- a\n" * 20_000, "1. a:\n" * 20_000, "“1. a\n" * 20_000]
)
def test_absurd_input_keeps_its_signs(text: str) -> None:
    body = read_body(text, [(0, len(text))])
    covered = [*body.preamble, *body.closing]
    assert body.provisions or covered
    first = min([part.span.start for part in body.provisions if part.span] + [start for _, start, _ in covered])
    last = max([part.span.end for part in body.provisions if part.span] + [end for _, _, end in covered])
    assert text[:first].strip() == ""
    assert text[last:].strip() == ""
