"""Loads `generator/wording/LANGUAGE/*.yml`: the file's name is the first part of a key."""

import string
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

        A place with two words after its colon counts: `{pages:page|pages}` is "1 page", "2 pages". Raises KeyError for
        a key or a value that is missing: a hole in our own wording, which a test finds first.
        """
        sentence = self.sentences[key]
        if not values:
            return sentence
        return _COUNTING.format(sentence, **values) if "|" in sentence else sentence.format(**values)


class _Counting(string.Formatter):
    """`str.format` that knows the one and the many of a word."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if not bar:
            return str(super().format_field(value, format_spec))
        return f"{value} {one if str(value) == '1' else many}"


_COUNTING = _Counting()


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
