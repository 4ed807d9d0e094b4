"""A new, empty archive: what `congvan init` lays out, taken from the files that are part of this package."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

NAMES = {
    "mkdocs.yml": "mkdocs.yml",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "publish.yml": ".github/workflows/publish.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "gioi-thieu.md": "docs/gioi-thieu.md",
    "bodies.yml": "sources/registers/bodies.yml",
}
"""File of the package → where it goes."""


def lay_out(folder: Path) -> Iterator[Path]:
    """Lay the files of an empty archive below `folder`; yields those that were there already and stay as they are."""
    for name, target in NAMES.items():
        path = folder / target
        if path.exists():
            yield path
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(resources.files("generator.archive").joinpath("start", name).read_bytes())
