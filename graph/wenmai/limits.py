"""Queries in a process of their own, which can be stopped: a query in the store's native code cannot.

A query may loop for hours, nest until the stack ends or fill the memory. Each of these takes down the process
that evaluates it and nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wenmai.questions import QueryError, find_query

if TYPE_CHECKING:
    from pyoxigraph import Store

    from wenmai.answers import Answer

SECONDS = 60.0  # of a query of the command line, once the graph is loaded
ROWS = 100_000
FALLEN = "the query took down the process that ran it: it nests too deeply or needs too much memory"


def ask_within(source: Path, text: str, *, seconds: float = SECONDS, rows: int | None = ROWS) -> Answer:
    """Answer `text` as `run_query` does, within `seconds` of a loaded graph and with at most `rows` rows.

    Raises QueryError when there is no answer in time.
    """
    import anyio
    from anyio import BrokenWorkerProcess, to_process

    sparql = find_query(text)

    async def ask() -> Answer:
        await to_process.run_sync(_load, source, cancellable=True)
        with anyio.fail_after(seconds):
            return await to_process.run_sync(_ask, source, sparql, rows, cancellable=True)

    try:
        return anyio.run(ask)
    except TimeoutError as error:
        raise QueryError(f"no answer within {seconds:g} s; ask for less, or give it more time") from error
    except BrokenWorkerProcess as error:
        raise QueryError(FALLEN) from error


# What the process has loaded, by its source: the second call finds what the first one left.
_loaded: dict[Path, tuple[Store, str]] = {}


def _load(source: Path) -> None:
    from wenmai.query import base_of, open_store

    base = base_of(source)
    _loaded[source] = open_store(source, base=base), base


def _ask(source: Path, sparql: str, rows: int | None) -> Answer:
    from wenmai.query import ask_store, refuse_service

    refuse_service(sparql)
    store, base = _loaded[source]
    return ask_store(store, sparql, base=base, rows=rows)
