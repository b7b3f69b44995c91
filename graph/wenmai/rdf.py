"""The graph as Turtle, in the model of Wikidata: a direct triple for simple questions, a node for the rest.

    <entity/X> wm:received <entity/Y> ; p:received f:1 .
    f:1 ps:received <entity/Y> ; q:edition 5 ; q:start "2019-01-01"^^xsd:date ; q:end … ; q:edtf "2019" ;
        prov:wasDerivedFrom <report/a.txt#char=120,141> ; ev:object <report/a.txt#char=126,134> .

`prov:wasDerivedFrom` names the sentences, `ev:<role>` the words that prove a part. A span node has its
offsets (code points; the fragment is that of RFC 5147), the words and what stands around them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from wenmai import terms
from wenmai.edtf import interval
from wenmai.model import Entity, Fact, KnowledgeGraph
from wenmai.resolve import entity_id, normal_form, surface
from wenmai.terms import BASE

if TYPE_CHECKING:
    from wenmai_extractors.records import Article, Document, Evidence, Statement

# Qualifiers whose values are names of entities, with the type of one that no statement is about.
NAMES = {"conferredBy": "Organisation", "partner": "Organisation", "place": "Place"}
AROUND = 16  # characters before and after the words of a span, by which they can be found again

# A predicate with one of its objects, both as Turtle.
Pair = tuple[str, str]


def turtle(kg: KnowledgeGraph, *, base: str = BASE) -> Iterator[str]:
    """Yield the graph as Turtle: entities with their facts by id, then reports, articles and spans.

    `base` is what every IRI of the graph begins with. The same graph gives the same text.
    """
    yield terms.header(base)
    names = _Names(kg)
    by_subject: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in kg.facts:
        by_subject[fact.subject].append(fact)
    for entity in sorted((*kg.entities, *names.others), key=lambda entity: entity.id):
        yield _block(terms.entity(entity.id), [*_described(entity), *_related(by_subject[entity.id])])
        for fact in by_subject[entity.id]:
            yield _block(terms.fact(fact.id), _fact(kg, fact, names))
    yield from _reports(kg)


class _Names:
    """Which entity the value of a qualifier names; one that is nobody's subject or object is made here."""

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._known: dict[tuple[bool, str], str] = {}
        # A name proper goes before another entity's alias, an organisation before a place.
        for field in ("name", "aliases"):
            for entity in kg.entities:
                values = getattr(entity, field)
                for known in (values,) if isinstance(values, str) else values:
                    if entity.type in ("Organisation", "Place"):
                        self._known.setdefault((entity.type == "Place", known), entity.id)
        self.others = self._others(kg)

    def id_of(self, name: str, qualifier: str) -> str:
        """Return the id of the organisation or place that `name` in `qualifier` means."""
        kind = NAMES[qualifier]
        place = kind == "Place"
        shown = surface(name)
        found = self._known.get((place, shown)) or self._known.get((not place, shown))
        return found or entity_id(kind, normal_form(shown, kind)[0])

    def _others(self, kg: KnowledgeGraph) -> tuple[Entity, ...]:
        made: dict[str, Entity] = {}
        for fact in kg.facts:
            given = msgspec.to_builtins(fact.qualifiers)
            for qualifier, kind in NAMES.items():
                for name in _listed(given.get(qualifier, ())):
                    id_ = self.id_of(name, qualifier)
                    if id_ not in kg.entity:
                        made.setdefault(id_, Entity(id=id_, name=surface(name), type=kind))
        return tuple(made.values())


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else (value,)


def _block(subject: str, pairs: Iterable[Pair]) -> str:
    """One subject with its predicates; repeated objects of a predicate share it."""
    objects: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for predicate, value in pairs:
        objects[predicate][value] = None
    lines = " ;\n    ".join(f"{predicate} {', '.join(values)}" for predicate, values in objects.items())
    return f"\n{subject}\n    {lines} .\n"


def _described(entity: Entity) -> Iterator[Pair]:
    label = terms.literal(entity.name, "zh")
    yield "a", terms.name("wm", entity.type)
    yield "skos:prefLabel", label
    yield "rdfs:label", label
    for alias in entity.aliases:
        yield "skos:altLabel", terms.literal(alias, "zh")
    for scheme, code in entity.codes:
        source, value = terms.literal(scheme), terms.literal(code)
        yield (
            "schema:identifier",
            f"[ a schema:PropertyValue ; schema:propertyID {source} ; schema:value {value} ]",
        )


def _related(facts: Sequence[Fact]) -> Iterator[Pair]:
    for fact in facts:
        yield terms.name("wm", fact.predicate), terms.entity(fact.object)
    for fact in facts:
        yield terms.name("p", fact.predicate), terms.fact(fact.id)


def _fact(kg: KnowledgeGraph, fact: Fact, names: _Names) -> Iterator[Pair]:
    yield "a", "wm:Fact"
    yield terms.name("ps", fact.predicate), terms.entity(fact.object)
    for qualifier, given in msgspec.to_builtins(fact.qualifiers).items():
        if qualifier == "time":
            yield from _time(given)
        else:
            for value in _listed(given):
                node = qualifier in NAMES
                yield (
                    terms.name("q", qualifier),
                    terms.entity(names.id_of(value, qualifier)) if node else terms.value(value),
                )
    yield "wm:sources", terms.value(fact.sources)
    yield "wm:confidence", terms.value(float(fact.confidence))
    for statement in (kg.statement[id_] for id_ in fact.statements):
        yield "wm:statement", terms.literal(statement.id)
        for evidence in statement.evidence:
            role = evidence.role
            predicate = "prov:wasDerivedFrom" if role == "sentence" else terms.name("ev", role)
            yield predicate, _span_iri(statement.doc, evidence)


def _time(edtf: str) -> Iterator[Pair]:
    """The dates to compare by, and the time as the text fixes it."""
    for predicate, day in zip(("q:start", "q:end"), interval(edtf), strict=True):
        if day:
            yield predicate, terms.date(day)
    yield "q:edtf", terms.literal(edtf)


def _span_iri(doc: str, evidence: Evidence) -> str:
    return terms.report(doc, f"char={evidence.start},{evidence.end}")


def _article_iri(doc: str, index: int) -> str:
    return terms.report(doc, f"article-{index}")


def _reports(kg: KnowledgeGraph) -> Iterator[str]:
    """Each report, its articles and the spans in it."""
    spans: defaultdict[str, dict[tuple[int, int], tuple[Statement, Evidence]]] = defaultdict(dict)
    for fact in kg.facts:
        for statement in (kg.statement[id_] for id_ in fact.statements):
            for evidence in statement.evidence:
                spans[statement.doc].setdefault((evidence.start, evidence.end), (statement, evidence))
    documents = {document.doc: document for document in kg.documents}
    articles: defaultdict[str, list[Article]] = defaultdict(list)
    for article in kg.articles:
        articles[article.doc].append(article)
    for doc in sorted({*documents, *articles, *spans}):
        yield _block(terms.report(doc), [("a", "wm:Source"), ("dcterms:identifier", terms.literal(doc))])
        for article in articles[doc]:
            yield _block(_article_iri(doc, article.index), _article(article))
        for _, (statement, evidence) in sorted(spans[doc].items(), key=lambda item: item[0]):
            in_article = (doc, statement.article) in kg.article
            yield _block(_span_iri(doc, evidence), _span(statement, evidence, documents.get(doc), in_article))


def _article(article: Article) -> Iterator[Pair]:
    yield "a", "schema:Article"
    yield "schema:isPartOf", terms.report(article.doc)
    yield "schema:position", terms.value(article.index)
    if article.title:
        yield "schema:headline", terms.literal(article.title, "zh")
    for author in article.authors:
        yield "schema:author", terms.literal(author)
    if article.date:
        first, last = interval(article.date)
        day = first if first == last else None
        yield "schema:datePublished", terms.date(day) if day else terms.literal(article.date)


def _span(
    statement: Statement, evidence: Evidence, document: Document | None, in_article: bool
) -> Iterator[Pair]:
    start, end = evidence.start, evidence.end
    yield "a", "oa:SpecificResource"
    yield "oa:hasSource", terms.report(statement.doc)
    if in_article:
        yield "dcterms:isPartOf", _article_iri(statement.doc, statement.article)
    yield "oa:hasSelector", f"[ a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} ]"
    quote = f"oa:exact {terms.literal(evidence.text)}"
    if document is not None:
        before = document.text[max(0, start - AROUND) : start]
        after = document.text[end : end + AROUND]
        quote += f" ; oa:prefix {terms.literal(before)} ; oa:suffix {terms.literal(after)}"
    yield "oa:hasSelector", f"[ a oa:TextQuoteSelector ; {quote} ]"
