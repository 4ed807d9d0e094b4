"""Loads `generator/wording/LANGUAGE/*.yml`: the file's name is the first part of a key."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Wording:
    """All sentences of one language."""

    language: str
    sentences: Mapping[str, str]
    """Dotted key → sentence with `{named}` places: `interface.facts.issuer`."""

    def say(self, key: str, **values: object) -> str:
        """The sentence behind a key, its places filled.

        Raises KeyError for a key or a value that is missing: a hole in our own wording, which a test finds first.
        """
        return self.sentences[key].format(**values) if values else self.sentences[key]


def _flatten(prefix: str, tree: Mapping[str, Any]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in tree.items():
        name = f"{prefix}.{key}"
        if isinstance(value, Mapping):
            flat |= _flatten(name, value)
        else:
            flat[name] = str(value)
    return flat


@cache
def load(language: str) -> Wording:
    """The wording of `vi` or `en`."""
    if language not in LANGUAGES:
        raise ValueError(f"no wording for language {language!r}: one of {', '.join(LANGUAGES)}")
    folder = resources.files("generator.wording").joinpath(language)
    sentences: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yml"):
            tree = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (text only)
            sentences |= _flatten(file.name.removesuffix(".yml"), tree or {})
    return Wording(language, sentences)
