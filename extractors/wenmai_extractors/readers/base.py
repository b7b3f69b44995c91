"""What a reader is, and what it gives: text layers, each the text of one report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from wenmai_extractors.errors import ReadError
from wenmai_extractors.readers.places import Places

MAX_BYTES = 64 * 1024 * 1024  # of a file, and of what a compressed one unpacks to
MAX_CHARS = 5_000_000  # of a report: a book has one million

_LINE_ENDS = re.compile("\r\n?")
# What no text can hold: NUL, and halves of surrogate pairs, which have no UTF-8.
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


class Layer(NamedTuple):
    """A text layer: the characters that offsets count. `part` tells the reports in one file apart."""

    text: str
    part: str = ""
    places: Places | None = None


class Reader(Protocol):
    """Reads one format. What is wrong with the whole file is raised, with one report in it yielded."""

    def __call__(self, raw: bytes, *, name: str) -> Iterator[Layer | ReadError]:
        """Yield the reports in the file `raw`; `name` is what messages call it."""
        ...


def tidy(text: str) -> str:
    """Return `text` with line ends as \\n and � for what no text can hold."""
    return _NO_TEXT.sub("\ufffd", _LINE_ENDS.sub("\n", text))
