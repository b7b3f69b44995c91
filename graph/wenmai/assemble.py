"""Resolution and facts put together: the one way from extracted statements to a knowledge graph."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from wenmai.facts import facts
from wenmai.model import KnowledgeGraph
from wenmai.resolve import resolve
from wenmai_extractors.records import Article, Document, Statement


def assemble(
    *, documents: Iterable[Document], articles: Iterable[Article], statements: Iterable[Statement]
) -> KnowledgeGraph:
    """Return the graph; the order of what is given makes no difference."""
    documents = tuple(sorted(documents, key=attrgetter("doc")))
    articles = tuple(sorted(articles, key=attrgetter("doc", "index")))
    statements = tuple(sorted(statements, key=attrgetter("id")))
    resolution = resolve(statements)
    return KnowledgeGraph(
        entities=resolution.entities,
        facts=facts(statements, resolution=resolution, articles=articles, documents=documents),
        statements=statements,
        articles=articles,
        documents=documents,
    )
