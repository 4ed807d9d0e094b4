"""Reads `.pdf`: its own text where it has any that deserves the name; else its pages are recognised as a scan."""

from collections.abc import Sequence

from generator.model import Box, Code, Column, Diagnostic, Format, Severity
from generator.reading.document import TextRun, image_share, opened, page_lines, stamps
from generator.reading.limits import Deadline, Limits
from generator.reading.readers import READERS
from generator.reading.refusals import MissingProgram, MissingReader, OutOfTime, TooLarge
from generator.reading.rows import Extract, Row, problem, tidy
from generator.reading.signatures import signatures_of
from generator.reading.spelling import marked_share, spelled_share
from generator.reading.tesseract import Word
from generator.reading.zones import Zone, letterhead, signature_block

SPELLED = 0.8
"""Least share of a text layer's words that Vietnamese can spell; born-digital pages have 0.92 and more."""
MARKED = 0.45
"""Least share of its words that bear a mark and are spelled rightly: Vietnamese has 0.75, a scanner's guess 0.3."""
_PIXELS = 300 / 72


def extract(data: bytes, limits: Limits, deadline: Deadline) -> Extract:
    """Rows of a born-digital PDF; of a scan, what the reader of scans finds. Signatures are read from both."""
    with opened(data) as document:
        count = len(document)
        if count > limits.pages:
            raise TooLarge(count, limits.pages, "@diagnostics.C003.units.pages")
        pages: list[tuple[TextRun, ...]] = []
        for index in range(count):
            if deadline.over():
                raise OutOfTime
            pages.append(page_lines(document, index))
        sizes = [(document[index].get_width(), document[index].get_height()) for index in range(min(count, 1_000))]
        judged = [judge(_joined(runs), image_share(document, index)) for index, runs in enumerate(pages)]
        overlays = stamps(data, document, most=20)
    signed = signatures_of(data)
    if _is_scan(judged):
        try:
            found = READERS[Format.SCAN].load()(data, limits, deadline)
        except (ImportError, MissingProgram) as error:
            raise MissingReader(Format.SCAN) from error
        garbage = () if "garbage" not in judged else (problem(Code.GARBAGE_TEXT_LAYER, Severity.NOTE),)
        return Extract(found.rows, found.engine, signed, (*found.diagnostics, *garbage), Format.SCAN, found.pictures)
    rows: list[Row] = []
    for index, runs in enumerate(pages):
        rows += [Row(run.text, index + 1, None, run.box) for run in overlays.get(index, ())]
        rows += [Row(""), *_page_rows(runs, index + 1, sizes[index]), Row("")]
    return Extract(tidy(rows), None, signed, _unread(judged))


def judge(text: str, image: float) -> str:
    """What a page's own text is worth: `good`, `garbage`, or `none`.

    Codes of glyphs, private-use characters and a scanner's own guess at Vietnamese are garbage; `image` is the share of
    the page that a picture covers. Pages of a table or a list of names alone pass on their words' spelling.
    """
    letters = sum(char.isalpha() for char in text)
    if letters < 20:
        return "none" if image > 0.5 or not letters else "good"
    strange = sum(1 for char in text if "\ue000" <= char <= "\uf8ff" or char == "\ufffd") + 5 * text.count("(cid:")
    if strange > 0.02 * len(text):
        return "garbage"
    spelled, words = spelled_share(text)
    right, marked = marked_share(text)
    worth = right * marked / max(1, words)
    if image > 0.5:
        return "good" if spelled >= 0.9 and worth >= 0.6 else "garbage"
    return "good" if spelled >= SPELLED or worth >= MARKED or words < 15 else "garbage"


def _is_scan(judged: Sequence[str]) -> bool:
    """A document is recognised as a whole where its first page or most of its pages have no text worth the name."""
    return bool(judged) and (judged[0] != "good" or judged.count("good") * 2 < len(judged))


def _unread(judged: Sequence[str]) -> tuple[Diagnostic, ...]:
    pages = [str(number) for number, worth in enumerate(judged, 1) if worth != "good"]
    return (problem(Code.LOW_CONFIDENCE, Severity.WARNING, value="trang " + ", ".join(pages[:20])),) if pages else ()


def _joined(runs: Sequence[TextRun]) -> str:
    return "\n".join(run.text for run in runs)


def _page_rows(runs: Sequence[TextRun], page: int, size: tuple[float, float]) -> list[Row]:
    """A page's lines; in a letterhead and a signature block first those of the left column, then those of the right."""
    words = [_word(run, number) for number, run in enumerate(runs) if run.box and run.text]
    width, height = (int(side * _PIXELS) for side in size)
    head = letterhead(words, width, height) if page == 1 else None
    foot = signature_block(words, width, height)
    groups: dict[str, list[Row]] = {
        "before": [],
        "left": [],
        "right": [],
        "body": [],
        "foot left": [],
        "foot right": [],
    }
    for run in runs:
        if not run.text:
            continue
        row = Row(run.text, page, None, run.box)
        if head and run.box and head.holds(_word(run, 0)):
            side = _side(head, run.box)
            groups[side.value].append(Row(run.text, page, side, run.box))
        elif foot and run.box and foot.holds(_word(run, 0)):
            side = _side(foot, run.box)
            groups[f"foot {side.value}"].append(Row(run.text, page, side, run.box))
        elif head and run.box and run.box.bottom * _PIXELS < head.top and not groups["body"]:
            groups["before"].append(row)
        else:
            groups["body"].append(row)
    return [row for rows in groups.values() if rows for row in (*_spaced(rows), Row(""))]


def _side(zone: Zone, box: Box) -> Column:
    return Column.LEFT if (box.left + box.right) / 2 * _PIXELS < zone.gutter else Column.RIGHT


def _word(run: TextRun, number: int) -> Word:
    """A line's run as one word, so that zones are found in it as on a scan."""
    assert run.box is not None
    left, top, right, bottom = (
        int(edge * _PIXELS) for edge in (run.box.left, run.box.top, run.box.right, run.box.bottom)
    )
    return Word(run.text, left, top, right, bottom, 1.0, (number, 0, 0))


def _spaced(rows: Sequence[Row]) -> list[Row]:
    """Rows with a blank one where the space above a line is wider than the line is high."""
    spaced: list[Row] = []
    for row in rows:
        above = spaced[-1].box if spaced else None
        if above and row.box and row.box.top - above.bottom > 1.3 * (row.box.bottom - row.box.top):
            spaced.append(Row(""))
        spaced.append(row)
    return spaced
