"""The graph as GraphML for Gephi, Cytoscape, yEd and networkx.

networkx's writer repeats edge ids in a multigraph, and Gephi then drops facts; hence a writer of our own.
What Gephi's importer asks for: `label`, `x`, `y`, `size`, `r`, `g`, `b` and `weight` are appearance; the kind
of an edge is its `label` attribute; there are no lists (`a|b`) and no intervals (`start` and `end` are text).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from wenmai.drawing import Drawing, Edge, Node, drawing
from wenmai.flat import BOOLEAN, INTEGER, NUMBER, Value, clean, text
from wenmai.proof_drawing import proof_drawing
from wenmai.xml_stream import Writer, empty, streamed

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {INTEGER: "long", NUMBER: "double", BOOLEAN: "boolean"}  # others are strings
NODE_LOOKS = {
    "label": "string",
    "x": "double",
    "y": "double",
    "size": "double",
    "r": "int",
    "g": "int",
    "b": "int",
}
EDGE_LOOKS = {"label": "string", "weight": "double"}


def graphml(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the graph as a GraphML file: nodes by entity id, edges by fact id, one edge a fact."""
    return graphml_of(drawing(kg))


def proof_graphml(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield a GraphML file in which facts, statements, evidence and reports are nodes too."""
    return graphml_of(proof_drawing(kg))


def graphml_of(drawn: Drawing) -> Iterator[str]:
    """Yield `drawn` as a GraphML file."""

    def body(writer: Writer) -> Iterator[None]:
        with writer.element("graphml", nsmap={None: NAMESPACE}):
            for domain, keys in (("node", _node_keys(drawn)), ("edge", _edge_keys(drawn))):
                for name, kind in keys.items():
                    declared = {"id": _key(domain, name), "for": domain, "attr.name": name}
                    empty(writer, "key", {**declared, "attr.type": kind})
                    writer.write("\n")
            default = "directed" if drawn.directed else "undirected"
            with writer.element("graph", {"id": "wenmai", "edgedefault": default}):
                for node in drawn.nodes:
                    _write_node(writer, node, drawn.node_fields)
                    yield
                for edge in drawn.edges:
                    _write_edge(writer, edge, drawn.edge_fields)
                    yield
        yield

    return streamed(body)


def _node_keys(drawn: Drawing) -> dict[str, str]:
    return {**NODE_LOOKS, **{name: TYPES.get(kind, "string") for name, kind in drawn.node_fields.items()}}


def _edge_keys(drawn: Drawing) -> dict[str, str]:
    return {**EDGE_LOOKS, **{name: TYPES.get(kind, "string") for name, kind in drawn.edge_fields.items()}}


def _write_node(writer: Writer, node: Node, fields: Mapping[str, str]) -> None:
    x, y = node.place or (None, None)
    red, green, blue = node.colour
    looks: dict[str, Value] = {"label": node.label, "x": x, "y": y, "size": node.size}
    looks |= {"r": red, "g": green, "b": blue}
    writer.write("\n")
    with writer.element("node", {"id": clean(node.id)}):
        _write_data(writer, "node", {**looks, **{name: node.values.get(name) for name in fields}})


def _write_edge(writer: Writer, edge: Edge, fields: Mapping[str, str]) -> None:
    ends = {"id": clean(edge.id), "source": clean(edge.source), "target": clean(edge.target)}
    looks: dict[str, Value] = {"label": edge.label, "weight": edge.weight}
    writer.write("\n")
    with writer.element("edge", {**ends, "label": clean(edge.kind)}):
        _write_data(writer, "edge", {**looks, **{name: edge.values.get(name) for name in fields}})


def _write_data(writer: Writer, domain: str, values: Mapping[str, Value]) -> None:
    for name, value in values.items():
        if value not in (None, "", ()):
            with writer.element("data", {"key": _key(domain, name)}):
                writer.write(text(value))


def _key(domain: str, name: str) -> str:
    """Nodes and edges both have a `label`; an id must be one of its kind in the file."""
    return f"{domain[0]}.{name}"
