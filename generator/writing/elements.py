"""Elements of finished HTML blocks. Content is finished HTML already; attribute values are made safe here."""

from collections.abc import Iterable

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


def lead(sentence: str) -> str:
    """The plain sentence that opens a list."""
    return tag("p", html(sentence), class_="lead")


def table(head: Iterable[str], rows: Iterable[Iterable[str]], /, **attributes: Attribute) -> str:
    """A table with column heads; the first cell of each row is its head."""
    header = tag("tr", "".join(tag("th", cell, scope="col") for cell in head))
    body: list[str] = []
    for row in rows:
        first, *others = row
        body.append(tag("tr", tag("th", first, scope="row") + "".join(tag("td", cell) for cell in others)))
    return block("div", [block("table", [tag("thead", header), block("tbody", body)], **attributes)], class_="wide")


def _attributes(attributes: dict[str, Attribute]) -> str:
    written: list[str] = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        name = key.rstrip("_").replace("_", "-")
        written.append(f" {name}" if value is True else f' {name}="{html(str(value))}"')
    return "".join(written)
