"""YAML as people write it: every scalar as its text, every key with the line and column where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

Path = tuple[str | int, ...]

NODE_LIMIT = 20_000
LENGTH_LIMIT = 1_000_000
"""Characters; the reader of YAML takes seconds for each million."""


class YamlError(ValueError):
    """A file that is not the YAML that we take; `line` and `column` count from 1."""

    def __init__(self, problem: str, line: int, column: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Marked:
    """What a YAML text says, without any guessing, and where."""

    value: Any
    """Text, lists and dictionaries; an empty value is None (contract: sources)."""
    marks: Mapping[Path, tuple[int, int]]
    """Way to a value → line and column of the value, from 1; for a key's own place, `("recipients", 1, "purpose")`."""

    def place(self, path: Path) -> tuple[int, int]:
        """Where a value stands, or the nearest thing around it that is there."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, (1, 1))


def read_marked(text: str, first_line: int = 1) -> Marked:
    """Compose `text`; its first line is `first_line` of the file it came from.

    Raises YamlError for what is no YAML, a key that stands twice, an alias that contains itself, more than
    `NODE_LIMIT` values (aliases can make a small file huge), or more than `LENGTH_LIMIT` characters.
    """
    marks: dict[Path, tuple[int, int]] = {}
    seen = 0

    def place(mark: yaml.Mark) -> tuple[int, int]:
        return mark.line + first_line, mark.column + 1

    def construct(node: yaml.Node, path: Path, around: frozenset[int]) -> Any:
        nonlocal seen
        seen += 1
        if seen > NODE_LIMIT or id(node) in around:
            raise YamlError("@commands.yaml.too-large", *place(node.start_mark))
        marks.setdefault(path, place(node.start_mark))
        if isinstance(node, yaml.ScalarNode):
            return node.value or None
        inside = around | {id(node)}
        if isinstance(node, yaml.SequenceNode):
            return [construct(item, (*path, ordinal), inside) for ordinal, item in enumerate(node.value)]
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise YamlError("@commands.yaml.key-not-text", *place(key.start_mark))
            if key.value in mapping:
                raise YamlError("@commands.yaml.key-twice", *place(key.start_mark))
            marks[(*path, key.value, "")] = place(key.start_mark)
            mapping[key.value] = construct(value, (*path, key.value), inside)
        return mapping

    try:
        node = _composed(text, first_line)
        return Marked(construct(node, (), frozenset()) if node is not None else None, marks)
    except RecursionError as error:
        raise YamlError("@commands.yaml.too-large", first_line, 1) from error


def _composed(text: str, first_line: int) -> yaml.Node | None:
    if len(text) > LENGTH_LIMIT:
        raise YamlError("@commands.yaml.too-large", first_line, 1)
    try:
        return yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        raise YamlError("@commands.yaml.not-yaml", line, column) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        raise YamlError("@commands.yaml.not-yaml", line, 1) from error
