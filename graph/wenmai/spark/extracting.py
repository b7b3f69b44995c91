"""From reports to extractions: files that every worker can read, or rows of Parquet with a text each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from wenmai.crew import Worker
from wenmai.extracting import decoded, shown
from wenmai.guard import LIMITS, Limits
from wenmai.inputs import Inputs, Problem, Source, find_inputs
from wenmai.spark.frames import BYTES, TEXT, Row, mapped, sequence
from wenmai.store import text_file
from wenmai_extractors.custom import Custom
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.records import Extraction

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# What is known of a report: its name, the file its text would be, what comes first of two with one file, why
# there is nothing ("" if there is), and the records.
EXTRACTED = {
    "doc": TEXT,
    "file": TEXT,
    "place": TEXT,
    "problem": TEXT,
    "text": TEXT,
    "articles": BYTES,
    "statements": BYTES,
}
PER_TASK = 500  # reports: a task takes seconds, so that little is lost with a worker
NAMES, TEXTS = ("doc", "id"), ("text", "正文")


class Given(NamedTuple):
    """The reports as a frame of what `extracted` takes, with what is wrong or left out already."""

    frame: DataFrame
    problems: tuple[Problem, ...] = ()
    skipped: tuple[str, ...] = ()


def given(spark: SparkSession, paths: Sequence[str], *, without: Path | None = None) -> Given:
    """Find the reports: Parquet (a file or folder that ends so, anywhere Spark reads), or files and folders
    as for a build in one process, which all workers must find under the same path.
    """
    tables = [path for path in paths if path.rstrip("/").endswith(".parquet")]
    if tables and len(tables) < len(paths):
        raise WenmaiError("build: give either Parquet or files and folders, not both")
    if tables:
        return Given(_rows_of(spark, tables))
    inputs = find_inputs([Path(path).absolute() for path in paths], without=without)
    return Given(_sources_of(spark, inputs), inputs.problems, inputs.skipped)


def _rows_of(spark: SparkSession, tables: Sequence[str]) -> DataFrame:
    frame = spark.read.parquet(*tables)
    name = next((column for column in NAMES if column in frame.columns), None)
    text = next((column for column in TEXTS if column in frame.columns), None)
    if name is None or text is None:
        raise WenmaiError(
            f"{tables[0]}: needs a column {' or '.join(NAMES)} and a column {' or '.join(TEXTS)}"
        )
    return frame.selectExpr(f"cast(`{name}` as string) as doc", f"cast(`{text}` as string) as text")


def _sources_of(spark: SparkSession, inputs: Inputs) -> DataFrame:
    rows = [
        (f"{place:012}", str(source.path), source.doc, source.member)
        for place, source in enumerate(inputs.sources)
    ]
    frame = spark.createDataFrame(rows, "place string, path string, doc string, member string")
    return frame.repartition(max(1, min(len(rows), max(2, len(rows) // PER_TASK))))


class Taking(NamedTuple):
    """Words and data files of the user's own, and what a report may take."""

    custom: Custom | None = None
    limits: Limits = LIMITS


def extracted(found: Given, taking: Taking) -> DataFrame:
    """Return what each report says, in the columns EXTRACTED.

    A report that takes too much, or its process with it, is set aside as in a build on one machine: Spark
    would start its task again and again, and give up the whole build in the end.
    """
    sources = _of_files if "path" in found.frame.columns else _of_texts
    return mapped(found.frame, partial(_extracted, sources=sources, taking=taking), EXTRACTED)


def _of_files(row: Row) -> tuple[str, Source | Problem]:
    place, path, doc, member = row
    return place, Source(Path(path), doc, member)


def _of_texts(row: Row) -> tuple[str, Source | Problem]:
    doc, text = row
    if not doc or not (text or "").strip():
        name = doc or "a row without a name"
        return "", Problem(name, f"{name}: no name or no text; nothing to extract")
    # Rows have no order: of two reports with one name that whose text comes first is built.
    return text, Source(Path(f"{doc}.txt"), doc, "", text.encode())


def _extracted(
    rows: Iterator[Row], sources: Callable[[Row], tuple[str, Source | Problem]], taking: Taking
) -> Iterator[Row]:
    worker = Worker(taking.custom, taking.limits)
    try:
        for place, source in map(sources, rows):
            if isinstance(source, Problem):
                yield _row(source, place)
                continue
            for number, report in enumerate(worker.extract(source).reports):
                yield _row(decoded(report, shown(source)), f"{place}.{number:09}")
    finally:
        worker.end()


def _row(result: Extraction | Problem, place: str) -> Row:
    if isinstance(result, Problem):
        return result.name, "", place, result.reason, "", b"", b""
    doc = result.document.doc
    articles, statements = (msgspec.json.encode(part) for part in (result.articles, result.statements))
    return doc, text_file(doc), place, "", result.document.text, articles, statements


def told_apart(frame: DataFrame) -> tuple[DataFrame, DataFrame]:
    """Return the reports, of those whose text would be one file the first, and what is wrong with the others:
    `name` and `reason`.
    """
    from pyspark.sql import functions as f
    from pyspark.sql.window import Window

    read = frame.where(f.col("problem") == "")
    window = Window.partitionBy("file").orderBy("place", "doc")
    marked = read.select("file", "place", "doc").withColumn("row", f.row_number().over(window))
    marked = marked.withColumn("first", f.first("doc").over(window))
    doubles = marked.where(f.col("row") > 1)
    reason = f.concat("doc", f.lit(": has the same text file as "), "first", f.lit("; rename one of them"))
    wrong = frame.where(f.col("problem") != "").select(
        f.col("doc").alias("name"), f.col("problem").alias("reason")
    )
    wrong = wrong.unionByName(doubles.select(f.col("doc").alias("name"), reason.alias("reason")))
    kept = read.join(doubles.select("file", "place"), ["file", "place"], "left_anti")
    return kept.select("doc", "text", "articles", "statements"), wrong


def problems_frame(spark_frame: DataFrame, problems: Iterable[Problem]) -> DataFrame:
    """Return problems as a frame of `name` and `reason`."""
    return sequence(problems, {"name": TEXT, "reason": TEXT}, spark_frame)
