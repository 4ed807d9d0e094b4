"""Measures search in Chromium on made-up archives: `python -m tests.bench.search [SIZE…]`.

Documents have some 1,100 words made from permuted real vocabulary (`tests.search.made.permuted`). Served with gzip on
localhost. "Cold" is a tab that has nothing: what is fetched until the hits are listed, snippets apart; scripts and the
page itself are counted on their own. "Warm" is the same tab asked again and again.
"""

import gzip
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Request, expect

from tests.browser.chromium import chromium, served

SIZES = (5, 1000, 5000, 20000)
WORDS = 1100
COLD = "giãn cách"
WARM = (
    "giãn cách", "xã hội", "606", "covid 19", "tiêm vắc xin", "ủy ban nhân dân", "dịch bệnh", "đuối", "tuyên truyền",
    "3375/UBND-VX", "cách ly y tế", "đường", "người lao động", "trung tâm y tế", "12-CV/HU", "kiểm soát chặt chẽ",
)  # fmt: skip


def build(size: int, folder: Path) -> None:
    """Lay the search of a made-up archive; prints seconds and megabytes as JSON. Runs in a process of its own."""
    import resource

    from tests.search.conftest import lay
    from tests.search.made import permuted

    archive = permuted(size, WORDS)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    lay(archive, folder)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "archive_mb": before // 1024, "peak_mb": peak // 1024}))


def sizes_of(folder: Path) -> dict[str, float]:
    """Megabytes, gzipped, of what a query may need, and of the texts that snippets are cut from."""
    total = {"index": 0, "texts": 0}
    for file in (folder / "assets" / "search").glob("*.json"):
        kind = "texts" if file.name.startswith("texts-") else "index"
        total[kind] += len(gzip.compress(file.read_bytes(), 6))
    return {kind: size / 1e6 for kind, size in total.items()}


def cold(browser: Browser, address: str) -> dict[str, float]:
    """One query in a new tab."""
    context = browser.new_context()
    tab = context.new_page()
    asked: list[Request] = []
    tab.on("requestfinished", lambda request: asked.append(request))
    start = time.perf_counter()
    tab.goto(f"{address}tim-kiem/?q={COLD}", wait_until="commit")
    expect(tab.locator("[data-result]").first).to_be_visible(timeout=120_000)
    seconds = time.perf_counter() - start
    data = [each for each in asked if each.url.endswith(".json") and "/texts-" not in each.url]
    result = {
        "requests": len(data),
        "kb": sum(each.sizes()["responseBodySize"] for each in data) / 1000,
        "first_hit_ms": seconds * 1000,
    }
    context.close()
    return result


def warm(browser: Browser, address: str) -> dict[str, float]:
    """Milliseconds of a query once everything common is loaded."""
    tab = browser.new_page()
    tab.goto(f"{address}tim-kiem/")
    expect(tab.locator("[data-result-count]")).not_to_be_empty(timeout=120_000)
    times: list[float] = tab.evaluate(
        """async (queries) => {
            const { search } = await import("../assets/search/search.js");
            const { rows } = await import("../assets/search/data.js");
            const none = { from: null, to: null, dateKind: "issued", undated: false,
                           issuer: [], topic: [], kind: [], place: [], status: [] };
            const times = [];
            for (let turn = 0; turn < 4; turn += 1) for (const typed of queries) {
                const start = performance.now();
                const { shown } = await search(typed, none);
                await rows("cards", shown);
                if (turn > 0) times.push(performance.now() - start);
            }
            return times;
        }""",
        list(WARM),
    )
    tab.close()
    return {"p50_ms": statistics.median(times), "p95_ms": statistics.quantiles(times, n=20)[-1]}


def main(sizes: list[int]) -> None:
    """A table on standard output, a line a size."""
    head = ("documents", "build s", "peak MB", "index MB gz", "texts MB gz", "cold req", "cold KB", "first hit ms",
            "warm p50 ms", "warm p95 ms")  # fmt: skip
    print(" | ".join(head))
    with chromium() as browser:
        for size in sizes:
            with tempfile.TemporaryDirectory() as scratch:
                folder = Path(scratch) / "kho"
                done = subprocess.run(
                    [sys.executable, "-m", "tests.bench.search", "build", str(size), str(folder)],
                    capture_output=True, text=True, check=True,
                )  # fmt: skip
                made = json.loads(done.stdout)
                held = sizes_of(folder)
                with served(Path(scratch), compress=True) as root:
                    first, again = cold(browser, f"{root}/kho/"), warm(browser, f"{root}/kho/")
                row = (made["seconds"], made["peak_mb"], held["index"], held["texts"], first["requests"], first["kb"],
                       first["first_hit_ms"], again["p50_ms"], again["p95_ms"])  # fmt: skip
                print(" | ".join([str(size), *(f"{value:.1f}" for value in row)]), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["build"]:
        build(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main([int(each) for each in sys.argv[1:]] or list(SIZES))
