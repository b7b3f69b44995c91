"""Shortest ways in a small undirected graph, the same to the last bit on every machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import heappop, heappush


def ways(start: int, neighbours: Sequence[Sequence[int]], length: Callable[[int, int], float]) -> list[float]:
    """Return the length of the shortest way from node `start` to each node; -1 where there is none.

    Nodes are 0, 1, …; `neighbours` are those that each is joined with, `length` is how long the edge from the
    first to the second is. (Dijkstra 1959, with a heap.)
    """
    best = [-1.0] * len(neighbours)
    queue = [(0.0, start)]
    while queue:
        way, node = heappop(queue)
        if best[node] < 0.0:
            best[node] = way
            for other in neighbours[node]:
                if best[other] < 0.0:
                    heappush(queue, (way + length(node, other), other))
    return best
