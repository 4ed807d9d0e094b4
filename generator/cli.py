"""The commands; what they do stands in archive and pipeline."""

import json
import sys

import click

from generator import pipeline
from generator.archive import processors
from generator.wording import load


@click.group()
def main() -> None:
    """A public archive of Vietnamese directives."""


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("--json", "as_json", is_flag=True, required=True)
@click.option("--text", "with_text", is_flag=True)
@click.option("--jobs", type=click.IntRange(min=1), default=None)
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi")
def inspect(files: tuple[str, ...], as_json: bool, with_text: bool, jobs: int | None, lang: str) -> None:
    """One record a line."""
    failed = False
    for path, record in pipeline.inspect(files, jobs or processors(), load(lang), with_text=with_text):
        if record is None:
            failed = True
            click.echo(f"{path}: ?", err=True)
        else:
            line = json.dumps(record, ensure_ascii=False) + "\n"
            sys.stdout.buffer.write(line.encode("utf-8", "replace"))
    sys.exit(1 if failed else 0)
