from __future__ import annotations

import random
import sys
import xml.etree.ElementTree as ET

import pytest
from factory import graph, small, statement

from wenmai import metrics as module
from wenmai.drawing import drawing
from wenmai.gexf import NAMESPACE, gexf_of
from wenmai.metrics import _by_igraph, _by_networkx, measures, metrics, standings
from wenmai_extractors.errors import WenmaiError


def two_stars() -> dict[str, module.Standing]:
    """Three holders of one honour, three of another, and a body that confers both."""
    holders = [statement(f"{i}局", "received", "甲奖" if i < 3 else "乙奖") for i in range(6)]
    bodies = [statement("某委", "conferred", honour) for honour in ("甲奖", "乙奖")]
    return metrics(graph(*holders, *bodies))


def test_who_stands_between_the_others() -> None:
    found = two_stars()
    assert max(found, key=lambda id_: found[id_].betweenness) in {"honour/甲奖", "honour/乙奖"}
    assert found["organisation/某委"].betweenness == pytest.approx(16 / 28, abs=1e-6)
    assert found["organisation/0局"].betweenness == 0


def test_degrees_count_facts_and_neighbours() -> None:
    found = metrics(small())
    assert (found["honour/文明单位"].degree, found["honour/文明单位"].neighbours) == (4, 3)


def test_nothing_is_its_own_neighbour() -> None:
    found = standings(["甲", "乙"], {("甲", "甲"): 1, ("乙", "甲"): 1, ("甲", "乙"): 2})
    assert [(one.degree, one.neighbours) for one in found.values()] == [(5, 1), (3, 1)]


def test_communities_are_numbered_by_size() -> None:
    found = two_stars()
    assert found["organisation/0局"].community == found["honour/甲奖"].community
    assert found["honour/甲奖"].community != found["honour/乙奖"].community
    sizes = [standing.community for standing in found.values()]
    assert sizes.count(1) >= sizes.count(2) > 0


def test_networkx_and_igraph_agree() -> None:
    numbers = random.Random(3)  # noqa: S311 - a graph for a test
    pairs = sorted({tuple(sorted(numbers.sample(range(60), 2))) for _ in range(110)})
    assert _by_networkx(60, pairs) == pytest.approx(_by_igraph(60, pairs), abs=2e-6)  # type: ignore[arg-type]
    assert _by_networkx(2, [(0, 1)]) == _by_igraph(2, [(0, 1)]) == [0.0, 0.0]


def test_without_igraph_a_big_graph_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    expected = metrics(small())
    monkeypatch.setitem(sys.modules, "igraph", None)
    assert metrics(small()) == expected
    monkeypatch.setattr(module, "PATIENCE", 10)
    with pytest.raises(WenmaiError, match=r"needs igraph, .*`pip install igraph`.* extra `analysis`"):
        metrics(small())


def test_an_empty_graph_has_no_standings() -> None:
    assert metrics(graph()) == {}


def test_they_become_attributes() -> None:
    kg = small()
    root = ET.fromstring("".join(gexf_of(drawing(kg, measures(kg)))))  # noqa: S314 - our own file
    space = f"{{{NAMESPACE}}}"
    node = next(node for node in root.iter(f"{space}node") if node.get("id") == "honour/文明单位")
    values = {value.get("for"): value.get("value") for value in node.iter(f"{space}attvalue")}
    assert (values["degree"], values["neighbours"]) == ("4", "3")
    assert float(str(values["betweenness"])) > 0
    assert int(str(values["community"])) >= 1
