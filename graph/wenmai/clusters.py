"""Groups of things held to be one: joined by links, kept apart by what must not be joined.

A link that would join two that must stay apart, directly or through third parties, is left out. Surer links
go first; ties are broken by the things themselves, so that the order of what is given changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Any, Generic, NamedTuple, Protocol, TypeVar


class Sortable(Hashable, Protocol):
    """What can be a thing here."""

    def __lt__(self, other: Any, /) -> bool:
        """Things have an order."""


T = TypeVar("T", bound=Sortable)


class Link(NamedTuple, Generic[T]):
    """Two things held to be one; the lower `rank` goes first, and in a rank the higher score."""

    one: T
    other: T
    rank: int
    score: float


class Clusters(Generic[T]):
    """The groups, and the links that had to be left out."""

    def __init__(self, things: Iterable[T], links: Iterable[Link[T]], apart: Iterable[tuple[T, T]]) -> None:
        """Join `things` by `links` as far as `apart` allows."""
        self._root: dict[T, T] = {thing: thing for thing in things}
        self._members: defaultdict[T, set[T]] = defaultdict(set)
        self._foes: defaultdict[T, set[T]] = defaultdict(set)
        for thing in self._root:
            self._members[thing].add(thing)
        for one, other in apart:
            self._foes[one].add(other)
            self._foes[other].add(one)
        self.refused: list[Link[T]] = []
        for link in sorted(links, key=lambda each: (each.rank, -each.score, each.one, each.other)):
            self._join(link)

    def _join(self, link: Link[T]) -> None:
        one, other = sorted((self._root[link.one], self._root[link.other]))
        if one == other:
            return
        if any(self._root.get(foe) == other for foe in self._foes[one]):
            self.refused.append(link)
            return
        for member in self._members.pop(other):
            self._root[member] = one
            self._members[one].add(member)
        self._foes[one] |= self._foes.pop(other, set())

    def groups(self) -> tuple[tuple[T, ...], ...]:
        """Every group, sorted within and among themselves."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))
