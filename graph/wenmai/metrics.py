"""How entities stand in the network: degree, betweenness, communities; the same numbers on every run.

The network is the undirected graph of entities in which two are joined by all facts between them, or that
of a projection, in which they are joined by what they share. Betweenness is exact and unweighted (Brandes
2001), communities are Louvain's by the number of facts (of what is shared), numbered by size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from wenmai.drawing import Measures
from wenmai.flat import INTEGER, NUMBER, STRING, Value
from wenmai.optional import needed
from wenmai.spreadsheets import csv_lines
from wenmai.tables import Row, Table
from wenmai_extractors.errors import WenmaiError

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph

FIELDS = {"degree": INTEGER, "neighbours": INTEGER, "betweenness": NUMBER, "community": INTEGER}
# Entities times pairs of them: what networkx does in about a minute; beyond it igraph must.
PATIENCE = 20_000_000
EXACT = 6  # decimals: whatever is left differs with the order of sums
SEED = 1

Pair = tuple[int, int]


class Standing(NamedTuple):
    """A node's numbers: `degree` counts facts (in a projection what is shared), `neighbours` the nodes that
    it is joined to, `betweenness` is from 0 to 1, `community` counts from 1."""

    degree: int
    neighbours: int
    betweenness: float
    community: int


def metrics(kg: KnowledgeGraph) -> dict[str, Standing]:
    """Return the standing of every entity by id.

    Raises WenmaiError where the graph is too big for networkx and igraph is not installed.
    """
    facts = Counter((fact.subject, fact.object) for fact in kg.facts)
    return standings([entity.id for entity in kg.entities], facts)


def standings(nodes: Sequence[str], joined: Mapping[tuple[str, str], int]) -> dict[str, Standing]:
    """Return the standing of each of `nodes`, of which two are `joined` so many times, either way round.

    Raises WenmaiError where the network is too big for networkx and igraph is not installed.
    """
    number = {node: i for i, node in enumerate(nodes)}
    weights: Counter[Pair] = Counter()
    for (one, other), times in joined.items():
        weights[min(number[one], number[other]), max(number[one], number[other])] += times
    degree: Counter[int] = Counter()
    for pair, times in weights.items():
        for end in pair:
            degree[end] += times
    neighbours = Counter(end for pair in weights if pair[0] != pair[1] for end in pair)
    between = betweenness(len(number), sorted(weights))
    member = communities(len(number), weights)
    return {node: Standing(degree[i], neighbours[i], between[i], member[i]) for node, i in number.items()}


def measures(kg: KnowledgeGraph) -> Measures:
    """Return the standings of the entities of `kg` as attributes of nodes."""
    return as_measures(metrics(kg))


def as_measures(found: Mapping[str, Standing]) -> Measures:
    """Return standings as attributes of nodes."""
    values: dict[str, dict[str, Value]] = {id_: dict(standing._asdict()) for id_, standing in found.items()}
    return Measures(FIELDS, values)


def table(kg: KnowledgeGraph) -> Table:
    """Return the standings as a table, those between most others first."""
    found = metrics(kg)

    def rows() -> Iterator[Row]:
        for id_ in ranked(found):
            entity = kg.entity[id_]
            yield (id_, entity.name, entity.type, *found[id_])

    return Table("metrics", {"id": STRING, "name": STRING, "type": STRING, **FIELDS}, rows)


def ranked(found: Mapping[str, Standing]) -> list[str]:
    """Return the ids, those between most others first, then by degree and id."""
    return sorted(found, key=lambda id_: (-found[id_].betweenness, -found[id_].degree, id_))


def written(kg: KnowledgeGraph, suffix: str) -> Iterator[str]:
    """Return the file with the standings of `kg` that `suffix` (.gexf) asks for; WenmaiError for others."""
    if suffix in (".graphml", ".gexf"):
        from wenmai import partial
        from wenmai.drawing import drawing

        return partial.written(drawing(kg, measures(kg)), suffix[1:])
    if suffix == ".csv":
        return csv_lines(table(kg))
    if suffix == ".json":
        return _json(table(kg))
    raise WenmaiError(f"graph metrics: {suffix or 'no ending'}; --out takes .graphml, .gexf, .csv or .json")


def _json(standings: Table) -> Iterator[str]:
    records = [dict(zip(standings.columns, row, strict=True)) for row in standings.rows()]
    yield msgspec.json.format(msgspec.json.encode(records), indent=1).decode() + "\n"


def betweenness(size: int, pairs: list[Pair]) -> list[float]:
    """Return which part of all shortest ways lead over each of the nodes 0 to `size` - 1."""
    if find_spec("igraph") or size * len(pairs) > PATIENCE:
        return _by_igraph(size, pairs)
    return _by_networkx(size, pairs)


def _by_igraph(size: int, pairs: list[Pair]) -> list[float]:
    igraph = needed("igraph", extra="analysis", purpose=f"betweenness of {size:,} entities")
    found = igraph.Graph(size, pairs).betweenness(directed=False)
    ways = (size - 1) * (size - 2) / 2
    return [round(value / ways, EXACT) if ways else 0.0 for value in found]


def _by_networkx(size: int, pairs: list[Pair]) -> list[float]:
    import networkx as nx

    found = nx.betweenness_centrality(_graph(size, pairs))
    return [round(found[i], EXACT) for i in range(size)]


def communities(size: int, weights: Counter[Pair]) -> list[int]:
    """Return the community of each node, from 1; the biggest come first, then those of the first node."""
    from networkx.algorithms.community import louvain_communities

    graph = _graph(size, [])
    graph.add_weighted_edges_from((*pair, weights[pair]) for pair in sorted(weights))
    groups = sorted(louvain_communities(graph, seed=SEED), key=lambda group: (-len(group), min(group)))
    member = {node: place for place, group in enumerate(groups, start=1) for node in group}
    return [member[i] for i in range(size)]


def _graph(size: int, pairs: list[Pair]) -> Any:
    """Nodes are numbers, so that no order depends on the hashes of texts."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(pairs)
    return graph
