from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from factory import HOSTILE, graph, hostile, small, statement

from wenmai import parquet, tables
from wenmai.model import KnowledgeGraph


def read(kg: KnowledgeGraph, name: str) -> list[dict[str, Any]]:
    raw = b"".join(getattr(parquet, name)(kg))
    rows: list[dict[str, Any]] = pq.read_table(io.BytesIO(raw)).to_pylist()
    return rows


def test_values_have_their_types() -> None:
    rows = read(small(), "facts")
    fifth = next(row for row in rows if row["edition"] == 5)
    assert (fifth["start"], fifth["end"]) == (date(2017, 1, 1), date(2019, 12, 31))
    assert fifth["conferredBy"] == ["某委"]
    assert sorted(fifth["reports"]) == ["乙.txt", "甲.txt"]
    assert next(row["approx"] for row in rows if row["predicate"] == "conferred") is True
    assert next(row["value"] for row in rows if row["predicate"] == "measured") == -66.5
    assert fifth["post"] is None


def test_nothing_of_a_hostile_report_is_changed() -> None:
    assert {row["name"] for row in read(hostile(), "entities")} == {e.name for e in hostile().entities}
    assert {row["text"] for row in read(hostile(), "evidence")} >= set(HOSTILE)


@pytest.mark.parametrize("name", ["entities", "facts", "statements", "evidence"])
def test_every_row_and_the_same_bytes_again(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kg = small()
    assert len(read(kg, name)) == len(list(tables.table(kg, name).rows()))
    write = getattr(parquet, name)
    assert b"".join(write(kg)) == b"".join(write(kg))
    monkeypatch.setattr(parquet, "ROWS", 3)
    pieces = list(write(kg))
    assert len(pieces) > 2
    assert pq.read_table(io.BytesIO(b"".join(pieces))).num_rows == len(list(tables.table(kg, name).rows()))


def test_a_number_that_no_column_can_hold_is_the_largest_one() -> None:
    kg = graph(statement("甲局", "received", "甲奖", count=10**30, value=10**400))
    (row,) = read(kg, "facts")
    assert row["count"] == (1 << 63) - 1
    assert row["value"] == float(1 << 63)


def test_duckdb_joins_facts_with_their_evidence(tmp_path: Path) -> None:
    kg = small()
    for name in ("facts", "evidence"):
        (tmp_path / f"{name}.parquet").write_bytes(b"".join(getattr(parquet, name)(kg)))
    rows = duckdb.sql(
        f"""
        SELECT f.subject, f.object, count(*) AS pieces
        FROM (SELECT *, unnest(statements) AS said FROM '{tmp_path}/facts.parquet') AS f
        JOIN '{tmp_path}/evidence.parquet' AS e ON e.statement = f.said
        WHERE f.start >= DATE '2017-01-01' AND list_contains(f.conferredBy, '某委')
        GROUP BY ALL ORDER BY ALL
        """  # noqa: S608 - our own files
    ).fetchall()
    assert rows == [("某局", "文明单位", 12)]
