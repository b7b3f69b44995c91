"""The graph as four tables with typed columns: entities, facts, statements, evidence.

What writes them (CSV, Excel, Parquet, data frames) and what takes rows for attributes (GraphML, GEXF) need
only names, datatypes (`wenmai.flat`) and values; None is an empty cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wenmai.ahead import entities_with_names, facts_with_proof, statements_with_fact
from wenmai.flat import INTEGER, NUMBER, STRING, STRINGS, Value, qualifier_columns, qualifier_values
from wenmai.show import sentence_of
from wenmai_extractors.ontology import ontology

if TYPE_CHECKING:
    from wenmai.model import Entity, Fact, KnowledgeGraph
    from wenmai_extractors.records import Statement

Row = tuple[Value, ...]

ENTITY_COLUMNS = {
    "id": STRING,
    "name": STRING,
    "type": STRING,
    "typeZh": STRING,
    "aliases": STRINGS,
    "codes": STRINGS,
    "level": STRING,
    "series": STRING,
    "grade": STRING,
    "stepOf": STRING,
    "originals": STRINGS,
    "maybeSameAs": STRINGS,
    "factsAsSubject": INTEGER,
    "factsAsObject": INTEGER,
}
TRIPLE_COLUMNS = dict.fromkeys(
    (
        "id",
        "subject",
        "subjectType",
        "predicate",
        "predicateZh",
        "object",
        "objectType",
        "subjectId",
        "objectId",
    ),
    STRING,
)
PROOF_COLUMNS = {
    "sources": INTEGER,
    "confidence": NUMBER,
    "derived": STRING,
    "conflicts": STRINGS,
    "reports": STRINGS,
    "titles": STRINGS,
    "sentences": STRINGS,
    "places": STRINGS,
    "statements": STRINGS,
}
STATEMENT_COLUMNS = {
    "id": STRING,
    "fact": STRING,
    "doc": STRING,
    "article": INTEGER,
    **dict.fromkeys(
        ("subject", "subjectType", "subjectMention", "predicate", "object", "objectType", "objectMention"),
        STRING,
    ),
}
RULE_COLUMNS = {"extractor": STRING, "rule": STRING, "confidence": NUMBER}
EVIDENCE_COLUMNS = {
    "statement": STRING,
    "number": INTEGER,
    "role": STRING,
    "doc": STRING,
    "start": INTEGER,
    "end": INTEGER,
    "text": STRING,
}


class Table(NamedTuple):
    """A table: its name, the datatype of each column, and what yields the rows, as often as it is called."""

    name: str
    columns: dict[str, str]
    rows: Callable[[], Iterator[Row]]


def tables(kg: KnowledgeGraph) -> tuple[Table, ...]:
    """Return the four tables of `kg`."""
    return entities(kg), facts(kg), statements(kg), evidence(kg)


def table(kg: KnowledgeGraph, name: str) -> Table:
    """Return the table `name` of `kg`."""
    return {"entities": entities, "facts": facts, "statements": statements, "evidence": evidence}[name](kg)


def entities(kg: KnowledgeGraph) -> Table:
    """Return the entities by id: names, codes (`scheme code`), what honours they are, and how many facts
    they are in.

    `originals` are the ids that the names in the reports had by themselves, `maybeSameAs` the ids of entities
    that may be the same.
    """

    def rows() -> Iterator[Row]:
        subjects: Counter[str] = Counter()
        objects: Counter[str] = Counter()
        for fact in kg.facts:
            subjects[fact.subject] += 1
            objects[fact.object] += 1
        return (row for _, row in entity_rows(kg, subjects, objects))

    return Table("entities", ENTITY_COLUMNS, rows)


def entity_rows(
    kg: KnowledgeGraph, subjects: Counter[str], objects: Counter[str]
) -> Iterator[tuple[Entity, Row]]:
    """Yield the entities with their rows; `subjects` and `objects` say of how many facts each is which."""
    for entity in entities_with_names(kg, kg.entities):
        known = [merge.original for merge in kg.merged.get(entity.id, ())]
        maybe = kg.maybe_same(entity.id)
        yield entity, entity_row(entity, known, maybe, (subjects[entity.id], objects[entity.id]))


def facts(kg: KnowledgeGraph, chosen: Sequence[Fact] | None = None) -> Table:
    """Return the facts by id: names and ids, a column a qualifier, sentences and where they stand.

    With `chosen` only these, in their order.
    """

    def rows() -> Iterator[Row]:
        return (row for _, row in fact_rows(kg, kg.facts if chosen is None else chosen))

    return Table("facts", {**TRIPLE_COLUMNS, **qualifier_columns(), **PROOF_COLUMNS}, rows)


def fact_rows(kg: KnowledgeGraph, chosen: Iterable[Fact]) -> Iterator[tuple[Fact, Row]]:
    """Yield facts with their rows, with their statements and articles at hand."""
    names = qualifier_columns()
    for fact in facts_with_proof(kg, chosen):
        given = qualifier_values(fact.qualifiers)
        yield fact, (*_triple(kg, fact), *map(given.get, names), *_proof(kg, fact))


def statements(kg: KnowledgeGraph) -> Table:
    """Return the statements by id, with the fact that they make, if any, and what each alone says."""
    names = qualifier_columns()

    def rows() -> Iterator[Row]:
        for statement in statements_with_fact(kg):
            given = qualifier_values(statement.qualifiers)
            yield (
                statement.id,
                kg.made.get(statement.id),
                *_said(statement),
                *map(given.get, names),
                statement.extractor,
                statement.rule,
                statement.confidence,
            )

    return Table("statements", {**STATEMENT_COLUMNS, **names, **RULE_COLUMNS}, rows)


def evidence(kg: KnowledgeGraph) -> Table:
    """Return the pieces of evidence: code points `start` to `end` of the text layer of `doc` are `text`."""

    def rows() -> Iterator[Row]:
        for statement in kg.statements:
            for number, piece in enumerate(statement.evidence, start=1):
                yield statement.id, number, piece.role, statement.doc, piece.start, piece.end, piece.text

    return Table("evidence", EVIDENCE_COLUMNS, rows)


def place_of(doc: str, start: int, end: int) -> str:
    """Return where some characters stand, with the fragment of RFC 5147: `report#char=start,end`."""
    return f"{doc}#char={start},{end}"


def entity_row(
    entity: Entity, originals: Sequence[str], maybe_same: Sequence[str], facts: tuple[int, int]
) -> Row:
    """Return the row of an entity, with the number of `facts` whose subject and whose object it is."""
    types = ontology().types
    shown = types[entity.type].zh if entity.type in types else entity.type
    codes = tuple(f"{scheme} {code}" for scheme, code in entity.codes)
    ladder = (entity.level, entity.series, entity.grade, entity.step_of)
    return (
        *(entity.id, entity.name, entity.type, shown, entity.aliases, codes),
        *(step or None for step in ladder),
        tuple(originals),
        tuple(maybe_same),
        *facts,
    )


def _triple(kg: KnowledgeGraph, fact: Fact) -> Row:
    subject, object_ = kg.entity[fact.subject], kg.entity[fact.object]
    term = ontology().predicates.get(fact.predicate)
    return (
        fact.id,
        subject.name,
        subject.type,
        fact.predicate,
        term.zh if term else fact.predicate,
        object_.name,
        object_.type,
        subject.id,
        object_.id,
    )


def _proof(kg: KnowledgeGraph, fact: Fact) -> Row:
    """The cells of PROOF_COLUMNS; `places` says where each of `sentences` stands."""
    said = [kg.statement[id_] for id_ in fact.statements]
    articles = [kg.article.get((s.doc, s.article)) for s in said]
    found = {
        place_of(s.doc, sentence.start, sentence.end): sentence.text
        for s in said
        if (sentence := sentence_of(s)) is not None
    }
    return (
        fact.sources,
        fact.confidence,
        fact.derived or None,
        fact.conflicts,
        _once(s.doc for s in said),
        _once(article.title for article in articles if article and article.title),
        tuple(found.values()),
        tuple(found),
        fact.statements,
    )


def _said(statement: Statement) -> Row:
    return (
        statement.doc,
        statement.article,
        statement.subject.name,
        statement.subject.type,
        statement.subject.mention,
        statement.predicate,
        statement.object.name,
        statement.object.type,
        statement.object.mention,
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
