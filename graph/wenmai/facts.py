"""From statements to facts: what several statements agree on.

Statements of the same subject, predicate and object are one fact when their distinguishing qualifiers agree.
A statement that says less (no year, say) joins a fact that says more if there is exactly one such fact; the
order of the statements changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from math import prod
from typing import Any, NamedTuple, Protocol

import msgspec

from wenmai.components import components
from wenmai.conflicts import with_conflicts
from wenmai.gathering import Gathered
from wenmai.model import Fact
from wenmai.packing import from_key, key
from wenmai.reprints import reprints
from wenmai.resolution import Resolution
from wenmai.shelf import TEXT, Heap, Shelf, Shelves
from wenmai_extractors.records import EntityRef, Qualifiers, Statement, content_id

DISTINGUISHING = ("time", "edition", "batch", "streak", "count", "value", "unit", "post", "status")

# The distinguishing qualifiers that a statement has, by name.
Signature = tuple[tuple[str, str | int | float], ...]
Triple = tuple[str, str, str]

MANY = 20_000  # parts that are added up before they are put away


class Meaning(Protocol):
    """Who the names in statements are: `wenmai.resolution.Resolution`, or as much of it as some of them
    need."""

    def id_of(self, ref: EntityRef, *, doc: str, article: int = 1) -> str:
        """Return the id of the entity that `ref` names in an article of the document `doc`."""

    def canonical(self, name: str, *, doc: str = "", article: int = 1) -> str:
        """Return the name under which the organisation or place `name` is known."""


class Facts(NamedTuple):
    """The facts in order of their ids, and by statement the id of the fact that it makes."""

    facts: Shelf[Fact]
    made: Shelf[str]

    @classmethod
    def empty(cls, shelves: Shelves) -> Facts:
        """Return the tables for facts, without any."""
        columns = {"id": TEXT, "subject": TEXT, "predicate": TEXT, "object": TEXT}
        by = (("subject", "predicate", "object"), ("object",))
        return cls(
            Shelf(shelves, "fact", Fact, columns, order=("id",), by=by),
            Shelf(shelves, "made", str, {"statement": TEXT}, order=("statement",)),
        )

    def add(self, fact: Fact) -> None:
        """Add a fact."""
        self.facts.put([(fact.id, fact.subject, fact.predicate, fact.object, fact)])
        self.made.put((id_, fact.id) for id_ in fact.statements)

    def sort(self) -> None:
        """Make ready to be read."""
        self.facts.sort(anew=True)
        self.made.sort()


def facts(reports: Gathered, resolution: Resolution) -> Facts:
    """Return the facts, each with those that it is in conflict with.

    Documents that print the same article, or nearly, count once as sources. A statement whose subject and
    object turned out to be one entity makes no fact, nor does one that a decision calls wrong; one that it
    calls right is certain.
    """
    parts: Heap[Part] = Heap(reports.shelves, "part", Part)
    parts.put((key(triple), part) for triple, part in _parts(reports, resolution))
    found = Facts.empty(reports.shelves)
    for said_of, group in parts.groups():
        for fact in merge(from_key(said_of, Triple), group):
            found.add(fact)
    parts.drop()
    found.sort()
    return found


def _parts(reports: Gathered, resolution: Resolution) -> Iterator[tuple[Triple, Part]]:
    """Yield what all statements come to, added up as far as memory allows."""
    reprinted = reprints(reports)
    added: dict[tuple[Triple, Signature], Part] = {}
    for statements in reports.by_document():
        meaning = resolution.dictionary(statements[0].doc)
        for statement in statements:
            verdict = resolution.verdicts.get(statement.id, "")
            place = (statement.doc, statement.article)
            told = said(statement, meaning, verdict=verdict, text=reprinted.get(place))
            if told is not None:
                triple, part = told
                added.setdefault((triple, part.signature), Part(part.signature)).add(part)
        if len(added) > MANY:
            yield from ((triple, part) for (triple, _), part in added.items())
            added = {}
    yield from ((triple, part) for (triple, _), part in added.items())


class Part(msgspec.Struct):
    """What some statements of one triple and one signature come to.

    Parts added up are the part of all their statements, whatever the order. `lists` and `values` hold the
    qualifiers that do not distinguish, all values of the former and how often each of the latter (as `key`
    spells it) was given;
    `sure` is the best confidence of each document, `texts` the documents with the reprinted texts in them.
    """

    signature: Signature
    statements: set[str] = msgspec.field(default_factory=set)
    lists: dict[str, set[str]] = msgspec.field(default_factory=dict)
    values: dict[str, dict[str, int]] = msgspec.field(default_factory=dict)
    sure: dict[str, float] = msgspec.field(default_factory=dict)
    texts: set[tuple[str, str]] = msgspec.field(default_factory=set)

    def add(self, other: Part) -> None:
        """Count the statements of `other`, which is of the same triple, too."""
        self.statements |= other.statements
        for name, items in other.lists.items():
            self.lists.setdefault(name, set()).update(items)
        for name, given in other.values.items():
            counts = self.values.setdefault(name, {})
            for value, count in given.items():
                counts[value] = counts.get(value, 0) + count
        for doc, sure in other.sure.items():
            self.sure[doc] = max(self.sure.get(doc, 0.0), sure)
        self.texts |= other.texts


def said(
    statement: Statement, meaning: Meaning, *, verdict: str = "", text: str | None = None
) -> tuple[Triple, Part] | None:
    """Return the triple that a statement says with what it adds to it, None if it makes no fact.

    `verdict` is what a decision says of it, `text` the group of those articles that print the same as its.
    """
    if verdict == "wrong":
        return None
    doc, article = statement.doc, statement.article
    subject = meaning.id_of(statement.subject, doc=doc, article=article)
    object_ = meaning.id_of(statement.object, doc=doc, article=article)
    if subject == object_:
        return None
    part = Part(_signature(statement.qualifiers), {statement.id})
    for name in Qualifiers.__struct_fields__:
        value = getattr(statement.qualifiers, name)
        if name in DISTINGUISHING or value in (None, ()):
            continue
        if isinstance(value, tuple):
            part.lists[name] = {meaning.canonical(item, doc=doc, article=article) for item in value}
        else:
            known = meaning.canonical(value, doc=doc, article=article) if name == "place" else value
            part.values[name] = {key(known): 1}
    part.sure[doc] = 1.0 if verdict == "right" else statement.confidence
    if text is not None:
        part.texts.add((doc, text))
    return (subject, statement.predicate, object_), part


def merge(triple: Triple, parts: Iterable[Part]) -> tuple[Fact, ...]:
    """Return the facts of a triple, each with those in conflict with it; `parts` are all there are."""
    by_signature: dict[Signature, Part] = {}
    for part in parts:
        by_signature.setdefault(part.signature, Part(part.signature)).add(part)
    merged: dict[Signature, Part] = {}
    for signature, fullest in agreement(by_signature).items():
        merged.setdefault(fullest, Part(fullest)).add(by_signature[signature])
    return tuple(with_conflicts([_fact(triple, part) for part in merged.values()]))


def agreement(signatures: Collection[Signature]) -> dict[Signature, Signature]:
    """Return for each signature of one triple that of the fact it belongs to: the only one of the fullest
    that says more, or else itself.
    """
    fullest = [one for one in signatures if not any(_says_less(one, other) for other in signatures)]
    found = {}
    for signature in signatures:
        fuller = [other for other in fullest if _says_less(signature, other)]
        found[signature] = fuller[0] if len(fuller) == 1 else signature
    return found


def _signature(qualifiers: Qualifiers) -> Signature:
    pairs = ((name, getattr(qualifiers, name)) for name in DISTINGUISHING)
    return tuple((name, _one_spelling(value)) for name, value in pairs if value is not None)


def _one_spelling(value: Any) -> Any:
    """8.0 and 8 are equal but not written alike; a fact's id must not depend on which came first."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _says_less(less: Signature, more: Signature) -> bool:
    """Whether `more` repeats all that `less` says and adds to it: a qualifier, or the month to a year."""
    if less == more:
        return False
    values = dict(more)
    return all(name in values and _refines(values[name], value, name) for name, value in less)


def _refines(more: Any, less: Any, name: str) -> bool:
    return bool(more == less) or (name == "time" and str(more).startswith(f"{less}-"))


def _fact(triple: Triple, part: Part) -> Fact:
    sources = _source_confidences(part)
    return Fact(
        id=content_id("f:", *triple, *(f"{name}={value}" for name, value in part.signature)),
        subject=triple[0],
        predicate=triple[1],
        object=triple[2],
        qualifiers=_qualifiers(part),
        statements=tuple(sorted(part.statements)),
        sources=len(sources),
        confidence=round(1 - prod(1 - c for c in sorted(sources)), 4),
    )


def _qualifiers(part: Part) -> Qualifiers:
    """One record: what distinguishes the part; of lists all values; else the value most often given."""
    merged: dict[str, Any] = dict(part.signature)
    merged |= {name: tuple(sorted(items)) for name, items in part.lists.items()}
    for name, given in part.values.items():
        counts = [(-count, from_key(value, Any)) for value, count in given.items()]
        merged[name] = min(counts, key=lambda each: (each[0], str(each[1])))[1]
    return Qualifiers(**merged)


def _source_confidences(part: Part) -> list[float]:
    """The best confidence of each independent source.

    Two statements are of one source when they stand in one document or in articles of the same text.
    """
    pairs = [(f"doc:{doc}", f"doc:{doc}") for doc in part.sure]
    pairs += [(f"doc:{doc}", text) for doc, text in part.texts]
    best = {f"doc:{doc}": sure for doc, sure in part.sure.items()}
    return [max(best.get(node, 0.0) for node in group) for group in components(pairs)]
