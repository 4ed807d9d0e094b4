"""Numbers and symbols of other documents, as they stand in a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import DirectiveType
from generator.registers import Registers

_LETTERS = r"(?:[A-ZĐƯÂÊÔƠ]{2,14}[a-zđi]{0,3}[A-ZĐƯ0-9]{0,8}|Q[yĐ][ĐU][a-z]?|[A-ZĐ][0-9]{1,3}|[A-ZĐ](?=-))"
_PART = rf"{_LETTERS}(?:[&.]{_LETTERS}){{0,4}}(?:\([A-ZĐ0-9]{{1,6}}\))?"
_BREAK = r"(?:\s?[-_](?:\s{0,3}-)?\s{0,3}|[./])"
_SYMBOL = rf"{_PART}(?:{_BREAK}{_PART}){{0,5}}(?![a-zà-ỹ])"
_FULL = re.compile(
    rf"(?<![\w/.,-])(?P<number>[0-9]{{1,5}}(?:\.[0-9]{{1,3}})?[a-zđ]?)"
    rf"(?:\s?/\s?(?P<year>(?:19|20)[0-9]{{2,3}}|[0-9]{{5}})\s?/\s{{0,2}}(?P<normative>{_SYMBOL})"
    rf"|\s?/\s{{0,3}}(?P<state>{_SYMBOL})"
    rf"|\s?-\s?(?P<party>[A-ZĐ][A-Za-zĐđ]{{1,4}}/{_PART}(?:\s?-\s?{_PART}){{0,2}})(?![a-zà-ỹ])"
    rf"|(?P<odd>[A-ZĐ]{{2,3}}/{_PART})"
    rf"|\s(?P<spaced>[A-ZĐ]{{2,3}}/{_PART})(?![a-zà-ỹ]))"
)
_LONE = re.compile(
    r"(?P<so>[Ss][óôốồổỗ]\s{1,3})?(?P<number>[0-9]{1,5}[a-zđ]?)(?![\w/]|[.,-][0-9]|\s?[-/]\s?[A-ZĐ])"
    r"(?=\s{0,3}(?:của\b|ngày\b|về\b|và\b|[,.;:)\]”]|$))"
)
_CERTIFICATE = re.compile(r"Giấy\s(?:chứng nhận|phép)[^.;:]{0,140}?\ssố:?\s{0,2}(?P<serial>[A-Z]{1,3}\s?[0-9]{5,9})\b")
_NUMBERED_LAW = re.compile(r"\bLuật\s[^.;:()0-9“”\"]{3,80}?\ssố\s+(?P<number>[0-9]{1,3})(?=\s+ngày\b)")
_NUMBERLESS = ("Chỉ thị", "Nghị định", "Nghị quyết", "Quyết định", "Thông tư", "Công điện", "Pháp lệnh")
_FOOTED = re.compile(r"(?<=[A-Za-zĐ])[0-9]$")
_BODIES_WITHOUT_DIGIT = re.compile(r"(?:CP|TTg|UBND|HĐND|TW|TU|HU|B[A-ZĐ]{1,9})[0-9]$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A document named by its number."""

    start: int
    """Where its kind, or `số`, or its number begins."""
    number_start: int
    end: int
    number: str
    symbol: str | None
    """As printed, spaces around dashes and strokes dropped; None for `Chỉ thị 16`."""
    kind: DirectiveType | None
    kind_name: str | None
    year: str | None = None
    joint: str = "/"
    """Between number and symbol: `-` in the Party's papers (be it lost: `48 KH/TĐTN`), nothing in `01CĐ/BCH`."""

    @property
    def identifier(self) -> str:
        """`33/CV-TTCH`, `606-CV/HU`, `15/2010/QĐ-UBND`, `Chỉ thị 16`."""
        if self.symbol is None:
            return f"{self.kind_name} {self.number}" if self.kind_name else self.number
        year = f"/{self.year}" if self.year else ""
        return f"{self.number}{year}{self.joint}{self.symbol}"


class Kinds:
    """The names of kinds of documents, as they stand before a number."""

    def __init__(self, registers: Registers) -> None:
        self._kinds = registers.document_kinds
        known = sorted((*self._kinds.names, "Bộ luật", "Văn bản"), key=len, reverse=True)
        names = "|".join(re.escape(name).replace(r"\ ", r"\.?\s+") for name in known)
        self.before = re.compile(
            rf"(?:(?P<kind>\b(?i:{names}))"
            r"(?:\s+(?:khẩn|hỏa tốc|thượng khẩn|kết luận|liên tịch|báo động|điều động|vận hành))?[.:]?"
            rf"|\b(?P<law>Luật|Bộ luật|Pháp lệnh)\s(?:(?!\b(?:{names})\s[Ss]ố)[^.;:()“”\"0-9]){{2,110}}?)"
            r"\s*(?:\b[Ss][oóòỏõôốồổỗộÓÒỎÕÔỐỒỔỖỘ]\b[\s:.]*)?$"
        )
        self.numbered = re.compile(rf"\b(?i:{names})\s+(?={_LONE.pattern})")

    def type_of(self, name: str) -> DirectiveType | None:
        """The type that a name means."""
        plain = " ".join(name.replace(".", " ").split())
        return DirectiveType.CONG_VAN if plain.lower() == "văn bản" else self._kinds.of_name(plain)


_FORM = re.compile(r"\b(?:[Mm]ẫu|MẪU|[Bb]iểu|[Tt]ờ khai)\s*(?:(?:số|SỐ)\b)?[\s:.]*$")
"""A form to fill in, numbered as documents are: `Mẫu số 01/BK-STK`."""
_SO = re.compile(r"(?:\b[Ss][oóòỏõôốồổỗộÓÒỎÕÔỐỒỔỖỘ]\b|\(|[,;:]|\bvà|\bcác)[\s:.]*$")
_CHAIN = re.compile(r"[\s,;]*(?:và|cùng)?\s*(?:[Ss][óôốồổỗ])?\s*$")


def find_mentions(words: str, kinds: Kinds) -> Iterator[Mention]:
    """Every number with a symbol, and every kind with a bare number, in `words` (one line); in order.

    `Công văn số 3375/UBND-VX`, `135-TB/TU`, `08/2017/TT- BXD`, `các Luật số 11/2019/QH14, số 16/2019/QH14`,
    `01CĐ/BCH`, `Chỉ thị 16 của Chính phủ`, `Luật ngân sách nhà nước số 83 ngày …`. Sums, dates, shares are none.
    """
    found = [*_numbered(words, kinds), *_bare(words, kinds), *_certificates(words)]
    found.sort(key=lambda mention: (mention.number_start, -mention.end))
    last = -1
    for mention in found:
        if mention.number_start >= last:
            yield mention
            last = mention.end


def _numbered(words: str, kinds: Kinds) -> Iterator[Mention]:
    before: Mention | None = None
    for match in _FULL.finditer(words):
        behind = words[max(0, match.start() - 200) : match.start()]
        symbol = match["normative"] or match["state"] or match["party"] or match["odd"] or match["spaced"]
        lead = kinds.before.search(behind)
        if (match["spaced"] and not lead and not _SO.search(behind[-12:])) or _FORM.search(behind[-20:]):
            continue
        symbol = re.sub(r"-{2,}", "-", re.sub(r"\s*[-_]\s*", "-", re.sub(r"\s+", "", symbol)))
        symbol = one_d(symbol)
        name = " ".join((lead["kind"] or lead["law"]).replace(".", " ").split()) if lead else None
        type_ = kinds.type_of(name) if name else None
        start = match.start() - len(behind) + lead.start() if lead and name else match.start()
        if not name and before and _CHAIN.fullmatch(words[before.end : match.start()][-40:]):
            type_, name = before.kind, before.kind_name
        elif not name and not _SO.search(behind[-12:]) and "-" not in symbol:
            continue
        joint = "-" if match["party"] or match["spaced"] else "" if match["odd"] else "/"
        before = Mention(start, match.start(), match.end(), match["number"], symbol, type_, name, match["year"], joint)
        yield before


def _bare(words: str, kinds: Kinds) -> Iterator[Mention]:
    for match in kinds.numbered.finditer(words):
        lone = _LONE.match(words, match.end())
        name = " ".join(match[0].split())
        if not lone or not name[0].isupper():
            continue
        number = lone["number"]
        if not lone["so"] and (name not in _NUMBERLESS or int(re.sub(r"\D", "", number)) >= 1900):
            continue
        at = lone.start("number")
        yield Mention(match.start(), at, lone.end(), number, None, kinds.type_of(name), name)
    for match in _NUMBERED_LAW.finditer(words):
        at = match.start("number")
        yield Mention(match.start(), at, match.end(), match["number"], None, DirectiveType.LUAT, "Luật")


def _certificates(words: str) -> Iterator[Mention]:
    for match in _CERTIFICATE.finditer(words):
        serial = " ".join(match["serial"].split())
        yield Mention(match.start(), match.start("serial"), match.end(), serial, None, DirectiveType.KHAC, None)


def one_d(symbol: str) -> str:
    """A symbol whose Đ a scan gave twice, as itself and its look-alike: `QĐÐ-UBND` → `QĐ-UBND`."""
    return re.sub(r"^([QNC])ĐĐ(?=-)", r"\1Đ", symbol)


def unfooted(symbol: str, others: set[str]) -> str:
    """A symbol without the footnote's mark that is glued to it (`NĐ-CP1`), where the plain one is meant."""
    if _FOOTED.search(symbol) and (symbol[:-1] in others or _BODIES_WITHOUT_DIGIT.search(symbol)):
        return symbol[:-1]
    return symbol
