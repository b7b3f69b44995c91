"""From statements to a knowledge graph: resolution, facts, exports, queries.

>>> import wenmai
>>> kg = wenmai.build(["seeds"], out="exports")  # doctest: +SKIP
>>> kg = wenmai.load("exports")  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph

__all__ = ["build", "load"]


def build(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]], out: str | PathLike[str] | None = None
) -> KnowledgeGraph:
    """Read the reports in `paths` (files and folders) and return their graph; write it into `out` if given.

    A report that cannot be read is named in a warning; WenmaiError is raised when none can be.
    """
    import warnings
    from pathlib import Path

    from wenmai.builder import build as run

    given = [paths] if isinstance(paths, (str, PathLike)) else list(paths)
    result = run([Path(path) for path in given], out=None if out is None else Path(out))
    for problem in result.problems:
        warnings.warn(problem.reason, stacklevel=2)
    return result.kg


def load(folder: str | PathLike[str]) -> KnowledgeGraph:
    """Read back what a build wrote into `folder`. Raises DataError when there is no whole build."""
    from pathlib import Path

    from wenmai import store

    return store.load(Path(folder))
