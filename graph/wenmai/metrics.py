"""How entities stand in the network: degree, betweenness, communities; the same numbers on every run.

The network is the undirected graph of entities in which two are joined by all facts between them. Betweenness
is exact and unweighted (Brandes 2001), communities are Louvain's by the number of facts, numbered by size.
"""

from __future__ import annotations

from collections import Counter
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from wenmai.drawing import Measures
from wenmai.flat import INTEGER, NUMBER, Value
from wenmai.optional import needed

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph

FIELDS = {"degree": INTEGER, "neighbours": INTEGER, "betweenness": NUMBER, "community": INTEGER}
# Entities times pairs of them: what networkx does in about a minute; beyond it igraph must.
PATIENCE = 20_000_000
EXACT = 6  # decimals: whatever is left differs with the order of sums
SEED = 1

Pair = tuple[int, int]


class Standing(NamedTuple):
    """An entity's numbers: `degree` counts facts, `betweenness` is from 0 to 1, `community` counts from 1."""

    degree: int
    neighbours: int
    betweenness: float
    community: int


def metrics(kg: KnowledgeGraph) -> dict[str, Standing]:
    """Return the standing of every entity by id.

    Raises WenmaiError where the graph is too big for networkx and igraph is not installed.
    """
    number = {entity.id: i for i, entity in enumerate(kg.entities)}
    ends = [sorted((number[fact.subject], number[fact.object])) for fact in kg.facts]
    facts: Counter[Pair] = Counter((one, other) for one, other in ends)
    degree = Counter(end for pair in ends for end in pair)
    neighbours = Counter(end for pair in facts for end in pair)
    between = betweenness(len(number), sorted(facts))
    member = communities(len(number), facts)
    return {
        entity.id: Standing(degree[i], neighbours[i], between[i], member[i])
        for i, entity in enumerate(kg.entities)
    }


def measures(kg: KnowledgeGraph) -> Measures:
    """Return the standings as attributes of nodes."""
    values: dict[str, dict[str, Value]] = {
        id_: dict(standing._asdict()) for id_, standing in metrics(kg).items()
    }
    return Measures(FIELDS, values)


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
