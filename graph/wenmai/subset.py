"""A part of a graph: the entities of some types, the facts of some predicates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from msgspec.structs import replace

from wenmai.model import Entity, KnowledgeGraph
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.ontology import Term, ontology


def only(kg: KnowledgeGraph, names: Sequence[str]) -> KnowledgeGraph:
    """Return `kg` with only what `names` say: types, predicates or both, in English or Chinese.

    Types keep their entities and the facts between them, predicates their facts and the entities that these
    join. Statements go with the facts, merges and suggestions with the entities; articles, documents and
    decisions stay. What is left out is no longer named by what is kept (`step_of`, `conflicts`). Raises
    WenmaiError for a name of neither.
    """
    types = chosen(names, ontology().types, (entity.type for entity in kg.entities))
    predicates = chosen(names, ontology().predicates, (fact.predicate for fact in kg.facts))
    unknown = [name for name in names if name not in {**types, **predicates}]
    if unknown or not names:
        known = listed({**ontology().types, **ontology().predicates})
        raise WenmaiError(f"{', '.join(unknown) or 'nothing'}: no type or predicate; there are {known}")
    kept = {entity.id for entity in kg.entities if not types or entity.type in types.values()}
    facts = tuple(
        fact
        for fact in kg.facts
        if (not predicates or fact.predicate in predicates.values()) and {fact.subject, fact.object} <= kept
    )
    if predicates:
        kept = {end for fact in facts for end in (fact.subject, fact.object)}
    told = {fact.id for fact in facts}
    said = {id_ for fact in facts for id_ in fact.statements}
    return kg.replaced(
        entities=tuple(alone(entity, kept) for entity in kg.entities if entity.id in kept),
        facts=tuple(replace(f, conflicts=tuple(id_ for id_ in f.conflicts if id_ in told)) for f in facts),
        statements=tuple(statement for statement in kg.statements if statement.id in said),
        merges=tuple(merge for merge in kg.merges if merge.entity in kept),
        suggestions=tuple(maybe for maybe in kg.suggestions if {maybe.one, maybe.other} <= kept),
    )


def alone(entity: Entity, kept: Set[str]) -> Entity:
    """Return `entity` without the title that it is a step of, unless that is `kept` too."""
    return entity if entity.step_of in kept or not entity.step_of else replace(entity, step_of="")


def listed(terms: Mapping[str, Term]) -> str:
    """Return `terms` for a message, by both of their names."""
    return ", ".join(f"{name} {term.zh}" for name, term in terms.items())


def chosen(names: Iterable[str], terms: Mapping[str, Term], used: Iterable[str]) -> dict[str, str]:
    """Return the term that each of `names` is, by its own name, its Chinese one, or one used in the graph."""
    known = {term.zh: name for name, term in terms.items()}
    known |= {name: name for name in (*used, *terms)}
    return {name: known[name] for name in names if name in known}
