from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import igraph
import networkx as nx
import pytest
from factory import graph, hostile, small, statement

from wenmai.drawing import EdgeKinds
from wenmai.graphml import NAMESPACE, graphml
from wenmai.model import KnowledgeGraph

XML = f"{{{NAMESPACE}}}"


def read(kg: KnowledgeGraph) -> nx.MultiDiGraph:
    return nx.parse_graphml("".join(graphml(kg)), force_multigraph=True)


@pytest.mark.parametrize("kg", [small(), hostile(), graph()], ids=["small", "hostile", "empty"])
def test_every_entity_and_fact_arrives(kg: KnowledgeGraph) -> None:
    found = read(kg)
    assert set(found) == {entity.id for entity in kg.entities}
    assert set(found.edges(keys=True)) == {(fact.subject, fact.object, fact.id) for fact in kg.facts}


def test_gephi_would_merge_no_two_edges() -> None:
    kg = small()
    root = ET.fromstring("".join(graphml(kg)))  # noqa: S314 - our own file
    edges = Counter((e.get("source"), e.get("target"), e.get("label")) for e in root.iter(f"{XML}edge"))
    assert len(edges) == len(kg.facts)
    assert max(edges.values()) == 1


def test_kinds_tell_editions_apart_and_are_plain_otherwise() -> None:
    kinds = sorted(EdgeKinds(kg).of(fact) for kg in [small()] for fact in kg.facts)
    assert "received [time=2017/2019, edition=5, conferredBy=某委]" in kinds
    assert "received [time=2020-12, edition=6, conferredBy=某委]" in kinds
    assert "received" in kinds
    assert "pursues" in kinds


def test_kinds_differ_even_where_cleaning_makes_qualifiers_alike() -> None:
    kg = graph(
        statement("甲局", "holdsPost", "乙局", post="科\x01长"),
        statement("甲局", "holdsPost", "乙局", post="科\x02长"),
    )
    assert len({EdgeKinds(kg).of(fact) for fact in kg.facts}) == len(kg.facts) == 2


def test_what_an_edge_says() -> None:
    edges = {key: data for *_, key, data in read(small()).edges(keys=True, data=True)}
    fifth = next(data for data in edges.values() if data.get("edition") == 5)
    assert (fifth["weight"], fifth["sources"], fifth["predicate"]) == (2.0, 2, "received")
    assert (fifth["time"], fifth["start"], fifth["end"]) == ("2017/2019", "2017-01-01", "2019-12-31")
    assert fifth["label"].startswith("获得 [")
    joint = next(data for data in edges.values() if data["predicate"] == "organised")
    assert joint["partner"] == "某协会|某校"
    figure = next(data for data in edges.values() if data["predicate"] == "measured")
    assert figure["value"] == -66.5
    conferred = next(data for data in edges.values() if data["predicate"] == "conferred")
    assert conferred["approx"] is True
    assert all(data["weight"] >= 1 for data in edges.values())


def test_what_a_node_says() -> None:
    nodes = read(small()).nodes
    honour = nodes["honour/文明单位"]
    assert (honour["label"], honour["type"], honour["typeZh"]) == ("文明单位", "Honour", "荣誉")
    assert all(0 <= honour[channel] <= 255 for channel in "rgb")
    assert honour["size"] > nodes["honour/文明校园"]["size"]


def test_every_node_has_a_place_of_its_own() -> None:
    nodes = read(small()).nodes
    assert len({(data["x"], data["y"]) for _, data in nodes(data=True)}) == len(nodes)


def test_an_edge_leads_to_all_of_its_evidence() -> None:
    kg = small()
    for *_, id_, data in read(kg).edges(keys=True, data=True):
        fact = next(fact for fact in kg.facts if fact.id == id_)
        assert data["statements"].split("|") == list(fact.statements)
        assert data["evidence"].split("|") == [
            f"{piece.role} {kg.statement[name].doc}#char={piece.start},{piece.end}"
            for name in fact.statements
            for piece in kg.statement[name].evidence
        ]


def test_igraph_too_knows_which_fact_an_edge_is(tmp_path: Path) -> None:
    kg, path = small(), tmp_path / "graph.graphml"
    path.write_text("".join(graphml(kg)), encoding="utf-8")
    found = igraph.Graph.Read_GraphML(str(path))
    names = found.vs["id"]
    edges = {(names[edge.source], names[edge.target], edge["fact"]) for edge in found.es}
    assert edges == {(fact.subject, fact.object, fact.id) for fact in kg.facts}
