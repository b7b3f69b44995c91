"""Tables as CSV for spreadsheets and data frames.

The files begin with a byte order mark: without it Excel takes UTF-8 for the system's own encoding and
shows Chinese as gibberish (in Python read them with `encoding="utf-8-sig"`).

A text that a spreadsheet would run as a formula, because it begins with = + - @ or one of ＝＋－＠, gets an
apostrophe in front. Lists are `a|b`, line breaks blanks.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wenmai import tables
from wenmai.flat import Value, flat

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph
    from wenmai.tables import Table

BOM = "\ufeff"
# Blanks and invisible characters before the sign do not keep a spreadsheet from running it.
FORMULA = re.compile(r"[\s\u200b-\u200f\u2060-\u2064\ufeff�]*[=+\-@＝＋－＠]")
LONGEST = 32_000  # characters: Excel cuts a cell at 32,767 and spills the rest over the next rows


def entities_csv(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the table of entities as CSV."""
    yield from csv_lines(tables.entities(kg))


def facts_csv(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the table of facts as CSV."""
    yield from csv_lines(tables.facts(kg))


def statements_csv(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the table of statements as CSV."""
    yield from csv_lines(tables.statements(kg))


def evidence_csv(kg: KnowledgeGraph) -> Iterator[str]:
    """Yield the table of evidence as CSV."""
    yield from csv_lines(tables.evidence(kg))


def csv_lines(table: Table) -> Iterator[str]:
    """Yield `table` as CSV: the mark, the names of the columns, the rows."""
    yield BOM + row(table.columns)
    yield from map(row, table.rows())


def row(cells: Iterable[Value]) -> str:
    """Return one line of CSV, its texts safe in a spreadsheet; None is an empty cell."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([None if cell is None else safe(cell) for cell in cells])
    return line.getvalue()


def safe(value: Value) -> str | int | float | None:
    """Return a text that no spreadsheet runs as a formula; numbers as they are."""
    cell = flat(value)
    if not isinstance(cell, str):
        return str(cell).lower() if isinstance(cell, bool) else cell
    if len(cell) > LONGEST:
        cell = cell[:LONGEST] + "…"
    return "'" + cell if FORMULA.match(cell) else cell
