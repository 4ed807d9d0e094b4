"""The index of the invented documents and the five sources, served, and a page of Chromium that has loaded it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import markdown
import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

import generator.search
from generator.model import Archive, Page
from generator.search import write_index
from generator.wording import load
from tests.browser.chromium import chromium, served
from tests.search.made import ABBREVIATIONS, archive

MODULES = Path(generator.search.__file__).parent / "browser"
POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self'"
FRAME = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tìm</title>'
    '<meta http-equiv="Content-Security-Policy" content="{policy}"></head><body><main>{content}</main></body></html>'
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks for the browser is marked so, and left out of `make check`."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()) and "search" in item.path.parts:
            item.add_marker(pytest.mark.browser)


def lay(
    archive: Archive,
    folder: Path,
    engine: str | None = None,
    jobs: int = 1,
    abbreviations: Mapping[str, str] | None = MappingProxyType(ABBREVIATIONS),
) -> None:
    """The outputs of search as files, the page in a bare frame; beside them the modules that tests call one by one."""
    for output in write_index(archive, load("vi"), abbreviations=abbreviations, engine=engine, jobs=jobs):
        file = folder / output.address.strip("/")
        if isinstance(output, Page):
            file.mkdir(parents=True)
            html = FRAME.format(policy=POLICY, content=markdown.markdown(output.markdown))
            (file / "index.html").write_text(html, encoding="utf-8")
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(output.data)
    for module in MODULES.glob("*.js"):
        beside = folder / "assets" / "search" / module.name
        if not beside.exists():
            beside.write_bytes(module.read_bytes())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("search")
    lay(archive(), folder / "kho")
    lay(archive(), folder / "lon", "shards")
    with served(folder) as root:
        yield f"{root}/kho/"


@pytest.fixture(scope="session")
def tab(browser: Browser, address: str) -> Iterator[Tab]:
    """A tab on the search page, for calling the scripts' own functions."""
    opened = browser.new_page()
    opened.goto(f"{address}tim-kiem/")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def large(browser: Browser, address: str) -> Iterator[Tab]:
    """The same with the large engine."""
    opened = browser.new_page()
    opened.goto(f"{address.removesuffix('kho/')}lon/tim-kiem/")
    yield opened
    opened.close()
