"""Markdown → the content of a page, each `##` section in its own element, within a time that no source can exceed."""

import html
import re
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_LEVEL = re.compile(r"h[1-6]")
_ANCHOR = re.compile(r'<a id="([^"]*)">')
"""An anchor that writing has set; a heading whose words give the same one leaves it to that."""
_LATE = 1
"""Below every stock tree processor (the lowest has 10): headings have their ids and inline text its elements."""


class TooSlowError(Exception):
    """A page took longer than it may."""


class _Sections(Treeprocessor):
    md: Markdown
    parts: Sequence[str] = ()

    def run(self, root: Element) -> None:
        children = list(root)
        if not any(child.tag == "h2" for child in children):
            return
        names = iter(self.parts)
        place = root
        anchored = {name for block in self.md.htmlStash.rawHtmlBlocks for name in _ANCHOR.findall(str(block))}
        for child in children:
            if _LEVEL.fullmatch(child.tag) and child.get("id") in anchored:
                del child.attrib["id"]
            if child.tag == "h2":
                place = _section(root, next(names, None))
            if place is not root:
                root.remove(child)
                place.append(child)


def _section(root: Element, part: str | None) -> Element:
    """A section element at the end of the tree; the children that follow are moved into it."""
    section = Element("section")
    if part:
        section.set("data-part", part)
    section.text = "\n"
    section.tail = "\n"
    root.append(section)
    return section


class _SectionExtension(Extension):
    def __init__(self, sections: _Sections) -> None:
        super().__init__()
        self.sections = sections

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the interface of Python-Markdown)
        self.sections.md = md
        md.treeprocessors.register(self.sections, "sections", _LATE)


class Renderer:
    """Python-Markdown, set up once for many pages."""

    def __init__(self, extensions: Sequence[Any], settings: Mapping[str, Any], seconds: float) -> None:
        """Take MkDocs' extensions with their settings; `seconds` is what one page may take."""
        self._sections = _Sections()
        self._markdown = Markdown(
            extensions=[*extensions, _SectionExtension(self._sections)],
            extension_configs={name: dict(values) for name, values in settings.items()},
        )
        self._seconds = seconds

    def render(self, text: str, parts: Sequence[str]) -> tuple[str, bool]:
        """The HTML of one page, and whether it had to be set plainly because Markdown took too long.

        `parts` are the `data-part` names of its `##` sections, in order.
        """
        self._sections.parts = parts
        try:
            with _at_most(self._seconds):
                return self._markdown.reset().convert(text), False
        except (TooSlowError, RecursionError):
            self._markdown.reset()
            return plainly(text, parts), True


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise TooSlowError after so many seconds; without a limit outside the main thread, where no signal arrives."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def plainly(text: str, parts: Sequence[str]) -> str:
    """The same page in time linear in its length: headings, finished HTML blocks, everything else as it stands.

    A block that begins with a tag is a finished block of ours and passes; in all others markup is shown, not obeyed.
    """
    names = iter(parts)
    made: list[str] = []
    inside = False
    for block in re.split(r"\n[ \t]*\n", text):
        if not block.strip():
            continue
        heading = _HEADING.fullmatch(block.strip())
        if heading is None:
            made.append(block if block.startswith("<") else f'<pre class="plain">{_shown(block)}</pre>')
            continue
        level = len(heading[1])
        if level == 2:
            part = next(names, None)
            made.append("</section>" if inside else "")
            made.append(f'<section data-part="{html.escape(part)}">' if part else "<section>")
            inside = True
        made.append(f"<h{level}>{_shown(heading[2])}</h{level}>")
    made.append("</section>" if inside else "")
    return "\n".join(line for line in made if line)


def _shown(text: str) -> str:
    """Text in which tags are words, while the numeric entities that writing uses keep their meaning."""
    return text.replace("<", "&lt;").replace(">", "&gt;")
