"""The W3C's tests of the SPARQL 1.1 Protocol (w3c/rdf-tests, sparql/sparql11/protocol), the ones for queries.

Each is named as in their manifest. The tests of updates are those of refusing them, as they come with GET,
with a wrong media type and so on; and every right update is refused too, since this endpoint is for reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from pyoxigraph import RdfFormat, parse
from serving import served

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
KIND = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
ONE, TWO, THREE = (DATA.format(number) for number in (1, 2, 3))
TABLES = {
    "application/sparql-results+xml",
    "application/sparql-results+json",
    "text/tab-separated-values",
    "text/csv",
}
GRAPHS = {
    "application/rdf+xml",
    "application/rdf",
    "text/turtle",
    "application/n-triples",
    "application/ld+json",
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Three graphs, each of which says what kind of thing it is."""
    file = tmp_path_factory.mktemp("protocol") / "data.nq"
    kinds = (
        f"<{graph}> {KIND} <http://xmlns.com/foaf/0.1/Document> <{graph}> .\n" for graph in (ONE, TWO, THREE)
    )
    file.write_text("".join(kinds), encoding="utf-8")
    with served(file) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


BOTH = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type . }}"
NAMED = f"ASK {{ GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }} }}"
FULL = f"ASK {{ GRAPH ?g {{ ?x a ?type }} <{THREE}> a ?type FILTER(?g = <{TWO}>) }}"
DEFAULTS = {"default-graph-uri": [ONE, TWO]}


def direct(client: httpx.Client, query: str, params: Any = None) -> httpx.Response:
    return client.post("/sparql", params=params, content=query, headers={"content-type": QUERY})


def test_query_post_form(client: httpx.Client) -> None:
    found = client.post("/sparql", params={"default-graph-uri": DATA.format(0)}, data={"query": "ASK {}"})
    assert found.json()["boolean"] is True


def test_query_dataset_default_graphs_get(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": BOTH, **DEFAULTS}).json()["boolean"] is True


def test_query_dataset_default_graphs_post(client: httpx.Client) -> None:
    assert direct(client, BOTH, DEFAULTS).json()["boolean"] is True


@pytest.mark.parametrize("method", ["get", "post"])
def test_query_dataset_named_graphs(client: httpx.Client, method: str) -> None:
    graphs = {"named-graph-uri": [ONE, TWO]}
    found = (
        direct(client, NAMED, graphs)
        if method == "post"
        else client.get("/sparql", params={"query": NAMED, **graphs})
    )
    assert found.json()["boolean"] is True
    assert direct(client, NAMED, {"named-graph-uri": [ONE]}).json()["boolean"] is False


def test_query_dataset_full(client: httpx.Client) -> None:
    graphs = {"default-graph-uri": [THREE], "named-graph-uri": [ONE, TWO]}
    assert direct(client, FULL, graphs).json()["boolean"] is True


def test_query_multiple_dataset(client: httpx.Client) -> None:
    """The dataset of the protocol goes before that of the query."""
    query = f"ASK FROM <{THREE}> {{ GRAPH ?g1 {{ <{ONE}> a ?type }} <{TWO}> a ?type }}"
    graphs = {"default-graph-uri": [TWO], "named-graph-uri": [ONE]}
    assert direct(client, query, graphs).json()["boolean"] is True


def test_from_in_a_query_is_its_dataset(client: httpx.Client) -> None:
    assert direct(client, f"ASK FROM <{ONE}> {{ <{ONE}> a ?t }}").json()["boolean"] is True
    assert direct(client, f"ASK FROM <{ONE}> {{ <{TWO}> a ?t }}").json()["boolean"] is False


def test_query_get(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("query", "media"),
    [
        ("SELECT (1 AS ?value) {}", TABLES),
        ("ASK {}", {"application/sparql-results+xml", "application/sparql-results+json"}),
        ("DESCRIBE <http://example.org/>", GRAPHS),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", GRAPHS),
    ],
    ids=["select", "ask", "describe", "construct"],
)
def test_query_content_type(client: httpx.Client, query: str, media: set[str]) -> None:
    found = client.post("/sparql", data={"query": query})
    assert found.status_code == 200
    assert found.headers["content-type"].split(";")[0] in media


def test_query_post_direct(client: httpx.Client) -> None:
    assert direct(client, "ASK {}").json()["boolean"] is True


BAD: dict[str, tuple[str, dict[str, Any]]] = {
    "bad_query_method": ("PUT", {"params": {"query": "ASK {}"}}),
    "bad_multiple_queries": ("GET", {"params": {"query": ["ASK {}", "SELECT * {}"]}}),
    "bad_query_wrong_media_type": ("POST", {"content": "ASK {}", "headers": {"content-type": "text/plain"}}),
    "bad_query_missing_form_type": ("POST", {"content": "query=ASK%20%7B%7D"}),
    "bad_query_missing_direct_type": ("POST", {"content": "ASK {}"}),
    "bad_query_non_utf8": (
        "POST",
        {"content": "ASK {}".encode("utf-16"), "headers": {"content-type": f"{QUERY}; charset=UTF-16"}},
    ),
    "bad_query_non_utf8, not said": (
        "POST",
        {"content": "ASK {}".encode("utf-16"), "headers": {"content-type": QUERY}},
    ),
    "bad_query_syntax": ("POST", {"data": {"query": "ASK {"}}),
    "bad_update_get": ("GET", {"params": {"update": "CLEAR NAMED"}}),
    "bad_multiple_updates": ("POST", {"data": {"update": ["CLEAR NAMED", "CLEAR DEFAULT"]}}),
    "bad_update_wrong_media_type": (
        "POST",
        {"content": "CLEAR NAMED", "headers": {"content-type": "text/plain"}},
    ),
    "bad_update_missing_form_type": ("POST", {"content": "update=CLEAR%20NAMED"}),
    "bad_update_non_utf8": (
        "POST",
        {"content": "CLEAR NAMED".encode("utf-16"), "headers": {"content-type": f"{UPDATE}; charset=UTF-16"}},
    ),
    "bad_update_syntax": ("POST", {"data": {"update": "CLEAR XYZ"}}),
    "bad_update_dataset_conflict": (
        "POST",
        {"params": {"using-named-graph-uri": ONE}, "data": {"update": "DELETE WHERE { ?s ?p ?o }"}},
    ),
    "a graph that has no IRI": ("GET", {"params": {"query": "ASK {}", "default-graph-uri": "no iri"}}),
    "a form with nothing in it": ("POST", {"data": {"x": "y"}}),
    "no URL encoding": ("POST", {"content": b"query=\xff", "headers": {"content-type": FORM}}),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_requests_are_the_clients_fault(client: httpx.Client, name: str) -> None:
    method, request = BAD[name]
    found = client.request(method, "/sparql", **request)
    assert 400 <= found.status_code < 500
    assert found.text.endswith("\n")
    assert client.get("/sparql", params={"query": BOTH}).json()["boolean"] is True


@pytest.mark.parametrize(
    "update", ["CLEAR ALL", "INSERT DATA { <s> <p> 1 }", "LOAD <file:///etc/passwd>", "DROP ALL"]
)
def test_updates_are_refused_and_change_nothing(client: httpx.Client, update: str) -> None:
    for found in (
        client.post("/sparql", data={"update": update}),
        client.post("/sparql", content=update, headers={"content-type": UPDATE}),
    ):
        assert (found.status_code, found.text) == (403, "this endpoint is for reading; it takes no updates\n")
    assert client.post("/sparql", data={"query": update}).status_code == 400
    assert direct(client, BOTH).json()["boolean"] is True


def test_service_description(client: httpx.Client) -> None:
    """W3C's three: it is RDF, has the endpoint, and the terms that its schema asks for."""
    found = client.get("/sparql")
    said = {
        (q.predicate.value.rpartition("#")[2], q.object)
        for q in parse(found.content, format=RdfFormat.TURTLE)
    }
    endpoints = {getattr(node, "value", "") for predicate, node in said if predicate == "endpoint"}
    assert endpoints == {str(client.base_url.join("/sparql"))}
    assert {"supportedLanguage", "resultFormat", "feature", "defaultDataset"} <= {
        predicate for predicate, _ in said
    }
