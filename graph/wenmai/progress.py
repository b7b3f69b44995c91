"""How long work tells what it is at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

READING, GATHERING, RESOLVING, MERGING = "reading", "gathering", "resolving", "merging"
LOADING, WRITING = "loading", "writing"

# Called with a step, how much of it is done, and how much there is: 0 where nobody knows.
Progress = Callable[[str, int, int], None]


def untold(_step: str, _done: int, _total: int) -> None:
    """What nobody watches."""


def told(items: Iterable[T], step: str, total: int, progress: Progress) -> Iterator[T]:
    """Yield `items`, telling `progress` how many are done."""
    progress(step, 0, total)
    for done, item in enumerate(items, start=1):
        yield item
        progress(step, done, total)
