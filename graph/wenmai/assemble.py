"""Resolution and facts put together: the one way from extracted statements to a knowledge graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wenmai.derive import derive
from wenmai.facts import Facts, facts
from wenmai.gathering import Gathered, gathered
from wenmai.ledger import Decision
from wenmai.model import Entity, Fact, KnowledgeGraph, Merge, Stale, Suggestion
from wenmai.progress import MERGING, RESOLVING, Progress, untold
from wenmai.resolution import Resolution, resolve
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
    reports: Gathered,
    decisions: Sequence[Decision] = (),
    *,
    held: int | None = None,
    progress: Progress = untold,
) -> KnowledgeGraph:
    """Return the graph of `reports`. One of more than `held` statements (HELD) stays on disk, and what is
    asked of it is read from there.
    """
    reports.watch(RESOLVING, progress)
    resolution = resolve(reports, decisions)
    reports.watch(MERGING, progress)
    told = facts(reports, resolution)
    derive(resolution, told)
    for done in (resolution.names, resolution.nodes, resolution.bodies):
        done.drop()
    return _graph(reports, resolution, told, held=held)


def read_back(  # noqa: PLR0913 - the parts of a graph
    reports: Gathered,
    *,
    entities: Iterable[Entity],
    facts: Iterable[Fact],
    merges: Iterable[Merge],
    suggestions: Iterable[Suggestion],
    decisions: tuple[Decision, ...] = (),
    stale: tuple[Stale, ...] = (),
) -> KnowledgeGraph:
    """Return a graph that was put together before, of its records."""
    resolution, told = Resolution(reports.shelves), Facts.empty(reports.shelves)
    resolution.entities.put((entity.id, entity) for entity in entities)
    resolution.merges.put((merge.entity, merge.original, merge) for merge in merges)
    resolution.suggestions.put((each.one, each.other, each) for each in suggestions)
    resolution.decisions, resolution.stale = decisions, stale
    for fact in facts:
        told.add(fact)
    for part in (resolution.entities, resolution.merges, resolution.suggestions, told):
        part.sort()
    return _graph(reports, resolution, told)


def _graph(
    reports: Gathered, resolution: Resolution, told: Facts, *, held: int | None = None
) -> KnowledgeGraph:
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
    if len(reports.statements) > (HELD if held is None else held):
        return kg
    kg = kg.in_memory()
    reports.shelves.close()
    return kg
