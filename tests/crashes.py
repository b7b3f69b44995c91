"""Kills builds and exports with SIGKILL and looks at what they leave; `python tests/crashes.py --count 1000`.

Two versions of some reports are built in turn into one folder, by a process that is killed: at a random
moment, or while it writes a certain file. Behind each kill every file must be that of one version or of the
other, whole; the next build must extract nothing that was committed, and give the bytes of a build from
nothing.
The processes are forked from this one, which has imported everything, so that the moments lie in the work
itself.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from command import bytes_of
from sample import OTHER_REPORT, REPORT

from wenmai import store
from wenmai.builder import build
from wenmai.exports import EXPORTS
from wenmai.extracting import digest_of
from wenmai.state import STATE

REPORTS = 6
FORMATS = tuple(dict.fromkeys(export.format for export in EXPORTS))
Action = Callable[[], object]


class Version(NamedTuple):
    """A folder of reports, and every file of a build of it."""

    folder: Path
    files: dict[str, bytes]


class Tally(NamedTuple):
    """Processes killed, those that had ended before; files that the next builds extracted, and that they
    found committed."""

    killed: int = 0
    ended: int = 0
    extracted: int = 0
    kept: int = 0


def version(place: Path, name: str, months: Iterable[int]) -> Version:
    """Write reports that differ from another version's in some, and build them."""
    folder = place / name
    folder.mkdir()
    for number, month in enumerate(months):
        text = (REPORT, OTHER_REPORT)[number % 2]
        (folder / f"{number}.txt").write_text(text.replace("月", f"{month}月", 1), encoding="utf-8")
    build([folder], out=place / f"{name}-whole", formats=FORMATS)
    return Version(folder, bytes_of(place / f"{name}-whole"))


def forked(action: Action) -> int:
    """Start `action` in a process of its own; returns its id."""
    pid = os.fork()
    if not pid:
        try:
            action()
            os._exit(0)
        finally:
            os._exit(1)
    return pid


def ends(pid: int) -> bool:
    """Wait for a process; whether it was killed. One that failed fails us."""
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return True
    if status:
        raise AssertionError(f"the process failed: {status}")
    return False


def committed(out: Path, folder: Path) -> int:
    """How many of the reports the state holds as they are."""
    if not (out / STATE).exists():
        return 0
    with closing(sqlite3.connect(out / STATE)) as state:
        assert state.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not state.execute("SELECT 1 FROM sqlite_schema WHERE name = 'file'").fetchone():
            return 0
        kept = dict(state.execute("SELECT doc, digest FROM file"))
    return sum(kept.get(path.name) == digest_of(path.read_bytes()) for path in folder.iterdir())


def check(out: Path, versions: tuple[Version, Version], number: int) -> tuple[int, int]:
    """Look at what a killed process left and build; returns files extracted and files kept."""
    for name, raw in bytes_of(out).items():
        if not Path(name).name.startswith("."):
            assert any(raw == each.files.get(name) for each in versions), f"{name} is not whole"
    ours = versions[number % 2]
    known = committed(out, ours.folder)
    made = build([ours.folder], out=out, formats=FORMATS)
    assert (made.extracted, made.kept) == (REPORTS - known, known), f"{known} were known, not {made.kept}"
    assert bytes_of(out) == ours.files
    return made.extracted, made.kept


def dies_at(name: str, moment: str) -> None:
    """Let this process kill itself when it writes the file `name`: at its first chunk, before or after it is
    given its name."""
    write_file, replace = store.write_file, Path.replace

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def half(chunks: Iterable[str] | Iterable[bytes]) -> Iterator[str] | Iterator[bytes]:
        for chunk in chunks:
            yield chunk[: len(chunk) // 2]  # type: ignore[misc]
            die()

    def written(path: Path, chunks: Iterable[str] | Iterable[bytes], *, wait: bool = True) -> str:
        ours = path.as_posix().endswith(f"/{name}")
        return write_file(path, half(chunks) if ours and moment == "half" else chunks, wait=wait)

    def named(self: Path, target: Path) -> Path:
        ours = target.as_posix().endswith(f"/{name}")
        if ours and moment == "before":
            die()
        result = replace(self, target)
        if ours:
            die()
        return result

    store.write_file = written
    Path.replace = named  # type: ignore[method-assign]


def moments(
    count: int, versions: tuple[Version, Version], out: Path, *, files: bool
) -> Iterator[tuple[int, Action, float]]:
    """Yield what to kill: its number, the action, and the seconds until it is killed (0: by itself)."""
    chance = random.Random(10)  # noqa: S311 - the same moments each time

    def building(number: int) -> Action:
        return lambda: build([versions[number % 2].folder], out=out, formats=FORMATS)

    began = time.monotonic()
    building(0)()
    took = time.monotonic() - began
    for number in range(1, count + 1):
        yield number, building(number), took * chance.random() * chance.choice((0.3, 0.9))
    number = count + 1
    for name in sorted({*versions[0].files, *versions[1].files, store.UNFINISHED}) if files else ():
        there = [name in each.files for each in versions]
        if name.startswith(f"{store.TEXTS}/") and all(there):
            continue  # a text that stands there already is not written
        number += 1 if all(there) or name == store.UNFINISHED or there[(number + 1) % 2] else 2
        yield number, _dying(building(number), name, chance.choice(("half", "before", "after"))), 0
    for number, form in enumerate(FORMATS, start=number + 1):  # noqa: B020 - it goes on from there
        name = chance.choice([export.file for export in EXPORTS if export.format == form])
        exporting = _dying(
            lambda form=form: store.export(out, [form]), name, chance.choice(("half", "before"))
        )
        yield number - number % 2, exporting, 0


def _dying(action: Action, name: str, moment: str) -> Action:
    def run() -> None:
        dies_at(name, moment)
        action()

    return run


def survive(count: int, *, files: bool) -> Tally:
    """Kill `count` builds at random moments, an export of each format, and if asked, a build in each file."""
    tally = Tally()
    with TemporaryDirectory() as folder:
        place, out = Path(folder), Path(folder, "out")
        versions = (version(place, "one", range(1, 7)), version(place, "two", (1, 2, 3, 7, 8, 9)))
        for number, action, delay in moments(count, versions, out, files=files):
            pid = forked(action)
            if delay:
                time.sleep(delay)
                os.kill(pid, signal.SIGKILL)
            killed = ends(pid)
            assert killed or delay, f"moment {number} was never reached"
            extracted, kept = check(out, versions, number)
            tally = Tally(
                tally.killed + killed,
                tally.ended + (not killed),
                tally.extracted + extracted,
                tally.kept + kept,
            )
    return tally


def main() -> None:
    """Print what was survived; the first defect is an exception."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50, help="random moments")
    parser.add_argument("--files", action="store_true", help="kill a build in each of its files too")
    given = parser.parse_args()
    tally = survive(given.count, files=given.files)
    sys.stdout.write(" ".join(f"{name}: {value}" for name, value in tally._asdict().items()) + "\n")


if __name__ == "__main__":
    main()
