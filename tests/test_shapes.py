"""The shapes: a graph in order conforms, and each thing that can be wrong is found, with its sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from command import run
from factory import graph, hostile, small, statement

from wenmai import store
from wenmai.check import Finding
from wenmai.conform import conform
from wenmai.model import KnowledgeGraph
from wenmai.shapes import shapes_turtle
from wenmai_extractors.errors import DataError


@pytest.fixture
def build(tmp_path: Path) -> Path:
    store.write(small(), tmp_path)
    return tmp_path


def changed(build: Path, pattern: str, by: str) -> tuple[Finding, ...]:
    """What is found when something in the RDF is as `by` says."""
    file = build / "graph.ttl"
    text = file.read_text(encoding="utf-8")
    new, count = re.subn(pattern, by, text, count=1)
    assert count == 1
    file.write_text(new, encoding="utf-8")
    return conform(small(), build)


@pytest.mark.parametrize("kg", [small(), hostile(), graph()], ids=["small", "hostile", "empty"])
def test_every_build_conforms(kg: KnowledgeGraph, tmp_path: Path) -> None:
    store.write(kg, tmp_path)
    assert [finding for finding in conform(kg, tmp_path) if finding.severity == "error"] == []


def test_the_shapes_are_shacl() -> None:
    import pyshacl

    shapes = rdflib.Graph().parse(data="".join(shapes_turtle()), format="turtle")
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text
    names = set(shapes.subjects(rdflib.RDF.type, rdflib.SH.NodeShape))
    assert len(names) == 7 + 2 * 18


FACT = r"(a wm:Fact ;\n    ps:received [^\n]*)"


@pytest.mark.parametrize(
    ("pattern", "by", "says"),
    [
        (r" ;\n    prov:wasDerivedFrom [^;]*", "", "A fact has a sentence that proves it"),
        (r" ;\n    ev:subject [^;]*", "", "The subject is proved"),
        (r" ;\n    ev:object [^\n]*(?=\s\.)", "", "The object is proved"),
        (r"ps:received <[^>]*> ;\n", "", "A fact has one object"),
        (FACT, r"\1\n    ps:pursues <entity/honour/x> ;", "A fact has one object"),
        (r'q:start "2017-01-01"', 'q:start "2021-01-01"', "not after the last"),
        (r'q:end "2019-12-31"\^\^xsd:date', 'q:end "soon"', "The last day is a date"),
        (r'q:edtf "2017/2019"', 'q:edtf "去年"', "Times are EDTF"),
        (r"q:edition 5", 'q:edition "五"', "A value that edition cannot have"),
        (r"q:edition 5", "q:edition 5, 6", "A value that edition cannot have"),
        (r"q:conferredBy <[^>]*>", 'q:conferredBy "某委"', "A value that conferred by cannot have"),
        (r"wm:sources \d", "wm:sources 0", "A fact has a source"),
        (r"wm:confidence 0\.9", "wm:confidence 1.9", "between 0 and 1"),
        (r'skos:prefLabel "某局"@zh ;\n', "", "An entity has one name"),
        (r'skos:prefLabel "某局"@zh', 'skos:prefLabel "某局"@zh, "另一局"@zh', "An entity has one name"),
        (r"oa:start 0", "oa:start 999", "begins before it ends"),
        (r" ; oa:end \d+", "", "The end is a number"),
        (r'oa:exact "[^"]*"', 'oa:exact ""', "A span has words"),
        (r"oa:hasSource <[^>]*> ;", "", "A span is of one source"),
        (r' ;\n    dcterms:identifier "[^"]*"', "", "A source has a name"),
    ],
)
def test_what_is_wrong_is_found(build: Path, pattern: str, by: str, says: str) -> None:
    found = changed(build, pattern, by)
    assert [finding for finding in found if says in finding.message and finding.severity == "error"], found


def test_a_finding_has_the_sentence_of_its_fact(build: Path) -> None:
    (found,) = changed(build, r'q:edtf "2017/2019"', 'q:edtf "去年"')
    assert (found.rule, found.severity) == ("shape", "error")
    assert found.sentence == "某局获文明单位"
    assert found.doc in ("甲.txt", "乙.txt")
    assert "f:" in found.message


def test_another_type_than_expected_is_a_note_with_the_sentence_of_the_relation(tmp_path: Path) -> None:
    kg = graph(
        statement("某村", "received", "文明村", types=("Place", "Honour")),
        statement("某村", "holdsPost", "某局", types=("Place", "Organisation")),
    )
    store.write(kg, tmp_path)
    (found,) = conform(kg, tmp_path)
    assert (found.severity, found.sentence) == ("note", "某村获某局")
    assert "Should be one of: Person: e:place/某村" in found.message


def test_a_place_acts_and_a_body_is_a_place_without_a_note(tmp_path: Path) -> None:
    kg = graph(
        statement("李明", "holdsPost", "柳泉县", types=("Person", "Place")),
        statement("柳泉县", "partneredWith", "某局", types=("Place", "Organisation")),
        statement("夜读室", "locatedIn", "柳泉县文化馆", types=("Facility", "Organisation")),
    )
    store.write(kg, tmp_path)
    assert conform(kg, tmp_path) == ()


def test_datasets_conform_too(tmp_path: Path) -> None:
    store.write(small(), tmp_path, formats=["nquads"], base="https://a.example/")
    assert conform(small(), tmp_path) == ()


def test_rdf_that_cannot_be_read(build: Path) -> None:
    (build / "graph.ttl").write_text("no turtle", encoding="utf-8")
    with pytest.raises(DataError, match=r"graph\.ttl"):
        conform(small(), build)


def test_command(build: Path) -> None:
    assert "error shape" not in run("check", build).out
    file = build / "graph.ttl"
    text = file.read_text(encoding="utf-8").replace("wm:sources 2", "wm:sources 0")
    file.write_text(text, encoding="utf-8")
    done = run("check", build)
    assert done.code == 1
    assert "error shape: 事实至少有一个来源 A fact has a source" in done.out
    assert "某局获文明单位" in done.out
    assert "error shape" not in run("check", build, "--no-shapes").out
