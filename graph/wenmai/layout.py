"""Where the nodes of a small graph stand, the same on every machine.

Only operations that IEEE 754 rounds exactly are used (+ - * / and sqrt), one after the other in a fixed
order, and starts come from an integer generator: no libm, no vectorised sums, whose last bits differ between
machines.
Made for some hundred nodes; the time grows with their square (100 nodes: one to two seconds).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from wenmai.components import components
from wenmai.ways import ways

Points = list[list[float]]
Distances = list[list[float]]

EDGE = 46.0  # an edge between two leaves, in pixels
SPREAD = 12.0  # what each further neighbour adds to it, times the square root of their number
STRETCH = 1.9  # labels are wider than high
STARTS = 5  # tries, of which the one with the fewest crossings is taken
GAP = 40.0  # between components
ROUNDS = 60
LOOSER = 1.08
EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Box:
    """The room of a node and its label; `above` is the way from its top down to the node's centre."""

    width: float
    height: float
    above: float


def layout(
    boxes: Mapping[str, Box], edges: Iterable[tuple[str, str]], *, aspect: float = 1.05
) -> dict[str, tuple[int, int]]:
    """Return the centre of each node in whole pixels, around (0, 0); no two boxes overlap.

    `edges` join keys of `boxes`, direction and repetition making no difference. Each component is laid out by
    its own and they are packed into a rectangle `aspect` times as wide as high. The order of the arguments
    makes no difference either.
    """
    pairs = sorted({(min(a, b), max(a, b)) for a, b in edges if a != b})
    groups = components([*pairs, *((node, node) for node in boxes)])
    parts = [_component(group, boxes, pairs) for group in groups]
    return {
        node: (round(x), round(y + boxes[node].above - boxes[node].height / 2))
        for part, dx, dy in _packed(parts, boxes, aspect)
        for node, (x, y) in ((node, (x + dx, y + dy)) for node, (x, y) in part.items())
    }


def _component(
    nodes: Sequence[str], boxes: Mapping[str, Box], pairs: Iterable[tuple[str, str]]
) -> dict[str, tuple[float, float]]:
    """The centres of the boxes of one component."""
    place = {node: i for i, node in enumerate(nodes)}
    edges = [(place[a], place[b]) for a, b in pairs if a in place]
    distances = _distances(len(nodes), edges)
    noise, best, least = _numbers(), [[0.0, 0.0] for _ in nodes], (1 << 60, 0.0)
    for attempt in range(STARTS if len(nodes) > 3 else 1):
        points = _scattered(distances, noise) if attempt else _starts(distances, noise)
        _relax(points, distances, noise)
        for point in points:
            point[0] *= STRETCH
        _part(points, [boxes[node] for node in nodes])
        cost = (_crossings(points, edges), sum(_length(points[a], points[b]) for a, b in edges))
        if cost < least:
            best, least = points, cost
    return {node: (best[i][0], best[i][1]) for node, i in place.items()}


def _crossings(points: Points, edges: Sequence[tuple[int, int]]) -> int:
    """How many pairs of edges cross."""
    return sum(
        {a, b}.isdisjoint((c, d))
        and _turn(points[a], points[b], points[c]) * _turn(points[a], points[b], points[d]) < 0.0
        and _turn(points[c], points[d], points[a]) * _turn(points[c], points[d], points[b]) < 0.0
        for i, (a, b) in enumerate(edges)
        for c, d in edges[:i]
    )


def _turn(a: Sequence[float], b: Sequence[float], c: Sequence[float]) -> float:
    """Positive if the way from `a` over `b` to `c` turns one way, negative if the other."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _length(a: Sequence[float], b: Sequence[float]) -> float:
    dx, dy = a[0] - b[0], a[1] - b[1]
    return sqrt(dx * dx + dy * dy)


def _distances(size: int, edges: Sequence[tuple[int, int]]) -> Distances:
    """The wished distance of every two nodes: the shortest way, edges of a hub being longer."""
    neighbours: list[list[int]] = [[] for _ in range(size)]
    for a, b in edges:
        neighbours[a].append(b)
        neighbours[b].append(a)
    root = [sqrt(float(len(others))) for others in neighbours]
    return [
        ways(start, neighbours, lambda one, other: EDGE + SPREAD * (root[one] + root[other] - 2.0))
        for start in range(size)
    ]


def _starts(distances: Distances, noise: Iterator[float]) -> Points:
    """Starts that unfold the component: distances to four nodes far from each other, and a little noise."""
    size = len(distances)
    pivots = [0]
    while len(pivots) < 4:
        pivots.append(max(range(size), key=lambda i: (min(distances[p][i] for p in pivots), -i)))
    a, b, c, d = (distances[pivot] for pivot in pivots)
    return [[a[i] - b[i] + next(noise) * EDGE, c[i] - d[i] + next(noise) * EDGE] for i in range(size)]


def _scattered(distances: Distances, noise: Iterator[float]) -> Points:
    """Starts by chance alone, over a square as wide as the component is long."""
    width = max(map(max, distances))
    return [[next(noise) * width, next(noise) * width] for _ in distances]


def _relax(points: Points, distances: Distances, noise: Iterator[float]) -> None:
    """Stochastic descent of the stress (Zheng, Pawar, Goodman 2019): pairs in turn, steps getting smaller."""
    size = len(points)
    pairs = [(i, j) for i in range(size) for j in range(i)]
    if not pairs:
        return
    longest = max(distances[i][j] for i, j in pairs)
    rate = longest * longest
    while rate > 0.05 * EDGE * EDGE:
        _shuffle(pairs, noise)
        for i, j in pairs:
            wish = distances[i][j]
            one, other = points[i], points[j]
            dx, dy = one[0] - other[0], one[1] - other[1]
            length = sqrt(dx * dx + dy * dy) + EPSILON
            step = min(rate / (wish * wish), 1.0) * (length - wish) / (2.0 * length)
            one[0] -= step * dx
            one[1] -= step * dy
            other[0] += step * dx
            other[1] += step * dy
        rate *= 0.82


def _part(points: Points, boxes: Sequence[Box]) -> None:
    """Push overlapping boxes apart, each time the shorter way, until none is left.

    Where that goes in circles, everything moves away from the middle first.
    """
    size = len(points)
    quiet, turns = False, 0
    while not quiet:
        quiet, turns = True, turns + 1
        if turns % ROUNDS == 0:
            for point in points:
                point[0] *= LOOSER
                point[1] *= LOOSER
        for i in range(size):
            for j in range(i):
                dx, dy = points[i][0] - points[j][0], points[i][1] - points[j][1]
                over_x = (boxes[i].width + boxes[j].width) / 2.0 - abs(dx)
                over_y = (boxes[i].height + boxes[j].height) / 2.0 - abs(dy)
                if over_x <= 0.0 or over_y <= 0.0:
                    continue
                quiet = False
                axis, push = (0, over_x) if over_x < over_y else (1, over_y)
                half = (push + 1.0) / 2.0
                sign = 1.0 if (dx, dy)[axis] >= 0.0 else -1.0
                points[i][axis] += sign * half
                points[j][axis] -= sign * half


def _packed(
    parts: Sequence[dict[str, tuple[float, float]]], boxes: Mapping[str, Box], aspect: float
) -> Iterator[tuple[dict[str, tuple[float, float]], float, float]]:
    """Each component with the shift that packs it: the largest first, each where the whole grows least."""
    framed = sorted(((*_frame(part, boxes), part) for part in parts), key=lambda f: (-f[2] * f[3], min(f[4])))
    taken: list[tuple[float, float, float, float]] = []
    shifts: list[tuple[float, float]] = []
    for left, top, width, height, _ in framed:
        x, y = _slot(taken, width, height, aspect)
        taken.append((x, y, width, height))
        shifts.append((x - left, y - top))
    middle_x = max((x + w for x, _, w, _ in taken), default=0.0) / 2.0
    middle_y = max((y + h for _, y, _, h in taken), default=0.0) / 2.0
    for (*_, part), (dx, dy) in zip(framed, shifts, strict=True):
        yield part, dx - middle_x, dy - middle_y


def _slot(
    taken: Sequence[tuple[float, float, float, float]], width: float, height: float, aspect: float
) -> tuple[float, float]:
    """The free corner that makes the whole grow least."""
    xs = [0.0, *(x + w + GAP for x, _, w, _ in taken)]
    ys = [0.0, *(y + h + GAP for _, y, _, h in taken)]
    wide = max((x + w for x, _, w, _ in taken), default=0.0)
    high = max((y + h for _, y, _, h in taken), default=0.0)
    free = (
        (max(wide, x + width) / aspect, max(high, y + height), x, y)
        for x in xs
        for y in ys
        if not any(
            x < tx + tw + GAP and tx < x + width + GAP and y < ty + th + GAP and ty < y + height + GAP
            for tx, ty, tw, th in taken
        )
    )
    _, _, x, y = min(free, key=lambda slot: (max(slot[0], slot[1]), slot[0] + slot[1], slot[3], slot[2]))
    return x, y


def _frame(
    part: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box]
) -> tuple[float, float, float, float]:
    """Left, top, width and height of a component."""
    left = min(x - boxes[node].width / 2.0 for node, (x, _) in part.items())
    right = max(x + boxes[node].width / 2.0 for node, (x, _) in part.items())
    top = min(y - boxes[node].height / 2.0 for node, (_, y) in part.items())
    bottom = max(y + boxes[node].height / 2.0 for node, (_, y) in part.items())
    return left, top, right - left, bottom - top


def _numbers() -> Iterator[float]:
    """Numbers in [0, 1), always the same: a linear congruential generator in integers (Knuth's MMIX)."""
    state = 20
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        yield (state >> 40) / (1 << 24)


def _shuffle(items: list[tuple[int, int]], noise: Iterator[float]) -> None:
    for i in range(len(items) - 1, 0, -1):
        j = int(next(noise) * (i + 1))
        items[i], items[j] = items[j], items[i]
