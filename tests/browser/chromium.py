"""A real Chromium, and a folder served from a sub path as a static host would."""

import contextlib
import functools
import gzip
import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


_open: list[Browser] = []


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, one a process: Playwright starts no second. A plain error where it is missing."""
    if _open:
        yield _open[0]
        return
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise FileNotFoundError("the browser tests need Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        _open.append(browser)
        try:
            yield browser
        finally:
            _open.clear()
            browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Nothing: a test's own messages matter."""


@functools.cache
def compressed(file: Path) -> bytes:
    """A file as a static host keeps it for those who take gzip."""
    return gzip.compress(file.read_bytes(), 6)


class _Compressing(_Quiet):
    def do_GET(self) -> None:
        """Text gzipped, as static hosts send it."""
        file = Path(self.translate_path(self.path))
        if file.suffix not in (".json", ".js", ".css") or not file.is_file():
            super().do_GET()
            return
        data = compressed(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves before it has all it asked for is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def served(folder: Path, *, compress: bool = False) -> Iterator[str]:
    """The address under which `folder` is served."""
    handler = _Compressing if compress else _Quiet
    server = _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
