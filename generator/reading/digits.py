"""Number and date lines of a letterhead, read again on their own crop, by two models and with fewer letters.

What was typed reads the same every time; what was written in ink does not. So every other reading goes along with the
line (`Line.readings`), and the line's confidence says how far they agree on its digits:

- agreed: the two models say the same digits and no reading says others; the line is given as that reading says it;
- written: else, where digits written by hand can be made out (`written`), the line is given with them (`Line.in_ink`);
- doubted: anything else. The confidence is cut to `DOUBTED`, below any floor, and the value stays null.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from generator.reading import tesseract, written
from generator.reading.deciphering import views
from generator.reading.handwriting import Floats
from generator.reading.limits import Deadline
from generator.reading.rows import Row
from generator.reading.tesseract import Word

DOUBTED = 0.3
"""Confidence of a line on whose digits its readings disagree."""
AGREED = 0.9
"""Least confidence of a line on whose digits both models agree."""

_NUMBER_ALPHABET = "0123456789/-.:ABCDĐEGHIKLMNOPQRSTUƯVXY&Số "
_DATE_ALPHABET = "0123456789,ngàythá ă m"
_NUMBER = re.compile(
    r"^(?:\S{1,2}\s)?\W{0,3}[Ss$5][ốồổỗộóòỏõôơoéẻèẽêếe60ỐÓÔ]{1,3}(?![a-zà-ỹ])|^\W{0,3}\d{1,6}\s?[-/⁄]\s?[A-ZĐÐƯ]{2}"
)
_DATE = re.compile(r"\bng[àaả]y|\bth[áa]ng|\bn[ăaâ]m", re.I)
_PREFIX = re.compile(r"^.{0,4}?(?:[Ss$§][ốồổỗộóòỏõôơoéẻèẽêếe60ỐÓÔ]{1,3}\s?[:.;,]?|\b[6óo]\s?:)\s*")
_PART = r"[A-ZĐƯ][A-Za-zĐƯ0-9&.]*"
_SYMBOL = re.compile(rf"(?:[/⁄]|^[^/⁄]*?-)\s?({_PART}(?:\s?[-/]\s?{_PART})*(?:\([A-Z0-9]+\))?)\s*\W*$")
_POINTS = 72 / 300
_MARGIN = 14


def reread_number_lines(rows: Sequence[Row], colour: Image.Image, grey: Image.Image, deadline: Deadline) -> list[Row]:
    """The rows; those with the document's number or date bear their other readings and what these say of them.

    `colour` is the page with its coloured ink, `grey` without it.
    """
    return [_reread(row, colour, grey, deadline) if row.box and holds_digits(row.text) else row for row in rows]


def holds_digits(text: str) -> bool:
    """Whether a letterhead's line is that of the number, or of place and date."""
    return bool(_NUMBER.search(text)) or len({found.lower()[:2] for found in _DATE.findall(text)}) >= 2


def _reread(row: Row, colour: Image.Image, grey: Image.Image, deadline: Deadline) -> Row:
    assert row.box is not None
    box = (
        max(0, int(row.box.left / _POINTS) - _MARGIN),
        max(0, int(row.box.top / _POINTS) - _MARGIN),
        min(grey.width, int(row.box.right / _POINTS) + _MARGIN),
        min(grey.height, int(row.box.bottom / _POINTS) + _MARGIN),
    )
    numbered = bool(_NUMBER.search(row.text))
    inked = colour.convert("L").crop(box)
    larger = inked.resize((inked.width * 3 // 2, inked.height * 3 // 2), Image.Resampling.LANCZOS)
    few = _NUMBER_ALPHABET if numbered else _DATE_ALPHABET

    def see(image: Image.Image, language: str, alphabet: str | None = None) -> tuple[Word, ...]:
        return tesseract.recognise(image, deadline, layout=7, language=language, alphabet=alphabet)

    words = see(inked, "vie")
    own = [row.text, *map(_said, (words, see(larger, "vie"), see(inked, "vie", few)))]
    other = _said(see(inked, "eng"))
    text, agreed = settle(own, other, numbered)
    if numbered and not agreed:
        text = best_symbol(own, other)
    confidence = max(AGREED, row.confidence or 0.0) if agreed else min(DOUBTED, row.confidence or 0.0)
    by_hand = None if agreed else _by_hand(text, (*own, other), numbered, written.strips_of(colour, box, words))
    if by_hand:
        text, confidence = by_hand
    readings = tuple(dict.fromkeys(said for said in (*own, other) if said and said != text))
    return replace(row, text=text, readings=readings, confidence=confidence, in_ink=by_hand is not None)


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _by_hand(text: str, readings: Sequence[str], numbered: bool, strips: Sequence[Floats]) -> tuple[str, float] | None:
    """The line with what is written in it by hand, and how sure that is; None where it can't be made out."""
    symbol, prefix = _SYMBOL.search(text), _PREFIX.match(text)
    stroke = max(text.rfind(sign, 0, symbol.start(1)) for sign in "-/⁄") if symbol else -1
    if not strips or (numbered and not (prefix and stroke >= prefix.end())):
        return None
    seen = views(strips)
    if prefix and numbered:
        return written.with_number(text, stroke, prefix.end(), seen)
    return written.with_date(text, readings, seen)


def settle(own: Sequence[str], other: str, numbered: bool) -> tuple[str, bool]:
    """(the reading to give, whether its digits are agreed on).

    `own` are the readings of the Vietnamese model, the line as first read before all; `other` is that of the second
    model. Agreed digits are those of `other` and of one of `own`, where no reading has digits that are not among them.

    >>> settle(["Số: 0)/KH", "Số: 09/KH"], "Sé: 09/KH", True)
    ('Số: 09/KH', True)
    >>> settle(["Số: 445 /CV", "Số: 115 /CV"], "S6: 445 /CV", True)
    ('Số: 445 /CV', False)
    """
    digits = [_digits(said, numbered) for said in own]
    wanted = _digits(other, numbered)
    if not wanted or not all(wanted) or wanted not in digits:
        return own[0], False
    if any(not _within("".join(found), "".join(wanted)) for found in digits):
        return own[0], False
    return (own[0] if digits[0] == wanted else own[digits.index(wanted)]), True


def best_symbol(own: Sequence[str], other: str) -> str:
    """Of the Vietnamese model's readings the first whose symbol (`SNV-TCBC`) most readings say.

    >>> best_symbol(["Số: 0Š /S§CT- QLTM", "Số: U /SCT- QLTM", "Số: /SCT-QLTM"], "sé: isct- QLTM")
    'Số: U /SCT- QLTM'
    """
    symbols = [_symbol(said) for said in own]
    votes = [*symbols, *(symbol for symbol in symbols[:1] if symbol and _ascii(symbol) == _ascii(_symbol(other)))]
    votes += [symbol for symbol in dict.fromkeys(symbols[1:]) if symbol and _ascii(symbol) == _ascii(_symbol(other))]
    counted = {symbol: votes.count(symbol) for symbol in symbols if symbol}
    if not counted:
        return own[0]
    most = max(counted.values())
    return next(said for said, symbol in zip(own, symbols, strict=True) if symbol and counted[symbol] == most)


def _symbol(text: str) -> str:
    """The symbol behind the number's stroke, without blanks; empty where none can be made out."""
    found = _SYMBOL.search(_PREFIX.sub("", text, count=1))
    return re.sub(r"\s", "", found[1]) if found else ""


def _ascii(symbol: str) -> str:
    return symbol.replace("Đ", "D").replace("Ư", "U")


def _digits(text: str, numbered: bool) -> tuple[str, ...]:
    """The figures that count: those before the symbol, or day, month and year; l, I and | beside digits are ones."""
    if numbered:
        body = _PREFIX.sub("", text, count=1)
        head = re.split(r"[-/⁄]\s?(?=[A-ZĐÐƯ§])|[A-ZĐÐƯ§]{2}", body, maxsplit=1)[0]
        return ("".join(re.findall(r"\d", head)),) if not re.search(r"[^\W\d_]|[#@%{}$§]", head) else ("",)
    found = re.search(
        r"ng\S{0,3}?y\W*(?P<day>.*?)\s*th\S{0,3}?ng\s*(?P<month>.*?)\s*n\S{1,3}?m\s*(?P<year>\S*)", text, re.I
    )
    if not found:
        return ("", "", "")
    return tuple(_figure(found[part]) for part in ("day", "month", "year"))


def _figure(text: str) -> str:
    """A figure without a leading zero; anything but digits, or a look-alike of 1 and 0, makes it unreadable."""
    mended = text.strip(" .,'").translate(str.maketrans("lI|ÌìÔÓoO", "111110000"))
    return mended.lstrip("0") if re.fullmatch(r"\d{1,4}", mended) else ""


def _within(part: str, whole: str) -> bool:
    """Whether all of `part` stands in `whole` in the same order: what a reading left out contradicts nothing."""
    rest = iter(whole)
    return all(char in rest for char in part)
