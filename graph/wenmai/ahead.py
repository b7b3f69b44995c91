"""What an export asks of a graph on disk, looked up for many records together before they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from wenmai.shelf import fetch

if TYPE_CHECKING:
    from wenmai.model import Entity, Fact, KnowledgeGraph
    from wenmai_extractors.records import Statement

T = TypeVar("T")

TOGETHER = 500  # records


def batches(records: Iterable[T], size: int = TOGETHER) -> Iterator[tuple[T, ...]]:
    """Yield the records, so many at a time."""
    rest = iter(records)
    while some := tuple(islice(rest, size)):
        yield some


def facts_with_proof(kg: KnowledgeGraph, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield facts whose ends, statements and articles are at hand."""
    for some in batches(facts):
        fetch(kg.entity, (end for fact in some for end in (fact.subject, fact.object)))
        said = fetch_statements(kg, some)
        fetch(kg.article, ((statement.doc, statement.article) for statement in said))
        yield from some


def facts_with_statements(kg: KnowledgeGraph, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield facts whose statements are at hand."""
    for some in batches(facts):
        fetch_statements(kg, some)
        yield from some


def fetch_statements(kg: KnowledgeGraph, facts: Sequence[Fact]) -> Iterator[Statement]:
    """Look up the statements of some facts, and yield them."""
    ids = [id_ for fact in facts for id_ in fact.statements]
    fetch(kg.statement, ids)
    return (kg.statement[id_] for id_ in ids)


def entities_with_names(kg: KnowledgeGraph, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Yield entities of which it is at hand what was joined in them and what may be the same."""
    for some in batches(entities):
        ids = [entity.id for entity in some]
        for found in (kg.merged, kg.suggested_one, kg.suggested_other):
            fetch(found, ids)
        yield from some


def statements_with_fact(kg: KnowledgeGraph) -> Iterator[Statement]:
    """Yield all statements, by their ids, of which the fact that they make is at hand."""
    for some in batches(kg.statements):
        fetch(kg.made, (statement.id for statement in some))
        yield from some
