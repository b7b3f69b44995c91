"""Seconds and memory: runs that alternate, medians, and a process of its own for what memory is asked of."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def alternating(runs: Mapping[str, Callable[[], object]], times: int) -> dict[str, float]:
    """The median seconds of each of `runs`; all run once, then all once more, so that what else the machine
    does falls on all alike. Seconds are those of the processor: a core that is lent to others does not count.
    """
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(times):
        for name, run in runs.items():
            began = time.process_time()
            run()
            taken[name].append(time.process_time() - began)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def clock(command: list[str], times: int) -> float:
    """The median seconds by the clock of a command in a process of its own."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def apart(script: str, *arguments: object) -> dict[str, Any]:
    """What `script` of this folder prints as JSON, in a process of its own."""
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
