"""Papers that nobody wrote: arbitrary words in arbitrary parts, for the promises that hold of any document."""

from dataclasses import dataclass

from hypothesis import strategies as st

from generator.model import Block, Component, Directive, Provision, Span

NASTY = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](y)",
    "{{ config }}",
    "{% raw %}",
    "`code`",
    "**đậm**",
    "*nghiêng",
    "_gạch_",
    "***",
    "*",
    "#",
    "##",
    "---",
    "===",
    "- ",
    "+",
    "1.",
    "7)",
    "a)",
    "I.",
    "> trích",
    "|---|",
    "| a | b |",
    "&amp;",
    "&#60;",
    "\\*",
    "\\",
    "~~~",
    "```",
    "[^1]",
    "[a]: http://x",
    "*[HU]: x",
    "{: #id }",
    "!!! note",
    "???",
    ":::",
    "</div>",
    "<!--",
    "]]>",
    "<b",
    "www.vi-du.vn",
    "a@vi-du.vn",
    "http://vi-du.vn/_x_",
    "\u202egnôud\u202c",
    "\u200f",
    "\u2028",
    "\u00a0",
    "\u00ad",
    "\x02\x03",
    "\x1aklzzwxh:0\x1a",
    "wzxhzdk:0",
    "`",
    "'",
    '"',
    "Điều",
    "ủy",
    "uỷ",
    "Ð",
    "e\u0301",
    "./.",
    "606-CV/HU",
    "%",
    "$x$",
    "==x==",
    "^x^",
    "\x00",
    "\ud800",
    "\ufffe",
)

WORDS = st.one_of(
    st.sampled_from(NASTY),
    st.sampled_from(("phòng", "chống", "dịch", "bệnh", "huyện", "tỉnh", "2021", "số")),
    st.text(min_size=1, max_size=6),
)
GAPS = st.sampled_from((" ", " ", " ", "\n", "\n\n", "  ", "\t", "\n \n", " \n"))
LOOSE = tuple(component for component in Component if component is not Component.PROVISIONS)


@dataclass(frozen=True)
class Part:
    """A stretch of a generated text with its component; depth and marker for provisions."""

    component: Component | None
    words: str
    gap: str
    depth: int = 0


@st.composite
def _part(draw: st.DrawFn) -> Part:
    pieces = draw(st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=8))
    words = "".join(word + gap for word, gap in pieces)
    component = draw(st.one_of(st.none(), st.sampled_from(LOOSE), st.just(Component.PROVISIONS)))
    return Part(component, words, draw(GAPS), draw(st.integers(0, 7)))


@st.composite
def papers(draw: st.DrawFn) -> Directive:
    """A directive whose blocks cover some of its text, and whose provisions nest as they happen to."""
    parts = draw(st.lists(_part(), max_size=12))
    text = ""
    blocks: list[Block] = []
    flat: list[tuple[int, Span, str]] = []
    for part in parts:
        span = Span(len(text), len(text) + len(part.words))
        text += part.words + part.gap
        if part.component:
            blocks.append(Block(part.component, span))
        if part.component is Component.PROVISIONS:
            flat.append((part.depth, span, part.words))
    preamble = [block.span for block in blocks if block.component is Component.PREAMBLE]
    return Directive(
        source=draw(st.sampled_from(("a.txt", "b.docx"))),
        text=text,
        id="khong-ro-co-quan/khong-ro/khong-so-1a2b3c",
        subject=draw(st.one_of(st.none(), WORDS)),
        blocks=tuple(blocks),
        provisions=_nested(flat),
        preamble=tuple(" ".join(span.of(text).split()) for span in preamble),
        preamble_spans=tuple(preamble),
    )


def _nested(flat: list[tuple[int, Span, str]]) -> tuple[Provision, ...]:
    """A tree by depth; every other one is told as two paragraphs, which need not be where the text has them."""
    made: list[Provision] = []
    index = 0
    while index < len(flat):
        depth, span, words = flat[index]
        end = index + 1
        while end < len(flat) and flat[end][0] > depth:
            end += 1
        children = _nested(flat[index + 1 : end])
        last = flat[end - 1][1].end
        told = "\n\n".join(words.split(maxsplit=1)) if index % 2 else " ".join(words.split())
        made.append(Provision(f"k{span.start}", str(index), told, children, Span(span.start, last)))
        index = end
    return tuple(made)
