"""Connected components of a small undirected graph, in an order that depends on the graph alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def components(edges: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the components that `edges` join, each sorted; the components are sorted among themselves.

    An edge of a node with itself adds the node.
    """
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in edges:
        neighbours[one].add(other)
        neighbours[other].add(one)
    seen: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in neighbours:
        if start in seen:
            continue
        seen.add(start)
        group = [start]
        for node in group:
            new = neighbours[node] - seen
            seen |= new
            group.extend(new)
        found.append(tuple(sorted(group)))
    return tuple(sorted(found))
