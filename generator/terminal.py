"""How commands talk: help and faults in the reader's language, one line a fault, progress where someone watches."""

import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from generator.archive import ConfigurationError
from generator.archive.adding import Value
from generator.wording import LANGUAGES, Wording, load

DONE, ERRORS, USAGE, STOPPED = 0, 1, 2, 130
"""Exit status (contract: commands); the last as shells give it for Ctrl+C."""


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """`--lang` anywhere among the arguments, else the locale's: Vietnamese where it is Vietnamese, else English."""
    for place, argument in enumerate(arguments):
        chosen = arguments[place + 1] if argument == "--lang" and place + 1 < len(arguments) else None
        if argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
        if chosen in LANGUAGES:
            return chosen
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    return "vi" if locale.lower().startswith("vi") else "en"


class Told(click.Command):
    """A command whose help stands in the wording: `commands.NAME.help`, `.long`, `.examples`, `commands.options.…`."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        """As click's, with `--lang` added: it counts wherever it stands."""
        super().__init__(*arguments, **settings)
        self.params.append(
            click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help="lang", is_eager=True)
        )

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, what it does, options, examples."""
        wording = _wording(ctx)
        usage = " ".join([*(_word(part, wording) for part in self.collect_usage_pieces(ctx))])
        formatter.write_usage(ctx.command_path, usage, prefix=f"{wording.say('commands.titles.usage')}: ")
        name = f"commands.{self.name}"
        formatter.write_paragraph()
        formatter.write_text(wording.say(f"{name}.help"))
        formatter.write_text(wording.say(f"{name}.long"))
        _write_options(self, ctx, formatter, wording)
        _write_examples(f"{name}.examples", formatter, wording)


class ToldGroup(click.Group):
    """The group of all commands, its help from the wording too."""

    command_class = Told

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, what this is, the commands, options, examples."""
        wording = _wording(ctx)
        formatter.write_usage("congvan", "COMMAND …", prefix=f"{wording.say('commands.titles.usage')}: ")
        formatter.write_paragraph()
        formatter.write_text(wording.say("commands.help"))
        with formatter.section(wording.say("commands.titles.commands")):
            formatter.write_dl([(name, wording.say(f"commands.{name}.help")) for name in self.commands])
        _write_options(self, ctx, formatter, wording)
        _write_examples("commands.examples", formatter, wording)


def run(group: click.Group, arguments: Sequence[str]) -> int:
    """Run a command line; the exit status. What a user can cause is one line on standard error, never a traceback."""
    wording = load(language_of(arguments, os.environ))
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        return int(group.main(list(arguments), prog_name="congvan", standalone_mode=False, obj=wording) or DONE)
    except click.UsageError as error:
        complain(_usage(error, wording))
        return USAGE
    except ConfigurationError as error:
        complain(configuration_sentence(error, wording))
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        complain(wording.say("commands.faults.stopped"))
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERRORS
    except OSError as error:
        complain(wording.say("commands.faults.unwritable", path=error.filename or "", problem=error.strerror or error))
        return ERRORS


def complain(line: str) -> None:
    """One line on standard error."""
    click.echo(" ".join(line.split()), err=True)


def configuration_sentence(error: ConfigurationError, wording: Wording) -> str:
    """`path:line:column: key: what is wrong`."""
    problem = wording.sentences.get(error.problem.removeprefix("@"), error.problem).replace("{near}", error.near)
    key = f"{error.key}: " if error.key else ""
    return f"{error.path}:{error.line}:{error.column}: {key}{problem}"


def watched() -> bool:
    """Does a person watch: a terminal, and no CI."""
    return sys.stderr.isatty() and not os.environ.get("CI")


def progress(wording: Wording) -> Callable[[str, int, int], None]:
    """A bar on one line of standard error, `đọc  ████      37/90`; nothing where nobody watches."""
    if not watched():
        return lambda _stage, _done, _total: None
    width = 30

    def show(stage: str, done: int, total: int) -> None:
        label = wording.sentences.get(f"commands.stages.{stage}", stage)
        filled = width * done // total if total else width
        end = "\n" if done >= total else ""
        click.echo(f"\r\x1b[K{label:8} {'█' * filled}{'·' * (width - filled)} {done}/{total}{end}", err=True, nl=False)

    return show


def table(target: Path, values: Sequence[Value], wording: Wording) -> str:
    """What was read of a document, a field a line; a `?` before what is doubtful."""
    width = max((len(wording.say(f"commands.fields.{value.field}")) for value in values), default=0)
    lines = [str(target)]
    for value in values:
        label = wording.say(f"commands.fields.{value.field}")
        shown = value.shown or wording.say("commands.added.missing")
        lines.append(f"  {'?' if value.doubtful else ' '} {label:{width}}  {' '.join(shown.split())}")
    return "\n".join(lines) + "\n"


def _wording(ctx: click.Context) -> Wording:
    root = ctx.find_root().obj
    return root if isinstance(root, Wording) else load(language_of((), os.environ))


def _word(piece: str, wording: Wording) -> str:
    return wording.sentences.get(f"commands.words.{piece.strip('[].').lower()}", piece)


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, wording: Wording
) -> None:
    rows = []
    for param in command.get_params(ctx):
        if isinstance(param, click.Option):
            key = "help" if "--help" in param.opts else param.help
            value = "" if param.is_flag else f" {(param.metavar or param.name or '').upper()}"
            rows.append((", ".join(param.opts) + value, wording.say(f"commands.options.{key}")))
    with formatter.section(wording.say("commands.titles.options")):
        formatter.write_dl(rows)


def _write_examples(key: str, formatter: click.HelpFormatter, wording: Wording) -> None:
    with formatter.section(wording.say("commands.titles.examples")):
        for line in wording.say(key).splitlines():
            formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def _usage(error: click.UsageError, wording: Wording) -> str:
    """A wrong call in one line: what is wrong with which word, and where the help is."""
    command = error.ctx.command.name if error.ctx and error.ctx.parent else ""
    param = getattr(error, "param", None)
    name = getattr(error, "option_name", None) or (param.opts[0] if param is not None else "")
    kind = "other"
    if isinstance(error, click.MissingParameter):
        kind = "missing"
    elif isinstance(error, click.NoSuchOption):
        kind = "option"
    elif isinstance(error, click.BadParameter):
        kind = "value"
    elif error.ctx and error.ctx.parent is None:
        kind = "command"
        name = error.format_message().partition("'")[2].rpartition("'")[0]
    problem = wording.say(f"commands.faults.usage-problem.{kind}", name=name) if kind != "other" else ""
    problem = problem or error.format_message()
    return wording.say("commands.faults.usage", command=f"congvan {command or ''}".strip(), problem=problem)
