"""From entities, facts and reports to files in parts: Parquet, N-Quads, and CSV for Neo4j.

Each part is written by the functions that write the whole file of a build in one process, given as much of
the graph as the part speaks of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from wenmai import neo4j, rdf_model, tables
from wenmai.flat import BOOLEAN, DATE, INTEGER, NUMBER, STRING, STRINGS
from wenmai.model import Entity, Fact, KnowledgeGraph, Merge
from wenmai.packing import from_key, key, pack, unpack
from wenmai.rdf import quads
from wenmai.spark.frames import (
    BYTES,
    TEXT,
    TEXTS,
    WHOLE,
    Columns,
    Keep,
    Row,
    ddl,
    looked_up,
    mapped,
    together,
)
from wenmai.spark.naming import articles_of, statements_of
from wenmai.tables import Table
from wenmai_extractors.records import Article, Document, Qualifiers, Statement

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

TYPES = {STRING: TEXT, INTEGER: WHOLE, NUMBER: "double", BOOLEAN: "boolean", DATE: "date", STRINGS: TEXTS}
# Lines of text files: which file, and the line.
LINES = {"file": TEXT, "line": TEXT}
NQUADS = "graph.nq"
MERGES, ARTICLES = "merges.jsonl", "articles.jsonl"
OTHERS = "others"  # not a file: what is named in qualifiers alone

# The rows of a table and, for each, the lines of other files; from rows of Spark.
Filler = Callable[[Iterator[Row]], Iterator[tuple[tables.Row, list[str]]]]


def entity_rows(
    entities: DataFrame, facts: DataFrame, suggested: DataFrame, keep: Keep, *, base: str
) -> DataFrame:
    """Return the table of entities with its lines, of the entities that facts are about."""
    from pyspark.sql import functions as f

    subjects = facts.groupBy(f.col("subject").alias("id")).agg(f.count("*").alias("subjects"))
    objects = facts.groupBy(f.col("object").alias("id")).agg(f.count("*").alias("objects"))
    pairs = suggested.select("one", "other").unionByName(
        suggested.select(f.col("other").alias("one"), f.col("one").alias("other"))
    )
    maybe = pairs.groupBy(f.col("one").alias("id")).agg(f.sort_array(f.collect_list("other")).alias("maybe"))
    found = entities.select("id", "entity", "merges")
    for more in (subjects, objects, maybe):
        found = found.join(more, "id", "left")
    rows = found.select("entity", "merges", "subjects", "objects", "maybe")
    return keep("entity-rows", _filled(rows, partial(_entities, base=base), tables.ENTITY_COLUMNS))


def _entities(rows: Iterator[Row], base: str) -> Iterator[tuple[tables.Row, list[str]]]:
    for raw, merges, subjects, objects, maybe in rows:
        entity = unpack(raw, Entity)
        originals = [merge.original for merge in unpack(merges, list[Merge])]
        row = tables.entity_row(entity, originals, maybe or [], (subjects or 0, objects or 0))
        lines = _lines(NQUADS, quads([rdf_model.entity_block(entity, originals, maybe or [])], base=base))
        table = Table("entities", tables.ENTITY_COLUMNS, lambda row=row: iter([row]))  # type: ignore[misc]
        more = _lines("neo4j.entities", _without_header(neo4j.entity_lines(table)))
        merged = (msgspec.json.encode(merge).decode() for merge in unpack(merges, list[Merge]))
        yield row, [*lines, *more, *_lines(MERGES, merged)]


def other_lines(fact_lines: DataFrame, entities: DataFrame, *, base: str) -> DataFrame:
    """Return the lines of what qualifiers alone name; of several spellings the first by fact counts."""
    from pyspark.sql import functions as f

    said = fact_lines.where(f.col("file") == OTHERS).select(f.from_json("line", ddl(_OTHER)).alias("o"))
    first = (
        said.select("o.id", "o.place", "o.entity")
        .groupBy("id")
        .agg(f.min(f.struct("place", "entity")).alias("o"))
    )
    new = first.join(entities.select("id"), "id", "left_anti").select("o.entity")
    return mapped(new, partial(_others, base=base), LINES)


_OTHER = {"id": TEXT, "place": TEXT, "entity": TEXT}


def _others(rows: Iterator[Row], base: str) -> Iterator[Row]:
    for (raw,) in rows:
        entity = msgspec.json.decode(raw, type=Entity)
        yield from ((NQUADS, line) for line in _ended(quads([rdf_model.entity_block(entity)], base=base)))


def fact_rows(  # noqa: PLR0913 - frames, and two options
    facts: DataFrame, entities: DataFrame, said: DataFrame, keep: Keep, *, base: str, buckets: int
) -> DataFrame:
    """Return the table of facts with its lines; `said` are the statements by fact (`SAID`)."""
    from pyspark.sql import functions as f

    ends = entities.select("id", "entity")
    subjects = facts.select(
        f.col("id").alias("fact"), f.col("subject").alias("id"), f.lit("subject").alias("what")
    )
    objects = facts.select(
        f.col("id").alias("fact"), f.col("object").alias("id"), f.lit("object").alias("what")
    )
    joined = looked_up(keep("ends", subjects.unionByName(objects)), ends, "id")
    known = joined.select("fact", "what", f.lit("").alias("of"), f.col("entity").alias("data"))
    asked = keep("namings", mapped(facts.select("id", "fact"), _namings, {"fact": TEXT, "naming": TEXT}))
    named = looked_up(asked, _known_names(entities), "naming").where(f.col("means").isNotNull())
    names = named.select(
        "fact",
        f.lit("name").alias("what"),
        f.col("naming").alias("of"),
        f.col("means").cast("binary").alias("data"),
    )
    told = known.unionByName(names).unionByName(said)
    found = together(facts.select("id", "fact", "first"), told, _slices, SLICE, buckets=buckets)
    columns = tables.facts(_EMPTY).columns
    return keep("fact-rows", _filled(found, partial(_facts, base=base), columns))


SLICE = {"first": TEXT, "fact": BYTES, "ends": BYTES, "names": BYTES, "said": BYTES}
SAID = {"fact": TEXT, "what": TEXT, "of": TEXT, "data": BYTES}
_EMPTY = KnowledgeGraph(entities=(), facts=(), statements=(), articles=(), documents=())


def _namings(rows: Iterator[Row]) -> Iterator[Row]:
    for id_, raw in rows:
        named = rdf_model.named_in(unpack(raw, Fact))
        namings = {naming for qualifier, name in named for naming in rdf_model.namings(name, qualifier)}
        yield from ((id_, key(naming)) for naming in sorted(namings))


def _known_names(entities: DataFrame) -> DataFrame:
    """Whom (`means`) each name stands for in a qualifier (`naming`)."""
    from pyspark.sql import functions as f

    some = entities.where(f.col("type").isin("Organisation", "Place")).select("entity")
    ranked = mapped(some, _ranked, {"naming": TEXT, "rank": TEXT, "id": TEXT})
    best = ranked.groupBy("naming").agg(f.min(f.struct("rank", "id")).alias("best"))
    return best.select("naming", f.col("best.id").alias("means"))


def _ranked(rows: Iterator[Row]) -> Iterator[Row]:
    for (raw,) in rows:
        entity = unpack(raw, Entity)
        yield from ((key(naming), str(rank), entity.id) for naming, rank in rdf_model.namings_of(entity))


def _slices(_: str, own: list[Row], told: list[Row]) -> Iterator[Row]:
    ends = {what: raw for what, _, raw in told if what in ("subject", "object")}
    names = {of: bytes(raw).decode() for what, of, raw in told if what == "name"}
    said = sorted((of, raw) for what, of, raw in told if what == "said")
    for raw, first in own:
        yield first, raw, pack(ends), pack(names), pack([each for _, each in said])


def _facts(rows: Iterator[Row], base: str) -> Iterator[tuple[tables.Row, list[str]]]:
    for first, raw, ends, names, said in rows:
        fact = unpack(raw, Fact)
        kg = _graph_of(
            fact, unpack(ends, dict[str, bytes]), [unpack(each, Told) for each in unpack(said, list[bytes])]
        )
        known = {_naming(text): id_ for text, id_ in unpack(names, dict[str, str]).items()}
        naming = rdf_model.Names(known)
        blocks = list(rdf_model.fact_blocks([fact], naming))
        if first != "yes":  # another fact says the direct triple already; this one adds its own node
            blocks[0] = blocks[0]._replace(pairs=blocks[0].pairs[1:])
        (row,) = tables.facts(kg).rows()
        yield (
            row,
            [
                *_lines(NQUADS, quads(blocks, base=base)),
                *_lines("neo4j.facts", _without_header(neo4j.facts(kg))),
                *_lines("neo4j.statement-parts", _without_header(neo4j.statement_parts(kg))),
                *_lines(OTHERS, _unknown(fact, naming, set(known.values()))),
            ],
        )


def _naming(text: str) -> rdf_model.Naming:
    naming: rdf_model.Naming = from_key(text, rdf_model.Naming)
    return naming


def _unknown(fact: Fact, names: rdf_model.Names, known: set[str]) -> Iterator[str]:
    for number, (qualifier, name) in enumerate(rdf_model.named_in(fact)):
        id_ = names.id_of(name, qualifier)
        if id_ not in known:
            entity = msgspec.json.encode(rdf_model.other(name, qualifier, id_)).decode()
            yield key({"id": id_, "place": f"{fact.id}.{number:06}", "entity": entity}) + "\n"


class Told(msgspec.Struct):
    """A statement with the article that it stands in."""

    statement: Statement
    article: Article | None


def _graph_of(fact: Fact, ends: dict[str, bytes], said: Sequence[Told]) -> KnowledgeGraph:
    articles = {(each.article.doc, each.article.index): each.article for each in said if each.article}
    return KnowledgeGraph(
        entities=tuple(unpack(ends[end], Entity) for end in ("subject", "object")),
        facts=(fact,),
        statements=tuple(each.statement for each in said),
        articles=tuple(articles.values()),
        documents=(),
    )


def statements_by_fact(reports: DataFrame, made: DataFrame, keep: Keep) -> tuple[DataFrame, DataFrame]:
    """Return the statements by fact, in the columns SAID, and by report (`doc`) the fact of each."""
    from pyspark.sql import functions as f

    one = mapped(
        reports.select("doc", "articles", "statements"),
        _each,
        {"statement": TEXT, "doc": TEXT, "data": BYTES},
    )
    said = one.join(made, "statement")
    by_fact = said.select("fact", f.lit("said").alias("what"), f.col("statement").alias("of"), "data")
    return keep("said", by_fact), keep("facts-of", said.select("doc", "statement", "fact"))


def made_of(facts: DataFrame) -> DataFrame:
    """Return for each statement the fact that it makes."""
    return mapped(facts.select("fact"), _made, {"statement": TEXT, "fact": TEXT})


def _made(rows: Iterator[Row]) -> Iterator[Row]:
    for (raw,) in rows:
        fact = unpack(raw, Fact)
        yield from ((id_, fact.id) for id_ in fact.statements)


def _each(rows: Iterator[Row]) -> Iterator[Row]:
    for doc, articles, statements in rows:
        known = {article.index: article for article in articles_of(articles)}
        for statement in statements_of(statements):
            yield statement.id, doc, pack(Told(statement, known.get(statement.article)))


REPORT = {"doc": TEXT, "text": TEXT, "articles": BYTES, "statements": BYTES, "facts": BYTES}


def with_facts(reports: DataFrame, facts_of: DataFrame, *, buckets: int) -> DataFrame:
    """Return the reports, each with the facts that its statements make."""
    own = reports.select("doc", "text", "articles", "statements")
    return together(own, facts_of.select("doc", "statement", "fact"), _with_facts, REPORT, buckets=buckets)


def _with_facts(doc: str, own: list[Row], made: list[Row]) -> Iterator[Row]:
    for text, articles, statements in own:
        yield doc, text, articles, statements, pack(dict(made))


def _report(row: Row) -> KnowledgeGraph:
    """A report as a graph: of its facts no more than which statements make them."""
    doc, text, articles, statements, raw = row
    facts: dict[str, list[str]] = {}
    for statement, fact in unpack(raw, dict[str, str]).items():
        facts.setdefault(fact, []).append(statement)
    return KnowledgeGraph(
        entities=(),
        facts=tuple(_stub(fact, tuple(sorted(facts[fact]))) for fact in sorted(facts)),
        statements=tuple(sorted(statements_of(statements), key=lambda statement: statement.id)),
        articles=tuple(articles_of(articles)),
        documents=(Document(doc=doc, text=text),),
    )


def _stub(id_: str, statements: tuple[str, ...]) -> Fact:
    return Fact(
        id=id_,
        subject="",
        predicate="",
        object="",
        qualifiers=Qualifiers(),
        statements=statements,
        sources=0,
        confidence=0,
    )


def statement_rows(reports: DataFrame) -> DataFrame:
    """Return the table of statements with its lines; `reports` has the columns REPORT."""
    return _filled(reports, _statement_rows, tables.statements(_EMPTY).columns)


def _statement_rows(rows: Iterator[Row]) -> Iterator[tuple[tables.Row, list[str]]]:
    for row in rows:
        kg = _report(row)
        lines = _lines("neo4j.statements", _without_header(neo4j.statements(kg)))
        yield from ((each, [line]) for each, line in zip(tables.statements(kg).rows(), lines, strict=True))


def evidence_rows(reports: DataFrame) -> DataFrame:
    """Return the table of evidence with its lines; `reports` has the columns REPORT."""
    return _filled(reports, _evidence_rows, tables.EVIDENCE_COLUMNS)


def _evidence_rows(rows: Iterator[Row]) -> Iterator[tuple[tables.Row, list[str]]]:
    for row in rows:
        kg = _report(row)
        lines = _lines("neo4j.evidence", _without_header(neo4j.evidence(kg)))
        parts = _lines("neo4j.evidence-parts", _without_header(neo4j.evidence_parts(kg)))
        for each, line in zip(tables.evidence(kg).rows(), lines, strict=True):
            yield each, [line, next(parts), next(parts)]


def report_lines(reports: DataFrame, *, base: str) -> DataFrame:
    """Return the lines of reports; `reports` has the columns REPORT."""
    return mapped(reports, partial(_report_lines, base=base), LINES)


def _report_lines(rows: Iterator[Row], base: str) -> Iterator[Row]:
    for row in rows:
        kg = _report(row)
        yield from (
            (NQUADS, line) for line in _ended(quads(rdf_model.report_blocks(kg, named=True), base=base))
        )
        yield from (("neo4j.reports", line) for line in _ended(_without_header(neo4j.reports(kg))))
        yield from ((ARTICLES, msgspec.json.encode(article).decode()) for article in kg.articles)


def headers() -> dict[str, str]:
    """Return the header of each CSV file for Neo4j."""
    whole = {
        "entities": neo4j.entities,
        "statements": neo4j.statements,
        "evidence": neo4j.evidence,
        "reports": neo4j.reports,
        "facts": neo4j.facts,
        "statement-parts": neo4j.statement_parts,
        "evidence-parts": neo4j.evidence_parts,
    }
    return {name: next(iter(lines(_EMPTY))) for name, lines in whole.items()}


def _without_header(lines: Iterator[str]) -> Iterator[str]:
    next(lines)
    return lines


def _ended(chunks: Iterable[str]) -> Iterator[str]:
    """The lines in `chunks`, each a line or several, without their ends."""
    for chunk in chunks:
        yield from chunk.removesuffix("\n").split("\n") if chunk else ()


def _lines(file: str, chunks: Iterable[str]) -> Iterator[str]:
    """The lines in `chunks`, each behind the name of its file."""
    return (f"{file}\t{line}" for line in _ended(chunks))


EXTRA = "lines"


def _filled(frame: DataFrame, filler: Filler, columns: dict[str, str]) -> DataFrame:
    """Return the table that `filler` makes, typed, with its lines in a column of their own."""
    typed: Columns = {**{name: TYPES[kind] for name, kind in columns.items()}, EXTRA: TEXTS}

    def run(rows: Iterator[Row]) -> Iterator[Row]:
        from wenmai.parquet import typed as as_typed

        for row, lines in filler(rows):
            yield (
                *(as_typed(value, kind) for value, kind in zip(row, columns.values(), strict=True)),
                list(lines),
            )

    return mapped(frame, run, typed)


def lines_of(filled: DataFrame) -> DataFrame:
    """Return the lines that a table was made with, in the columns LINES."""
    from pyspark.sql import functions as f

    each = filled.select(f.explode(EXTRA).alias("line"))
    return each.select(
        f.substring_index("line", "\t", 1).alias("file"),
        f.expr("substring(line, instr(line, '\t') + 1)").alias("line"),
    )
