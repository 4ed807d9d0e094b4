"""Numbers and days written by hand: letterheads with strokes drawn here, which the nets have never seen."""

import itertools
import re
from collections import Counter
from datetime import date
from importlib.resources import files

import numpy as np
import pytest
from PIL import ImageDraw, ImageFont

from generator.model import Code, Corrections, Origin
from generator.parsing import parse
from generator.reading import keep, read
from generator.reading.deciphering import View, decipher_date, decipher_number, views
from generator.reading.handwriting import ALPHABET
from generator.reading.keeping import restore
from generator.reading.tesseract import Word
from generator.reading.written import strips_of, with_date, with_number
from generator.registers import load
from tests.reading import papers

LEFT = [*papers.STATE_LEFT[:2], "Số:             /SNV-TCBC", *papers.STATE_LEFT[3:]]
RIGHT = [*papers.STATE_RIGHT[:2], "An Bình, ngày        tháng 5 năm 2023"]
# A box of width 10 and height 16 for each digit, stroke by stroke.
STROKES = {
    "0": [[(5, 0), (2, 2), (1, 8), (3, 15), (6, 16), (9, 12), (9, 4), (7, 0), (5, 0)]],
    "1": [[(1, 7), (5, 0), (5, 16)]],
    "2": [[(1, 4), (3, 0), (7, 0), (9, 4), (7, 9), (1, 16), (9, 16)]],
    "3": [[(1, 1), (5, 0), (8, 2), (8, 5), (4, 7), (8, 9), (9, 12), (6, 16), (1, 15)]],
    "4": [[(4, 0), (1, 10), (10, 10)], [(7, 5), (7, 16)]],
    "5": [[(9, 0), (3, 0), (2, 7), (7, 7), (9, 11), (6, 16), (1, 15)]],
    "6": [[(8, 0), (4, 3), (1, 10), (3, 16), (7, 16), (9, 12), (6, 9), (2, 11)]],
    "7": [[(1, 1), (9, 0), (4, 16)], [(3, 8), (8, 8)]],
    "8": [[(8, 2), (4, 0), (2, 3), (8, 11), (7, 15), (4, 16), (2, 13), (4, 8), (8, 4), (8, 2)]],
    "9": [[(8, 3), (5, 0), (2, 3), (4, 7), (8, 4), (8, 3), (7, 16)]],
}
OVERWRITTEN = {"x": [*STROKES["8"], *STROKES["1"], *STROKES["2"]]}


def penned(page, line, figures, *, left, ink="black", pen=5, tall=34):
    """The page with figures written into the widest gap of one of its typed lines (200 dots an inch)."""
    font = ImageFont.truetype(papers.FONTS + "DejaVuSerif.ttf", 27)
    lines, middle = (LEFT, 430) if left else (RIGHT, 1180)
    words = lines[line]
    gap = max(re.finditer(r" +", words), key=lambda found: len(found[0]))
    start = middle - font.getlength(words) / 2
    begin, end = (start + font.getlength(words[:at]) for at in gap.span())
    wide = tall * 0.62
    step = wide + 5
    at = (begin + end - step * len(figures) + 5) / 2
    draw = ImageDraw.Draw(page)
    for figure in figures:
        for stroke in (STROKES | OVERWRITTEN)[figure]:
            points = [(at + x / 10 * wide, 150 + 44 * line + (y / 16 - 0.5) * tall - 2) for x, y in stroke]
            draw.line(points, fill=ink, width=pen, joint="curve")
        at += step
    return page


def letter(number, day, **how):
    """A scanned letter whose number and day are written by hand."""
    page = penned(papers.sheet(LEFT, RIGHT), 2, number, left=True, **how)
    return papers.scanned_pdf(penned(page, 2, day, left=False, **how))


@pytest.fixture(scope="module")
def blue():
    """A letter with number and day in blue ink, as bytes and as read."""
    data = letter("819", "28", ink=(30, 60, 170), tall=42)
    return data, read(data, "thu.pdf")


def test_a_number_and_a_day_in_clear_ink_are_read_and_marked_as_such(blue):
    found = parse(blue[1], Corrections(), load())
    assert (found.number, found.identifier, found.date_issued) == ("819", "819/SNV-TCBC", date(2023, 5, 28))
    for field in ("number", "date_issued", "identifier"):
        known = found.provenance[field]
        assert (known.origin, known.page) == (Origin.REREAD, 1)
        assert known.box is not None
        assert 0.8 <= known.confidence <= 1
    said = [dict(one.values) for one in found.diagnostics if one.code is Code.READ_FROM_INK]
    assert said == [{"value": "819", "field": "number"}, {"value": "28/05/2023", "field": "date_issued"}]


def test_a_kept_reading_remembers_what_was_in_ink(blue):
    data, reading = blue
    again = restore(keep(reading, data), "thu.pdf", data)
    assert [line.in_ink for line in again.lines] == [line.in_ink for line in reading.lines]
    assert sum(line.in_ink for line in again.lines) == 2


def seen_of(page, *, left):
    """What the nets see of the number's line, or of the date's, of a page at 300 dots an inch."""
    middle, half, height = (645, 240, 357) if left else (1770, 460, 357)
    box = (middle - half, height - 40, middle + half, height + 40)
    return views(strips_of(page.resize((2481, 3508)), box, [Word("Số", 0, 22, 50, 58, 1.0, (1, 1, 1))]))


@pytest.mark.parametrize(("number", "day"), [("194", "13"), ("4168", "19"), ("372", "16")])
def test_what_any_view_shows_is_made_out_alike(number, day):
    page = penned(papers.sheet(LEFT, RIGHT), 2, number, left=True, pen=6, tall=38)
    page = penned(page, 2, day, left=False, pen=6, tall=38)
    assert decipher_number(seen_of(page, left=True))[0].figures == (number,)
    assert decipher_date(seen_of(page, left=False))[0].figures == (day, "5")


@pytest.mark.parametrize(("number", "day"), [("3x7", "1x"), ("x47", "x")])
def test_what_was_written_over_stays_null(number, day):
    page = penned(penned(papers.sheet(LEFT, RIGHT), 2, number, left=True), 2, day, left=False)
    assert with_number("Số: 3/SNV-TCBC", 5, 4, seen_of(page, left=True)) is None
    assert with_date(RIGHT[2], (), seen_of(page, left=False)) is None


def test_a_gap_that_nobody_filled_stays_null():
    page = papers.sheet(LEFT, RIGHT)
    assert with_number("Số: /SNV-TCBC", 4, 4, seen_of(page, left=True)) is None
    assert with_date(RIGHT[2], (), seen_of(page, left=False)) is None


@pytest.mark.parametrize(
    ("text", "readings", "figures", "line"),
    [
        ("An Bình, ngày ở tháng 5 năm 2023", (), ("7", "5"), "An Bình, ngày 07 tháng 5 năm 2023"),
        ("An Bình, ngày tháng ` năm 2024", (), ("29", "2"), "An Bình, ngày 29 tháng 02 năm 2024"),
        ("An Bình, ngày ở tháng 5 năm 2023", (), ("7", "6"), None),
        ("An Bình, ngày 3 tháng _ năm 2023", (), ("31", "4"), None),
        ("An Bình, ngày ở tháng 5 năm 2023", ("An Bình, ngày 7 tháng 5 năm 2028",), ("7", "5"), None),
        ("An Bình, ngày ở tháng 5 năm 20", (), ("7", "5"), None),
    ],
    ids=["day", "day and month", "month typed otherwise", "no such day", "two years", "no year"],
)
def test_a_day_counts_only_with_what_is_typed_around_it(text, readings, figures, line):
    day, month = figures
    said = with_date(text, readings, [seen(f"LLL{'_'.join(day)}_LLL{'_'.join(month)}_LLL", 0.0001)])
    assert (said and said[0]) == line


def test_a_typed_year_behind_a_written_number_is_kept():
    view = seen("LL1_5_/2_0_2_3/LL", 0.0001)
    assert with_number("Số: ?5/2023/QĐ-UBND", 11, 4, [view])[0] == "Số: 15/2023/QĐ-UBND"


def seen(signs, others=0.02, seed=0):
    """A view in which each column shows its sign and a little of all others."""
    table = np.random.default_rng(seed).random((len(signs), len(ALPHABET) + 1)) * others
    for row, sign in zip(table, signs, strict=True):
        row[ALPHABET.index(sign) + 1 if sign != "_" else 0] += 1
    table /= table.sum(axis=1, keepdims=True)
    letters, strokes = (sum(table[:, ALPHABET.index(sign) + 1] for sign in group) for group in ("L", "/-"))
    return View(np.column_stack([table, table[:, 0] + letters, strokes]))


def test_figures_weigh_what_all_ways_to_spell_them_weigh_together():
    view = seen("L1_1/")
    exact = Counter()
    for columns in itertools.product(range(len(ALPHABET) + 1), repeat=5):
        chance = float(np.prod([view.emissions[k, sign] for k, sign in enumerate(columns)]))
        signs = "".join(ALPHABET[b - 1] for a, b in itertools.pairwise((0, *columns)) if b not in (0, a))
        if match := re.match(r"L*(\d+)[/-]", signs):
            exact[match[1]] += chance
    guess, agreed = decipher_number([view])
    near = {"1", "11", *(f"{d}1" for d in "0123456789"), *(f"1{d}" for d in "0123456789")}
    near |= {
        figures
        for figures in exact
        if len(figures) == 3 and "11" in (figures[1:], figures[0] + figures[2], figures[:2])
    }
    assert (guess.figures, agreed) == (("11",), True)
    assert guess.fit == pytest.approx(exact["11"])
    assert guess.confidence == pytest.approx(
        exact["11"] / sum(chance for figures, chance in exact.items() if figures in near)
    )


def test_views_that_differ_do_not_agree():
    assert decipher_number([seen("L4_7_/L"), seen("L4_7_/L", seed=1)])[1]
    assert not decipher_number([seen("L4_7_/L"), seen("L4_1_/L")])[1]


def test_the_weights_are_small():
    assert (files("generator.reading") / "ink-weights.npz").stat().st_size < 300_000
