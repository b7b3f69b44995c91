"""A process that extracts reports for another one: orders come in on its input, answers go out.

Each message is its length in four bytes and MessagePack. What the process is busy with stands in a journal,
which nobody reads until it has ended: a message would wake the other process for every report. It ends by
itself when a report takes too long, whatever it is busy with, and when nobody gives it orders any more.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from wenmai.extracting import Found, called, digest_of, documents, found_in, raw_of, warm_up
from wenmai.guard import peak_memory
from wenmai.inputs import Source
from wenmai_extractors.custom import Custom
from wenmai_extractors.errors import ReadError
from wenmai_extractors.lexicon import customise
from wenmai_extractors.records import Document

FOREVER = 1e9  # seconds, more than which clocks do not take
TIMED_OUT = -signal.SIGALRM if hasattr(signal, "setitimer") else 1  # the exit code of _watch


class Begin(msgspec.Struct, tag=True):
    """The first order: what a user adds, and what a report may take."""

    custom: Custom | None
    seconds: float
    memory: int


class Order(msgspec.Struct, tag=True):
    """Extract a file, but for so many reports at its beginning."""

    path: bytes
    doc: str
    member: str
    raw: bytes | None
    skip: int = 0


class Ready(msgspec.Struct, tag=True):
    """The worker waits for orders."""


class Done(msgspec.Struct, tag=True):
    """There are no more reports in the file, which had bytes of this hash, an empty one if it has none."""

    digest: bytes


class Busy(msgspec.Struct, tag=True):
    """What the journal says: the file in work, the hash of its bytes as soon as it is known, and the report
    that is extracted, by its number in the file and as messages call it, if the file is not being read."""

    doc: str
    digest: bytes = b""
    number: int = -1
    name: str = ""


Message = Begin | Order | Ready | Found | Done | Busy
_DECODER = msgspec.msgpack.Decoder(Message)
_ENCODER = msgspec.msgpack.Encoder()


def order(source: Source, skip: int) -> Order:
    """The order to extract `source`."""
    return Order(os.fsencode(source.path), source.doc, source.member, source.raw, skip)


def send(stream: IO[bytes], message: Message) -> None:
    """Write a message."""
    raw = _ENCODER.encode(message)
    stream.write(len(raw).to_bytes(4, "big") + raw)
    stream.flush()


def receive(stream: IO[bytes]) -> Message | None:
    """Read a message; None where the other process has ended."""
    head = stream.read(4)
    size = int.from_bytes(head, "big")
    raw = stream.read(size)
    return None if len(head) < 4 or len(raw) < size else _DECODER.decode(raw)


def main() -> None:
    """Serve until the input ends."""
    orders, answers, journal = sys.stdin.buffer, os.fdopen(os.dup(1), "wb"), os.fdopen(os.dup(2), "wb")
    with Path(os.devnull).open("wb") as nowhere:  # what a library prints is no answer
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    if hasattr(signal, "setitimer"):  # whoever started this process may have ignored what _watch sends
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
    begin = receive(orders)
    if not isinstance(begin, Begin):
        return
    if begin.custom is not None:
        customise(begin.custom)
    warm_up()
    _limit_memory(begin.memory)
    send(answers, Ready())
    seconds = min(begin.seconds, FOREVER)
    while isinstance(message := receive(orders), Order):
        digest = serve(message, answers, journal, seconds=seconds)
        _watch(0)
        send(answers, Done(digest))


def serve(message: Order, answers: IO[bytes], journal: IO[bytes], *, seconds: float) -> bytes:
    """Extract a file, send what is found, a report at a time, and return the hash of its bytes."""
    source = Source(Path(os.fsdecode(message.path)), message.doc, message.member, message.raw)
    _watch(seconds)
    _note(journal, Busy(source.doc))
    try:
        raw = raw_of(source)
    except ReadError as error:
        send(answers, Found(problem=str(error)))
        return b""
    digest = digest_of(raw)
    _note(journal, Busy(source.doc, digest))
    for number, document in enumerate(documents(source, raw)):
        if number < message.skip:
            continue
        if isinstance(document, Document):
            name = called(document.doc, source)
            _note(journal, Busy(source.doc, digest, number, name))
            _watch(seconds)
            document = found_in(document, name)  # noqa: PLW2901 - what it says
        send(answers, document)
        _watch(seconds)
    return digest


def _note(journal: IO[bytes], busy: Busy) -> None:
    with suppress(OSError):  # a full disk: what takes this process down goes without its name then
        journal.seek(0)
        send(journal, busy)


def _watch(seconds: float) -> None:
    """End this process in so many seconds, even from within native code; at 0 do not."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
    elif seconds:
        faulthandler.dump_traceback_later(seconds, exit=True)
    else:
        faulthandler.cancel_dump_traceback_later()


def _limit_memory(most: int) -> None:
    with suppress(ImportError, OSError, ValueError):  # no such limits on Windows
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        own = _address_space()
        resource.setrlimit(resource.RLIMIT_AS, (own + most, hard))


def _address_space() -> int:
    """The bytes of addresses that this process has taken; on systems that do not say, those of its memory."""
    import resource

    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return peak_memory()


if __name__ == "__main__":
    main()
