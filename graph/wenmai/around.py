"""What a build on disk says of one name, read without the rest.

Its files are gone through once or twice, and of most lines no more is decoded than what they are about, so
that what has to be held is what is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from wenmai.model import Entity, Fact, KnowledgeGraph, Suggestion
from wenmai.show import candidates
from wenmai.store import (
    ENTITIES,
    FACTS,
    STATEMENTS,
    SUGGESTIONS,
    read_chosen,
    read_manifest,
    read_records,
    whole,
)
from wenmai_extractors.records import Record, Statement


class _Ends(Record):
    """Of a fact, whom it is about."""

    subject: str
    object: str


class _Named(Record):
    """Of a statement, which it is."""

    id: str


def names_in(folder: Path) -> Iterator[str]:
    """Yield the names of the entities of the build in `folder`, and their other names."""
    for entity in read_records(whole(folder, ENTITIES, read_manifest(folder)), Entity):
        yield from (entity.name, *entity.aliases)


def around(folder: Path, name: str) -> KnowledgeGraph:
    """Return of the build in `folder` the entities that `name` may mean (`wenmai.show.candidates`).

    With them, if there is one alone and for those that share a name, come their facts, the statements that
    say these, the entities at the other ends, and those that may be the same.

    Raises DataError when a file that is read is not as the build wrote it.
    """
    manifest, wanted = read_manifest(folder), (ENTITIES, FACTS, STATEMENTS, SUGGESTIONS)
    files = {each: whole(folder, each, manifest) for each in wanted}
    found = candidates(read_records(files[ENTITIES], Entity), name)
    names = Counter(entity.name for entity in found)
    told = {entity.id for entity in found if len(found) == 1 or names[entity.name] > 1}
    facts = tuple(
        read_chosen(files[FACTS], Fact, _Ends, lambda ends: ends.subject in told or ends.object in told)
    )
    suggestions = tuple(
        each
        for each in read_records(files[SUGGESTIONS], Suggestion)
        if each.one in told or each.other in told
    )
    ids = {entity.id for entity in found}
    ids |= {end for fact in facts for end in (fact.subject, fact.object)}
    ids |= {end for each in suggestions for end in (each.one, each.other)}
    said = {id_ for fact in facts for id_ in fact.statements}
    return KnowledgeGraph(
        entities=tuple(each for each in read_records(files[ENTITIES], Entity) if each.id in ids),
        facts=facts,
        statements=tuple(read_chosen(files[STATEMENTS], Statement, _Named, lambda each: each.id in said)),
        articles=(),
        documents=(),
        suggestions=suggestions,
    )
