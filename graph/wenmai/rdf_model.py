"""The graph as RDF, in the model of Wikidata: a direct triple for simple questions, a node for the rest.

    <entity/X> wm:received <entity/Y> ; p:received f:1 .
    f:1 ps:received <entity/Y> ; q:edition 5 ; q:start "2019-01-01"^^xsd:date ; q:end … ; q:edtf "2019" ;
        prov:wasDerivedFrom <report/a.txt#char=120,141> ; ev:object <report/a.txt#char=126,134> .

`prov:wasDerivedFrom` names the sentences, `ev:<role>` the words that prove a part. A span node has its
offsets (code points; the fragment is that of RFC 5147), the words and what stands around them. A fact that no
sentence says is a wm:DerivedFact, has no proof, and wm:derivedBy is the rule that gives it.

What a report proves can stand in a named graph of that report; entities, facts and qualifiers are always in
the default graph. A block is the smallest piece: one subject with some of what is said of it in one graph.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from wenmai import terms
from wenmai.ahead import batches, entities_with_names, fetch_statements
from wenmai.edtf import interval
from wenmai.forms import normal_form, surface
from wenmai.ids import entity_id
from wenmai.model import Entity, Fact, KnowledgeGraph
from wenmai.shelf import fetch
from wenmai.terms import Blank, Iri, Literal, Pair, Slot, Term, known
from wenmai_extractors.records import Qualifiers

if TYPE_CHECKING:
    from wenmai_extractors.records import Article, Document, Evidence, Statement

# Qualifiers whose values are names of entities, with the type of one that no statement is about.
NAMES = {"conferredBy": "Organisation", "partner": "Organisation", "place": "Place"}
NAMING = tuple(
    (name, field)
    for name, field in zip(Qualifiers.__struct_encode_fields__, Qualifiers.__struct_fields__, strict=True)
    if name in NAMES
)
REPORTS = 20  # looked up together
AROUND = 16  # characters before and after the words of a span, by which they can be found again


class Pattern:
    """Predicates and objects that many subjects have in common, but for what is filled in at the slots."""

    def __init__(self, *pairs: Pair) -> None:
        """Take them as they are. A pattern is equal to itself alone: what is made of it is found at once."""
        self.pairs = pairs


class Block(NamedTuple):
    """A subject with predicates and objects; `graph` is None for the default graph.

    Where there is a `pattern`, predicates and objects are those of it, `filled` with a term for each slot;
    for that of a blank node, of which only the label is needed, with one of which nothing is said.
    """

    graph: Iri | None
    subject: Iri
    pairs: tuple[Pair, ...] = ()
    pattern: Pattern | None = None
    filled: Mapping[str, Term] = {}


def blocks(kg: KnowledgeGraph, *, named: bool = False) -> Iterator[Block]:
    """Yield the graph: entities with their facts by id, then reports, articles and spans.

    `named` puts all that comes from a report into its own graph, whose name is the report's IRI; without it
    all is in the default graph, and a fact's proof stands with the fact. The same graph gives
    the same blocks.
    """
    names = Names(names_of(kg.entities))
    others = sorted(_others(kg, names), key=attrgetter("id"))
    for entity in _ahead(kg, heapq.merge(kg.entities, others, key=attrgetter("id")), proofs=not named):
        facts = kg.facts_about.get(entity.id, ())
        originals = [merge.original for merge in kg.merged.get(entity.id, ())]
        identity = identity_of(entity, originals, kg.maybe_same(entity.id))
        yield Block(None, terms.entity(entity.id), (*identity, *_related(facts)))
        for fact in facts:
            pairs = list(_fact(fact, names))
            if not named:
                for id_ in fact.statements:
                    pairs.extend(_proof(kg.statement[id_]))
            yield Block(None, terms.fact(fact.id), tuple(pairs))
    yield from report_blocks(kg, named=named)


def _ahead(kg: KnowledgeGraph, entities: Iterable[Entity], *, proofs: bool) -> Iterator[Entity]:
    """Yield entities whose facts are at hand, with the statements that prove them if `proofs`."""
    for some in batches(entities_with_names(kg, entities)):
        fetch(kg.facts_about, (entity.id for entity in some))
        if proofs:
            fetch_statements(kg, [fact for entity in some for fact in kg.facts_about.get(entity.id, ())])
        yield from some


def entity_block(entity: Entity, originals: Sequence[str] = (), maybe_same: Sequence[str] = ()) -> Block:
    """Return what is said of an entity apart from its facts."""
    return Block(None, terms.entity(entity.id), tuple(identity_of(entity, originals, maybe_same)))


def fact_blocks(facts: Sequence[Fact], names: Names) -> Iterator[Block]:
    """Yield some facts of one subject without their proof."""
    for subject in {fact.subject for fact in facts}:
        yield Block(None, terms.entity(subject), tuple(_related(facts)))
    for fact in facts:
        yield Block(None, terms.fact(fact.id), tuple(_fact(fact, names)))


# Whether a place is named, and how: what stands for an entity in a qualifier.
Naming = tuple[bool, str]


class Names:
    """Which entity the value of a qualifier names."""

    def __init__(self, known: Mapping[Naming, str]) -> None:
        """`known` are the ids of organisations and places, by what `namings_of` says of them."""
        self._known = known

    def id_of(self, name: str, qualifier: str) -> str:
        """Return the id of the organisation or place that `name` in `qualifier` means."""
        for naming in namings(name, qualifier):
            if naming in self._known:
                return self._known[naming]
        kind = NAMES[qualifier]
        return entity_id(kind, normal_form(surface(name), kind)[0])


def namings(name: str, qualifier: str) -> tuple[Naming, Naming]:
    """What `name` in `qualifier` may stand for, the first first."""
    place, shown = NAMES[qualifier] == "Place", surface(name)
    return (place, shown), (not place, shown)


def namings_of(entity: Entity) -> Iterator[tuple[Naming, int]]:
    """Yield what stands for an organisation or place in qualifiers, with a rank: of several things that go by
    one name, that of the lowest rank is meant, and of these the one of the first id.
    """
    if entity.type in ("Organisation", "Place"):
        place = entity.type == "Place"
        yield (place, entity.name), 0  # a name proper goes before another entity's alias
        for alias in entity.aliases:
            yield (place, alias), 1


def names_of(entities: Iterable[Entity]) -> dict[Naming, str]:
    """Return whom each name means in a qualifier."""
    best: dict[Naming, tuple[int, str]] = {}
    for entity in entities:
        for naming, rank in namings_of(entity):
            best[naming] = min(best.get(naming, (rank, entity.id)), (rank, entity.id))
    return {naming: id_ for naming, (_, id_) in best.items()}


def named_in(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield the qualifiers of a fact that name entities, with the names."""
    for qualifier, field in NAMING:
        if given := getattr(fact.qualifiers, field):
            for name in _listed(given):
                yield qualifier, name


def other(name: str, qualifier: str, id_: str) -> Entity:
    """Return the entity that `name` in `qualifier` means where it is nobody's subject or object."""
    return Entity(id=id_, name=surface(name), type=NAMES[qualifier])


def _others(kg: KnowledgeGraph, names: Names) -> Iterable[Entity]:
    """What is named in qualifiers alone."""
    made: dict[str, Entity] = {}
    for fact in kg.facts:
        for qualifier, name in named_in(fact):
            id_ = names.id_of(name, qualifier)
            if id_ not in kg.entity and id_ not in made:
                made[id_] = other(name, qualifier, id_)
    return made.values()


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else (value,)


def _described(entity: Entity) -> Iterator[Pair]:
    label = Literal(entity.name, "zh")
    yield known("rdf:type"), terms.name("wm", entity.type)
    yield known("skos:prefLabel"), label
    yield known("rdfs:label"), label
    for alias in entity.aliases:
        yield known("skos:altLabel"), Literal(alias, "zh")
    for number, (scheme, code) in enumerate(entity.codes, start=1):
        about = (
            (known("rdf:type"), known("schema:PropertyValue")),
            (known("schema:propertyID"), Literal(scheme)),
            (known("schema:value"), Literal(code)),
        )
        yield known("schema:identifier"), Blank((entity.id, f"code{number}"), about)


def identity_of(entity: Entity, originals: Sequence[str], maybe_same: Sequence[str]) -> Iterator[Pair]:
    """Yield what it is called, what honours it stands among, of which originals it was joined, and what may
    be the same.
    """
    yield from _described(entity)
    for name in ("level", "series", "grade"):
        if step := getattr(entity, name):
            yield known(f"wm:{name}"), Literal(step)
    if entity.step_of:
        yield known("wm:stepOf"), terms.entity(entity.step_of)
    for original in originals:
        yield known("wm:original"), Literal(original)
    for one in maybe_same:
        yield known("wm:maybeSameAs"), terms.entity(one)


def _related(facts: Sequence[Fact]) -> Iterator[Pair]:
    for fact in facts:
        yield terms.name("wm", fact.predicate), terms.entity(fact.object)
    for fact in facts:
        yield terms.name("p", fact.predicate), terms.fact(fact.id)


def _fact(fact: Fact, names: Names) -> Iterator[Pair]:
    yield known("rdf:type"), known("wm:DerivedFact" if fact.derived else "wm:Fact")
    if fact.derived:
        yield known("wm:derivedBy"), Literal(fact.derived)
    for against in fact.conflicts:
        yield known("wm:conflictsWith"), terms.fact(against)
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
    if not fact.derived:
        yield known("wm:sources"), terms.value(fact.sources)
    yield known("wm:confidence"), terms.value(float(fact.confidence))


def _time(edtf: str) -> Iterator[Pair]:
    """The dates to compare by, and the time as the text fixes it."""
    for which, day in zip(("q:start", "q:end"), interval(edtf), strict=True):
        if day:
            yield known(which), terms.date(day)
    yield known("q:edtf"), Literal(edtf)


def _proof(statement: Statement) -> Iterator[Pair]:
    """What a statement adds to its fact: its id and the spans of its evidence."""
    source = terms.report(statement.doc)
    yield known("wm:statement"), Literal(statement.id)
    for evidence in statement.evidence:
        role = evidence.role
        which = known("prov:wasDerivedFrom") if role == "sentence" else terms.name("ev", role)
        yield which, _span_iri(source, evidence)


def _span_iri(source: Iri, evidence: Evidence) -> Iri:
    return Iri(source.space, f"{source.local}#char={evidence.start},{evidence.end}")


def _article_iri(doc: str, index: int) -> Iri:
    return terms.report(doc, f"article-{index}")


def report_blocks(kg: KnowledgeGraph, *, named: bool) -> Iterator[Block]:
    """Each report, its articles, the spans in it and, where graphs are named, which facts they prove."""
    for doc in _reports_ahead(kg):
        document = kg.document.get(doc)
        proofs = [(made, each) for each in kg.statements_in.get(doc, ()) if (made := kg.made.get(each.id))]
        proofs.sort(key=lambda proof: (proof[0], proof[1].id))
        source = terms.report(doc)
        graph = source if named else None
        about = (known("rdf:type"), known("wm:Source")), (known("dcterms:identifier"), Literal(doc))
        yield Block(graph, source, about)
        articles = kg.articles_in.get(doc, ())
        for article in articles:
            yield Block(graph, _article_iri(doc, article.index), tuple(_article(article)))
        if named:
            for fact, statement in proofs:
                yield Block(graph, terms.fact(fact), tuple(_proof(statement)))
        parts = {article.index: _article_iri(doc, article.index) for article in articles}
        for statement, evidence in _spans(proofs):
            subject, part = _span_iri(source, evidence), parts.get(statement.article)
            pattern = _span_pattern(in_article=part is not None, quoted=document is not None)
            filled = _span(doc, evidence, document)
            filled |= {"source": source} if part is None else {"source": source, "article": part}
            yield Block(graph, subject, (), pattern, filled)


def _reports_ahead(kg: KnowledgeGraph) -> Iterator[str]:
    """The names of all reports, in order, whose parts are at hand."""
    for docs in batches(_sources(kg), REPORTS):
        for found in (kg.document, kg.articles_in, kg.statements_in):
            fetch(found, docs)
        fetch(kg.made, (said.id for doc in docs for said in kg.statements_in.get(doc, ())))
        yield from docs


def _sources(kg: KnowledgeGraph) -> Iterator[str]:
    """The names of all reports, in order, also of those that are named only by what they say."""
    named = (
        (document.doc for document in kg.documents),
        iter(kg.articles_in),
        iter(kg.statements_in),
    )
    yield from (doc for doc, _ in groupby(heapq.merge(*map(sorted, named))))


def _spans(proofs: Iterable[tuple[str, Statement]]) -> Iterator[tuple[Statement, Evidence]]:
    """Each span once, in the order of the text, with a statement that it proves."""
    spans: dict[tuple[int, int], tuple[Statement, Evidence]] = {}
    for _, statement in proofs:
        for evidence in statement.evidence:
            spans.setdefault((evidence.start, evidence.end), (statement, evidence))
    for place in sorted(spans):
        yield spans[place]


def _article(article: Article) -> Iterator[Pair]:
    yield known("rdf:type"), known("schema:Article")
    yield known("schema:isPartOf"), terms.report(article.doc)
    yield known("schema:position"), terms.value(article.index)
    if article.title:
        yield known("schema:headline"), Literal(article.title, "zh")
    for author in article.authors:
        yield known("schema:author"), Literal(author)
    if article.date:
        first, last = interval(article.date)
        day = first if first == last else None
        yield known("schema:datePublished"), terms.date(day) if day else Literal(article.date)


@cache
def _span_pattern(*, in_article: bool, quoted: bool) -> Pattern:
    """What is said of a span; only of one `quoted` from a text at hand what stands around it."""
    part = [(known("dcterms:isPartOf"), Slot("article"))] if in_article else []
    position = (
        (known("rdf:type"), known("oa:TextPositionSelector")),
        (known("oa:start"), Slot("start")),
        (known("oa:end"), Slot("end")),
    )
    around = ((known("oa:prefix"), Slot("prefix")), (known("oa:suffix"), Slot("suffix"))) if quoted else ()
    quote = (
        (known("rdf:type"), known("oa:TextQuoteSelector")),
        (known("oa:exact"), Slot("exact")),
        *around,
    )
    return Pattern(
        (known("rdf:type"), known("oa:SpecificResource")),
        (known("oa:hasSource"), Slot("source")),
        *part,
        (known("oa:hasSelector"), Blank((), position, Slot("position"))),
        (known("oa:hasSelector"), Blank((), quote, Slot("quote"))),
    )


def _span(doc: str, evidence: Evidence, document: Document | None) -> dict[str, Term]:
    """What is filled in for a span, wherever it stands."""
    start, end = evidence.start, evidence.end
    filled: dict[str, Term] = {
        "start": terms.value(start),
        "end": terms.value(end),
        "exact": Literal(evidence.text),
        "position": Blank((doc, f"position{start}-{end}"), ()),
        "quote": Blank((doc, f"quote{start}-{end}"), ()),
    }
    if document is not None:
        filled["prefix"] = Literal(document.text[max(0, start - AROUND) : start])
        filled["suffix"] = Literal(document.text[end : end + AROUND])
    return filled
