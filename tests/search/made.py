"""The documents of `documents.yml` as directives, and an archive of them and the five sources, for search."""

import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from generator.model import (
    Agency,
    Archive,
    Block,
    Body,
    Citation,
    Component,
    Directive,
    DirectiveType,
    Event,
    EventKind,
    Origin,
    Place,
    PlaceMention,
    Provision,
    Relation,
    Span,
    Status,
    StatusState,
    Topic,
    TopicAssignment,
    TopicMatch,
)
from generator.vietnamese import slug

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "TTYT": "Trung tâm Y tế",
    "BCĐ": "Ban Chỉ đạo",
    "MTTQ": "Mặt trận Tổ quốc",
    "TU": "Tỉnh ủy",
}


def directive(row: Mapping[str, Any]) -> Directive:
    """One document: its text cut into preamble, provisions and foot as written."""
    text, provisions, blocks = row["text"], [], []
    blocks.append(Block(Component.PREAMBLE, Span(0, len(text))))
    for anchor, words in (row.get("provisions") or {}).items():
        start = len(text)
        text += words
        provisions.append(Provision(anchor, anchor, words.strip(), (), Span(start, len(text))))
    if provisions:
        blocks.append(Block(Component.PROVISIONS, Span(len(row["text"]), len(text))))
    if row.get("after"):
        start = len(text)
        text += row["after"]
        blocks.append(Block(Component.SIGNATURE, Span(start, len(text))))
    day = date.fromisoformat
    return Directive(
        source=row["source"],
        text=text,
        id=row["id"],
        type=DirectiveType(row["type"]) if row.get("type") else None,
        number=row.get("number"),
        notation=row.get("notation"),
        identifier=row.get("identifier"),
        date_issued=day(row["date_issued"]) if row.get("date_issued") else None,
        issuer=Agency(row["issuer"], row["id"].split("/")[0]) if row.get("issuer") else None,
        subject=row.get("subject"),
        provisions=tuple(provisions),
        citations=tuple(
            Citation(number, None, None, None, None, Relation.CITES, None, number, None)
            for number in row.get("cites") or ()
        ),
        events=tuple(
            Event(kind, day(at), None, at)
            for key, kind in (("effect", EventKind.TAKES_EFFECT), ("due", EventKind.DUE))
            for at in row.get(key) or ()
        ),
        topics=tuple(TopicAssignment(each, _topic(each), (), Origin.TEXT) for each in row.get("topics") or ()),
        places=tuple(
            PlaceMention(each, PLACES[each].name, PLACES[each].kind, PLACES[each].province)
            for each in row.get("places") or ()
        ),
        status=Status(StatusState(row.get("status", "no_end_stated"))),
        blocks=tuple(blocks),
    )


PLACES = {
    "tinh-thanh-son": Place("tinh-thanh-son", "tỉnh Thanh Sơn", "tinh", "tinh-thanh-son", True, ("tinh-tan-hop",)),
    "tinh-thanh-son/huyen-lang-moi": Place(
        "tinh-thanh-son/huyen-lang-moi",
        "huyện Làng Mới",
        "huyen",
        "tinh-thanh-son",
        True,
        ("tinh-tan-hop",),
        parent="tinh-thanh-son",
    ),
    "tinh-tan-hop": Place("tinh-tan-hop", "tỉnh Tân Hợp", "tinh", "tinh-tan-hop", False),
}
PARENTS = {"tiem-chung": "y-te", "phong-chong-dich": "y-te"}


def _topic(slug_: str) -> str:
    return {"y-te": "Y tế", "tiem-chung": "Tiêm chủng", "phong-chong-dich": "Phòng, chống dịch"}.get(
        slug_, slug_.replace("-", " ")
    )


def invented() -> list[Directive]:
    """The documents of `documents.yml`."""
    rows = yaml.load((HERE / "documents.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return [directive(row) for row in rows]


def seeds() -> list[Directive]:
    """The project's own five documents, by their text alone: id and number from their place in `sources/`."""
    found = []
    for file in sorted((ROOT / "sources").rglob("*.txt")):
        text = file.read_text(encoding="utf-8-sig")
        number = next(word for word in ("606-CV/HU", "114-CV/HU", "33/CV-TTCH", "309-CV/TU", "07-CV/BCĐ")
                      if slug(word) == file.stem)  # fmt: skip
        year = file.parent.name
        found.append(
            Directive(
                source=str(file.relative_to(ROOT)),
                text=text,
                id=str(file.relative_to(ROOT / "sources").with_suffix("")),
                type=DirectiveType.CONG_VAN,
                identifier=number,
                date_issued=date(int(year), 7, 20) if year.isdigit() else None,
                issuer=Agency(file.parents[1].name.replace("-", " "), file.parents[1].name),
                subject="phòng, chống dịch Covid-19",
                blocks=(Block(Component.PREAMBLE, Span(0, len(text))),),
            )
        )
    return found


def archive_of(directives: list[Directive]) -> Archive:
    """An archive, newest first, undated last, with the bodies, topics and places of its documents."""
    ordered = sorted(directives, key=lambda d: (d.date_issued is None, -(d.date_issued or date.min).toordinal(), d.id))
    topics = {each.slug for d in ordered for each in d.topics} | set(PARENTS.values())
    issued: dict[str, list[str]] = defaultdict(list)
    for each in ordered:
        if each.issuer:
            issued[each.issuer.slug].append(each.id or "")
    return Archive(
        directives=MappingProxyType({d.id or "": d for d in ordered}),
        bodies=MappingProxyType(
            {
                d.issuer.slug: Body(d.issuer.slug, d.issuer.name, issued=tuple(issued[d.issuer.slug]))
                for d in ordered
                if d.issuer
            }
        ),
        topics=MappingProxyType(
            {
                each: Topic(
                    each,
                    _topic(each),
                    parent=PARENTS.get(each),
                    directives=tuple(
                        TopicMatch(d.id or "", ()) for d in ordered if each in {topic.slug for topic in d.topics}
                    ),
                )
                for each in sorted(topics)
            }
        ),
        places=MappingProxyType(PLACES),
    )


@cache
def archive() -> Archive:
    """The invented documents and the five sources."""
    return archive_of([*invented(), *seeds()])


def permuted(count: int, words: int, seed: int = 1) -> Archive:
    """An archive of made-up documents: stretches of the five sources, rare words and numbers between them."""
    chance = random.Random(seed)
    given = seeds()
    vocabulary = [word for each in given for word in each.text.split()]
    first = date(2012, 1, 1)
    made = []
    for ordinal in range(count):
        taken: list[str] = []
        while len(taken) < words:
            at = chance.randrange(len(vocabulary) - 30)
            taken += vocabulary[at : at + chance.randrange(5, 30)]
            taken.append(
                chance.choice(RARE_STARTS) + chance.choice(RARE_ENDS) + chance.choice(("", "", "ng", "nh", "c"))
            )
            taken.append(f"{chance.randrange(1, 9000)}/{chance.choice(('QĐ-UBND', 'UBND-VX', 'CV-HU', 'TB-TU'))}")
        text = " ".join(taken)
        number = f"{ordinal % 4000 + 1}-CV/HU"
        day = first + timedelta(days=chance.randrange(4500)) if chance.random() < 0.95 else None
        made.append(
            replace(
                chance.choice(given),
                id=f"huyen-uy-thu-{ordinal % 300}/{day.year if day else 'khong-ro'}/{ordinal}",
                identifier=number,
                text=text,
                date_issued=day,
                subject=" ".join(taken[:12]),
                issuer=Agency(f"Huyện ủy Thử {ordinal % 300}", f"huyen-uy-thu-{ordinal % 300}"),
                blocks=(Block(Component.PREAMBLE, Span(0, len(text))),),
            )
        )
    return archive_of(made)


_STARTS = (
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
)
RARE_STARTS = [start + vowel for start in _STARTS for vowel in "aăâeêoôơuưiy"]
RARE_ENDS = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323", ""]
