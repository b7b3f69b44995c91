"""A drawing that loses nothing: entities, facts, statements, evidence and reports, all of them nodes.

    entity <-subject- fact -object-> entity;  fact -statedBy-> statement -<role>-> evidence -in-> report

Their attributes are the columns of the tables, but for the offsets of evidence, which are `charStart` and
`charEnd` here: `start` and `end` are days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from wenmai import tables
from wenmai.drawing import OTHER, Colour, Drawing, Edge, Node, colour, size
from wenmai.flat import STRING, Value, clean, text
from wenmai.positions import positions

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph
    from wenmai.tables import Row, Table

OFFSETS = {"start": "charStart", "end": "charEnd"}
# What a node of each kind is called, and by what grey it is told from entities.
KINDS: dict[str, Colour] = {
    "Fact": (70, 70, 70),
    "Statement": (120, 120, 120),
    "Evidence": (170, 170, 170),
    "Document": OTHER,
}
SMALL = 4.0


def proof_drawing(kg: KnowledgeGraph) -> Drawing:
    """Return everything that `kg` holds as a drawing; nothing in it has a time of its own."""
    fields: dict[str, str] = {}
    for table in tables.tables(kg):
        fields.update(_fields(table))
    named = {name: kind for name, kind in fields.items() if name not in ("id", "name")}
    return Drawing(
        directed=True,
        node_fields={"kind": STRING, **named},
        edge_fields={"kind": STRING},
        nodes=_nodes(kg),
        edges=_edges(kg),
    )


def _fields(table: Table) -> dict[str, str]:
    if table.name != "evidence":
        return table.columns
    return {OFFSETS.get(name, name): kind for name, kind in table.columns.items()}


def evidence_id(statement: str, number: int) -> str:
    """Return the id of the `number`th piece of evidence of `statement`, from 1."""
    return f"{statement}#{number}"


def _nodes(kg: KnowledgeGraph) -> Iterator[Node]:
    places = positions(_ids(kg), ((edge.source, edge.target) for edge in _edges(kg)))
    for entity, row in zip(kg.entities, _rows(tables.entities(kg)), strict=True):
        values, look = {"kind": "Entity", **row}, colour(entity.type)
        yield Node(entity.id, clean(entity.name), values, look, size(0), places.get(entity.id))
    for id_, kind, label, own in _inner(kg):
        yield Node(id_, label, {"kind": kind, **own}, KINDS[kind], SMALL, places.get(id_))


def _ids(kg: KnowledgeGraph) -> Iterator[str]:
    yield from (entity.id for entity in kg.entities)
    yield from (id_ for id_, *_ in _inner(kg))


def _inner(kg: KnowledgeGraph) -> Iterator[tuple[str, str, str, Mapping[str, Value]]]:
    """Id, kind, label and attributes of every node that is no entity."""
    for fact in _rows(tables.facts(kg)):
        yield str(fact["id"]), "Fact", text(fact["predicateZh"]), fact
    for statement in _rows(tables.statements(kg)):
        yield str(statement["id"]), "Statement", text(statement["rule"]), statement
    for piece in _rows(tables.evidence(kg)):
        id_ = evidence_id(str(piece["statement"]), int(str(piece["number"])))
        placed = {OFFSETS.get(name, name): value for name, value in piece.items()}
        yield id_, "Evidence", text(piece["text"]), placed
    for document in kg.documents:
        yield _document(document.doc), "Document", clean(document.doc), {"doc": document.doc}


def _rows(table: Table) -> Iterable[dict[str, Value]]:
    def named(row: Row) -> dict[str, Value]:
        return dict(zip(table.columns, row, strict=True))

    return map(named, table.rows())


def _document(doc: str) -> str:
    """No entity's id begins like this: a type comes before its slash."""
    return f"doc:{clean(doc)}"


def _edges(kg: KnowledgeGraph) -> Iterator[Edge]:
    for fact in kg.facts:
        yield _edge(fact.id, fact.subject, "subject")
        yield _edge(fact.id, fact.object, "object")
        for id_ in fact.statements:
            yield _edge(fact.id, id_, "statedBy")
    for statement in kg.statements:
        for number, piece in enumerate(statement.evidence, start=1):
            proof = evidence_id(statement.id, number)
            yield _edge(statement.id, proof, piece.role)
            yield _edge(proof, _document(statement.doc), "in")


def _edge(source: str, target: str, kind: str) -> Edge:
    return Edge(f"{source}-{kind}-{target}", source, target, kind, kind, 1.0, {"kind": kind})
