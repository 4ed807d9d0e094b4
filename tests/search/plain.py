"""Search by reading every text: slow, simple, and written apart from the index."""

import re
import unicodedata
from collections.abc import Iterable

from generator.model import Archive, Directive
from tests.search.made import ABBREVIATIONS


def bare(text: str) -> str:
    """Lower case without marks."""
    for strange, plain in (("Đ", "d"), ("đ", "d"), ("Ð", "d"), ("ð", "d"), ("\u00ad", "")):
        text = text.replace(strange, plain)
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def said(directive: Directive, archive: Archive) -> str:
    """Everything that a directive says or is known by, abbreviations written out and long forms shortened."""
    names = [
        directive.subject,
        directive.identifier,
        directive.issuer.name if directive.issuer else None,
        f"{directive.date_issued:%d/%m/%Y}" if directive.date_issued else None,
    ]
    waiting = [place.slug for place in directive.places]
    while waiting:
        place = archive.places[waiting.pop()]
        names.append(place.name)
        waiting += [*place.present, *filter(None, [place.parent])]
    above = [topic.slug for topic in directive.topics]
    while above:
        topic = archive.topics[above.pop()]
        names.append(topic.name)
        above += filter(None, [topic.parent])
    kinds = {"cong-van": "Công văn, CV", "thong-bao": "Thông báo, TB", "quyet-dinh": "Quyết định, QĐ",
             "giay-moi": "Giấy mời, GM", "bao-cao": "Báo cáo, BC", "huong-dan": "Hướng dẫn, HD"}  # fmt: skip
    names.append(kinds.get(directive.type.value) if directive.type else None)
    text = re.sub(r"[*_\\#]", "", directive.text)
    whole = "\n".join(filter(None, [*names, text]))
    more = []
    for short, long in ABBREVIATIONS.items():
        if re.search(rf"(?<![^\W\d_]){short}(?![^\W\d_])", whole) or (
            re.search(rf"(?<![^\W\d_]){bare(short).upper()}(?![^\W\d_])", whole)
        ):
            more.append(long)
        if re.search(r"[\W\d_]+".join(bare(long).split()) + r"(?![^\W\d_])", bare(whole)):
            more.append(short)
    return re.sub(r"(?<!\d)0+(?=\d)", "", bare("\n".join([whole, *more])))


def holders(words: Iterable[str], archive: Archive) -> set[str]:
    """Ids of the directives that hold every one of the words, whole."""
    wanted = [
        rf"(?<!\d){w.lstrip('0') or 0}(?!\d)" if w.isdigit() else rf"(?<![^\W\d_]){w}(?![^\W\d_])"
        for w in map(bare, words)
    ]
    return {
        id_ for id_, directive in archive.directives.items()
        if all(re.search(pattern, said(directive, archive)) for pattern in wanted)
    }  # fmt: skip
