"""What an overview counts, in two passes over the facts: numbers by entity, article, place and year.

Records are let go as soon as they are counted: there may be millions of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from wenmai.ahead import facts_with_statements
from wenmai.model import Fact, KnowledgeGraph
from wenmai.placetree import PlaceTree, place_tree, upwards

DEED = ("organised", "participatedIn")
MOST_SOURCES = 5  # and more


@dataclass
class Tally:
    """Numbers of facts.

    `received` are honours received and not revoked, `honours` those of them with a year, by the year and
    the level (None if there is none), `titles` them all by the honour; `organisations` facts by the
    organisation that is their subject, `articles` by the articles that say them (document and index),
    `places` by the nodes of `tree` in which they are, `sources` by the number of sources, MOST_SOURCES
    standing for so many or more.
    """

    tree: PlaceTree
    organisations: Counter[str]
    received: int = 0
    honours: defaultdict[int, Counter[str | None]] = field(default_factory=lambda: defaultdict(Counter))
    titles: Counter[str] = field(default_factory=Counter)
    articles: Counter[tuple[str, int]] = field(default_factory=Counter)
    places: Counter[int] = field(default_factory=Counter)
    predicates: Counter[str] = field(default_factory=Counter)
    sources: Counter[int] = field(default_factory=Counter)


def tally(kg: KnowledgeGraph) -> Tally:
    """Return the numbers of `kg`."""
    levels = {entity.id: entity.level for entity in kg.entities if entity.level}
    bodies = Counter({entity.id: 0 for entity in kg.entities if entity.type == "Organisation"})
    found = Tally(place_tree(kg), bodies)
    for fact in facts_with_statements(kg, kg.facts):
        if fact.predicate == "received" and fact.qualifiers.status != "revoked":
            found.received += 1
            found.titles[fact.object] += 1
            if year := _last_year(fact):
                # What the report says of the level, else what the name of the honour does.
                found.honours[year][fact.qualifiers.level or levels.get(fact.object)] += 1
        if fact.subject in bodies:
            bodies[fact.subject] += 1
        told = (kg.statement[id_] for id_ in fact.statements)
        found.articles.update({(statement.doc, statement.article) for statement in told})
        found.places.update(_places(found.tree, fact))
        found.predicates[fact.predicate] += 1
        found.sources[min(fact.sources, MOST_SOURCES)] += 1
    return found


def deeds(kg: KnowledgeGraph, bodies: Collection[str]) -> dict[str, tuple[int, int, int]]:
    """Return by each of `bodies` how many facts of which it is the subject are honours received, activities
    and others."""
    counts = {id_: [0, 0, 0] for id_ in bodies}
    for fact in kg.facts:
        if fact.subject in counts:
            group = 0 if fact.predicate == "received" else 1 if fact.predicate in DEED else 2
            counts[fact.subject][group] += 1
    return {id_: (honours, done, other) for id_, (honours, done, other) in counts.items()}


def _last_year(fact: Fact) -> int | None:
    """The year in which the fact's EDTF time ends."""
    last = (fact.qualifiers.time or "").replace("/..", "").split("/")[-1][:4]
    return int(last) if len(last) == 4 and last.isascii() and last.isdigit() else None


def _places(tree: PlaceTree, fact: Fact) -> set[int]:
    """The nodes in which `fact` is: where its ends are, the place it names, and all around these."""
    found = (tree.of.get(fact.subject), tree.of.get(fact.object), tree.named.get(fact.qualifiers.place or ""))
    return upwards(tree, (at for at in found if at is not None))
