"""Each form of RDF is read by rdflib and by pyoxigraph as the same dataset."""

from __future__ import annotations

import json
import tracemalloc
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
import rdflib
from benchmarks.graphs import big_graph
from factory import graph, hostile, small, statement
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, RdfFormat, parse, serialize
from rdflib.compare import isomorphic

from wenmai import rdf
from wenmai.assemble import assemble
from wenmai.model import KnowledgeGraph
from wenmai.terms import checked_base, namespaces
from wenmai_extractors.errors import WenmaiError

Writer = Callable[[KnowledgeGraph], Iterator[str]]
Graphs = dict[str, rdflib.Graph]

FORMATS = {
    "trig": (rdf.trig, RdfFormat.TRIG, "trig"),
    "nquads": (rdf.nquads, RdfFormat.N_QUADS, "nquads"),
    "jsonld": (rdf.jsonld, RdfFormat.JSON_LD, "json-ld"),
}


def graphs(quads: str | bytes) -> Graphs:
    """The graphs of N-Quads by name, the default graph as the empty name."""
    triples = defaultdict(list)
    for quad in parse(quads, format=RdfFormat.N_QUADS):
        name = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
        triples[name].append(quad.triple)
    found = {}
    for name, listed in triples.items():
        text = serialize(listed, format=RdfFormat.N_TRIPLES)
        assert text is not None
        found[name] = rdflib.Graph().parse(data=text.decode(), format="nt")
    return found


def by_oxigraph(text: str, form: RdfFormat) -> Graphs:
    quads = serialize(parse(text, format=form), format=RdfFormat.N_QUADS)
    assert quads is not None
    return graphs(quads)


def by_rdflib(text: str, form: str) -> Graphs:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib 7.6 calls what it has deprecated itself
        return graphs(rdflib.Dataset().parse(data=text, format=form).serialize(format="nquads"))


def same(one: Graphs, other: Graphs) -> bool:
    return one.keys() == other.keys() and all(isomorphic(one[name], other[name]) for name in one)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kg", [small(), hostile(), graph()], ids=["small", "hostile", "empty"])
def test_both_read_the_same_dataset_from_every_form(kg: KnowledgeGraph, form: str) -> None:
    writer, oxigraph, name = FORMATS[form]
    text = "".join(writer(kg))
    expected = graphs("".join(rdf.nquads(kg)))
    assert same(by_oxigraph(text, oxigraph), expected)
    assert same(by_rdflib(text, name), expected)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=3))
def test_whatever_the_names(rows: list[tuple[str, str, str]]) -> None:
    kg = graph(*(statement(a, "received", b, doc=c, post=c, place=a, conferred_by=(b,)) for a, b, c in rows))
    expected = graphs("".join(rdf.nquads(kg)))
    for writer, oxigraph, name in FORMATS.values():
        text = "".join(writer(kg))
        assert same(by_oxigraph(text, oxigraph), expected)
        assert same(by_rdflib(text, name), expected)


def test_the_graphs_together_are_the_turtle() -> None:
    union = rdflib.Graph()
    for part in graphs("".join(rdf.nquads(small()))).values():
        union += part
    assert isomorphic(union, rdflib.Graph().parse(data="".join(rdf.turtle(small())), format="turtle"))


def test_facts_are_in_the_default_graph_and_proofs_in_that_of_their_report() -> None:
    found = graphs("".join(rdf.nquads(small())))
    spaces = namespaces()
    reports = {spaces["report"] + doc for doc in ("甲.txt", "乙.txt")}
    assert set(found) == {"", *reports}
    derived = rdflib.URIRef(spaces["prov"] + "wasDerivedFrom")
    received = rdflib.URIRef(spaces["wm"] + "received")
    assert len(set(found[""].subject_objects(received))) == 2
    assert not set(found[""].subject_objects(derived))
    for name in reports:
        spans = set(found[name].objects(None, derived))
        assert spans
        assert {str(span).split("#")[0] for span in spans} == {name}
        assert not set(found[name].subject_objects(received))


def test_no_triple_stands_in_two_graphs() -> None:
    """So that the union of all graphs counts each once."""
    seen: set[object] = set()
    for part in graphs("".join(rdf.nquads(hostile()))).values():
        said = {triple for triple in part if not isinstance(triple[0], rdflib.BNode)}
        assert not said & seen
        seen |= said


@pytest.mark.parametrize("writer", [rdf.turtle, rdf.trig, rdf.nquads, rdf.jsonld])
def test_order_of_statements_makes_no_difference(writer: Writer) -> None:
    kg = small()
    again = assemble(documents=kg.documents, articles=kg.articles, statements=kg.statements[::-1])
    assert "".join(writer(again)) == "".join(writer(kg))


def test_no_quad_is_written_twice() -> None:
    lines = "".join(rdf.nquads(hostile())).splitlines()
    assert len(lines) == len(set(lines)) > 100


def test_json_ld_is_read_without_looking_at_the_context() -> None:
    (node,) = (
        node
        for node in json.loads("".join(rdf.jsonld(small())))["@graph"]
        if node["@id"] == "e:organisation/某校"
    )
    assert node["@type"] == "wm:Organisation"
    assert node["skos:prefLabel"] == "某校"
    assert node["received"] == "e:honour/文明单位"


def test_the_base_is_the_callers() -> None:
    for writer in (rdf.turtle, rdf.trig, rdf.nquads, rdf.jsonld):
        text = "".join(writer(small(), base="http://other.example/x/"))
        assert "wenmai.example" not in text
        assert "http://other.example/x/" in text


@pytest.mark.parametrize(
    "base", ["", "/x/", "http://x.example/a", "http://x.example/<>/", "ftp://x/", "http:///"]
)
def test_a_base_that_is_none(base: str) -> None:
    with pytest.raises(WenmaiError, match="not a base"):
        checked_base(base)


@pytest.mark.parametrize("writer", [rdf.turtle, rdf.trig, rdf.nquads, rdf.jsonld])
def test_writing_takes_little_memory_beside_the_graph(writer: Writer) -> None:
    kg = big_graph(1000)
    tracemalloc.start()
    try:
        size = sum(len(chunk) for chunk in writer(kg))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 2_000_000
    assert peak < size / 4
