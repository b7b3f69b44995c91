from __future__ import annotations

import io
import tempfile
from pathlib import Path

import openpyxl
import pytest
from factory import graph, hostile, small, statement

from wenmai import workbook as module
from wenmai.model import KnowledgeGraph
from wenmai.workbook import workbook
from wenmai_extractors.errors import WenmaiError


def read(kg: KnowledgeGraph) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(b"".join(workbook(kg))))


def test_a_sheet_a_table_with_headings_that_stay() -> None:
    book = read(small())
    assert book.sheetnames == ["wenmai", "entities", "facts", "statements", "evidence"]
    facts = book["facts"]
    assert facts.freeze_panes == "B2"
    headings = [cell.value for cell in facts[1]]
    rows = [
        dict(zip(headings, (cell.value for cell in row), strict=True)) for row in facts.iter_rows(min_row=2)
    ]
    fifth = next(row for row in rows if row["edition"] == 5)
    assert (fifth["subject"], fifth["object"], fifth["start"]) == ("某局", "文明单位", "2017-01-01")
    assert next(row["value"] for row in rows if row["predicate"] == "measured") == -66.5
    assert next(row["approx"] for row in rows if row["predicate"] == "conferred") is True


def test_no_cell_of_hostile_reports_is_a_formula_or_a_link() -> None:
    book = read(hostile())
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert "=HYPERLINK(甲)" in {cell.value for cell in cells}


def test_the_same_bytes_again() -> None:
    assert b"".join(workbook(small())) == b"".join(workbook(small()))


def test_numbers_too_big_for_excel_are_text() -> None:
    book = read(graph(statement("甲局", "received", "甲奖", count=10**17)))
    assert str(10**17) in {cell.value for cell in book["facts"][2]}


def test_a_table_longer_than_a_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 5)
    with pytest.raises(WenmaiError, match="entities: more than the 5 rows"):
        b"".join(workbook(small()))


def test_nothing_stays_in_the_folder_of_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    chunks = workbook(small())
    next(chunks)
    assert list(tmp_path.iterdir())  # rows wait there, not in memory
    assert b"".join(chunks) == b""
    monkeypatch.setattr(module, "MOST_ROWS", 5)
    with pytest.raises(WenmaiError, match="more than the 5 rows"):
        b"".join(workbook(small()))
    assert not list(tmp_path.iterdir())
