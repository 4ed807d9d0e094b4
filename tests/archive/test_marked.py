import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.marked import LENGTH_LIMIT, NODE_LIMIT, YamlError, read_marked


def test_scalars_stay_text() -> None:
    marked = read_marked("number: 07\nno: no\nday: 2021-13-40\nempty:\nquoted: ''\nlist: [1, two]\n")
    assert marked.value == {
        "number": "07",
        "no": "no",
        "day": "2021-13-40",
        "empty": None,
        "quoted": None,
        "list": ["1", "two"],
    }


def test_every_value_has_its_place() -> None:
    marked = read_marked("a: 1\nlist:\n- x: 2\n  y: 3\n", first_line=2)
    assert marked.place(("list", 0, "y")) == (5, 6)
    assert marked.place(("list", 0, "y", "deeper")) == (5, 6)
    assert marked.place(("a", "")) == (2, 1)
    assert marked.place(("nowhere",)) == (2, 1)


@pytest.mark.parametrize(
    ("text", "problem", "line", "column"),
    [
        ("a: [1", "@commands.yaml.not-yaml", 2, 1),
        ("a: 1\na: 2\n", "@commands.yaml.key-twice", 2, 1),
        ("? [a, b]\n: 1\n", "@commands.yaml.key-not-text", 1, 3),
        ("a: &x [*x]\n", "@commands.yaml.too-large", 1, 4),
        ("[" * 4000, "@commands.yaml.too-large", 1, 1),
        ("a: \x07\n", "@commands.yaml.not-yaml", 1, 1),
    ],
)
def test_what_is_no_yaml_is_told_with_its_place(text: str, problem: str, line: int, column: int) -> None:
    with pytest.raises(YamlError) as told:
        read_marked(text if text.endswith("\n") or "[" * 10 in text else text + "\n")
    assert (told.value.problem, told.value.line, told.value.column) == (problem, line, column)


def test_aliases_that_multiply_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(YamlError, match="too-large"):
        read_marked("\n".join(lines))
    assert NODE_LIMIT < 10**6


def test_a_text_that_would_take_long_is_refused_at_once() -> None:
    with pytest.raises(YamlError, match="too-large"):
        read_marked("note: " + "x" * LENGTH_LIMIT)
    assert read_marked("note: " + "x" * 1000).value == {"note": "x" * 1000}


def place_of_fault(text: str) -> tuple[int, int] | None:
    try:
        read_marked(text)
    except YamlError as error:
        return error.line, error.column
    return None


@given(st.text(max_size=200))
def test_any_text_gives_a_value_or_one_fault_with_its_place(text: str) -> None:
    assert min(place_of_fault(text) or (1, 1)) >= 1
