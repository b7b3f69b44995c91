"""The documentation of the ontology as one HTML page, made from the ontology itself.

Whatever the Turtle says of a term is read back and shown, so that page and ontology cannot differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any, NamedTuple

from wenmai.answers import hash_of, short
from wenmai.owl import ontology_turtle
from wenmai.terms import BASE, namespaces
from wenmai_extractors.ontology import ontology

RDF, RDFS, OWL = (namespaces()[prefix] for prefix in ("rdf", "rdfs", "owl"))
# Sections by the prefix and the kind of a term, in the order of the page.
SECTIONS = (
    ("wm", "Class", "类", "Classes"),
    ("wm", "ObjectProperty", "关系：从主语直接到宾语", "Relations, straight from subject to object"),
    ("wm", "DatatypeProperty", "事实的属性", "Properties of a fact"),
    ("p", "", "从主语到事实节点", "From a subject to the node of a fact"),
    ("ps", "", "从事实节点到宾语", "From the node of a fact to the object"),
    ("q", "", "限定词", "Qualifiers"),
    ("ev", "", "证据", "Proofs"),
)
SHOWN = (
    (RDFS + "subClassOf", "上位类", "subclass of"),
    (RDFS + "subPropertyOf", "上位属性", "subproperty of"),
    (OWL + "equivalentProperty", "等价属性", "equivalent property"),
    (RDFS + "domain", "主语", "domain"),
    (RDFS + "range", "取值", "range"),
    (RDFS + "seeAlso", "参见", "see also"),
)

Said = dict[str, list[Any]]


class Shown(NamedTuple):
    """A term on the page: anchor, prefixed name, IRI, labels, comments, and rows of what else is said."""

    anchor: str
    name: str
    iri: str
    labels: dict[str, str]
    comments: dict[str, str]
    rows: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


def ontology_html(kg: object = None, *, base: str = BASE) -> Iterator[str]:  # noqa: ARG001 - as all exports
    """Yield the page; it is the same for every graph of a base, and asks nothing of any network."""
    from jinja2 import Environment, StrictUndefined

    folder = files("wenmai") / "data" / "ontology_html"
    style = (folder / "style.css").read_text(encoding="utf-8")
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(
        (folder / "page.html").read_text(encoding="utf-8")
    )
    about = _read(base)
    head = about[f"{base}ontology"]
    yield template.render(
        style=style,
        policy=f"default-src 'none'; style-src '{hash_of(style)}'",
        version=ontology().version,
        title=_texts(head[RDFS + "label"]),
        about=_texts(head[RDFS + "comment"]),
        namespaces=namespaces(base),
        sections=tuple(_sections(about, base)),
    )


def _read(base: str) -> dict[str, Said]:
    """What the ontology says, by the IRI of the subject or the label of a blank node, in its order."""
    from pyoxigraph import RdfFormat, parse

    about: defaultdict[str, Said] = defaultdict(lambda: defaultdict(list))
    for quad in parse("".join(ontology_turtle(base=base)), format=RdfFormat.TURTLE):
        about[getattr(quad.subject, "value", "")][quad.predicate.value].append(quad.object)
    return about


def _sections(about: dict[str, Said], base: str) -> Iterator[tuple[str, str, tuple[Shown, ...]]]:
    for prefix, kind, zh, en in SECTIONS:
        found = [
            _shown(iri, said, about, base)
            for iri, said in about.items()
            if short(iri, base=base).startswith(f"{prefix}:")
            and any(kind in each.value for each in said[RDF + "type"])
        ]
        yield zh, en, tuple(found)


def _shown(iri: str, said: Said, about: dict[str, Said], base: str) -> Shown:
    name = short(iri, base=base)
    prefix, _, local = name.partition(":")
    rows = ((zh, en, tuple(_links(said[which], about, base))) for which, zh, en in SHOWN if said.get(which))
    return Shown(
        anchor=local if prefix == "wm" else f"{prefix}-{local}",
        name=name,
        iri=iri,
        labels=_texts(said[RDFS + "label"]),
        comments=_texts(said[RDFS + "comment"]),
        rows=tuple(rows),
    )


def _texts(literals: Iterable[Any]) -> dict[str, str]:
    return {literal.language: literal.value for literal in literals}


def _links(nodes: Iterable[Any], about: dict[str, Said], base: str) -> Iterator[tuple[str, str]]:
    """Names with where they lead: a place on the page for terms of ours, else their IRI."""
    from pyoxigraph import NamedNode

    for node in nodes:
        if not isinstance(node, NamedNode):
            yield from _links(_members(about[node.value][OWL + "unionOf"][0], about), about, base)
            continue
        name = short(node.value, base=base)
        prefix, _, local = name.partition(":")
        own = node.value.startswith(base)
        yield name, f"#{local if prefix == 'wm' else f'{prefix}-{local}'}" if own else node.value


def _members(node: Any, about: dict[str, Said]) -> Iterator[Any]:
    """The members of an RDF list."""
    while node.value != RDF + "nil":
        yield about[node.value][RDF + "first"][0]
        node = about[node.value][RDF + "rest"][0]
