"""The staff's registers: `sources/registers/*.yml`, their aliases, bodies and topics."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.archive.configuration import SOURCES
from generator.archive.marked import Marked, YamlError, read_marked
from generator.model import Code, Diagnostic, Severity
from generator.registers import RegisterError, load


def read_staff(root: Path) -> tuple[Mapping[str, Any], tuple[Diagnostic, ...]]:
    """Name of each register without `.yml` → its entries, as text; one with a fault is left out whole, and told."""
    registers: dict[str, Any] = {}
    found: list[Diagnostic] = []
    for path in sorted((root / SOURCES / "registers").glob("*.yml")):
        name = path.relative_to(root).as_posix()
        try:
            marked = read_marked(path.read_text(encoding="utf-8-sig"))
            load({path.stem: marked.value})
        except YamlError as error:
            found.append(_invalid(name, "YAML", error.problem, (error.line, error.column)))
        except RegisterError as error:
            found += [_fault(name, what, marked) for _file, _line, _column, what in error.faults]
        except (OSError, UnicodeDecodeError):
            found.append(_invalid(name, "UTF-8", "@commands.configuration.unreadable", (1, 1)))
        else:
            if marked.value is not None:
                registers[path.stem] = marked.value
    return registers, tuple(found)


def _fault(path: str, what: str, marked: Marked) -> Diagnostic:
    """A fault that validation found, `0.name: what is wrong`, with the place that its key has in the file."""
    key, _, problem = what.partition(": ")
    way = tuple(int(part) if part.isdigit() else part for part in key.split("."))
    return _invalid(path, key, problem or what, marked.place(way))


def _invalid(path: str, key: str, problem: str, place: tuple[int, int]) -> Diagnostic:
    values = (("key", key), ("problem", problem))
    return Diagnostic(Code.REGISTER_INVALID, Severity.ERROR, values, path=path, line=place[0], column=place[1])
