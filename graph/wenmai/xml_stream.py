"""XML written piece by piece with lxml, as text: a graph of a million edges needs no more memory than one."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Protocol


class Writer(Protocol):
    """What is used of lxml's incremental writer, which escapes whatever it is given."""

    def element(
        self, tag: str, attrib: dict[str, str] | None = None, nsmap: dict[str | None, str] | None = None
    ) -> AbstractContextManager[None]:
        """Open an element for as long as the context lasts."""

    def write(self, *content: Any) -> None:
        """Write text or whole elements."""


def streamed(body: Callable[[Writer], Iterator[None]]) -> Iterator[str]:
    """Yield the file that `body` writes; it yields wherever what it has written so far may go."""
    from lxml import etree

    written = io.BytesIO()

    def taken() -> str:
        piece = written.getvalue().decode()
        written.seek(0)
        written.truncate()
        return piece

    with etree.xmlfile(written, encoding="UTF-8") as writer:
        writer.write_declaration()
        for _ in body(writer):
            writer.flush()
            yield taken()
    yield taken() + "\n"


def empty(writer: Writer, tag: str, attributes: dict[str, str]) -> None:
    """Write an element with nothing in it."""
    with writer.element(tag, attributes):
        pass
