"""The server: what it answers, and what it refuses, with the right status each time."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from command import run
from factory import graph, hostile, small, statement
from pyoxigraph import RdfFormat, parse
from serving import served

from wenmai import store
from wenmai.questions import questions
from wenmai.rdf import nquads
from wenmai.server.negotiation import choose
from wenmai.server.pages import portable
from wenmai.terms import BASE

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
NAME = "organisation/某局"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("build")
    store.write(small(), folder, formats=["nquads"])
    with served(folder, "--timeout", "1") as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def ask(client: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return client.post("/sparql", data={"query": query}, headers=headers)


def test_a_question_is_answered_in_every_form(server: httpx.Client) -> None:
    query = "SELECT ?n { e:organisation\\/某局 skos:prefLabel ?n }"
    forms = {
        "application/sparql-results+json": '"某局"',
        "application/sparql-results+xml": '<literal xml:lang="zh">某局</literal>',
        "text/csv": "n\r\n某局\r\n",
        "text/tab-separated-values": '?n\n"某局"@zh\n',
        "text/html": "<td>某局</td>",
    }
    for media, said in forms.items():
        found = ask(server, query, accept=media)
        assert (found.status_code, found.headers["content-type"].split(";")[0]) == (200, media)
        assert said in found.text
    for media in ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml"):
        found = ask(server, "CONSTRUCT { ?s a ?t } { ?s a ?t }", accept=media)
        assert found.headers["content-type"].split(";")[0] == media
        triples = list(parse(found.content, format=RdfFormat.from_media_type(media)))
        assert len(triples) > 10


def test_the_ready_made_questions_are_answered_as_they_stand_on_the_page(server: httpx.Client) -> None:
    for question in questions():
        found = ask(server, portable(question.sparql, BASE))
        assert found.status_code == 200, found.text
        rows = found.json()["results"]["bindings"]
        assert rows or question.name in ("conflicts", "nominated-only", "shared-programmes")


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ("SELECT ?x {", 400, "line 1, column 12"),
        ("", 400, "not a query"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400, "another machine"),
        ("INSERT DATA { <a:b> <a:b> 1 }", 400, "not a query"),
        (f"ASK {{ FILTER({'(' * 100_000}1{')' * 100_000}) }}", 400, "brackets"),
        (ENDLESS, 503, "no answer within 1 s"),
        ("ASK { FILTER(" + "!" * 200_000 + "true) }", 500, "too deeply"),
        ("ASK {} #" + "x" * 10_000_000, 413, "more than 1 MB"),
    ],
)
def test_a_bad_query_has_its_status_and_the_server_lives_on(
    server: httpx.Client, query: str, status: int, says: str
) -> None:
    found = ask(server, query)
    assert (found.status_code, found.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert says in found.text
    assert found.text.count("\n") == 1
    assert ask(server, "ASK {}").json()["boolean"] is True


def test_an_answer_that_is_too_big_is_refused(server: httpx.Client) -> None:
    long = "CONCAT(?n, ?n, ?n, ?n, ?n, ?n, ?n, ?n, ?n, ?n)"
    grown = f"SELECT ?m {{ ?a ?b ?c BIND('{'x' * 50_000}' AS ?n) BIND({long} AS ?m) }}"
    found = ask(server, grown)
    assert (found.status_code, found.text) == (
        413,
        "an answer of more than 64 MB; ask for less, LIMIT helps\n",
    )
    assert ask(server, "ASK {}").status_code == 200


def test_a_filled_memory_costs_one_process(server: httpx.Client) -> None:
    doubled = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(60))
    found = ask(server, f"SELECT (STRLEN(?v60) AS ?n) {{ BIND('xxxxxxxxxx' AS ?v0) {doubled} }}")
    assert found.status_code in (500, 503)
    assert ask(server, "ASK {}").status_code == 200


def test_endless_queries_do_not_keep_others_waiting_for_ever(server: httpx.Client) -> None:
    with ThreadPoolExecutor(6) as pool:
        stuck = [pool.submit(ask, server, ENDLESS) for _ in range(4)]
        assert ask(server, "ASK {}").status_code == 200
        assert {one.result().status_code for one in stuck} == {503}
        assert all(one.result().headers["retry-after"] for one in stuck)


@pytest.mark.parametrize(
    "path",
    [
        "/none",
        "/assets/none.js",
        "/assets/..%2f..%2fquery.py",
        "/assets/%2e%2e/work.py",
        "/..%2f..%2fetc/passwd",
        "/data/../../etc/passwd",
        "/data/entity/organisation/某局.exe",
        "/data/assets/style.css.ttl",
        "/data/entity/organisation/none.ttl",
        "/page/entity/none",
        "/page/",
        "/page/%00",
        "/data/entity/%FF%FE.ttl",
        "/data/entity/<script>.ttl",
        "/manifest.json",
        "/statements.jsonl",
    ],
)
def test_what_is_not_there_is_not_found(server: httpx.Client, path: str) -> None:
    found = server.get(path, follow_redirects=True)
    assert found.status_code == 404
    assert "<" not in found.text


def test_people_are_told_on_a_page_what_is_not_there(server: httpx.Client) -> None:
    found = server.get("/entity/organisation/<b>none", headers={"accept": "text/html"}, follow_redirects=True)
    assert (found.status_code, found.headers["content-type"].split(";")[0]) == (404, "text/html")
    assert 'action="/search"' in found.text
    assert "<b>" not in found.text


def test_the_pages_of_the_build_are_served(tmp_path: Path) -> None:
    store.write(small(), tmp_path, formats=["nquads", "html", "report"])
    with served(tmp_path) as address, httpx.Client(base_url=address) as client:
        for page in ("graph.html", "report.html"):
            assert client.get(f"/{page}").text == (tmp_path / page).read_text(encoding="utf-8")
            assert f'href="/{page}"' in client.get("/").text
        entity = client.get(f"/page/entity/{NAME}").text
        assert f"/graph.html#entity={quote(NAME, safe='')}" in entity


def test_an_entity_shows_what_was_received_first_and_its_own_facts_before_those_of_others(
    tmp_path: Path,
) -> None:
    said = [
        statement("某局", "locatedIn", "柳泉县", types=("Organisation", "Place")),
        statement("某局", "conferred", "书香之家"),
        statement("某局", "received", "文明单位", time="2019", edition=3),
    ]
    place = statement("柳泉县", "received", "文明县城", types=("Place", "Honour"))
    (tmp_path / "graph.nq").write_text("".join(nquads(graph(*said, place))), encoding="utf-8")
    with served(tmp_path / "graph.nq") as address, httpx.Client(base_url=address) as client:
        office, county = (client.get(f"/page/entity/{name}").text for name in (NAME, "place/柳泉县"))
        assert "graph.html#" not in office
    relations = [office.index(f">{word}<") for word in ("获得", "评选授予", "位于")]
    assert relations == sorted(relations)
    assert county.index(">获得<") < county.index(">位于<")
    assert office.index("2019") < office.index("届次")
    assert "2019-12-31" not in office  # the year says it


def test_methods_and_hosts_that_are_refused(server: httpx.Client) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        found = server.request(method, "/sparql")
        assert found.status_code == 405
        assert "POST" in found.headers["allow"]
    assert server.post("/").status_code == 405
    assert server.get("/", headers={"host": "evil.example"}).status_code == 400
    assert (
        "access-control-allow-origin"
        not in server.get("/sparql", headers={"origin": "http://a.example"}).headers
    )


def test_cors_and_the_size_of_a_header_are_the_users_to_choose(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("".join(nquads(small())), encoding="utf-8")
    with served(tmp_path / "graph.nq", "--cors") as address:
        asked = httpx.get(
            f"{address}sparql", params={"query": "ASK {}"}, headers={"origin": "http://a.example"}
        )
        assert asked.headers["access-control-allow-origin"] == "*"
        assert httpx.get(f"{address}graph.html").status_code == 404
        port = int(address.rstrip("/").rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(
                f"GET /sparql?query={'x' * 1_500_000} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
            )
            assert connection.recv(12) == b"HTTP/1.1 414"
        assert httpx.get(address).status_code == 200


def test_the_endpoint_describes_itself(server: httpx.Client) -> None:
    for media in ("text/turtle", "application/rdf+xml", "application/ld+json"):
        found = server.get("/sparql", headers={"accept": media})
        quads = {
            (quad.predicate.value.rpartition("#")[2], getattr(quad.object, "value", ""))
            for quad in parse(found.content, format=RdfFormat.from_media_type(media))
        }
        assert ("endpoint", str(server.base_url.join("/sparql"))) in quads
        assert ("supportedLanguage", "http://www.w3.org/ns/sparql-service-description#SPARQL11Query") in quads
    assert "yasgui" in server.get("/sparql", headers={"accept": "text/html,*/*;q=0.8"}).text
    assert server.get("/sparql").headers["content-type"].startswith("text/turtle")


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
    ],
)
def test_an_entity_leads_to_its_data(server: httpx.Client, accept: str, form: str) -> None:
    first = server.get(f"/entity/{NAME}", headers={"accept": accept})
    assert (first.status_code, first.headers["location"]) == (303, f"/data/entity/{quote(NAME)}.{form}")
    assert first.headers["vary"] == "Accept"
    found = server.get(first.headers["location"])
    assert found.headers["content-type"].split(";")[0] == accept
    quads = list(parse(found.content, format=RdfFormat.from_media_type(accept)))
    said = {(q.subject.value, q.predicate.value, q.object.value) for q in quads if hasattr(q.object, "value")}
    here = f"{BASE}entity/{NAME}"
    assert (here, f"{BASE}ontology#received", f"{BASE}entity/honour/文明单位") in said
    assert any(predicate.endswith("#exact") and text == "某局获文明单位" for _, predicate, text in said)


def test_an_entity_leads_people_to_a_page_with_its_proofs(server: httpx.Client) -> None:
    found = server.get(f"/entity/{NAME}", headers={"accept": "text/html"}, follow_redirects=True)
    assert found.url.path == f"/page/entity/{NAME}"
    for said in ("<h1>某局</h1>", "获得", "received", "文明单位", "2017/2019", "某局获文明单位", "甲.txt"):
        assert said in found.text
    assert '<link rel="alternate" type="text/turtle"' in found.text
    report = server.get("/report/甲.txt", headers={"accept": "text/html"}, follow_redirects=True)
    assert "某局获文明单位" in report.text
    fact = small().facts[0].id.removeprefix("f:")
    assert server.get(f"/page/fact/{fact}").status_code == 200


def test_entities_are_found_by_a_part_of_their_name(server: httpx.Client) -> None:
    found = server.get("/search", params={"q": "文明"}).text
    assert found.index("文明单位") < found.index("文明校园") or found.index("文明校园") >= 0
    assert "没有找到" in server.get("/search", params={"q": "<b>none"}).text
    assert "<b>none" not in server.get("/search", params={"q": "<b>none"}).text


def test_the_ontology_is_a_page_and_rdf(server: httpx.Client) -> None:
    for media in ("text/turtle", "application/ld+json", "application/rdf+xml"):
        found = server.get("/ontology", headers={"accept": media})
        subjects = {q.subject for q in parse(found.content, format=RdfFormat.from_media_type(media))}
        assert len(subjects) > 60
    page = server.get("/ontology", headers={"accept": "text/html"}).text
    assert "获得" in page
    assert server.get("/prop/statement/received").headers["location"] == "/ontology"


def test_hostile_names_are_text_on_every_page(tmp_path: Path) -> None:
    store.write(hostile(), tmp_path)
    with served(tmp_path) as address, httpx.Client(base_url=address, timeout=60) as client:
        for entity in hostile().entities:
            rows = ask(
                client, f"SELECT ?e {{ ?e skos:prefLabel {json.dumps(entity.name, ensure_ascii=False)}@zh }}"
            ).json()
            (iri,) = {
                row["e"]["value"]
                for row in rows["results"]["bindings"]
                if entity.type in row["e"]["value"].title()
            }
            page = client.get("/page/" + quote(iri.removeprefix(BASE), safe="/%"))
            assert page.status_code == 200, iri
            assert "<script>alert" not in page.text
            assert "default-src 'none'" in page.headers["content-security-policy"]


def test_a_port_that_is_taken_and_a_folder_of_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", tmp_path, "--port", str(taken.getsockname()[1]))
    assert done.code == 2
    assert "cannot listen there" in done.err
    done = run("serve", tmp_path, "--port", "0")
    assert (done.code, done.out) == (2, "")
    assert "no graph.ttl here" in done.err


def test_a_graph_of_another_base_is_served_below_it(tmp_path: Path) -> None:
    store.write(graph(statement("某局", "received", "文明单位")), tmp_path, base="https://a.example/kg/")
    with served(tmp_path) as address:
        found = httpx.get(f"{address}data/entity/{NAME}.ttl")
        assert "https://a.example/kg/" in found.text


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "a/x"),
        ("*/*", "a/x"),
        ("b/*", "b/y"),
        ("a/x;q=0.1, b/y", "b/y"),
        ("*/*;q=0.5, b/y;q=0.4", "a/x"),
        ("a/x;q=0, */*", "b/y"),
        ("c/z", None),
        ("a/x;q=oops", None),
        (";;,,", "a/x"),
    ],
)
def test_the_media_type_that_the_client_would_rather_have(accept: str, chosen: str | None) -> None:
    assert choose(accept, ["a/x", "b/y"]) == chosen
