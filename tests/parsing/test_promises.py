"""What holds for any text: a directive comes of it, no word is lost or doubled, every span slices back."""

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import Code, Component, Directive, Provision
from generator.parsing.parse import LIMIT
from tests.examples import examples

_LEFT_OUT = re.compile(r"[\s*_\\#]")
_WORDS = (
    "Số: 12/UBND-VX", "Số 606 -CV/HU", "Kính gửi:", "- Sở Y tế;", "Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH", "QUYẾT ĐỊNH", "Điều 1. Giao", "1. ", "a) ", "- ", "+ ", "I. ", "V/v ", "Nguyễn Văn Én", "./.", "2",
    "Căn cứ Luật số 1/2020/QH14;", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "|", "\t", "**",
    "Hà Nội, ngày 02 tháng 3 năm 2021", "Ký bởi: Sở Y tế", "Thời gian ký: 03/08/2020 13:46", "CÔNG VĂN ĐẾN", "PHỤ LỤC",
    "UBND TỈNH NAM ĐỊNH", "HUYỆN ỦY BẢO THẮNG", "\u00ad", "e\u0302\u0301", "\u200b", "Ð", "Ƣ", "\ufffd", "(cid:1)", "_",
)  # fmt: skip
_TEXTS = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=12), st.just("\n")), max_size=60).map(" ".join)


def _provisions(provisions: Iterable[Provision]) -> Iterable[Provision]:
    for provision in provisions:
        yield provision
        yield from _provisions(provision.children)


def _check(directive: Directive) -> None:
    text = directive.text
    held = [0] * len(text)
    for block in directive.blocks:
        assert 0 <= block.span.start < block.span.end <= len(text)
        for at in range(block.span.start, block.span.end):
            held[at] += 1
    assert [block.span for block in directive.blocks] == sorted(block.span for block in directive.blocks)
    assert all(count == 1 for char, count in zip(text, held, strict=True) if not _LEFT_OUT.match(char))
    spans = [found.span for found in (*directive.citations, *directive.duties, *directive.events)]
    for found, span in zip((*directive.citations, *directive.duties, *directive.events), spans, strict=True):
        assert span is not None
        assert span.of(text) == found.as_written
    for item in (*directive.addressees, *directive.recipients, *directive.signers, *_provisions(directive.provisions)):
        assert item.span is not None
        assert 0 <= item.span.start < item.span.end <= len(text)
    assert len(directive.preamble_spans) == len(directive.preamble)
    assert len(directive.closing_spans) == len(directive.closing)
    for diagnostic in directive.diagnostics:
        assert diagnostic.span is None or diagnostic.span.end <= len(text)
    for provenance in directive.provenance.values():
        assert provenance.span is None or provenance.span.end <= len(text)


@settings(max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_TEXTS)
def test_any_text_keeps_every_word_in_one_block(text: str, understand: Callable[..., Directive]) -> None:
    _check(understand(text))


def _papers() -> list[Path]:
    """The project's own sources, and the papers beside the project where they are there."""
    root = Path(__file__).parents[2]
    folder = Path(os.environ.get("CONGVAN_CORPUS", root.parent / "shared" / "corpus"))
    return (
        sorted((root / "sources").rglob("*.txt")) + sorted(folder.glob("text/*.txt")) + sorted(folder.glob("un*/*.txt"))
    )


@pytest.mark.slow
def test_real_papers_keep_every_word(understand: Callable[..., Directive]) -> None:
    papers = _papers()
    for paper in papers:
        _check(understand(paper.read_text("utf-8-sig"), path=paper.name))
    print(f"{len(papers)} papers")  # noqa: T201 (says how large the set was)
    assert len(papers) >= 5


@pytest.mark.parametrize("share", [pytest.param(1, marks=pytest.mark.slow, id="whole"), pytest.param(8, id="eighth")])
@pytest.mark.parametrize(
    ("signs", "times"),
    [
        ("[", 300_000),
        ("[(", 150_000),
        ("- ", 100_000),
        ("\n", 200_000),
        ("Số: ", 20_000),
        ("Nơi nhận:\n- Lưu: VT.\n", 3_000),
        ("“1. a\n", 30_000),
    ],
    ids=["brackets", "pairs", "dashes", "line ends", "numbers", "feet", "quotations"],
)
def test_absurd_texts_end(signs: str, times: int, share: int, understand: Callable[..., Directive]) -> None:
    text = signs * (times // share)
    directive = understand(text)
    assert directive.text == text


def test_ten_megabytes_are_refused_and_kept(understand: Callable[..., Directive]) -> None:
    directive = understand("a" * 10_000_000)
    assert [block.component for block in directive.blocks] == [Component.UNREAD]
    assert directive.blocks[0].span.end == 10_000_000 > LIMIT
    assert Code.TOO_LARGE in {item.code for item in directive.diagnostics}
