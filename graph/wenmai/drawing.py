"""The graph as programs that draw graphs want it: nodes and edges with looks, attributes and times.

Gephi merges edges that have source, target and kind in common: the kind of an edge is therefore the
predicate, and where several facts have the same subject, predicate and object, the predicate with what tells
them apart: `received [edition=5]`. It removes edges of weight 0; hence at least 1. igraph takes the ids of
nodes for those of edges: the attribute `fact` says which fact an edge is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from wenmai import tables
from wenmai.ahead import batches
from wenmai.flat import DATE, STRING, STRINGS, Value, clean, qualifier_values, text
from wenmai.positions import Point, positions
from wenmai.shelf import fetch
from wenmai_extractors.ontology import ontology

if TYPE_CHECKING:
    from wenmai.model import Fact, KnowledgeGraph

Colour = tuple[int, int, int]
Spell = tuple[str | None, str | None]  # first and last day; None is open

# One colour a type in the order of the ontology: Paul Tol's "muted" scheme, made for colour-blind readers.
COLOURS: tuple[Colour, ...] = (
    (51, 34, 136),
    (17, 119, 51),
    (204, 102, 119),
    (221, 204, 119),
    (136, 204, 238),
    (68, 170, 153),
    (153, 153, 51),
    (136, 34, 85),
    (170, 68, 153),
    (187, 187, 187),
    (102, 102, 102),
)
TRIPLES = 1000  # of which the kinds of edges are kept
OTHER: Colour = (221, 221, 221)

# Columns of facts that an edge has in its own ways, the last in its evidence.
_ENDS = ("id", "subject", "subjectType", "subjectId", "object", "objectType", "objectId", "places")
_DAYS = {"start": DATE, "end": DATE}


class Node(NamedTuple):
    """A node; `values` are its attributes by name, `place` is None in a graph too big to lay out here."""

    id: str
    label: str
    values: Mapping[str, Value]
    colour: Colour
    size: float
    place: Point | None
    spells: tuple[Spell, ...] = ()


class Edge(NamedTuple):
    """An edge: no other between the same nodes has the same `kind`."""

    id: str
    source: str
    target: str
    kind: str
    label: str
    weight: float
    values: Mapping[str, Value]
    spells: tuple[Spell, ...] = ()


class Drawing(NamedTuple):
    """Nodes and edges, to be read once, with the datatypes of their attributes (`wenmai.flat`)."""

    directed: bool
    node_fields: Mapping[str, str]
    edge_fields: Mapping[str, str]
    nodes: Iterable[Node]
    edges: Iterable[Edge]


class Measures(NamedTuple):
    """Attributes of nodes from elsewhere: their datatypes, and their values by node."""

    fields: Mapping[str, str] = {}
    values: Mapping[str, Mapping[str, Value]] = {}


def drawing(kg: KnowledgeGraph, measures: Measures | None = None) -> Drawing:
    """Return the graph of `kg`: a node is an entity, an edge a fact."""
    added = measures or Measures()
    columns = tables.facts(kg).columns
    fields = {
        "kind": STRING,
        "fact": STRING,
        **{name: kind for name, kind in columns.items() if name not in _ENDS},
    }
    return Drawing(
        directed=True,
        node_fields={**dict(_without(tables.ENTITY_COLUMNS, "id", "name")), **_DAYS, **added.fields},
        edge_fields={**fields, "evidence": STRINGS},
        nodes=_nodes(kg, added),
        edges=_edges(kg),
    )


def _without(columns: Mapping[str, str], *names: str) -> Iterator[tuple[str, str]]:
    yield from ((name, kind) for name, kind in columns.items() if name not in names)


def _nodes(kg: KnowledgeGraph, added: Measures) -> Iterator[Node]:
    places = positions((e.id for e in kg.entities), ((f.subject, f.object) for f in kg.facts))
    subjects, objects, spells = _ends(kg)
    for entity, row in tables.entity_rows(kg, subjects, objects):
        when = united(spells.get(entity.id, ()))
        values: dict[str, Value] = dict(zip(tables.ENTITY_COLUMNS, row, strict=True))
        values |= {**_bounds(when), **added.values.get(entity.id, {})}
        yield Node(
            id=entity.id,
            label=clean(entity.name),
            values=values,
            colour=colour(entity.type),
            size=size(subjects[entity.id] + objects[entity.id]),
            place=places.get(entity.id),
            spells=when,
        )


def _edges(kg: KnowledgeGraph) -> Iterator[Edge]:
    columns, kinds = tables.facts(kg).columns, EdgeKinds(kg)
    for fact, row in tables.fact_rows(kg, kinds.ahead(kg.facts)):
        kind = kinds.of(fact)
        term = ontology().predicates.get(fact.predicate)
        values = dict(zip(columns, row, strict=True))
        spell = _spell(values)
        yield Edge(
            id=fact.id,
            source=fact.subject,
            target=fact.object,
            kind=kind,
            label=kind.replace(fact.predicate, term.zh if term else fact.predicate, 1),
            weight=float(max(fact.sources, 1)),
            values={**values, "kind": kind, "fact": fact.id, "evidence": evidence_of(kg, fact)},
            spells=(spell,) if spell else (),
        )


def colour(type_: str) -> Colour:
    """Return the colour of nodes of `type_`."""
    return dict(zip(ontology().types, COLOURS, strict=False)).get(type_, OTHER)


def size(rank: float) -> float:
    """Return the size of a node; its area grows with `rank`."""
    return round(8 + 4 * sqrt(rank), 2)


def evidence_of(kg: KnowledgeGraph, fact: Fact) -> tuple[str, ...]:
    """Return every piece of evidence of `fact` as `role report#char=start,end`, statement by statement."""
    return tuple(
        f"{piece.role} {tables.place_of(statement.doc, piece.start, piece.end)}"
        for statement in (kg.statement[id_] for id_ in fact.statements)
        for piece in statement.evidence
    )


def spell_of(fact: Fact) -> Spell | None:
    """Return the first and last day of `fact`, None when it has no time that is one."""
    return _spell(qualifier_values(fact.qualifiers)) if fact.qualifiers.time else None


def _spell(given: Mapping[str, Value]) -> Spell | None:
    start, end = given.get("start"), given.get("end")
    return (text(start) or None, text(end) or None) if start or end else None


def _ends(kg: KnowledgeGraph) -> tuple[Counter[str], Counter[str], Mapping[str, Iterable[Spell]]]:
    """How often each entity is the subject and the object of a fact, and when it has facts with a time: one
    whose facts have none is always there.
    """
    subjects: Counter[str] = Counter()
    objects: Counter[str] = Counter()
    spells: defaultdict[str, set[Spell]] = defaultdict(set)
    for fact in kg.facts:
        subjects[fact.subject] += 1
        objects[fact.object] += 1
        if spell := spell_of(fact):
            spells[fact.subject].add(spell)
            spells[fact.object].add(spell)
    return subjects, objects, spells


def united(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Return `spells` in order, those that overlap made one."""
    first, last = "0000", "9999"
    merged: list[tuple[str, str]] = []
    for start, end in sorted((start or first, end or last) for start, end in spells):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple((None if a == first else a, None if b == last else b) for a, b in merged)


def _bounds(spells: tuple[Spell, ...]) -> dict[str, Value]:
    return {"start": spells[0][0], "end": spells[-1][1]} if spells else {}


class EdgeKinds:
    """The kinds of the facts' edges: no two edges between the same nodes have the same."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        """Take the graph; facts of one triple are looked at together."""
        self._kg = kg
        self._named = lru_cache(maxsize=TRIPLES)(self._count)

    def ahead(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """Yield facts whose triples are looked up together."""
        for some in batches(facts):
            fetch(self._kg.parallel, ((fact.subject, fact.predicate, fact.object) for fact in some))
            yield from some

    def of(self, fact: Fact) -> str:
        """Return the kind of a fact's edge."""
        named = self._named((fact.subject, fact.predicate, fact.object))
        if not named:
            return fact.predicate
        name = _kind(fact)
        return f"{name} {fact.id}" if named[name] > 1 else name

    def _count(self, triple: tuple[str, str, str]) -> Counter[str]:
        """How often each name is given to facts of a triple; nothing where there is but one."""
        facts = self._kg.parallel[triple]
        return Counter(map(_kind, facts)) if len(facts) > 1 else Counter()


def _kind(fact: Fact) -> str:
    given = qualifier_values(fact.qualifiers)
    said = ", ".join(f"{name}={text(value)}" for name, value in given.items() if name not in _DAYS)
    return f"{fact.predicate} [{said}]" if said else fact.predicate
