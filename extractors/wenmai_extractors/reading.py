"""From a report file to its documents, each a text layer under the name it bears in every export."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from wenmai_extractors.errors import ReadError
from wenmai_extractors.readers import format_of
from wenmai_extractors.readers.archive import read_member
from wenmai_extractors.readers.base import MAX_BYTES, MAX_CHARS, Layer
from wenmai_extractors.records import Document

STDIN = "-"


def read_documents(
    path: Path, doc: str, member: str = "", raw: bytes | None = None
) -> Iterator[Document | ReadError]:
    """Yield the reports in the file at `path`, or in the file `member` of the archive there; `raw` is what it
    holds where that is known already.

    A file of one report names it `doc`; one of rows names each `doc#row`. What cannot be read is yielded as
    a ReadError, which names the file, the place and what to do.
    """
    try:
        for layer in read_layers(path, member, raw):
            if isinstance(layer, ReadError):
                yield layer
            else:
                yield Document(doc=name_of(layer, doc), text=layer.text)
    except ReadError as error:
        yield error


def name_of(layer: Layer, doc: str) -> str:
    """The name of a report in the file that is named `doc`."""
    return f"{doc}#{layer.part}" if layer.part else doc


def read_document(path: Path, *, doc: str) -> Document:
    """Read a file of one report; raise ReadError when it cannot be read or holds several."""
    found = list(read_documents(path, doc=doc))
    for result in found:
        if isinstance(result, ReadError):
            raise result
    if len(found) != 1 or not isinstance(found[0], Document):
        raise ReadError(f"{path}: holds {len(found)} reports; one is wanted")
    return found[0]


def read_layers(path: Path, member: str = "", raw: bytes | None = None) -> Iterator[Layer | ReadError]:
    """Yield the text layers of a file, with the places on its pages where the format has pages.

    Raises ReadError when the file is missing, too large, empty, in no format we know or damaged.
    """
    name = f"{path}/{member}" if member else str(path)
    if raw is None:
        raw = read_raw(path, member)
    empty = True
    for layer in format_of(name, raw).read(raw, name=name):
        if isinstance(layer, Layer) and not layer.text.strip():
            continue
        empty = False
        if isinstance(layer, Layer) and len(layer.text) > MAX_CHARS:
            what = f"{name}, {layer.part}" if layer.part else name
            yield ReadError(f"{what}: more than {MAX_CHARS} characters; split it into smaller files")
        else:
            yield layer
    if empty:
        raise ReadError(f"{name}: the file is empty; nothing to extract")


def read_raw(path: Path, member: str = "") -> bytes:
    """The bytes of a file, or of the file `member` of the archive at `path`; raises ReadError."""
    return read_member(path, member, name=f"{path}/{member}") if member else read_bytes(path)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that nobody changes meanwhile, or of standard input where the path is `-`."""
    if str(path) == STDIN:
        return _limited(sys.stdin.buffer.read(MAX_BYTES + 1), path)
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            raw = file.read(MAX_BYTES + 1)
            after = os.fstat(file.fileno())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"{path}: cannot be read ({reason}); check the path") from error
    raw = _limited(raw, path)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(
        raw
    ) != after.st_size:
        raise ReadError(f"{path}: changed while it was read; try again when it is written")
    return raw


def _limited(raw: bytes, path: Path) -> bytes:
    if len(raw) > MAX_BYTES:
        raise ReadError(f"{path}: larger than {MAX_BYTES >> 20} MB; split the file into smaller ones")
    return raw
