"""The ontology as OWL in Turtle: classes and properties with labels, domains, ranges and alignments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import msgspec

from wenmai import terms
from wenmai.rdf_model import NAMES
from wenmai.terms import BASE
from wenmai_extractors.ontology import QualifierTerm, Term, ontology
from wenmai_extractors.records import Record

DATATYPES = {
    "string": "xsd:string",
    "integer": "xsd:integer",
    "number": "xsd:decimal",
    "boolean": "xsd:boolean",
}
TO_FACT = ("从主语到事实节点", "From the subject to the node of the fact")
TO_OBJECT = ("从事实节点到宾语", "From the node of the fact to the object")
# What a fact's node is: told by statements, or derived.
NODE = "[ a owl:Class ; owl:unionOf ( wm:Fact wm:DerivedFact ) ]"
PROOF = ("{}的证据", "proof of: {}")
PROVING = ("证明这一限定词的文字", "The words that prove the qualifier")

# What is said of a subject: predicates with their objects, all as Turtle.
Said = list[tuple[str, str]]


class ModelTerm(Record):
    """A class or property of the RDF model; see data/rdf_terms.toml."""

    kind: str
    zh: str
    en: str
    comment_zh: str = msgspec.field(name="comment_zh")
    comment_en: str = msgspec.field(name="comment_en")
    domain: str = ""
    range: str = ""
    above: tuple[str, ...] = ()
    see: tuple[str, ...] = ()


@cache
def model_terms() -> dict[str, ModelTerm]:
    """Return the terms of the RDF model by prefixed name."""
    source = files("wenmai") / "data" / "rdf_terms.toml"
    return msgspec.toml.decode(source.read_bytes(), type=dict[str, ModelTerm])


def ontology_turtle(kg: object = None, *, base: str = BASE) -> Iterator[str]:  # noqa: ARG001 - as all exports
    """Yield the ontology; it is the same for every graph. One is taken because every export gets one."""
    yield terms.header(base)
    for subject, said in _subjects(base):
        own = [*said] if subject.startswith("<") else [*said, ("rdfs:isDefinedBy", "<ontology>")]
        lines = " ;\n    ".join(f"{predicate} {value}" for predicate, value in own)
        yield f"\n{subject}\n    {lines} .\n"


def _subjects(base: str) -> Iterator[tuple[str, Said]]:
    known = ontology()
    yield "<ontology>", _head(known.version, base)
    for name, model in model_terms().items():
        yield name, _model(model)
    for name, term in known.types.items():
        wider = ", ".join(("wm:Entity", *map(terms.iri, term.align)))
        said = [("a", "owl:Class"), *_labels(term), ("rdfs:subClassOf", wider), *_near(term.see)]
        yield _name("wm", name), said
    for name, term in known.predicates.items():
        yield from _predicate(name, term)
    for name, qualifier in known.qualifiers.items():
        yield from _qualifier(name, qualifier)


def _head(version: str, base: str) -> Said:
    title = '"文脉本体"@zh, "The wenmai ontology"@en'
    about = (
        '"中文报道中的荣誉、活动、项目、组织和地方，每条事实都有原文为证；事实节点的模型同维基数据。"@zh, '
        '"Honours, activities, programmes, bodies and places in Chinese reports, every fact proved by the '
        'characters that say it; a fact is a node as in Wikidata."@en'
    )
    return [
        ("a", "owl:Ontology"),
        ("owl:versionIRI", f"<ontology/{version}>"),
        ("owl:versionInfo", terms.quoted(version)),
        ("rdfs:label", title),
        ("dcterms:title", title),
        ("rdfs:comment", about),
        ("dcterms:license", "<http://www.apache.org/licenses/LICENSE-2.0>"),
        ("<http://purl.org/vocab/vann/preferredNamespacePrefix>", '"wm"'),
        ("<http://purl.org/vocab/vann/preferredNamespaceUri>", terms.quoted(f"{base}{terms.OWN['wm']}")),
    ]


def _model(term: ModelTerm) -> Said:
    wider = "rdfs:subClassOf" if term.kind == "Class" else "rdfs:subPropertyOf"
    said = [("a", f"owl:{term.kind}"), *_labels(term)]
    given = (("rdfs:domain", term.domain), ("rdfs:range", term.range), (wider, ", ".join(term.above)))
    return [*said, *(pair for pair in given if pair[1]), *_near(term.see)]


def _name(space: str, name: str) -> str:
    return terms.turtle(terms.name(space, name))


def _labels(term: Term | QualifierTerm | ModelTerm) -> Said:
    return _texts((term.zh, term.en), (term.comment_zh, term.comment_en))


def _texts(labels: tuple[str, str], comments: tuple[str, str]) -> Said:
    """A label and a comment, each in Chinese and English."""
    pairs = (("rdfs:label", labels), ("rdfs:comment", comments))
    return [
        (which, f"{terms.quoted(zh, 'zh')}, {terms.quoted(en, 'en')}")
        for which, (zh, en) in pairs
        if zh and en
    ]


def _near(see: Iterable[str]) -> Said:
    listed = ", ".join(name if "://" not in name else terms.iri(name) for name in see)
    return [("rdfs:seeAlso", listed)] if listed else []


def _predicate(name: str, term: Term) -> Iterator[tuple[str, Said]]:
    """The direct property; then from the subject to the fact's node, and from there to the object."""
    direct, to_fact, to_object = (_name(prefix, name) for prefix in ("wm", "p", "ps"))
    domain, range_ = _classes(term.domain), _classes(term.range)
    wider = (("rdfs:subPropertyOf", term.align), ("owl:equivalentProperty", term.same))
    aligned = [(which, ", ".join(map(terms.iri, iris))) for which, iris in wider if iris]
    kind = ("a", "owl:ObjectProperty")
    yield (
        direct,
        [
            kind,
            *_labels(term),
            ("rdfs:domain", domain),
            ("rdfs:range", range_),
            *aligned,
            *_near(term.see),
            ("owl:propertyChainAxiom", f"( {to_fact} {to_object} )"),
        ],
    )
    labels = term.zh, term.en
    yield to_fact, [kind, *_texts(labels, TO_FACT), ("rdfs:domain", domain), ("rdfs:range", NODE)]
    yield to_object, [kind, *_texts(labels, TO_OBJECT), ("rdfs:domain", NODE), ("rdfs:range", range_)]


def _classes(names: tuple[str, ...]) -> str:
    """Several domains of a property mean all of them at once in RDFS; either of them is a union."""
    nodes = [_name("wm", name) for name in names]
    return nodes[0] if len(nodes) == 1 else f"[ a owl:Class ; owl:unionOf ( {' '.join(nodes)} ) ]"


def _qualifier(name: str, term: QualifierTerm) -> Iterator[tuple[str, Said]]:
    proof = PROOF[0].format(term.zh), PROOF[1].format(term.en)
    fact = ("rdfs:domain", "wm:Fact")
    kind = ("a", "owl:ObjectProperty")
    yield _name("ev", name), [kind, *_texts(proof, PROVING), fact, ("rdfs:range", "oa:SpecificResource")]
    if term.datatype == "edtf":
        return  # q:start, q:end and q:edtf of the model
    entity = name in NAMES
    range_ = "wm:Entity" if entity else DATATYPES[term.datatype]
    kind = ("a", "owl:ObjectProperty" if entity else "owl:DatatypeProperty")
    yield _name("q", name), [kind, *_labels(term), fact, ("rdfs:range", range_), *_near(term.see)]
