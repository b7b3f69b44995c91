"""As much of a graph as one page can hold: its most prominent entities and the facts among them.

The whole graph is gone through in passes, a few numbers an entity being held, and of facts, statements and
texts no more than the excerpt has. What it is does not depend on the order of what is gone through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import nsmallest
from operator import attrgetter

from msgspec.structs import replace

from wenmai.backbone import scores
from wenmai.model import Fact, KnowledgeGraph
from wenmai.subset import alone
from wenmai_extractors.records import Statement

FACTS = 60_000  # a page of so many is quick still (tests/measure_page.py)
CHARACTERS = 12_000_000  # of the texts to be read beside them
PROOFS = 20  # statements of a fact: one that is in every report must not take the room of all others


def excerpt(kg: KnowledgeGraph, *, facts: int = FACTS, characters: int = CHARACTERS) -> KnowledgeGraph:
    """Return of `kg` at most `facts` facts with documents of at most `characters` characters in all; `kg`
    itself where it has no more.

    Facts among the most prominent entities go first (`wenmai.backbone.scores`, ties by id). A fact has at
    most PROOFS of its statements, those whose documents there is room for; one that is left with none is left
    out. Its `sources` stay those of the whole graph.
    """
    lengths = {document.doc: len(document.text) for document in kg.documents}
    if len(kg.facts) <= facts and sum(lengths.values()) <= characters:
        return kg
    rank = _ranks(kg)

    def place(fact: Fact) -> tuple[int, int, str]:
        ends = (rank[fact.subject], rank[fact.object])
        return max(ends), min(ends), fact.id

    first = nsmallest(facts, kg.facts, key=place)
    room = _Room(kg, lengths, characters)
    for fact in first:
        room.take(fact)
    return _graph(kg, room)


def _ranks(kg: KnowledgeGraph) -> dict[str, int]:
    """By entity how many are more prominent."""
    score = scores(kg)
    order = sorted(score)
    order.sort(key=score.__getitem__, reverse=True)  # keeps the order of the ids where scores are equal
    return {id_: rank for rank, id_ in enumerate(order)}


class _Room:
    """What has been taken so far, and what there is room for."""

    def __init__(self, kg: KnowledgeGraph, lengths: Mapping[str, int], characters: int) -> None:
        self._kg = kg
        self._lengths = lengths
        self._left = characters
        self.facts: dict[str, Fact] = {}
        self.statements: dict[str, Statement] = {}
        self.docs: set[str] = set()

    def take(self, fact: Fact) -> None:
        """Take `fact` if there is room for one of its statements, or it has none."""
        told = list(self._told(fact))
        if told or not fact.statements:
            self.facts[fact.id] = replace(fact, statements=tuple(each.id for each in told))
            self.statements.update((each.id, each) for each in told)

    def _told(self, fact: Fact) -> Iterator[Statement]:
        """The statements of `fact` that there is room for, whose documents are taken."""
        found = 0
        for id_ in fact.statements:
            statement = self._kg.statement[id_]
            if self._open(statement.doc):
                found += 1
                yield statement
            if found == PROOFS:
                return

    def _open(self, doc: str) -> bool:
        """Take the document if there is room; whether it is there now."""
        length = self._lengths[doc]
        if doc not in self.docs and length <= self._left:
            self._left -= length
            self.docs.add(doc)
        return doc in self.docs


def _graph(kg: KnowledgeGraph, room: _Room) -> KnowledgeGraph:
    """What was taken as a graph, with all of `kg` that belongs to it and nothing that names anything else."""
    kept = {end for fact in room.facts.values() for end in (fact.subject, fact.object)}
    facts = (
        replace(fact, conflicts=tuple(id_ for id_ in fact.conflicts if id_ in room.facts))
        for fact in room.facts.values()
    )
    articles = (article for article in kg.articles if article.doc in room.docs)
    documents = (document for document in kg.documents if document.doc in room.docs)
    return KnowledgeGraph(
        entities=tuple(alone(kg.entity[id_], kept) for id_ in sorted(kept)),
        facts=tuple(sorted(facts, key=attrgetter("id"))),
        statements=tuple(sorted(room.statements.values(), key=attrgetter("id"))),
        articles=tuple(sorted(articles, key=attrgetter("doc", "index"))),
        documents=tuple(sorted(documents, key=attrgetter("doc"))),
        merges=tuple(merge for merge in kg.merges if merge.entity in kept),
        suggestions=tuple(maybe for maybe in kg.suggestions if {maybe.one, maybe.other} <= kept),
        decisions=tuple(kg.decisions),
        stale=tuple(kg.stale),
    )
