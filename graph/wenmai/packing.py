"""Records as bytes and back: JSON, since MessagePack has no numbers beyond 64 bits and reports have.

What a dict of a record has as keys must be text.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")


def pack(record: Any) -> bytes:
    """Return a record as bytes; `unpack` makes it again."""
    return msgspec.json.encode(record)


def unpack(raw: bytes, kind: type[T]) -> T:
    """Return the record that `pack` made bytes of."""
    return cast("T", decoder(cast("Any", kind)).decode(raw))


@cache
def decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    """Return what makes records of the type `kind`."""
    return msgspec.json.Decoder(kind)


def key(value: Any) -> str:
    """Return a node, a key of originals or a triple as text to sort, group and join by."""
    return msgspec.json.encode(value).decode()


def from_key(text: str, kind: Any) -> Any:
    """Return the node or triple that `key` made a text of."""
    return msgspec.json.decode(text, type=kind)
