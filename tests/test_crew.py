"""Reports that break extraction are set aside with the reason; all others are read, here and in workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue

import pytest
from command import COMMAND, run
from sample import OTHER_REPORT, REPORT

from wenmai.builder import Build, build
from wenmai.crew import SMALL, Job, Worker, crew_results
from wenmai.guard import Limits
from wenmai.harvest import extract_all
from wenmai.inputs import find_inputs
from wenmai_extractors.records import Extraction

# What a plugin does with a report that says so. It is loaded by worker processes too, which a patch is not.
BREAKER = """
import ctypes, os, time
libc = ctypes.PyDLL(None)  # calls keep the lock of the interpreter, as native code may

def find(scene, taken):
    text = scene.document.text
    if "raises" in text:
        raise RecursionError("too deep")
    if "loops" in text:
        while True:
            pass
    if "sleeps in native code" in text:
        libc.sleep(600)
    if "eats memory" in text:
        eaten = []
        while True:
            eaten.append(bytearray(10_000_000))
    if "aborts" in text:
        os.abort()
    return ()
"""
ENTRY = "[wenmai.extractors]\nbreaker = breaker:find\n"
LIMITS = Limits(seconds=2.0, memory=300 << 20)


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path of Python with an extractor that reports can break."""
    folder = tmp_path / "site"
    (folder / "breaker-1.dist-info").mkdir(parents=True)
    (folder / "breaker.py").write_text(BREAKER, encoding="utf-8")
    (folder / "breaker-1.dist-info" / "METADATA").write_text("Name: breaker\nVersion: 1\n", encoding="utf-8")
    (folder / "breaker-1.dist-info" / "entry_points.txt").write_text(ENTRY, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.fixture
def here(plugin: Path) -> Iterator[None]:
    """The plugin in this process, which has loaded all others already."""
    from wenmai_extractors import plugins

    plugins.added.cache_clear()
    yield
    plugins.added.cache_clear()


def reports(folder: Path, *others: str) -> Path:
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    for number, text in enumerate(others):
        (folder / f"b{number}.txt").write_text(f"{OTHER_REPORT}{text}。\n", encoding="utf-8")
    (folder / "c.txt").write_text(OTHER_REPORT, encoding="utf-8")
    return folder


def reasons(made: Build) -> dict[str, str]:
    return {Path(problem.name).name: problem.reason for problem in made.problems}


def test_workers_set_aside_what_breaks_them(tmp_path: Path, plugin: Path) -> None:
    folder = reports(tmp_path / "in", "raises", "loops", "sleeps in native code", "eats memory", "aborts")
    out = tmp_path / "out"
    made = build([folder], out=out, workers=2, limits=LIMITS)
    assert [document.doc for document in made.kg.documents] == ["a.txt", "c.txt"]
    said = reasons(made)
    assert "RecursionError: too deep" in said["b0.txt"]
    assert "more than 2 s" in said["b1.txt"]
    assert "more than 2 s" in said["b2.txt"]
    assert "memory" in said["b3.txt"]
    assert "signal 6" in said["b4.txt"]
    assert all(str(folder / name) in reason for name, reason in said.items())
    again = build([folder], out=out, workers=2, limits=LIMITS)
    assert (again.extracted, reasons(again)) == (0, said)
    assert build([folder], out=out, workers=2, limits=LIMITS, retry=True).extracted == 5


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no such signals")
def test_time_is_up_though_whoever_began_ignores_alarms(tmp_path: Path, plugin: Path) -> None:
    folder = reports(tmp_path / "in", "loops")
    before = signal.signal(signal.SIGALRM, signal.SIG_IGN)
    try:
        made = build([folder], out=tmp_path / "out", workers=2, limits=LIMITS)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert "more than 2 s" in reasons(made)["b0.txt"]


def test_this_process_sets_aside_what_it_can(tmp_path: Path, here: None) -> None:
    folder = reports(tmp_path / "in", "raises", "loops", "eats memory")
    made = build([folder], limits=LIMITS)
    assert [document.doc for document in made.kg.documents] == ["a.txt", "c.txt"]
    said = reasons(made)
    assert "RecursionError: too deep" in said["b0.txt"]
    assert "more than 2 s" in said["b1.txt"]
    assert "memory" in said["b2.txt"]


def test_one_row_of_a_table_costs_no_other(tmp_path: Path, plugin: Path) -> None:
    rows = [OTHER_REPORT, f"{REPORT}aborts", f"{REPORT}loops", REPORT]
    path = tmp_path / "rows.csv"
    path.write_text("text\n" + "\n".join(f'"{row}"' for row in rows), encoding="utf-8")
    results = [*crew_results(find_inputs([path]).sources, size=1, custom=None, limits=LIMITS)]
    ((first, second, third, fourth),) = (file.reports for file in results)
    assert first.extraction
    assert fourth.extraction
    assert "rows.csv#2: took down" in second.problem
    assert "rows.csv#3: takes more than" in third.problem


def test_a_report_that_ended_the_main_process_is_read_by_another(tmp_path: Path, plugin: Path) -> None:
    folder, out = reports(tmp_path / "in", "aborts"), tmp_path / "out"
    command = [*COMMAND, "build", str(folder), "--out", str(out), "--workers", "1"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(plugin), *sys.path])}
    first = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert first.returncode < 0
    second = subprocess.run(command, env=environment, capture_output=True, check=False, encoding="utf-8")
    assert second.returncode == 1
    assert "b0.txt: took down the process that read it (signal 6)" in second.stdout
    assert "reports: 2" in second.stdout


def test_in_another_thread_reports_are_read_by_workers(tmp_path: Path, plugin: Path) -> None:
    folder = reports(tmp_path / "in", "loops")
    made: list[Build] = []
    thread = threading.Thread(target=lambda: made.append(build([folder], limits=LIMITS)))
    thread.start()
    thread.join()
    assert reasons(made[0]).keys() == {"b0.txt"}


def test_a_report_may_take_for_ever(tmp_path: Path) -> None:
    inputs = find_inputs([reports(tmp_path / "in")])
    endless = extract_all(inputs, workers=2, limits=Limits(seconds=float("inf")))
    assert all(isinstance(found, Extraction) for found in endless)


def test_workers_that_are_left_early_end(tmp_path: Path, plugin: Path) -> None:
    folder = reports(tmp_path / "in", "loops")
    results = crew_results(find_inputs([folder]).sources, size=2, custom=None, limits=Limits(seconds=600))
    next(results)
    assert len(children()) == 2
    began = time.monotonic()
    results.close()
    assert time.monotonic() - began < 60
    assert children() == []


def children() -> list[int]:
    """The processes that this one has started and that have not ended."""
    listed = subprocess.run(
        ["ps", "-ww", "-o", "pid,args", "--ppid", str(os.getpid())], capture_output=True, check=True
    )
    return [int(line.split()[0]) for line in listed.stdout.decode().splitlines() if "wenmai.worker" in line]


LEAVING = """
import sys
from pathlib import Path
from wenmai.harvest import extract_all
from wenmai.inputs import find_inputs
found = extract_all(find_inputs([Path(sys.argv[1])]), workers=2)
next(found)
raise SystemExit(3)
"""


def test_who_leaves_in_the_middle_need_not_close_anything(tmp_path: Path) -> None:
    folder = reports(tmp_path / "in", "", "", "", "")
    command = [sys.executable, "-c", LEAVING, str(folder)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    left = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)
    assert (left.returncode, left.stderr) == (3, b"")


def test_command(tmp_path: Path, plugin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(plugin), *sys.path]))
    folder, out = reports(tmp_path / "in", "loops"), tmp_path / "out"
    done = run("build", folder, "--out", out, "--seconds", "1.5")
    assert done.code == 1
    assert "b0.txt: takes more than 1.5 s; set aside; --seconds gives it more" in done.out
    assert run("failures", "--dir", out).out.count("b0.txt") == 1
    done = run("extract", folder, "--seconds", "1.5")
    assert done.code == 1
    assert done.err.count("b0.txt") == 1


def test_what_workers_find_is_what_this_process_finds(tmp_path: Path) -> None:
    folder = reports(tmp_path / "in", "甲", "乙", "丙")
    (folder / "d.txt").write_bytes(b"")
    inputs = find_inputs([folder])
    one, two = (list(extract_all(inputs, workers=workers)) for workers in (1, 2))
    assert one == two
    assert sum(isinstance(result, Extraction) for result in one) == 5


def test_what_was_answered_before_a_process_ended_is_not_lost(tmp_path: Path, plugin: Path) -> None:
    """Each small file is ordered while the one before it is in work, and breaks off in its second row."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.csv").write_text(f'text\n"{REPORT}"\n"{OTHER_REPORT}aborts"\n', encoding="utf-8")
    for file in crew_results(find_inputs([folder]).sources, size=2, custom=None, limits=LIMITS):
        first, second = file.reports
        assert first.extraction
        assert "#2: took down the process that read it (signal 6)" in second.problem


def test_only_behind_a_small_file_the_next_is_ordered_before_it_is_done(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text(f"{REPORT}\n" + "甲" * SMALL, encoding="utf-8")
    (tmp_path / "small.txt").write_text(REPORT, encoding="utf-8")
    large, small = find_inputs([tmp_path]).sources
    jobs: SimpleQueue[Job | None] = SimpleQueue()
    jobs.put(Job(small, Future()))
    worker = Worker(None, LIMITS, jobs)
    worker.extract(large)
    assert jobs.qsize() == 1
    worker.extract(small)
    assert jobs.qsize() == 0
    worker.end()
