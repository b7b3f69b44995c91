"""The graph as GEXF 1.3 for Gephi and Gephi Lite: kinds of edges, looks, lists, and times for the timeline.

One block of attributes a class, days as YYYY-MM-DD, the id of an attribute is its title: what the importers
of both programs ask for. A fact with a time has a spell; an entity has those of its facts, and without any it
is always there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from wenmai.drawing import Drawing, Edge, Node, Spell, drawing
from wenmai.flat import BOOLEAN, INTEGER, NUMBER, STRINGS, Value, clean, text
from wenmai.proof_drawing import proof_drawing
from wenmai.xml_stream import Writer, empty, streamed

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

    def body(writer: Writer) -> Iterator[None]:
        with writer.element("gexf", {"version": "1.3"}, nsmap={None: NAMESPACE, "viz": VIZ}):
            with writer.element("meta"), writer.element("creator"):
                writer.write("wenmai")
            with writer.element("graph", graph):
                _declare(writer, "node", drawn.node_fields)
                _declare(writer, "edge", drawn.edge_fields)
                with writer.element("nodes"):
                    for node in drawn.nodes:
                        _write_node(writer, node, drawn.node_fields)
                        yield
                with writer.element("edges"):
                    for edge in drawn.edges:
                        _write_edge(writer, edge, drawn.edge_fields)
                        yield
        yield

    return streamed(body)


def _declare(writer: Writer, domain: str, fields: Mapping[str, str]) -> None:
    writer.write("\n")
    with writer.element("attributes", {"class": domain, "mode": "static"}):
        for name, kind in fields.items():
            empty(writer, "attribute", {"id": name, "title": name, "type": TYPES.get(kind, "string")})
            writer.write("\n")


def _write_node(writer: Writer, node: Node, fields: Mapping[str, str]) -> None:
    red, green, blue = map(str, node.colour)
    writer.write("\n")
    with writer.element("node", {"id": clean(node.id), "label": node.label}):
        _write_values(writer, node.values, fields)
        _write_spells(writer, node.spells)
        empty(writer, f"{{{VIZ}}}color", {"r": red, "g": green, "b": blue})
        if node.place:
            x, y = map(str, node.place)
            empty(writer, f"{{{VIZ}}}position", {"x": x, "y": y, "z": "0.0"})
        empty(writer, f"{{{VIZ}}}size", {"value": str(node.size)})


def _write_edge(writer: Writer, edge: Edge, fields: Mapping[str, str]) -> None:
    ends = {"id": clean(edge.id), "source": clean(edge.source), "target": clean(edge.target)}
    said = {"kind": clean(edge.kind), "label": clean(edge.label), "weight": str(edge.weight)}
    writer.write("\n")
    with writer.element("edge", {**ends, **said}):
        _write_values(writer, edge.values, fields)
        _write_spells(writer, edge.spells)


def _write_values(writer: Writer, values: Mapping[str, Value], fields: Mapping[str, str]) -> None:
    given = {name: values.get(name) for name in fields}
    with writer.element("attvalues"):
        for name, value in given.items():
            if value not in (None, "", ()):
                empty(writer, "attvalue", {"for": name, "value": _said(value)})


def _said(value: Value) -> str:
    return f"[{', '.join(map(_quoted, value))}]" if isinstance(value, tuple) else text(value)


def _quoted(value: str) -> str:
    escaped = clean(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _write_spells(writer: Writer, spells: tuple[Spell, ...]) -> None:
    if spells:
        with writer.element("spells"):
            for start, end in spells:
                days = {"start": start, "end": end}
                empty(writer, "spell", {name: day for name, day in days.items() if day})
