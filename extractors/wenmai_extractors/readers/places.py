"""From an offset of a text layer back to the page it was read from, and to the place on that page."""

from __future__ import annotations

from array import array
from typing import NamedTuple


class Place(NamedTuple):
    """A box on a page. Pages count from 1; lengths are points (1/72 inch) from the page's top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class Places:
    """The place of each character of a text layer; a character that the reader put in has none."""

    def __init__(self) -> None:
        """Begin before the first character."""
        self._pages = array("L")
        self._boxes = array("f")

    def __len__(self) -> int:
        """The number of characters."""
        return len(self._pages)

    def add(self, place: Place | None) -> None:
        """Take the place of the next character."""
        self._pages.append(place.page if place else 0)
        self._boxes.extend(place[1:] if place else (0.0, 0.0, 0.0, 0.0))

    def at(self, offset: int) -> Place | None:
        """The place of the character at `offset`."""
        page = self._pages[offset]
        left, top, right, bottom = self._boxes[4 * offset : 4 * offset + 4]
        return Place(page, left, top, right, bottom) if page else None

    def of(self, start: int, end: int) -> tuple[Place, ...]:
        """The places of characters start..end (half-open): a box for each stretch of a line."""
        found: list[Place] = []
        for offset in range(start, end):
            place = self.at(offset)
            if place and found and _beside(found[-1], place):
                found[-1] = _both(found[-1], place)
            elif place:
                found.append(place)
        return tuple(found)


def _beside(line: Place, place: Place) -> bool:
    """Whether `place` goes on in the line, to the right."""
    middle = (place.top + place.bottom) / 2
    return line.page == place.page and line.top <= middle <= line.bottom and place.left >= line.left


def _both(one: Place, other: Place) -> Place:
    left, top = min(one.left, other.left), min(one.top, other.top)
    return Place(one.page, left, top, max(one.right, other.right), max(one.bottom, other.bottom))
