"""What an archive's mkdocs.yml says that we need: names, addresses, language, the plugin's own options."""

import os
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from generator.archive.marked import Marked, YamlError, read_marked
from generator.archive.marked import Path as Way

FILE_NAME = "mkdocs.yml"
SOURCES = "sources"
PLUGIN = "congvan"


class ConfigurationError(Exception):
    """A configuration that cannot be used; its text is one line, `path:line:column: …`, a key of the wording first."""

    def __init__(
        self, path: str, problem: str, line: int = 1, column: int = 1, key: str = "", *, near: str = ""
    ) -> None:
        super().__init__(f"{path}:{line}:{column}: {key} {problem}")
        self.path = path
        self.problem = problem
        self.line = line
        self.column = column
        self.key = key
        self.near = near
        """The name that was probably meant."""


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
    jobs: Any = None
    """This and the next are the builder's, which checks them."""
    page_seconds: Any = None


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
    values = {} if marked.value is None else marked.value
    if not isinstance(values, dict):
        raise ConfigurationError(str(path), "@commands.configuration.mapping", *marked.place(()))
    above, options = _plugin_options(values.get("plugins"))
    if not isinstance(options, dict):
        raise ConfigurationError(str(path), "@commands.configuration.options", *marked.place(above), PLUGIN)
    for name in options.keys() - _Options.model_fields.keys():
        near = max(_Options.model_fields, key=lambda known: SequenceMatcher(None, known, name.lower()).ratio())
        place = marked.place((*above, name, ""))
        raise ConfigurationError(str(path), "@commands.configuration.option", *place, f"{PLUGIN}.{name}", near=near)
    site = _valid(_Site, values, (), marked, path)
    chosen = _valid(_Options, options, above, marked, path)
    return Configuration(
        site.site_name,
        site.site_url,
        site.site_description,
        site.site_author,
        site.repo_url,
        chosen.language or "vi",
        chosen.search,
    )


_Form = TypeVar("_Form", bound=BaseModel)


def _valid(form: type[_Form], values: dict[str, Any], above: Way, marked: Marked, path: Path) -> _Form:
    try:
        return form.model_validate(values)
    except ValidationError as faults:
        fault = faults.errors()[0]
        problem = "absent" if fault["type"] == "missing" else "value"
        place, key = marked.place((*above, *fault["loc"])), ".".join(map(str, fault["loc"]))
        raise ConfigurationError(str(path), f"@commands.configuration.{problem}", *place, key) from None


def _plugin_options(plugins: Any) -> tuple[Way, Any]:
    """The options of the plugin `congvan`, which MkDocs takes as a list of names and mappings, or as a mapping."""
    if isinstance(plugins, dict) and PLUGIN in plugins:
        return ("plugins", PLUGIN), plugins[PLUGIN] or {}
    for ordinal, entry in enumerate(plugins if isinstance(plugins, list) else ()):
        if isinstance(entry, dict) and PLUGIN in entry:
            return ("plugins", ordinal, PLUGIN), entry[PLUGIN] or {}
    return (), {}
