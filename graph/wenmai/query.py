"""SPARQL over a build: read-only and offline, with the prefixes of the graph declared beforehand.

A query is SPARQL text, the path of a `.rq` file, or the name of one of the ready-made questions in
data/queries. The first comment line of such a file says in Chinese what it asks, the second in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wenmai.exports import EXPORTS
from wenmai.terms import BASE, namespaces
from wenmai_extractors.errors import DataError, WenmaiError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from pyoxigraph import Store

    from wenmai.model import KnowledgeGraph

Cell = str | int | float | bool | None

FORMS = re.compile(r"(?i)\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b")
# What says nothing about what a query does: escapes in names, strings, IRIs and comments.
_QUOTED = re.compile(
    r"""(?sx) \\. | \"{3} (?:\\.|[^\\])*? \"{3} | '{3} (?:\\.|[^\\])*? '{3}
    | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | <[^<>"{}|^`\\\s]*> | \#[^\n]*"""
)
# Variables and the second part of prefixed names. What is left is searched for the bare letters of SERVICE,
# since a parser may take `1SERVICE` or `SERVICE:x` for two words: rather one harmless query refused.
_NAMES = re.compile(r"[?$]\w+|:[\w-]+")
# How pyoxigraph begins its messages; columns count characters.
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<reason>(?:.|\n)*)")
_TERM = re.compile(r"(?<![\w:?$])(wm|p|ps|q|ev):(\w+)")
_PREFIX = re.compile(r"(?<![\w:?$])([A-Za-z]\w*):")
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + "integer": int, XSD + "decimal": float, XSD + "double": float, XSD + "float": float}


class QueryError(WenmaiError):
    """A query that is none, or that asks for more than reading this graph."""


class Answer(NamedTuple):
    """A table: names of the columns, and rows of as many cells. IRIs are texts; what is unbound is None.

    `unknown` are the terms of the query, as it writes them, that the graph and its ontology do not have.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    unknown: tuple[str, ...] = ()


class Question(NamedTuple):
    """A ready-made query with what it asks in Chinese and English."""

    name: str
    zh: str
    en: str
    sparql: str


def questions() -> tuple[Question, ...]:
    """Return the ready-made questions by name."""
    return tuple(
        _question(entry)
        for entry in sorted(_folder().iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".rq")
    )


def _folder() -> Traversable:
    return files("wenmai") / "data" / "queries"


def _question(entry: Traversable) -> Question:
    sparql = entry.read_text(encoding="utf-8")
    zh, en = (line.removeprefix("#").strip() for line in sparql.split("\n")[:2])
    return Question(entry.name.removesuffix(".rq"), zh, en, sparql)


def find_query(text: str) -> str:
    """Return the SPARQL that `text` is or names; raise QueryError when it is neither."""
    named = {question.name: question.sparql for question in questions()}
    if text in named:
        return named[text]
    if text.endswith(".rq") and "\n" not in text:
        try:
            return Path(text).read_text(encoding="utf-8")
        except OSError as error:
            raise QueryError(f"{text}: cannot be read ({error.strerror or error}); check the path") from error
        except UnicodeDecodeError as error:
            raise QueryError(f"{text}: not UTF-8 text; save it as UTF-8") from error
    if FORMS.search(text):
        return text
    near = get_close_matches(text, named, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "see `wenmai query --list`"
    raise QueryError(f"{text!r} is neither SPARQL (SELECT, ASK, CONSTRUCT, DESCRIBE) nor a question; {hint}")


def run_query(source: Path | KnowledgeGraph, text: str, *, base: str = BASE) -> Answer:
    """Answer `text` (see `find_query`) from `source`, a build's folder, a Turtle file or a graph in memory.

    Raises QueryError for a bad query and DataError when there is no RDF to read. Nothing is ever written, and
    SERVICE, which would send the query to another machine, is refused.
    """
    sparql = find_query(text)
    if "service" in _NAMES.sub(" ", _QUOTED.sub(" ", sparql)).lower():
        raise QueryError("SERVICE asks another machine; a query here reads this graph alone")
    store = open_store(source, base=base)
    try:
        answer = _answer(store.query(sparql, base_iri=base, prefixes=namespaces(base)))
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(_complaint(sparql, str(error))) from error
    return answer if answer.rows else answer._replace(unknown=tuple(_unknown(store, sparql, base)))


def _unknown(store: Store, sparql: str, base: str) -> Iterator[str]:
    """Terms of the ontology's prefixes that stand nowhere in the store: mostly a slip of the pen."""
    from pyoxigraph import NamedNode

    spaces = namespaces(base)
    if re.search(r"(?i)\bPREFIX\b", sparql):  # one that means something else by them
        return
    for prefix, name in dict.fromkeys(_TERM.findall(_QUOTED.sub(" ", sparql))):
        node = NamedNode(spaces[prefix] + name)
        places = ((node, None, None), (None, node, None), (None, None, node))
        found = (store.quads_for_pattern(s, p, o) for s, p, o in places)
        if not any(next(quads, None) for quads in found):
            yield f"{prefix}:{name}"


def _complaint(sparql: str, error: str) -> str:
    """Say where the query cannot be read; a list of all that might have stood there helps nobody."""
    place = _PLACE.match(error)
    if place is None:
        return f"not a query that can be answered: {' '.join(error.split())}"
    line, column, reason = int(place["line"]), int(place["column"]), " ".join(place["reason"].split())
    lines = sparql.split("\n")
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    where = f"at {rest[:40]!r}" if rest else "at the end of the line"
    shown = f": {reason}" if len(reason) <= 100 else ""
    used = {found[1] for found in _PREFIX.finditer(_QUOTED.sub(" ", sparql))}
    unknown = sorted(used - {*namespaces(), *re.findall(r"(?i)\bPREFIX\s+(\w*)\s*:", sparql)})
    if unknown:
        shown = f"; not a known prefix: {', '.join(unknown)} (known: {', '.join(namespaces())})"
    return f"not a query that can be read: line {line}, column {column}, {where}{shown}"


def open_store(source: Path | KnowledgeGraph, *, base: str = BASE) -> Store:
    """Load the Turtle of a build's folder, of one file or of a graph into a store in memory."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    if not isinstance(source, Path):
        from wenmai.owl import ontology_turtle
        from wenmai.rdf import turtle

        for chunks in (turtle(source, base=base), ontology_turtle(base=base)):
            store.bulk_load("".join(chunks).encode(), RdfFormat.TURTLE, base_iri=base)
        return store
    for path in _turtle_files(source):
        try:
            store.bulk_load(path.read_bytes(), RdfFormat.TURTLE, base_iri=base)
        except OSError as error:
            raise DataError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
        except SyntaxError as error:
            raise DataError(f"{path}: not Turtle ({error}); build again") from error
    return store


def _turtle_files(source: Path) -> list[Path]:
    if not source.exists():
        raise DataError(
            f"{source}: no such folder or Turtle file; run `wenmai build` first or check the path"
        )
    if not source.is_dir():
        return [source]
    found = [source / export.file for export in EXPORTS if export.file.endswith(".ttl")]
    found = [path for path in found if path.is_file()]
    if not found:
        raise DataError(f"{source}: no graph.ttl here; run `wenmai build` first or give its folder")
    return found


def _answer(result: Any) -> Answer:
    """Turn what pyoxigraph answers into a table: ASK has one cell, CONSTRUCT and DESCRIBE triples."""
    from pyoxigraph import QueryBoolean, QueryTriples

    if isinstance(result, QueryBoolean):
        return Answer(("answer",), ((bool(result),),))
    if isinstance(result, QueryTriples):
        rows = sorted((tuple(_cell(term) for term in triple) for triple in result), key=repr)
        return Answer(("subject", "predicate", "object"), tuple(rows))
    columns = tuple(variable.value for variable in result.variables)
    return Answer(columns, tuple(tuple(_cell(row[column]) for column in columns) for row in result))


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


def written(answer: Answer, form: str) -> Iterator[str]:
    """Yield the answer as `csv` (safe in a spreadsheet), `tsv` or `json` (a list of objects)."""
    import msgspec

    from wenmai.flat import clean
    from wenmai.spreadsheets import row

    if form == "json":
        objects = [dict(zip(answer.columns, cells, strict=True)) for cells in answer.rows]
        yield msgspec.json.format(msgspec.json.encode(objects), indent=2).decode() + "\n"
    elif form == "csv":
        yield row(answer.columns)
        yield from (row(cells) for cells in answer.rows)
    else:
        yield "\t".join(answer.columns) + "\n"
        for cells in answer.rows:
            yield "\t".join("" if cell is None else clean(str(cell)) for cell in cells) + "\n"
