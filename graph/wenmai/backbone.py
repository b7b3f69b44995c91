"""Which entities a first picture shows: hubs and the best of what they are joined to.

Everything is counted in integers and every tie is broken by id, so that the choice is the same everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wenmai.model import Fact, KnowledgeGraph

# How much a fact says about its two ends. Bylines, protagonists and figures say little: a picture made of
# them shows the newspaper, not what it reports.
WEIGHTS = {
    "received": 4,
    "conferred": 3,
    "nominatedFor": 3,
    "pursues": 3,
    "organised": 2,
    "established": 2,
    "implements": 2,
    "issued": 2,
    "partneredWith": 3,
    "partOf": 2,
    "holdsPost": 2,
    "participatedIn": 2,
    "locatedIn": 1,
    "targets": 1,
    "follows": 1,
    "measured": 0,
    "authored": 0,
    "about": 0,
}
UNKNOWN = 1
MOST_SOURCES = 5  # beyond that, one more report makes a fact no more prominent
HUBS = 36
HUB_DEGREE = 3


@dataclass(frozen=True, slots=True)
class Link:
    """What joins an entity to `other`: the predicate of the weightiest fact between them, and its weight."""

    other: str
    predicate: str
    weight: int


def scores(kg: KnowledgeGraph) -> dict[str, int]:
    """Return the prominence of every entity: the weight of its facts, more if several reports say them."""
    score = dict.fromkeys((entity.id for entity in kg.entities), 0)
    for fact in kg.facts:
        weight = _weight(fact)
        score[fact.subject] += weight
        score[fact.object] += weight
    return score


def backbone(kg: KnowledgeGraph, *, size: int = 90, leaves: int = 9) -> tuple[str, ...]:
    """Return the ids of at most `size` entities, the most prominent first; all, if they are no more.

    The hubs are chosen by score; then each in turn adds one more of its neighbours, at most `leaves`, so that
    no hub crowds the others out. A neighbour that joins two of the chosen goes first, then the predicate of
    which the hub shows least. A hub that nothing joins to the others or to a neighbour is left out.
    """
    score = scores(kg)
    if len(score) <= size:
        return tuple(sorted(score, key=lambda i: (-score[i], i)))
    links = _links(fact for fact in kg.facts if _weight(fact)) or _links(kg.facts)
    order = sorted(links, key=lambda i: (-score[i], i))
    hubs = [i for i in order if len(links[i]) >= HUB_DEGREE][: min(HUBS, size)] or order[:1]
    chosen = dict.fromkeys(hubs)
    shown: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for _ in range(leaves):
        for hub in hubs:
            free = [link for link in links[hub].values() if link.other not in chosen]
            if len(chosen) >= size or not free:
                continue
            best = min(free, key=lambda link: _preference(link, shown[hub], links, chosen, score))
            chosen[best.other] = None
            shown[hub][best.predicate] = shown[hub].get(best.predicate, 0) + 1
    joined = [i for i in chosen if any(other in chosen for other in links[i])]
    return tuple(sorted(joined, key=lambda i: (-score[i], i)))


def _weight(fact: Fact) -> int:
    return WEIGHTS.get(fact.predicate, UNKNOWN) * min(max(fact.sources, 1), MOST_SOURCES)


def _links(facts: Iterable[Fact]) -> dict[str, dict[str, Link]]:
    """The neighbours of every entity, by id."""
    links: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for fact in facts:
        for one, other in ((fact.subject, fact.object), (fact.object, fact.subject)):
            link = Link(other, fact.predicate, _weight(fact))
            known = links[one].get(other)
            if one != other and (known is None or known.weight < link.weight):
                links[one][other] = link
    return dict(links)


def _preference(
    link: Link,
    shown: dict[str, int],
    links: dict[str, dict[str, Link]],
    chosen: dict[str, None],
    score: dict[str, int],
) -> tuple[int, int, int, int, str]:
    bridges = sum(other in chosen for other in links[link.other])
    return (-min(bridges, 3), shown.get(link.predicate, 0), -link.weight, -score[link.other], link.other)
