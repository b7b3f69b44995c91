"""The answer of a query as a table, and its forms for people and programs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from itertools import islice
from typing import Any, NamedTuple

from wenmai.printable import printable
from wenmai.terms import BASE, namespaces

Cell = str | int | float | bool | None

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + "integer": int, XSD + "decimal": float, XSD + "double": float, XSD + "float": float}


class Answer(NamedTuple):
    """A table: names of the columns, and rows of as many cells. IRIs are texts; what is unbound is None.

    `unknown` are the terms of the query, as it writes them, that the graph and its ontology do not have.
    `cut` says that there are more rows than were asked for.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    unknown: tuple[str, ...] = ()
    cut: bool = False


def answer_of(result: Any, rows: int | None = None) -> Answer:
    """Turn what pyoxigraph answers into a table: ASK has one cell, CONSTRUCT and DESCRIBE triples."""
    from pyoxigraph import QueryBoolean, QueryTriples

    if isinstance(result, QueryBoolean):
        return Answer(("answer",), ((bool(result),),))
    found: Iterable[Iterable[Any]]
    if isinstance(result, QueryTriples):
        columns, found = ("subject", "predicate", "object"), result
    else:
        columns = tuple(variable.value for variable in result.variables)
        found = ((row[column] for column in columns) for row in result)
    cells = [
        tuple(_cell(term) for term in terms) for terms in islice(found, None if rows is None else rows + 1)
    ]
    cut = rows is not None and len(cells) > rows
    if cut:
        del cells[rows:]
    if isinstance(result, QueryTriples):
        cells.sort(key=repr)
    return Answer(columns, tuple(cells), cut=cut)


def _cell(term: Any) -> Cell:
    """A number or truth as such, anything else as text; blank nodes are [], their labels change each time."""
    from pyoxigraph import BlankNode, Literal

    if term is None:
        return None
    if isinstance(term, Literal):
        kind = term.datatype.value
        if kind == XSD + "boolean":
            return bool(term.value in ("true", "1"))
        return NUMBERS[kind](term.value) if kind in NUMBERS else str(term.value)
    return "[]" if isinstance(term, BlankNode) else str(getattr(term, "value", term))


def short(cell: Cell, *, base: str = BASE) -> str:
    """Return a cell for people: IRIs with their prefix, nothing for None."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return str(cell).lower() if isinstance(cell, bool) else str(cell)
    spaces = [(space, prefix) for prefix, space in namespaces(base).items() if cell.startswith(space)]
    if not spaces or " " in cell:
        return cell
    space, prefix = max(spaces, key=lambda pair: len(pair[0]))
    return f"{prefix}:{cell.removeprefix(space)}"


def written(answer: Answer, form: str, *, base: str = BASE) -> Iterator[str]:
    """Yield the answer as `csv` (safe in a spreadsheet), `tsv`, `json` (a list of objects) or `html`."""
    import msgspec

    from wenmai.flat import clean
    from wenmai.spreadsheets import row

    if form == "json":
        objects = [dict(zip(answer.columns, cells, strict=True)) for cells in answer.rows]
        yield msgspec.json.format(msgspec.json.encode(objects), indent=2).decode() + "\n"
    elif form == "html":
        yield from _page(answer, base)
    elif form == "csv":
        yield row(answer.columns)
        yield from (row(cells) for cells in answer.rows)
    else:
        yield "\t".join(answer.columns) + "\n"
        for cells in answer.rows:
            yield "\t".join("" if cell is None else clean(str(cell)) for cell in cells) + "\n"


STYLE = """
body { font: 15px/1.5 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; margin: 1.5rem }
table { border-collapse: collapse }
th, td { border-bottom: 1px solid #d9d4c7; padding: .3rem .8rem; text-align: left; vertical-align: top }
th { position: sticky; top: 0; background: #f6f3ea }
td.number { text-align: right; font-variant-numeric: tabular-nums }
"""


def _page(answer: Answer, base: str) -> Iterator[str]:
    """A page with the table alone; it asks nothing of any network and runs nothing."""
    allowed = f"default-src 'none'; style-src '{hash_of(STYLE)}'"
    yield (
        '<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">\n'
        f"<title>文脉 wenmai</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<table>\n<thead><tr>"
    )
    yield "".join(f"<th>{escape(column)}</th>" for column in answer.columns) + "</tr></thead>\n<tbody>\n"
    for cells in answer.rows:
        yield f"<tr>{''.join(_td(cell, base) for cell in cells)}</tr>\n"
    more = " +" if answer.cut else ""
    yield f"</tbody>\n</table>\n<p>{len(answer.rows)}{more} 行 rows</p>\n</body>\n</html>\n"


def _td(cell: Cell, base: str) -> str:
    number = isinstance(cell, int | float) and not isinstance(cell, bool)
    shown = escape(printable(short(cell, base=base)))
    return f'<td class="number">{shown}</td>' if number else f"<td>{shown}</td>"


def hash_of(text: str) -> str:
    """Return the hash by which a Content-Security-Policy names a script or style."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
