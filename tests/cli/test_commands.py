"""Help, languages, exit codes and faults of every command."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import congvan as group
from generator.terminal import language_of
from generator.wording import LANGUAGES, load
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
COMMANDS = sorted(group.commands)
PRESSED = """
import os, signal, sys
class Pressed:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Pressed())
"""
"""Ctrl+C at the moment at which a module is looked for."""


def helped(*arguments: str, language: str) -> str:
    return CliRunner().invoke(group, [*arguments, "--help"], obj=load(language), prog_name="congvan").output


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str, language: str) -> None:
    wording = load(language)
    told = helped(command, language=language)
    flat = " ".join(told.split())
    assert " ".join(wording.say(f"commands.{command}.help").split()) in flat
    assert wording.say("commands.titles.examples") in told
    assert f"\n  congvan {command}" in told
    for option in group.commands[command].params:
        assert option.param_type_name != "option" or option.opts[0] in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_commands_names_them_all(language: str) -> None:
    told = helped(language=language)
    assert all(re.search(rf"^  {command} ", told, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize("name", ["README.md", "README.vi.md", "docs/danh-cho-can-bo.md"])
def test_every_command_is_documented(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"congvan {command}" not in text] == []


def test_examples_name_options_that_exist() -> None:
    for command in COMMANDS:
        known = {name for param in group.commands[command].params for name in param.opts}
        for language in LANGUAGES:
            examples = load(language).say(f"commands.{command}.examples")
            assert set(re.findall(r"(?<= )--[a-z-]+", examples)) <= known


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {"LANG": "vi_VN.UTF-8"}, "vi"),
        ([], {"LANG": "C"}, "en"),
        ([], {}, "en"),
        ([], {"LC_ALL": "en_US.UTF-8", "LANG": "vi_VN.UTF-8"}, "en"),
        (["check", "--lang", "vi"], {"LANG": "C"}, "vi"),
        (["--lang=en", "check"], {"LANG": "vi"}, "en"),
        (["--lang"], {"LANG": "vi"}, "vi"),
    ],
)
def test_the_language_of_messages(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert language_of(arguments, environment) == language


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["bogus"], "congvan: no such command: bogus. See congvan --help."),
        (["inspect", "--bogus"], "congvan inspect: no such option: --bogus. See congvan inspect --help."),
        (["inspect"], "congvan inspect: something is missing: files. See congvan inspect --help."),
        (["check", "--format", "x"], "congvan check: not a value for --format. See congvan check --help."),
        (["build", "--jobs", "0"], "congvan build: not a value for --jobs. See congvan build --help."),
        (["inspect", "x.txt"], "inspect prints JSON only: add --json."),
        (["explain", "C999"], "There is no diagnostic C999: congvan explain names them all."),
        (["check", "none.txt"], "none.txt: no such file."),
        *(
            (
                [*command, folder],
                f"{folder}: lies in sources/ or docs/, or holds them: what is written there would count as documents."
                " Name another folder.",
            )
            for command in (["build", "--site-dir"], ["write"], ["export"])
            for folder in ("sources/out", "docs", ".", "docs/../sources")
        ),
    ],
)
def test_wrong_usage_is_one_line_and_exit_status_2(congvan: Run, arguments: list[str], line: str) -> None:
    done = congvan(*arguments, "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line + "\n")


@pytest.mark.parametrize("command", [["build"], ["check"], ["serve"], ["write", "out"]])
def test_outside_an_archive_it_says_so(congvan: Run, tmp_path: Path, command: list[str]) -> None:
    done = congvan(*command, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith("mkdocs.yml:1:1: không thấy: đây không phải một kho (congvan init lập kho mới)\n")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- x\n", ":1:1: keys with values are expected here, such as 'site_name: …'"),
        ("plugins: [congvan]\n", ":1:1: site_name: is missing"),
        (
            "site_name: x\nplugins:\n- congvan:\n    langage: vi\n",
            ":4:5: congvan.langage: no such option; the nearest is language",
        ),
    ],
)
def test_a_wrong_configuration_is_told_by_what_is_wrong(congvan: Run, kho: Path, text: str, told: str) -> None:
    (kho / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = congvan("build", "--lang", "en")
    assert (done.returncode, done.stderr) == (2, f"{kho / 'mkdocs.yml'}{told}\n")


def test_a_folder_in_the_place_of_a_file_is_called_a_folder(congvan: Run) -> None:
    done = congvan("inspect", "sources", "--json", "--lang", "en")
    assert (done.returncode, done.stderr) == (1, "sources: is a folder; name the files in it.\n")


def test_explain(congvan: Run) -> None:
    done = congvan("explain", "c202")
    assert done.returncode == 0
    assert done.stdout.startswith("C202  Ngày không có thật")
    assert "    date_issued: 2021-07-23\n" in done.stdout
    whole = congvan("explain", "--lang", "en").stdout.splitlines()
    assert [line[:4] for line in whole] == sorted(line[:4] for line in whole)


def test_version(alone: Run) -> None:
    assert re.fullmatch(r"congvan \d+\.\d+\.\d+\n", alone("--version").stdout)


def test_a_reader_that_stops_listening_is_no_fault(kho: Path) -> None:
    import subprocess
    import sys

    command = (
        f"{sys.executable} -m generator inspect --json {'sources/huyen-uy-an-son/2022/5-cv-hu.txt ' * 200} | head -c 10"
    )
    done = subprocess.run(["bash", "-c", command], cwd=kho, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("module", ["click", "generator.cli", "generator.terminal"])
def test_ctrl_c_while_the_program_loads_is_one_line(kho: Path, tmp_path: Path, module: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(PRESSED.format(module=module), encoding="utf-8")
    command = [sys.executable, "-m", "generator", "--lang", "vi", "check"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    done = subprocess.run(command, cwd=kho, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Đã dừng.\n")
