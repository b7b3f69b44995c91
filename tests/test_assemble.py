from __future__ import annotations

from operator import attrgetter

from sample import graph, received, small_graph

import wenmai
from wenmai.assemble import assemble
from wenmai.network import to_networkx


def test_the_order_of_what_is_given_makes_no_difference() -> None:
    texts = {f"{number}.txt": f"{number}县获得荣誉{number}。" for number in range(9)}
    statements = [received(f"{n}县", f"荣誉{n}", doc=f"{n}.txt") for n in range(9)]
    kg = graph(texts, statements)
    again = assemble(
        documents=reversed(kg.documents), articles=reversed(kg.articles), statements=reversed(kg.statements)
    )
    for name in ("entities", "facts", "statements", "articles", "documents"):
        assert getattr(again, name) == getattr(kg, name)
        assert len(getattr(kg, name)) >= 9
    assert kg.statements == tuple(sorted(statements, key=attrgetter("id")))


def test_everything_that_is_named_is_there() -> None:
    kg = small_graph()
    for fact in kg.facts:
        assert {fact.subject, fact.object} <= kg.entity.keys()
        assert set(fact.statements) <= kg.statement.keys()
    assert {(s.doc, s.article) for s in kg.statements} <= kg.article.keys()


def test_networkx_has_a_node_an_entity_and_an_edge_a_fact() -> None:
    kg = small_graph()
    network = to_networkx(kg)
    assert set(network) == kg.entity.keys()
    edges = {(subject, object_, key) for subject, object_, key in network.edges(keys=True)}
    assert edges == {(fact.subject, fact.object, fact.id) for fact in kg.facts}
    fact = kg.facts[0]
    data = network.edges[fact.subject, fact.object, fact.id]
    assert (data["predicate"], data["sources"], data["fact"]) == (fact.predicate, fact.sources, fact)
    assert wenmai.to_networkx(kg).edges == network.edges
    network.clear()
    assert kg.entities == small_graph().entities


def test_two_facts_between_the_same_two_are_two_edges() -> None:
    kg = graph({}, [received("白水县", "荣誉", edition=edition) for edition in (5, 6)])
    assert sum(not data["derived"] for *_, data in to_networkx(kg).edges(data=True)) == 2
