"""Tables as Parquet, for DuckDB, pandas, Spark and R: lists are lists, days are dates, nothing is cut.

Written row group by row group, so that memory does not grow with the table.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from wenmai import tables
from wenmai.flat import BOOLEAN, DATE, INTEGER, NUMBER, STRING, STRINGS, Value
from wenmai.optional import needed

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph
    from wenmai.tables import Row, Table

ROWS = 50_000  # in a row group


def entities(kg: KnowledgeGraph) -> Iterator[bytes]:
    """Yield the table of entities as a Parquet file."""
    return parquet(tables.entities(kg))


def facts(kg: KnowledgeGraph) -> Iterator[bytes]:
    """Yield the table of facts as a Parquet file."""
    return parquet(tables.facts(kg))


def statements(kg: KnowledgeGraph) -> Iterator[bytes]:
    """Yield the table of statements as a Parquet file."""
    return parquet(tables.statements(kg))


def evidence(kg: KnowledgeGraph) -> Iterator[bytes]:
    """Yield the table of evidence as a Parquet file."""
    return parquet(tables.evidence(kg))


class _Sink(io.RawIOBase):
    """A file that hands over what was written to it since last asked."""

    def __init__(self) -> None:
        self._written: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        raw = bytes(data)
        self._written.append(raw)
        self._size += len(raw)
        return len(raw)

    def tell(self) -> int:
        return self._size

    def taken(self) -> bytes:
        written, self._written = self._written, []
        return b"".join(written)


def parquet(table: Table) -> Iterator[bytes]:
    """Yield `table` as a Parquet file. Raises WenmaiError when pyarrow is not installed."""
    pyarrow = needed("pyarrow", extra="tables", purpose="Parquet")
    writer_of = needed("pyarrow.parquet", extra="tables", purpose="Parquet").ParquetWriter
    schema = _schema(pyarrow, table)
    sink = _Sink()
    rows = table.rows()
    with writer_of(sink, schema, compression="zstd") as writer:
        while batch := list(islice(rows, ROWS)):
            writer.write_batch(_batch(pyarrow, schema, table, batch))
            yield sink.taken()
    yield sink.taken()


def _schema(pyarrow: Any, table: Table) -> Any:
    types = {
        STRING: pyarrow.string(),
        INTEGER: pyarrow.int64(),
        NUMBER: pyarrow.float64(),
        BOOLEAN: pyarrow.bool_(),
        DATE: pyarrow.date32(),
        STRINGS: pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([(name, types[kind]) for name, kind in table.columns.items()])


def _batch(pyarrow: Any, schema: Any, table: Table, rows: Sequence[Row]) -> Any:
    arrays = [
        pyarrow.array([typed(value, kind) for value in column], type=field.type)
        for column, kind, field in zip(zip(*rows, strict=True), table.columns.values(), schema, strict=True)
    ]
    return pyarrow.record_batch(arrays, schema=schema)


def typed(value: Value, kind: str) -> Any:
    """Return `value` as what its column holds: dates as dates, lists never missing."""
    if kind == STRINGS:
        return list(value) if isinstance(value, tuple) else []
    if value is None:
        return None
    if kind == DATE:
        return date.fromisoformat(str(value))
    if kind == NUMBER and isinstance(value, int | float):
        return float(value)
    return value
