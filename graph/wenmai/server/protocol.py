"""The SPARQL 1.1 Protocol, its queries (https://www.w3.org/TR/sparql11-protocol/): reading, never writing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.responses import Response

from wenmai.server import work
from wenmai.server.negotiation import choose
from wenmai.server.work import GRAPHS, TABLES, Asked, Reply

if TYPE_CHECKING:
    from starlette.requests import Request

LONGEST = 1 << 20  # bytes of a query with its parameters
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)
SD = "http://www.w3.org/ns/sparql-service-description#"


def response(reply: Reply) -> Response:
    """Return a reply as Starlette sends it; what is asked for depends on the Accept header."""
    headers = {"Vary": "Accept"}
    if reply.status == 503:
        headers["Retry-After"] = "5"
    return Response(reply.body, status_code=reply.status, media_type=reply.media, headers=headers)


async def asked_by(request: Request) -> Asked | None:
    """Return the query that a GET or POST asks, None for a GET without one; raises HTTPException."""
    given = _pairs(request.scope["query_string"])
    direct: list[str] = []
    if request.method == "POST":
        media, _, parameters = request.headers.get("content-type", "").partition(";")
        media = media.strip().lower()
        charset = parameters.lower().partition("charset=")[2].strip(' "')
        if media == UPDATE:
            raise HTTPException(403, "this endpoint is for reading; it takes no updates")
        if media not in (FORM, QUERY) or charset not in ("", "utf-8"):
            raise HTTPException(415, f"a POST is either {QUERY} or {FORM}, in UTF-8")
        body = await _body(request)
        if media == FORM:
            given += _pairs(body)
        else:
            direct.append(_text(body))
    if any(name == "update" for name, _ in given):
        raise HTTPException(403, "this endpoint is for reading; it takes no updates")
    queries = [value for name, value in given if name == "query"] + direct
    if not queries and request.method != "POST":
        return None
    if len(queries) != 1:
        raise HTTPException(400, f"{len(queries)} queries; a request asks one")
    accept = ", ".join(request.headers.getlist("accept"))
    default, named = (_graphs(given, which) for which in ("default-graph-uri", "named-graph-uri"))
    return Asked(queries[0], accept, default, named)


async def _body(request: Request) -> bytes:
    """The body up to the limit, whatever the length that it claims."""
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > LONGEST:
            raise HTTPException(413, f"a query of more than {LONGEST >> 20} MB")
        chunks.append(chunk)
    return b"".join(chunks)


def _pairs(raw: bytes) -> list[tuple[str, str]]:
    if len(raw) > LONGEST:
        raise HTTPException(414, f"an address of more than {LONGEST >> 20} MB")
    try:
        return parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise HTTPException(400, "parameters that are not UTF-8 in URL encoding, or too many") from error


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"a query that is not UTF-8 at byte {error.start}") from error


def _graphs(given: Sequence[tuple[str, str]], which: str) -> tuple[str, ...] | None:
    return tuple(value for name, value in given if name == which) or None


def description(endpoint: str, quads: int, accept: str) -> Reply:
    """Describe the endpoint in RDF (https://www.w3.org/TR/sparql11-service-description/)."""
    from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

    media = choose(accept, [media for media in GRAPHS if not media.endswith(("quads", "trig"))])
    if media is None:
        return work.plain(406, "the description of the endpoint is to be had as text/turtle")
    service, dataset, graph = BlankNode("service"), BlankNode("dataset"), BlankNode("graph")
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    said = [
        Triple(service, kind, NamedNode(SD + "Service")),
        Triple(service, NamedNode(SD + "endpoint"), NamedNode(endpoint)),
        Triple(service, NamedNode(SD + "supportedLanguage"), NamedNode(SD + "SPARQL11Query")),
        Triple(service, NamedNode(SD + "feature"), NamedNode(SD + "UnionDefaultGraph")),
        *(Triple(service, NamedNode(SD + "resultFormat"), NamedNode(FORMATS + name)) for name in RESULTS),
        Triple(service, NamedNode(SD + "defaultDataset"), dataset),
        Triple(dataset, kind, NamedNode(SD + "Dataset")),
        Triple(dataset, NamedNode(SD + "defaultGraph"), graph),
        Triple(graph, kind, NamedNode(SD + "Graph")),
        Triple(graph, NamedNode("http://rdfs.org/ns/void#triples"), Literal(quads)),
    ]
    body = serialize(said, format=getattr(RdfFormat, GRAPHS[media]), prefixes={"sd": SD})
    return Reply(200, media, body or b"")


def wants_page(accept: str) -> bool:
    """Whether a client is a browser that wants something to look at."""
    return choose(accept, ["text/turtle", "text/html", *TABLES]) == "text/html"
