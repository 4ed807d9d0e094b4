"""Elements of finished HTML blocks. Content is finished HTML already; attribute values are made safe here."""

from collections.abc import Iterable, Sequence
from html import unescape

from generator.writing.escaping import html

Attribute = str | int | bool | None


def tag(name: str, content: str = "", /, **attributes: Attribute) -> str:
    """An element. `class_` is `class`, `data_id` is `data-id`; True is an attribute alone, None and False are none.

    >>> tag("a", "x", href="../", class_="more", hidden=None)
    '<a href="../" class="more">x</a>'
    """
    return f"<{name}{_attributes(attributes)}>{content}</{name}>"


def void(name: str, /, **attributes: Attribute) -> str:
    """An element without content or end tag: `<br>`, `<input>`."""
    return f"<{name}{_attributes(attributes)}>"


def block(name: str, parts: Iterable[str], /, **attributes: Attribute) -> str:
    """An element whose parts stand on lines of their own, without a blank line: a finished HTML block."""
    inner = "\n".join(part for part in parts if part)
    return f"<{name}{_attributes(attributes)}>\n{inner}\n</{name}>"


def fold(words: str) -> str:
    """Stands right before what a small screen folds away until this is opened.

    What is folded is not inside, so that a wide screen, paper and a plain Markdown viewer show it without any script.
    """
    return tag("details", tag("summary", html(words)), class_="fold")


def lead(sentence: str) -> str:
    """The plain sentence that opens a list."""
    return tag("p", html(sentence), class_="lead")


def table(
    head: Sequence[str], rows: Iterable[Iterable[str]], /, *, cards: bool = False, **attributes: Attribute
) -> str:
    """A table with column heads; the first cell of each row is its head.

    `cards` lets a theme set each row as a card on a small screen: every cell but the first carries its column's head.
    """
    header = tag("tr", "".join(tag("th", cell, scope="col") for cell in head))
    labels = [unescape(cell) if cards else None for cell in head]
    if cards:
        attributes["class_"] = " ".join(("cards", str(attributes.get("class_") or ""))).strip()
    body: list[str] = []
    for row in rows:
        first, *others = row
        if cards:
            # one element beside the label, whatever it holds
            others = [tag("span", cell) for cell in others]
        cells = "".join(tag("td", cell, data_label=label) for label, cell in zip(labels[1:], others, strict=True))
        body.append(tag("tr", tag("th", first, scope="row") + cells))
    return block("div", [block("table", [tag("thead", header), block("tbody", body)], **attributes)], class_="wide")


def _attributes(attributes: dict[str, Attribute]) -> str:
    written: list[str] = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        name = key.rstrip("_").replace("_", "-")
        written.append(f" {name}" if value is True else f' {name}="{html(str(value))}"')
    return "".join(written)
