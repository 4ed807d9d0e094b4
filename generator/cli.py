"""The commands of `congvan`: their names, options and exit codes; what they do stands in archive and errands."""

import json
import sys
from functools import partial
from pathlib import Path

import click

from generator import errands
from generator.archive import OpenedArchive, nearest_root, open_archive, processors
from generator.archive.configuration import SOURCES
from generator.archive.explaining import all_codes, explained
from generator.archive.findings import FORMATS, formatted
from generator.archive.starting import lay_out
from generator.archive.tree import NotOursError, among
from generator.model import Code, Severity
from generator.terminal import DONE, ERRORS, USAGE, ToldGroup, complain, progress, run, table
from generator.wording import Wording

_jobs = click.option("--jobs", type=click.IntRange(min=1), default=None, metavar="N", help="jobs")


@click.group(cls=ToldGroup)
@click.version_option(package_name="congvan", message="congvan %(version)s", help="version")
@click.option("--lang", type=click.Choice(["vi", "en"]), expose_value=False, help="lang")
def congvan() -> None:
    """A public archive of Vietnamese directives."""


@congvan.command()
@_jobs
@click.option("--strict", is_flag=True, help="strict")
@click.option("--full", is_flag=True, help="full")
@click.option("--reread", is_flag=True, help="reread")
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="site-dir")
@click.pass_obj
def build(wording: Wording, jobs: int | None, strict: bool, full: bool, reread: bool, site_dir: Path | None) -> int:
    """Sources → site."""
    from generator.builder import BuildFailedError, from_pipeline
    from generator.builder import build as build_site

    config = nearest_root(Path.cwd()) / "mkdocs.yml"
    opened = open_archive(config.parent)
    if site_dir and _refused(site_dir, opened, wording):
        return USAGE
    try:
        report = build_site(
            config,
            jobs=jobs,
            strict=strict,
            full=full,
            site_dir=site_dir,
            progress=progress(wording),
            supplier=partial(from_pipeline, reread=reread, language=wording.language),
        )
    except BuildFailedError as error:
        for line in (error.say(wording), *error.lines):
            complain(line)
        return USAGE if error.reason in ("plugin", "configuration", "place") else ERRORS
    for line in report.warnings:
        complain(line)
    if report.supply.errors:
        for line in report.supply.errors:
            complain(line)
        complain(wording.say("commands.build-errors", count=len(report.supply.errors)))
    done = {"built": report.built, "reused": report.reused, "seconds": f"{report.seconds:.1f}", "site": report.site}
    click.echo(wording.say("commands.build-done", **done))
    return DONE


@congvan.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, metavar="PORT", help="port")
@click.pass_obj
def serve(wording: Wording, port: int) -> int:
    """The site on a local port."""
    from generator.builder import BuildFailedError
    from generator.builder import serve as serve_site

    root = open_archive(nearest_root(Path.cwd())).root
    click.echo(wording.say("commands.serving", address=f"http://127.0.0.1:{port}/"))
    try:
        serve_site(root / "mkdocs.yml", address=f"127.0.0.1:{port}")
    except BuildFailedError as error:
        for line in (error.say(wording), *error.lines):
            complain(line)
        return USAGE if error.reason in ("plugin", "configuration", "place") else ERRORS
    return DONE


@congvan.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", metavar="FORMAT", help="format")
@click.option("--strict", is_flag=True, help="strict-check")
@_jobs
@click.pass_obj
def check(wording: Wording, paths: tuple[str, ...], form: str, strict: bool, jobs: int | None) -> int:
    """Diagnostics and how to mend them."""
    missing = [path for path in paths if not Path(path).exists()]
    for path in missing:
        complain(wording.say("commands.faults.not-a-file", path=path))
    known = [path for path in paths if path not in missing]
    if missing and not known:
        return USAGE
    findings = errands.check(known, jobs or processors(), wording, progress(wording))
    click.echo(formatted(findings, form), nl=False)
    count = {severity: sum(one.severity is severity for one in findings) for severity in Severity}
    errors, warnings, notes = (count[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    click.echo(wording.say("commands.check-done", errors=errors, warnings=warnings, notes=notes), err=True)
    return ERRORS if errors or missing or (strict and warnings) else DONE


@congvan.command()
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="json")
@click.option("--text", "with_text", is_flag=True, help="text")
@_jobs
@click.pass_obj
def inspect(wording: Wording, files: tuple[str, ...], as_json: bool, with_text: bool, jobs: int | None) -> int:
    """One record a line."""
    if not as_json:
        complain(wording.say("commands.faults.json-only"))
        return USAGE
    status = DONE
    for path, record in errands.inspect(files, jobs or processors(), wording, with_text=with_text):
        if record is None:
            problem = "folder" if Path(path).is_dir() else "not-a-file"
            complain(wording.say(f"commands.faults.{problem}", path=path))
            status = ERRORS
        else:
            line = json.dumps(record, ensure_ascii=False) + "\n"
            sys.stdout.buffer.write(line.encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
    return status


@congvan.command()
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("--into", type=click.Path(path_type=Path), metavar="DIR", help="into")
@click.option("--edit", is_flag=True, help="edit")
@_jobs
@click.pass_obj
def add(wording: Wording, files: tuple[str, ...], into: Path | None, edit: bool, jobs: int | None) -> int:
    """Documents into sources/."""
    opened = open_archive(nearest_root(Path.cwd()))
    if into and not into.absolute().is_relative_to(opened.root / "sources"):
        complain(wording.say("commands.faults.outside", path=into))
        return USAGE
    status, count, doubts = DONE, 0, 0
    for added in errands.add(opened, files, into, jobs or processors(), wording, progress(wording)):
        if added.target is None:
            complain(wording.say("commands.faults.not-a-document", path=added.path))
            status = ERRORS
            continue
        if not added.new:
            complain(wording.say("commands.faults.exists", path=added.target))
            status = ERRORS
        count += added.new
        doubts += sum(value.doubtful for value in added.values)
        click.echo(table(added.target, added.values, wording), nl=False)
        if edit and added.sidecar:
            click.edit(filename=str(added.sidecar))
    click.echo(wording.say("commands.add-done", count=count, doubts=doubts))
    return status


@congvan.command()
@click.argument("folder", type=click.Path(path_type=Path))
@_jobs
@click.pass_obj
def export(wording: Wording, folder: Path, jobs: int | None) -> int:
    """The open data alone."""
    opened = open_archive(nearest_root(Path.cwd()))
    if _refused(folder, opened, wording):
        return USAGE
    try:
        files = errands.write_data(opened, folder, jobs or processors(), progress(wording))
    except NotOursError:
        complain(wording.say("commands.faults.not-ours", path=folder))
        return ERRORS
    click.echo(wording.say("commands.export-done", files=files, folder=folder))
    return DONE


@congvan.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def init(wording: Wording, folder: Path) -> int:
    """A new, empty archive."""
    for kept in lay_out(folder):
        complain(wording.say("commands.faults.exists", path=kept))
    click.echo(wording.say("commands.init-done", folder=folder))
    return DONE


@congvan.command()
@click.argument("folder", type=click.Path(path_type=Path))
@_jobs
@click.pass_obj
def write(wording: Wording, folder: Path, jobs: int | None) -> int:
    """The site as plain Markdown."""
    opened = open_archive(nearest_root(Path.cwd()))
    if _refused(folder, opened, wording):
        return USAGE
    try:
        pages = errands.write_markdown(opened, folder, jobs or processors(), progress(wording))
    except NotOursError:
        complain(wording.say("commands.faults.not-ours", path=folder))
        return ERRORS
    click.echo(wording.say("commands.write-done", pages=pages, folder=folder))
    return DONE


@congvan.command()
@click.argument("code", required=False)
@click.pass_obj
def explain(wording: Wording, code: str | None) -> int:
    """What a diagnostic means."""
    if code is None:
        click.echo(all_codes(wording), nl=False)
        return DONE
    if code.upper() not in frozenset(Code):
        complain(wording.say("commands.faults.no-such-code", code=code))
        return USAGE
    click.echo(explained(Code(code.upper()), wording), nl=False)
    return DONE


def _refused(folder: Path, opened: OpenedArchive, wording: Wording) -> bool:
    """Say so where what is written into `folder` would be read as documents or pages of the archive."""
    kept = among(folder, (opened.root / SOURCES, opened.root / "docs"))
    if kept:
        complain(wording.say("commands.faults.among-sources", path=folder))
    return kept


def main() -> None:
    """The console script."""
    sys.exit(run(congvan, sys.argv[1:]))
