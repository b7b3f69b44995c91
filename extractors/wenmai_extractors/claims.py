"""Which stretches of an article are told already, sorted for look-up in a report of any length."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate

from wenmai_extractors.scene import Mark


class Claims:
    """Marks by passage: starts in order with the furthest end so far, ends with the first start to come."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        """Sort `marks`."""
        by_passage: defaultdict[int, list[Mark]] = defaultdict(list)
        for mark in marks:
            by_passage[mark.passage].append(mark)
        self._starts: dict[int, list[int]] = {}
        self._furthest: dict[int, list[int]] = {}
        self._ends: dict[int, list[int]] = {}
        self._first: dict[int, list[int]] = {}
        for passage, found in by_passage.items():
            found.sort(key=lambda mark: mark.start)
            self._starts[passage] = [mark.start for mark in found]
            self._furthest[passage] = list(accumulate((mark.end for mark in found), max))
            found.sort(key=lambda mark: mark.end)
            self._ends[passage] = [mark.end for mark in found]
            self._first[passage] = list(accumulate((mark.start for mark in reversed(found)), min))[::-1]

    def overlap(self, mark: Mark) -> bool:
        """Whether one of them shares a character with `mark`."""
        ends = self._ends.get(mark.passage, [])
        at = bisect_left(ends, mark.start + 1)
        return at < len(ends) and self._first[mark.passage][at] < mark.end

    def cover(self, mark: Mark) -> bool:
        """Whether one of them holds all of `mark`."""
        at = bisect_right(self._starts.get(mark.passage, []), mark.start)
        return at > 0 and self._furthest[mark.passage][at - 1] >= mark.end

    def begin(self, mark: Mark) -> bool:
        """Whether one of them begins where `mark` does."""
        starts = self._starts.get(mark.passage, [])
        at = bisect_left(starts, mark.start)
        return at < len(starts) and starts[at] == mark.start
