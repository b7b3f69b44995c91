"""Worker processes that extract reports, each of which can be lost without the others.

A report that takes too long, too much memory or its process with it is set aside; a new process goes on
behind it. There is no pool of the standard library here because theirs break as a whole with one process.
"""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO, NamedTuple

import msgspec

from wenmai.extracting import FileFound, Found, shown, too_slow
from wenmai.guard import Limits
from wenmai.inputs import Source
from wenmai.worker import TIMED_OUT, Begin, Busy, Done, Ready, order, receive, send
from wenmai_extractors.custom import Custom
from wenmai_extractors.errors import WenmaiError

AHEAD = 4  # files a worker that are ordered before the first of them is asked for
SMALL = 1 << 16  # bytes of a file behind which the next order is sent before it is done
_CODE = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from wenmai.worker import main; main()"


class Stopped(Exception):  # noqa: N818 - no error: nobody wants the rest
    """The crew was sent home."""


def crew_results(
    sources: Iterable[Source], *, size: int, custom: Custom | None, limits: Limits
) -> Generator[FileFound, None, None]:
    """Yield what `size` workers find in each file, in the order of `sources`; closing it ends them."""
    jobs: Jobs = SimpleQueue()
    workers = [Worker(custom, limits, jobs) for _ in range(size)]
    # Daemons: at its end Python waits for others, who may be waiting for who left in the middle.
    threads = [Thread(target=worker.work, daemon=True) for worker in workers]
    for thread in threads:
        thread.start()

    def go_home() -> None:
        for worker in workers:
            worker.stop()
            jobs.put(None)
        for thread in threads:
            thread.join()
        for worker in workers:
            worker.end()

    atexit.register(go_home)
    waiting: deque[Future[FileFound]] = deque()
    try:
        for source in sources:
            job = Job(source, Future())
            jobs.put(job)
            waiting.append(job.result)
            if len(waiting) >= AHEAD * size:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        atexit.unregister(go_home)
        go_home()


class Job(NamedTuple):
    """A file to extract, and what will be in it."""

    source: Source
    result: Future[FileFound]


Jobs = SimpleQueue[Job | None]  # the workers go home at None


class Worker:
    """A process that extracts a file at a time, and its successors."""

    def __init__(self, custom: Custom | None, limits: Limits, jobs: Jobs | None = None) -> None:
        """Take what a process needs; it starts with the first file."""
        self._jobs: Jobs = SimpleQueue() if jobs is None else jobs
        self._begin = Begin(custom, limits.seconds, limits.memory)
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._journal: IO[bytes] | None = None  # of the process
        self._stopped = False
        self._starting = Lock()
        self._next: Job | None = None  # taken from the jobs while another was in work
        self._ordered = 0  # files that the process has orders for and has not done

    def work(self) -> None:
        """Do jobs until there are no more."""
        while (job := self._next or self._jobs.get()) is not None:
            self._next = None
            try:
                job.result.set_result(self.extract(job.source))
            except BaseException as error:
                job.result.set_exception(error)  # it is raised where the result is asked for

    def extract(self, source: Source) -> FileFound:
        """Extract a file; what breaks the process is set aside, and a new one goes on behind it."""
        reports: list[Found] = []
        digests: set[bytes] = set()
        while True:
            digest, found, lost, reading = self._attempt(source, skip=len(reports))
            digests.add(digest)
            reports += found
            if lost is not None:
                reports.append(lost)
            if lost is None or reading:
                # A file that changed meanwhile is not one that can be known again.
                return FileFound(digest if len(digests) == 1 else b"", tuple(reports))

    def _attempt(self, source: Source, *, skip: int) -> tuple[bytes, list[Found], Found | None, bool]:
        """The hash of the file, the reports behind the first `skip`, and if the process was lost, the report
        that took it down, and whether that was while the file was read."""
        answers = self._order(source, skip=skip)
        found: list[Found] = []
        while (message := receive(answers)) is not None:
            match message:
                case Found():
                    found.append(message)
                case Done():
                    self._ordered -= 1
                    return message.digest, found, None, False
        busy = self._busy(source)
        # What was answered is done, though the journal may not say so yet.
        name = busy.name if busy.number == skip + len(found) else ""
        return busy.digest, found, self._lost(name or shown(source)), not name

    def _busy(self, source: Source) -> Busy:
        """What the journal of a process that has ended says of the file."""
        message = None
        if self._journal is not None:
            self._journal.seek(0)
            with suppress(msgspec.MsgspecError):  # it may have ended while it wrote
                message = receive(self._journal)
        return message if isinstance(message, Busy) and message.doc == source.doc else Busy(source.doc)

    def _order(self, source: Source, *, skip: int) -> IO[bytes]:
        """Order a file, and behind a small one the next, so that the process need not wait for its order;
        returns where the answers come from."""
        orders, answers = self._streams()
        if not self._ordered:
            self._send(orders, source, skip)
        if self._next is None and _small(source):
            with suppress(Empty):
                self._next = self._jobs.get_nowait()
                if self._next is None:
                    self._jobs.put(None)
        # Of a larger order neither process would read what the other writes.
        if self._next is not None and self._next.source.raw is None:
            self._send(orders, self._next.source, 0)
        return answers

    def _send(self, orders: IO[bytes], source: Source, skip: int) -> None:
        self._ordered += 1
        with suppress(BrokenPipeError):  # what it has answered is read before it is found to have ended
            send(orders, order(source, skip))

    def _lost(self, name: str) -> Found:
        code = self.end()
        if self._stopped:
            raise Stopped
        if code == TIMED_OUT:
            return too_slow(name, self._limits)
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        reason = f"took down the process that read it ({how}), perhaps for want of memory; set aside"
        return Found(problem=f"{name}: {reason}")

    def _streams(self) -> tuple[IO[bytes], IO[bytes]]:
        """Where orders go to and answers come from; starts a process if there is none."""
        with self._starting:
            if self._stopped:
                raise Stopped
            process, new = self._process, self._process is None
            if process is None:
                self._journal = tempfile.TemporaryFile()  # noqa: SIM115 - closed in end()
                process = self._process = subprocess.Popen(  # noqa: S603 - this very Python
                    [sys.executable, "-P", "-c", _CODE, json.dumps(sys.path)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=self._journal,
                    start_new_session=True,  # Ctrl-C is answered by the main process alone
                )
        orders, answers = process.stdin, process.stdout
        if orders is None or answers is None:  # never: they were asked for
            raise Stopped
        if new:
            send(orders, self._begin)
            if not isinstance(receive(answers), Ready):
                code = self.end()
                raise WenmaiError(f"a worker process could not start (exit code {code}); is memory short?")
        return orders, answers

    def end(self) -> int:
        """End the process and forget it; returns how it ended, if by itself."""
        process, self._process = self._process, None
        journal, self._journal = self._journal, None
        self._ordered = 0
        if journal is not None:
            journal.close()
        if process is None:
            return 0
        process.kill()
        with suppress(BrokenPipeError), process:  # an order that it did not take
            pass
        return process.returncode

    def stop(self) -> None:
        """End the process, whatever it does, and start none any more."""
        with self._starting:
            self._stopped = True
            process = self._process  # which its own thread may forget meanwhile
            if process is not None:
                process.kill()


def _small(source: Source) -> bool:
    """Whether the file is done in no time. What is behind a large one is for others to do."""
    with suppress(OSError):
        return source.raw is None and not source.member and source.path.stat().st_size <= SMALL
    return False
