"""What the page knows, as compact JSON: lists instead of records, numbers instead of ids and of texts.

Evidence is offsets only: the page cuts the words out of the documents' texts, which it carries for reading.
"""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any, NamedTuple

import msgspec

from wenmai.backbone import scores
from wenmai.model import KnowledgeGraph
from wenmai_extractors.ontology import ontology
from wenmai_extractors.records import Statement

# Below this many bytes the data stand in the page as they are: the same bytes whatever zlib is at hand (its
# versions and zlib-ng compress differently), and a difference between two builds can be read. Above it the
# page would get too big to send by mail.
PLAIN = 1_300_000

# A fact's place in its list, for html.py; the page's store.js names them likewise.
ArticleKey = tuple[str, int]


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


def payload(kg: KnowledgeGraph) -> dict[str, Any]:
    """Return entities, facts, proof and texts by position; see the page's store.js, which reads them."""
    terms = ontology()
    types = _names(terms.types, (entity.type for entity in kg.entities))
    predicates = _names(terms.predicates, (fact.predicate for fact in kg.facts))
    roles = list(dict.fromkeys(item.role for statement in kg.statements for item in statement.evidence))
    entity_at = {entity.id: i for i, entity in enumerate(kg.entities)}
    statement_at = {statement.id: i for i, statement in enumerate(kg.statements)}
    document_at = {document.doc: i for i, document in enumerate(kg.documents)}
    articles, article_at = _articles(kg, document_at)
    score = scores(kg)
    return {
        "types": [_term(terms.types, name) for name in types],
        "predicates": [_term(terms.predicates, name) for name in predicates],
        "qualifiers": {name: [term.zh, term.en] for name, term in terms.qualifiers.items()},
        "roles": roles,
        "documents": [[document.doc, document.text] for document in kg.documents],
        "articles": articles,
        "entities": [
            [
                e.id,
                e.name,
                types.index(e.type),
                list(e.aliases),
                [list(code) for code in e.codes],
                score[e.id],
            ]
            for e in kg.entities
        ],
        "facts": [
            [
                f.id,
                entity_at[f.subject],
                predicates.index(f.predicate),
                entity_at[f.object],
                msgspec.to_builtins(f.qualifiers),
                [statement_at[i] for i in f.statements],
                f.sources,
                f.confidence,
            ]
            for f in kg.facts
        ],
        "statements": [_proof(s, article_at[s.doc, s.article], roles) for s in kg.statements],
        "pinyin": _pinyin(kg),
    }


def _names(known: dict[str, Any], used: Any) -> list[str]:
    """The names in use, those of the ontology first and in its order."""
    found = set(used)
    return [name for name in known if name in found] + sorted(found - set(known))


def _term(terms: dict[str, Any], name: str) -> list[str]:
    term = terms.get(name)
    return [name, term.zh, term.en, term.comment_zh, term.comment_en] if term else [name, name, name, "", ""]


def _articles(
    kg: KnowledgeGraph, document_at: dict[str, int]
) -> tuple[list[list[Any]], dict[ArticleKey, int]]:
    """The articles, and where each is; a statement of no known article gets the whole document as one."""
    keys = sorted({*kg.article, *((s.doc, s.article) for s in kg.statements)})
    rows = []
    for doc, index in keys:
        article = kg.article.get((doc, index))
        spans = [[span.start, span.end] for span in article.spans] if article else []
        rows.append(
            [
                document_at[doc],
                index,
                article.title if article else "",
                list(article.authors) if article else [],
                article.date if article else None,
                spans or [[0, len(kg.documents[document_at[doc]].text)]],
            ]
        )
    return rows, {key: i for i, key in enumerate(keys)}


def _proof(statement: Statement, article: int, roles: list[str]) -> list[Any]:
    spans = [n for item in statement.evidence for n in (roles.index(item.role), item.start, item.end)]
    return [article, spans, f"{statement.extractor}/{statement.rule}", statement.confidence]


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
