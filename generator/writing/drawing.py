"""Drawings: inline SVG in a finished HTML block, well-formed as XML too, its colours left to the theme's classes.

A drawing never says what the table or list beneath it does not: who can't see it misses nothing.
"""

from collections.abc import Iterable

from generator.writing.elements import Attribute, block, tag
from generator.writing.escaping import html

DEEPEST = 4
"""Shades of a count, from `h1` to `h4`; `h0` is nothing."""


def drawing(
    key: str, title: str, description: str, size: tuple[int, int], parts: Iterable[str], *, linked: bool, class_: str
) -> str:
    """A figure with one SVG of `size` units; `key` is unique on the page, `parts` are finished elements.

    `linked` says whether there are links in it: then it is a group of them, else one image.
    """
    width, height = size
    svg = block(
        "svg",
        [
            tag("title", html(title), id=f"{key}-title"),
            tag("desc", html(description), id=f"{key}-desc"),
            *parts,
        ],
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        role="group" if linked else "img",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-desc",
    )
    caption = tag("figcaption", html(description), aria_hidden="true")
    return block("figure", [block("div", [svg], class_="drawn"), caption], class_=class_)


def shade(count: int, most: int) -> str:
    """The class of a count beside the highest one; few documents stay pale."""
    if count <= 0:
        return "h0"
    return f"h{min(DEEPEST, 1 + DEEPEST * (count - 1) // max(most, DEEPEST))}"


def words(x: float, y: float, said: str, class_: str | None = None, **attributes: Attribute) -> str:
    """A line of text whose anchor stands at (x, y); `said` is plain text."""
    return tag("text", html(said), x=number(x), y=number(y), class_=class_, **attributes)


def rect(x: float, y: float, width: float, height: float, class_: str) -> str:
    """A rectangle."""
    return tag("rect", x=number(x), y=number(y), width=number(width), height=number(height), class_=class_)


def rects(corners: Iterable[tuple[float, float]], width: float, height: float, class_: str) -> str:
    """Many equal rectangles as one path; empty where there is none."""
    way = "".join(f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h-{number(width)}z" for x, y in corners)
    return tag("path", d=way, class_=class_) if way else ""


def number(value: float) -> str:
    """A coordinate in as few signs as it takes: `12`, `3.5`."""
    return f"{round(value, 1):g}"
