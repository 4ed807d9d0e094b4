"""Every word that we say stands in both languages, and every word that the code asks for is there."""

import ast
import re
import string
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from generator.model import Code, Diagnostic, Severity
from generator.wording import LANGUAGES, load, message

ROOT = Path(__file__).parents[1]


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_say_the_same_things() -> None:
    vietnamese, english = load("vi").sentences, load("en").sentences
    assert vietnamese.keys() == english.keys()
    assert not [key for key in vietnamese if not vietnamese[key].strip() or not english[key].strip()]


def test_both_languages_have_the_same_places_to_fill() -> None:
    vietnamese, english = load("vi").sentences, load("en").sentences
    keys = [key for key in vietnamese if not key.startswith("diagnostics.") or key.endswith((".message", ".mend"))]
    assert not [key for key in keys if places(vietnamese[key]) != places(english[key])]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", Code)
def test_every_diagnostic_is_told_whole(code: Code, language: str) -> None:
    wording = load(language)
    for part in ("message", "mend", "explain", "before", "after"):
        assert wording.sentences[f"diagnostics.{code.value}.{part}"].strip()
    told = message(Diagnostic(code, Severity.ERROR), wording)
    assert "\n" not in told
    assert "{" not in told


def test_no_diagnostic_is_told_that_does_not_exist() -> None:
    told = {key.split(".")[1] for key in load("vi").sentences if key.startswith("diagnostics.")}
    assert told == {code.value for code in Code}


def test_a_value_may_be_a_key_of_the_wording() -> None:
    diagnostic = Diagnostic(
        Code.SIDECAR_INVALID, Severity.ERROR, (("key", "number"), ("problem", "@commands.sidecar.not-text"))
    )
    assert message(diagnostic, load("vi")) == "number: phải là chữ."


def test_every_layout_rule_is_told_in_both_languages() -> None:
    text = (ROOT / "generator" / "parsing" / "layout-rules.yml").read_text(encoding="utf-8")
    for rule in yaml.safe_load(text):
        for key in (f"problems.{rule['seen']}", f"articles.{rule['article']}"):
            assert load("vi").say(f"diagnostics.C207.{key}") != load("en").say(f"diagnostics.C207.{key}")


def test_every_key_that_the_code_names_is_there() -> None:
    sentences = load("vi").sentences
    missing = []
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named = re.fullmatch(r"@?(?P<key>(?:commands|diagnostics)(?:\.[a-zA-Z0-9-]+)+)", node.value)
                if named and named["key"] not in sentences and not _prefix(named["key"], sentences):
                    missing.append(f"{path.name}: {node.value}")
    assert missing == []


def _prefix(key: str, sentences: Mapping[str, str]) -> bool:
    return any(each.startswith(f"{key}.") for each in sentences)


def test_vietnamese_is_written_with_composed_letters_and_dispatch_terms() -> None:
    for path in sorted((ROOT / "generator" / "wording" / "vi").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(("count", "said"), [(0, "0 errors"), (1, "1 error"), (2, "2 errors"), (11, "11 errors")])
def test_english_tells_one_from_many(count: int, said: str) -> None:
    assert load("en").say("commands.check-done", errors=count, warnings=0, notes=1) == f"{said}, 0 warnings, 1 note."


def test_no_count_stands_before_a_bare_plural() -> None:
    bare = re.compile(
        r"\{(?:count|bodies|errors|warnings|notes|pages|files|built|doubts)\} (?:more |broken )?[a-z]+s\b"
    )
    assert [key for key, said in load("en").sentences.items() if bare.search(said)] == []
