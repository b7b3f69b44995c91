"""A number in its place, what it counts, and what a sentence has counted so far."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from wenmai_extractors.quantities import Quantity
from wenmai_extractors.scene import Actor, Line, Mark


class Counted(msgspec.Struct, frozen=True):
    """What a number counts, and where that is said; `marks` is empty where only the unit says it."""

    name: str
    marks: tuple[Mark, ...] = ()


@dataclass(slots=True)
class Said:
    """What a sentence has counted: `previous` in this clause, `due` what 分别 still has to give out."""

    sentence: tuple[int, int] = (-1, -1)
    told: list[Counted] = field(default_factory=list)
    previous: Counted | None = None
    due: list[Counted] = field(default_factory=list)
    parted: Counted | None = None  # what bodies behind 其中 have their parts of
    whole: tuple[Actor, ...] = ()  # whom 全村 meant in this sentence
    last: tuple[Quantity, Counted] | None = None  # the figure told before, in whatever clause

    def turn(self) -> None:
        """Begin a clause."""
        self.previous, self.due = None, []

    def note(self, quantity: Quantity, counted: Counted) -> None:
        """Remember what a number counts."""
        self.told, self.previous = [*self.told[-5:], counted], counted
        self.last = quantity, counted


class Slot(msgspec.Struct, frozen=True):
    """A number and where its name may stand: start..stop before it, or behind it up to `end`."""

    line: Line
    start: int
    stop: int
    quantity: Quantity
    end: int
