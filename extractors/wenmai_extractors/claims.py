"""Which stretches of an article are told already, sorted for look-up in a report of any length."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter

from wenmai_extractors.scene import Mark


class _Passage:
    """Marks of one passage: starts with the furthest end so far, ends with the first start to come."""

    def __init__(self, marks: list[Mark]) -> None:
        found = sorted((mark.start, mark.end) for mark in marks)
        self.starts = [start for start, _ in found]
        self.furthest = list(accumulate((end for _, end in found), max))
        found.sort(key=itemgetter(1))
        self.ends = [end for _, end in found]
        self.first = list(accumulate((start for start, _ in reversed(found)), min))[::-1]


class Claims:
    """Marks by passage, each passage sorted when it is first asked about."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        """Part `marks` by passage."""
        self._marks: defaultdict[int, list[Mark]] = defaultdict(list)
        for mark in marks:
            self._marks[mark.passage].append(mark)
        self._sorted: dict[int, _Passage] = {}

    def _of(self, passage: int) -> _Passage | None:
        """The marks of a passage, None where there are none."""
        if passage not in self._sorted and passage in self._marks:
            self._sorted[passage] = _Passage(self._marks[passage])
        return self._sorted.get(passage)

    def overlap(self, mark: Mark) -> bool:
        """Whether one of them shares a character with `mark`."""
        told = self._of(mark.passage)
        at = bisect_left(told.ends, mark.start + 1) if told else 0
        return told is not None and at < len(told.ends) and told.first[at] < mark.end

    def cover(self, mark: Mark) -> bool:
        """Whether one of them holds all of `mark`."""
        told = self._of(mark.passage)
        at = bisect_right(told.starts, mark.start) if told else 0
        return told is not None and at > 0 and told.furthest[at - 1] >= mark.end

    def begin(self, mark: Mark) -> bool:
        """Whether one of them begins where `mark` does."""
        told = self._of(mark.passage)
        at = bisect_left(told.starts, mark.start) if told else 0
        return told is not None and at < len(told.starts) and told.starts[at] == mark.start
