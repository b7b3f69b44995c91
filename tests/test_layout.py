import random
from itertools import combinations

import pytest

from wenmai.layout import Box, layout


def _random_graph(nodes: int, edges: int, seed: int) -> tuple[dict[str, Box], list[tuple[str, str]]]:
    draw = random.Random(seed)  # noqa: S311 - chance, not secrets
    boxes = {f"n{i}": Box(draw.uniform(20, 150), draw.uniform(20, 70), 12.0) for i in range(nodes)}
    names = list(boxes)
    return boxes, [(names[int(draw.random() ** 2 * nodes)], draw.choice(names)) for _ in range(edges)]


def _frame(box: Box, centre: tuple[int, int]) -> tuple[float, float, float, float]:
    x, y = centre
    return x - box.width / 2, y - box.above, x + box.width / 2, y - box.above + box.height


@pytest.mark.parametrize(("nodes", "edges", "seed"), [(60, 70, 0), (60, 70, 1), (60, 300, 2), (90, 120, 3)])
def test_no_two_boxes_overlap(nodes: int, edges: int, seed: int) -> None:
    boxes, pairs = _random_graph(nodes, edges, seed)
    places = layout(boxes, pairs)
    frames = {node: _frame(boxes[node], places[node]) for node in boxes}
    for one, other in combinations(boxes, 2):
        a, b = frames[one], frames[other]
        # Places are rounded to whole pixels: half a pixel of each may be lost.
        apart = a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 1 or b[3] <= a[1] + 1
        assert apart, (one, other)


def test_the_order_of_arguments_makes_no_difference() -> None:
    boxes, edges = _random_graph(40, 50, 7)
    turned = [(b, a) for a, b in reversed(edges)] + edges[:5]
    assert layout(boxes, edges) == layout(dict(reversed(boxes.items())), turned)


def test_nothing_one_and_loose_nodes() -> None:
    box = Box(30, 20, 10)
    assert layout({}, []) == {}
    assert layout({"a": box}, [("a", "a")]) == {"a": (0, 0)}
    assert len(set(layout(dict.fromkeys("abcde", box), []).values())) == 5


def test_neighbours_stand_nearer_than_strangers() -> None:
    boxes = {name: Box(20, 20, 10) for name in "abcdefgh"}
    places = layout(boxes, list(zip("abcdefg", "bcdefgh", strict=True)))

    def distance(one: str, other: str) -> float:
        return sum((p - q) ** 2 for p, q in zip(places[one], places[other], strict=True))

    assert distance("a", "b") < distance("a", "d") < distance("a", "h")


def test_what_can_be_drawn_without_crossings_nearly_is() -> None:
    boxes = {f"n{i}": Box(100, 50, 12) for i in range(63)}
    tree = [(f"n{(i - 1) // 3}", f"n{i}") for i in range(1, 63)]
    places = layout(boxes, tree)

    def turn(a: str, b: str, c: str) -> float:
        (ax, ay), (bx, by), (cx, cy) = places[a], places[b], places[c]
        return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

    crossing = [
        (one, other)
        for one, other in combinations(tree, 2)
        if not set(one) & set(other)
        and turn(*one, other[0]) * turn(*one, other[1]) < 0
        and turn(*other, one[0]) * turn(*other, one[1]) < 0
    ]
    assert len(crossing) <= 4
