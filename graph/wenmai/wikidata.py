"""Honours for Wikidata, as commands for QuickStatements (version 1, with tabs), to be checked and run there.

Only facts whose subject and honour both have a QID, a code of the scheme `Wikidata`; no revoked honours.
Source: Wikidata's Help:QuickStatements, and the pages of the properties named here.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wenmai.flat import clean
from wenmai.model import KnowledgeGraph
from wenmai.show import sentence_of
from wenmai.store import read_text
from wenmai_extractors.errors import DataError

if TYPE_CHECKING:
    from wenmai.model import Entity, Fact

SCHEME = "Wikidata"
PROPERTIES = {"received": "P166", "nominatedFor": "P1411"}  # award received, nominated for
POINT_IN_TIME, START_TIME, END_TIME = "P585", "P580", "P582"
CONFERRED_BY, SERIES_ORDINAL = "P1027", "P1545"
# In a reference S stands for P: title, publication date, quotation.
TITLE, PUBLISHED, QUOTATION = "S1476", "S577", "S1683"
LONGEST = 1500  # characters of a text in Wikidata
_QID = re.compile(r"Q[1-9]\d{0,11}")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_COLUMNS = {"qid", "wikidata"}


def read_qids(path: Path) -> dict[str, str]:
    """Read a table of entities (CSV, as `entities.csv`) with a column `qid`; return QID by entity id.

    An empty QID is none, and http://www.wikidata.org/entity/Q42 is Q42. Raises DataError, naming the line.
    """
    lines = csv.DictReader(read_text(path).removeprefix("\ufeff").splitlines())
    columns = {name.strip().lower(): name for name in lines.fieldnames or () if name}
    column = next((columns[name] for name in columns if name in _COLUMNS), None)
    if column is None or "id" not in columns:
        raise DataError(f"{path}: no columns `id` and `qid`; take entities.csv and add a column qid")
    found: dict[str, str] = {}
    for row in lines:
        said = (row.get(column) or "").strip().rpartition("/")[2]
        if said and not _QID.fullmatch(said):
            raise DataError(f"{path}, line {lines.line_num}: {said!r} is no QID; write Q and a number")
        if said:
            found[str(row[columns["id"]]).removeprefix("'")] = said
    return found


def with_qids(kg: KnowledgeGraph, qids: Mapping[str, str]) -> KnowledgeGraph:
    """Return `kg` with the QIDs among the codes of its entities."""

    def coded(entity: Entity) -> Entity:
        qid = qids.get(entity.id)
        if qid is None:
            return entity
        others = tuple(code for code in entity.codes if code[0] != SCHEME)
        return replace(entity, codes=(*others, (SCHEME, qid)))

    return KnowledgeGraph(
        entities=tuple(map(coded, kg.entities)),
        facts=kg.facts,
        statements=kg.statements,
        articles=kg.articles,
        documents=kg.documents,
    )


def quickstatements(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield a command for each honour that can be said in Wikidata, by fact id."""
    qids = {entity.id: code for entity in kg.entities for scheme, code in entity.codes if scheme == SCHEME}
    names = {name: entity.id for entity in kg.entities for name in (*entity.aliases, entity.name)}
    for fact in kg.facts:
        ends = qids.get(fact.subject), qids.get(fact.object)
        if fact.predicate in PROPERTIES and all(ends) and fact.qualifiers.status != "revoked":
            bodies = (qids.get(names.get(name, "")) for name in fact.qualifiers.conferred_by)
            said = [str(ends[0]), PROPERTIES[fact.predicate], str(ends[1]), *_when(fact)]
            said += [cell for body in bodies if body for cell in (CONFERRED_BY, body)]
            if fact.qualifiers.edition is not None:
                said += [SERIES_ORDINAL, f'"{fact.qualifiers.edition}"']
            yield "\t".join((*said, *_reference(kg, fact))) + "\n"


def _when(fact: Fact) -> Iterator[str]:
    first, slash, last = (fact.qualifiers.time or "").partition("/")
    given = ((START_TIME, first), (END_TIME, last)) if slash else ((POINT_IN_TIME, first),)
    for name, day in given:
        moment = _moment(day)
        if moment:
            yield name
            yield moment


def _moment(edtf: str) -> str | None:
    """+2019-05-00T00:00:00Z/10 for 2019-05; the last number says how exact it is."""
    match = _DATE.fullmatch(edtf)
    if match is None:
        return None
    year, month, day = match.groups()
    return f"+{year}-{month or '00'}-{day or '00'}T00:00:00Z/{9 + bool(month) + bool(day)}"


def _reference(kg: KnowledgeGraph, fact: Fact) -> Iterator[str]:
    """Title and date of the first report that says so, and its sentence."""
    statement = kg.statement[fact.statements[0]]
    article = kg.article.get((statement.doc, statement.article))
    sentence = sentence_of(statement)
    if article and article.title:
        yield from (TITLE, _chinese(article.title))
    published = _moment(article.date) if article and article.date else None
    if published:
        yield from (PUBLISHED, published)
    if sentence:
        yield from (QUOTATION, _chinese(sentence.text))


def _chinese(said: str) -> str:
    """A text with its language; a quotation mark would end it, and there is no way to escape one."""
    line = re.sub(r'"', "”", clean(said)).strip()
    return f'zh:"{line[:LONGEST]}"'
