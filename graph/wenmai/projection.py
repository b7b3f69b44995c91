"""From two modes to one: entities of one type, joined by what they share of another.

Organisations that share honours, say: an edge for every two, its weight the number of honours that both have.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from wenmai.drawing import Drawing, Edge, Measures, Node, colour, size
from wenmai.flat import INTEGER, STRING, STRINGS, Value, clean
from wenmai.model import KnowledgeGraph
from wenmai.positions import positions
from wenmai.subset import chosen
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.ontology import ontology

if TYPE_CHECKING:
    from wenmai.model import Fact

MOST = 2_000_000  # ties; more, no program draws
NODE_FIELDS = {"type": STRING, "typeZh": STRING, "aliases": STRINGS, "codes": STRINGS, "ties": INTEGER}
EDGE_FIELDS = {"kind": STRING, "count": INTEGER, "shared": STRINGS, "sharedIds": STRINGS, "facts": STRINGS}


class Way(NamedTuple):
    """What to project: entities of type `of`, joined by those of type `by`; `predicate` None is any."""

    of: str
    predicate: str | None
    by: str


class Tie(NamedTuple):
    """Two entities, and by the id of each they share the facts that say so."""

    one: str
    other: str
    shared: dict[str, tuple[str, ...]]


def way(text: str) -> Way:
    """Read `Organisation:received:Honour` or, for any predicate, `Organisation:Honour`.

    Chinese names will do. Raises WenmaiError for anything else.
    """
    parts = [part.strip() for part in text.replace("：", ":").split(":")]
    terms = ontology()
    if len(parts) in (2, 3):
        ends = chosen((parts[0], parts[-1]), terms.types, ())
        middle = chosen(parts[1:-1], terms.predicates, ())
        if len(middle) == len(parts) - 2 and {parts[0], parts[-1]} <= ends.keys():
            return Way(ends[parts[0]], next(iter(middle.values()), None), ends[parts[-1]])
    raise WenmaiError(
        f"{text}: no projection; write TYPE:PREDICATE:TYPE or TYPE:TYPE, such as Organisation:received:Honour"
    )


def ties(kg: KnowledgeGraph, chosen_way: Way) -> tuple[Tie, ...]:
    """Return the ties, sorted; a revoked honour ties nobody. Raises WenmaiError when there are too many."""
    facts: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fact in kg.facts:
        for one, shared in _pairs(kg, fact, chosen_way):
            facts[shared][one].append(fact.id)
    if sum(len(holders) * (len(holders) - 1) // 2 for holders in facts.values()) > MOST:
        raise WenmaiError(
            f"more than {MOST:,} pairs share something; project a smaller graph, or by another predicate"
        )
    found: defaultdict[tuple[str, str], dict[str, tuple[str, ...]]] = defaultdict(dict)
    for shared in sorted(facts):
        holders = facts[shared]
        for one, other in combinations(sorted(holders), 2):
            found[one, other][shared] = (*holders[one], *holders[other])
    return tuple(Tie(*pair, shared) for pair, shared in sorted(found.items()))


def _pairs(kg: KnowledgeGraph, fact: Fact, chosen_way: Way) -> Iterator[tuple[str, str]]:
    """The ends of `fact` as holder and what may be shared, either way round."""
    if chosen_way.predicate not in (None, fact.predicate) or fact.qualifiers.status == "revoked":
        return
    for one, other in ((fact.subject, fact.object), (fact.object, fact.subject)):
        if (kg.entity[one].type, kg.entity[other].type) == (chosen_way.of, chosen_way.by):
            yield one, other


def projected(kg: KnowledgeGraph, chosen_way: Way, *, measured: bool = False) -> Drawing:
    """Return the projection of `kg` to be drawn: undirected; who shares nothing with anybody is left out.

    `measured` adds how each entity stands in this network. Raises WenmaiError when there are none or
    too many ties.
    """
    found = ties(kg, chosen_way)
    if not found:
        raise WenmaiError(f"no two {chosen_way.of} share any {chosen_way.by}; nothing to project")
    added = _measures(found) if measured else Measures()
    return Drawing(
        directed=False,
        node_fields={**NODE_FIELDS, **added.fields},
        edge_fields=EDGE_FIELDS,
        nodes=_nodes(kg, found, added),
        edges=(_edge(kg, tie) for tie in found),
    )


def _measures(found: Iterable[Tie]) -> Measures:
    from wenmai.metrics import as_measures, standings

    shared = {(tie.one, tie.other): len(tie.shared) for tie in found}
    return as_measures(standings(sorted({end for pair in shared for end in pair}), shared))


def _nodes(kg: KnowledgeGraph, found: Iterable[Tie], added: Measures) -> Iterator[Node]:
    ends = [(tie.one, tie.other) for tie in found]
    degree = Counter(end for pair in ends for end in pair)
    places = positions(degree, ends)
    types = ontology().types
    for id_ in sorted(degree):
        entity = kg.entity[id_]
        values: dict[str, Value] = {
            "type": entity.type,
            "typeZh": types[entity.type].zh if entity.type in types else entity.type,
            "aliases": entity.aliases,
            "codes": tuple(f"{scheme} {code}" for scheme, code in entity.codes),
            "ties": degree[id_],
            **added.values.get(id_, {}),
        }
        look = colour(entity.type)
        yield Node(id_, clean(entity.name), values, look, size(degree[id_]), places.get(id_))


def _edge(kg: KnowledgeGraph, tie: Tie) -> Edge:
    names = tuple(kg.entity[id_].name for id_ in tie.shared)
    facts = tuple(dict.fromkeys(fact for ids in tie.shared.values() for fact in ids))
    return Edge(
        id=f"{tie.one}--{tie.other}",
        source=tie.one,
        target=tie.other,
        kind="shares",
        label=clean("、".join(names)),
        weight=float(len(names)),
        values={
            "kind": "shares",
            "count": len(names),
            "shared": names,
            "sharedIds": tuple(tie.shared),
            "facts": facts,
        },
    )
