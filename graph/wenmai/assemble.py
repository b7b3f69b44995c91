"""Resolution and facts put together: the one way from extracted statements to a knowledge graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wenmai.derive import derive
from wenmai.facts import facts
from wenmai.gathering import Gathered, gathered
from wenmai.ledger import Decision
from wenmai.model import KnowledgeGraph
from wenmai.resolution import resolve
from wenmai_extractors.records import Article, Document, Statement

HELD = 50_000  # statements up to which a graph is held in memory


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
    reports = gathered(documents=documents, articles=articles, statements=statements)
    return put_together(reports, decisions)


def put_together(
    reports: Gathered, decisions: Sequence[Decision] = (), *, held: int = HELD
) -> KnowledgeGraph:
    """Return the graph of `reports`. One of more than `held` statements stays on disk, and what is asked of
    it is read from there.
    """
    resolution = resolve(reports, decisions)
    told = facts(reports, resolution)
    derive(resolution, told.facts)
    for done in (resolution.names, resolution.nodes, resolution.bodies):
        done.drop()
    kg = KnowledgeGraph(
        entities=resolution.entities,
        facts=told.facts,
        statements=reports.statements,
        articles=reports.articles,
        documents=reports.documents,
        merges=resolution.merges,
        suggestions=resolution.suggestions,
        decisions=resolution.decisions,
        stale=resolution.stale,
        made=told.made,
    )
    if len(reports.statements) > held:
        return kg
    kg = kg.in_memory()
    reports.shelves.close()
    return kg
