"""The MkDocs plugin `congvan`: hand-written pages go through MkDocs, documents round it, both into one frame."""

import html
import logging
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HandWrittenPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from generator.archive import ConfigurationError
from generator.archive.configuration import SOURCES
from generator.archive.tree import among
from generator.builder.checking import BrokenLink
from generator.builder.failure import BuildFailedError
from generator.builder.finishing import check_links, others, write_sitemap
from generator.builder.frame import TEMPLATE, THEME, Link, Sheet, Site, context, fingerprint, theme_version, ways_of
from generator.builder.manifest import Entry, Manifest, digest, manifest_file, name_of, read_manifest, write_manifest
from generator.builder.publishing import Press, Published, UnsafeAddressError, publish
from generator.builder.rendering import Renderer
from generator.builder.staging import NotASiteError, Staging, open_staging
from generator.builder.supply import Progress, Supplier, Supply, from_pipeline
from generator.model import Output, Unchanged
from generator.vietnamese import slug
from generator.wording import load
from generator.writing import Memory

_log = logging.getLogger("mkdocs.plugins.congvan")
_TAGS = re.compile(r"<[^>]*>")
_CODE = Path(__file__).parent
_RENDERERS = ("markdown", "mkdocs", "jinja2")
_SHOWN = 20
"""So many broken links are named one by one."""


class Options(Config):  # type: ignore[no-untyped-call]
    """What an archive may set under `plugins: congvan:`."""

    language = config_options.Choice(("", "vi", "en"), default="")
    jobs = config_options.Type(int, default=0)
    """Worker processes; 0 is one for each processor."""
    search = config_options.Choice(("auto", "lunr", "shards"), default="auto")
    """The engine of the search; auto chooses by the number of documents."""
    page_seconds = config_options.Type((int, float), default=10)
    """What rendering one page may take before it is set plainly."""


class ArchivePlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Runs the pipeline, renders its pages in workers, checks the links, and only then lets the site appear."""

    def __init__(self) -> None:
        """Nothing is done before MkDocs asks."""
        self.supplier: Supplier = from_pipeline
        self.progress: Progress = lambda _stage, _done, _total: None
        self.jobs: int | None = None
        self.full = False
        self.live = False
        self.published: Published | None = None
        self.supply: Supply | None = None
        self.failure: Exception | None = None
        """Why the last build stopped, where that was for a reason of ours."""
        self._staging: Staging | None = None
        self._by_hand: tuple[Link, ...] = ()
        self._order: dict[str, int] = {}
        self._site: Site | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether pages are served while they are written."""
        self.live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our theme below the archive's own overrides, and a staging folder in the place of the site."""
        self.discard()
        if among(Path(config.site_dir), (_root(config) / SOURCES, Path(config.docs_dir))):
            raise BuildFailedError("place", path=config.site_dir)
        self.published = self.supply = self.failure = None
        if not config.use_directory_urls:
            config.use_directory_urls = True
            _log.warning(load(self.config.language or "vi").say("frame.folders"))
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.theme.static_templates.discard("sitemap.xml")
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", _heading_slug)
        try:
            self._staging = open_staging(Path(config.site_dir))
        except NotASiteError as fault:
            raise BuildFailedError("folder", path=fault) from None
        except OSError as fault:
            raise BuildFailedError("write", problem=fault) from None
        config.site_dir = str(self._staging.folder)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Run the four arrows, and leave out what the parent theme brings and our pages don't load."""
        try:
            self.supply = self.supplier(_root(config), self._jobs(), self.progress, full=self.full)
        except ConfigurationError as fault:
            raise PluginError(str(fault)) from fault
        ours = tuple(os.path.join(folder, "") for folder in (config.docs_dir, THEME, config.theme.custom_dir) if folder)
        for file in list(files):
            if file.abs_src_path and not file.abs_src_path.startswith(ours):
                files.remove(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Note the order that the archive gives its hand-written pages; the frame does the rest."""
        self._order = {page.file.src_uri: place for place, page in enumerate(nav.pages)}
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Note the hand-written pages, whose titles MkDocs has read by now."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        ordered = sorted(pages, key=lambda page: (self._order.get(page.file.src_uri, len(self._order)), page.url))
        self._by_hand = tuple(Link(_plain(page.title), f"/{page.url.lstrip('./')}") for page in ordered)
        self._site = self._described(config)

    def on_page_context(
        self, context_: TemplateContext, *, page: HandWrittenPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give a hand-written page the same variables as a generated one."""
        assert self._site is not None
        address = f"/{page.url.lstrip('./')}"
        title = _plain(page.title)
        crumbs = () if address == "/" else ((self._site.wording.say("frame.home"), "/"), (title, ""))
        meta = {"breadcrumb": crumbs, **page.meta}
        sheet = Sheet(address, title, page.content or "", "text", meta)
        context_.update(context(sheet, self._site))  # type: ignore[typeddict-item]
        return context_

    def on_template_context(
        self, context_: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the 404 page, which is shown at any depth, links from the root of the site."""
        assert self._site is not None
        site = self._site
        base = (urlsplit(config.site_url or "").path or "/").rstrip("/")
        sheet = Sheet("/404.html", site.wording.say("frame.missing.title"), "", "missing")
        whole: dict[str, Any] = context(sheet, site) | {"way": lambda target: base + target, "canonical": None}
        context_.update(whole)  # type: ignore[typeddict-item]
        return context_

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Render the documents' pages, check the finished site, and let it take the place of the last one."""
        assert self._staging is not None
        assert self.supply is not None
        if config.strict and self.supply.errors:
            raise BuildFailedError("documents", self.supply.errors, count=len(self.supply.errors))
        cache = manifest_file(_root(config) / ".cache" / "congvan", Path("live") if self.live else self._staging.site)
        before = Manifest() if self.full else read_manifest(cache)
        press = self._press(config)
        surroundings = digest(press.fingerprint, self.supply.surroundings)
        known = before.traces if before.surroundings == surroundings else {}
        memory = Memory(known, partial(_stands, before.entries, str(self._staging.site)))
        outputs = self.supply.outputs if self.supply.again is None else self.supply.again(memory)
        hand = {link.address for link in self._by_hand}
        # what was not published for a page by hand does not stand, and never comes as unchanged
        shown = (one for one in outputs if isinstance(one, Unchanged) or one.address not in hand)
        try:
            pages, files = others(self._staging.folder)
            self.published = self._publish(shown, press, before)
            self._check(check_links(self.published, before, self._staging.folder, pages, files), config)
            addresses = {*pages, *self.published.entries}
            write_sitemap(self._staging.folder, addresses, None if self.live else config.site_url)
            self._staging.publish()
        except UnsafeAddressError as fault:
            raise BuildFailedError("address", address=fault) from None
        except OSError as fault:
            raise BuildFailedError("write", problem=fault) from None
        targets = before.targets | self.published.abroad
        write_manifest(cache, Manifest(self.published.entries, memory.after, surroundings, targets))
        self.supply.settle()
        config.site_dir = str(self._staging.site)
        self._staging = None

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last good site as it stands."""
        cause = error.__cause__ if isinstance(error, PluginError) else None
        self.failure = error if isinstance(error, BuildFailedError) else cause if isinstance(cause, Exception) else None
        self.discard()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Build again when a source, a sidecar or a register of the staff changes."""
        sources = _root(config) / SOURCES
        if sources.is_dir():
            server.watch(str(sources))
        return server

    def discard(self) -> None:
        """Remove what an unfinished build has written."""
        if self._staging:
            self._staging.discard()
            self._staging = None

    def _press(self, config: MkDocsConfig) -> Press:
        assert self._staging is not None
        assert self._site is not None
        site = self._site
        return Press(
            Renderer(config.markdown_extensions, config.mdx_configs, float(self.config.page_seconds)),
            config.theme.get_env().get_template(TEMPLATE),
            site,
            self._staging.folder,
            digest(fingerprint(site), theme_version([_CODE]), _rendering(config)),
        )

    def _publish(self, outputs: Iterable[Output | Unchanged], press: Press, before: Manifest) -> Published:
        assert self._staging is not None
        published = publish(
            outputs,
            press,
            before,
            self._staging.site,
            self._jobs(),
            lambda done, total: self.progress("pages", done, total),
        )
        for address in published.slow:
            _log.warning(press.site.wording.say("frame.slow", address=address))
        return published

    def _check(self, links: Sequence[BrokenLink], config: MkDocsConfig) -> None:
        if links:
            lines = tuple(f"  {link}" for link in links[:_SHOWN])
            raise BuildFailedError("links", lines, count=len(links))
        if config.strict and (count := _warnings()):
            raise BuildFailedError("warnings", count=count)

    def _jobs(self) -> int:
        jobs = self.config.jobs if self.jobs is None else self.jobs
        return jobs if jobs > 0 else len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1

    def _described(self, config: MkDocsConfig) -> Site:
        assert self.supply is not None
        wording = load(self.config.language or self.supply.language)
        by_hand = [link for link in self._by_hand if link.address != "/"]
        return Site(
            name=config.site_name,
            wording=wording,
            url=None if self.live else config.site_url,
            description=config.site_description,
            live=self.live,
            version=theme_version([THEME, *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])]),
            extra_css=tuple(config.extra_css),
            extra_javascript=tuple(str(script) for script in config.extra_javascript),
            **ways_of(self.supply.known, wording, by_hand),
        )


def _stands(entries: Mapping[str, Entry], site: str, address: str) -> bool:
    entry = entries.get(address)
    return entry is not None and entry.describes(site + name_of(address))


def _rendering(config: MkDocsConfig) -> str:
    """How Markdown becomes HTML here: extensions, their settings, versions."""
    settings = [
        (name, key, str(value))
        for name, values in config.mdx_configs.items()
        for key, value in values.items()
        if not callable(value)
    ]
    return repr((list(map(str, config.markdown_extensions)), sorted(settings), *map(version, _RENDERERS)))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent if config.config_file_path else Path(config.docs_dir).parent


def _heading_slug(text: str, separator: str) -> str:
    """Anchors of headings as addresses are made: `Trích dẫn` → `trich-dan` (the stock function drops each đ)."""
    return slug(text) or "muc"


def _plain(title: object) -> str:
    return html.unescape(_TAGS.sub("", str(title or "")))


def _warnings() -> int:
    """How many warnings MkDocs has counted in this strict build."""
    counters = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    return sum(count for counter in counters for _level, count in counter.get_counts())
