"""The endpoint against rdflib's store in memory: loading a million triples, and five questions on them.

    python tests/benchmarks/sparql.py [STATEMENTS]

Both answer the same ready-made questions on the same graph; the endpoint over HTTP, its JSON read to the end.
The best of three runs counts, and the answers must have the same number of rows.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import httpx
import rdflib

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.graphs import big_graph
from serving import served

from wenmai.owl import ontology_turtle
from wenmai.questions import questions
from wenmai.rdf import turtle
from wenmai.server.pages import portable
from wenmai.terms import BASE

T = TypeVar("T")
ASKED = ("honours", "honours-by-year", "conferrers", "shared-programmes", "reports")


def timed(run: Callable[[], T], times: int = 1) -> tuple[float, T]:
    """Seconds of the best run, and what it gave."""
    best, result = float("inf"), None
    for _ in range(times):
        began = time.perf_counter()
        result = run()
        best = min(best, time.perf_counter() - began)
    return best, result  # type: ignore[return-value]


def main(statements: int) -> None:
    """Print a line for loading and for each question: seconds of both, and how many times faster."""
    queries = {each.name: portable(each.sparql, BASE) for each in questions() if each.name in ASKED}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.ttl"
        file.write_text("".join((*turtle(big_graph(statements)), *ontology_turtle())), encoding="utf-8")
        began = time.perf_counter()
        with (
            served(file, "--timeout", "300", "--processes", "1") as address,
            httpx.Client(timeout=600) as client,
        ):
            ours = time.perf_counter() - began
            theirs, graph = timed(lambda: rdflib.Graph().parse(file, format="turtle"))
            sys.stdout.write(f"{len(graph)} triples\n")
            report("load", ours, theirs)
            for name, query in queries.items():
                mine, answer = timed(lambda: client.post(f"{address}sparql", data={"query": query}), 3)  # noqa: B023
                rows = answer.json()["results"]["bindings"]
                other, found = timed(lambda: list(graph.query(query)), 3)  # noqa: B023
                assert len(rows) == len(found), (name, len(rows), len(found))
                report(f"{name}, {len(rows)} rows", mine, other)


def report(what: str, ours: float, theirs: float) -> None:
    """Print how long both took."""
    line = f"{what:32} endpoint {ours:8.3f} s  rdflib {theirs:8.3f} s  {theirs / ours:6.1f} times"
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 13_000)
