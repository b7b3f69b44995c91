"""The endpoint with clients that others wrote: rdflib, curl, Comunica, YASGUI in Chromium."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from browser import CHROMIUM, missing
from factory import small
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import served

from wenmai import store
from wenmai.answers import Cell
from wenmai.query import run_query
from wenmai.questions import questions
from wenmai.server.pages import portable
from wenmai.terms import BASE, namespaces

QUERY = "application/sparql-query"
HONOURS = next(portable(question.sparql, BASE) for question in questions() if question.name == "honours")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("build")
    store.write(small(), folder, formats=["nquads"])
    with served(folder, "--timeout", "5") as found:
        yield found


def expected(name: str) -> list[tuple[Cell, ...]]:
    return list(run_query(small(), name).rows)


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["json", "xml", "csv"])
def test_rdflib_sparqlstore(address: str, method: str, form: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{address}sparql", method=method, returnFormat=form))
    rows = [tuple(None if term is None else str(term) for term in row) for row in graph.query(HONOURS)]  # type: ignore[union-attr]
    assert rows == [tuple(None if cell is None else str(cell) for cell in row) for row in expected("honours")]


def test_rdflib_as_a_graph(address: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{address}sparql"))
    received = rdflib.URIRef(namespaces()["wm"] + "received")
    assert len(list(graph.subject_objects(received))) == 2
    assert len(graph) > 300


def curl(*arguments: str) -> str:
    done = subprocess.run(
        ["curl", "-sS", "--fail-with-body", "--max-time", "30", *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here")
def test_curl(address: str, tmp_path: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?org wm:received ?honour }"
    asked = curl("-G", f"{address}sparql", "--data-urlencode", f"query={query}", "-H", "Accept: text/csv")
    assert asked.splitlines() == ["n", "2"]
    (tmp_path / "mine.rq").write_text(HONOURS, encoding="utf-8")
    posted = curl(
        f"{address}sparql",
        "--data-binary",
        f"@{tmp_path}/mine.rq",
        "-H",
        f"Content-Type: {QUERY}",
    )
    assert len(json.loads(posted)["results"]["bindings"]) == 3
    turtle = curl("-L", "-H", "Accept: text/turtle", f"{address}entity/organisation/%E6%9F%90%E5%B1%80")
    about = rdflib.Graph().parse(data=turtle, format="turtle")
    assert rdflib.Literal("某局", lang="zh") in set(about.objects(None, rdflib.SKOS.prefLabel))


NODE = shutil.which("node")
COMUNICA = """
const {QueryEngine} = require("@comunica/query-sparql");
(async () => {
  const [type, value, query] = process.argv.slice(1);
  const bindings = await new QueryEngine().queryBindings(query, {sources: [{type, value}]});
  const plain = (row) => Object.fromEntries([...row].map(([key, term]) => [key.value, term.value]));
  process.stdout.write(JSON.stringify((await bindings.toArray()).map(plain)));
})();
"""


def node(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [NODE or "node", "-e", *arguments], capture_output=True, check=False, encoding="utf-8", timeout=120
    )


@pytest.mark.skipif(
    not NODE or bool(node('require("@comunica/query-sparql")').returncode),
    reason="no node, or no Comunica in NODE_PATH, see .ci/run",
)
@pytest.mark.parametrize("kind", ["sparql", "file"])
def test_comunica(address: str, kind: str) -> None:
    """It sends a query to the endpoint, and it reads an entity's document and follows nothing else."""
    if kind == "sparql":
        done = node(COMUNICA, "sparql", f"{address}sparql", HONOURS)
        found = [
            tuple(row.get(name) for name in ("holder", "honour", "edition"))
            for row in json.loads(done.stdout)
        ]
        assert found == [("某局", "文明单位", "5"), ("某局", "文明单位", "6"), ("某校", "文明单位", None)]
    else:
        query = f"SELECT ?o {{ <{BASE}entity/organisation/某局> <{namespaces()['wm']}received> ?o }}"
        done = node(COMUNICA, "file", f"{address}entity/organisation/%E6%9F%90%E5%B1%80", query)
        assert json.loads(done.stdout) == [{"o": f"{BASE}entity/honour/文明单位"}], done.stderr


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_yasgui_in_chromium(address: str) -> None:
    """A ready-made question is asked by a click; nothing is fetched from elsewhere, nothing complains."""
    from playwright.sync_api import sync_playwright

    requests, complaints = [], []
    with sync_playwright() as driver:
        flags = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_context(viewport={"width": 1300, "height": 900}).new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}sparql")
        assert page.locator("[data-question]").count() == len(questions())
        page.locator("[data-question=honours]").click()
        page.wait_for_selector(".yasr .dataTable td")
        table = page.locator(".yasr .tableEllipse, .yasr .dataTable").first.inner_text()
        page.locator("[data-question=conferrers]").click()
        page.wait_for_function("document.querySelectorAll('.tab').length >= 3")
        page.goto(f"{address}search?q=文明")
        page.get_by_role("link", name="文明单位").first.click()
        page.wait_for_url("**/page/entity/honour/*")
        shown = page.locator("main").inner_text()
        browser.close()
    assert "某局" in table
    assert "文明单位" in table
    assert "某局获文明单位" in shown
    assert complaints == []
    assert {url for url in requests if not url.startswith((address, "data:", "blob:"))} == set()
