"""Every format carries every fact and every piece of evidence: counted by readers that nobody here wrote."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import igraph
import lxml.html
import networkx as nx
import openpyxl
import pyoxigraph
import pytest
from factory import graph, hostile, small, statement
from pyoxigraph import RdfFormat
from rdflib import Graph
from rdflib.namespace import PROV, RDF

from wenmai import neo4j, parquet, rdf, spreadsheets, store
from wenmai.gexf import gexf, proof_gexf
from wenmai.graphml import graphml, proof_graphml
from wenmai.html import html
from wenmai.model import Fact, KnowledgeGraph
from wenmai.terms import BASE
from wenmai.workbook import workbook

Counts = tuple[int, int]  # facts and pieces of evidence
Triple = tuple[str, str, str]


def in_csv(kg: KnowledgeGraph, _: Path) -> Counts:
    def rows(write: Callable[[KnowledgeGraph], Iterator[str]]) -> int:
        return sum(1 for _ in csv.DictReader(io.StringIO("".join(write(kg)).removeprefix("\ufeff"))))

    return rows(spreadsheets.facts_csv), rows(spreadsheets.evidence_csv)


def in_parquet(kg: KnowledgeGraph, folder: Path) -> Counts:
    for name in ("facts", "evidence"):
        (folder / f"{name}.parquet").write_bytes(b"".join(getattr(parquet, name)(kg)))

    def rows(name: str) -> int:
        ((number,),) = duckdb.sql(f"SELECT count(*) FROM '{folder / name}.parquet'").fetchall()  # noqa: S608
        return int(number)

    return rows("facts"), rows("evidence")


def in_workbook(kg: KnowledgeGraph, _: Path) -> Counts:
    book = openpyxl.load_workbook(io.BytesIO(b"".join(workbook(kg))), read_only=True)
    return tuple(sum(1 for _ in book[name].rows) - 1 for name in ("facts", "evidence"))  # type: ignore[return-value]


def in_neo4j(kg: KnowledgeGraph, _: Path) -> Counts:
    facts = list(csv.DictReader(io.StringIO("".join(neo4j.facts(kg)))))
    pieces = list(csv.DictReader(io.StringIO("".join(neo4j.evidence(kg)))))
    return len({row["id"] for row in facts}), len({row["id:ID"] for row in pieces})


def in_graphml_networkx(kg: KnowledgeGraph, _: Path) -> Counts:
    found = nx.parse_graphml("".join(graphml(kg)), force_multigraph=True)
    edges = [data for *_, data in found.edges(data=True)]
    return len(edges), sum(data.get("evidence", "").count("#char=") for data in edges)


def in_graphml_igraph(kg: KnowledgeGraph, folder: Path) -> Counts:
    path = folder / "graph.graphml"
    path.write_text("".join(graphml(kg)), encoding="utf-8")
    found = igraph.Graph.Read_GraphML(str(path))
    return found.ecount(), sum(edge["evidence"].count("#char=") for edge in found.es)


def in_gexf(kg: KnowledgeGraph, _: Path) -> Counts:
    found = nx.read_gexf(io.BytesIO(_older("".join(gexf(kg)))))
    edges = [data for *_, data in found.edges(data=True)]
    return len(edges), sum(data.get("evidence", "").count("#char=") for data in edges)


def _older(text: str) -> bytes:
    """networkx knows GEXF up to 1.2, where the namespaces are others and a list is a string of other form."""
    text = text.replace("http://gexf.net/1.3/viz", "http://www.gexf.net/1.2draft/viz")
    text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace(
        'version="1.3"', 'version="1.2"'
    )
    return text.replace('"liststring"', '"string"').encode()


def in_proof_graphml(kg: KnowledgeGraph, _: Path) -> Counts:
    return _kinds(nx.parse_graphml("".join(proof_graphml(kg))))


def in_proof_gexf(kg: KnowledgeGraph, _: Path) -> Counts:
    return _kinds(nx.read_gexf(io.BytesIO(_older("".join(proof_gexf(kg))))))


def _kinds(found: nx.MultiDiGraph) -> Counts:
    kinds = Counter(data["kind"] for _, data in found.nodes(data=True))
    return kinds["Fact"], kinds["Evidence"]


def in_turtle(kg: KnowledgeGraph, _: Path) -> Counts:
    found = Graph().parse(data="".join(rdf.turtle(kg)), format="turtle")
    return _links(kg, {(str(one), str(how), str(other)) for one, how, other in found})


def in_trig(kg: KnowledgeGraph, _: Path) -> Counts:
    return _links(kg, _read("".join(rdf.trig(kg)), RdfFormat.TRIG))


def in_nquads(kg: KnowledgeGraph, _: Path) -> Counts:
    return _links(kg, _read("".join(rdf.nquads(kg)), RdfFormat.N_QUADS))


def in_jsonld(kg: KnowledgeGraph, _: Path) -> Counts:
    return _links(kg, _read("".join(rdf.jsonld(kg)), RdfFormat.JSON_LD))


def _read(text: str, form: RdfFormat) -> set[Triple]:
    quads = pyoxigraph.parse(text.encode(), format=form)
    return {(_value(quad.subject), _value(quad.predicate), _value(quad.object)) for quad in quads}


def _value(node: object) -> str:
    return str(getattr(node, "value", node))


def _links(kg: KnowledgeGraph, triples: set[Triple]) -> Counts:
    """In RDF a span of characters is one node, whatever it proves: the links to spans are counted."""
    kinds = {(str(RDF.type), f"{BASE}ontology#{name}") for name in ("Fact", "DerivedFact")}
    facts = {fact for fact, kind, thing in triples if (kind, thing) in kinds}
    proofs = (str(PROV.wasDerivedFrom), f"{BASE}prop/evidence/")
    links = [role for fact, role, _ in triples if fact in facts and role.startswith(proofs)]
    assert len(links) == len({(fact.id, *piece) for fact in kg.facts for piece in pieces(kg, fact)})
    return len(facts), sum(len(pieces(kg, fact)) for fact in kg.facts)


def in_json(kg: KnowledgeGraph, folder: Path) -> Counts:
    """The facts are made of the statements again."""
    store.write(kg, folder)
    lines = (folder / store.STATEMENTS).read_text(encoding="utf-8").strip().split("\n")
    return len(store.load(folder).facts), sum(len(json.loads(line)["evidence"]) for line in lines if line)


def in_html(kg: KnowledgeGraph, _: Path) -> Counts:
    page = lxml.html.fromstring("".join(html(kg)))
    facts, proof = (json.loads(page.get_element_by_id(name).text) for name in ("graph-data", "proof-data"))
    return len(facts["facts"]["id"]), len(proof["spans"]) // 2


def derived() -> KnowledgeGraph:
    """Facts that names give have no evidence, and are carried too."""
    kg = graph(statement("石渠县教育局", "received", "文明单位", count=10**30, value=10**400))
    assert any(fact.derived for fact in kg.facts)
    return kg


def pieces(kg: KnowledgeGraph, fact: Fact) -> list[tuple[str, str, int, int]]:
    return [
        (piece.role, kg.statement[name].doc, piece.start, piece.end)
        for name in fact.statements
        for piece in kg.statement[name].evidence
    ]


@pytest.mark.parametrize(
    "kg", [small(), hostile(), derived(), graph()], ids=["small", "hostile", "derived", "empty"]
)
@pytest.mark.parametrize(
    "count",
    [
        in_csv,
        in_parquet,
        in_workbook,
        in_neo4j,
        in_graphml_networkx,
        in_graphml_igraph,
        in_gexf,
        in_proof_graphml,
        in_proof_gexf,
        in_turtle,
        in_trig,
        in_nquads,
        in_jsonld,
        in_json,
        in_html,
    ],
)
def test_every_format_carries_every_fact_and_its_evidence(
    count: Callable[[KnowledgeGraph, Path], Counts], kg: KnowledgeGraph, tmp_path: Path
) -> None:
    assert count(kg, tmp_path) == (len(kg.facts), sum(len(s.evidence) for s in kg.statements))
