from __future__ import annotations

import pytest
import rdflib
from factory import HOSTILE, graph, hostile, small, statement
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from wenmai.assemble import assemble
from wenmai.edtf import interval
from wenmai.model import KnowledgeGraph
from wenmai.owl import ontology_turtle
from wenmai.rdf import turtle
from wenmai.terms import namespaces
from wenmai_extractors.ontology import ontology


def ask(kg: KnowledgeGraph, sparql: str) -> list[tuple[str | None, ...]]:
    from pyoxigraph import RdfFormat, Store

    store = Store()
    store.load("".join(turtle(kg)).encode(), format=RdfFormat.TURTLE)
    result = store.query(sparql, prefixes=namespaces())
    columns = [variable.value for variable in result.variables]
    return sorted(tuple(row[column].value if row[column] else None for column in columns) for row in result)


def both(text: str) -> tuple[rdflib.Graph, rdflib.Graph]:
    """The graph as rdflib reads it, and as pyoxigraph does."""
    from pyoxigraph import RdfFormat, parse, serialize

    triples = serialize(parse(text, format=RdfFormat.TURTLE), format=RdfFormat.N_TRIPLES)
    assert triples is not None
    theirs = rdflib.Graph().parse(data=triples.decode(), format="nt")
    return rdflib.Graph().parse(data=text, format="turtle"), theirs


@pytest.mark.parametrize("kg", [small(), hostile(), graph()], ids=["small", "hostile", "empty"])
def test_rdflib_and_oxigraph_read_the_same_graph(kg: KnowledgeGraph) -> None:
    ours, theirs = both("".join(turtle(kg)))
    assert len(ours) > 0 or not kg.facts
    assert isomorphic(ours, theirs)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=3))
def test_whatever_the_names_both_read_the_same_and_nothing_is_lost(rows: list[tuple[str, str, str]]) -> None:
    kg = graph(*(statement(a, "received", b, doc=c, post=c, place=a, conferred_by=(b,)) for a, b, c in rows))
    ours, theirs = both("".join(turtle(kg)))
    assert isomorphic(ours, theirs)
    labels = {str(label) for label in ours.objects(None, rdflib.SKOS.prefLabel)}
    assert labels >= {entity.name for entity in kg.entities}


def test_one_line_answers_a_simple_question() -> None:
    found = ask(small(), "SELECT ?n ?h { ?o wm:received ?x ; skos:prefLabel ?n . ?x rdfs:label ?h }")
    assert found == [("某局", "文明单位"), ("某校", "文明单位")]


def test_qualifiers_stand_on_the_fact_of_their_edition() -> None:
    found = ask(
        small(),
        "SELECT ?edition ?start ?end ?edtf ?by ?n { ?f ps:received ?h ; q:edition ?edition ; q:start ?start ;"
        " q:end ?end ; q:edtf ?edtf ; q:conferredBy / skos:prefLabel ?by ; wm:sources ?n }",
    )
    assert found == [
        ("5", "2017-01-01", "2019-12-31", "2017/2019", "某委", "2"),
        ("6", "2020-12-01", "2020-12-31", "2020-12", "某委", "1"),
    ]


def test_a_partner_that_is_nobodys_subject_gets_a_node() -> None:
    found = ask(small(), "SELECT ?l ?t { ?f q:partner ?b . ?b skos:prefLabel ?l ; a ?t }")
    assert [name for name, _ in found] == ["某协会", "某校"]
    assert {kind for _, kind in found} == {namespaces()["wm"] + "Organisation"}


def test_every_piece_of_evidence_arrives_with_its_offsets() -> None:
    kg = small()
    found = ask(
        kg,
        "SELECT DISTINCT ?doc ?a ?b ?words { ?f a wm:Fact ; ?any ?s ."
        " ?s oa:hasSource / dcterms:identifier ?doc ;"
        " oa:hasSelector [ oa:start ?a ; oa:end ?b ], [ oa:exact ?words ] }",
    )
    said = {(s.doc, str(e.start), str(e.end), e.text) for s in kg.statements for e in s.evidence}
    assert set(found) == said


def test_hostile_names_and_reports_come_back_character_by_character() -> None:
    kg = hostile()
    assert {row[0] for row in ask(kg, "SELECT ?l { ?e skos:prefLabel ?l }")} >= {e.name for e in kg.entities}
    docs = {row[0] for row in ask(kg, "SELECT ?d { ?r a wm:Source ; dcterms:identifier ?d }")}
    assert docs == {document.doc for document in kg.documents}
    assert {row[0] for row in ask(kg, "SELECT ?p { ?f q:post ?p }")} == set(HOSTILE)
    derived = [fact for fact in kg.facts if fact.derived]
    assert len(ask(kg, "SELECT DISTINCT ?f { ?f a wm:DerivedFact ; wm:derivedBy ?rule }")) == len(derived)
    assert len(ask(kg, "SELECT DISTINCT ?f { ?f a wm:Fact }")) == len(kg.facts) - len(derived)


def test_nothing_hostile_becomes_a_subject_or_predicate() -> None:
    subjects = ask(hostile(), "SELECT DISTINCT ?s { ?s ?p ?o FILTER(ISIRI(?s)) }")
    assert all(iri is not None and iri.startswith("https://wenmai.example/") for (iri,) in subjects)
    assert not ask(hostile(), "SELECT ?p { ?s ?p ?o FILTER(CONTAINS(STR(?p), 'evil')) }")


def test_no_invisible_character_stands_in_the_file() -> None:
    text = "".join(turtle(hostile()))
    assert not set(text) & set("\x01\x08\x0b\x1f\r\u2028\u0085\u202e\u2066\ufeff\ufffe")


def test_order_of_statements_makes_no_difference() -> None:
    kg = small()
    again = assemble(documents=kg.documents, articles=kg.articles, statements=kg.statements[::-1])
    assert "".join(turtle(again)) == "".join(turtle(kg))


def test_the_base_is_the_callers() -> None:
    text = "".join(turtle(small(), base="http://other.example/x/"))
    assert "wenmai.example" not in text
    subjects = rdflib.Graph().parse(data=text, format="turtle").subjects()
    assert all(s.startswith("http://other.example/x/") for s in subjects if isinstance(s, rdflib.URIRef))


def test_a_qualifier_that_merges_with_a_known_entity_points_to_it() -> None:
    kg = graph(
        statement("某县", "organised", "会", types=("Place", "Activity")),
        statement("某局", "organised", "会", types=("Organisation", "Activity"), place="某县"),
    )
    assert ask(kg, "SELECT ?t { ?f q:place ?x . ?x a ?t }") == [(namespaces()["wm"] + "Place",)]
    assert len(ask(kg, "SELECT ?x { ?x skos:prefLabel '某县'@zh }")) == 1


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2019", ("2019-01-01", "2019-12-31")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2017/2019", ("2017-01-01", "2019-12-31")),
        ("2019-12/..", ("2019-12-01", None)),
        ("../2019", (None, "2019-12-31")),
        ("201X", ("2010-01-01", "2019-12-31")),
        ("2019~", ("2019-01-01", "2019-12-31")),
        ("2019-12-05", ("2019-12-05", "2019-12-05")),
        ("2019-02-30", (None, None)),
        ("2019-13", (None, None)),
        ("2020/2019", (None, None)),
        ("2019/去年", (None, None)),
        ("去年", (None, None)),
        ("", (None, None)),
    ],
)
def test_interval(edtf: str, days: tuple[str | None, str | None]) -> None:
    assert interval(edtf) == days


def test_the_ontology_says_all_of_the_data_file_in_both_languages() -> None:
    owl = rdflib.Graph().parse(data="".join(ontology_turtle()), format="turtle")
    space = namespaces()["wm"]
    for name, term in {**ontology().types, **ontology().predicates}.items():
        labels = {
            label.language: str(label)
            for label in owl.objects(rdflib.URIRef(space + name), rdflib.RDFS.label)
        }
        assert labels == {"zh": term.zh, "en": term.en}


def test_every_property_of_a_graph_is_in_the_ontology() -> None:
    used = {p for (p,) in ask(small(), "SELECT DISTINCT ?p { ?s ?p ?o }")}
    owl = rdflib.Graph().parse(data="".join(ontology_turtle()), format="turtle")
    own = {p for p in used if p is not None and p.startswith("https://wenmai.example/")}
    assert own
    assert own <= {str(s) for s in owl.subjects(rdflib.RDF.type)}
