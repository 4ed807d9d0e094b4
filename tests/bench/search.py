"""Measures search in Chromium: `python -m tests.bench.search [SIZE…]`, or `make bench-search SIZES="5 1000"`.

Documents have some 1,100 words made from permuted real vocabulary (`tests.search.made.permuted`); the same ones are
given to Material's search and to Pagefind, where it is installed (`tests.bench.peers`). Served with gzip on localhost.
"Cold" is a tab that has nothing: what is fetched of the index until the hits of a query of two words are listed,
snippets apart, and the time from opening the page; scripts and the page itself are not in the bytes. "Warm" is the same
tab asked again and again. Memory is that of all processes together; for ours the archive's directives are in it. A
table, its ratios, and JSON behind.
"""

import json
import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Request, expect
from playwright.sync_api import Page as Tab

from tests.bench import peers
from tests.bench.watched import watched
from tests.browser.chromium import chromium, compressed, served

SIZES = (5, 1000, 5000, 20000)
WORDS = 1100
COLD = "giãn cách"
WARM = (
    "giãn cách", "xã hội", "606", "covid 19", "tiêm vắc xin", "ủy ban nhân dân", "dịch bệnh", "đuối", "tuyên truyền",
    "3375/UBND-VX", "cách ly y tế", "đường", "người lao động", "trung tâm y tế", "12-CV/HU", "kiểm soát chặt chẽ",
)  # fmt: skip
TURNS = 2
HEAD = ("documents", "engine", "build_s", "memory_mb", "index_mb_gz", "cold_requests", "cold_kb", "first_hit_ms",
        "p50_ms", "p95_ms")  # fmt: skip
PATIENCE = 300_000
"""Milliseconds."""

OURS = """async (typed) => {
    const { search } = await import("../assets/search/search.js");
    const { rows } = await import("../assets/search/data.js");
    const start = performance.now();
    const none = { from: null, to: null, dateKind: "issued", undated: false,
                   issuer: [], topic: [], kind: [], place: [], status: [] };
    const { shown } = await search(typed, none);
    await rows("cards", shown);
    return performance.now() - start;
}"""
MATERIAL = """(typed) => new Promise((resolve) => {
    const field = document.querySelector("[data-md-component=search-query]");
    const list = document.querySelector("[data-md-component=search-result]");
    const start = performance.now();
    let last = start, timer = 0;
    const done = () => { watch.disconnect(); resolve(last - start); };
    const watch = new MutationObserver(() => {
        last = performance.now();
        clearTimeout(timer);
        timer = setTimeout(done, 250);
    });
    watch.observe(list, { childList: true, subtree: true, characterData: true });
    timer = setTimeout(done, 60000);
    field.focus();
    field.value = typed;
    for (const name of ["input", "keyup"]) field.dispatchEvent(new Event(name, { bubbles: true }));
})"""
PAGEFIND = """async (typed) => {
    const pagefind = await import("./pagefind/pagefind.js");
    const start = performance.now();
    const { results } = await pagefind.search(typed);
    await Promise.all(results.slice(0, 10).map((each) => each.data()));
    return performance.now() - start;
}"""


def lay_ours(size: int, folder: Path) -> None:
    """Lay the search of a made-up archive, in a process of its own; prints seconds and megabytes as JSON."""
    import resource

    from tests.search.conftest import lay
    from tests.search.made import permuted

    archive = permuted(size, WORDS)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, used = time.perf_counter(), _processor_seconds()
    lay(archive, folder, jobs=os.cpu_count() or 1)
    seconds, used = time.perf_counter() - start, _processor_seconds() - used
    print(json.dumps({"build_s": seconds, "processor_s": used, "archive_mb": before / 1024}))


def _processor_seconds() -> float:
    """Of this process and of those it has started and seen the end of."""
    taken = os.times()
    return taken.user + taken.system + taken.children_user + taken.children_system


def measured(name: str, size: int, folder: Path, browser: Browser) -> dict[str, Any]:
    """One engine at one size."""
    if name == "ours":
        done = watched([sys.executable, "-m", "tests.bench.search", "build", str(size), str(folder)], Path.cwd())
        row: dict[str, Any] = json.loads(done.output) | {"memory_mb": done.peak_mb}
        files = [file for file in (folder / "assets" / "search").glob("*.json") if not file.name.startswith("texts-")]
    else:
        done = peers.build(name, size, WORDS, folder)
        row = {"build_s": done.seconds, "memory_mb": done.peak_mb}
        inside = folder / "site" / ("search" if name == "material" else "pagefind")
        files = [file for file in inside.rglob("*") if file.is_file() and file.suffix not in (".js", ".css")]
    row["index_mb_gz"] = sum(len(compressed(file)) for file in files) / 1e6
    with served(folder if name == "ours" else folder / "site", compress=True) as root:
        address = f"{root}/tim-kiem/" if name == "ours" else f"{root}/"
        row |= asked(name, browser, address)
    return {"documents": size, "engine": name} | row


def asked(name: str, browser: Browser, address: str) -> dict[str, float]:
    """A cold query in a new tab, then the warm ones in the same."""
    context = browser.new_context()
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    fetched: list[Request] = []
    tab.on("requestfinished", lambda request: fetched.append(request))
    start = time.perf_counter()
    if name == "ours":
        # columns, texts and suggestions come after the hits: what is counted is what the listing itself waits for
        tab.goto(address.replace("tim-kiem/", "assets/search/"), wait_until="commit")
    else:
        tab.goto(address)
    script = {"ours": OURS.replace("../assets/search/", "./"), "material": MATERIAL, "pagefind": PAGEFIND}[name]
    before = 0 if name == "material" else len(fetched)
    tab.evaluate(script, COLD)
    seconds = time.perf_counter() - start
    tab.wait_for_timeout(300)
    cold = [each for each in fetched[before:] if not each.url.partition("?")[0].endswith((".js", ".css", "/", ".png"))]
    row: dict[str, float] = {
        "cold_requests": len(cold),
        "cold_kb": sum(each.sizes()["responseBodySize"] for each in cold) / 1000,
        "first_hit_ms": seconds * 1000,
    }
    if name == "ours":
        row["first_hit_ms"] = first_hit(context.new_page(), address)
    elif name == "material":
        row["first_hit_ms"] -= 250
    times = [tab.evaluate(script, typed) for _ in range(TURNS + 1) for typed in WARM][len(WARM) :]
    context.close()
    return row | {"p50_ms": statistics.median(times), "p95_ms": statistics.quantiles(times, n=20)[-1]}


def first_hit(tab: Tab, address: str) -> float:
    """Milliseconds from opening the search page with a query to its first hit on the screen."""
    start = time.perf_counter()
    tab.goto(f"{address}?q={COLD}", wait_until="commit")
    expect(tab.locator("[data-result]").first).to_be_visible(timeout=PATIENCE)
    return (time.perf_counter() - start) * 1000


def main(sizes: list[int]) -> None:
    """The table, a line as soon as it is known."""
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    if peers.pagefind() is None:
        print("Pagefind is not installed and left out: npm install pagefind@1.5")
    print(" | ".join(HEAD))
    rows: list[dict[str, Any]] = []
    with chromium() as browser:
        for size in sizes:
            names = ["ours", *(peer for peer, most in peers.MOST.items() if size <= most)]
            ours: dict[str, Any] = {}
            for name in names:
                if name == "pagefind" and peers.pagefind() is None:
                    continue
                with tempfile.TemporaryDirectory() as scratch:
                    row = measured(name, size, Path(scratch) / "kho", browser)
                rows.append(row)
                ours = ours or row
                cells = [f"{row[key]:.1f}" if isinstance(row[key], float) else str(row[key]) for key in HEAD]
                print(" | ".join(cells), flush=True)
                if row is not ours:
                    ratios = [f"x{row[key] / ours[key]:.1f}" if ours[key] else "-" for key in HEAD[2:]]
                    print(" | ".join(["", f"{name} / ours", *ratios]), flush=True)
    print(json.dumps(rows))


if __name__ == "__main__":
    if sys.argv[1:2] == ["build"]:
        lay_ours(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main([int(each) for each in sys.argv[1:]] or list(SIZES))
