from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import Any

import jupytext
import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "notebooks"
SOURCES = sorted(path for path in FOLDER.glob("*.py") if path.name != "run.py")
STORED = sorted(FOLDER.glob("*.ipynb"))
NAMES = [path.name for path in STORED]
# Memory addresses, absolute paths, times of the day: what another machine or another run would not print.
ACCIDENTS = re.compile(r"0x[0-9a-f]{6,}|(?<![\w:/.<])/\w+/|\b[A-Z]:\\|\b\d\d:\d\d:\d\d\b")


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `notebooks/run.py` of the copy `folder` from elsewhere, with a hash seed of its own."""
    return subprocess.run(
        [sys.executable, folder / "notebooks" / "run.py"],
        capture_output=True,
        check=False,
        cwd=folder.parent,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"},
        timeout=600,
    )


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the notebooks, executed in a copy of the repository where nothing was stored."""
    copy = tmp_path_factory.mktemp("elsewhere") / "copy"
    for name in ("notebooks", "seeds"):
        copytree(ROOT / name, copy / name)
    for path in (copy / "notebooks").glob("*.ipynb"):
        path.unlink()
    done = run(copy)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == NAMES
    return copy / "notebooks"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def shown(cell: Any) -> str:
    """What a cell printed and its text results; pictures and HTML apart."""
    texts = [output.get("text") or output["data"].get("text/plain", "") for output in cell["outputs"]]
    return "".join(line for text in texts for line in text)


def test_there_are_four_notebooks_each_beside_its_source() -> None:
    assert [path.stem for path in SOURCES] == [path.stem for path in STORED]
    assert [name[:2] for name in NAMES] == ["01", "02", "03", "04"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_stored_is_what_the_source_shows(name: str, executed: Path) -> None:
    cells = zip(code(read(FOLDER / name)), code(read(executed / name)), strict=True)
    for stored, fresh in cells:
        assert shown(stored) == shown(fresh), f"{stored['id']}: run `python notebooks/run.py` and commit"
    assert (FOLDER / name).read_bytes() == (executed / name).read_bytes()


@pytest.mark.parametrize("path", STORED, ids=NAMES)
def test_a_notebook_says_what_its_source_says(path: Path) -> None:
    source = jupytext.read(path.with_suffix(".py"))
    assert [cell.source for cell in source.cells] == ["".join(cell["source"]) for cell in read(path)["cells"]]


@pytest.mark.parametrize("path", STORED, ids=NAMES)
def test_a_notebook_is_small_and_clean(path: Path) -> None:
    assert path.stat().st_size < 90_000
    notebook = read(path)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
    assert [cell["execution_count"] for cell in code(notebook)] == [*range(1, len(code(notebook)) + 1)]
    for cell in notebook["cells"]:
        assert set(cell["metadata"]) <= {"tags"}
        assert not ACCIDENTS.search("".join(cell["source"]))
        if cell["cell_type"] == "code":
            assert not ACCIDENTS.search(shown(cell))
            assert not (cell["outputs"] and "not-stored" in cell["metadata"].get("tags", []))
        else:  # Chinese first, then English
            first, *_, last = "".join(cell["source"]).split("\n\n")
            assert re.search("[一-鿿]", first)
            assert len(re.findall("[A-Za-z]", last)) > len(re.findall("[一-鿿]", last))


@pytest.mark.parametrize("text", ["<f at 0x7f3a01c2>", "see /home/me/x", "C:\\x", "12:30:01"])
def test_accidents_are_seen(text: str) -> None:
    assert ACCIDENTS.search(text)


@pytest.mark.parametrize(
    ("cell", "says"),
    [("n / 0", "ZeroDivisionError"), ("import warnings; warnings.warn('oh')", "UserWarning: oh")],
)
def test_a_failing_cell_is_named_and_nothing_is_written(tmp_path: Path, cell: str, says: str) -> None:
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "run.py").write_bytes((FOLDER / "run.py").read_bytes())
    (folder / "a.py").write_text("# %%\nprint(1)\n", encoding="utf-8")
    (folder / "b.py").write_text(f"# %%\nn = 1\n\n# %%\n{cell}\n", encoding="utf-8")
    done = run(tmp_path)
    assert done.returncode == 1
    assert "b.py" in done.stderr
    assert says in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["a.py", "b.py", "run.py"]
