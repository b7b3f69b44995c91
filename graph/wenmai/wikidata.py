"""Honours for Wikidata, as commands for QuickStatements (version 1, with tabs), to be checked and run there.

Only facts whose subject and honour both have a QID, a code of the scheme `Wikidata`; no revoked honours.
Source: Wikidata's Help:QuickStatements, and the pages of the properties named here.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from wenmai.flat import clean
from wenmai.forms import surface
from wenmai.model import KnowledgeGraph
from wenmai.show import sentence_of
from wenmai_extractors.errors import DataError
from wenmai_extractors.readers.text import decode
from wenmai_extractors.reading import read_bytes

if TYPE_CHECKING:
    from wenmai.model import Entity, Fact
    from wenmai_extractors.records import Statement

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

    It may be in any encoding and with any separator that spreadsheets save. An empty QID is none, and
    http://www.wikidata.org/entity/Q42 is Q42. Raises DataError, naming the line.
    """
    text = decode(read_bytes(path), name=str(path))
    delimiter = max(",\t;", key=text.split("\n", 1)[0].count)
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return dict(_qids(lines, path))
    except csv.Error as error:
        raise DataError(f"{path}, line {lines.line_num + 1}: {error}; take entities.csv") from error


def _qids(lines: csv.DictReader[str], path: Path) -> Iterator[tuple[str, str]]:
    columns = {name.strip().lower(): name for name in lines.fieldnames or () if name}
    column = next((columns[name] for name in columns if name in _COLUMNS), None)
    if column is None or "id" not in columns:
        raise DataError(f"{path}: no columns `id` and `qid`; take entities.csv and add a column qid")
    for row in lines:
        said = (row.get(column) or "").strip().rpartition("/")[2]
        if said and not _QID.fullmatch(said):
            raise DataError(f"{path}, line {lines.line_num}: {said!r} is no QID; write Q and a number")
        if said:
            yield str(row[columns["id"]]).removeprefix("'"), said


def with_qids(kg: KnowledgeGraph, qids: Mapping[str, str]) -> KnowledgeGraph:
    """Return `kg` with the QIDs among the codes of its entities."""

    def coded(entity: Entity) -> Entity:
        qid = qids.get(entity.id)
        if qid is None:
            return entity
        others = tuple(code for code in entity.codes if code[0] != SCHEME)
        return replace(entity, codes=(*others, (SCHEME, qid)))

    return kg.replaced(entities=tuple(map(coded, kg.entities)))


def quickstatements(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield a command for each honour that can be said in Wikidata, by fact id."""
    qids = {entity.id: code for entity in kg.entities for scheme, code in entity.codes if scheme == SCHEME}
    bodies = _bodies(kg)
    for fact in kg.facts:
        ends = qids.get(fact.subject), qids.get(fact.object)
        if fact.predicate in PROPERTIES and all(ends) and fact.qualifiers.status != "revoked":
            said = [str(ends[0]), PROPERTIES[fact.predicate], str(ends[1]), *_when(fact)]
            for name in fact.qualifiers.conferred_by:
                body = qids.get(bodies.get(surface(name), ""))
                said += [CONFERRED_BY, body] if body else []
            if fact.qualifiers.edition is not None:
                said += [SERIES_ORDINAL, f'"{fact.qualifiers.edition}"']
            yield "\t".join((*said, *_reference(kg, fact))) + "\n"


def _bodies(kg: KnowledgeGraph) -> dict[str, str]:
    """The organisation that each name means, where it means one alone."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entity in kg.entities:
        if entity.type == "Organisation":
            for name in (entity.name, *entity.aliases):
                found[name].add(entity.id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


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
    """Title and date of the report that proves `fact` best, a dated one before the surest; its sentence."""

    def worth(statement: Statement) -> tuple[bool, bool, float, str]:
        article = kg.article.get((statement.doc, statement.article))
        dated, titled = bool(article and article.date), bool(article and article.title)
        return dated, titled, statement.confidence, statement.id

    statement = max((kg.statement[id_] for id_ in fact.statements), key=worth)
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
