"""The SHACL shapes run over the RDF of a build, each result with the sentence that the thing comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wenmai.answers import short
from wenmai.check import Finding, Severity, finding
from wenmai.model import KnowledgeGraph
from wenmai.query import base_of, rdf_files
from wenmai.shapes import OBJECT, SUBJECT, shapes_turtle
from wenmai.terms import entity, namespaces, report
from wenmai_extractors.errors import DataError
from wenmai_extractors.records import Statement

SH = "http://www.w3.org/ns/shacl#"


def conform(kg: KnowledgeGraph, folder: Path) -> tuple[Finding, ...]:
    """Return what the RDF in `folder` has that the shapes do not allow; `kg` is the graph of the same build.

    Raises DataError when there is no RDF to read.
    """
    import pyshacl
    from rdflib import Graph

    base = base_of(folder)
    shapes = Graph().parse(data="".join(shapes_turtle(base=base)), format="turtle")
    _, results, _ = pyshacl.validate(_graph(folder), shacl_graph=shapes, inference="none")
    if not isinstance(results, Graph):
        raise DataError(f"{folder}: cannot be checked against the shapes ({results!r}); build again")
    return tuple(sorted(set(_findings(results, _telling(kg, base), base))))


def _graph(folder: Path) -> Any:
    """All triples of the build, whatever graph they stand in, as rdflib holds them."""
    from pyoxigraph import RdfFormat, parse, serialize
    from rdflib import Graph

    path = rdf_files(folder)[0]
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        raise DataError(f"{path}: not a file of RDF by its name")
    try:
        triples = (quad.triple for quad in parse(path=path, format=form))
        lines = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    except (SyntaxError, OSError) as error:
        raise DataError(f"{path}: cannot be read ({error}); build again") from error
    return Graph().parse(data=lines.decode(), format="nt")


def _findings(results: Any, telling: dict[str, Statement], base: str) -> Iterator[Finding]:
    from rdflib import RDF, URIRef

    for result in results.subjects(RDF.type, URIRef(SH + "ValidationResult")):
        severe = str(results.value(result, URIRef(SH + "resultSeverity"))).endswith("#Violation")
        severity: Severity = "error" if severe else "note"
        said = {text.language: str(text) for text in results.objects(result, URIRef(SH + "resultMessage"))}
        nodes = [results.value(result, URIRef(SH + name)) for name in ("focusNode", "value")]
        names = dict.fromkeys(short(str(node), base=base) for node in nodes if isinstance(node, URIRef))
        message = f"{said.get('zh', '')} {said.get('en', '')}: {', '.join(names) or '[]'}"
        shape = str(results.value(result, URIRef(SH + "sourceShape"))).rpartition("#")[2]
        told = telling.get(f"{nodes[0]} {shape}") or telling.get(str(nodes[0]))
        yield finding(severity, "shape", message, *([told] if told else []))


def _telling(kg: KnowledgeGraph, base: str) -> dict[str, Statement]:
    """A statement by the IRI of what it tells of, a fact, an entity or a span of a report.

    An entity stands there also with the shape of its end of a relation, for the statement of that relation.
    """
    spaces = namespaces(base)
    told: dict[str, Statement] = {}
    for fact in (fact for fact in kg.facts if fact.statements):
        first = kg.statement[fact.statements[0]]
        told[spaces["f"] + fact.id.removeprefix("f:")] = first
        for id_, end in ((fact.subject, SUBJECT), (fact.object, OBJECT)):
            node = spaces["e"] + entity(id_).local
            told.setdefault(node, first)
            told.setdefault(f"{node} {end.format(fact.predicate)}", first)
        for statement in (kg.statement[id_] for id_ in fact.statements):
            for evidence in statement.evidence:
                span = report(statement.doc, f"char={evidence.start},{evidence.end}")
                told.setdefault(spaces["report"] + span.local, statement)
    return told
