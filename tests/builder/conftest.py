"""A small archive on disk, and outputs made by hand in the shapes that writing delivers."""

from pathlib import Path

import pytest

from generator.builder import Supply
from generator.model import Asset, Output, Page

CONFIG = """\
site_name: Kho thử
theme: {name: material, language: vi, font: false}
plugins: [congvan]
"""

DIRECTIVE = """\
# Về việc giữ gìn giếng làng

## Thông tin

<dl class="facts">
<dt>Số ký hiệu</dt><dd>12/UBND-VX</dd>
</dl>

## Nội dung

<p id="k1">1. Các thôn rà soát giếng.</p>

## Trích dẫn

<ul><li><a href="../../../../co-quan/ubnd-xa-thu/">UBND xã Thử</a></li></ul>
"""


def directive(number: int = 12, body: str = DIRECTIVE) -> Page:
    return Page(
        f"/van-ban/ubnd-xa-thu/2024/{number}-ubnd-vx/",
        "Về việc giữ gìn giếng làng",
        body,
        "directive",
        {
            "directive": f"ubnd-xa-thu/2024/{number}-ubnd-vx",
            "description": 'Công văn "12" <b>',
            "breadcrumb": [("UBND xã Thử", "/co-quan/ubnd-xa-thu/"), (f"{number}/UBND-VX", "")],
            "sections": ["facts", "reading", "cites"],
        },
    )


def outputs() -> list[Output]:
    return [
        Page("/", "Kho thử", "# Kho thử\n\n<p><a href='co-quan/'>Cơ quan</a></p>\n", "home"),
        Page("/co-quan/", "Cơ quan", "# Cơ quan\n\n<ul><li><a href='ubnd-xa-thu/'>UBND</a></li></ul>\n", "bodies"),
        Page(
            "/co-quan/ubnd-xa-thu/",
            "UBND xã Thử",
            "# UBND xã Thử\n\n<p><a href='../../van-ban/ubnd-xa-thu/2024/12-ubnd-vx/#k1'>12</a></p>\n",
            "body",
        ),
        directive(),
        Asset("/van-ban/ubnd-xa-thu/2024/12-ubnd-vx/index.json", b"{}"),
    ]


def supplied(made: list[Output], **more: object):
    return lambda _root, _jobs, _progress, full: Supply(made, frozenset(output.address for output in made), **more)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The mkdocs.yml of an empty archive with one hand-written page."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "gioi-thieu.md").write_text(
        "# Giới thiệu kho\n\nXem [cơ quan](../co-quan/).\n\n## Đường dẫn\n", encoding="utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return tmp_path / "mkdocs.yml"
