"""Tên cơ quan: the issuing body and the one above it (NĐ 30/2020, Điều 8; HD 36-HD/VPTW, mục II.1)."""

import re
from dataclasses import dataclass

from generator.model import Component
from generator.parsing.known import Finding, Known
from generator.parsing.sheet import Piece
from generator.parsing.window import head_limit
from generator.registers import resolve_body
from generator.registers.division import split_kind
from generator.vietnamese import fold

_HEADS = re.compile(
    r"^(?:ubnd|uy ban\b|u y ban|hdnd|hoi dong|bo\b(?! phan)|bo phan|so\b|ban\b|huyen uy|tinh uy|thanh uy"
    r"|quan uy|thi uy|xa uy"
    r"|dang\s?bo|(?:tinh|thanh|huyen|quan|thi|xa|phuong) doan\b"
    r"|dang uy|chi bo|van phong|phong\b(?!,| chong)|cong an|trung tam|truong\b(?! ban)|dai hoc\b|cuc\b|chi cuc"
    r"|tong cuc|tong cong ty"
    r"|tong lien"
    r"|hoi\b|hiep hoi|doan\b|lien doan|thanh tra|thu tuong|chinh phu|quoc hoi|vien\b|benh vien|cong ty"
    r"|chu tich|tieu ban|thuong truc"
    r"|vksnd|tand|bhxh|kbnn|nhnn|ldld|bvdk"
    r"|mat tran"
    r"|kho bac|bao hiem|toa an|ngan hang|dai\b|to\b|bch|bcd|bql|tap doan|hoc vien|ban chap|cong doan"
    r"|bo tu lenh|bo chi huy"
    r"|su doan"
    r"|quan khu|doi\b|tram\b|kiem toan|thong tan|uy ban|doan tncs|lien minh|ubmttq|van ban hop nhat|vp\b|ttyt|ld"
    r"|(?:don bien phong|hat kiem lam|buu dien|nha may|xi nghiep|(?:lam|nong) truong|vuon quoc gia|khu bao ton|bao tang"
    r"|thu vien|(?:tieu|trung|lu) doan|cang vu)"
    r"|thue (?:tinh|thanh pho|co so))\b"
)

_BRANCH = re.compile(
    r"\W|\w+\W*$|(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|chi nhanh|khu vuc|so giao dich)\b"
)
"""What below a country's body goes on with its name: where its branch is."""
_NUMBER = re.compile(r"\W*so(?:\s?:|\s.{0,12}[-/]\s?[a-z]{2,5}[-/])")


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body as the letterhead writes it, over one or more lines."""

    words: str
    start: int
    end: int


def find_letterhead(known: Known) -> Finding:
    """The lines in capitals at the top left: one body over two lines, or parent over child; with `*`, `-----` between.

    A line begins a body where a word for a body opens it; other lines go on with the name above them.
    """
    if "_authenticated" in known.values:  # what stands above is the letterhead of the text that was consolidated
        return Finding()
    bodies: list[list[tuple[int, int]]] = []
    pieces: list[Piece] = []
    limit = _limit(known)
    for index in range(limit):
        for start, end in known.free_line(index):
            part = None if _behind_number(known, index, start) else _capitals(known, start, end)
            if part is None:
                continue
            bare = known.sheet.bare[slice(*part)]
            opens = bool(_HEADS.match(bare)) and not (bodies and _goes_on(known, bodies[-1], bare))
            opens = opens or bool(bodies and _is_whole(known, bodies[-1]) and not _BRANCH.match(bare))
            if opens:
                bodies.append([part])
            elif bodies and not _past_number(known, bodies[-1][-1][1], part[0]):
                bodies[-1].append(part)
    found = tuple(
        BodyLine(" ".join(known.sheet.said(*part) for part in parts), parts[0][0], parts[-1][1]) for parts in bodies
    )
    for ordinal, parts in enumerate(bodies):
        component = Component.ISSUER if ordinal == len(bodies) - 1 else Component.PARENT_BODY
        pieces.extend(Piece(*part, component) for part in parts)
    return Finding(tuple(pieces), {"_letterhead": found} if found else {})


def _limit(known: Known) -> int:
    """Letterheads stand above the kind, the addressees, the abstract's end."""
    sheet = known.sheet
    limits = [head_limit(sheet)]
    for key in ("_type_line", "_kinh_gui"):
        value = known.values.get(key)
        if isinstance(value, int) and value > 0:
            limits.append(value - (key == "_kinh_gui"))
    return min(limits)


def _behind_number(known: Known, index: int, start: int) -> bool:
    """Whether words are, or stand behind, number and symbol on their line: no name of a body does."""
    line = known.sheet.lines[index]
    return _NUMBER.match(known.sheet.bare[start : line.end]) is not None or any(
        line.start <= piece.start and piece.end <= start for piece in known.taken(Component.NUMBER)
    )


def _capitals(known: Known, start: int, end: int) -> tuple[int, int] | None:
    """The part of a line that is set in capitals, without specks before and behind; None where that is no name."""
    plain = known.sheet.plain[start:end]
    if len(plain) > 140:
        return None
    offset = len(plain) - len(re.sub(r"^[^\w(]+", "", plain))
    words = re.sub(r"[\s\W]+$", "", plain)[offset:].split(" ")
    while len(words) > 1 and (not words[-1] or any(char.islower() for char in words[-1])):
        words.pop()
    said = " ".join(words)
    if len(plain.strip()) - len(said) > 24:
        return None
    letters = [char for char in said if char.isalpha()]
    upper = sum(1 for char in letters if char.isupper())
    if len(letters) < 4 or upper < 0.8 * len(letters) or not re.search(r"[^\W\d_]{2}", said):
        return None
    end = start + offset + len(said)
    closing = re.match(r"\s?(?:\)|[-–—](?=\s*(?:\n|$)))", known.sheet.plain[end : end + 12])
    return start + offset, end + (closing.end() if closing else 0)


def _past_number(known: Known, last: int, start: int) -> bool:
    """Whether a line stands too far below a name to go on with it, or number and symbol stand between."""
    return start - last >= 400 or any(last <= piece.start < start for piece in known.taken(Component.NUMBER))


def _is_whole(known: Known, above: list[tuple[int, int]]) -> bool:
    """Whether the name above says its place, or that it is the country's: what stands below is another body."""
    last = known.sheet.bare[slice(*above[-1])].strip()
    if last.endswith(" viet nam"):
        return True
    body = resolve_body(" ".join(known.sheet.said(*part) for part in above), None, known.registers)
    return bool(body and body.territory.own and last.endswith(fold(split_kind(body.territory.own)[1])))


def _goes_on(known: Known, above: list[tuple[int, int]], bare: str) -> bool:
    """Whether a line that could open a body goes on with the one above: `ỦY BAN THƯỜNG VỤ / QUỐC HỘI`."""
    before = " ".join(known.sheet.bare[slice(*part)] for part in above).strip()
    last = before.split()[-1] if before else ""
    if re.search(r"^(?:ban )?thuong truc$|^ban (?:chap hanh|thuong vu)$", before):  # of what stands below
        return bool(re.match(r"(?:hoi|dang bo|huyen uy|tinh uy|thanh uy|dang uy|lien doan|doan|uy ban)\b", bare))
    if before.endswith("uy ban thuong vu") or before in (
        "thu tuong",
        "chu tich",
        "van phong",
        "bo chi huy",
        "bo tu lenh",
    ):
        return not bare.startswith("dang")
    if bare.startswith(("phong", "phong,")) and re.match(r"phong\s?,", bare):
        return True
    return last in ("va", "cua", "ve", "so") or before.endswith((",", "&", "-"))
