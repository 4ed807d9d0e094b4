"""`serve`: the page changes when its source does, and a broken state leaves the last good page."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from socket import socket

SCRIPT = """
import sys
from pathlib import Path
from generator.builder import Supply, plugin, serve
from generator.model import Page

def supplier(root, jobs, progress, *, full):
    made = [Page("/", "Kho", "# Kho\\n", "home")]
    for file in sorted((root / "sources").rglob("*.txt")):
        made.append(Page(f"/van-ban/{file.stem}/", file.stem, f"# {file.read_text(encoding='utf-8')}\\n", "directive"))
    return Supply(made, frozenset({"/"}))

plugin.from_pipeline = supplier
serve(Path(sys.argv[1]), address=f"127.0.0.1:{sys.argv[2]}")
"""
PATIENCE = 30


def wait(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_changed_source_changes_the_served_page(archive: Path, tmp_path: Path) -> None:
    source = archive.parent / "sources" / "a.txt"
    source.parent.mkdir()
    source.write_text("Một", encoding="utf-8")
    (archive.parent / "docs" / "gioi-thieu.md").write_text("# Giới thiệu\n", encoding="utf-8")
    (tmp_path / "run.py").write_text(SCRIPT, encoding="utf-8")
    port = free_port()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true"}
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "run.py"), str(archive), str(port)], env=environment, stderr=subprocess.PIPE
    ) as running:

        def page(address: str) -> str:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=5) as answer:
                    return str(answer.read().decode("utf-8"))
            except (urllib.error.URLError, ConnectionError):
                return ""

        try:
            assert wait(lambda: "Một</h1>" in page("/van-ban/a/"))
            assert "script-src 'self' 'unsafe-inline'" in page("/van-ban/a/"), "the server's own script may run here"
            assert "livereload" in page("/van-ban/a/")
            source.write_text("Hai", encoding="utf-8")
            assert wait(lambda: "Hai</h1>" in page("/van-ban/a/"))
            (source.parent / "b.txt").write_text("Ba", encoding="utf-8")
            assert wait(lambda: "Ba</h1>" in page("/van-ban/b/"))
            assert not (archive.parent / "site").exists(), "serving writes no site"
        finally:
            running.terminate()
            running.communicate(timeout=PATIENCE)


def test_a_taken_port_is_an_error(archive: Path, tmp_path: Path) -> None:
    (archive.parent / "docs" / "gioi-thieu.md").write_text("# Giới thiệu\n", encoding="utf-8")
    (tmp_path / "run.py").write_text(SCRIPT, encoding="utf-8")
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = subprocess.run(
            [sys.executable, str(tmp_path / "run.py"), str(archive), str(taken.getsockname()[1])],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    assert ran.returncode != 0
    assert "OSError" in ran.stderr or "Address already in use" in ran.stderr
