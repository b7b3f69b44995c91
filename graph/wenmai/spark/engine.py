"""A build on Spark from end to end: what is written when, and read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from wenmai import neo4j
from wenmai.guard import LIMITS, Limits
from wenmai.inputs import Problem
from wenmai.ledger import Decision
from wenmai.model import Stale
from wenmai.spark import extracting, merging, naming, printing, writing
from wenmai.spark.extracting import Taking
from wenmai.spark.session import Folder, session
from wenmai.terms import BASE, checked_base
from wenmai_extractors.custom import Custom
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.records import Record

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

WORK = "_work"  # Spark overlooks what begins so when it reads the folder
SUMMARY = "build.json"
SHOWN = 1000  # problems that are listed; all of them stand in problems.jsonl
PER_BUCKET = 200  # reports whose rows one call of Python takes
PER_PARTITION = 2000  # reports whose rows one task takes


class Summary(Record):
    """What a build came to: counts, the first problems and what they are in all, decisions without effect."""

    reports: int
    articles: int
    statements: int
    entities: int
    facts: int
    problems: tuple[Problem, ...] = ()
    failed: int = 0
    skipped: tuple[str, ...] = ()
    stale: tuple[Stale, ...] = ()


def build(  # noqa: PLR0913 - each is an option of the command
    paths: Sequence[str],
    *,
    out: str,
    master: str | None = None,
    settings: Mapping[str, str] | None = None,
    decisions: Sequence[Decision] = (),
    custom: Custom | None = None,
    base: str = BASE,
    limits: Limits = LIMITS,
) -> Summary:
    """Build the graph of the reports in `paths` on Spark, and write it into the folder `out` in parts.

    `paths` are files and folders that all workers find under the same path, or Parquet with the columns `doc`
    and `text`; `out` is such a folder, or an address that Spark writes to. `settings` are those of Spark, the
    others as for a build in one process, which finds the same.

    Raises WenmaiError when Spark cannot start, when no report can be read, and for paths that lead nowhere.
    """
    checked_base(base)
    with session(master, settings) as spark:
        folder = Folder(spark, out if "://" in out else str(Path(out).absolute()))
        _checked(folder)
        return _Build(spark, folder, decisions, base).run(paths, Taking(custom, limits))


def _checked(folder: Folder) -> None:
    """See that the folder is new, or holds a build of this kind."""
    names = [name for name in folder.names() if name != WORK]
    if names and SUMMARY not in names:
        raise WenmaiError(f"{folder.path}: holds something else; choose a new folder as --out")


class _Build:
    def __init__(self, spark: SparkSession, folder: Folder, decisions: Sequence[Decision], base: str) -> None:
        self._spark = spark
        self._folder = folder
        self._decisions = decisions
        self._base = base
        self._buckets = 1

    def run(self, paths: Sequence[str], taking: Taking) -> Summary:
        """Extract, resolve, merge and write."""
        out = Path(self._folder.path)
        given = extracting.given(self._spark, paths, without=None if "://" in self._folder.path else out)
        self._folder.remove(SUMMARY)
        reports, wrong = self._read(given, taking)
        known, stale = self._names(reports)
        facts, entities = self._facts(reports, known)
        self._written(reports, facts, entities, known.suggested)
        problems = wrong.orderBy("name").limit(SHOWN).collect()
        summary = Summary(
            reports=reports.count(),
            articles=self._lines(writing.ARTICLES),
            statements=self._rows("statements"),
            entities=self._rows("entities"),
            facts=self._rows("facts"),
            problems=tuple(Problem(row.name, row.reason) for row in problems),
            failed=wrong.count(),
            skipped=given.skipped,
            stale=stale,
        )
        self._folder.write(
            SUMMARY, msgspec.json.format(msgspec.json.encode(summary), indent=1).decode() + "\n"
        )
        self._folder.remove(WORK)
        return summary

    def _keep(self, name: str, frame: DataFrame) -> DataFrame:
        """Write a frame where it outlives the workers that made it, and read it again."""
        path = self._folder / f"{WORK}/{name}"
        frame.write.mode("overwrite").parquet(path)
        return self._spark.read.schema(frame.schema).parquet(path)

    def _read(self, given: extracting.Given, taking: Taking) -> tuple[DataFrame, DataFrame]:
        """The reports, and what is wrong with the others."""
        found = self._keep("extracted", extracting.extracted(given, taking))
        reports, wrong = extracting.told_apart(found)
        reports = self._keep("reports", reports)
        problems = extracting.problems_frame(found, given.problems).unionByName(wrong)
        count = reports.count()
        if not count:
            rows = problems.orderBy("name").limit(SHOWN).collect()
            raise WenmaiError("\n".join(row.reason for row in rows) or "no report is given")
        partitions = max(2, 2 * self._spark.sparkContext.defaultParallelism, count // PER_PARTITION)
        self._spark.conf.set("spark.sql.shuffle.partitions", str(partitions))
        self._buckets = max(partitions, count // PER_BUCKET)
        self._write_lines("problems.jsonl", problems)
        return reports, self._keep("problems", problems)

    def _names(self, reports: DataFrame) -> tuple[naming.Names, tuple[Stale, ...]]:
        used = self._keep(
            "uses", naming.uses(reports, naming.rounds(reports, self._decisions), self._decisions)
        )
        binding = naming.bound(used, reports, self._decisions)
        known = self._keep("known", naming.resolved(used, binding, buckets=self._buckets))
        ids = self._keep("nodes", naming.nodes(known))
        return (
            naming.Names(
                dictionaries=naming.dictionaries(used),
                ids=ids,
                entities=self._keep("resolved", naming.entities(known, ids)),
                suggested=self._keep(
                    "suggested", naming.suggestions(known, ids, binding, buckets=self._buckets)
                ),
                verdicts=binding.verdicts,
            ),
            naming.stale(known, binding),
        )

    def _facts(self, reports: DataFrame, known: naming.Names) -> tuple[DataFrame, DataFrame]:
        """The facts and the entities that they are about."""
        printed = self._keep("printed", printing.printed(reports))
        reprinted = printing.reprinted(printed, self._keep)
        asked = self._keep("asked", merging.asked(known.dictionaries))
        told = merging.told(asked, known.ids, reprinted)
        parts = merging.parts(reports, known.dictionaries, told, known.verdicts, buckets=self._buckets)
        said = self._keep("merged", merging.merged(parts, buckets=self._buckets))
        above, derived = merging.derived(known.entities, known.ids, said, self._keep, buckets=self._buckets)
        facts = self._keep("facts", said.unionByName(derived))
        return facts, self._keep("entities", known.entities.unionByName(above))

    def _written(
        self, reports: DataFrame, facts: DataFrame, entities: DataFrame, suggested: DataFrame
    ) -> None:
        keep, base, buckets = self._keep, self._base, self._buckets
        said, made = writing.statements_by_fact(reports, writing.made_of(facts), keep)
        whole = keep("reports-with-facts", writing.with_facts(reports, made, buckets=buckets))
        tables = {
            "entities": writing.entity_rows(entities, facts, suggested, keep, base=base),
            "facts": writing.fact_rows(facts, entities, said, keep, base=base, buckets=buckets),
            "statements": keep("statement-rows", writing.statement_rows(whole)),
            "evidence": keep("evidence-rows", writing.evidence_rows(whole)),
        }
        for name, table in tables.items():
            table.drop(writing.EXTRA).write.mode("overwrite").parquet(self._folder / f"{name}.parquet")
        reports.select("doc", "text").write.mode("overwrite").parquet(self._folder / "reports.parquet")
        lines = writing.report_lines(whole, base=base)
        for table in tables.values():
            lines = lines.unionByName(writing.lines_of(table))
        fact_lines = writing.lines_of(tables["facts"])
        lines = lines.unionByName(writing.other_lines(fact_lines, entities, base=base))
        self._write_texts(lines.where(lines.file != writing.OTHERS))

    def _write_texts(self, lines: DataFrame) -> None:
        """Write each file in parts, and beside those for Neo4j the headers and the script."""
        lines.write.mode("overwrite").partitionBy("file").text(self._folder / f"{WORK}/lines")
        for name in (writing.NQUADS, writing.MERGES, writing.ARTICLES):
            self._place(name, name)
        for name, header in writing.headers().items():
            self._place(f"neo4j.{name}", f"neo4j/{name}")
            self._folder.write(f"neo4j/{name}-header.csv", header)
        script = neo4j.script(lambda name: f"{name}-header.csv,{name}/part-.*")
        self._folder.write("neo4j/load.sh", script)

    def _place(self, file: str, to: str) -> None:
        made = f"{WORK}/lines/file={file}"
        if self._folder.exists(made):
            self._folder.move(made, to)
        else:  # nothing to say is said by an empty folder
            self._folder.remove(to)
            self._folder.make(to)

    def _write_lines(self, name: str, frame: DataFrame) -> None:
        frame.selectExpr("to_json(struct(*)) as value").write.mode("overwrite").text(self._folder / name)

    def _rows(self, table: str) -> int:
        return int(self._spark.read.parquet(self._folder / f"{table}.parquet").count())

    def _lines(self, name: str) -> int:
        return int(self._spark.read.schema("value string").text(self._folder / name).count())
