"""Modules in one file do what they do alone; what a bundle cannot say is an error and never a broken script."""

import re

import pytest

from generator.search import scripts
from generator.search.bundling import bundled

MODULES = {
    "one": 'import { two, three as drei } from "./two.js";\nimport { FOUR } from "./four.js";\ntwo(drei, FOUR);\n',
    "two": 'import { FOUR } from "./four.js";\nexport function two() {}\nexport async function three() {}\n',
    "four": "export const FOUR = 4;\n",
}


def test_what_is_imported_comes_first_and_once() -> None:
    made = bundled("one", MODULES.__getitem__)
    assert made.index("const $four =") < made.index("const $two =") < made.index("const $one =")
    assert made.count("const FOUR = 4;") == 1
    assert "const { two, three: drei } = $two;" in made
    assert "return { two, three };" in made
    assert "import " not in made
    assert "export " not in made


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('import { one } from "./one.js";\n', "circle: one → one"),
        ('import all from "./two.js";\n', "one.js, line 1: no known form"),
        ("const a = 1;\nexport { a };\n", "one.js, line 2: no known form"),
        ('const a = await import("./two.js");\n', "no known form"),
        ('import {\n  two,\n} from "./two.js";\nexport default 1;\n', "no known form"),
    ],
)
def test_another_form_is_an_error(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint.replace(".", r"\.")):
        bundled("one", (MODULES | {"one": text}).__getitem__)


def test_a_page_loads_no_module_but_its_own() -> None:
    for asset in scripts():
        if asset.address.endswith(("/page.js", "/box.js")):
            assert not re.search(rb"^\s*(import|export)\b|import\(", asset.data, re.MULTILINE)
