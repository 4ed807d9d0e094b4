"""The whole site as plain Markdown and files, for any other builder (`congvan write`)."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import yaml

from generator.model import Asset, Output

MARK = ".congvan"
"""A file that says: this folder was written by us, and may be written again."""


class NotOursError(Exception):
    """A folder that holds files which we have not written."""


def among(folder: Path, kept: Iterable[Path]) -> bool:
    """Does `folder` lie in one of the folders that people fill, or hold one: would what is written there be read?"""
    target = folder.resolve()
    places = [place.resolve() for place in kept]
    return any(target.is_relative_to(place) or place.is_relative_to(target) for place in places)


def write_tree(folder: Path, outputs: Iterable[Output], by_hand: Path, configuration: str) -> int:
    """Write `outputs` below `folder/docs`, the hand-written pages of `by_hand` among them; the number of pages.

    What an earlier run wrote is taken away first. Raises NotOursError for a folder with other people's files, and
    OSError where it can't be written.
    """
    _claim(folder)
    docs = folder / "docs"
    if by_hand.is_dir():
        shutil.copytree(by_hand, docs, ignore=shutil.ignore_patterns("architecture.md", ".*"))
    pages = 0
    for output in outputs:
        if isinstance(output, Asset):
            path, data = docs / output.address.lstrip("/"), output.data
        else:
            pages += 1
            path = docs / output.address.strip("/") / "index.md"
            data = (_front_matter(output.title, output.meta.get("description")) + output.markdown).encode()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    return pages


def write_files(folder: Path, assets: Iterable[Asset]) -> int:
    """Write `assets` below `folder` by their addresses; how many. Raises as `write_tree` does."""
    _claim(folder)
    count = 0
    for count, asset in enumerate(assets, 1):  # noqa: B007 (the last ordinal is the number)
        path = folder / asset.address.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.data)
    return count


def _claim(folder: Path) -> None:
    """An empty folder of ours: new, empty, or one that we wrote before, whose content goes."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            raise NotOursError(str(folder))
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("", encoding="utf-8")


def _front_matter(title: str, description: object) -> str:
    values = {"title": title} | ({"description": str(description)} if description else {})
    return f"---\n{yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**6)}---\n\n"
