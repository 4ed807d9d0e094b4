"""One style of tone marks, for comparison; and the order of the alphabet."""

import re
import unicodedata

_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the dictionary's order."""
_ALPHABET = {letter: index for index, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONED = "".join(unicodedata.normalize("NFC", base + tone) for base in "aeyAEY" for tone in _TONES)
_OPEN = re.compile(rf"(?<![qQ])([oO])([{''.join(c for c in _TONED if c not in 'ỳỷỹýỵỲỶỸÝỴ')}])(?!\w)"
                   r"|(?<![qQ])([uU])([ỳỷỹýỵỲỶỸÝỴ])(?!\w)")  # fmt: skip
_CLOSED = re.compile(r"([òỏõóọÒỎÕÓỌ])([aeAE])(?=[\w])|(?<=[qQ])([ùủũúụÙỦŨÚỤ])([yYaAeE])|([ùủũúụÙỦŨÚỤ])([yY])(?=\w)")


def same_tone(text: str) -> str:
    """One tone style for all: `hoà`, `thuỷ`, `khoẻ` → `hòa`, `thủy`, `khỏe`; `qúy`, `hòan` → `quý`, `hoàn`.

    The older style (mark on the first vowel of an open oa, oe, uy) is the one kept, as official keyboards write it.
    For comparison; composed text in, composed text of the same length out.
    """
    return _CLOSED.sub(_forward, _OPEN.sub(_back, text))


def marks_lost(written: str, full: str) -> bool:
    """Whether what is written is the full name, or that with marks lost; a mark that the name has not is another name.

    >>> marks_lost("BÁC GIANG", "Bắc Giang"), marks_lost("Hạ Lam", "Hà Lâm")
    (True, False)
    """
    said, meant = _marked(written), _marked(full)
    return len(said) == len(meant) and all(
        letter == other and marks <= others for (letter, marks), (other, others) in zip(said, meant, strict=True)
    )


def tone_slip(written: str, full: str) -> int | None:
    """How many syllables bear another tone than in the full name, where the letters are the same; None where not.

    A tone that stands on the wrong letter of its syllable is no other tone.

    >>> tone_slip("Đaị Từ", "Đại Từ"), tone_slip("Đái Từ", "Đại Từ"), tone_slip("Hạ Lam", "Hà Lâm")
    (0, 1, None)
    """
    said, meant = _syllables(written), _syllables(full)
    if [letters for letters, _ in said] != [letters for letters, _ in meant]:
        return None
    return sum(tone != other for (_, tone), (_, other) in zip(said, meant, strict=True))


def _syllables(text: str) -> list[tuple[str, str]]:
    """Each syllable in lower case without its tone, and the tone."""
    found = []
    for syllable in unicodedata.normalize("NFC", text).lower().split():
        parts = [_split(char) for char in syllable]
        found.append(("".join(letter for letter, _ in parts), "".join(tone for _, tone in parts)))
    return found


def _marked(text: str) -> list[tuple[str, frozenset[str]]]:
    """Each letter with its marks; the stroke of `đ` is one."""
    found: list[tuple[str, frozenset[str]]] = []
    for char in same_tone(unicodedata.normalize("NFC", text)).lower():
        parts = unicodedata.normalize("NFD", char)
        found.append(("d", frozenset("đ")) if char == "đ" else (parts[0], frozenset(parts[1:])))
    return found


def _back(match: re.Match[str]) -> str:
    first, second = match[1] or match[3], match[2] or match[4]
    letter, tone = _split(second)
    return unicodedata.normalize("NFC", first + tone) + letter


def _forward(match: re.Match[str]) -> str:
    first, second = match[1] or match[3] or match[5], match[2] or match[4] or match[6]
    letter, tone = _split(first)
    return letter + unicodedata.normalize("NFC", second + tone)


def _split(char: str) -> tuple[str, str]:
    """A toned letter as letter and tone: `ầ` → `â`, U+0300."""
    marks = unicodedata.normalize("NFD", char)
    tone = "".join(mark for mark in marks if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES)), tone


SortKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...]]


def sort_key(text: str) -> SortKey:
    """Dictionary order: a ă â b … d đ e ê …, then by tone (ngang huyền hỏi ngã sắc nặng); numbers by their value.

    >>> sorted(["Quận 10", "Quận 2", "Đại Từ", "Dầu Tiếng"], key=sort_key)
    ['Dầu Tiếng', 'Đại Từ', 'Quận 2', 'Quận 10']
    """
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for run in re.findall(r"[0-9]+|[^0-9]", unicodedata.normalize("NFC", same_tone(text)).lower()):
        if run.isascii() and run.isdigit():
            letters.append((1, int(run[:4000])))
            continue
        letter, tone = _split(run)
        tones.append(_TONES.find(tone[0]) + 1 if tone else 0)
        if letter in _ALPHABET:
            letters.append((2, _ALPHABET[letter]))
        elif not letter or not letter.isalnum():
            letters.append((0, 0))
        else:
            letters.append((3, ord(letter[0])))
    return tuple(letters), tuple(tones)
