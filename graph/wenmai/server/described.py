"""What the graph says of one IRI of ours, as data for its page and as triples for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, unquote

from wenmai.server.work import Loaded, Reply, loaded, plain
from wenmai.terms import OWN, PUBLIC, namespaces
from wenmai_extractors.ontology import ontology

if TYPE_CHECKING:
    from pyoxigraph import Store

MOST = 300  # facts on a page
FORMS = {"ttl": "TURTLE", "nt": "N_TRIPLES", "rdf": "RDF_XML", "jsonld": "JSON_LD"}
MEDIA = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}


class Link(NamedTuple):
    """A thing to show: its name, and its IRI below the base ("" for what has none there)."""

    name: str
    local: str


class Proof(NamedTuple):
    """A sentence and where it stands."""

    sentence: str
    report: Link
    place: str


class Shown(NamedTuple):
    """A fact: who, which relation, what, the qualifiers by label, and the sentences that prove it."""

    local: str
    subject: Link
    relation: tuple[str, str]
    object: Link
    qualifiers: tuple[tuple[tuple[str, str], Link], ...]
    proofs: tuple[Proof, ...]


class Description(NamedTuple):
    """All that a page shows.

    `address` is the id of an entity as an address has it, `more` says that there are more facts than MOST.
    """

    name: str
    address: str
    kind: tuple[str, str]
    others: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]
    facts: tuple[Shown, ...]
    more: bool


def page_data(source: Path, local: str) -> Description | None:
    """Return what the page of the IRI `local` below the base shows, None when the graph does not know it."""
    reader = _Reader(loaded(source))
    node = reader.node(local)
    if node is None:
        return None
    nodes = list(islice(reader.facts_of(node), MOST + 1))
    here = reader.link(node)
    shown = [fact for each in nodes[:MOST] if (fact := reader.fact(each)) is not None]
    return Description(
        name=here.name,
        address=quote(here.local.removeprefix("entity/"), safe=""),
        kind=reader.kind(node),
        others=tuple(value.value for value in reader.values(node, "skos:altLabel")),
        codes=tuple(reader.codes(node)),
        facts=tuple(sorted(shown, key=lambda fact: (fact.subject != here, _order(fact), fact))),
        more=len(nodes) > MOST,
    )


def _order(fact: Shown) -> int:
    """The place of a fact's relation in the ontology: honours first, what lies where behind."""
    return _places().get(fact.relation, len(_places()))


@cache
def _places() -> dict[tuple[str, str], int]:
    return {(term.zh, term.en): at for at, term in enumerate(ontology().predicates.values())}


def document(source: Path, local: str, form: str) -> Reply:
    """Return what the graph says of the IRI `local` below the base, with its facts and proofs, as RDF."""
    here = loaded(source)
    reader = _Reader(here)
    node = reader.node(local)
    if node is None:
        return plain(404, "the graph does not know this")
    triples = reader.about(node)
    return Reply(200, MEDIA[form], _spelt(triples, form, here.base))


def _spelt(triples: Iterable[Any], form: str, base: str) -> bytes:
    from pyoxigraph import RdfFormat, serialize

    if form != "jsonld":
        written = serialize(triples, format=getattr(RdfFormat, FORMS[form]), prefixes=namespaces(base))
        return written or b""
    from rdflib import Graph

    from wenmai.jsonld_context import context

    # pyoxigraph writes JSON-LD in full, rdflib with our context.
    lines = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    graph = Graph().parse(data=lines.decode(), format="nt")
    return graph.serialize(format="json-ld", context=context(base), auto_compact=True).encode()


def converted(turtle: str, form: str, base: str) -> bytes:
    """Return Turtle in another form."""
    from pyoxigraph import RdfFormat, parse

    return _spelt((quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)), form, base)


def named(source: Path, words: str, most: int) -> tuple[tuple[Link, tuple[str, str]], ...]:
    """Return the entities whose name or other name has `words`, the shortest names first."""
    reader = _Reader(loaded(source))
    return tuple(islice(reader.search(words), most))


def _told(qualifiers: list[tuple[str, Link]]) -> Iterator[tuple[tuple[str, str], Link]]:
    """Qualifiers with their labels, in the order of the ontology; a time says its first and last day."""
    known = ontology().qualifiers
    order = ["edtf", "start", "end", *known]
    names = {name for name, _ in qualifiers}
    own = {"start": ("起始日", "first day"), "end": ("终止日", "last day"), "edtf": ("时间", "time")}
    for name, value in sorted(
        qualifiers, key=lambda each: (order.index(each[0]) if each[0] in order else 99, each)
    ):
        if name not in ("start", "end") or "edtf" not in names:
            term = known.get(name)
            yield own.get(name) or ((term.zh, term.en) if term else (name, name)), value


def _shortest(found: tuple[Link, Any]) -> tuple[int, Link]:
    return len(found[0].name), found[0]


class _Reader:
    """The store as the pages see it."""

    def __init__(self, here: Loaded) -> None:
        self._store: Store = here.store
        self._base = here.base
        self._names = here.names

    def node(self, local: str) -> Any:
        """The node of an IRI below the base, None where the graph knows none."""
        from pyoxigraph import NamedNode

        for spelt in (local, self._names.get(unquote(local), "")):
            try:
                node = NamedNode(self._base + spelt)
            except ValueError:
                continue
            if next(self._store.quads_for_pattern(node, None, None), None) is not None:
                return node
        return None

    def _term(self, name: str) -> Any:
        from pyoxigraph import NamedNode

        prefix, _, rest = name.partition(":")
        return NamedNode((PUBLIC.get(prefix) or self._base + OWN[prefix]) + rest)

    def values(self, node: Any, name: str) -> Iterator[Any]:
        for quad in self._store.quads_for_pattern(node, self._term(name), None):
            yield quad.object

    def one(self, node: Any, name: str) -> str:
        return next((value.value for value in self.values(node, name)), "")

    def label(self, node: Any) -> tuple[str, str]:
        """The Chinese and the English name of a term of the ontology."""
        name = str(node.value).removeprefix(self._base).rpartition("/")[2].rpartition("#")[2]
        terms = ontology()
        known = terms.types.get(name) or terms.predicates.get(name) or terms.qualifiers.get(name)
        return (known.zh, known.en) if known else (name, name)

    def link(self, term: Any) -> Link:
        """A name for people, and where it leads."""
        from pyoxigraph import NamedNode

        if not isinstance(term, NamedNode):
            return Link(str(getattr(term, "value", "")), "")
        if not term.value.startswith(self._base):
            return Link(term.value, "")
        local = term.value.removeprefix(self._base)
        named = (self.one(term, name) for name in ("skos:prefLabel", "dcterms:identifier", "schema:headline"))
        return Link(next(filter(None, named), local), local)

    def codes(self, node: Any) -> Iterator[tuple[str, str]]:
        for value in self.values(node, "schema:identifier"):
            yield self.one(value, "schema:propertyID"), self.one(value, "schema:value")

    def facts_of(self, node: Any) -> Iterator[Any]:
        """The fact nodes that a page lists: the node itself, those it has, is the object of, or proves."""
        if node.value.startswith(self._base + OWN["f"]):
            yield node
            return
        seen = set()
        fact = self._base + OWN["f"]
        for quad in self._store.quads_for_pattern(node, None, None):
            if getattr(quad.object, "value", "").startswith(fact) and quad.object not in seen:
                seen.add(quad.object)
                yield quad.object
        for quad in self._store.quads_for_pattern(None, None, node):
            for found in (quad.subject, *self._proved(quad)):
                if getattr(found, "value", "").startswith(fact) and found not in seen:
                    seen.add(found)
                    yield found

    def _proved(self, quad: Any) -> Iterator[Any]:
        """The facts that a span of a report proves."""
        if quad.predicate == self._term("oa:hasSource"):
            derived = self._term("prov:wasDerivedFrom")
            for proof in self._store.quads_for_pattern(None, derived, quad.subject):
                yield proof.subject

    def fact(self, node: Any) -> Shown | None:
        """What a fact says; None for one without an object."""
        to_object, to_fact, to_value = (self._base + OWN[prefix] for prefix in ("ps", "p", "q"))
        relation = target = None
        qualifiers, proofs = [], []
        derived = self._term("prov:wasDerivedFrom")
        for quad in self._store.quads_for_pattern(node, None, None):
            which = quad.predicate.value
            if which.startswith(to_object):
                relation, target = quad.predicate, quad.object
            elif which.startswith(to_value):
                qualifiers.append((which.removeprefix(to_value), self.link(quad.object)))
            elif quad.predicate == derived:
                proofs.append(self._proof(quad.object))
        if relation is None or target is None:
            return None
        from pyoxigraph import NamedNode

        had = NamedNode(to_fact + relation.value.removeprefix(to_object))
        who = next((quad.subject for quad in self._store.quads_for_pattern(None, had, node)), None)
        return Shown(
            local=node.value.removeprefix(self._base),
            subject=self.link(who),
            relation=self.label(relation),
            object=self.link(target),
            qualifiers=tuple(_told(qualifiers)),
            proofs=tuple(sorted(proofs)),
        )

    def _proof(self, span: Any) -> Proof:
        sentence = place = ""
        for selector in self.values(span, "oa:hasSelector"):
            sentence = sentence or self.one(selector, "oa:exact")
            start, end = self.one(selector, "oa:start"), self.one(selector, "oa:end")
            place = place or (f"{start}–{end}" if start else "")
        report = next(self.values(span, "oa:hasSource"), None)
        return Proof("".join(sentence.split("\n")), self.link(report), place)

    def search(self, words: str) -> Iterator[tuple[Link, tuple[str, str]]]:
        found: set[Any] = set()
        for name in ("skos:prefLabel", "skos:altLabel"):
            for quad in self._store.quads_for_pattern(None, self._term(name), None):
                if words in getattr(quad.object, "value", ""):
                    found.add(quad.subject)
        for link, node in sorted(((self.link(node), node) for node in found), key=_shortest):
            yield link, self.kind(node)

    def kind(self, node: Any) -> tuple[str, str]:
        first = next(self.values(node, "rdf:type"), None)
        return ("", "") if first is None else self.label(first)

    def about(self, node: Any) -> list[Any]:
        """The triples of a document about `node`: its own, its facts' with their proofs, names of others."""
        triples: dict[Any, None] = dict.fromkeys(self._outgoing(node))
        for quad in self._store.quads_for_pattern(None, None, node):
            triples[quad.triple] = None
        for fact in islice(self.facts_of(node), MOST):
            triples.update(dict.fromkeys(self._outgoing(fact)))
        for triple in list(triples):
            if getattr(triple.object, "value", "").startswith(self._base):
                triples.update(dict.fromkeys(self._named(triple.object)))
        return list(triples)

    def _outgoing(self, node: Any) -> Iterator[Any]:
        """What is said of a node, and of the nodes without a name that hang on it."""
        from pyoxigraph import BlankNode

        for quad in self._store.quads_for_pattern(node, None, None):
            yield quad.triple
            if isinstance(quad.object, BlankNode):
                yield from self._outgoing(quad.object)

    def _named(self, node: Any) -> Iterator[Any]:
        """The name of an entity, and all of a span, which is short."""
        from pyoxigraph import Literal

        if isinstance(node, Literal):
            return
        if "#char=" in node.value:
            yield from self._outgoing(node)
            return
        for name in ("skos:prefLabel", "dcterms:identifier"):
            for quad in self._store.quads_for_pattern(node, self._term(name), None):
                yield quad.triple
