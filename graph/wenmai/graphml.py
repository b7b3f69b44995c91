"""The graph as GraphML for Gephi, Cytoscape, yEd and networkx.

networkx's writer repeats edge ids in a multigraph, and Gephi then drops facts; hence a writer of our own.
What else Gephi asks for: `label`, `size`, `r`, `g`, `b` and `weight` are appearance; a weight of 0 removes an
edge; lists are `a|b`. It merges edges that have source, target and kind in common: the kind of an edge (its
`label` attribute, and the data `kind`) is therefore the predicate, and where several facts have the same
subject, predicate and object, the predicate with what tells them apart: `received [edition=5]`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from math import sqrt
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from wenmai.flat import Cell, clean, joined, qualifiers
from wenmai_extractors.ontology import ontology

if TYPE_CHECKING:
    from wenmai.model import Entity, Fact, KnowledgeGraph

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {"integer": "long", "number": "double", "boolean": "boolean"}  # others are strings
NODE_KEYS = {
    "label": "string",
    "type": "string",
    "typeZh": "string",
    "aliases": "string",
    "codes": "string",
    "r": "int",
    "g": "int",
    "b": "int",
    "size": "double",
}
EDGE_KEYS = {
    "label": "string",
    "weight": "double",
    "kind": "string",
    "predicate": "string",
    "sources": "int",
    "confidence": "double",
    "statements": "string",
    "start": "string",
    "end": "string",
}

# One colour a type in the order of the ontology: Paul Tol's "muted" scheme, made for colour-blind readers.
COLOURS = (
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
OTHER = (221, 221, 221)


def graphml(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the graph as a GraphML file: nodes by entity id, edges by fact id, one edge a fact."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{NAMESPACE}">\n'
    for domain, keys in (("node", NODE_KEYS), ("edge", edge_keys())):
        for name, kind in keys.items():
            key = _key(domain, name)
            yield f'<key id="{key}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="wenmai" edgedefault="directed">\n'
    degree = Counter(end for fact in kg.facts for end in (fact.subject, fact.object))
    for entity in kg.entities:
        yield f"<node id={_attribute(entity.id)}>{_data('node', _node(entity, degree[entity.id]))}</node>\n"
    kinds = edge_kinds(kg)
    for fact in kg.facts:
        ends = f"source={_attribute(fact.subject)} target={_attribute(fact.object)}"
        data = _data("edge", _edge(fact, kinds[fact.id]))
        yield f"<edge id={_attribute(fact.id)} {ends} label={_attribute(kinds[fact.id])}>{data}</edge>\n"
    yield "</graph>\n</graphml>\n"


def edge_keys() -> dict[str, str]:
    """Return the attributes of an edge with their GraphML types; after those of every fact the qualifiers."""
    terms = ontology().qualifiers
    return {**EDGE_KEYS, **{name: TYPES.get(term.datatype, "string") for name, term in terms.items()}}


def edge_kinds(kg: KnowledgeGraph) -> dict[str, str]:
    """Return the kind of each fact's edge, by fact id: no two edges between the same nodes have the same."""
    parallel: defaultdict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in kg.facts:
        parallel[fact.subject, fact.object, fact.predicate].append(fact)
    kinds: dict[str, str] = {}
    for facts in parallel.values():
        names = {fact.id: _kind(fact) if len(facts) > 1 else fact.predicate for fact in facts}
        common = Counter(names.values())
        kinds.update({id_: f"{name} {id_}" if common[name] > 1 else name for id_, name in names.items()})
    return kinds


def _kind(fact: Fact) -> str:
    told = {name: cell for name, cell in qualifiers(fact).items() if name not in ("start", "end")}
    said = ", ".join(f"{name}={_cell(cell)}" for name, cell in told.items())
    return f"{fact.predicate} [{said}]" if said else fact.predicate


def _node(entity: Entity, degree: int) -> dict[str, Cell]:
    types = list(ontology().types)
    place = types.index(entity.type) if entity.type in types else len(COLOURS)
    red, green, blue = COLOURS[place] if place < len(COLOURS) else OTHER
    return {
        "label": clean(entity.name),
        "type": entity.type,
        "typeZh": ontology().types[entity.type].zh if entity.type in types else entity.type,
        "aliases": joined(entity.aliases),
        "codes": joined(f"{scheme} {code}" for scheme, code in entity.codes),
        "r": red,
        "g": green,
        "b": blue,
        "size": round(8 + 4 * sqrt(degree), 2),
    }


def _edge(fact: Fact, kind: str) -> dict[str, Cell]:
    term = ontology().predicates.get(fact.predicate)
    shown = term.zh if term else fact.predicate
    return {
        "label": kind.replace(fact.predicate, shown, 1),
        "weight": max(fact.sources, 1),
        "kind": kind,
        "predicate": fact.predicate,
        "sources": fact.sources,
        "confidence": fact.confidence,
        "statements": joined(fact.statements),
        **qualifiers(fact),
    }


def _data(domain: str, cells: Mapping[str, Cell]) -> str:
    return "".join(
        f'<data key="{_key(domain, name)}">{escape(_cell(cell))}</data>'
        for name, cell in cells.items()
        if cell != ""
    )


def _key(domain: str, name: str) -> str:
    """Nodes and edges both have a `label`; an id must be one of its kind in the file."""
    return f"{domain[0]}.{name}"


def _cell(cell: Cell) -> str:
    return str(cell).lower() if isinstance(cell, bool) else clean(str(cell))


def _attribute(text: str) -> str:
    return quoteattr(clean(text))
