"""The ontology as OWL in Turtle: classes and properties with labels, domains, ranges and alignments."""

from __future__ import annotations

from collections.abc import Iterator

from wenmai import terms
from wenmai.terms import BASE
from wenmai_extractors.ontology import QualifierTerm, Term, ontology

DATATYPES = {
    "string": "xsd:string",
    "integer": "xsd:integer",
    "number": "xsd:decimal",
    "boolean": "xsd:boolean",
}

# What the exports need beside the terms of the data file: kind, zh, en, and what else is said of it.
OWN = (
    ("wm:Entity", "owl:Class", "实体", "Entity", "rdfs:subClassOf prov:Entity"),
    ("wm:Fact", "owl:Class", "事实", "Fact", "rdfs:subClassOf prov:Entity"),
    (
        "wm:Source",
        "owl:Class",
        "报道文件",
        "Source file",
        "rdfs:subClassOf prov:Entity, schema:DigitalDocument",
    ),
    ("wm:sources", "owl:DatatypeProperty", "独立来源数", "independent sources", "rdfs:range xsd:integer"),
    ("wm:confidence", "owl:DatatypeProperty", "置信度", "confidence", "rdfs:range xsd:decimal"),
    ("wm:statement", "owl:DatatypeProperty", "陈述编号", "statement id", "rdfs:range xsd:string"),
    (
        "q:start",
        "owl:DatatypeProperty",
        "起始日",
        "first day",
        "rdfs:range xsd:date ; rdfs:seeAlso time:hasBeginning",
    ),
    ("q:end", "owl:DatatypeProperty", "终止日", "last day", "rdfs:range xsd:date ; rdfs:seeAlso time:hasEnd"),
    ("q:edtf", "owl:DatatypeProperty", "时间（EDTF）", "time (EDTF)", "rdfs:range xsd:string"),
    (
        "ev:subject",
        "owl:ObjectProperty",
        "主语证据",
        "proof of the subject",
        "rdfs:range oa:SpecificResource",
    ),
    ("ev:object", "owl:ObjectProperty", "宾语证据", "proof of the object", "rdfs:range oa:SpecificResource"),
    ("ev:trigger", "owl:ObjectProperty", "触发词", "words that say it", "rdfs:range oa:SpecificResource"),
)


def ontology_turtle(kg: object = None, *, base: str = BASE) -> Iterator[str]:  # noqa: ARG001 - as all exports
    """Yield the ontology; it is the same for every graph. One is taken because every export gets one."""
    known = ontology()
    yield terms.header(base)
    yield (
        f"\n{terms.iri(base + 'ontology')}\n    a owl:Ontology ;\n"
        f'    rdfs:label "文脉本体"@zh, "The wenmai ontology"@en ;\n'
        f"    owl:versionInfo {terms.quoted(known.version)} .\n"
    )
    for subject, kind, zh, en, rest in OWN:
        yield f"\n{subject}\n    a {kind} ;\n    {_labels(zh, en)} ;\n    {rest} .\n"
    for name, term in known.types.items():
        classes = ", ".join(("wm:Entity", *map(terms.iri, term.align)))
        said = f"{_said(term)} ;\n    rdfs:subClassOf {classes}"
        yield f"\n{_term('wm', name)}\n    a owl:Class ;\n    {said} .\n"
    for name, term in known.predicates.items():
        yield from _predicate(name, term)
    for name, qualifier in known.qualifiers.items():
        yield from _qualifier(name, qualifier)


def _term(space: str, name: str) -> str:
    return terms.turtle(terms.name(space, name))


def _labels(zh: str, en: str) -> str:
    return f"rdfs:label {terms.quoted(zh, 'zh')}, {terms.quoted(en, 'en')}"


def _said(term: Term) -> str:
    comments = ((term.comment_zh, "zh"), (term.comment_en, "en"))
    given = ", ".join(terms.quoted(text, language) for text, language in comments if text)
    return _labels(term.zh, term.en) + (f" ;\n    rdfs:comment {given}" if given else "")


def _predicate(name: str, term: Term) -> Iterator[str]:
    """The direct property; then from the subject to the fact's node, and from there to the object."""
    direct, to_fact, to_object = (_term(prefix, name) for prefix in ("wm", "p", "ps"))
    domain, range_ = _classes(term.domain), _classes(term.range)
    above = f" ;\n    rdfs:subPropertyOf {', '.join(map(terms.iri, term.align))}" if term.align else ""
    yield (
        f"\n{direct}\n    a owl:ObjectProperty ;\n    {_said(term)} ;\n"
        f"    rdfs:domain {domain} ;\n    rdfs:range {range_}{above} ;\n"
        f"    owl:propertyChainAxiom ( {to_fact} {to_object} ) .\n"
    )
    yield (
        f"\n{to_fact}\n    a owl:ObjectProperty ;\n    {_labels(term.zh, term.en)} ;\n"
        f"    rdfs:domain {domain} ;\n    rdfs:range wm:Fact .\n"
    )
    yield (
        f"\n{to_object}\n    a owl:ObjectProperty ;\n    {_labels(term.zh, term.en)} ;\n"
        f"    rdfs:domain wm:Fact ;\n    rdfs:range {range_} .\n"
    )


def _classes(names: tuple[str, ...]) -> str:
    """Several domains of a property mean all of them at once in RDFS; either of them is a union."""
    nodes = [_term("wm", name) for name in names]
    return nodes[0] if len(nodes) == 1 else f"[ a owl:Class ; owl:unionOf ( {' '.join(nodes)} ) ]"


def _qualifier(name: str, term: QualifierTerm) -> Iterator[str]:
    from wenmai.rdf_model import NAMES

    proof = f"{term.zh}的证据", f"proof of: {term.en}"
    yield (
        f"\n{_term('ev', name)}\n    a owl:ObjectProperty ;\n    {_labels(*proof)} ;\n"
        f"    rdfs:domain wm:Fact ;\n    rdfs:range oa:SpecificResource .\n"
    )
    if term.datatype == "edtf":
        return  # q:start, q:end and q:edtf above
    kind, range_ = "owl:DatatypeProperty", DATATYPES[term.datatype]
    if name in NAMES:
        kind, range_ = "owl:ObjectProperty", "wm:Entity"
    yield (
        f"\n{_term('q', name)}\n    a {kind} ;\n    {_labels(term.zh, term.en)} ;\n"
        f"    rdfs:domain wm:Fact ;\n    rdfs:range {range_} .\n"
    )
