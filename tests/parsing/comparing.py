"""Compares what is read of a paper with what a careful reader finds in it, field by field.

Two values agree where they differ in case, in the sort of dashes and quotation marks, in blanks, in the place of a
tone mark (`hòa`, `hoà`) and in the punctuation around them at most: a wrong accent is wrong. An item of a list
counts once; duties, citations and events are sets.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator.vietnamese import same_tone

_DASHES = re.compile(r"\s*[-‐‑‒–—−]\s*")
_DROPPED = re.compile(r"[“”„\"'*_]")
_PREFIX = re.compile(r"\b(tm|kt|tl|tuq|q|t/m|k/t|t/l)\b[. ]*")
_TOGETHER = {"number": "identifier", "notation": "identifier", "citations": "relations"}
_ONCE = {"citations", "relations", "cited_issuers", "duties", "dues", "events"}
_SOURCE = {"relations": "citations", "cited_issuers": "citations", "dues": "duties"}
_ASKED = {"cited_issuers": "issuer", "dues": "due"}
_NAMED = {"cited_issuers": "identifier", "dues": "agency"}
_SCALARS = (
    "type", "number", "notation", "identifier", "date_issued", "place", "issuer", "parent_body", "jurisdiction",
    "subject", "urgency", "secrecy",
)  # fmt: skip
_OF_ITEM: Mapping[str, Callable[[Any], tuple[Any, ...]]] = {
    "addressees": lambda item: (item["text"] if isinstance(item, dict) else item,),
    "recipients": lambda item: (item["text"] if isinstance(item, dict) else item,),
    "signers": lambda item: (item["authority"], item["title"], item["name"]),
    "citations": lambda item: (item["identifier"], item["date_issued"]),
    "relations": lambda item: (item["identifier"], item["relation"]),
    "cited_issuers": lambda item: (item["identifier"], item["issuer"]),
    "duties": lambda item: (item["agency"],),
    "dues": lambda item: (item["agency"], item["due"]),
    "events": lambda item: (item["kind"], item["at"]),
}


def alike(value: Any) -> str | None:
    """The form of a value in which two readings of the same words are equal; None for nothing."""
    if value is None:
        return None
    text = unicodedata.normalize("NFC", str(value.isoformat() if hasattr(value, "isoformat") else value))
    text = same_tone(_DASHES.sub("-", _DROPPED.sub("", text.casefold())))
    return _PREFIX.sub(r"\1 ", " ".join(text.split())).strip(" .,;:/") or None


def differences(paper: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, list[str]]:
    """What `record` has otherwise than the hand-read `paper`, by field; what the text has lost is left out."""
    skipped = {re.split(r"[/.]", key)[0] for key in (*paper["lost_in_text"], *paper["unreadable"])}
    skipped |= {_TOGETHER[key] for key in skipped & _TOGETHER.keys()}
    found: dict[str, list[str]] = {}
    for field in _SCALARS:
        have = record[field] if field in paper and field not in skipped else None
        want, have = paper.get(field), have["name"] if isinstance(have, dict) else have
        if field in paper and field not in skipped and alike(want) != alike(have):
            found[field] = [f"printed {want!r}, read {have!r}"]
    for field in _OF_ITEM:
        source = _SOURCE.get(field, field)
        if source in paper and source not in skipped and field not in skipped:
            found[field] = _items(field, paper[source], record[source])
    if "provisions" in paper and "provisions" not in skipped:
        found["provisions"] = _provisions(paper["provisions"], record["provisions"])
    return {field: misses for field, misses in found.items() if misses}


def _items(field: str, printed: Iterable[Any], read: Iterable[Any]) -> list[str]:
    if field in ("citations", "relations", "cited_issuers"):  # a law that is cited by its name alone
        printed, read = ([item for item in side if item["identifier"]] for side in (printed, read))
    if asked := _ASKED.get(field):  # not every paper says it of every item
        printed = [item for item in printed if asked in item]
        named = {alike(item[_NAMED[field]]) for item in printed}
        read = [item for item in read if alike(item[_NAMED[field]]) in named]
    want, have = (Counter(tuple(map(alike, _OF_ITEM[field](item))) for item in side) for side in (printed, read))
    if field in _ONCE:
        want, have = Counter(set(want)), Counter(set(have))
    return [*(f"not read: {item}" for item in want - have), *(f"not printed: {item}" for item in have - want)]


def _provisions(printed: Iterable[Mapping[str, Any]], read: Iterable[Mapping[str, Any]]) -> list[str]:
    left, missed = list(read), []
    for want in printed:
        hit = next((have for have in left if _same(want, have)), None)
        if hit is None:
            missed.append(f"not read: {want['marker']} {want['begins']} … {want['ends']}")
        else:
            left.remove(hit)
    return missed + [f"not printed: {have['marker']} {_words(have)[:60]}" for have in left]


def _same(want: Mapping[str, Any], have: Mapping[str, Any]) -> bool:
    words = alike(_words(have)) or ""
    marks = (alike(want["marker"]) or "-") == (alike(have["marker"]) or "-")
    return marks and words.startswith(alike(want["begins"]) or "") and words.endswith(alike(want["ends"]) or "")


def _words(provision: Mapping[str, Any]) -> str:
    return " ".join([provision["text"] or "", *map(_words, provision["children"])])
