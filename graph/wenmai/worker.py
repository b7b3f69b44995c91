"""A process that extracts reports for another one: orders come in on its input, answers go out.

Each message is its length in four bytes and MessagePack. The process ends by itself when a report takes too
long, whatever it is busy with, and when there is nobody any more who gives it orders.
"""

from __future__ import annotations

import faulthandler
import os
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


class Opened(msgspec.Struct, tag=True):
    """The file was read: the hash of its bytes."""

    digest: bytes


class Now(msgspec.Struct, tag=True):
    """The report that is extracted from now on, as messages call it; behind it the file is read on."""

    name: str


class Done(msgspec.Struct, tag=True):
    """There are no more reports in the file."""


Message = Begin | Order | Ready | Opened | Now | Found | Done
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
    orders, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    begin = receive(orders)
    if not isinstance(begin, Begin):
        return
    if begin.custom is not None:
        customise(begin.custom)
    warm_up()
    _limit_memory(begin.memory)
    send(answers, Ready())
    while isinstance(message := receive(orders), Order):
        serve(message, answers, seconds=begin.seconds)
        faulthandler.cancel_dump_traceback_later()
        send(answers, Done())


def serve(message: Order, answers: IO[bytes], *, seconds: float) -> None:
    """Extract a file and send what is found, a report at a time."""
    source = Source(Path(os.fsdecode(message.path)), message.doc, message.member, message.raw)
    with Path(os.devnull).open("w") as nowhere:
        _watch(seconds, nowhere)
        try:
            raw = raw_of(source)
        except ReadError as error:
            send(answers, Found(problem=str(error)))
            return
        send(answers, Opened(digest_of(raw)))
        for number, document in enumerate(documents(source, raw)):
            if number < message.skip:
                continue
            if isinstance(document, Document):
                name = called(document.doc, source)
                send(answers, Now(name))
                _watch(seconds, nowhere)
                document = found_in(document, name)  # noqa: PLW2901 - what it says
            send(answers, document)
            _watch(seconds, nowhere)


def _watch(seconds: float, nowhere: IO[str]) -> None:
    """End this process in so many seconds, even from within native code."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)


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
