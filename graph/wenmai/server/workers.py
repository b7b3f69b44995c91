"""The processes that evaluate queries: one query each at a time, stopped when its time is up."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar, TypeVarTuple, Unpack

import anyio
from anyio import BrokenWorkerProcess, CapacityLimiter, to_process

from wenmai.limits import FALLEN
from wenmai.server import work
from wenmai.server.work import Reply

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

PATIENCE = 10.0  # seconds that a query waits for a process when all are busy


class Limits(NamedTuple):
    """Processes, and seconds that each query has."""

    processes: int = 2
    seconds: float = 30.0


class Workers:
    """A number of processes that have `source` loaded."""

    def __init__(self, source: Path, limits: Limits) -> None:
        """Take what is to be served; nothing runs before `start`."""
        self.source = source
        self.limits = limits
        self.quads, self.base = 0, ""
        self._free = CapacityLimiter(limits.processes)
        self._loading = 0.0  # seconds that a new process takes

    async def start(self) -> None:
        """Start all processes and let each load the graph; raises what loading raises."""
        began = time.monotonic()
        self.quads, self.base = await to_process.run_sync(work.load, self.source, cancellable=True)
        self._loading = time.monotonic() - began
        async with anyio.create_task_group() as group:
            for _ in range(self.limits.processes):
                group.start_soon(self._warm)

    async def _warm(self) -> None:
        """Start a process if one is missing."""
        await to_process.run_sync(work.load, self.source, cancellable=True, limiter=self._free)

    async def ask(self, function: Callable[[Path, Unpack[Ts]], T], *args: *Ts) -> T | Reply:
        """Call a function of `work` in a process, or say why that cannot be: busy, no time left, broken down.

        A process that was stopped is followed by a new one, whose loading does not count as the query's time.
        """
        try:
            with anyio.fail_after(PATIENCE):
                await self._free.acquire()
        except TimeoutError:
            return work.plain(503, "too many queries at once; try again in a moment")
        try:
            with anyio.fail_after(self.limits.seconds + self._loading):
                return await to_process.run_sync(function, self.source, *args, cancellable=True)
        except TimeoutError:
            return work.plain(503, f"no answer within {self.limits.seconds:g} s; ask for less")
        except BrokenWorkerProcess:
            return work.plain(500, FALLEN)
        finally:
            self._free.release()
