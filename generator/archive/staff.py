"""The staff's registers: `sources/registers/*.yml`, their aliases, bodies and topics."""

from collections.abc import Mapping
from pathlib import Path

from generator.archive.configuration import SOURCES
from generator.model import Code, Diagnostic, Severity


def read_staff(root: Path) -> tuple[Mapping[str, str], tuple[Diagnostic, ...]]:
    """Path of each register below the archive's root → its text; one that is not UTF-8 is left out and told."""
    registers: dict[str, str] = {}
    found: list[Diagnostic] = []
    for path in sorted((root / SOURCES / "registers").glob("*.yml")):
        name = path.relative_to(root).as_posix()
        try:
            registers[name] = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            values = (("key", "UTF-8"), ("problem", "@commands.configuration.unreadable"))
            found.append(Diagnostic(Code.REGISTER_INVALID, Severity.ERROR, values, path=name, line=1, column=1))
    return registers, tuple(found)
