"""As much of a graph as one page can hold: its most prominent entities and the facts among them.

The whole graph is gone through in passes, a few numbers an entity being held, and of facts, statements and
texts no more than the excerpt has. What it is does not depend on the order of what is gone through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from heapq import nsmallest
from itertools import islice
from operator import attrgetter
from weakref import WeakKeyDictionary

from msgspec.structs import replace

from wenmai.backbone import scores
from wenmai.model import Fact, KnowledgeGraph
from wenmai.subset import alone

FACTS = 60_000  # a page of so many is quick still (tests/measure_page.py)
CHARACTERS = 12_000_000  # of the texts to be read beside them
PROOFS = 20  # statements of a fact: one that is in every report must not take the room of all others


def excerpt(kg: KnowledgeGraph, *, facts: int = FACTS, characters: int = CHARACTERS) -> KnowledgeGraph:
    """Return of `kg` at most `facts` facts with documents of at most `characters` characters in all; `kg`
    itself where it has no more.

    Facts among the most prominent entities go first (`wenmai.backbone.scores`, ties by id). They decide which
    documents there is room for, and what stands in none of these is left out. A fact has at most PROOFS of
    its statements; its `sources` stay those of the whole graph. Where there is not room for the texts of
    all, a derived fact needs a subject of which something is told.
    """
    lengths = {document.doc: len(document.text) for document in kg.documents}
    if len(kg.facts) <= facts and sum(lengths.values()) <= characters:
        return kg
    part = _excerpt(kg, lengths, facts=facts, characters=characters)
    if (facts, characters) == (FACTS, CHARACTERS):
        _known[kg] = frozenset(entity.id for entity in part.entities)
    return part


# The entities of excerpts: the page and what links to it are written one after the other.
_known: WeakKeyDictionary[KnowledgeGraph, frozenset[str]] = WeakKeyDictionary()


def on_page(kg: KnowledgeGraph, entities: Iterable[str]) -> Set[str]:
    """Return which of these `entities` (ids) are in the excerpt of `kg` that a page has."""
    if kg not in _known and excerpt(kg) is kg:
        return set(entities)
    return _known[kg].intersection(entities)


def _excerpt(
    kg: KnowledgeGraph, lengths: Mapping[str, int], *, facts: int, characters: int
) -> KnowledgeGraph:
    place = _place(kg)
    first = nsmallest(facts, (fact for fact in kg.facts if fact.statements), key=place)
    docs = _texts(kg, first, lengths, characters)
    told = {statement.id for statement in kg.statements if statement.doc in docs}
    there = [fact for fact in first if not told.isdisjoint(fact.statements)]
    whole = len(there) == len(first)
    known = {end for fact in there for end in (fact.subject, fact.object)}

    def fits(fact: Fact) -> bool:
        return not told.isdisjoint(fact.statements) if fact.statements else whole or fact.subject in known

    return _graph(kg, nsmallest(facts, filter(fits, kg.facts), key=place), told)


def _place(kg: KnowledgeGraph) -> Callable[[Fact], tuple[int, int, str]]:
    """What facts are sorted by: how many entities are more prominent than the lesser end, and the other."""
    score = scores(kg)
    order = sorted(score)
    order.sort(key=score.__getitem__, reverse=True)  # keeps the order of the ids where scores are equal
    rank = {id_: above for above, id_ in enumerate(order)}

    def place(fact: Fact) -> tuple[int, int, str]:
        ends = (rank[fact.subject], rank[fact.object])
        return max(ends), min(ends), fact.id

    return place


def _texts(
    kg: KnowledgeGraph, facts: Sequence[Fact], lengths: Mapping[str, int], characters: int
) -> set[str]:
    """The documents to be read: one for each of `facts`, while there is room, and then more of each."""
    found: set[str] = set()
    left = characters
    told = [list(dict.fromkeys(kg.statement[id_].doc for id_ in f.statements[:PROOFS])) for f in facts]
    for most in (1, PROOFS):
        for docs in told:
            open_ = sum(doc in found for doc in docs)
            for doc in docs:
                if open_ < most and doc not in found and lengths[doc] <= left:
                    found.add(doc)
                    left -= lengths[doc]
                    open_ += 1
    return found


def _graph(kg: KnowledgeGraph, facts: Sequence[Fact], told: Set[str]) -> KnowledgeGraph:
    """The graph of `facts` as far as they are `told`, with all of `kg` that belongs to it and no more."""
    said = {fact.id: tuple(islice((id_ for id_ in fact.statements if id_ in told), PROOFS)) for fact in facts}
    kept = {end for fact in facts for end in (fact.subject, fact.object)}
    statements = [kg.statement[id_] for ids in said.values() for id_ in ids]
    docs = {statement.doc for statement in statements}
    cut = (
        replace(fact, statements=said[fact.id], conflicts=tuple(id_ for id_ in fact.conflicts if id_ in said))
        for fact in facts
    )
    articles = (article for article in kg.articles if article.doc in docs)
    documents = (document for document in kg.documents if document.doc in docs)
    return KnowledgeGraph(
        entities=tuple(alone(kg.entity[id_], kept) for id_ in sorted(kept)),
        facts=tuple(sorted(cut, key=attrgetter("id"))),
        statements=tuple(sorted(statements, key=attrgetter("id"))),
        articles=tuple(sorted(articles, key=attrgetter("doc", "index"))),
        documents=tuple(sorted(documents, key=attrgetter("doc"))),
        merges=tuple(merge for merge in kg.merges if merge.entity in kept),
        suggestions=tuple(maybe for maybe in kg.suggestions if {maybe.one, maybe.other} <= kept),
        decisions=tuple(kg.decisions),
        stale=tuple(kg.stale),
    )
