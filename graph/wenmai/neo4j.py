"""The graph as CSV in the format of neo4j-admin's import, with a script that loads it.

A fact is a relationship between two entities, with its qualifiers; a statement is a node that names its fact
(`fact`), from it relationships lead to subject, object and evidence, from there to the report.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from wenmai import tables
from wenmai.flat import BOOLEAN, DATE, INTEGER, NUMBER, STRINGS, Value, clean, text
from wenmai.proof_drawing import evidence_id

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph
    from wenmai.tables import Table

TYPES = {INTEGER: "long", NUMBER: "double", BOOLEAN: "boolean", DATE: "date", STRINGS: "string[]"}
NODES = ("entities", "statements", "evidence", "reports")
RELATIONSHIPS = ("facts", "statement-parts", "evidence-parts")
IDS = ("id", "subjectId", "objectId")  # columns that are other things here

LOAD = """#!/bin/sh
# Loads the CSV files beside this script into a new Neo4j database: sh load.sh [DATABASE]
# To be run where neo4j-admin is, with the server stopped.
# Then, once: CREATE INDEX FOR (e:Entity) ON (e.name); CREATE INDEX FOR (s:Statement) ON (s.fact);
set -eu
cd "$(dirname "$0")"
exec neo4j-admin database import full "${1:-neo4j}" \\
    --delimiter=, --array-delimiter='|' --quote='"' --id-type=string --trim-strings=false \\
    --overwrite-destination \\
"""


def entities(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the entities as nodes; beside Entity, their type is a label."""
    yield from entity_lines(tables.entities(kg))


def entity_lines(table: Table) -> Iterator[str]:
    """Yield the header and the lines of a table of entities."""
    named = _typed(table, "id")
    yield _row(("id:ID", *named.values(), ":LABEL"))
    for values in _rows(table):
        yield _row((values["id"], *(values[name] for name in named), f"Entity|{values['type']}"))


def statements(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the statements as nodes."""
    table = tables.statements(kg)
    named = _typed(table, "id")
    yield _row(("id:ID", *named.values(), ":LABEL"))
    for values in _rows(table):
        yield _row((values["id"], *(values[name] for name in named), "Statement"))


def evidence(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the pieces of evidence as nodes."""
    table = tables.evidence(kg)
    named = _typed(table)
    yield _row(("id:ID", *named.values(), ":LABEL"))
    for values in _rows(table):
        yield _row((_piece(values), *(values[name] for name in named), "Evidence"))


def reports(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the reports as nodes."""
    yield _row(("id:ID", "doc", ":LABEL"))
    for document in kg.documents:
        yield _row((_report(document.doc), document.doc, "Report"))


def facts(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the facts as relationships between entities: `received` is RECEIVED, `holdsPost` HOLDS_POST."""
    table = tables.facts(kg)
    named = _typed(table, *IDS)
    yield _row((":START_ID", ":END_ID", ":TYPE", "id", *named.values()))
    for values in _rows(table):
        kind = _kind(text(values["predicate"]))
        ends = (values["subjectId"], values["objectId"], kind, values["id"])
        yield _row((*ends, *(values[name] for name in named)))


def statement_parts(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield what leads from a statement to the entities that it joins; one without a fact leads nowhere."""
    yield _row((":START_ID", ":END_ID", ":TYPE"))
    for fact in kg.facts:
        for statement in fact.statements:
            yield _row((statement, fact.subject, "SUBJECT"))
            yield _row((statement, fact.object, "OBJECT"))


def evidence_parts(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield what leads from a statement to its evidence, and from there to the report."""
    yield _row((":START_ID", ":END_ID", ":TYPE", "role"))
    for values in _rows(tables.evidence(kg)):
        yield _row((values["statement"], _piece(values), "PROVED_BY", values["role"]))
        yield _row((_piece(values), _report(text(values["doc"])), "IN", None))


def load_script(kg: KnowledgeGraph) -> Iterator[str]:  # noqa: ARG001 - the same for any graph
    """Yield the shell script that imports the files."""
    yield script(lambda name: f"{name}.csv")


def script(files: Callable[[str], str]) -> str:
    """Return the shell script that imports what `files` says of each table: a file, or a header and parts."""
    lines = [f"    --nodes={files(name)}" for name in NODES]
    lines += [f"    --relationships={files(name)}" for name in RELATIONSHIPS]
    return LOAD + " \\\n".join(lines) + "\n"


def _typed(table: Table, *without: str) -> dict[str, str]:
    """The columns of `table` with their headers: `count:long`, `partner:string[]`."""
    kept = {name: kind for name, kind in table.columns.items() if name not in without}
    return {name: f"{name}:{TYPES[kind]}" if kind in TYPES else name for name, kind in kept.items()}


def _rows(table: Table) -> Iterator[Mapping[str, Value]]:
    yield from (dict(zip(table.columns, row, strict=True)) for row in table.rows())


def _piece(values: Mapping[str, Value]) -> str:
    return evidence_id(text(values["statement"]), int(text(values["number"])))


def _report(doc: str) -> str:
    return f"doc:{clean(doc)}"


def _kind(predicate: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", predicate).upper()


def _row(cells: Iterable[Value]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([text(cell) for cell in cells])
    return line.getvalue()
