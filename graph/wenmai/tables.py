"""Entities and facts as CSV, one row each, for spreadsheets and data frames.

The files begin with a byte order mark: without it Excel takes UTF-8 for the system's own encoding and
shows Chinese as gibberish (in Python read them with `encoding="utf-8-sig"`).

A text that a spreadsheet would run as a formula, because it begins with = + - @ or one of ＝＋－＠, gets an
apostrophe in front. Lists are `a|b`, line breaks blanks.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from wenmai.flat import Cell, clean, joined, qualifiers
from wenmai.show import sentence_of
from wenmai_extractors.ontology import ontology

if TYPE_CHECKING:
    from wenmai.model import Fact, KnowledgeGraph

BOM = "\ufeff"
# Blanks and invisible characters before the sign do not keep a spreadsheet from running it.
FORMULA = re.compile(r"[\s\u200b-\u200f\u2060-\u2064\ufeff�]*[=+\-@＝＋－＠]")
LONGEST = 32_000  # characters: Excel cuts a cell at 32,767 and spills the rest over the next rows

ENTITY_COLUMNS = ("id", "name", "type", "typeZh", "aliases", "codes", "factsAsSubject", "factsAsObject")

TRIPLE_COLUMNS = (
    "id",
    "subject",
    "subjectType",
    "predicate",
    "predicateZh",
    "object",
    "objectType",
    "subjectId",
    "objectId",
)
PROOF_COLUMNS = ("sources", "confidence", "reports", "titles", "sentences", "places", "statements")


def entities_csv(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the entities as CSV, by id: names, codes (`scheme code`) and how many facts they are in."""
    subjects = Counter(fact.subject for fact in kg.facts)
    objects = Counter(fact.object for fact in kg.facts)
    yield BOM + row(ENTITY_COLUMNS)
    for entity in kg.entities:
        yield row(
            (
                entity.id,
                entity.name,
                entity.type,
                _zh_type(entity.type),
                joined(entity.aliases),
                joined(f"{scheme} {code}" for scheme, code in entity.codes),
                subjects[entity.id],
                objects[entity.id],
            )
        )


def facts_csv(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the facts as CSV, by id: names and ids, a column a qualifier, sentences and where they stand."""
    names = qualifier_columns()
    yield BOM + row((*TRIPLE_COLUMNS, *names, *PROOF_COLUMNS))
    for fact in kg.facts:
        given = qualifiers(fact)
        yield row((*_triple(kg, fact), *(given.get(name, "") for name in names), *_proof(kg, fact)))


def qualifier_columns() -> tuple[str, ...]:
    """Return the columns of qualifiers: time, its first and last day, then the others as in the ontology."""
    return ("time", "start", "end", *(name for name in ontology().qualifiers if name != "time"))


def _triple(kg: KnowledgeGraph, fact: Fact) -> tuple[Cell, ...]:
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


def _proof(kg: KnowledgeGraph, fact: Fact) -> Iterator[Cell]:
    """The cells of PROOF_COLUMNS; `places` says where each sentence stands, as `report#char=start,end`."""
    statements = [kg.statement[id_] for id_ in fact.statements]
    articles = [kg.article.get((s.doc, s.article)) for s in statements]
    found = {
        f"{s.doc}#char={sentence.start},{sentence.end}": sentence.text
        for s in statements
        if (sentence := sentence_of(s)) is not None
    }
    yield fact.sources
    yield fact.confidence
    yield joined(_once(s.doc for s in statements))
    yield joined(_once(article.title for article in articles if article and article.title))
    yield joined(found.values())
    yield joined(found)
    yield joined(fact.statements)


def _once(values: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(values))


def _zh_type(name: str) -> str:
    types = ontology().types
    return types[name].zh if name in types else name


def row(cells: Iterable[Cell | None]) -> str:
    """Return one line of CSV, its texts safe in a spreadsheet; None is an empty cell."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([safe(cell) for cell in cells])
    return line.getvalue()


def safe(cell: Cell | None) -> Cell | None:
    """Return a text that no spreadsheet runs as a formula; numbers as they are."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    if len(text) > LONGEST:
        text = text[:LONGEST] + "…"
    return "'" + text if FORMULA.match(text) else text
