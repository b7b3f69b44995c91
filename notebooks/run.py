"""Run the notebooks and store what their cells print: `python notebooks/run.py`, from any folder.

Each notebook runs in a fresh namespace and in its own folder, as in Jupyter. Only what cells print is kept,
so that the same reports give the same bytes: a cell that ends in a bare value shows nothing.
"""

from __future__ import annotations

import io
import json
import sys
import warnings
from contextlib import chdir, redirect_stdout
from pathlib import Path
from typing import Any

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def run(path: Path) -> str:
    """Return the text of the notebook `path` with fresh outputs; what a cell raises is raised."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    namespace: dict[str, Any] = {"__name__": "__main__"}
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for number, cell in enumerate(cells, start=1):
        place = f"{path.name}, code cell {number}"
        printed = io.StringIO()
        with chdir(path.parent), redirect_stdout(printed):
            exec(compile("".join(cell["source"]), place, "exec"), namespace)  # noqa: S102 - what it is for
        lines = printed.getvalue().splitlines(keepends=True)
        cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": lines}] if lines else []
        cell["execution_count"] = number
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    notebook["metadata"] = METADATA
    # As Jupyter writes it, so that saving there changes nothing else.
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> None:
    """Rewrite every notebook beside this file, or none if one of them fails."""
    # A report that cannot be read is a warning in the cell that builds: nothing to store in silence.
    warnings.filterwarnings("error", category=UserWarning, module="__main__")
    folder = Path(__file__).resolve().parent
    done = {path: run(path) for path in sorted(folder.glob("*.ipynb"))}
    for path, text in done.items():
        path.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
