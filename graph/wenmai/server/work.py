"""What the processes of the server do: load the store once, answer queries, describe entities.

Each function here is called in such a process; what goes in and out is small or bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from wenmai.query import base_of, complaint, evaluate, open_store, refuse_service
from wenmai.questions import QueryError
from wenmai.server.negotiation import choose
from wenmai.terms import namespaces

if TYPE_CHECKING:
    from pyoxigraph import Store

MEGABYTE = 1 << 20
BIGGEST = 64 * MEGABYTE  # of an answer
MEMORY = 2048 * MEGABYTE  # of what a process may take beyond the loaded graph
DEEPEST = 200  # brackets within brackets: thousands of them end the stack of the parser

TABLES = {
    "application/sparql-results+json": "JSON",
    "application/json": "JSON",
    "application/sparql-results+xml": "XML",
    "application/xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
    "text/html": "",  # written by us
}
GRAPHS = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/ld+json": "JSON_LD",
    "application/rdf+xml": "RDF_XML",
    "application/trig": "TRIG",
    "application/n-quads": "N_QUADS",
    "text/plain": "N_TRIPLES",
}
BOOLEANS = tuple(media for media in TABLES if not media.startswith("text/t"))


class Asked(NamedTuple):
    """A query as the protocol gives it: the graphs are None where the client names none."""

    sparql: str
    accept: str = ""
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None


class Reply(NamedTuple):
    """A status, a media type and the bytes of the answer."""

    status: int
    media: str
    body: bytes


class TooBigError(Exception):
    """An answer of more than BIGGEST bytes."""


class _Bounded(BytesIO):
    """Takes the bytes of an answer up to a limit."""

    def write(self, chunk: Any, /) -> int:
        if self.tell() + len(chunk) > BIGGEST:
            raise TooBigError
        return super().write(chunk)


class Loaded(NamedTuple):
    """A store, what the IRIs in it begin with, and those of entities and reports by their decoded form.

    Clients encode other characters of a path than our IRIs do; decoded, both are the same.
    """

    store: Store
    base: str
    names: dict[str, str]


_loaded: dict[Path, Loaded] = {}


def load(source: Path) -> tuple[int, str]:
    """Load the graph into this process, unless it is there; return how many quads it has, and the base."""
    store, base, _ = loaded(source)
    return len(store), base


def loaded(source: Path) -> Loaded:
    """Return the store of this process."""
    if source not in _loaded:
        base = base_of(source)
        store = open_store(source, base=base)
        _loaded[source] = Loaded(store, base, dict(_names(store, base)))
        _limit_memory()
    return _loaded[source]


def _names(store: Store, base: str) -> Iterator[tuple[str, str]]:
    from pyoxigraph import NamedNode

    for space, name in (("skos", "prefLabel"), ("dcterms", "identifier")):
        for quad in store.quads_for_pattern(None, NamedNode(namespaces()[space] + name), None):
            iri = getattr(quad.subject, "value", "")
            if iri.startswith(base):
                local = iri.removeprefix(base)
                yield unquote(local), local


def _limit_memory() -> None:
    """Let this process fail before the machine runs out of memory."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = used + MEMORY
    if hard == resource.RLIM_INFINITY or wanted < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))


def answer(source: Path, asked: Asked) -> Reply:
    """Answer a query; what is wrong with it is an answer too."""
    try:
        refuse_service(asked.sparql)
        _refuse_depth(asked.sparql)
        store, base, _ = loaded(source)
        result = _evaluated(store, asked, base)
        return _serialized(result, asked.accept, base)
    except QueryError as error:
        return plain(400, str(error))
    except TooBigError:
        return plain(413, f"an answer of more than {BIGGEST // MEGABYTE} MB; ask for less, LIMIT helps")
    except (SyntaxError, ValueError, RuntimeError) as error:
        return plain(400, complaint(asked.sparql, str(error)))


def plain(status: int, line: str) -> Reply:
    """Return a line of text as an answer."""
    return Reply(status, "text/plain; charset=utf-8", f"{line}\n".encode())


def _refuse_depth(sparql: str) -> None:
    depth = 0
    for character in sparql:
        if character in "({[":
            depth += 1
            if depth > DEEPEST:
                raise QueryError(f"more than {DEEPEST} brackets within brackets; ask in a simpler way")
        elif character in ")}]":
            depth -= 1


def _evaluated(store: Store, asked: Asked, base: str) -> Any:
    """A protocol's dataset takes the place of the query's own; a part that is not named is empty."""
    from pyoxigraph import NamedNode

    if asked.default_graphs is None and asked.named_graphs is None:
        return evaluate(store, asked.sparql, base=base)
    graphs = ([NamedNode(iri) for iri in given or ()] for given in (asked.default_graphs, asked.named_graphs))
    default, named = graphs
    return evaluate(store, asked.sparql, base=base, default_graph=default, named_graphs=named)


def _serialized(result: Any, accept: str, base: str) -> Reply:
    from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, serialize

    if isinstance(result, QueryTriples):
        offers: tuple[str, ...] = tuple(GRAPHS)
    else:
        offers = BOOLEANS if isinstance(result, QueryBoolean) else tuple(TABLES)
    media = choose(accept, offers)
    if media is None:
        return plain(406, f"not to be had as {accept[:200]}; there are {', '.join(offers)}")
    out = _Bounded()
    if isinstance(result, QueryTriples):
        serialize(result, out, format=getattr(RdfFormat, GRAPHS[media]), prefixes=namespaces(base))
    elif media == "text/html":
        _as_page(result, base, out)
    else:
        result.serialize(out, format=getattr(QueryResultsFormat, TABLES[media]))
    text = media.startswith("text/")
    return Reply(200, f"{media}; charset=utf-8" if text else media, out.getvalue())


def _as_page(result: Any, base: str, out: _Bounded) -> None:
    from wenmai.answers import answer_of, written

    for chunk in written(answer_of(result), "html", base=base):
        out.write(chunk.encode())
