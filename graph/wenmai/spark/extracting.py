"""From reports to extractions: files that every worker can read, or rows of Parquet with a text each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from wenmai.extracting import decoded, extract_here, found_in, shown
from wenmai.guard import Limits
from wenmai.inputs import Inputs, Problem, Source, find_inputs
from wenmai.spark.apart import Failed, each_apart
from wenmai.spark.frames import BYTES, TEXT, Row, mapped, sequence
from wenmai.store import text_file
from wenmai_extractors.custom import Custom
from wenmai_extractors.errors import WenmaiError
from wenmai_extractors.readers.base import tidy
from wenmai_extractors.records import Document, Extraction

UNLIMITED = Limits(seconds=float("inf"), memory=1 << 60)  # `each_apart` has limits of its own

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
PER_TASK = 200  # reports: a task takes seconds, so that little is lost with a worker
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


def extracted(found: Given, *, custom: Custom | None = None) -> DataFrame:
    """Return what each report says, in the columns EXTRACTED."""
    whole = "path" in found.frame.columns
    return mapped(found.frame, partial(_files if whole else _texts, custom=custom), EXTRACTED)


def _files(rows: Iterator[Row], custom: Custom | None) -> Iterator[Row]:
    sources = ((place, Source(Path(path), doc, member)) for place, path, doc, member in rows)
    for (place, source), found in each_apart(_extract_source, sources, custom=custom):
        results = (
            [Problem(str(source.path), f"{source.path}: {found}")] if isinstance(found, Failed) else found
        )
        for number, result in enumerate(results):
            yield _row(result, f"{place}.{number:09}")


def _extract_source(value: tuple[str, Source]) -> list[Extraction | Problem]:
    source = value[1]
    return [decoded(found, shown(source)) for found in extract_here(source, UNLIMITED).reports]


def _texts(rows: Iterator[Row], custom: Custom | None) -> Iterator[Row]:
    for row, found in each_apart(_extract_text, rows, custom=custom):
        name = row[0] or ""
        result = Problem(name, f"{name}: {found}") if isinstance(found, Failed) else found
        # Rows have no order: of two reports with one name the first by its text is built.
        yield _row(result, row[1] or "")


def _extract_text(row: Row) -> Extraction | Problem:
    doc, text = row
    if not doc or not (text or "").strip():
        return Problem(doc or "", f"{doc or 'a row without a name'}: no text, or no name; nothing to extract")
    return decoded(found_in(Document(doc=doc, text=tidy(text)), doc), doc)


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
