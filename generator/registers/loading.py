"""Reads YAML as text with positions, and validates it: every fault names file, line and column."""

from collections.abc import Sequence
from importlib import resources
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError


class RegisterError(ValueError):
    """The root of all that can be wrong with a register; its text has one `file:line:column: key: fault` a line."""

    def __init__(self, faults: Sequence[tuple[str, int, int, str]]) -> None:
        self.faults = tuple(faults)
        """(file, line, column, what is wrong), lines and columns from 1."""
        super().__init__("\n".join(f"{file}:{line}:{column}: {fault}" for file, line, column, fault in faults))


class Entry(BaseModel):
    """What every entry of a register has in common: unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid")


T = TypeVar("T")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The C half of PyYAML where it is there: ten times faster on the larger registers."""


def read_entries(text: str, name: str, model: type[T]) -> tuple[T, ...]:
    """The entries of one YAML file (a list of mappings), validated against `model`.

    Raises RegisterError with every fault of the file. Values are read as text (BaseLoader), so `07` stays `07`.
    """
    try:
        raw = yaml.load(text, Loader=_LOADER)  # noqa: S506 (a base loader makes text only)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RegisterError([(name, line, column, str(error.problem or error))]) from error
    except yaml.YAMLError as error:
        raise RegisterError([(name, 1, 1, str(error))]) from error
    try:
        return tuple(TypeAdapter(list[model]).validate_python(raw or []))  # type: ignore[valid-type]
    except ValidationError as error:
        faults = []
        node = yaml.compose(text, Loader=yaml.BaseLoader)
        for fault in error.errors():
            line, column = _position(node, fault["loc"])
            path = ".".join(str(part) for part in fault["loc"])
            faults.append((name, line, column, f"{path}: {fault['msg']}"))
        raise RegisterError(faults) from error


def read_packaged(file: str, model: type[T]) -> tuple[T, ...]:
    """The entries of a register that is part of the package."""
    return read_entries(packaged_text(file), file, model)


def packaged_text(file: str) -> str:
    """The text of a file of this package."""
    return resources.files("generator.registers").joinpath(file).read_text(encoding="utf-8")


def _position(node: yaml.Node | None, path: Sequence[int | str]) -> tuple[int, int]:
    """Line and column, from 1, of the deepest node that a fault's path still meets."""
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            values = {key.value: value for key, value in node.value}
            if part not in values:
                break
            node = values[part]
        else:
            break
    return (node.start_mark.line + 1, node.start_mark.column + 1) if node else (1, 1)
