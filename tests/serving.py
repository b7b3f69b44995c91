"""`wenmai serve` in a process of its own, on a port that is free."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from command import COMMAND


@contextmanager
def served(source: Path, *options: str) -> Iterator[str]:
    """Serve `source` and yield the address, which ends with /; the server must end when asked to."""
    process = subprocess.Popen(
        [*COMMAND, "serve", str(source), "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line, process.communicate()[1]
        yield line.split()[0]
        assert process.poll() is None, "the server has died"
    finally:
        process.terminate()
        _, complaints = process.communicate(timeout=30)
    assert "Traceback" not in complaints, complaints
