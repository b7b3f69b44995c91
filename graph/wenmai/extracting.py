"""One report file read and extracted, in this process or in one of its own (`wenmai.crew`).

Reports are not trusted: one that raises, takes too long or too much memory is set aside with its reason, and
costs no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from wenmai.guard import Limits, TooMuch, guarded
from wenmai.inputs import Problem, Source
from wenmai_extractors.errors import ReadError
from wenmai_extractors.reading import read_documents, read_raw
from wenmai_extractors.records import Document, Extraction


class Found(msgspec.Struct, frozen=True, tag=True):
    """What one report says, as the JSON of its Extraction; or, where that is empty, why it was set aside."""

    extraction: bytes = b""
    problem: str = ""


class FileFound(NamedTuple):
    """The reports in a file, in order, and the hash of its bytes, which is empty where it cannot be read."""

    digest: bytes
    reports: tuple[Found, ...]


# Names, words to part, an honour and a figure: little is left to load for the report behind it.
_ORDINARY = "5月1日，甲县教育局举办“乙”讲座，300余人参加。丙村荣获“县级文明村”称号。"


def digest_of(raw: bytes) -> bytes:
    """The hash by which the contents of a file are known again."""
    return blake2b(raw, digest_size=20).digest()


def shown(source: Source) -> str:
    """The name of the file in messages."""
    return f"{source.path}/{source.member}" if source.member else str(source.path)


def called(doc: str, source: Source) -> str:
    """The name of one report of the file in messages."""
    return shown(source) if doc == source.doc else f"{shown(source)}, {doc}"


def raw_of(source: Source) -> bytes:
    """The bytes of the file; raises ReadError."""
    return read_raw(source.path, source.member) if source.raw is None else source.raw


def decoded(found: Found, source: str) -> Extraction | Problem:
    """What was found, as records; `source` is the name of the file."""
    if found.problem:
        return Problem(source, found.problem)
    return msgspec.json.decode(found.extraction, type=Extraction)


def documents(source: Source, raw: bytes) -> Iterator[Document | Found]:
    """The documents in a file, and what of it cannot be read.

    A defect of ours is named like an unreadable file.
    """
    name = shown(source)
    try:
        for result in read_documents(source.path, source.doc, source.member, raw):
            yield Found(problem=str(result)) if isinstance(result, ReadError) else result
    except Exception as error:
        yield defect(name, "reading", error)


def found_in(document: Document, name: str) -> Found:
    """What `document` says, or the defect that it shows; `name` is what messages call it."""
    from wenmai_extractors import pipeline

    try:
        return Found(extraction=msgspec.json.encode(pipeline.extract(document)))
    except Exception as error:
        return defect(name, "extraction", error)


def defect(name: str, what: str, error: Exception) -> Found:
    """A report set aside for an error of ours."""
    if isinstance(error, MemoryError):
        return Found(problem=f"{name}: {what} needs too much memory; set aside; split it into smaller files")
    return Found(problem=f"{name}: {what} failed ({type(error).__name__}: {error}); please report this")


def too_slow(name: str, limits: Limits) -> Found:
    """A report set aside for its time."""
    return Found(problem=f"{name}: takes more than {limits.seconds:g} s; set aside; --seconds gives it more")


def warm_up() -> None:
    """Load what all extraction needs, so that it does not count as the first report's time."""
    found_in(Document(doc="", text=_ORDINARY), "")


def extract_here(source: Source, limits: Limits) -> FileFound:
    """Read and extract a file in this process; where signals can be had, within `limits`."""
    name = shown(source)
    try:
        raw = raw_of(source)
    except ReadError as error:
        return FileFound(b"", (Found(problem=str(error)),))
    return FileFound(digest_of(raw), tuple(_within(source, raw, name, limits)))


def _within(source: Source, raw: bytes, name: str, limits: Limits) -> Iterator[Found]:
    reading = documents(source, raw)
    warm_up()
    while True:
        what = name
        try:
            with guarded(limits):
                document = next(reading, None)
                if isinstance(document, Document):
                    what = called(document.doc, source)
                    document = found_in(document, what)
        except TooMuch as error:
            yield (
                too_slow(what, limits) if str(error) == "time" else defect(what, "extraction", MemoryError())
            )
            continue
        if document is None:
            return
        yield document
