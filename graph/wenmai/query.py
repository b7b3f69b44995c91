"""SPARQL over a build: read-only and offline, with the prefixes of the graph declared beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wenmai.answers import Answer, answer_of
from wenmai.questions import QueryError, find_query
from wenmai.terms import BASE, namespaces
from wenmai_extractors.errors import DataError
from wenmai_extractors.ontology import ontology

if TYPE_CHECKING:
    from pyoxigraph import Store

    from wenmai.model import KnowledgeGraph

# What says nothing about what a query does: escapes in names, strings, IRIs and comments.
_QUOTED = re.compile(
    r"""(?sx) \\. | \"{3} (?:\\.|[^\\])*? \"{3} | '{3} (?:\\.|[^\\])*? '{3}
    | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | <[^<>"{}|^`\\\s]*> | \#[^\n]*"""
)
# Variables and the second part of prefixed names. What is left is searched for the bare letters of SERVICE,
# since a parser may take `1SERVICE` or `SERVICE:x` for two words: rather one harmless query refused.
_NAMES = re.compile(r"[?$]\w+|:[\w-]+")
# SPARQL lets any character be written so, and a reader may put them in before it looks for words.
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U000([0-9A-Fa-f]{5})")
# How pyoxigraph begins its messages; columns count characters.
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<reason>(?:.|\n)*)")
_TERM = re.compile(r"(?<![\w:?$])(wm|p|ps|q|ev):(\w+)")
_PREFIX = re.compile(r"(?<![\w:?$])([A-Za-z]\w*):")
_BASE_LINE = re.compile(rb"@base <([^<>\s]+)> \.")
# The RDF of a build, the first of which is read, with the ontology beside it.
GRAPHS = ("graph.nq", "graph.trig", "graph.ttl", "graph.jsonld")
ONTOLOGY = "ontology.ttl"


def run_query(
    source: Path | KnowledgeGraph, text: str, *, base: str | None = None, rows: int | None = None
) -> Answer:
    """Answer `text` (see `find_query`) from `source`, a build's folder, an RDF file or a graph in memory.

    At most `rows` rows are given if that is a number. `base` is what IRIs begin with, found out if not given.
    Raises QueryError for a bad query and DataError when there is no RDF to read. Nothing is ever written, and
    SERVICE, which would send the query to another machine, is refused. There is no limit of time here; see
    `wenmai.limits`.
    """
    sparql = find_query(text)
    refuse_service(sparql)
    base = base_of(source) if base is None else base
    return ask_store(open_store(source, base=base), sparql, base=base, rows=rows)


def refuse_service(sparql: str) -> None:
    """Raise QueryError when the query may call on another machine."""
    for text in (sparql, _ESCAPED.sub(_unescaped, sparql)):
        if "service" in bare(text).lower():
            raise QueryError("SERVICE asks another machine; a query here reads this graph alone")


def bare(sparql: str) -> str:
    """Return what remains of a query without strings, comments, variables and names."""
    return _NAMES.sub(" ", _QUOTED.sub(" ", sparql))


def _unescaped(match: re.Match[str]) -> str:
    return chr(min(int(match[1] or match[2], 16), 0x10FFFF))


def ask_store(store: Store, sparql: str, *, base: str, rows: int | None = None) -> Answer:
    """Answer SPARQL from an open store; raise QueryError as `run_query` does."""
    try:
        answer = answer_of(evaluate(store, sparql, base=base), rows)
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise QueryError(complaint(sparql, str(error))) from error
    return answer if answer.rows else answer._replace(unknown=tuple(_unknown(store, sparql, base)))


def evaluate(store: Store, sparql: str, *, base: str, **dataset: Any) -> Any:
    """Let pyoxigraph evaluate a query.

    Where nobody says which, the default graph is the union of all graphs; FROM in the query says which.
    """
    if not dataset:
        says = "from" in bare(sparql).lower().split()
        dataset = {"use_default_graph_as_union": not says and any(store.named_graphs())}
    return store.query(sparql, base_iri=base, prefixes=namespaces(base), **dataset)


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


def hint_of(term: str) -> str:
    """`term`, a word that the graph does not know, with the word of the ontology that it may stand for."""
    prefix, _, name = term.partition(":")
    words = ontology()
    near = get_close_matches(name, [*words.types, *words.predicates, *words.qualifiers], n=1)
    return f"{term} (did you mean {prefix}:{near[0]}?)" if near and near[0] != name else term


def complaint(sparql: str, error: str) -> str:
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


def base_of(source: Path | KnowledgeGraph) -> str:
    """Return what the IRIs of a build or a file begin with, as its manifest or its first line says."""
    from wenmai.store import MANIFEST, read_manifest

    if not isinstance(source, Path):
        return BASE
    if (source / MANIFEST).is_file():
        return read_manifest(source).base
    for path in rdf_files(source):
        with path.open("rb") as file:
            found = _BASE_LINE.match(file.read(1000))
        if found:
            return found[1].decode(errors="replace")
    return BASE


def open_store(source: Path | KnowledgeGraph, *, base: str = BASE, at: Path | None = None) -> Store:
    """Load the RDF of a build's folder, of one file or of a graph into a store in memory or on disk `at`."""
    from pyoxigraph import RdfFormat, Store

    store = Store(at)
    if not isinstance(source, Path):
        from wenmai.owl import ontology_turtle
        from wenmai.rdf import turtle

        for chunks in (turtle(source, base=base), ontology_turtle(base=base)):
            store.bulk_load("".join(chunks).encode(), RdfFormat.TURTLE, base_iri=base)
        return store
    for path in rdf_files(source):
        form = RdfFormat.from_extension(path.suffix.removeprefix("."))
        if form is None:
            raise DataError(
                f"{path}: not a file of RDF by its name; .ttl, .trig, .nq, .nt, .jsonld, .rdf are"
            )
        try:
            store.bulk_load(path=path, format=form, base_iri=base)
        except OSError as error:
            raise DataError(f"{path}: cannot be read ({error.strerror or error}); check the path") from error
        except SyntaxError as error:
            raise DataError(f"{path}: not {form.name} ({error}); build again") from error
    return store


def rdf_files(source: Path) -> list[Path]:
    """Return the files of RDF that a build or a path stands for; raise DataError when there are none."""
    if not source.exists():
        raise DataError(f"{source}: no such folder or RDF file; run `wenmai build` first or check the path")
    if not source.is_dir():
        return [source]
    graphs = [source / name for name in GRAPHS if (source / name).is_file()]
    if not graphs:
        raise DataError(f"{source}: no graph.ttl here; run `wenmai build` first or give its folder")
    ontology = source / ONTOLOGY
    return [graphs[0], ontology] if ontology.is_file() else graphs[:1]
