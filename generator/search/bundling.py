"""The browser's scripts, each with all the modules that it imports in one file: one request instead of a chain.

The modules keep to a few forms (`_IMPORT`, `_EXPORT`), and import each other in no circle; what is of no such form is
an error. In the file, a module is a function that is called once and gives what the module exports.
"""

import re
from collections.abc import Callable

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|const|class) (\w+)", re.MULTILINE)
_OTHER_FORM = re.compile(r"^\s*(?:import\b(?!\.)|export\b)|\bimport\(", re.MULTILINE)


def bundled(entry: str, source: Callable[[str], str]) -> str:
    """The module `entry` with all that it imports. `source` gives a module's text by its name, without `.js`.

    Raises ValueError where a module imports or exports in a form that is not known, or modules import in a circle.
    """
    done: dict[str, str] = {}
    _collect(entry, source, done, ())
    return "".join(done.values())


def _collect(name: str, source: Callable[[str], str], done: dict[str, str], waiting: tuple[str, ...]) -> None:
    if name in waiting:
        raise ValueError(f"modules import in a circle: {' → '.join((*waiting, name))}")
    if name in done:
        return
    text = source(name)
    for match in _IMPORT.finditer(text):
        _collect(match[2], source, done, (*waiting, name))
    exported = [match[2] for match in _EXPORT.finditer(text)]
    body = _EXPORT.sub(r"\1 \2", _IMPORT.sub(_taken, text))
    if strange := _OTHER_FORM.search(body):
        raise ValueError(
            f"{name}.js, line {body.count(chr(10), 0, strange.end()) + 1}: no known form of import or export"
        )
    given = f"return {{ {', '.join(exported)} }};\n" if exported else ""
    done[name] = f"const {_variable(name)} = (() => {{\n{body}{given}}})();\n"


def _taken(match: re.Match[str]) -> str:
    names = ", ".join(name.strip().replace(" as ", ": ") for name in match[1].split(",") if name.strip())
    return f"const {{ {names} }} = {_variable(match[2])};\n"


def _variable(name: str) -> str:
    return "$" + name.replace("-", "_")
