"""From statements to a knowledge graph: resolution, facts, exports, queries.

>>> import wenmai
>>> kg = wenmai.build(["seeds"], out="exports")  # doctest: +SKIP
>>> kg = wenmai.load("exports")  # doctest: +SKIP
>>> wenmai.ask(kg, "honours").rows  # doctest: +SKIP
>>> kg.facts("received", about="全国文明单位")  # a pandas frame  # doctest: +SKIP
>>> kg.to_networkx().number_of_edges()  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from wenmai.answers import Answer
    from wenmai.model import KnowledgeGraph

__all__ = ["ask", "build", "load", "to_networkx"]


def build(  # noqa: PLR0913 - each is an option of the command
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    out: str | PathLike[str] | None = None,
    *,
    userdict: str | PathLike[str] | None = None,
    lexicon: str | PathLike[str] | None = None,
    decisions: str | PathLike[str] | None = None,
    fresh: bool = False,
) -> KnowledgeGraph:
    """Read the reports in `paths` (files and folders) and return their graph; write it into `out` if given.

    `userdict` is a file of names in the format of jieba's user dictionary, `lexicon` a folder of data files
    that add to those of `wenmai_extractors/data`, `decisions` a ledger of human judgements, by default
    decisions.jsonl in `out`. Unless `fresh`, what an earlier build into `out` has extracted by the same rules
    is not extracted again.
    A report that cannot be read is named in a warning; WenmaiError is raised when none can be.
    """
    import warnings
    from pathlib import Path

    from wenmai.builder import build as run
    from wenmai_extractors.custom import read_custom

    given = [paths] if isinstance(paths, (str, PathLike)) else list(paths)
    custom = None
    if userdict is not None or lexicon is not None:
        custom = read_custom(
            userdict=None if userdict is None else Path(userdict),
            lexicon=None if lexicon is None else Path(lexicon),
        )
    result = run(
        [Path(path) for path in given],
        out=None if out is None else Path(out),
        custom=custom,
        decisions=None if decisions is None else Path(decisions),
        fresh=fresh,
    )
    for problem in result.problems:
        warnings.warn(problem.reason, stacklevel=2)
    for stale in result.kg.stale:
        warnings.warn(stale.message, stacklevel=2)
    return result.kg


def load(folder: str | PathLike[str]) -> KnowledgeGraph:
    """Read back what a build wrote into `folder`. Raises DataError when there is no whole build."""
    from pathlib import Path

    from wenmai import store

    return store.load(Path(folder))


def ask(source: KnowledgeGraph | str | PathLike[str], question: str, *, base: str | None = None) -> Answer:
    """Answer SPARQL, or a ready-made question by name, from a graph, a build's folder or an RDF file.

    `base` is what the IRIs begin with, if the build does not say. Raises QueryError for a bad query.
    """
    from pathlib import Path

    from wenmai.query import run_query

    asked = Path(source) if isinstance(source, (str, PathLike)) else source
    return run_query(asked, question, base=base)


def to_networkx(kg: KnowledgeGraph) -> nx.MultiDiGraph:
    """Return `kg` as a MultiDiGraph: a node is an entity, an edge a fact; see `wenmai.network`."""
    from wenmai import network

    return network.to_networkx(kg)
