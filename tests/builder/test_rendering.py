"""Markdown to sections, and what happens to a page that would take for ever."""

import time

from generator.builder.plugin import _heading_slug
from generator.builder.rendering import Renderer, plainly


def renderer(seconds: float = 10) -> Renderer:
    return Renderer(["toc"], {"toc": {"slugify": _heading_slug}}, seconds)


def test_each_second_heading_begins_a_section_and_names_may_run_out() -> None:
    html, plain = renderer().render("# A\n\nđầu\n\n## B\n\nhai\n\n### C\n\nba\n\n## D\n\nbốn\n", ["facts"])
    assert not plain
    assert html.replace("\n", "") == (
        '<h1 id="a">A</h1><p>đầu</p>'
        '<section data-part="facts"><h2 id="b">B</h2><p>hai</p><h3 id="c">C</h3><p>ba</p></section>'
        '<section><h2 id="d">D</h2><p>bốn</p></section>'
    )


def test_a_page_without_sections_is_left_alone() -> None:
    assert renderer().render("# A\n\nmột\n", ["facts"])[0] == '<h1 id="a">A</h1>\n<p>một</p>'


def test_one_page_leaves_nothing_for_the_next() -> None:
    same = renderer()
    first = same.render("# A\n\n## A\n", [])
    assert same.render("# A\n\n## A\n", []) == first


def test_a_page_that_takes_too_long_is_set_plainly_with_every_word() -> None:
    source = "# Tên\n\n## Nội dung\n\n<p id='k1'>Giữ &#60;nguyên&#62;</p>\n\n" + "[" * 60_000 + "\n"
    start = time.monotonic()
    html, plain = renderer(0.5).render(source, ["reading"])
    assert plain
    assert time.monotonic() - start < 5
    assert '<section data-part="reading">' in html
    assert "<p id='k1'>Giữ &#60;nguyên&#62;</p>" in html
    assert "[" * 60_000 in html


def test_the_next_page_is_rendered_as_ever() -> None:
    same = renderer(0.3)
    assert same.render("[" * 60_000, [])[1]
    assert same.render("# A\n", []) == ('<h1 id="a">A</h1>', False)


def test_plain_setting_shows_markup_and_obeys_none() -> None:
    html = plainly("# A <b>\n\nxin <script>alert(1)</script>\n\n## B\n\n- **mục**\n", ["facts"])
    assert html == (
        "<h1>A &lt;b&gt;</h1>\n"
        '<pre class="plain">xin &lt;script&gt;alert(1)&lt;/script&gt;</pre>\n'
        '<section data-part="facts">\n<h2>B</h2>\n<pre class="plain">- **mục**\n</pre>\n</section>'
    )


def test_a_heading_leaves_its_name_to_the_anchor_that_writing_has_set() -> None:
    html = renderer().render('# Tháng 2\n\n## <a id="ngay-21"></a>Ngày 21\n\nmột\n', [])[0]
    assert html.count('id="ngay-21"') == 1
    assert '<h2><a id="ngay-21"></a>Ngày 21</h2>' in html
