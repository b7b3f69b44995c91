"""The state of a folder: locked, damaged, without room, with hostile contents."""

from __future__ import annotations

import ast
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import packages_distributions
from pathlib import Path
from tempfile import mkdtemp

import pytest
from command import COMMAND, bytes_of, run
from sample import REPORT, two_reports

import wenmai_extractors
from wenmai import fingerprint, store
from wenmai.builder import build
from wenmai.extracting import FileFound, Found
from wenmai.state import STATE, Recipe, failures, opened
from wenmai_extractors.custom import Custom, UserWord
from wenmai_extractors.errors import DataError, WenmaiError

RECIPE = Recipe(b"maker", "甲.txt", 10.0)


class ReadAgainError(Exception):
    """A file was read to know its contents."""


def read_again() -> bytes:
    raise ReadAgainError


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return two_reports(tmp_path / "in")


def test_what_was_put_is_known_by_its_contents(tmp_path: Path) -> None:
    with opened(tmp_path) as state:
        state.put("甲.txt", FileFound(b"1", (Found(extraction=b"{}"),)), RECIPE)
        assert state.knows("甲.txt", lambda: b"1", RECIPE)
        assert state.knows(
            "甲.txt", lambda: b"1", RECIPE._replace(shown="elsewhere/甲.txt", seconds=1), retry=True
        )
        assert not state.knows("甲.txt", lambda: b"2", RECIPE)
        with pytest.raises(ReadAgainError):
            state.knows("甲.txt", read_again, RECIPE)
        assert not state.knows("乙.txt", read_again, RECIPE)
        assert not state.knows("甲.txt", read_again, RECIPE._replace(maker=b"other rules"))
    with opened(tmp_path) as state:
        assert state.knows("甲.txt", lambda: b"1", RECIPE)
        state.keep_only(["乙.txt"])
        assert not state.knows("甲.txt", lambda: b"1", RECIPE)


def test_what_was_set_aside_is_known_until_it_is_tried_otherwise(tmp_path: Path) -> None:
    with opened(tmp_path) as state:
        state.put("甲.txt", FileFound(b"1", (Found(extraction=b"{}"), Found(problem="slow"))), RECIPE)
        assert state.knows("甲.txt", lambda: b"1", RECIPE)
        assert not state.knows("甲.txt", lambda: b"1", RECIPE, retry=True)
        assert not state.knows("甲.txt", lambda: b"1", RECIPE._replace(seconds=20))
        assert not state.knows("甲.txt", lambda: b"1", RECIPE._replace(shown="elsewhere/甲.txt"))


def test_what_stops_half_way_is_not_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as state:
        state.put("甲.txt", FileFound(b"1", (Found(problem="old"),)), RECIPE)
        broken = FileFound(b"2", (Found(problem="new"), Found(extraction=None)))  # type: ignore[arg-type]
        with pytest.raises(sqlite3.IntegrityError):
            state.put("甲.txt", broken, RECIPE)
        assert [found.reason for found in state.reports()] == ["old"]  # type: ignore[union-attr]


def test_a_second_build_says_so_and_stops(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([reports], out=out)
    before = bytes_of(out)
    with opened(out):
        for command in (("build", reports, "--out", out), ("export", "gexf", "--dir", out)):
            done = run(*command)
            assert (done.code, done.out) == (2, "")
            assert done.err == f"wenmai: {out}: another wenmai is writing here; try again when it is done\n"
        assert run("failures", "--dir", out).code == 2
    assert bytes_of(out) == before
    assert run("build", reports, "--out", out).code == 0


def test_the_lock_of_a_killed_process_is_none(reports: Path, tmp_path: Path) -> None:
    code = "import sys, pathlib, os; from wenmai.state import opened\n"
    code += f"with opened(pathlib.Path({str(tmp_path)!r})): os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert (tmp_path / f"{STATE}-wal").exists()
    assert build([reports], out=tmp_path).extracted == 2


@pytest.mark.parametrize("damage", [b"no database, only text" * 100, b""])
def test_a_damaged_state_is_named_and_can_be_made_anew(reports: Path, tmp_path: Path, damage: bytes) -> None:
    out = tmp_path / "out"
    build([reports], out=out)
    before = bytes_of(out)
    (out / STATE).write_bytes(damage)
    if damage:
        done = run("build", reports, "--out", out)
        assert (done.code, done.out) == (2, "")
        assert "damaged" in done.err
        assert "--fresh" in done.err
        assert run("failures", "--dir", out).code == 2
    assert build([reports], out=out, fresh=bool(damage)).extracted == 2
    assert bytes_of(out) == before


def test_pages_of_a_state_overwritten_are_found(reports: Path, tmp_path: Path) -> None:
    build([reports], out=tmp_path)
    raw = bytearray((tmp_path / STATE).read_bytes())
    raw[4096:] = os.urandom(len(raw) - 4096)
    (tmp_path / STATE).write_bytes(raw)
    with pytest.raises(DataError, match="--fresh"):
        build([reports], out=tmp_path)
    assert build([reports], out=tmp_path, fresh=True).extracted == 2


@pytest.mark.parametrize("doc", ["../../outside.txt", "b.txt", "a.txtx"])
def test_a_state_cannot_name_reports_that_are_not_given(reports: Path, tmp_path: Path, doc: str) -> None:
    build([reports], out=tmp_path)
    with closing(sqlite3.connect(tmp_path / STATE)) as state:
        state.execute(
            "UPDATE report SET extraction = CAST(replace(extraction, '\"a.txt\"', ?) AS BLOB)", (f'"{doc}"',)
        )
        state.commit()
    with pytest.raises(DataError, match="another report"):
        build([reports], out=tmp_path)


def test_a_state_of_another_form_is_made_anew(reports: Path, tmp_path: Path) -> None:
    build([reports], out=tmp_path)
    with closing(sqlite3.connect(tmp_path / STATE)) as state:
        state.execute("PRAGMA user_version = 99")
    assert build([reports], out=tmp_path).extracted == 2


def test_an_export_of_others_has_no_failures_to_list(reports: Path, tmp_path: Path) -> None:
    build([reports], out=tmp_path)
    (tmp_path / STATE).unlink()
    store.export(tmp_path, ["gexf"])
    with pytest.raises(DataError, match="no record of a build"):
        failures(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="no such limits")
@pytest.mark.parametrize("size", [0, 40_000, 300_000])
def test_a_full_disk_is_one_line_and_costs_nothing(reports: Path, tmp_path: Path, size: int) -> None:
    """No file may grow beyond `size` bytes: the state, an export or the manifest cannot be written."""
    out = tmp_path / "out"
    build([reports], out=out)
    before = bytes_of(out)
    (reports / "c.txt").write_text(REPORT * 100, encoding="utf-8")
    code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); {COMMAND[-1]}"
    command = [sys.executable, "-c", code, "build", str(reports), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert str(out) in line
    after = bytes_of(out)
    assert all(after[name] == raw for name, raw in before.items()) or after.keys() - before.keys()
    build([reports], out=out)
    build([reports], out=tmp_path / "whole")
    assert bytes_of(out) == bytes_of(tmp_path / "whole")


@pytest.fixture
def tmpfs() -> Iterator[Path]:
    """A disk of one megabyte."""
    if not shutil.which("mount"):
        pytest.skip("no mount")
    place = Path(mkdtemp())
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True, check=False
    )
    if done.returncode:
        place.rmdir()
        pytest.skip("may not mount a disk")
    yield place
    subprocess.run(["umount", place], check=True)
    place.rmdir()


def test_a_disk_that_is_full_indeed(reports: Path, tmpfs: Path) -> None:
    out = tmpfs / "out"
    filler = tmpfs / "filler"
    out.mkdir()
    done = None
    for size in (1_000_000, 900_000, 500_000):
        filler.write_bytes(b"0" * size)
        done = run("build", reports, "--out", out)
        assert (done.code, done.out) == (2, "")
        (line,) = done.err.splitlines()
        assert str(out) in line
        filler.unlink()
    assert done is not None
    assert not [name for name in bytes_of(out) if name.endswith(".part")]
    assert run("failures", "--dir", out).code in (0, 2)


def test_a_disk_that_may_only_be_read(reports: Path, tmpfs: Path) -> None:
    out = tmpfs / "out"
    subprocess.run(["mount", "-o", "remount,size=20m", tmpfs], check=True)
    build([reports], out=out)
    before = bytes_of(out)
    subprocess.run(["mount", "-o", "remount,ro", tmpfs], check=True)
    done = run("build", reports, "--out", out)
    said = f"wenmai: {out}: cannot be written (Read-only file system); choose another --out\n"
    assert done == (2, "", said)
    assert run("export", "gexf", "--dir", out).code == 2
    assert run("verify", out, "--sources", reports).code == 0
    assert run("failures", "--dir", out) == (0, "", "")
    assert bytes_of(out) == before


def test_a_file_that_vanishes_is_named_and_all_else_is_built(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import wenmai.builder

    out = tmp_path / "out"
    build([reports], out=out)
    find = wenmai.builder.find_inputs

    def then_gone(*args: object, **options: object) -> object:
        found = find(*args, **options)  # type: ignore[arg-type]
        (reports / "a.txt").unlink()
        return found

    with monkeypatch.context() as patch:
        patch.setattr(wenmai.builder, "find_inputs", then_gone)
        made = build([reports], out=out)
    (problem,) = made.problems
    assert "a.txt: cannot be read (No such file or directory)" in problem.reason
    assert failures(out) == made.problems
    assert [document.doc for document in made.kg.documents] == ["b.txt"]
    (reports / "a.txt").write_text(REPORT, encoding="utf-8")
    again = build([reports], out=out)
    assert (again.extracted, len(again.kg.documents)) == (1, 2)


def test_the_fingerprint_is_that_of_everything_that_decides(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain = fingerprint.fingerprint()
    assert plain == fingerprint.fingerprint() == fingerprint.fingerprint(Custom())
    word = Custom(words=(UserWord("某会", None, "nt"),))
    table = Custom(tables={"verbs.toml": {"a": {"b": "c"}}})
    package = tmp_path / "wenmai_extractors"
    shutil.copytree(Path(wenmai_extractors.__file__).parent, package)
    monkeypatch.setattr(fingerprint, "files", lambda name: package)
    assert fingerprint.fingerprint() == plain
    seen = {plain, fingerprint.fingerprint(word), fingerprint.fingerprint(table)}
    for changed in ("honours.py", "readers/pdf.py", "data/verbs.toml", "data/ontology.toml"):
        raw = (package / changed).read_bytes()
        (package / changed).write_bytes(raw + b"\n")
        seen.add(fingerprint.fingerprint())
        (package / changed).write_bytes(raw)
    assert len(seen) == 7
    assert fingerprint.fingerprint() == plain


def test_the_fingerprint_knows_all_libraries_of_extraction() -> None:
    imported: set[str] = set()
    for path in Path(wenmai_extractors.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            imported.update(name.partition(".")[0] for name in names)
    distributions = packages_distributions()
    theirs = {name for module in imported - sys.stdlib_module_names for name in distributions.get(module, ())}
    assert {name.lower().replace("_", "-") for name in theirs} - {"wenmai"} == set(fingerprint.LIBRARIES)


def test_an_error_of_the_database_within_a_build_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(WenmaiError, match="make room"), opened(tmp_path):
        raise sqlite3.OperationalError("database or disk is full")
