"""Where the nodes of a big graph stand, in time that grows with its edges, the same on every machine.

Nodes with one neighbour stand around it as the seeds of a sunflower; what is left is laid out by sparse
stress: distances to some pivots and along the edges (Ortmann, Klimenta, Brandes 2017, by the descent of
Zheng, Pawar, Goodman 2019). Components are packed in rows.

As in `wenmai.layout`, which is for the few labelled nodes of a page, only operations that IEEE 754 rounds
exactly are used, here on whole arrays element by element: no libm, no sums of arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from wenmai.components import components
from wenmai.ways import ways

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Point = tuple[float, float]
Neighbours = Mapping[int, Sequence[int]]

MOST = 50_000  # nodes; beyond, a program that draws so many lays them out itself
SPACE = 14.0  # between two leaves of one node
EDGE = 30.0  # between the discs of two nodes that are joined
GAP = 40.0  # between components
PIVOTS = 24
ROUNDS = 24
WIDE = 4.0  # times the radius of the median disc
COMPARISONS = 2_000_000  # of two discs that may overlap; then the rest stays as it is
EPSILON = 1e-9
# The golden angle by which each seed of a sunflower is turned against the one before: cosine and sine.
TURN = (-0.7373688780783197, 0.6754902942615238)


class Matching(NamedTuple):
    """Edges of which no two share an end: numbers of their ends, and how long they should be."""

    a: NDArray[Any]
    b: NDArray[Any]
    wish: Floats


def positions(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """Return x and y of each node, around (0, 0); direction, repetition and order make no difference.

    Where there are more than MOST nodes, the result is empty.
    """
    names = sorted(islice(nodes, MOST + 1))
    if len(names) > MOST:
        return {}
    number = {name: i for i, name in enumerate(names)}
    pairs = sorted({(min(a, b), max(a, b)) for a, b in ((number[a], number[b]) for a, b in edges) if a != b})
    neighbours: dict[int, list[int]] = {i: [] for i in range(len(names))}
    for one, other in pairs:
        neighbours[one].append(other)
        neighbours[other].append(one)
    keys = [f"{i:09}" for i in range(len(names))]
    joined = [*((keys[a], keys[b]) for a, b in pairs), *((key, key) for key in keys)]
    parts = [_component([int(key) for key in group], neighbours) for group in components(joined)]
    placed = _packed(parts)
    return {name: placed[i] for name, i in number.items()}


def _component(group: Sequence[int], neighbours: Neighbours) -> dict[int, Point]:
    """The nodes of one component, its leaves around the others."""
    core = [i for i in group if len(neighbours[i]) != 1] or list(group[:1])
    inner = set(core)
    leaves = {i: [j for j in neighbours[i] if j not in inner] for i in core}
    radii = {i: SPACE * sqrt(len(leaves[i]) + 1.0) for i in core}
    places = _stress(core, {i: [j for j in neighbours[i] if j in inner] for i in core}, radii)
    for i in core:
        places.update(zip(leaves[i], _sunflower(places[i], len(leaves[i])), strict=True))
    return places


def _sunflower(centre: Point, count: int) -> Iterable[Point]:
    cosine, sine = 1.0, 0.0
    for k in range(count):
        radius = SPACE * sqrt(k + 1.0)
        yield centre[0] + radius * cosine, centre[1] + radius * sine
        cosine, sine = cosine * TURN[0] - sine * TURN[1], cosine * TURN[1] + sine * TURN[0]


def _stress(core: Sequence[int], neighbours: Neighbours, radii: Mapping[int, float]) -> dict[int, Point]:
    """Places of `core` in which distances come close to the shortest ways; discs of `radii` part."""
    import numpy as np

    if len(core) == 1:
        return {core[0]: (0.0, 0.0)}
    at = {node: i for i, node in enumerate(core)}
    near = [[at[j] for j in neighbours[node]] for node in core]
    size = [radii[node] for node in core]
    pivots, lengths = _pivots(near, size)
    wishes = [np.array(length) for length in lengths]
    noise = _noise(len(core))
    x = wishes[0] - wishes[1 % len(wishes)] + noise[0]
    y = wishes[2 % len(wishes)] - wishes[3 % len(wishes)] + noise[1]
    matchings = [
        Matching(
            np.array(a), np.array(b), np.array([EDGE + size[i] + size[j] for i, j in zip(a, b, strict=True)])
        )
        for a, b in _matchings(near)
    ]
    longest = max(map(max, lengths))
    rate = longest * longest
    shrink = _shrink(rate)
    for _ in range(ROUNDS):
        for pivot, wish in zip(pivots, wishes, strict=True):
            _pull(x, y, pivot, wish, rate)
        for matching in matchings:
            _join(x, y, matching, rate)
        rate *= shrink
    points = [[float(x[i]), float(y[i])] for i in range(len(core))]
    _part(points, size)
    return {node: (points[i][0], points[i][1]) for node, i in at.items()}


def _shrink(rate: float) -> float:
    """What takes `rate` in ROUNDS steps to about a tenth of an edge's square, by square roots alone."""
    low, high = 0.01, 1.0
    for _ in range(40):
        middle, product = (low + high) / 2.0, rate
        for _ in range(ROUNDS):
            product *= middle
        low, high = (middle, high) if product < 0.1 * EDGE * EDGE else (low, middle)
    return low


def _pull(x: Floats, y: Floats, pivot: int, wish: Floats, rate: float) -> None:
    """Move every node towards its wished distance from `pivot`."""
    import numpy as np

    dx, dy = x - x[pivot], y - y[pivot]
    length = np.sqrt(dx * dx + dy * dy) + EPSILON
    square = wish * wish
    square[pivot] = 1.0
    step = np.minimum(rate / square, 1.0) * (length - wish) / (2.0 * length)
    step[pivot] = 0.0
    x -= step * dx
    y -= step * dy


def _join(x: Floats, y: Floats, edges: Matching, rate: float) -> None:
    """Move both ends of the edges."""
    import numpy as np

    a, b, wish = edges
    dx, dy = x[a] - x[b], y[a] - y[b]
    length = np.sqrt(dx * dx + dy * dy) + EPSILON
    step = np.minimum(rate / (wish * wish), 1.0) * (length - wish) / (2.0 * length)
    x[a] -= step * dx
    y[a] -= step * dy
    x[b] += step * dx
    y[b] += step * dy


def _pivots(near: Sequence[Sequence[int]], size: Sequence[float]) -> tuple[list[int], list[list[float]]]:
    """Nodes far from each other, the best joined first, and the ways from each to all nodes."""

    def length(one: int, other: int) -> float:
        return EDGE + size[one] + size[other]

    pivots = [max(range(len(near)), key=lambda i: (len(near[i]), -i))]
    lengths = [ways(pivots[0], near, length)]
    closest = list(lengths[0])
    while len(pivots) < min(PIVOTS, len(near)):
        pivots.append(max(range(len(near)), key=lambda i: (closest[i], -i)))
        lengths.append(ways(pivots[-1], near, length))
        closest = [min(pair) for pair in zip(closest, lengths[-1], strict=True)]
    return pivots, lengths


def _matchings(near: Sequence[Sequence[int]]) -> list[tuple[list[int], list[int]]]:
    """The edges in groups in which no node comes twice."""
    groups: list[tuple[list[int], list[int]]] = []
    taken: list[set[int]] = [set() for _ in near]  # groups in which a node is
    first = [0] * len(near)  # below it a node is in every group
    for one, others in enumerate(near):
        for other in others:
            if one < other:
                group = max(first[one], first[other])
                while group in taken[one] or group in taken[other]:
                    group += 1
                if group == len(groups):
                    groups.append(([], []))
                groups[group][0].append(one)
                groups[group][1].append(other)
                for node in (one, other):
                    taken[node].add(group)
                    while first[node] in taken[node]:
                        first[node] += 1
    return groups


def _part(points: list[list[float]], size: Sequence[float]) -> None:
    """Push overlapping discs apart: of those of a usual size only the ones whose x are close are compared, a
    wide one with all.
    """
    usual = WIDE * sorted(size)[len(size) // 2]
    wide = [i for i in range(len(size)) if size[i] > usual]
    others = [i for i in range(len(size)) if size[i] <= usual]
    widest = max((size[i] for i in others), default=0.0)
    _widen(points, size)
    far = near = COMPARISONS  # with wide discs, and among the others
    quiet = False
    while far > 0 and near > 0 and not quiet:
        with_wide = ((i, j) for i in wide for j in range(len(size)) if i < j or size[j] <= usual)
        one, moved = _apart(with_wide, points, size, far)
        other, also = _apart(_close(others, points, size, widest), points, size, near)
        far, near, quiet = far - one, near - other, not (moved or also)


def _apart(
    pairs: Iterable[tuple[int, int]], points: list[list[float]], size: Sequence[float], most: int
) -> tuple[int, bool]:
    """Push the first `most` pairs of discs apart; return how many there were, and whether any overlapped."""
    count, moved = 0, False
    for i, j in islice(pairs, most):
        count += 1
        if _overlap(points[i], points[j], size[i] + size[j]):
            moved = True
            _push(points[i], points[j], size[i] + size[j])
    return count, moved


def _close(
    nodes: Sequence[int], points: list[list[float]], size: Sequence[float], widest: float
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of nodes, none wider than `widest`, whose x are close, from the left."""
    order = sorted(nodes, key=lambda i: (points[i][0], i))
    for place, i in enumerate(order):
        for after in range(place + 1, len(order)):  # a slice would copy them all
            j = order[after]
            yield i, j
            if points[j][0] - points[i][0] > size[i] + widest:
                break


def _overlap(one: Sequence[float], other: Sequence[float], room: float) -> bool:
    dx, dy = other[0] - one[0], other[1] - one[1]
    return dx * dx + dy * dy < room * room - 0.1


def _widen(points: list[list[float]], size: Sequence[float]) -> None:
    """Give a crowd as much room as its discs need."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    area = (max(xs) - min(xs) + SPACE) * (max(ys) - min(ys) + SPACE)
    factor = max(1.0, sqrt(6.0 * sum(radius * radius for radius in size) / area))
    for point in points:
        point[0] *= factor
        point[1] *= factor


def _push(one: list[float], other: list[float], room: float) -> None:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = sqrt(dx * dx + dy * dy)
    if length < EPSILON:
        dx, dy, length = 0.0, 1.0, 1.0
    step = (room - length) / (2.0 * length) if length < room else 0.0
    one[0] -= step * dx
    one[1] -= step * dy
    other[0] += step * dx
    other[1] += step * dy


def _noise(count: int) -> tuple[Floats, Floats]:
    """Two lists of small numbers, always the same, so that no two nodes start in one place."""
    import numpy as np

    state, numbers = 20, []
    for _ in range(2 * count):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        numbers.append((state >> 40) / (1 << 24) * EDGE)
    return np.array(numbers[:count]), np.array(numbers[count:])


def _packed(parts: Sequence[dict[int, Point]]) -> dict[int, Point]:
    """The components in rows, the highest first, rounded to a tenth."""
    framed = sorted(((_frame(part), part) for part in parts), key=lambda item: (-item[0][3], min(item[1])))
    area = sum((frame[2] + GAP) * (frame[3] + GAP) for frame, _ in framed)
    width = max([sqrt(area) * 1.2, *(frame[2] for frame, _ in framed)])
    placed: dict[int, Point] = {}
    x = y = height = 0.0
    for (left, top, wide, high), part in framed:
        if x > 0.0 and x + wide > width:
            x, y, height = 0.0, y + height + GAP, 0.0
        placed.update({i: (px - left + x, py - top + y) for i, (px, py) in part.items()})
        x, height = x + wide + GAP, max(height, high)
    half_x, half_y = width / 2.0, (y + height) / 2.0
    return {i: (round(px - half_x, 1), round(py - half_y, 1)) for i, (px, py) in placed.items()}


def _frame(part: Mapping[int, Point]) -> tuple[float, float, float, float]:
    """Left, top, width and height with room for a node at each side."""
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    left, top = min(xs) - SPACE / 2.0, min(ys) - SPACE / 2.0
    return left, top, max(xs) + SPACE / 2.0 - left, max(ys) + SPACE / 2.0 - top
