"""What an archive's mkdocs.yml says that we need: names, addresses, language, the plugin's own options."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from generator.archive.marked import YamlError, read_marked

FILE_NAME = "mkdocs.yml"
SOURCES = "sources"


class ConfigurationError(Exception):
    """A configuration that cannot be used; its text is one line, `path:line:column: …`, a key of the wording first."""

    def __init__(self, path: str, problem: str, line: int = 1, column: int = 1, key: str = "") -> None:
        super().__init__(f"{path}:{line}:{column}: {key} {problem}")
        self.path = path
        self.problem = problem
        self.line = line
        self.column = column
        self.key = key


def _from_environment(value: Any) -> Any:
    """MkDocs' `!ENV [NAME, OTHER, default]`: the first variable that is set, else the last item."""
    if isinstance(value, list) and value:
        return next((os.environ[name] for name in value[:-1] if name in os.environ), value[-1])
    return value


_Text = Annotated[str, BeforeValidator(_from_environment)]


class _Site(BaseModel):
    model_config = ConfigDict(extra="ignore")
    site_name: _Text
    site_url: _Text | None = None
    site_description: str | None = None
    site_author: str | None = None
    repo_url: str | None = None


class _Options(BaseModel):
    model_config = ConfigDict(extra="ignore")
    language: Literal["", "vi", "en"] = ""
    search: Literal["auto", "lunr", "shards"] = "auto"


@dataclass(frozen=True, slots=True)
class Configuration:
    """The part of mkdocs.yml that is about the archive."""

    site_name: str
    site_url: str | None = None
    description: str | None = None
    author: str | None = None
    repo_url: str | None = None
    language: str = "vi"
    search: str = "auto"
    """Engine of the search: `lunr`, `shards`, or `auto` by the number of documents."""


def read_configuration(root: Path) -> Configuration:
    """The configuration of the archive at `root`; raises ConfigurationError for what is missing or wrong in it."""
    path = root / FILE_NAME
    try:
        marked = read_marked(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ConfigurationError(str(path), "@commands.configuration.missing") from None
    except (OSError, UnicodeDecodeError):
        raise ConfigurationError(str(path), "@commands.configuration.unreadable") from None
    except YamlError as error:
        raise ConfigurationError(str(path), error.problem, error.line, error.column) from None
    values = marked.value if isinstance(marked.value, dict) else {}
    options = _plugin_options(values.get("plugins"))
    try:
        site = _Site.model_validate(values)
        chosen = _Options.model_validate(options)
    except ValidationError as faults:
        way = faults.errors()[0]["loc"]
        place = marked.place(way)
        key = ".".join(map(str, way))
        raise ConfigurationError(str(path), "@commands.configuration.value", *place, key) from None
    return Configuration(
        site.site_name,
        site.site_url,
        site.site_description,
        site.site_author,
        site.repo_url,
        chosen.language or "vi",
        chosen.search,
    )


def _plugin_options(plugins: Any) -> dict[str, Any]:
    """The options of the plugin `congvan`, which MkDocs takes as a list of names and mappings, or as a mapping."""
    entries = plugins.items() if isinstance(plugins, dict) else []
    if isinstance(plugins, list):
        entries = [pair for entry in plugins if isinstance(entry, dict) for pair in entry.items()]
    return next((dict(options or {}) for name, options in entries if name == "congvan"), {})
