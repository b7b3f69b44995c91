"""Seconds by the clock of extraction with so many workers: `cores.py REPORTS WORKERS` prints JSON."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from benchmarks.corpus import reports

from wenmai.harvest import extract_all
from wenmai.inputs import find_inputs


def measured(count: int, workers: int) -> dict[str, float]:
    """From the first report to the last, the start of the workers with it."""
    with tempfile.TemporaryDirectory() as folder:
        for report in reports(count):
            path = Path(folder) / report.doc
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(report.text, encoding="utf-8")
        inputs = find_inputs([Path(folder)])
        began = time.perf_counter()
        done = sum(1 for _ in extract_all(inputs, workers=workers))
        return {"reports": done, "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    json.dump(measured(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
