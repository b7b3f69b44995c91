"""What of a big graph goes into one page."""

from __future__ import annotations

import random
import tracemalloc
from typing import Any

import pytest
from big_graph import big_graph
from factory import graph, statement
from msgspec.structs import replace
from streamed import streamed

from wenmai.backbone import scores
from wenmai.excerpt import PROOFS, excerpt
from wenmai.model import KnowledgeGraph, Merge, Suggestion
from wenmai_extractors.records import Document

PLENTY = 1 << 40


@pytest.fixture(scope="module")
def big() -> KnowledgeGraph:
    return big_graph(entities=1_500, facts=4_000)


def _characters(kg: KnowledgeGraph) -> int:
    return sum(len(document.text) for document in kg.documents)


def _parts(kg: KnowledgeGraph) -> tuple[object, ...]:
    return (*map(tuple, (kg.entities, kg.facts, kg.statements, kg.articles, kg.documents)),)


def test_what_fits_is_given_back_as_it_is(big: KnowledgeGraph) -> None:
    facts, characters = len(big.facts), _characters(big)
    assert excerpt(big) is big
    assert excerpt(big, facts=facts, characters=characters) is big
    assert excerpt(big, facts=facts - 1, characters=characters) is not big
    assert excerpt(big, facts=facts, characters=characters - 1) is not big


@pytest.mark.parametrize(
    "limit", [{"facts": 500}, {"characters": 20_000}, {"facts": 700, "characters": 90_000}]
)
def test_nothing_in_it_names_what_is_not_in_it(big: KnowledgeGraph, limit: dict[str, int]) -> None:
    part = excerpt(big, **limit)
    assert part.facts
    ends = {end for fact in part.facts for end in (fact.subject, fact.object)}
    assert ends == {entity.id for entity in part.entities}
    said = [id_ for fact in part.facts for id_ in fact.statements]
    assert sorted(said) == [told.id for told in part.statements]
    docs = [document.doc for document in part.documents]
    assert sorted({told.doc for told in part.statements}) == docs
    assert {article.doc for article in part.articles} == set(docs)
    for kept in (part.entities, part.facts, part.statements):
        ids = [each.id for each in kept]
        assert ids == sorted(set(ids))


@pytest.mark.parametrize("facts", [1, 30, 500])
@pytest.mark.parametrize("characters", [2_000, 20_000, PLENTY])
def test_the_limits_are_kept_and_used(big: KnowledgeGraph, facts: int, characters: int) -> None:
    part = excerpt(big, facts=facts, characters=characters)
    assert 0 < len(part.facts) <= facts
    assert _characters(part) <= characters
    shortest = min(len(document.text) for document in big.documents)
    assert len(part.facts) == facts or characters - _characters(part) < 2 * shortest


def test_the_most_prominent_are_in_it_with_all_facts_among_them(big: KnowledgeGraph) -> None:
    part = excerpt(big, facts=400, characters=PLENTY)
    score = scores(big)
    order = sorted(score, key=lambda i: (-score[i], i))
    ranks = {end: order.index(end) for fact in part.facts for end in (fact.subject, fact.object)}
    assert len(ranks) > 20
    # But for the last one, of whose facts not all have room.
    before = set(order[: max(ranks.values())])
    assert {f.id for f in big.facts if {f.subject, f.object} <= before} <= part.fact.keys()
    assert sum(f.subject not in before or f.object not in before for f in part.facts) < 20


def test_the_order_of_what_is_given_changes_nothing(big: KnowledgeGraph) -> None:
    draw = random.Random(3)  # noqa: S311 - chance, not secrets

    def mixed(things: Any) -> tuple[Any, ...]:
        return tuple(draw.sample(things, len(things)))

    other = KnowledgeGraph(
        entities=mixed(big.entities),
        facts=mixed(big.facts),
        statements=mixed(big.statements),
        articles=mixed(big.articles),
        documents=mixed(big.documents),
    )
    for limit in ({"facts": 300}, {"characters": 30_000}):
        assert _parts(excerpt(big, **limit)) == _parts(excerpt(other, **limit))


def _told(docs: int, **limits: int) -> KnowledgeGraph:
    """The excerpt of a graph whose most prominent fact is told in so many reports, and in as many sources."""
    kg = graph(
        *(statement("甲局", "received", "文明单位", doc=f"{n:03}.txt") for n in range(docs)),
        statement("乙局", "pursues", "星级馆", doc="乙.txt"),
        statement("丙局", "measured", "资金", types=("Organisation", "Indicator"), doc="丙.txt"),
    )
    return excerpt(
        kg.replaced(facts=tuple(replace(f, sources=len(f.statements)) for f in kg.facts)), **limits
    )


def test_a_fact_comes_with_its_statements_and_their_reports() -> None:
    part = _told(3, facts=1)
    (fact,) = part.facts
    assert part.entity[fact.subject].name == "甲局"
    assert len(fact.statements) == len(part.statements) == len(part.documents) == 3


def test_a_fact_keeps_the_statements_that_there_is_room_for() -> None:
    length = len("甲局获文明单位。")
    part = _told(3, facts=1, characters=2 * length)
    (fact,) = part.facts
    assert len(fact.statements) == len(part.statements) == len(part.documents) == 2
    assert fact.sources == 3  # as the whole graph knows


def test_a_fact_told_everywhere_does_not_take_all_the_room() -> None:
    part = _told(PROOFS + 5, facts=2)
    most = max(part.facts, key=lambda fact: len(fact.statements))
    assert len(most.statements) == PROOFS
    assert most.sources == PROOFS + 5
    assert len(part.documents) == PROOFS + 1


def test_what_stands_in_a_very_long_document_alone_is_left_out() -> None:
    kg = graph(
        statement("甲局", "received", "文明单位", doc="长.txt"),
        statement("乙局", "received", "星级馆", doc="长.txt"),
        statement("乙局", "received", "星级馆", doc="短.txt"),
    )
    long = tuple(Document(doc=d.doc, text=d.text + "言" * 5_000 * (d.doc == "长.txt")) for d in kg.documents)
    part = excerpt(kg.replaced(documents=long), characters=1_000)
    assert {entity.name for entity in part.entities} == {"乙局", "星级馆"}
    assert [document.doc for document in part.documents] == ["短.txt"]
    (fact,) = part.facts
    assert [part.statement[id_].doc for id_ in fact.statements] == ["短.txt"]


def test_a_fact_told_once_goes_before_the_other_reports_of_one_told_often() -> None:
    length = len("甲局获文明单位。")
    part = _told(3, facts=2, characters=2 * length)
    assert {fact.predicate for fact in part.facts} == {"received", "pursues"}
    assert [len(fact.statements) for fact in part.facts] == [1, 1]


def test_what_else_stands_in_the_documents_that_are_there_fills_the_rest() -> None:
    """Each report tells of a prominent thing and of four that are not."""
    kg = graph(
        *(statement("甲局", "received", "文明单位", doc=f"{n}.txt", edition=n + 1) for n in range(3)),
        *(statement(f"第{n}馆", "received", f"书香奖{n}", doc=f"{n % 3}.txt") for n in range(12)),
    )
    length = max(len(document.text) for document in kg.documents)
    part = excerpt(kg, facts=10, characters=length)
    (document,) = part.documents
    said = {told.id for told in kg.statements if told.doc == document.doc}
    assert {id_ for fact in part.facts for id_ in fact.statements} == said
    assert len(said) == 5
    assert len(excerpt(kg, facts=4, characters=length).facts) == 4


def test_a_derived_fact_needs_no_room_but_a_subject_of_which_something_is_told() -> None:
    kg = graph(
        statement("石渠县教育局", "received", "文明单位", doc="甲.txt"),
        statement("石渠县", "received", "书香县城", types=("Place", "Honour"), doc="乙.txt"),
    )
    assert any(fact.derived for fact in kg.facts)
    assert excerpt(kg, characters=0).facts == ()
    part = excerpt(kg, characters=len("石渠县教育局获文明单位。"))
    assert len(part.documents) == 1
    told = {end for f in part.facts if not f.derived for end in (f.subject, f.object)}
    derived = [fact for fact in part.facts if fact.derived]
    assert derived
    assert {fact.subject for fact in derived} <= told


def test_of_derived_facts_alone_the_most_prominent_are_taken() -> None:
    kg = graph(*(statement(f"石渠县第{n}局", "received", "文明单位") for n in range(9)))
    derived = tuple(fact for fact in kg.facts if fact.derived)
    assert len(derived) > 6
    part = excerpt(kg.replaced(facts=derived), facts=6)
    assert len(part.facts) == 6
    assert part.statements == part.documents == ()


def test_what_belongs_to_others_goes_with_them() -> None:
    kg = graph(
        statement("甲局", "received", "省级文明单位标兵"),
        statement("乙局", "received", "省级文明单位标兵"),
        statement("丙局", "measured", "资金", types=("Organisation", "Indicator")),
    )
    steps = tuple(replace(entity, step_of="organisation/丙局") for entity in kg.entities)
    rows = tuple(replace(fact, conflicts=tuple(f.id for f in kg.facts if f != fact)) for fact in kg.facts)
    merges = tuple(
        Merge(entity=entity.id, original=entity.id, names=(entity.name,)) for entity in kg.entities
    )
    maybe = (
        Suggestion(one="organisation/甲局", other="organisation/乙局", reason="x"),
        Suggestion(one="organisation/甲局", other="organisation/丙局", reason="x"),
    )
    changed = {"entities": steps, "facts": rows, "merges": merges, "suggestions": maybe}
    part = excerpt(kg.replaced(**changed), facts=2)
    assert len(part.facts) == 2
    assert {entity.step_of for entity in part.entities} == {""}
    assert [fact.conflicts for fact in part.facts] == [(part.facts[1].id,), (part.facts[0].id,)]
    assert {merge.entity for merge in part.merges} == set(part.entity)
    assert part.suggestions == maybe[:1]


def test_no_more_facts_and_texts_are_held_than_are_kept() -> None:
    kg = streamed(entities=400, facts=20_000, reports=2_000)
    excerpt(kg, facts=20)
    tracemalloc.start()
    part = excerpt(kg, facts=20)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(part.facts) == 20
    assert most < 2_000_000  # the facts are 15 MB and more, the texts 40
