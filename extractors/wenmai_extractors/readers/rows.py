"""Tables of reports, one a row: JSON lines and CSV with a column of text."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from wenmai_extractors.errors import ReadError
from wenmai_extractors.readers.base import MAX_BYTES, Layer, tidy
from wenmai_extractors.readers.text import decode

# Names of columns, in lower case; of several the first listed here counts.
TEXT = (
    "text",
    "content",
    "body",
    "fulltext",
    "full_text",
    "article",
    "正文",
    "内容",
    "全文",
    "文本",
    "文章内容",
)
TITLE = ("title", "headline", "标题", "题目", "文章标题")
ID = ("id", "doc", "doc_id", "docid", "编号", "序号", "文号")
# An id becomes part of a file name.
_NAMEABLE = re.compile(r"[^\x00-\x1f\x7f/\\#\ud800-\udfff]{1,40}")


def read_jsonl(raw: bytes, *, name: str) -> Iterator[Layer | ReadError]:
    """Yield a report for each line: an object with a text, or just a text."""
    rows = _Rows(name)
    for number, line in enumerate(decode(raw, name=name).split("\n"), start=1):
        if line.strip():
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                yield ReadError(f"{name}, line {number}: not JSON; each line must be one JSON object")
                continue
            yield rows.report(value if isinstance(value, Mapping) else {"text": value}, number)


def read_csv(raw: bytes, *, name: str) -> Iterator[Layer | ReadError]:
    """Yield a report for each row below the names of the columns, one of which must be that of the text."""
    text = decode(raw, name=name)
    head = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=head.count)
    # The reader looks at this limit of the whole process at each field.
    csv.field_size_limit(MAX_BYTES)
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    rows = _Rows(name)
    try:
        header = [cell.strip() for cell in next(lines, [])]
        if _first(header, TEXT) is None:
            raise ReadError(
                f"{name}: no column is called {', '.join(TEXT)}; name the one with the reports so"
            )
        for number, cells in enumerate(lines, start=1):
            if any(cell.strip() for cell in cells):
                yield rows.report(dict(zip(header, cells, strict=False)), number)
    except csv.Error as error:
        raise ReadError(f"{name}, line {lines.line_num}: not CSV ({error}); quote the cells") from error


def _first(columns: Sequence[str], names: Sequence[str]) -> str | None:
    """The column that is meant."""
    known = {column.lower(): column for column in reversed(columns)}
    return next((known[name] for name in names if name in known), None)


class _Rows:
    """The rows of one file: no two have the same name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.seen: set[str] = set()

    def report(self, row: Mapping[str, Any], number: int) -> Layer | ReadError:
        """The report in row `number`, the headline above the text, or what is wrong with it."""
        columns = [key for key in row if isinstance(key, str)]
        text, title, given = (_value(row, _first(columns, names)) for names in (TEXT, TITLE, ID))
        if not text.strip():
            return ReadError(f"{self.name}, row {number}: no text; it is called one of {', '.join(TEXT)}")
        part = given if _NAMEABLE.fullmatch(given) else str(number)
        if part in self.seen:
            return ReadError(f"{self.name}, row {number}: {part} is the id of another row; give it its own")
        self.seen.add(part)
        headed = bool(title) and not text.lstrip().startswith(title)
        return Layer(tidy(f"{title}\n\n{text}" if headed else text), part=part)


def _value(row: Mapping[str, Any], column: str | None) -> str:
    value = row[column] if column is not None else ""
    if isinstance(value, str):
        return value if column and column.lower() in TEXT else value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
