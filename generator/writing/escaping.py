"""The one place where words of a source become safe: numeric entities, the same for every renderer (design, 8).

Python-Markdown, CommonMark renderers and browsers agree on numeric entities and on little else; so a character that
could mean anything to Markdown, HTML or a template engine is written as its number, and the rest stays readable.
"""

import re

_ALWAYS = r"&<>\"'{}"
"""What HTML and template engines read."""
_MARKDOWN = r"\\`*_\[\]|~^$=#!@"
"""What Markdown, its tables, footnotes, attribute lists and bare e-mail addresses read inside a line."""
_BLANKS = r"[^\S ]"
"""White space other than the plain space: renderers strip and expand it differently."""

_FENCE = r"~(?=~~)|`(?=``)"
"""Three in a row open a code block, in Python-Markdown even inside a finished HTML block."""
_HTML = re.compile(f"[{_ALWAYS}]|{_BLANKS}|{_FENCE}")
_INLINE = re.compile(f"[{_ALWAYS}{_MARKDOWN}]|{_BLANKS}|:(?=[/:\\w])|(?<=[wW])\\.")
_LEADING = re.compile(r"\d+(?=[.)])")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What an HTML page cannot hold: shown as the replacement character (HTML: preprocessing the input stream)."""


def html(text: str) -> str:
    """Words for a finished HTML block or an attribute; the result stays on one line."""
    return _HTML.sub(_number, _UNPRINTABLE.sub("�", text))


def markdown(text: str) -> str:
    """Words for the middle of a Markdown line, after other words or a tag."""
    return _INLINE.sub(_number, _UNPRINTABLE.sub("�", text))


def opening(text: str) -> str:
    """Words that open a Markdown block."""
    return opened(markdown(text.strip(" ")))


def opened(escaped: str) -> str:
    """Words that `markdown` made safe, fit to open a block: no list, rule, quotation or number can begin there."""
    if not escaped or escaped[0] in "&<":
        return escaped
    number = _LEADING.match(escaped)
    if number:
        return f"{number[0]}{_number_of(escaped[number.end()])}{escaped[number.end() + 1 :]}"
    return escaped if escaped[0].isalnum() else _number_of(escaped[0]) + escaped[1:]


def preformatted(text: str) -> str:
    """Words for `<pre>`: every line end and tab kept, and no line left blank, at which a renderer would end the block.

    Follows the opening tag and one line end, which HTML leaves out (HTML: the `pre` element).
    """
    safe = re.sub(f"[{_ALWAYS}]|[^\\S \n]|{_FENCE}", _number, _UNPRINTABLE.sub("�", text))
    return re.sub(r"\n(?= *(?:\n|\Z))|\A *\n", lambda line: line[0].replace("\n", "&#10;").replace(" ", "&#32;"), safe)


def weight(escaped: str) -> int:
    """How many tags and entities a renderer meets in this: Python-Markdown's time grows with its square."""
    return escaped.count("&#") + escaped.count("<")


def _number(found: re.Match[str]) -> str:
    return _number_of(found[0])


def _number_of(char: str) -> str:
    return f"&#{ord(char)};"
