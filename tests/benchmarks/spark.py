"""A build on Spark: `spark.py COUNT MASTER` prints JSON with the seconds by the clock and what it made."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.corpus import reports

from wenmai.spark.engine import build


def measured(count: int, master: str) -> dict[str, object]:
    import pyarrow
    import pyarrow.parquet

    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "reports.parquet"
        rows = [{"doc": each.doc, "text": each.text} for each in reports(count)]
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), given, row_group_size=200)
        began = time.perf_counter()
        summary = build([str(given)], out=str(Path(folder) / "out"), master=master)
        seconds = time.perf_counter() - began
        written = sum(path.stat().st_size for path in (Path(folder) / "out").rglob("part-*"))
    return {
        "reports": summary.reports,
        "statements": summary.statements,
        "facts": summary.facts,
        "failed": summary.failed,
        "seconds": seconds,
        "written": written,
    }


if __name__ == "__main__":
    json.dump(measured(int(sys.argv[1]), sys.argv[2]), sys.stdout)
