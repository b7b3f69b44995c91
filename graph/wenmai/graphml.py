"""The graph as GraphML for Gephi, Cytoscape, yEd and networkx.

networkx's writer repeats edge ids in a multigraph, and Gephi then drops facts; hence a writer of our own.
What Gephi's importer asks for: `label`, `x`, `y`, `size`, `r`, `g`, `b` and `weight` are appearance; the kind
of an edge is its `label` attribute; there are no lists (`a|b`) and no intervals (`start` and `end` are text).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from wenmai.drawing import Drawing, Edge, Node, drawing
from wenmai.flat import BOOLEAN, INTEGER, NUMBER, Value, clean, given, text
from wenmai.proof_drawing import proof_drawing
from wenmai.xml_stream import DECLARATION, element, escaped, opening

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
    yield DECLARATION + opening("graphml", {"xmlns": NAMESPACE})
    node_keys, edge_keys = _keys(NODE_LOOKS, drawn.node_fields), _keys(EDGE_LOOKS, drawn.edge_fields)
    for domain, keys in (("node", node_keys), ("edge", edge_keys)):
        for name, kind in keys.items():
            declared = {"id": _key(domain, name), "for": domain, "attr.name": name, "attr.type": kind}
            yield f"{element('key', declared)}\n"
    default = "directed" if drawn.directed else "undirected"
    yield opening("graph", {"id": "wenmai", "edgedefault": default})
    tags = _tags("node", node_keys)
    for node in drawn.nodes:
        yield f"\n{element('node', {'id': clean(node.id)}, _node(node, tags))}"
    tags = _tags("edge", edge_keys)
    for edge in drawn.edges:
        ends = {"id": clean(edge.id), "source": clean(edge.source), "target": clean(edge.target)}
        yield f"\n{element('edge', {**ends, 'label': clean(edge.kind)}, _edge(edge, tags))}"
    yield "</graph></graphml>\n"


def _keys(looks: Mapping[str, str], fields: Mapping[str, str]) -> dict[str, str]:
    return {**looks, **{name: TYPES.get(kind, "string") for name, kind in fields.items()}}


def _tags(domain: str, keys: Iterable[str]) -> dict[str, str]:
    """What each attribute of a node or edge begins with."""
    return {name: opening("data", {"key": _key(domain, name)}) for name in keys}


def _key(domain: str, name: str) -> str:
    """Nodes and edges both have a `label`; an id must be one of its kind in the file."""
    return f"{domain[0]}.{name}"


def _node(node: Node, tags: Mapping[str, str]) -> str:
    x, y = node.place or (None, None)
    red, green, blue = node.colour
    looks: dict[str, Value] = {"label": node.label, "x": x, "y": y, "size": node.size}
    looks |= {"r": red, "g": green, "b": blue}
    return _data({**looks, **node.values}, tags)


def _edge(edge: Edge, tags: Mapping[str, str]) -> str:
    return _data({"label": edge.label, "weight": edge.weight, **edge.values}, tags)


def _data(values: Mapping[str, Value], tags: Mapping[str, str]) -> str:
    return "".join([f"{tag}{escaped(text(value))}</data>" for tag, value in given(values, tags)])
