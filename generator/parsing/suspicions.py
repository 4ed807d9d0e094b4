"""What a person should look at: words nobody understood, a number that the file's name contradicts, personal data."""

import re
from pathlib import PurePath

from generator.model import Code, Component, Severity
from generator.parsing.known import Doubt, Finding, Known
from generator.vietnamese import slug

_SHOWN = 60
_MOST = 20
_MOBILE = re.compile(
    r"(?<![\d./-])(?!\d\d?[./-]\d\d?[./-]\d{4})(?:0|\(?\+?84\)?[ .-]?)(?:3|5|7|8|9)(?:[ .]?\d){8}(?![\d/-])"
    r"|(?<![\d./-])0(?:3|5|7|8|9)\d{1,2}-\d{3}-\d{3,4}(?![\d/-])"
)
_OTHER_NUMBER = re.compile(r"(?i)(?:mã số(?: thuế)?|mst|tài khoản|stk|số hiệu)[^.;\n]{0,12}$")
"""What stands before a number that is no telephone's."""
_MAIL = re.compile(r"\b[\w.+-]{2,40}@(?:gmail|yahoo|hotmail|outlook|icloud)\.[a-z.]{2,8}\b", re.IGNORECASE)
_IDENTITY = re.compile(r"\b(?:CCCD|CMND|[Cc]ăn cước công dân|[Cc]hứng minh nhân dân)\s?(?:số)?\s?:?\s?\d{9,12}\b")
_HOME = re.compile(
    r"\b(?:[Tt]rú tại|(?:[Tt]hường|[Tt]ạm) trú(?: tại)?|[Nn]hà riêng|(?:[Nn]ơi|[Cc]hỗ) ở(?: hiện (?:nay|tại))?(?=\s?:))"
    r"\s?:?\s+[^.;\n]{4,80}"
)
_ADDRESS = re.compile(
    r"\b[Ss]ố (?:nhà )?\d|\b(?i:thôn|tổ|ấp|bản|ngõ|ngách|hẻm|phố|đường|xóm|khu|khóm|buôn|phường|xã|thị trấn)"
    r" (?:phố )?[\dA-ZĐ]"
)
"""What a home has and the conditions of a law (`thường trú tại Việt Nam`) have not."""


def suspect_unread(known: Known) -> Finding:
    """Words that no rule took stand in their place as unread; each such stretch is named once, the first twenty."""
    sheet = known.sheet
    doubts: list[Doubt] = []
    gaps = (*((piece.start, piece.end) for piece in known.taken(Component.UNREAD)), *known.free(0, len(sheet.plain)))
    for start, end in sorted(gaps):
        said = sheet.said(start, end)
        if re.search(r"[^\W\d_]{2}", said) and len(doubts) < _MOST:
            values = (("value", said[:_SHOWN] + ("…" if len(said) > _SHOWN else "")),)
            doubts.append(Doubt(Code.NOT_UNDERSTOOD, Severity.NOTE, *sheet.trimmed(start, end), values))
    return Finding(doubts=tuple(doubts))


def suspect_number(known: Known) -> Finding:
    """A file's name with another number beside the symbol's letters (`255-nn` for 225/TTg-NN) is worth a look."""
    number, notation = known.values.get("number"), known.value("notation")
    if not number or not notation:
        return Finding()
    stem = slug(PurePath(known.sheet.reading.path).stem)
    letters = "|".join(re.escape(part) for part in slug(notation).split("-") if part.isalpha())
    if not letters:
        return Finding()
    beside = re.findall(rf"(?<![a-z0-9])0*(\d{{1,5}})-?(?:{letters})(?![a-z])", stem)
    beside += re.findall(rf"(?<![a-z])(?:{letters})-?0*(\d{{1,5}})(?![0-9])", stem)
    beside = [found for found in beside if not re.fullmatch(r"(?:19|20)\d\d", found)]
    if not beside or str(number).lstrip("0") in beside or re.sub(r"\D", "", str(number)).lstrip("0") in beside:
        return Finding()
    source = known.sources.get("number")
    where = (source.start, source.end) if source else (None, None)
    values = (("value", str(number)), ("other", beside[0]))
    return Finding(doubts=(Doubt(Code.NUMBER_CONTRADICTS_FILENAME, Severity.WARNING, *where, values),))


def suspect_personal_data(known: Known) -> Finding:
    """Mobile numbers, private mail addresses, identity numbers and homes: the staff decide whether to mask them."""
    text = known.sheet.plain
    doubts: list[Doubt] = []
    for pattern in (_MOBILE, _MAIL, _IDENTITY, _HOME):
        for match in pattern.finditer(text):
            if pattern is _MOBILE and _OTHER_NUMBER.search(text, max(0, match.start() - 40), match.start()):
                continue
            if pattern is _HOME and not _ADDRESS.search(match[0]):
                continue
            if len(doubts) < _MOST:
                values = (("value", " ".join(match[0].split())),)
                doubts.append(Doubt(Code.PERSONAL_DATA, Severity.WARNING, match.start(), match.end(), values))
    return Finding(doubts=tuple(doubts))
