"""A large made-up graph for measuring the page: `python tests/big_graph.py` (see `measure_page.py`).

As dense as real pages are: each fact has its sentence, some 35 characters, and every fourth sentence says
nothing. Sentences end in words drawn as unevenly as words are in any text, so that the texts compress like
texts and not like a template. A few entities are in very many facts, most in one or two. Chance is seeded.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate, pairwise

from wenmai.model import Entity, Fact, KnowledgeGraph
from wenmai_extractors.lexicon import common_words
from wenmai_extractors.records import (
    Article,
    Document,
    EntityRef,
    Evidence,
    Qualifiers,
    Span,
    Statement,
    content_id,
)

# Type: share of the entities, endings of their names.
KINDS = {
    "Organisation": (34, ("局", "委员会", "中学", "医院", "街道办事处", "工会", "妇联", "公司", "协会")),
    "Person": (20, ("",)),
    "Activity": (18, ("活动", "大赛", "宣讲", "行动", "培训班")),
    "Honour": (6, ("文明单位", "先进集体", "示范点", "先进个人", "模范")),
    "Place": (6, ("村", "镇", "县", "社区")),
    "Programme": (6, ("工程", "计划", "机制")),
    "Document": (5, ("方案", "意见")),
    "Facility": (5, ("驿站", "广场", "实践站")),
}
# Relation: share of the facts, types of its ends, words that say it.
RELATIONS = {
    "received": (26, "Organisation", "Honour", "荣获"),
    "pursues": (4, "Organisation", "Honour", "争创"),
    "conferred": (6, "Organisation", "Honour", "评选"),
    "organised": (24, "Organisation", "Activity", "开展"),
    "implements": (8, "Organisation", "Programme", "实施"),
    "issued": (6, "Organisation", "Document", "印发"),
    "established": (6, "Organisation", "Facility", "建成"),
    "holdsPost": (10, "Person", "Organisation", "任职于"),
    "locatedIn": (10, "Organisation", "Place", "位于"),
}
LEVELS = ("national", "provincial", "prefecture", "county", None)
SYLLABLES = "青云石柳白松河溪桥岭泉湾湖沙原谷峰岩庄塘林坡滩川渡堡槐杏桃梅兰竹荷枫桐"
FACTS_IN_A_REPORT = 24


def big_graph(*, entities: int = 20_000, facts: int = 60_000) -> KnowledgeGraph:
    """A graph of so many entities and facts, the same at each call."""
    draw = random.Random(8)  # noqa: S311 - chance, not secrets
    things = _entities(entities, draw)
    documents, articles, statements, found = [], [], [], []
    triples, words = _triples(things, facts, draw), _words(draw)
    for number in range(-(-facts // FACTS_IN_A_REPORT)):
        doc = f"{2012 + number % 13}/报道{number:05}.txt"
        title = f"{draw.choice(things['Organisation']).name}{number}号简报"
        text, parts = _report(title, triples[number * FACTS_IN_A_REPORT :][:FACTS_IN_A_REPORT], words, draw)
        documents.append(Document(doc=doc, text=text))
        articles.append(Article(doc=doc, index=1, title=title, date=doc[:4], spans=(Span(0, len(text)),)))
        for (subject, predicate, object_), qualifiers, evidence in parts:
            fact_id = content_id("f:", subject.id, predicate, object_.id, str(len(found)))
            statement = Statement(
                id=content_id("st:", fact_id),
                doc=doc,
                article=1,
                subject=EntityRef(name=subject.name, type=subject.type, mention=subject.name),
                predicate=predicate,
                object=EntityRef(name=object_.name, type=object_.type, mention=object_.name),
                qualifiers=qualifiers,
                evidence=evidence,
                extractor="made",
                rule=predicate,
                confidence=round(draw.uniform(0.6, 0.99), 2),
            )
            statements.append(statement)
            found.append(
                Fact(
                    id=fact_id,
                    subject=subject.id,
                    predicate=predicate,
                    object=object_.id,
                    qualifiers=qualifiers,
                    statements=(statement.id,),
                    sources=1 + (draw.random() < 0.1),
                    confidence=statement.confidence,
                )
            )
    return KnowledgeGraph(
        entities=tuple(sorted((e for each in things.values() for e in each), key=lambda e: e.id)),
        facts=tuple(sorted(found, key=lambda f: f.id)),
        statements=tuple(sorted(statements, key=lambda s: s.id)),
        articles=tuple(sorted(articles, key=lambda a: (a.doc, a.index))),
        documents=tuple(sorted(documents, key=lambda d: d.doc)),
    )


def _entities(count: int, draw: random.Random) -> dict[str, list[Entity]]:
    shares = list(accumulate(share for share, _ in KINDS.values()))
    borders = [0, *(count * share // shares[-1] for share in shares)]
    things: dict[str, list[Entity]] = {}
    for (kind, (_, endings)), (start, end) in zip(KINDS.items(), pairwise(borders), strict=True):
        names: dict[str, None] = {}
        while len(names) < end - start:
            stem = "".join(draw.choices(SYLLABLES, k=3 if kind == "Person" else 4))
            region = f"{stem[:2]}{draw.choice('县市')}{stem[2:]}"
            names[(stem if kind == "Person" else region) + draw.choice(endings)] = None
        things[kind] = [Entity(id=f"{kind.lower()}/{name}", name=name, type=kind) for name in names]
    return things


def _triples(
    things: dict[str, list[Entity]], count: int, draw: random.Random
) -> list[tuple[Entity, str, Entity]]:
    """Triples in which low positions come far more often than high ones."""

    def one(kind: str) -> Entity:
        return things[kind][int(len(things[kind]) * draw.random() ** 3)]

    names = list(RELATIONS)
    chosen = draw.choices(names, weights=[RELATIONS[name][0] for name in names], k=count)
    return [(one(RELATIONS[name][1]), name, one(RELATIONS[name][2])) for name in chosen]


def _report(
    title: str, triples: list[tuple[Entity, str, Entity]], words: Iterator[str], draw: random.Random
) -> tuple[str, list[tuple[tuple[Entity, str, Entity], Qualifiers, tuple[Evidence, ...]]]]:
    """The text of a report, and its triples with qualifiers and proof."""
    text = f"{title}\n"
    parts = []
    for triple in triples:
        subject, predicate, object_ = triple
        year = str(draw.randint(2008, 2024))
        pieces = [
            ("time", f"{year}年"),
            ("", "，"),
            ("subject", subject.name),
            ("trigger", RELATIONS[predicate][3]),
            ("", "“"),
            ("object", object_.name),
            ("", f"”，{''.join(next(words) for _ in range(3))}。"),
        ]
        start, at, evidence = len(text), len(text), []
        for role, piece in pieces:
            if role:
                evidence.append(Evidence(role=role, start=at, end=at + len(piece), text=piece))
            at += len(piece)
        text += "".join(piece for _, piece in pieces)
        sentence = Evidence(role="sentence", start=start, end=at, text=text[start:at])
        level = draw.choice(LEVELS) if predicate == "received" else None
        parts.append((triple, Qualifiers(time=year, level=level), (sentence, *evidence)))
        if draw.random() < 0.25:
            text += "".join(next(words) for _ in range(10)) + "。\n"
    return text, parts


def _words(draw: random.Random) -> Iterator[str]:
    """Words of the language, the shorter ones first and the first ones most often."""
    known = sorted(common_words(), key=lambda word: (len(word), word))
    while True:
        yield known[int(len(known) * draw.random() ** 4)]
