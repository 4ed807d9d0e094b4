"""Measures search in Chromium: `make bench-search SIZES="5 1000"`.

For itself: `python -m tests.bench.search [--json FILE] [SIZE…]`.

Documents have some 1,100 words made from permuted real vocabulary (`tests.search.made.permuted`); the same ones are
given to Material's search and to Pagefind, where it is installed (`tests.bench.peers`). Served with gzip on localhost.
"Cold" is a tab that has nothing: what is fetched of the index until the hits of a query of two words are listed,
snippets apart; scripts and the page itself are not in the bytes. "First hit" is counted from the beginning of the
navigation to the search page; the peers are asked as soon as their page has loaded. "Letter" is the time from the first
letter typed on a page that has loaded to the first hit. "Warm" is the same tab asked again and again. Seconds of the
build are by the clock and, behind, of all processors together; memory is that of all processes together, and behind it
what of it the directives themselves take, for ours. Abbreviations are the register's. A table, its ratios, and JSON.
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

from tests.bench import peers
from tests.bench.watched import TooMuchError, watched
from tests.browser.chromium import chromium, compressed, served

SIZES = (5, 1000, 5000, 20000)
WORDS = 1100
COLD = "giãn cách"
WARM = (
    "giãn cách", "xã hội", "606", "covid 19", "tiêm vắc xin", "ủy ban nhân dân", "dịch bệnh", "đuối", "tuyên truyền",
    "3375/UBND-VX", "cách ly y tế", "đường", "người lao động", "trung tâm y tế", "12-CV/HU", "kiểm soát chặt chẽ",
)  # fmt: skip
TURNS = 2
HEAD = ("documents", "engine", "build_s", "processor_s", "memory_mb", "archive_mb", "index_mb_gz", "cold_requests",
        "cold_kb", "first_hit_ms", "letter_ms", "p50_ms", "p95_ms")  # fmt: skip
LETTERS = "gcdtnhkpx"
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
    const done = () => { watch.disconnect(); globalThis.answered = last; resolve(last - start); };
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
    globalThis.answered = performance.now();
    return globalThis.answered - start;
}"""
FIRST = """new MutationObserver((_, watch) => {
    if (!document.querySelector("[data-result]")) return;
    globalThis.answered = performance.now();
    watch.disconnect();
}).observe(document, { childList: true, subtree: true });"""
LETTER = """(letter) => new Promise((resolve, reject) => {
    const field = document.querySelector("[data-search] input[name=q]");
    const area = document.querySelector("[data-results-area]");
    const before = area.querySelector("[data-results]");
    const start = performance.now();
    setTimeout(() => reject(new Error(`nothing is listed for ${letter}`)), 60000);
    const watch = new MutationObserver(() => {
        const list = area.querySelector("[data-results]");
        if (list === before || !list.querySelector("[data-result]")) return;
        watch.disconnect();
        resolve(performance.now() - start);
    });
    watch.observe(area, { childList: true, subtree: true });
    field.focus();
    field.value = letter;
    field.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def lay_ours(size: int, folder: Path) -> None:
    """Lay the search of a made-up archive, in a process of its own; prints seconds and megabytes as JSON."""
    import resource

    from tests.search.conftest import lay
    from tests.search.made import permuted

    archive = permuted(size, WORDS)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, used = time.perf_counter(), _processor_seconds()
    lay(archive, folder, jobs=os.cpu_count() or 1, abbreviations=None)
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
        for script in (folder / "assets" / "search").glob("*.js"):
            compressed(script)
        files = [file for file in (folder / "assets" / "search").glob("*.json") if not file.name.startswith("texts-")]
    else:
        done = peers.build(name, size, WORDS, folder)
        row = {"build_s": done.seconds, "processor_s": done.processor_s, "memory_mb": done.peak_mb}
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
    if name == "ours":
        # columns, texts and suggestions come after the hits: what is counted is what the listing itself waits for
        tab.goto(address.replace("tim-kiem/", "assets/search/"), wait_until="commit")
    else:
        tab.goto(address)
    script = {"ours": OURS.replace("../assets/search/", "./"), "material": MATERIAL, "pagefind": PAGEFIND}[name]
    before = 0 if name == "material" else len(fetched)
    tab.evaluate(script, COLD)
    tab.wait_for_timeout(300)
    cold = [each for each in fetched[before:] if not each.url.partition("?")[0].endswith((".js", ".css", "/", ".png"))]
    row: dict[str, float] = {
        "cold_requests": len(cold),
        "cold_kb": sum(each.sizes()["responseBodySize"] for each in cold) / 1000,
    }
    if name == "ours":
        # the texts of the hits, which the order of the first among them asks for, are those of the snippets
        texts = [each for each in cold if "/texts-" in each.url]
        row["cold_requests"] -= len(texts)
        row["cold_kb"] -= sum(each.sizes()["responseBodySize"] for each in texts) / 1000
        row |= on_the_page(browser, address)
    else:
        row["first_hit_ms"] = tab.evaluate("globalThis.answered")
    times = [tab.evaluate(script, typed) for _ in range(TURNS + 1) for typed in WARM][len(WARM) :]
    context.close()
    return row | {"p50_ms": statistics.median(times), "p95_ms": statistics.quantiles(times, n=20)[-1]}


def on_the_page(browser: Browser, address: str) -> dict[str, float]:
    """Milliseconds to the first hit: of a new tab that is opened with a query, and after a first letter."""
    context = browser.new_context()
    tab = context.new_page()
    tab.add_init_script(FIRST)
    tab.goto(f"{address}?q={COLD}", wait_until="commit")
    expect(tab.locator("[data-result]").first).to_be_visible(timeout=PATIENCE)
    first: float = tab.evaluate("globalThis.answered")
    idle = "() => !document.querySelector('[data-results-area]').hasAttribute('aria-busy')"
    letters: list[float] = []
    for letter in LETTERS:
        tab.goto(address)
        tab.wait_for_function(idle)
        letters.append(tab.evaluate(LETTER, letter))
    context.close()
    return {"first_hit_ms": first, "letter_ms": statistics.median(letters)}


def main(sizes: list[int], file: Path | None) -> None:
    """The table, a line as soon as it is known; all of it as JSON in `file`, or behind the table."""
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
                try:
                    with tempfile.TemporaryDirectory() as scratch:
                        row = measured(name, size, Path(scratch) / "kho", browser)
                except TooMuchError as reason:
                    row = {"documents": size, "engine": name, "ended": str(reason)}
                rows.append(row)
                ours = ours or row
                print(" | ".join(map(_cell, (row.get(key, row.get("ended", "-")) for key in HEAD))), flush=True)
                if row is not ours:
                    ratios = [
                        f"x{row[key] / ours[key]:.1f}" if row.get(key) and ours.get(key) else "-" for key in HEAD[2:]
                    ]
                    print(" | ".join(["", f"{name} / ours", *ratios]), flush=True)
                if file:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    if not file:
        print(json.dumps(rows))


def _cell(value: float | str) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    if sys.argv[1:2] == ["build"]:
        lay_ours(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        given = sys.argv[1:]
        target = Path(given[1]) if given[:1] == ["--json"] else None
        main([int(each) for each in given[2 if target else 0 :]] or list(SIZES), target)
