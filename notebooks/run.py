"""Run the notebooks and store what they show: `python notebooks/run.py`, from any folder.

The sources are the .py files beside this one (jupytext, py:percent); each is run by a kernel of its own, in
this folder, and stored as .ipynb. The same reports give the same bytes: no times, no random ids; the output
of cells tagged `not-stored` (pages, interactive tables) is left out.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
NOT_STORED = "not-stored"
SECONDS = 300  # for one cell


class Complaint(Exception):  # noqa: N818 - what it is
    """A cell that fails, or writes to stderr: a warning is nothing to store in silence."""


def run(path: Path) -> str:
    """Return the notebook of the source `path` with its outputs; what a cell raises is raised."""
    import jupytext
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    notebook = jupytext.read(path)
    for number, cell in enumerate(notebook.cells, start=1):
        cell["id"] = f"cell-{number}"
    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        record_timing=False,
        extra_arguments=["--log-level=ERROR"],  # a kernel says that others here could listen
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise Complaint(f"{path.name}: {error}") from error
    for cell in notebook.cells:
        _tidy(cell, path)
    notebook.metadata = nbformat.from_dict(METADATA)
    notebook.nbformat_minor = 5
    return str(nbformat.writes(notebook)) + "\n"


def _tidy(cell: Any, path: Path) -> None:
    tags = cell.metadata.get("tags", [])
    cell.metadata.clear()
    if tags:
        cell.metadata["tags"] = tags
    for output in cell.get("outputs", []):
        if output.get("name") == "stderr":
            raise Complaint(f"{path.name}, {cell.id}: {output.text}")
        output.get("metadata", {}).clear()
    if NOT_STORED in tags:
        cell.outputs = []


def main() -> None:
    """Write every notebook beside this file, or none if one of them fails."""
    import matplotlib.font_manager  # noqa: F401 - the first import makes a cache and says so

    folder = Path(__file__).resolve().parent
    with TemporaryDirectory() as settings:
        os.environ["IPYTHONDIR"] = settings  # nobody's own start-up files and history
        sources = [path for path in sorted(folder.glob("*.py")) if path.name != Path(__file__).name]
        done = {path.with_suffix(".ipynb"): run(path) for path in sources}
    for path, text in done.items():
        path.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
