"""The tables as an Excel workbook, a sheet each, and a first sheet that says what they are.

Texts are written as texts: no program runs them as formulas or makes links of them. Written with XlsxWriter,
which gives the same bytes for the same tables, row by row into the folder of temporary files (TMPDIR): a book
of a million rows needs no more memory than one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING, Any

from wenmai import tables
from wenmai.flat import Value, flat
from wenmai.optional import needed
from wenmai.spreadsheets import LONGEST
from wenmai_extractors.errors import WenmaiError

if TYPE_CHECKING:
    from wenmai.model import KnowledgeGraph
    from wenmai.tables import Table

MOST_ROWS = 1_048_575  # below the heading; what Excel can hold
LARGEST = 10**15  # numbers beyond are rounded by Excel: written as text
MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # any day, always the same
PIECE = 1 << 20  # bytes
WIDTHS = {"id": 24, "name": 30, "subject": 30, "object": 30, "sentences": 60, "text": 40, "statement": 24}

ABOUT = (
    ("表 sheet", "内容 content"),
    ("entities", "实体：名称、类型、别名、代码 entities: names, types, other names, codes"),
    ("facts", "事实：主语、关系、宾语、限定、来源数、原文句子 facts with qualifiers, sources and sentences"),
    ("statements", "陈述：每篇报道各说了什么，fact 是所属事实 what each report says, and the fact it makes"),
    ("evidence", "证据：原文第 start 至 end 个字即 text characters start to end of the report are text"),
    ("", "列表以 | 分隔；时间为 EDTF，start 和 end 是首日和末日 lists are a|b; times are EDTF"),
)


def workbook(kg: KnowledgeGraph) -> Iterator[bytes]:
    """Yield the workbook as an .xlsx file.

    Raises WenmaiError when XlsxWriter is not installed or a table has more rows than a sheet can hold.
    """
    xlsxwriter = needed("xlsxwriter", extra="tables", purpose="an Excel workbook")
    # Dates stay text, as in the other tables: EDTF years before 1900 are none for Excel.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with TemporaryDirectory() as folder, TemporaryFile() as file:
        with xlsxwriter.Workbook(file, {**options, "tmpdir": folder}) as book:
            _fill(book, kg)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _fill(book: Any, kg: KnowledgeGraph) -> None:
    book.set_properties({"title": "wenmai", "created": MADE})
    heading = book.add_format({"bold": True, "bottom": 1})
    about = book.add_worksheet("wenmai")
    about.set_column(0, 0, 14)
    about.set_column(1, 1, 80)
    for number, cells in enumerate(ABOUT):
        about.write_row(number, 0, cells, heading if number == 0 else None)
    for table in tables.tables(kg):
        _sheet(book.add_worksheet(table.name), table, heading)


def _sheet(sheet: Any, table: Table, heading: Any) -> None:
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, name, heading)
        sheet.set_column(column, column, WIDTHS.get(name, 14))
    number = 0
    for number, row in enumerate(table.rows(), start=1):
        if number > MOST_ROWS:
            raise WenmaiError(
                f"{table.name}: more than the {MOST_ROWS:,} rows of a sheet; write parquet or csv, or a part"
            )
        for column, value in enumerate(row):
            _cell(sheet, number, column, value)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, number, len(table.columns) - 1)


def _cell(sheet: Any, row: int, column: int, value: Value) -> None:
    cell = flat(value)
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float) and abs(cell) < LARGEST:
        sheet.write_number(row, column, cell)
    elif cell not in (None, ""):
        said = str(cell)
        sheet.write_string(row, column, said if len(said) <= LONGEST else said[:LONGEST] + "…")
