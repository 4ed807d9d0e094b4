"""Where the paragraphs of a part begin in the text, given the part's mended paragraphs."""

from collections.abc import Sequence
from functools import lru_cache

from generator.model import Span
from generator.vietnamese import fold


def paragraph_starts(text: str, spans: Sequence[Span], paragraphs: Sequence[str]) -> list[int]:
    """Offsets in `text` at which every paragraph but the first begins.

    `spans` hold the part's words, marker included. One paragraph has no breaks, whatever blank lines a page's end put
    into it. Where the paragraphs can't be followed through the text, or none are given, blank lines part them.
    """
    if len(paragraphs) == 1:
        return []
    if paragraphs:
        followed = _followed(text, spans, paragraphs)
        if followed is not None:
            return followed
    return _blank_lines(text, spans)


def _followed(text: str, spans: Sequence[Span], paragraphs: Sequence[str]) -> list[int] | None:
    letters: list[str] = []
    places: list[int] = []
    for span in spans:
        for place in range(span.start, span.end):
            letter = _letter(text[place])
            letters.append(letter)
            places += [place] * len(letter)
    flat = "".join(letters)
    wanted = ["".join(map(_letter, paragraph)) for paragraph in paragraphs]
    if not flat.endswith("".join(wanted)):
        return None
    at = len(flat)
    starts: list[int] = []
    for words in reversed(wanted[1:]):
        at -= len(words)
        if words:
            starts.append(_opened(text, places[at]))
    return sorted(starts)


def _opened(text: str, place: int) -> int:
    """Back over the signs that open a paragraph (a quotation mark, a bracket) to its white space."""
    while place > 0 and not text[place - 1].isspace():
        place -= 1
    return place


def _blank_lines(text: str, spans: Sequence[Span]) -> list[int]:
    starts: list[int] = []
    for span in spans:
        blank = False
        line = text.find("\n", span.start, span.end)
        while line >= 0:
            following = text.find("\n", line + 1, span.end)
            end = following if following >= 0 else span.end
            if text[line + 1 : end].strip():
                if blank:
                    starts.append(line + 1)
                blank = False
            else:
                blank = True
            line = following
    return starts


@lru_cache(maxsize=4096)
def _letter(char: str) -> str:
    return "".join(letter for letter in fold(char) if letter.isalnum())
