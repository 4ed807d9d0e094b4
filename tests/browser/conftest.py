"""The project's own archive, built once and served from a sub path; Chromium; pages that notice what goes wrong."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.browser.chromium import chromium, served

ROOT = Path(__file__).parents[2]
BELOW = "kho/luu-tru"
"""The sub path: a site must work below any."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here opens the built site."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site of the five documents, as `congvan build` makes it."""
    folder = tmp_path_factory.mktemp("archive")
    for name in ("sources", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    # the page for missing addresses is served at any depth: it alone must know the path that it stands below
    mkdocs = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"site_url: https://kho.example/{BELOW}/\n{mkdocs}", encoding="utf-8")
    target = tmp_path_factory.mktemp("web") / BELOW
    target.parent.mkdir(parents=True)
    command = [sys.executable, "-m", "generator", "build", "--site-dir", str(target)]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "CI": "true"}, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, with a stroke at its end."""
    web = site
    for _ in BELOW.split("/"):
        web = web.parent
    with served(web) as root:
        yield f"{root}/{BELOW}/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@dataclass
class Watched:
    """A tab, and everything in it that should not have happened."""

    tab: Tab
    wrong: list[str] = field(default_factory=list)


@contextlib.contextmanager
def watched(browser: Browser, address: str, **options: Any) -> Iterator[Watched]:
    """A tab of its own that fails, when it is closed, for errors, refusals and requests that left the origin."""
    origin = "/".join(address.split("/")[:3]) + "/"
    context = browser.new_context(**options)
    tab = context.new_page()
    seen = Watched(tab)
    tab.on("pageerror", lambda error: seen.wrong.append(f"error: {error}"))
    tab.on("console", lambda said: seen.wrong.append(said.text) if said.type in ("error", "warning") else None)
    tab.on("response", lambda got: seen.wrong.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    tab.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((origin, "data:", "blob:")) else seen.wrong.append(f"left: {asked.url}")
        ),
    )
    yield seen
    context.close()
    assert seen.wrong == []
