"""Every export read back by a reader that is not ours: what cannot be read raises."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from xml.parsers import expat


def _rdf(path: Path) -> int:
    from pyoxigraph import RdfFormat, parse

    form = RdfFormat.from_extension(path.suffix[1:])
    assert form is not None
    return sum(1 for _ in parse(path=path, format=form))


def _xml(path: Path) -> int:
    parser, found = expat.ParserCreate(), []
    parser.StartElementHandler = lambda name, _attributes: found.append(name)
    parser.Parse(path.read_bytes(), True)
    return len(found)


def _graphml(path: Path) -> int:
    import networkx as nx

    return len(nx.read_graphml(path)) + _xml(path)


def _csv(path: Path) -> int:
    csv.field_size_limit(sys.maxsize)
    rows = list(csv.reader(StringIO(path.read_text("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    # What a spreadsheet would take for a formula; those of neo4j are read by no spreadsheet.
    if path.parent.name != "neo4j":
        assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "@", "+", "＝"))]
    return len(rows)


def _parquet(path: Path) -> int:
    import pyarrow.parquet as pq

    return int(pq.read_table(path).num_rows) + 1


def _xlsx(path: Path) -> int:
    from openpyxl import load_workbook

    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    return len(cells)


def _lines(path: Path) -> int:
    return sum(bool(json.loads(line)) for line in path.read_text("utf-8").split("\n") if line)


def _json(path: Path) -> int:
    return len(json.loads(path.read_text("utf-8")))


def _text(path: Path) -> int:
    return len(path.read_text("utf-8")) + 1


READERS: dict[str, Callable[[Path], int]] = {
    ".ttl": _rdf,
    ".trig": _rdf,
    ".nq": _rdf,
    ".jsonld": _rdf,
    ".graphml": _graphml,
    ".gexf": _xml,
    ".csv": _csv,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
    ".jsonl": _lines,
    ".json": _json,
    ".html": _text,
    ".txt": _text,
    ".sh": _text,
}


def read_back(folder: Path) -> dict[str, int]:
    """Read every file of a build but the texts; the numbers of things in them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    names = {path: path.relative_to(folder).as_posix() for path in files}
    return {name: READERS[path.suffix](path) for path, name in names.items() if not name.startswith("texts/")}
