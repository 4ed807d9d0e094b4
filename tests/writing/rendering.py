"""A page's Markdown through two renderers, as trees that can be compared."""

import re
from dataclasses import dataclass
from functools import cache

import lxml.html
import markdown
from lxml.html import HtmlElement
from markdown_it import MarkdownIt

EXTENSIONS = ["tables", "fenced_code", "toc", "attr_list", "md_in_html", "admonition", "def_list", "footnotes"]
"""What builders commonly switch on: none may change a page."""

Tree = tuple[str, tuple[tuple[str, str], ...], tuple["Tree | str", ...]]


@dataclass(frozen=True)
class Rendered:
    """One page by both."""

    python_markdown: HtmlElement
    commonmark: HtmlElement


@cache
def _commonmark() -> MarkdownIt:
    return MarkdownIt("commonmark")


def with_python_markdown(source: str) -> HtmlElement:
    return _parsed(markdown.markdown(source, extensions=EXTENSIONS))


def with_commonmark(source: str) -> HtmlElement:
    return _parsed(_commonmark().render(source))


def rendered(source: str) -> Rendered:
    return Rendered(with_python_markdown(source), with_commonmark(source))


def tree(element: HtmlElement) -> Tree:
    """Names, attributes and words; ids that a renderer gives to headings and white space between blocks left out."""
    attributes = tuple(
        sorted((key, value) for key, value in element.attrib.items() if not (key == "id" and element.tag in HEADINGS))
    )
    children: list[Tree | str] = []
    exact = element.tag == "pre"
    _add(children, element.text, exact)
    for child in element:
        children.append(tree(child))
        _add(children, child.tail, exact)
    return (element.tag, attributes, tuple(_trimmed(element.tag, children)))


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INLINE = ("p", "a", "span", "em", "strong", "q", "dd", "dt", "td", "th", "b", "small", *HEADINGS)


def words(text: str) -> list[str]:
    """Words as the contract counts them: without the marks `* _ \\ #`, parted by white space."""
    return re.sub(r"[*_\\#]", "", text).split()


def text_of(element: HtmlElement) -> str:
    """All text, a space at each line break and between blocks."""
    return " ".join(element.xpath(".//text()"))


def _add(children: "list[Tree | str]", words_: str | None, exact: bool) -> None:
    if not words_:
        return
    said = words_ if exact else re.sub(r"\s+", " ", words_)
    if exact or said.strip():
        children.append(said)


def _trimmed(name: str, children: "list[Tree | str]") -> "list[Tree | str]":
    """White space at the edges of anything but a line of words says nothing."""
    if name == "pre":
        return children
    return [child if not isinstance(child, str) else child.strip() for child in children]


def _parsed(page: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(page, create_parent="body")
