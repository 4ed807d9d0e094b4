"""The layout of the house: imports run downward, modules stay small, names say something."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[1] / "generator"
LAYERS = (
    {"model"},
    {"vietnamese"},
    {"registers", "wording", "addresses"},
    {"reading", "parsing", "linking", "writing", "search"},
    {"archive"},
    {"pipeline"},
    {"builder"},
    {"errands", "terminal"},
    {"cli"},
    {"__main__"},
)
"""From the ground up; those of one layer import neither each other nor anything above, but see `ALSO`."""

ALSO = {("registers", "addresses")}
MODULES = sorted(GENERATOR.rglob("*.py"))


def level(name: str) -> int:
    return next(place for place, layer in enumerate(LAYERS) if name in layer)


def imports(path: Path) -> Iterator[str]:
    """The packages of ours that a module imports, also inside functions; those for types alone are left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        names: list[str] = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [
                f"{node.module}.{alias.name}" if node.module == "generator" else str(node.module)
                for alias in node.names
            ]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("generator."))


def own_package(path: Path) -> str:
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


def test_every_package_has_its_layer() -> None:
    known = {name for layer in LAYERS for name in layer}
    assert {own_package(path) for path in MODULES} - {"__init__"} == known


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(GENERATOR).as_posix())
def test_imports_run_downward(path: Path) -> None:
    own = own_package(path)
    if own == "__init__":
        assert list(imports(path)) == []
        return
    upward = {
        other for other in imports(path) if other != own and level(other) >= level(own) and (own, other) not in ALSO
    }
    assert upward == set()


def test_mkdocs_is_imported_by_the_builder_alone() -> None:
    def foreign(path: Path) -> set[str]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        return found | {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    users = {own_package(path) for path in MODULES if any(name.split(".")[0] == "mkdocs" for name in foreign(path))}
    assert users == {"builder"}


def test_the_model_stands_on_the_standard_library_alone() -> None:
    for path in (GENERATOR / "model").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        modules |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        assert {name.split(".")[0] for name in modules} <= sys.stdlib_module_names | {"generator"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(GENERATOR).as_posix())
def test_modules_stay_small_and_their_names_say_something(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 300
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is not None
