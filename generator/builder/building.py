"""`build` and `serve` for the command line: MkDocs with our plugin, its messages collected instead of printed."""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.commands.serve import serve as serve_with_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.builder.failure import BuildFailedError
from generator.builder.plugin import ArchivePlugin
from generator.builder.supply import Progress, Supplier, Supply, from_pipeline

PLUGIN = "congvan"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build has done."""

    built: int
    """Pages made."""
    reused: int
    """Pages taken over from the last build."""
    seconds: float
    site: Path
    supply: Supply
    warnings: tuple[str, ...] = ()


def silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def build(
    config_path: Path,
    *,
    jobs: int | None = None,
    strict: bool = False,
    full: bool = False,
    site_dir: Path | None = None,
    progress: Progress = silent,
    supplier: Supplier = from_pipeline,
) -> BuildReport:
    """Build the archive of `config_path` (its mkdocs.yml) and publish it into `site_dir`, by default its own.

    `full` makes every page anew. Raises BuildFailedError where nothing could be published (the last good site stays),
    and lets a ConfigurationError of the archive through.
    """
    start = time.monotonic()
    if not os.environ.get("SOURCE_DATE_EPOCH", "unset").strip():
        del os.environ["SOURCE_DATE_EPOCH"]  # empty means today; MkDocs would take it for a broken number
    with _collected() as warnings:
        try:
            given = {"site_dir": str(site_dir.absolute())} if site_dir else {}
            try:
                config = load_config(str(config_path), strict=strict, **given)
            except MkDocsException as fault:
                raise BuildFailedError("configuration", (*warnings, str(fault))) from None
            plugin = config.plugins.get(PLUGIN)
            if not isinstance(plugin, ArchivePlugin):
                raise BuildFailedError("plugin")
            plugin.jobs, plugin.full, plugin.live = jobs, full, False
            plugin.progress, plugin.supplier = progress, supplier
            try:
                build_with_mkdocs(config)
            except (MkDocsException, SystemExit):
                raise plugin.failure or BuildFailedError("mkdocs", tuple(warnings)) from None
            finally:
                plugin.discard()
        except MkDocsException as fault:
            raise fault if isinstance(fault, BuildFailedError) else _failed(fault, warnings) from None
    assert plugin.published is not None
    assert plugin.supply is not None
    return BuildReport(
        plugin.published.built,
        plugin.published.reused,
        time.monotonic() - start,
        Path(config.site_dir),
        plugin.supply,
        tuple(warnings),
    )


def serve(config_path: Path, *, address: str | None = None, open_in_browser: bool = False) -> None:
    """Serve the archive on a local port, `address` such as `127.0.0.1:8000`, until interrupted; rebuild on change.

    Raises BuildFailedError where the first build fails; OSError where the port is taken.
    """
    given: dict[str, Any] = {"dev_addr": address} if address else {}
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    try:
        serve_with_mkdocs(str(config_path), open_in_browser=open_in_browser, **given)
    except BuildFailedError:
        raise
    except (MkDocsException, SystemExit):
        raise BuildFailedError("mkdocs") from None


def _failed(fault: MkDocsException, warnings: list[str]) -> BuildFailedError:
    return BuildFailedError("mkdocs", (*warnings, str(fault)))


@contextmanager
def _collected() -> Iterator[list[str]]:
    """Take MkDocs' warnings and errors as a list; nothing of them is printed meanwhile."""
    lines: list[str] = []

    class _Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    collector = _Collector(logging.WARNING)
    before = logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    try:
        yield lines
    finally:
        logger.removeHandler(collector)
        logger.propagate = before
