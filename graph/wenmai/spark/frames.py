"""Spark's data frames as rows: functions of rows inside mapInArrow and grouped Arrow functions.

A frame has a few columns to group and join by; the records themselves are one column, packed. Groups go to
Python a bucket at a time, many keys in one call, since a call costs more than a small group does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

T = TypeVar("T")
Row = tuple[Any, ...]
# Columns by name with their types, in the words of Spark's DDL.
Columns = Mapping[str, str]
# Writes a frame where it outlives the workers that made it, and reads it again.
Keep = Callable[[str, "DataFrame"], "DataFrame"]

TEXT, BYTES, WHOLE, YES_NO, TEXTS = "string", "binary", "bigint", "boolean", "array<string>"
BATCH = 500  # rows that go back to Spark together
BUCKET = "bucket"
# A key with more than this share of all rows, and not fewer than so many, is joined without a shuffle: there
# are at most a thousand of them, and no worker gets all the rows of one.
HOT_SHARE, HOT_LEAST = 1000, 50


def mapped(
    frame: DataFrame, function: Callable[[Iterator[Row]], Iterable[Row]], columns: Columns
) -> DataFrame:
    """Return the rows that `function` makes of the rows of each partition."""

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from _batches(function(row for batch in batches for row in _rows(batch)), columns)

    return frame.mapInArrow(run, ddl(columns))


def by_key(
    frame: DataFrame,
    function: Callable[[str, list[Row]], Iterable[Row]],
    columns: Columns,
    *,
    buckets: int,
) -> DataFrame:
    """Return the rows that `function` makes of each key, the first column, and of the rows that have it.

    The rows come in no order.
    """

    def run(table: pa.Table) -> pa.Table:
        groups = _groups(table)
        return _table((row for each in sorted(groups) for row in function(each, groups[each])), columns)

    return _bucketed(frame, buckets).groupBy(BUCKET).applyInArrow(run, ddl(columns))


def together(
    one: DataFrame,
    other: DataFrame,
    function: Callable[[str, list[Row], list[Row]], Iterable[Row]],
    columns: Columns,
    *,
    buckets: int,
) -> DataFrame:
    """Return the rows that `function` makes of each key, the first column of both, and its rows in each."""

    def run(left: pa.Table, right: pa.Table) -> pa.Table:
        ours, theirs = _groups(left), _groups(right)
        keys = sorted(ours.keys() | theirs.keys())
        made = (row for each in keys for row in function(each, ours.get(each, []), theirs.get(each, [])))
        return _table(made, columns)

    left = _bucketed(one, buckets).groupBy(BUCKET)
    right = _bucketed(other, buckets).groupBy(BUCKET)
    return left.cogroup(right).applyInArrow(run, ddl(columns))


def looked_up(frame: DataFrame, table: DataFrame, on: str) -> DataFrame:
    """Join `frame` with `table`, which has a row for a value of `on` or none; without one nulls are added.

    What very many rows of `frame` ask for goes to every worker, so that no one gets all of these rows.
    """
    from pyspark.sql import functions as f

    counts = frame.groupBy(on).count()
    total = frame.count()
    hot = counts.where(f.col("count") > max(HOT_LEAST, total // HOT_SHARE)).select(on)
    known = f.broadcast(hot.withColumn("hot", f.lit(True)))
    marked = frame.join(known, on, "left")
    often = marked.where(f.col("hot").isNotNull()).drop("hot")
    seldom = marked.where(f.col("hot").isNull()).drop("hot")
    asked_often = f.broadcast(table.join(f.broadcast(hot), on, "left_semi"))
    return often.join(asked_often, on, "left").unionByName(seldom.join(table, on, "left"))


def ddl(columns: Columns) -> str:
    """Return the columns as Spark's DDL."""
    return ", ".join(f"`{name}` {kind}" for name, kind in columns.items())


def _bucketed(frame: DataFrame, buckets: int) -> DataFrame:
    from pyspark.sql import functions as f

    return frame.withColumn(BUCKET, f.pmod(f.xxhash64(frame.columns[0]), f.lit(buckets)))


def _rows(batch: pa.RecordBatch | pa.Table) -> Iterator[Row]:
    return zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _groups(table: pa.Table) -> dict[str, list[Row]]:
    """The rows by their first column, without that and without the bucket."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    if BUCKET in table.column_names:
        table = table.drop_columns([BUCKET])
    for row in _rows(table):
        groups[row[0]].append(row[1:])
    return groups


def _batches(rows: Iterable[Row], columns: Columns) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    schema, left = schema_of(columns), iter(rows)
    while some := list(islice(left, BATCH)):
        arrays = [
            pa.array(column, type=field.type)
            for column, field in zip(zip(*some, strict=True), schema, strict=True)
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _table(rows: Iterable[Row], columns: Columns) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_batches(_batches(rows, columns), schema=schema_of(columns))


def schema_of(columns: Columns) -> pa.Schema:
    """Return the columns as a schema of Arrow."""
    import pyarrow as pa

    types = {
        TEXT: pa.string(),
        BYTES: pa.binary(),
        WHOLE: pa.int64(),
        YES_NO: pa.bool_(),
        TEXTS: pa.list_(pa.string()),
        "double": pa.float64(),
        "date": pa.date32(),
    }
    return pa.schema([(name, types[kind]) for name, kind in columns.items()])


def sequence(values: Iterable[Sequence[Any]], columns: Columns, frame: DataFrame) -> DataFrame:
    """Return a small frame of `values`, in the session of `frame`."""
    return frame.sparkSession.createDataFrame(list(values), ddl(columns))
