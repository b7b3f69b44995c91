"""The @context of the JSON-LD export: a plain key for each term, with what its values are."""

from __future__ import annotations

from functools import cache
from typing import Any

from wenmai.rdf_model import NAMES
from wenmai.terms import BASE, Iri, known, namespaces
from wenmai_extractors.ontology import ontology

# Terms of public vocabularies that the graph uses, as `prefix:local`, with what their values are: @id for
# things, a language or a datatype for text, nothing for what JSON itself can say.
PUBLIC_TERMS = {
    "skos:prefLabel": "@zh",
    "skos:altLabel": "@zh",
    "rdfs:label": "@zh",
    "schema:identifier": "",
    "schema:propertyID": "",
    "schema:value": "",
    "schema:isPartOf": "@id",
    "schema:position": "",
    "schema:headline": "@zh",
    "schema:author": "",
    "schema:datePublished": "xsd:date",
    "dcterms:identifier": "",
    "dcterms:isPartOf": "@id",
    "prov:wasDerivedFrom": "@id",
    "oa:hasSource": "@id",
    "oa:hasSelector": "",
    "oa:start": "",
    "oa:end": "",
    "oa:exact": "",
    "oa:prefix": "",
    "oa:suffix": "",
}
# Terms that are not in the data file of the ontology.
OWN_TERMS = {
    "wm:sources": "",
    "wm:confidence": "xsd:decimal",
    "wm:statement": "",
    "wm:derivedBy": "",
    "wm:conflictsWith": "@id",
    "wm:level": "",
    "wm:series": "",
    "wm:grade": "",
    "wm:stepOf": "@id",
    "wm:original": "",
    "wm:maybeSameAs": "@id",
    "q:start": "xsd:date",
    "q:end": "xsd:date",
    "q:edtf": "",
    "ev:subject": "@id",
    "ev:object": "@id",
    "ev:trigger": "@id",
}


def context(base: str = BASE) -> dict[str, Any]:
    """Return the @context: the base, the prefixes, and the keys below them."""
    keys: dict[str, Any] = {"@version": 1.1, "@base": base, **namespaces(base)}
    for term, (key, kind) in short_keys().items():
        if key.startswith("@"):
            continue
        keys[key] = {"@id": f"{term.space}:{term.local}", **_coercion(kind)}
    return keys


def _coercion(kind: str) -> dict[str, str]:
    if not kind:
        return {}
    return {"@language": kind[1:]} if kind.startswith("@") and kind != "@id" else {"@type": kind}


@cache
def short_keys() -> dict[Iri, tuple[str, str]]:
    """Return by term its key and what its values are: a direct relation or a public term has a bare name."""
    found = {known("rdf:type"): ("@type", "@vocab")}
    for name, kind in PUBLIC_TERMS.items():
        found[known(name)] = (name, kind)
    for name, kind in OWN_TERMS.items():
        found[known(name)] = (name, kind)
    terms = ontology()
    for name in terms.predicates:
        for space in ("wm", "p", "ps"):
            found[Iri(space, name)] = (name if space == "wm" else f"{space}:{name}", "@id")
    for name in terms.qualifiers:
        found[Iri("q", name)] = (f"q:{name}", "@id" if name in NAMES else "")
        found[Iri("ev", name)] = (f"ev:{name}", "@id")
    return found
