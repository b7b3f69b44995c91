"""One size of the growth curve, in a process of its own: `growth.py COUNT [--workers N]` prints JSON.

Seconds by the clock of the parts of a build: extraction, putting together, writing all that every build
writes; and the most memory that this process and, beside it, the largest of its workers held. Behind that
the seconds in which `wenmai show` finds one entity, and of fewer reports those of each format, of loading the
RDF and of each of some questions.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.corpus import reports

from wenmai.around import around
from wenmai.assemble import put_together
from wenmai.exports import EXPORTS
from wenmai.gathering import gathered_from
from wenmai.harvest import update
from wenmai.inputs import find_inputs
from wenmai.query import ask_store, base_of, open_store
from wenmai.questions import find_query
from wenmai.state import opened
from wenmai.store import write, write_file
from wenmai.terms import BASE
from wenmai_extractors.records import Extraction

ASKED = ("honours", "honours-by-year", "conferrers", "shared-programmes", "reports")
ASKABLE = 10_000  # reports up to which the RDF is loaded into memory and asked
EACH = 3_000  # reports up to which each format is written by itself
BYTES = 1 << 10 if sys.platform != "darwin" else 1  # of a unit of ru_maxrss


class Clock:
    """Seconds by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - began, 4)


def peak(who: int) -> int:
    return resource.getrusage(who).ru_maxrss * BYTES


def measured(count: int, workers: int, skipped: tuple[str, ...]) -> dict[str, object]:
    clock, exports = Clock(), Clock()
    sizes: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        size = 0
        for report in reports(count):
            path = Path(folder) / "reports" / report.doc
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(report.text, encoding="utf-8")
            size += path.stat().st_size
        built = Path(folder) / "built"
        built.mkdir()
        with opened(built) as state:
            with clock("extract"):
                update(state, find_inputs([Path(folder) / "reports"]).sources, workers=workers)
            with clock("assemble"):
                found = (each for each in state.reports() if isinstance(each, Extraction))
                kg = put_together(gathered_from(found))
            figures = {
                "statements": len(kg.statements),
                "entities": len(kg.entities),
                "facts": len(kg.facts),
            }
            with clock("write"):
                write(kg, built)
            memory, workers_memory = peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN)
            written = sum(path.stat().st_size for path in built.rglob("*") if path.is_file())
            for export in EXPORTS if count <= EACH else ():
                if export.format not in skipped:
                    path = Path(folder) / "export"
                    with exports(export.format):
                        write_file(path, export.chunks(kg, base=BASE))
                    sizes[export.format] = sizes.get(export.format, 0) + path.stat().st_size
        with clock("show"):
            around(built, kg.facts[0].subject)
        if count <= ASKABLE:
            with clock("load"):
                store = open_store(built / "graph.ttl", base=base_of(built / "graph.ttl"))
            for name in ASKED:
                with clock(f"query {name}"):
                    ask_store(store, find_query(name), base=BASE)
    return {
        "reports": count,
        "bytes": size,
        **figures,
        "seconds": clock.seconds,
        "exports": exports.seconds,
        "sizes": sizes,
        "written": written,
        "memory": memory,
        "worker memory": workers_memory,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--without", action="append", default=[], help="a format; may be repeated")
    given = parser.parse_args()
    json.dump(measured(given.count, given.workers, tuple(given.without)), sys.stdout)
