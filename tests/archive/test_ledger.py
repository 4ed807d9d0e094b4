import subprocess
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.archive.ledger import (
    FILE,
    Entry,
    Ledger,
    format_ledger,
    former_ids,
    parse_ledger,
    read_ledger,
    save_ledger,
)
from generator.model import Code

HASH = "0" * 64
parts = st.text("abc0-", min_size=1, max_size=4)
ids = st.builds("{}/{}/{}".format, parts, parts, parts)
entries = st.builds(Entry, ids, st.just(HASH), st.lists(ids, max_size=3, unique=True).map(tuple))
paths = st.builds("sources/{}/{}.txt".format, parts, st.text("xyz ắđ", min_size=1, max_size=5))
ledgers = st.builds(
    Ledger,
    st.dictionaries(paths, entries, max_size=6),
    st.dictionaries(parts, st.text("AB/-1", min_size=1), max_size=3),
)


@given(ledgers)
def test_what_is_written_is_read_back(ledger: Ledger) -> None:
    text = format_ledger(ledger)
    assert parse_ledger(text) == (ledger, ())
    assert text.splitlines() == sorted(text.splitlines())


@given(ledgers, ledgers)
def test_lines_of_two_branches_merge_and_no_address_is_forgotten(one: Ledger, other: Ledger) -> None:
    union = "".join(sorted({*format_ledger(one).splitlines(True), *format_ledger(other).splitlines(True)}))
    merged, found = parse_ledger(union)
    assert found == ()

    def addresses(ledger: Ledger) -> set[str]:
        return {id_ for entry in ledger.entries.values() for id_ in (entry.id, *entry.former)}

    assert addresses(merged) == addresses(one) | addresses(other)
    assert merged.numbers.keys() == one.numbers.keys() | other.numbers.keys()


def test_a_line_that_is_none_is_told_with_its_number() -> None:
    good, bad_id = f"sources/a.txt\ta/b/c\t{HASH}\t\n", f"sources/b.txt\tA b\t{HASH}\t\n"
    text = f"<<<<<<< HEAD\n{good}{bad_id}sources/c.txt\ta/b/c\tx\t\n/so/\tx\t\t\n"
    ledger, found = parse_ledger(text)
    assert [(one.code, one.path, one.line) for one in found] == [
        (Code.LEDGER_INVALID, FILE, 1),
        (Code.LEDGER_INVALID, FILE, 3),
        (Code.LEDGER_INVALID, FILE, 4),
        (Code.LEDGER_INVALID, FILE, 5),
    ]
    assert list(ledger.entries) == ["sources/a.txt"]


def test_a_former_id_leads_on_unless_a_document_bears_it() -> None:
    lines = [Entry("a/1/x", HASH, ("a/1/old", "b/1/y")), Entry("b/1/y", HASH), Entry("c/1/gone", HASH, ("c/1/z",))]
    assert former_ids(lines, ["a/1/x", "b/1/y"]) == {"a/1/old": "a/1/x"}


def test_saved_whole_and_only_where_it_differs(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    assert read_ledger(tmp_path) == (Ledger(), ())
    ledger = Ledger({"sources/a.txt": Entry("a/1/x", HASH)}, {"15-ct-ttg": "15/CT-TTg"})
    assert save_ledger(tmp_path, ledger)
    assert not save_ledger(tmp_path, ledger)
    assert read_ledger(tmp_path) == (ledger, ())
    assert [path.name for path in (tmp_path / "sources").iterdir()] == [".ids.tsv"]


def test_branches_merge_in_git(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        settings = ("-c", "user.name=x", "-c", "user.email=x@y.invalid", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *settings, *arguments], cwd=tmp_path, check=True, capture_output=True)

    def branch(name: str) -> None:
        git("checkout", "-q", "-b", name, "main")
        save_ledger(tmp_path, Ledger({f"sources/{name}.txt": Entry(f"{name}/1/x", HASH)}))
        git("add", "-A")
        git("commit", "-q", "-m", name)

    attributes = (Path(__file__).parents[2] / ".gitattributes").read_text(encoding="utf-8")
    (tmp_path / ".gitattributes").write_text(attributes, encoding="utf-8")
    (tmp_path / "sources").mkdir()
    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "start")
    for name in ("one", "two"):
        branch(name)
    git("merge", "-q", "one", "-m", "merge")
    ledger, found = read_ledger(tmp_path)
    assert found == ()
    assert sorted(ledger.entries) == ["sources/one.txt", "sources/two.txt"]
