import os
import sqlite3
from pathlib import Path

from generator.archive import Cache, group
from generator.archive.cache import FOLDER, code_fingerprint
from generator.model import Directive
from tests.archive.made import archive


def key_of(root: Path, *surroundings: str) -> str:
    with Cache(root, surroundings) as cache:
        return cache.key(group(root)[0][0])


def test_a_record_comes_back_under_its_key_alone(tmp_path: Path) -> None:
    root = archive(tmp_path, {"a/1.txt": "x"})
    (document,) = group(root)[0]
    directive = Directive(source=document.path, text="chữ")
    with Cache(root, ()) as cache:
        key = cache.key(document)
        assert cache.get(document, key) is None
        mark = cache.put(document, key, directive)
    with Cache(root, ()) as cache:
        assert cache.get(document, key) == (directive, mark)
        assert cache.get(document, "another") is None


def test_the_key_names_all_that_a_record_depends_on(tmp_path: Path) -> None:
    root = archive(tmp_path, {"a/1.txt": "x"})
    keys = {key_of(root), key_of(root, "tesseract 5.3"), key_of(root, "tesseract 5.4")}
    (root / "sources/a/1.yml").write_text("number: 1", encoding="utf-8")
    keys.add(key_of(root))
    (root / "sources/a/1.yml").write_text("number: 2", encoding="utf-8")
    keys.add(key_of(root))
    (root / "sources/a/1.txt").write_text("y", encoding="utf-8")
    keys.add(key_of(root))
    (root / "sources/a/1.txt").rename(root / "sources/a/2.txt")
    keys.add(key_of(root))
    assert len(keys) == 7
    assert len(code_fingerprint()) == 64


def test_a_change_of_the_same_size_within_one_tick_is_seen(tmp_path: Path) -> None:
    root = archive(tmp_path, {"a/1.txt": "x"})
    path = root / "sources/a/1.txt"
    before = path.stat()
    first = key_of(root)
    path.write_text("y", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert key_of(root) != first


def test_documents_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    root = archive(tmp_path, {"a/1.txt": "x", "a/2.txt": "x"})
    documents, _ = group(root)
    with Cache(root, ()) as cache:
        for document in documents:
            cache.put(document, cache.key(document), Directive(source=document.path, text=""))
    with Cache(root, ()) as cache:
        cache.get(documents[0], cache.key(documents[0]))
    store = sqlite3.connect(root / FOLDER / "read.sqlite")
    assert store.execute("SELECT count(*) FROM records").fetchone() == (1,)
    store.close()


def test_a_broken_cache_is_thrown_away_and_a_torn_record_read_again(tmp_path: Path) -> None:
    root = archive(tmp_path, {"a/1.txt": "x"})
    (document,) = group(root)[0]
    path = root / FOLDER / "read.sqlite"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no database" * 100)
    with Cache(root, ()) as cache:
        key = cache.key(document)
        cache.put(document, key, Directive(source="x", text=""))
    store = sqlite3.connect(path)
    store.execute("UPDATE records SET record = ?", (b"\x80torn",))
    store.commit()
    store.close()
    with Cache(root, ()) as cache:
        assert cache.get(document, key) is None


def test_one_that_keeps_nothing_leaves_nothing(tmp_path: Path) -> None:
    root = archive(tmp_path, {"a/1.txt": "x"})
    (document,) = group(root)[0]
    with Cache(root, (), keep=False) as cache:
        cache.put(document, cache.key(document), Directive(source="x", text=""))
    assert not (root / ".cache").exists()


def test_one_that_keeps_nothing_reads_the_cache_of_an_earlier_version(tmp_path: Path) -> None:
    root = archive(tmp_path, {"a/1.txt": "x"})
    with Cache(root, ()):
        pass
    store = sqlite3.connect(root / FOLDER / "read.sqlite")
    store.execute("DROP TABLE notes")
    store.commit()
    store.close()
    with Cache(root, (), keep=False) as cache:
        assert cache.recall("ties", ()) is None
        cache.remember("ties", (), {"a": 1})
        assert cache.recall("ties", ()) == {"a": 1}
