"""The `wenmai` command in a process of its own, as users run it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

COMMAND = (sys.executable, "-c", "from wenmai.cli import main; main()")


class Done(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


def run(*arguments: str | Path, cwd: Path | None = None, hash_seed: int = 0) -> Done:
    """Run `wenmai` with `arguments`; a traceback is never right."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
        timeout=120,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in out + err, err
    return Done(done.returncode, out, err)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its path, but for the state of the builds, which are many in one."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".wenmai.sqlite")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
