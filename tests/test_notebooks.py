from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
STORED = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [path.name for path in STORED]
# Memory addresses, absolute paths, times of the day: what another machine or another run would not print.
ACCIDENTS = re.compile(r"0x[0-9a-f]{6,}|(?<![\w:/.])/\w+/|\b[A-Z]:\\|\b\d\d:\d\d:\d\d\b")


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `notebooks/run.py` of the copy `folder` from elsewhere, with a hash seed of its own."""
    return subprocess.run(
        [sys.executable, folder / "notebooks" / "run.py"],
        capture_output=True,
        check=False,
        cwd=folder.parent,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"},
        timeout=300,
    )


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the notebooks, executed in a copy of the repository where nothing was stored."""
    copy = tmp_path_factory.mktemp("elsewhere") / "copy"
    for name in ("notebooks", "seeds"):
        copytree(ROOT / name, copy / name)
    for path in (copy / "notebooks").glob("*.ipynb"):
        notebook = read(path)
        for cell in notebook["cells"]:
            cell.pop("outputs", None)
        path.write_text(json.dumps(notebook), encoding="utf-8")
    done = run(copy)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == NAMES
    return copy / "notebooks"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def printed(cell: Any) -> str:
    return "".join(line for output in cell["outputs"] for line in output["text"])


def test_there_is_a_notebook() -> None:
    assert NAMES == ["tour.ipynb"]


@pytest.mark.parametrize("name", NAMES)
def test_stored_outputs_are_what_the_cells_print(name: str, executed: Path) -> None:
    cells = zip(code(read(ROOT / "notebooks" / name)), code(read(executed / name)), strict=True)
    for stored, fresh in cells:
        assert printed(stored) == printed(fresh), f"{stored['id']}: run `python notebooks/run.py` and commit"
    assert (ROOT / "notebooks" / name).read_bytes() == (executed / name).read_bytes()


@pytest.mark.parametrize("path", STORED, ids=NAMES)
def test_a_notebook_is_small_and_clean(path: Path) -> None:
    assert path.stat().st_size < 60_000
    notebook = read(path)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
    assert [cell["execution_count"] for cell in code(notebook)] == [*range(1, len(code(notebook)) + 1)]
    assert sum(bool(printed(cell)) for cell in code(notebook)) >= len(code(notebook)) - 1
    for cell in notebook["cells"]:
        assert cell["metadata"] == {}
        assert not ACCIDENTS.search("".join(cell["source"]))
        if cell["cell_type"] == "code":
            assert not ACCIDENTS.search(printed(cell))
        else:  # Chinese first, then English
            first, *_, last = "".join(cell["source"]).split("\n\n")
            assert re.search("[一-鿿]", first)
            assert len(re.findall("[A-Za-z]", last)) > len(re.findall("[一-鿿]", last))


@pytest.mark.parametrize("text", ["<f at 0x7f3a01c2>", "see /home/me/x", "C:\\x", "12:30:01"])
def test_accidents_are_seen(text: str) -> None:
    assert ACCIDENTS.search(text)


def test_a_failing_cell_is_named_and_nothing_is_rewritten(tmp_path: Path) -> None:
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "run.py").write_bytes((ROOT / "notebooks" / "run.py").read_bytes())
    sources = {"a.ipynb": ["print(1)"], "b.ipynb": ["n = 1", "n / 0"]}
    for name, cells in sources.items():
        notebook = {"cells": [{"cell_type": "code", "source": [source]} for source in cells]}
        (folder / name).write_text(json.dumps(notebook), encoding="utf-8")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = run(tmp_path)
    assert done.returncode == 1
    assert "b.ipynb, code cell 2" in done.stderr
    assert "ZeroDivisionError" in done.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
