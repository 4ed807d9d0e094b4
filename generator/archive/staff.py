"""The staff's registers: `sources/registers/*.yml`, their aliases, bodies and topics."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.archive.configuration import SOURCES
from generator.archive.marked import YamlError, read_marked
from generator.model import Code, Diagnostic, Severity


def read_staff(root: Path) -> tuple[Mapping[str, Any], tuple[Diagnostic, ...]]:
    """Name of each register → what it says; a file that is no YAML is left out and told."""
    registers: dict[str, Any] = {}
    found: list[Diagnostic] = []
    for path in sorted((root / SOURCES / "registers").glob("*.yml")):
        name = path.relative_to(root).as_posix()
        try:
            value = read_marked(path.read_text(encoding="utf-8-sig")).value
        except YamlError as fault:
            found.append(_invalid(name, fault.problem, fault.line, fault.column))
        except (OSError, UnicodeDecodeError):
            found.append(_invalid(name, "@commands.configuration.unreadable", 1, 1))
        else:
            if value is not None:
                registers[path.stem] = value
    return registers, tuple(found)


def _invalid(path: str, problem: str, line: int, column: int) -> Diagnostic:
    values = (("key", "YAML"), ("problem", problem))
    return Diagnostic(Code.REGISTER_INVALID, Severity.ERROR, values, path=path, line=line, column=column)
