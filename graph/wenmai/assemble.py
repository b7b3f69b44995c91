"""Resolution and facts put together: the one way from extracted statements to a knowledge graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from wenmai.derive import derive
from wenmai.facts import facts
from wenmai.ledger import Decision
from wenmai.model import KnowledgeGraph
from wenmai.resolve import resolve
from wenmai_extractors.records import Article, Document, Statement


def assemble(
    *,
    documents: Iterable[Document],
    articles: Iterable[Article],
    statements: Iterable[Statement],
    decisions: Sequence[Decision] = (),
) -> KnowledgeGraph:
    """Return the graph; but for `decisions`, where the later counts, the order of what is given is no
    matter.
    """
    documents = tuple(sorted(documents, key=attrgetter("doc")))
    articles = tuple(sorted(articles, key=attrgetter("doc", "index")))
    statements = tuple(sorted(statements, key=attrgetter("id")))
    resolution = resolve(statements, decisions)
    told = facts(statements, resolution=resolution, articles=articles, documents=documents)
    derived = derive(resolution, told)
    return KnowledgeGraph(
        entities=tuple(sorted((*resolution.entities, *derived.entities), key=attrgetter("id"))),
        facts=tuple(sorted((*told, *derived.facts), key=attrgetter("id"))),
        statements=statements,
        articles=articles,
        documents=documents,
        merges=resolution.merges,
        suggestions=resolution.suggestions,
        decisions=resolution.decisions,
        stale=resolution.stale,
    )
