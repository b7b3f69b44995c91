"""Extraction in a process of its own, so that a report which kills it or never ends costs only itself.

Spark would start such a task again and again, and in the end give up the whole build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from wenmai_extractors.custom import Custom

SECONDS = 60.0  # a report takes some milliseconds; one that takes so long would take for ever
T = TypeVar("T")
R = TypeVar("R")


class Failed(str):
    """Why there is no result, in words."""

    __slots__ = ()


def each_apart(
    function: Callable[[T], R], values: Iterable[T], *, custom: Custom | None = None, seconds: float = SECONDS
) -> Iterator[tuple[T, R | Failed]]:
    """Yield each of `values` with what `function` makes of it in another process, or why it made nothing.

    `custom` are words and data files of the user's own.
    """
    import anyio
    from anyio import BrokenWorkerProcess, to_process
    from anyio.from_thread import start_blocking_portal

    async def run(value: T) -> R | Failed:
        try:
            with anyio.fail_after(seconds):
                return await to_process.run_sync(_run, function, value, custom, cancellable=True)
        except TimeoutError:
            return Failed(f"not done within {seconds:g} s")
        except BrokenWorkerProcess:
            return Failed("the process that read it was killed, perhaps for want of memory")

    with start_blocking_portal() as portal:
        for value in values:
            yield value, portal.call(run, value)


_customised: list[Custom] = []


def _run(function: Callable[[Any], R], value: Any, custom: Custom | None) -> R:
    """Call `function` in a process that knows the user's words."""
    if custom is not None and not _customised:
        from wenmai_extractors.lexicon import customise

        customise(custom)
        _customised.append(custom)
    return function(value)
