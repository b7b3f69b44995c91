"""Facts that cannot all be true: two figures for the same thing and time. All are kept, and each names the
others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from msgspec.structs import replace

from wenmai.model import Fact

FIGURES = ("count", "value")
# What fixes the thing and time of a figure; without one of them two figures may speak of two occasions.
FIXED = ("time", "edition", "batch")


def with_conflicts(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield `facts` with the ids of those that each is in conflict with.

    Two facts of one subject, predicate and object are in conflict that give, for the same time, edition and
    batch, two figures in one unit of which neither is a rough one or a total shared with others.
    """
    against: defaultdict[str, set[str]] = defaultdict(set)
    for group in _comparable(facts):
        for one, other in combinations(group, 2):
            if _figure(one) != _figure(other):
                against[one.id].add(other.id)
                against[other.id].add(one.id)
    for fact in facts:
        yield replace(fact, conflicts=tuple(sorted(against[fact.id]))) if fact.id in against else fact


def _comparable(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Facts whose figures are of one thing, time and unit."""
    groups: defaultdict[tuple[Any, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        said = fact.qualifiers
        fixed = tuple(getattr(said, name) for name in FIXED)
        figures = tuple(name for name in FIGURES if getattr(said, name) is not None)
        if figures and any(value is not None for value in fixed) and not said.approx and not said.shared:
            key = (
                fact.subject,
                fact.predicate,
                fact.object,
                said.unit,
                said.post,
                said.status,
                figures,
                *fixed,
            )
            groups[key].append(fact)
    yield from groups.values()


def _figure(fact: Fact) -> tuple[Any, ...]:
    return tuple(getattr(fact.qualifiers, name) for name in FIGURES)
