"""The same documents for two other searches: Material's own, and Pagefind, each on pages as it takes them.

Material's theme and search plugin make one page; the index of the rest is written by the plugin's own class from the
same HTML, which leaves out what rendering the pages would take.
"""

import html
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from generator.model import Archive, Directive
from tests.bench.watched import Run, watched
from tests.search.made import permuted

MOST = {"material": 5_000, "pagefind": 20_000}
"""Documents up to which each is asked."""
_MOST_MB, _MOST_SECONDS = 8_000, 3_600
"""What a peer may take to index; it is ended where it takes more."""
_CONFIG = """site_name: Kho
theme: {name: material, language: vi, font: false}
plugins: [{search: {lang: vi}}]
nav: [index.md]
"""


def pagefind() -> str | None:
    """The program, where it is installed: `npm install pagefind@1.5` here or anywhere on the way of programs."""
    here = os.pathsep.join([str(Path("node_modules/.bin").absolute()), os.environ.get("PATH", "")])
    return shutil.which("pagefind", path=here)


def build(peer: str, count: int, words: int, folder: Path) -> Run:
    """Lay the documents and have the peer index them; what that took. Raises TooMuchError where it is ended."""
    folder.mkdir(parents=True)
    if peer == "material":
        (folder / "docs").mkdir()
        (folder / "docs" / "index.md").write_text("# Kho\n", encoding="utf-8")
        (folder / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
        watched([str(Path(sys.executable).parent / "mkdocs"), "build", "-q", "-d", "site"], folder)
        return watched([sys.executable, "-m", "tests.bench.peers", str(count), str(words), str(folder)], Path.cwd())
    program = pagefind()
    assert program is not None
    site = folder / "site"
    for directive, content in _contents(permuted(count, words)):
        page = site / "van-ban" / (directive.id or "") / "index.html"
        page.parent.mkdir(parents=True)
        title = html.escape(directive.subject or "")
        page.write_text(
            f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head>'
            f"<body><main data-pagefind-body>{content}</main></body></html>",
            encoding="utf-8",
        )
    (site / "index.html").write_text("<!doctype html><title>Kho</title>", encoding="utf-8")
    return watched([program, "--site", str(site)], folder, _MOST_MB, _MOST_SECONDS)


def _contents(archive: Archive) -> Iterator[tuple[Directive, str]]:
    for directive in archive.directives.values():
        subject, number = html.escape(directive.subject or ""), html.escape(directive.identifier or "")
        yield directive, f"<h1>{subject}</h1><p>{number}</p><p>{html.escape(directive.text)}</p>"


def _index(count: int, words: int, folder: Path) -> None:
    """Material's index of the documents, by its plugin's own class."""
    from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped]

    file = folder / "site" / "search" / "search_index.json"
    index = SearchIndex(**json.loads(file.read_text(encoding="utf-8"))["config"])
    for directive, content in _contents(permuted(count, words)):
        page = SimpleNamespace(
            content=content, url=f"van-ban/{directive.id}/", title=directive.subject, meta={}, toc=()
        )
        index.add_entry_from_context(page)
    file.write_text(index.generate_search_index(None), encoding="utf-8")


if __name__ == "__main__":
    _index(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
