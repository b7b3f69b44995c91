"""A build on Spark: `spark.py COUNT MASTER` prints JSON with the seconds and what it made.

`seconds` are by the clock, `processor` those of this process and all below it (Linux only), looked at twice a
second, so that what else the machine does counts little.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.corpus import reports

from wenmai.spark.engine import build


class Processor:
    """The processor seconds of this process and of every other that was below it while it was watched."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, str], float] = {}
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look_again, daemon=True)
        self._watch.start()

    def _look_again(self) -> None:
        while not self._ended.wait(0.5):
            self._look()

    def _look(self) -> None:
        parents: dict[int, int] = {}
        seen: dict[int, tuple[str, float]] = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            except OSError:
                continue  # it ended meanwhile
            pid = int(stat.parent.name)
            parents[pid] = int(fields[1])
            seen[pid] = fields[19], (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        for pid, (started, seconds) in seen.items():
            above: int | None = pid
            while above is not None and above != os.getpid():
                above = parents.get(above)
            if above is not None:
                self._taken[pid, started] = seconds

    def seconds(self) -> float:
        """End the watch and return what was taken."""
        self._ended.set()
        self._watch.join()
        self._look()
        return sum(self._taken.values())


def measured(count: int, master: str) -> dict[str, object]:
    import pyarrow
    import pyarrow.parquet

    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "reports.parquet"
        rows = [{"doc": each.doc, "text": each.text} for each in reports(count)]
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), given, row_group_size=200)
        watch, began = Processor(), time.perf_counter()
        summary = build([str(given)], out=str(Path(folder) / "out"), master=master)
        seconds = time.perf_counter() - began
        written = sum(path.stat().st_size for path in (Path(folder) / "out").rglob("part-*"))
    return {
        "reports": summary.reports,
        "statements": summary.statements,
        "facts": summary.facts,
        "failed": summary.failed,
        "seconds": seconds,
        "processor": watch.seconds(),
        "written": written,
    }


if __name__ == "__main__":
    json.dump(measured(int(sys.argv[1]), sys.argv[2]), sys.stdout)
