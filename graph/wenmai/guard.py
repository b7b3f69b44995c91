"""Limits of time and memory for what runs in this very process."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

TICK = 0.2  # seconds between two looks at the clock and the memory


class Limits(NamedTuple):
    """What a report may take: seconds, and bytes of memory beside what the program itself needs."""

    seconds: float = 10.0
    memory: int = 2 << 30


LIMITS = Limits()


class TooMuch(BaseException):
    """A report that takes more than it may. No handler of mere errors must stop it."""


def can_guard() -> bool:
    """Whether this thread can stop itself: the main one, where there is an alarm that nobody else uses."""
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    )


@contextmanager
def guarded(limits: Limits) -> Iterator[None]:
    """Raise TooMuch in what runs within when it takes more than it may; do nothing where that cannot be."""
    if not can_guard():
        yield
        return
    end, most = time.monotonic() + limits.seconds, peak_memory() + limits.memory

    looking = True

    def look(_signal: int, _frame: object) -> None:
        if not looking:
            return
        if time.monotonic() > end:
            raise TooMuch("time")
        if peak_memory() > most:
            raise TooMuch("memory")

    signal.signal(signal.SIGALRM, look)
    # Again and again: the first may be raised where Python cannot pass it on, in the end of an object.
    signal.setitimer(signal.ITIMER_REAL, TICK, TICK)
    try:
        try:
            yield
        finally:
            looking = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def peak_memory() -> int:
    """The most bytes of memory that this process has had."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
