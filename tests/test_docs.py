"""The documents for people are held to the code."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")


def test_the_architecture_names_every_package_and_module_of_the_top() -> None:
    generator = ROOT / "generator"
    there = {f"generator/{path.name}/" for path in generator.iterdir() if (path / "__init__.py").exists()}
    there |= {f"generator/{path.name}" for path in generator.glob("*.py") if not path.name.startswith("__")}
    named = set(re.findall(r"^\| `(generator/[\w.]+/?)` \|", ARCHITECTURE, re.MULTILINE))
    assert named == there


def test_every_path_that_the_architecture_names_is_there() -> None:
    paths = set(re.findall(r"`((?:generator|tests|docs|\.ci)/[\w./-]+)`", ARCHITECTURE))
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.vi.md", "CONTRIBUTING.md"])
def test_links_of_the_readmes_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_readmes_open_with_the_two_commands(name: str) -> None:
    head = (ROOT / name).read_text(encoding="utf-8")[:700]
    assert re.search(r"^make site .*\nmake test ", head, re.MULTILINE)


def test_make_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for name in ("README.md", "README.vi.md", "CONTRIBUTING.md", "docs/danh-cho-can-bo.md"):
        named = set(re.findall(r"(?:`|^ {4})make ([\w-]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        assert named <= targets
