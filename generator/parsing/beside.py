"""Who stands beside the body that a clause sets to work: who is to help it, and to whom it reports."""

import re
from collections.abc import Iterator, Sequence

from generator.parsing.agencies import Acting, Naming
from generator.registers import find_bodies

_HELPS = re.compile(
    r"[\s,]*(?:(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|chủ động|tích cực)\s+)*ph[ốô]i h[ợọ]p\b"
    r"(?!(?:\s+chặt chẽ)?,?\s+(?:với|cùng|các|[A-ZĐỦ]))"
)
"""`Công an huyện phối hợp thực hiện`; who acts `phối hợp với …` is the one that acts."""
_WITH = re.compile(r"\b(?:ph[ốô]i h[ợọ]p|hiệp đồng)(?:\s+chặt chẽ)?(?:\s+cùng)?(?:\s+(?:với|cùng))?\s+(?=[A-ZĐỦ])")
_REPORTS = re.compile(
    r"(?<!theo )(?<!căn cứ )(?<!qua )\b(?:báo cáo|gửi|(?<!ương )(?<!uy )(?<!uá )(?<!ông )(?<!ờ )trình)"
    r"(?:\s+(?:kết quả|tình hình|báo cáo|danh sách|kế hoạch))?(?:\s+thực hiện)?"
    r"(?:\s+(?:về|cho|đến|tới|lên|với))?\s+(?=[A-ZĐỦ])"
)
"""Not `chương trình`, `quy trình`, `quá trình`, `công trình`, `tờ trình`, nor a report that something is done by."""
_STOP = re.compile(r"\.(?=\s|$)|;(?=\s+[A-ZĐỦ]|\s*$)")
"""What goes on in lower case behind a semicolon is still told the same bodies."""
_JOINT = re.compile(r"[\s,;]*(?:(?:và|cùng|hoặc)\s+)?")
_LONGEST, _FARTHEST = 300, 2_000
"""Characters of a run of names, and of what one body is told, that are looked at."""


def clause(words: str, at: int, run: Sequence[Acting], end: int) -> tuple[int, int]:
    """What `run[at]` is told: from behind the bodies that stand in one run with it to the end of their sentence, or to
    the next that acts.
    """
    last = at
    while last + 1 < len(run) and _JOINT.fullmatch(words, run[last].end, max(run[last].end, run[last + 1].start)):
        last += 1
    start = run[last].end
    end = min(end, start + _FARTHEST)
    stop = _STOP.search(words, start, end)
    limit = stop.start() if stop else end
    if last + 1 < len(run):
        limit = min(limit, max(start, run[last + 1].start))
    return start, limit


def helps(words: str, start: int, end: int) -> bool:
    """Whether who acts is only to help."""
    return _HELPS.match(words, start, end) is not None


def helpers(words: str, start: int, end: int, naming: Naming) -> tuple[str, ...]:
    """Bodies named behind `phối hợp với`, `phối hợp`, `hiệp đồng với`, in full."""
    found = (name for match in _WITH.finditer(words, start, end) for name in _run(words, match.end(), end, naming))
    return tuple(dict.fromkeys(found))


def told(words: str, start: int, end: int, naming: Naming) -> str | None:
    """The body to which is to be reported, in full; None where the clause names none, or no one body."""
    found = (name for match in _REPORTS.finditer(words, start, end) for name in _run(words, match.end(), end, naming))
    return next(found, None)


def _run(words: str, start: int, end: int, naming: Naming) -> Iterator[str]:
    """The bodies of the run at `start` whose names end for certain: of kinds that the register knows by their names."""
    said = words[start : min(end, start + _LONGEST)]
    at = 0
    kinds = naming.context.registers.body_kinds.by_key
    for found in find_bodies(said, naming.context.territory, naming.context.registers, known=naming.known):
        if found.start != at and not _JOINT.fullmatch(said, at, found.start):
            return
        kind = kinds.get(found.body.kind)
        if found.body in naming.known or (kind and not kind.open):
            yield found.body.name
        at = found.end
