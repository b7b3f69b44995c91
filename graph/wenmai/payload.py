"""What the page knows, as compact JSON: columns instead of records, numbers instead of ids and of texts.

Columns of like values compress to two thirds of what records take. There are two parts: the graph, which the
first picture waits for, and its proof, which is read afterwards. Evidence is offsets only: the page cuts the
words out of the documents' texts, which it carries for reading. The page's store.js reads all this.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from wenmai.backbone import scores
from wenmai.forms import rule
from wenmai.model import Fact, KnowledgeGraph
from wenmai.placetree import PlaceTree, place_tree
from wenmai_extractors.ontology import ontology
from wenmai_extractors.records import Statement

# Below this many bytes the data stand in the page as they are: the same bytes whatever zlib is at hand (its
# versions and zlib-ng compress differently), and a difference between two builds can be read. Above it the
# page would get too big to send by mail.
PLAIN = 1_300_000


class Data(NamedTuple):
    """Text that is safe inside a script element: JSON, or the base64 of its zlib stream (`deflate`)."""

    encoding: str
    text: str


def embed(value: object, *, plain: int = PLAIN) -> Data:
    """Return `value` as JSON, compressed if it has more than `plain` bytes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    raw = text.encode()
    if len(raw) <= plain:
        return Data("json", text)
    return Data("deflate", base64.b64encode(zlib.compress(raw, 9)).decode())


class Payload:
    """The two parts of what the page knows of `kg`; `places` are those of the graph that it is a part of."""

    def __init__(self, kg: KnowledgeGraph, *, places: PlaceTree | None = None) -> None:
        """Fix the order of entities, facts, statements and articles, whose positions stand for them."""
        self.kg = kg
        self.places = place_tree(kg) if places is None else places
        self.entity_at = {entity.id: i for i, entity in enumerate(kg.entities)}
        self.document_at = {document.doc: i for i, document in enumerate(kg.documents)}
        self.facts = sorted(kg.facts, key=self._fact_order)
        self.statements = [kg.statement[i] for fact in self.facts for i in fact.statements]
        self.articles = sorted({*kg.article, *((s.doc, s.article) for s in kg.statements)})
        self.article_at = {key: i for i, key in enumerate(self.articles)}

    def _fact_order(self, fact: Fact) -> tuple[int, str, int, str]:
        """Facts of one subject side by side, so that differences are small."""
        return (self.entity_at[fact.subject], fact.predicate, self.entity_at[fact.object], fact.id)

    def graph(self) -> dict[str, Any]:
        """Return entities, facts and places, and which article each statement is in."""
        terms = ontology()
        types = _names(terms.types, (entity.type for entity in self.kg.entities))
        predicates = _names(terms.predicates, (fact.predicate for fact in self.facts))
        return {
            "types": [_term(terms.types, name) for name in types],
            "predicates": [_term(terms.predicates, name) for name in predicates],
            "qualifiers": {name: [term.zh, term.en] for name, term in terms.qualifiers.items()},
            "places": [list(node) for node in self.places.nodes],
            "named": self.places.named,
            "entities": self._entities(types, self.places.of),
            "facts": self._facts(predicates),
            "documents": [document.doc for document in self.kg.documents],
            "articles": [self._article(*key) for key in self.articles],
            "statements": [self.article_at[s.doc, s.article] for s in self.statements],
            "pinyin": _pinyin(self.kg),
        }

    def proof(self) -> dict[str, Any]:
        """Return the texts, which stretches of them the articles are, and the evidence of each statement.

        A statement's roles are a position in `patterns`; its spans are pairs of numbers: how far the start is
        from that of the span before it (the first from 0), and the length.
        """
        patterns, pattern = _indexed([e.role for e in s.evidence] for s in self.statements)
        rules, rule = _indexed(f"{s.extractor}/{s.rule}" for s in self.statements)
        return {
            "texts": [document.text for document in self.kg.documents],
            "stretches": [self._stretches(*key) for key in self.articles],
            "patterns": patterns,
            "pattern": pattern,
            "rules": rules,
            "rule": rule,
            "confidence": [round(100 * s.confidence) for s in self.statements],
            "spans": [number for s in self.statements for number in _spans(s)],
        }

    def _entities(self, types: Sequence[str], place: dict[str, int]) -> dict[str, Any]:
        score = scores(self.kg)
        entities = self.kg.entities
        return {
            "name": [e.name for e in entities],
            "type": [types.index(e.type) for e in entities],
            "score": [score[e.id] for e in entities],
            "place": [place.get(e.id, -1) for e in entities],
            # Only where it is not the type and the name.
            "id": {i: e.id for i, e in enumerate(entities) if e.id != f"{e.type.lower()}/{e.name}"},
            "aliases": {i: list(e.aliases) for i, e in enumerate(entities) if e.aliases},
            "codes": {i: [list(code) for code in e.codes] for i, e in enumerate(entities) if e.codes},
        }

    def _facts(self, predicates: Sequence[str]) -> dict[str, Any]:
        facts = self.facts
        values, qualifiers = _indexed(msgspec.to_builtins(fact.qualifiers) for fact in facts)
        derived = {i: fact.derived for i, fact in enumerate(facts) if fact.derived}
        return {
            "id": [fact.id for fact in facts],
            "subject": _steps(self.entity_at[fact.subject] for fact in facts),
            "predicate": [predicates.index(fact.predicate) for fact in facts],
            "object": [self.entity_at[fact.object] for fact in facts],
            "values": values,
            "qualifiers": qualifiers,
            "statements": [len(fact.statements) for fact in facts],
            "sources": [fact.sources for fact in facts],
            "confidence": [round(100 * fact.confidence) for fact in facts],
            # What no sentence says: the rule, and what it means.
            "derived": derived,
            "rules": {name: [rule(name)["zh"], rule(name)["en"]] for name in sorted(set(derived.values()))},
        }

    def _article(self, doc: str, index: int) -> list[Any]:
        article = self.kg.article.get((doc, index))
        known = [article.title, list(article.authors), article.date] if article else ["", [], None]
        return [self.document_at[doc], index, *known]

    def _stretches(self, doc: str, index: int) -> list[list[int]]:
        """Where the article stands; a statement of no known article gets the whole document as one."""
        article = self.kg.article.get((doc, index))
        spans = [[span.start, span.end] for span in article.spans] if article else []
        return spans or [[0, len(self.kg.documents[self.document_at[doc]].text)]]


def _names(known: dict[str, Any], used: Iterable[str]) -> list[str]:
    """The names in use, those of the ontology first and in its order."""
    found = set(used)
    return [name for name in known if name in found] + sorted(found - set(known))


def _term(terms: dict[str, Any], name: str) -> list[str]:
    term = terms.get(name)
    return [name, term.zh, term.en, term.comment_zh, term.comment_en] if term else [name, name, name, "", ""]


def _indexed(values: Iterable[Any]) -> tuple[list[Any], list[int]]:
    """The different values in the order in which they come, and for each value where it stands there."""
    found: dict[str, int] = {}
    different, places = [], []
    for value in values:
        key = json.dumps(value, ensure_ascii=False)
        if key not in found:
            found[key] = len(found)
            different.append(value)
        places.append(found[key])
    return different, places


def _steps(numbers: Iterable[int]) -> list[int]:
    """Each number less the one before it."""
    steps, last = [], 0
    for number in numbers:
        steps.append(number - last)
        last = number
    return steps


def _spans(statement: Statement) -> Iterable[int]:
    last = 0
    for item in statement.evidence:
        yield item.start - last
        yield item.end - item.start
        last = item.start


def _pinyin(kg: KnowledgeGraph) -> dict[str, str]:
    """The readings of each character of the names, without tones: 重 is "chong tong zhong"."""
    from pypinyin import Style, pinyin

    chars = {char for entity in kg.entities for name in (entity.name, *entity.aliases) for char in name}
    found: dict[str, str] = {}
    for char in sorted(chars):
        readings = {r for r in pinyin(char, style=Style.NORMAL, heteronym=True)[0] if r != char}
        plain = sorted(r for r in readings if r.isascii() and r.isalpha())
        if plain and not char.isascii():
            found[char] = " ".join(plain)
    return found
