"""Plenary sessions of one congress in a list: 十八届三中、四中全会 are both of 十八届."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from wenmai_extractors.objects import Item
from wenmai_extractors.patterns import pattern
from wenmai_extractors.pieces import Piece

_ORDINAL = "[一二三四五六七八九十]"
_OF = pattern(f"(?P<congress>{_ORDINAL}{{1,3}}届){_ORDINAL}中")
_BARE = pattern(f"{_ORDINAL}中(?:全会)?")


def of_congress(text: str, items: Iterable[Item]) -> Iterator[Item]:
    """The items of a list, each session with the congress that the first of them is named with."""
    congress: Piece | None = None
    for item in items:
        first = item.parts[0]
        named = _OF.search(text, first.start, first.end)
        if named:
            congress = Piece(*named.span("congress"))
        elif congress and _BARE.match(item.name):
            name = text[congress.start : congress.end] + item.name
            yield replace(item, name=name, parts=(congress, *item.parts))
            continue
        yield item
