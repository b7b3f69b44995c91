from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenmai import positions as module
from wenmai.positions import SPACE, positions

EDGES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30)


def test_an_empty_graph_and_a_lone_node() -> None:
    assert positions([], []) == {}
    assert set(positions(["a"], [("a", "a")])) == {"a"}


@given(EDGES)
def test_order_direction_and_repetition_make_no_difference(edges: list[tuple[int, int]]) -> None:
    nodes = [f"n{i}" for i in range(13)]
    named = [(f"n{a}", f"n{b}") for a, b in edges]
    turned = [(b, a) for a, b in reversed(named)]
    assert positions(nodes, named) == positions(reversed(nodes), [*turned, *named])


@given(EDGES)
def test_no_two_nodes_stand_in_one_place(edges: list[tuple[int, int]]) -> None:
    places = positions([f"n{i}" for i in range(13)], [(f"n{a}", f"n{b}") for a, b in edges])
    assert min(dist(a, b) for a, b in combinations(places.values(), 2)) > SPACE / 2


def test_neighbours_are_closer_than_others() -> None:
    path = [f"n{i:02}" for i in range(30)]
    places = positions(path, pairwise(path))
    assert dist(places["n00"], places["n29"]) > 5 * dist(places["n10"], places["n11"])


def test_the_leaves_of_a_hub_stand_around_it() -> None:
    places = positions(["hub", *map(str, range(50))], [("hub", str(i)) for i in range(50)])
    assert max(dist(places["hub"], place) for place in places.values()) < SPACE * 8


def test_components_do_not_overlap() -> None:
    edges = [(f"{part}{i}", f"{part}{(i + 1) % 9}") for part in "abc" for i in range(9)]
    places = positions({node for edge in edges for node in edge}, edges)
    boxes = []
    for part in "abc":
        xs, ys = zip(*(place for node, place in places.items() if node[0] == part), strict=True)
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    for one, other in combinations(boxes, 2):
        assert one[1] < other[0] or other[1] < one[0] or one[3] < other[2] or other[3] < one[2]


def test_a_graph_too_big_to_draw_is_left_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    assert positions("abcd", []) == {}
