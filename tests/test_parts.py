"""Parts of a graph: some types or predicates, one mode of two, and everything as nodes."""

from __future__ import annotations

from collections import Counter

import networkx as nx
import pytest
from factory import graph, hostile, small, statement
from msgspec.structs import replace

from wenmai import projection
from wenmai.gexf import gexf_of
from wenmai.graphml import graphml_of
from wenmai.model import KnowledgeGraph, Suggestion
from wenmai.projection import Way, projected, ties, way
from wenmai.proof_drawing import proof_drawing
from wenmai.subset import only
from wenmai.tables import entities
from wenmai_extractors.errors import WenmaiError


@pytest.mark.parametrize("names", [("Organisation", "Honour"), ("组织", "荣誉")])
def test_types_keep_their_entities_and_the_facts_between_them(names: tuple[str, ...]) -> None:
    part = only(small(), names)
    assert {entity.type for entity in part.entities} == {"Organisation", "Honour"}
    assert {fact.predicate for fact in part.facts} == {"received", "pursues", "conferred"}
    assert {s.id for s in part.statements} == {id_ for fact in part.facts for id_ in fact.statements}


def test_predicates_keep_their_facts_and_what_these_join() -> None:
    part = only(small(), ["measured", "holdsPost"])
    assert {entity.name for entity in part.entities} == {"某局", "资金", "张三"}
    assert len(only(small(), ["Person", "holdsPost"]).facts) == 0  # an organisation is at the other end


@pytest.mark.parametrize("names", [(), ("Honor",), ("Honour", "甲")])
def test_an_unknown_name_is_said(names: tuple[str, ...]) -> None:
    with pytest.raises(
        WenmaiError, match=r"no type or predicate; there are Organisation 组织, .* received 获得"
    ):
        only(small(), names)


def joined() -> KnowledgeGraph:
    """A county under two names, which are one place, and two bodies that may be one."""
    kg = graph(
        statement("石渠县", "received", "文明县", types=("Place", "Honour")),
        statement("四川省石渠县", "received", "卫生县", types=("Place", "Honour")),
        statement("甲局", "received", "文明单位"),
        statement("乙局", "received", "文明单位"),
    )
    assert any(merge.reasons for merge in kg.merges)
    return kg.replaced(suggestions=(Suggestion("organisation/乙局", "organisation/甲局", "test"),))


def test_what_an_entity_was_called_and_may_be_goes_with_it() -> None:
    kg = joined()
    places = only(kg, ["Place"])
    assert places.merges == tuple(merge for merge in kg.merges if merge.entity.startswith("place/"))
    assert places.suggestions == ()
    assert only(kg, ["Organisation"]).suggestions == kg.suggestions
    rows = [row for row in entities(kg).rows() if str(row[0]).startswith("place/")]
    column = list(entities(kg).columns).index("originals")
    assert [row[column] for row in entities(places).rows()] == [row[column] for row in rows]
    assert any(row[column] for row in rows)


def test_a_part_names_nothing_that_is_not_in_it() -> None:
    kg = graph(
        statement("甲局", "received", "省级文明单位标兵"),
        statement("乙局", "pursues", "省级文明单位"),
        statement(
            "甲局", "measured", "藏书", types=("Organisation", "Indicator"), value=3, unit="册", time="2019"
        ),
        statement(
            "甲局", "measured", "藏书", types=("Organisation", "Indicator"), value=9, unit="册", time="2019"
        ),
    )
    (step,) = (entity for entity in kg.entities if entity.step_of)
    facts = tuple(
        replace(fact, conflicts=("f:elsewhere", kg.facts[0].id)) if fact.predicate == "received" else fact
        for fact in kg.facts
    )
    part = only(kg.replaced(facts=facts), ["received"])
    assert [entity.step_of for entity in part.entities if entity.id == step.id] == [""]
    assert {name for fact in part.facts for name in fact.conflicts} <= {fact.id for fact in part.facts}
    both = only(kg, ["received", "pursues"])
    assert [entity.step_of for entity in both.entities if entity.id == step.id] == [step.step_of]
    measured = only(kg, ["measured"])
    assert all(fact.conflicts for fact in measured.facts)


def test_a_graph_with_another_part_is_the_same_in_all_others() -> None:
    kg = joined()
    fewer = kg.replaced(facts=())
    assert (fewer.facts, fewer.facts.graph) == ((), fewer)
    for name in ("entities", "statements", "articles", "documents", "merges", "suggestions"):
        assert getattr(fewer, name) == getattr(kg, name) != ()


def test_a_way_may_be_chinese() -> None:
    assert (
        way("组织：获得：荣誉")
        == way("Organisation:received:Honour")
        == Way("Organisation", "received", "Honour")
    )
    assert way("Person:Organisation") == Way("Person", None, "Organisation")


@pytest.mark.parametrize(
    "text", ["", "Organisation", "Organisation:had:Honour", "a:b:c:d", "Honour:", ":received:"]
)
def test_no_way(text: str) -> None:
    with pytest.raises(WenmaiError, match="no projection; write TYPE:PREDICATE:TYPE"):
        way(text)


def honours() -> KnowledgeGraph:
    return graph(
        statement("甲局", "received", "文明单位", edition=5),
        statement("甲局", "received", "文明单位", edition=6),
        statement("甲局", "received", "平安单位"),
        statement("乙局", "received", "文明单位"),
        statement("乙局", "received", "平安单位"),
        statement("丙局", "received", "平安单位", status="revoked"),
        statement("丁局", "pursues", "文明单位"),
    )


def test_who_shares_how_much() -> None:
    (tie,) = ties(honours(), way("Organisation:received:Honour"))
    assert (tie.one, tie.other) == ("organisation/乙局", "organisation/甲局")
    assert list(tie.shared) == ["honour/平安单位", "honour/文明单位"]
    assert len(tie.shared["honour/文明单位"]) == 3  # two editions here, one there
    assert len(ties(honours(), way("Organisation:Honour"))) == 3
    assert ties(honours(), way("Person:Honour")) == ()


def test_the_projection_is_an_undirected_graph_with_weights() -> None:
    drawn = projected(honours(), way("Organisation:received:Honour"))
    found = nx.parse_graphml("".join(graphml_of(drawn)))
    assert not found.is_directed()
    ((*_, data),) = found.edges(data=True)
    assert (data["weight"], data["shared"]) == (2.0, "平安单位|文明单位")
    assert set(found) == {"organisation/甲局", "organisation/乙局"}


def test_measures_of_a_projection_are_those_of_its_own_network() -> None:
    chain = graph(
        *(statement(name, "received", "甲奖") for name in ("甲局", "乙局")),
        *(statement(name, "received", "乙奖") for name in ("乙局", "丙局")),
        *(statement(name, "received", "丙奖") for name in ("乙局", "丙局")),
        *(
            statement("丙局", "organised", f"第{i}次读书会", types=("Organisation", "Activity"))
            for i in range(5)
        ),
    )
    drawn = projected(chain, way("Organisation:received:Honour"), measured=True)
    nodes = {node.label: node.values for node in drawn.nodes}
    assert [(nodes[name]["degree"], nodes[name]["neighbours"]) for name in ("甲局", "乙局", "丙局")] == [
        (1, 1),
        (3, 2),
        (2, 1),
    ]
    assert [nodes[name]["betweenness"] for name in ("甲局", "乙局", "丙局")] == [0, 1, 0]
    assert {"degree", "community"} <= drawn.node_fields.keys()
    assert "degree" not in projected(chain, way("Organisation:received:Honour")).node_fields


def test_too_many_ties_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projection, "MOST", 2)
    with pytest.raises(WenmaiError, match="more than 2 pairs"):
        ties(honours(), way("Organisation:Honour"))


@pytest.mark.parametrize("kg", [small(), hostile(), graph()], ids=["small", "hostile", "empty"])
def test_with_everything_a_node_every_edge_has_two_ends_and_a_kind(kg: KnowledgeGraph) -> None:
    drawn = proof_drawing(kg)
    nodes = [node.id for node in drawn.nodes]
    assert len(nodes) == len(set(nodes))
    edges = list(drawn.edges)
    assert all({edge.source, edge.target} <= set(nodes) for edge in edges)
    triples = Counter((edge.source, edge.target, edge.kind) for edge in edges)
    assert set(triples.values()) <= {1}
    assert "".join(gexf_of(proof_drawing(kg))).count("<node ") == len(nodes)


def test_a_path_leads_from_a_fact_to_the_report() -> None:
    found = nx.parse_graphml("".join(graphml_of(proof_drawing(small()))))
    fact = next(node for node, kind in found.nodes(data="kind") if kind == "Fact")
    kinds = {found.nodes[node]["kind"] for node in nx.descendants(found, fact)}
    assert kinds == {"Entity", "Statement", "Evidence", "Document"}
    piece = next(data for _, data in found.nodes(data=True) if data["kind"] == "Evidence")
    assert piece["charEnd"] - piece["charStart"] == len(piece["text"])
