"""The knowledge graph in the libraries of others: networkx and rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from wenmai.model import KnowledgeGraph


def to_networkx(kg: KnowledgeGraph) -> nx.MultiDiGraph:
    """Return a new MultiDiGraph: a node is an entity, an edge a fact, the edge key its id.

    Nodes are entity ids with the attributes `name`, `type` and `entity` (the record); edges run from subject
    to object with the fact id as key and the attributes `predicate`, `sources`, `confidence`, `derived` and
    `fact`.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    for entity in kg.entities:
        graph.add_node(entity.id, name=entity.name, type=entity.type, entity=entity)
    for fact in kg.facts:
        graph.add_edge(
            fact.subject,
            fact.object,
            key=fact.id,
            predicate=fact.predicate,
            sources=fact.sources,
            confidence=fact.confidence,
            derived=fact.derived,
            fact=fact,
        )
    return graph


def to_rdflib(kg: KnowledgeGraph, *, base: str | None = None) -> rdflib.Graph:
    """Return a new rdflib Graph with the triples of `graph.ttl`, its prefixes bound."""
    import rdflib

    from wenmai.rdf import turtle
    from wenmai.terms import BASE

    return rdflib.Graph().parse(
        data="".join(turtle(kg, base=BASE if base is None else base)), format="turtle"
    )
