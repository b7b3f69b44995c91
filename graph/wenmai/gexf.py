"""The graph as GEXF 1.3 for Gephi and Gephi Lite: kinds of edges, looks, lists, and times for the timeline.

One block of attributes a class, days as YYYY-MM-DD, the id of an attribute is its title: what the importers
of both programs ask for. A fact with a time has a spell; an entity has those of its facts, and without any it
is always there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from wenmai.drawing import Drawing, Edge, Node, Spell, drawing
from wenmai.flat import BOOLEAN, INTEGER, NUMBER, STRINGS, Value, clean, given, text
from wenmai.proof_drawing import proof_drawing
from wenmai.xml_stream import DECLARATION, element, opening, quoted

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph

NAMESPACE = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"
TYPES = {INTEGER: "long", NUMBER: "double", BOOLEAN: "boolean", STRINGS: "liststring"}


def gexf(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the graph as a GEXF file: nodes by entity id, edges by fact id, one edge a fact."""
    return gexf_of(drawing(kg))


def proof_gexf(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield a GEXF file in which facts, statements, evidence and reports are nodes too."""
    return gexf_of(proof_drawing(kg))


def gexf_of(drawn: Drawing) -> Iterator[str]:
    """Yield `drawn` as a GEXF file."""
    graph = {
        "defaultedgetype": "directed" if drawn.directed else "undirected",
        "idtype": "string",
        "mode": "dynamic",
        "timeformat": "date",
        "timerepresentation": "interval",
    }

    yield DECLARATION + opening("gexf", {"xmlns": NAMESPACE, "xmlns:viz": VIZ, "version": "1.3"})
    yield element("meta", {}, element("creator", {}, "wenmai")) + opening("graph", graph)
    yield _declared("node", drawn.node_fields) + _declared("edge", drawn.edge_fields)
    yield "<nodes>"
    tags = _tags(drawn.node_fields)
    for node in drawn.nodes:
        yield f"\n{_node(node, tags)}"
    yield "</nodes><edges>"
    tags = _tags(drawn.edge_fields)
    for edge in drawn.edges:
        yield f"\n{_edge(edge, tags)}"
    yield "</edges></graph></gexf>\n"


def _declared(domain: str, fields: Mapping[str, str]) -> str:
    kinds = {name: TYPES.get(kind, "string") for name, kind in fields.items()}
    declared = [element("attribute", {"id": name, "title": name, "type": kinds[name]}) for name in kinds]
    return "\n" + element(
        "attributes", {"class": domain, "mode": "static"}, "".join(f"{each}\n" for each in declared)
    )


def _tags(fields: Iterable[str]) -> dict[str, str]:
    """What the value of each attribute of a node or edge begins with."""
    return {name: f'<attvalue for="{name}" value=' for name in fields}


def _node(node: Node, tags: Mapping[str, str]) -> str:
    red, green, blue = map(str, node.colour)
    looks = element("viz:color", {"r": red, "g": green, "b": blue})
    if node.place:
        x, y = map(str, node.place)
        looks += element("viz:position", {"x": x, "y": y, "z": "0.0"})
    looks += element("viz:size", {"value": str(node.size)})
    said = {"id": clean(node.id), "label": clean(node.label)}
    return element("node", said, _values(node.values, tags) + _spells(node.spells) + looks)


def _edge(edge: Edge, tags: Mapping[str, str]) -> str:
    ends = {"id": clean(edge.id), "source": clean(edge.source), "target": clean(edge.target)}
    said = {"kind": clean(edge.kind), "label": clean(edge.label), "weight": str(edge.weight)}
    return element("edge", {**ends, **said}, _values(edge.values, tags) + _spells(edge.spells))


def _values(values: Mapping[str, Value], tags: Mapping[str, str]) -> str:
    said = [f"{tag}{quoted(_said(value))}></attvalue>" for tag, value in given(values, tags)]
    return element("attvalues", {}, "".join(said))


def _said(value: Value) -> str:
    return f"[{', '.join(map(_quoted, value))}]" if isinstance(value, tuple) else text(value)


def _quoted(value: str) -> str:
    escaped = clean(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _spells(spells: tuple[Spell, ...]) -> str:
    days = ({"start": start, "end": end} for start, end in spells)
    said = [element("spell", {name: day for name, day in each.items() if day}) for each in days]
    return element("spells", {}, "".join(said)) if said else ""
