"""Measure the page on a large graph in Chromium, beside plain pyvis on the same graph, in one run.

`python tests/measure_page.py [--entities N --facts M] [--wait S] [--pictures FOLDER]` prints a table. Times
are taken by the browser's own clock: first picture from the start of the navigation, expanding and searching
from the event to the frame after it, the median of several (expanding: each time from the first picture, 40
neighbours). Memory is what the process of the page holds
after all that and a collection of garbage (Linux only).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from big_graph import big_graph
from browser import Visit, chromium, missing

from wenmai.html import html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from wenmai.model import KnowledgeGraph

# Milliseconds from calling `act` to the frame that shows what it did.
TIMED = """async (act) => {
    const start = performance.now();
    act();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}"""
EXPAND = """async () => {
    const timed = %s;
    const hubs = [...view.shown.keys()].sort((a, b) => b.facts.length - a.facts.length).slice(0, 9);
    const times = [];
    for (const hub of hubs) {
        times.push(await timed(() => app.expand(hub)));
        await timed(() => app.home());
    }
    return times;
}"""
SEARCH = """async (queries) => {
    const timed = %s;
    const box = document.getElementById("search");
    const times = [];
    for (const query of queries) {
        times.push(await timed(() => {
            box.value = query;
            box.dispatchEvent(new Event("input"));
        }));
    }
    return times;
}"""
FILTER = """async () => {
    const timed = %s;
    const times = [];
    for (const item of filters.items.relations.slice(0, 5)) {
        times.push(await timed(() => legend.change("only", "relations", [item])));
    }
    legend.change("clear");
    return times;
}"""


def measure(browser: Browser, file: Path, pictures: Path | None) -> dict[str, float]:
    """The figures of our page: megabytes and milliseconds."""
    page = Visit(browser, file, "#lang=en")
    marks = page.eval("performance.getEntriesByType('mark').map(({name, startTime}) => [name, startTime])")
    at = dict(marks)
    if pictures:
        page.page.wait_for_timeout(500)
        page.page.screenshot(path=pictures / "large.png")
    queries = ["文明单位", "qingyun", "wmdw", "bhxxf", "青", "qyxbsj", "shi", "不存在的"]
    figures = {
        "size, MB": file.stat().st_size / 1e6,
        "first picture, ms": at["picture"],
        "everything ready, ms": at["ready"],
        "search, ms": _median(page.eval(SEARCH % TIMED, queries)),
        "search, slowest, ms": max(page.eval(SEARCH % TIMED, queries)),
        "filter, ms": _median(page.eval(FILTER % TIMED)),
        "expand, ms": _median(page.eval(EXPAND % TIMED)),
    }
    page.page.request_gc()
    page.page.wait_for_timeout(1000)
    figures["memory, MB"] = resident(browser)
    assert page.complaints == [], page.complaints
    page.close()
    return figures


def measure_pyvis(browser: Browser, file: Path, *, wait: float) -> dict[str, Any]:
    """The figures of a page that pyvis makes by itself; its first picture is when vis-network has drawn."""
    figures: dict[str, Any] = {"size, MB": file.stat().st_size / 1e6}
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.route(re.compile("^http"), lambda route: route.abort())  # what lies elsewhere is not waited for
    page.add_init_script(
        """const watch = setInterval(() => {
            if (typeof network === "undefined" || !network) return;
            clearInterval(watch);
            network.once("afterDrawing", () => console.log("drawn", performance.now()));
        }, 1);"""
    )
    drawn: list[float] = []
    page.on("console", lambda said: said.text.startswith("drawn") and drawn.append(float(said.text[6:])))
    page.goto(file.as_uri(), wait_until="commit")
    end = time.monotonic() + wait
    while not drawn and time.monotonic() < end:
        page.wait_for_timeout(200)  # asks nothing of the page, which may never answer
    figures["first picture, ms"] = drawn[0] if drawn else f"none in {wait:.0f} s"
    figures["memory, MB"] = resident(browser)
    for pid in page_processes(browser):
        os.kill(pid, signal.SIGKILL)  # a page that does not answer cannot be closed
    return figures


def page_processes(browser: Browser) -> list[int]:
    """The ids of the processes that show pages."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return [process["id"] for process in processes if process["type"] == "renderer"]


def resident(browser: Browser) -> float:
    """Megabytes that the largest of the browser's page processes holds."""
    status = (Path(f"/proc/{pid}/status").read_text(encoding="ascii") for pid in page_processes(browser))
    return max(int(re.findall(r"VmRSS:\s+(\d+)", text)[0]) for text in status) / 1000


def pyvis_page(kg: KnowledgeGraph, file: Path) -> float:
    """Write the graph as pyvis does it, and return how many seconds that takes.

    Nodes go into its list directly: Network.add_node looks through all nodes each time.
    """
    from pyvis.network import Network

    start = time.perf_counter()
    network = Network(directed=True, cdn_resources="in_line")
    position = {entity.id: i for i, entity in enumerate(kg.entities)}
    network.nodes = [{"id": i, "label": e.name, "group": e.type} for i, e in enumerate(kg.entities)]
    network.edges = [
        {"from": position[f.subject], "to": position[f.object], "label": f.predicate} for f in kg.facts
    ]
    file.write_text(network.generate_html(), encoding="utf-8")
    return time.perf_counter() - start


def _median(times: list[float]) -> float:
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=20_000)
    parser.add_argument("--facts", type=int, default=60_000)
    parser.add_argument("--wait", type=float, default=120, help="seconds that pyvis gets for a picture")
    parser.add_argument("--pictures", type=Path, help="folder for screenshots")
    options = parser.parse_args()
    if missing():
        sys.exit(missing())
    kg = big_graph(entities=options.entities, facts=options.facts)
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "wenmai.html", Path(folder) / "pyvis.html"
        start = time.perf_counter()
        ours.write_text("".join(html(kg)), encoding="utf-8", newline="\n")
        figures = {
            "wenmai": {"build, s": time.perf_counter() - start},
            "pyvis": {"build, s": pyvis_page(kg, theirs)},
        }
        with chromium() as browser:
            figures["wenmai"] |= measure(browser, ours, options.pictures)
        with chromium() as browser:
            figures["pyvis"] |= measure_pyvis(browser, theirs, wait=options.wait)
    print(json.dumps(figures, indent=1, ensure_ascii=False))  # noqa: T201


if __name__ == "__main__":
    main()
