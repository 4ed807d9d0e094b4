"""The spelling of an abstract, settled by how the rest of the document writes the same words.

OCR loses marks far more often than it adds any: where two spellings differ by marks that one of them lacks, the fuller
one was printed, as long as the document bears it out. Where they differ otherwise, the document's own use decides, or
the word stays in doubt.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.parsing.mending import is_strange, mended_words, right_syllables
from generator.vietnamese import fold, same_tone

_TOKEN = re.compile(r"\w+")
_TORN = re.compile(r"\w'$|^[^\[]*\]")
_TWICE = re.compile(r"(?<!\w)([áàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ])\s(?=\1\w)")


def settled(words: str, plain: str, bare: str) -> tuple[str, tuple[str, ...]]:
    """(the words as they were most likely printed, those of them that stay in doubt).

    Three words that stand elsewhere with one of them otherwise marked; an abbreviation with one letter more than one
    that stands elsewhere; signs that no Vietnamese text has. `plain` is the document, `bare` the same in lower case
    without marks, offset for offset.
    """
    words = _TWICE.sub("", words)
    spots = list(_TOKEN.finditer(words))
    forms = [same_tone(spot[0].lower()) for spot in spots]
    doubts = [word for word in words.split() if is_strange(word, plain) or _TORN.search(word)]
    parts, at = [], 0
    for index, others in _disputed(words, spots, forms, plain, bare).items():
        use = {form: _use(forms, index, form, plain, bare) for form in (*others, forms[index])}
        own = use.pop(forms[index]) - _use(forms, index, forms[index], words, _bare(words))
        best = max(use, key=lambda form: use[form])
        printed = _printed(forms[index], own, best, use[best])
        if printed is None:
            doubts.append(forms[index])
        elif printed != forms[index]:
            parts.append(words[at : spots[index].start()] + _cased(spots[index][0], printed))
            at = spots[index].end()
    mended = "".join(parts) + words[at:]
    return mended, tuple(dict.fromkeys((*doubts, *_lengthened(words, plain))))


def _printed(mine: str, own: int, other: str, times: int) -> str | None:
    """Which of two spellings was printed, by their marks and by how often the document has each beside the same words.

    >>> _printed("quôc", 0, "quốc", 1), _printed("đất", 0, "đât", 3), _printed("nỗi", 0, "nối", 1)
    ('quốc', 'đất', None)
    """
    lost, gained = _marks(other) - _marks(mine), _marks(mine) - _marks(other)
    if not lost:
        return mine
    if own > times:
        return mine
    if not gained:
        return other if times > own else None
    return other if times > 1 and not own else None


def _marks(form: str) -> Counter[tuple[int, str]]:
    """The marks of a word by the vowel they stand on; the stroke of đ is a letter's own, not one that OCR loses."""
    found: Counter[tuple[int, str]] = Counter()
    letter = -1
    for char in unicodedata.normalize("NFD", form):
        if unicodedata.combining(char):
            found[letter, char] += 1
        else:
            letter += 1
            if char in "dđ":
                found[letter, char] += 1
    return found


def _disputed(
    words: str, spots: list[re.Match[str]], forms: list[str], plain: str, bare: str
) -> dict[int, tuple[str, ...]]:
    """Index of a word → its other spellings between the same neighbours, in the order of the words."""
    trusted = right_syllables()
    found: dict[int, list[str]] = {}
    for first in range(len(spots) - 2):
        run = spots[first : first + 3]
        if not all(words[a.end() : b.start()].isspace() for a, b in pairwise(run)):
            continue
        form = tuple(forms[first : first + 3])
        for other in _elsewhere(form, plain, bare):
            odd = [place for place in range(3) if form[place] != other[place]]
            if len(odd) == 1 and form[odd[0]] not in trusted:
                found.setdefault(first + odd[0], []).append(other[odd[0]])
    return {index: tuple(dict.fromkeys(found[index])) for index in sorted(found)}


def _elsewhere(form: tuple[str, ...], plain: str, bare: str) -> Iterator[tuple[str, ...]]:
    """How the document writes these words on lines that are not set in capitals."""
    for match in re.finditer(_pattern(form), bare):
        written = plain[match.start() : match.end()]
        if not written.isupper():
            yield tuple(same_tone(word) for word in mended_words(written).lower().split())


def _use(forms: list[str], index: int, form: str, plain: str, bare: str) -> int:
    """How often `form` stands in a text beside the word before it or the word behind it."""
    pairs = []
    if index:
        pairs.append((forms[index - 1], form))
    if index + 1 < len(forms):
        pairs.append((form, forms[index + 1]))
    return max((sum(found == pair for found in _elsewhere(pair, plain, bare)) for pair in pairs), default=0)


def _pattern(form: tuple[str, ...]) -> str:
    return r"\b" + r"\s+".join(re.escape(fold(word)) for word in form) + r"\b"


def _bare(words: str) -> str:
    """Lower case without marks, letter for letter."""
    return "".join(fold(char) or char for char in words)


def _cased(old: str, new: str) -> str:
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[0].upper() + new[1:] if old[0].isupper() else new


def _lengthened(words: str, plain: str) -> Iterator[str]:
    """Abbreviations with one letter more than one that stands elsewhere: `VYHCT`."""
    tokens = set(re.findall(r"[A-ZĐ&]{3,}", plain))
    for token in re.findall(r"[A-ZĐ&]{4,}", words):
        shorter = {token[:at] + token[at + 1 :] for at in range(len(token))}
        if plain.count(token) <= words.count(token) and shorter & tokens and not words.isupper():
            yield token
