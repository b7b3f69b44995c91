"""The ontology and its page: every term said in both languages, aligned, and shown."""

from __future__ import annotations

import re

import rdflib
from rdflib import OWL, RDF, RDFS, URIRef
from rdflib.term import Node
from sample import graph, received

from wenmai.ontology_html import ontology_html
from wenmai.owl import ontology_turtle
from wenmai.rdf import turtle
from wenmai.terms import BASE, namespaces
from wenmai_extractors.ontology import ontology

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)


def read() -> rdflib.Graph:
    return rdflib.Graph().parse(data="".join(ontology_turtle()), format="turtle")


def own_terms(graph: rdflib.Graph) -> set[rdflib.URIRef]:
    found = {term for kind in KINDS for term in graph.subjects(RDF.type, kind)}
    return {term for term in found if isinstance(term, rdflib.URIRef)}


def test_every_term_has_labels_and_comments_in_both_languages() -> None:
    graph = read()
    for term in own_terms(graph):
        for said in (RDFS.label, RDFS.comment):
            texts = [text for text in graph.objects(term, said) if isinstance(text, rdflib.Literal)]
            assert sorted(str(text.language) for text in texts) == ["en", "zh"], term
        assert (term, RDFS.isDefinedBy, rdflib.URIRef(BASE + "ontology")) in graph


def test_the_version_has_an_iri_of_its_own() -> None:
    graph = read()
    (version,) = graph.objects(rdflib.URIRef(BASE + "ontology"), OWL.versionIRI)
    assert str(version) == f"{BASE}ontology/{ontology().version}"


def test_it_is_aligned_with_each_of_the_public_vocabularies() -> None:
    graph = read()
    ways = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, OWL.equivalentProperty, RDFS.range)
    targets = {str(target) for way in ways for target in graph.objects(None, way)}
    spaces = [namespaces()[prefix] for prefix in ("schema", "org", "foaf", "prov", "time", "skos", "oa")]
    for space in (*spaces, "http://www.wikidata.org/prop/direct/", "http://www.wikidata.org/entity/"):
        assert any(target.startswith(space) for target in targets), space
    received = rdflib.URIRef(namespaces()["wm"] + "received")
    same = rdflib.URIRef("http://www.wikidata.org/prop/direct/P166")
    assert (received, OWL.equivalentProperty, same) in graph


def test_the_page_shows_every_term_and_its_links_lead_somewhere() -> None:
    graph, page = read(), "".join(ontology_html())
    for term in own_terms(graph):
        assert f'title="{term}"' in page
        for text in graph.objects(term, RDFS.label):
            assert str(text) in page
    anchors = re.findall(r'id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(anchors)
    assert not re.findall(r"<(?:script|img|link)|@import|url\(", page)


def test_the_page_is_that_of_its_base() -> None:
    assert "https://a.example/kg/ontology#received" in "".join(ontology_html(base="https://a.example/kg/"))


def classes(known: rdflib.Graph, term: Node, end: URIRef) -> set[Node]:
    """The classes that the ontology lets stand at an end of a property; none if it says nothing."""
    wanted = known.value(term, end)
    union = known.value(wanted, OWL.unionOf) if wanted else None
    return set(known.items(union)) if union else {wanted} - {None}


def test_by_domain_and_range_the_node_of_a_derived_fact_is_no_other_fact() -> None:
    known = read()
    told = "".join(turtle(graph({}, [received("青海省玉树州委组织部", "全国文明单位")])))
    written = rdflib.Graph().parse(data=told, format="turtle")
    derived = URIRef(namespaces()["wm"] + "DerivedFact")
    nodes = set(written.subjects(RDF.type, derived))
    assert nodes
    for node in nodes:
        used = {(term, RDFS.domain) for term in written.predicates(node)}
        used |= {(term, RDFS.range) for term in written.predicates(None, node)}
        for term, end in used:
            assert derived in (classes(known, term, end) or {derived}), (term, end)
