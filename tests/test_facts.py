from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import graph, received, told

from wenmai import resolution
from wenmai.facts import facts
from wenmai.gathering import gathered
from wenmai.model import Fact, KnowledgeGraph
from wenmai_extractors.records import Statement

UNIT, HONOUR = "白水县文明办", "全国文明单位"


def facts_of(statements: Sequence[Statement]) -> tuple[Fact, ...]:
    reports = gathered(statements=statements)
    return tuple(facts(reports, resolution.resolve(reports)).facts)


def told_facts(kg: KnowledgeGraph) -> list[Fact]:
    return [fact for fact in kg.facts if not fact.derived]


def award(doc: str = "a.txt", **qualifiers: Any) -> Statement:
    return received(UNIT, HONOUR, doc=doc, **qualifiers)


def test_two_editions_are_two_facts() -> None:
    found = facts_of([award(edition=5), award(edition=6)])
    assert sorted(fact.qualifiers.edition or 0 for fact in found) == [5, 6]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"time": "2018"}, {"time": "2019"}),
        ({"time": "2018-05"}, {"time": "2018-12"}),
        ({"time": "2018"}, {"time": "2018/2020"}),
        ({"batch": 1}, {"batch": 2}),
        ({"count": 3, "unit": "个"}, {"count": 17, "unit": "个"}),
        ({"count": 3, "unit": "个"}, {"count": 3, "unit": "次"}),
        ({"streak": 3}, {"streak": 7}),
        ({"edition": 5}, {"batch": 5}),
    ],
)
def test_what_disagrees_stays_apart(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert len(facts_of([award(**one), award("b.txt", **other)])) == 2


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ({}, {"edition": 5}),
        ({"edition": 5}, {"edition": 5, "time": "2017"}),
        ({"time": "2018"}, {"time": "2018-05"}),
        ({"time": "2018-05", "edition": 5}, {"time": "2018-05-01", "edition": 5}),
    ],
)
def test_what_says_less_joins_the_one_that_says_more(less: dict[str, Any], more: dict[str, Any]) -> None:
    (fact,) = facts_of([award(**less), award("b.txt", **more)])
    assert len(fact.statements) == 2
    assert {name: getattr(fact.qualifiers, name) for name in more} == more
    assert fact.id == facts_of([award(**more)])[0].id


def test_what_says_less_joins_none_of_two_that_it_could_join() -> None:
    found = facts_of([award(), award("b.txt", edition=5), award("c.txt", edition=6)])
    assert [len(fact.statements) for fact in found] == [1, 1, 1]


def test_conferring_bodies_do_not_tell_facts_apart_and_are_all_kept() -> None:
    bodies = ("中央文明办", "青石县委", "甲部", "丁部", "乙部", "丙部", "戊部")
    one, other = award(conferred_by=bodies[:4]), award("b.txt", conferred_by=bodies[3:])
    (fact,) = facts_of([one, other])
    assert fact.qualifiers.conferred_by == tuple(sorted(bodies))


def test_predicates_and_ends_tell_facts_apart() -> None:
    text = f"{UNIT}争创{HONOUR}。"
    statements = [
        award(),
        told(text, UNIT, "pursues", HONOUR, "争创"),
        received(UNIT, "省级文明单位"),
        received("青石县教育局", HONOUR),
    ]
    assert len(facts_of(statements)) == 4


def test_a_fact_of_a_thing_with_itself_is_none() -> None:
    text = "“白水县”白水县"
    same = told(text, "“白水县”", "locatedIn", "白水县", types=("Place", "Place"))
    assert facts_of([same]) == ()


def test_confidence_grows_with_independent_sources_only() -> None:
    text, other = f"{UNIT}获得{HONOUR}。", f"去年，{UNIT}获得{HONOUR}。"
    statements = [award(f"{name}.txt", confidence=0.5) for name in "abc"]
    reprinted = graph({"a.txt": text, "b.txt": f"{UNIT}获得 {HONOUR}!", "c.txt": text}, statements)
    assert [(fact.sources, fact.confidence) for fact in told_facts(reprinted)] == [(1, 0.5)]
    independent = graph({"a.txt": text, "b.txt": other, "c.txt": f"{other}真好"}, statements)
    assert [(fact.sources, fact.confidence) for fact in told_facts(independent)] == [(3, 0.875)]


def test_one_report_that_says_it_twice_is_one_source() -> None:
    (fact,) = facts_of([award(confidence=0.5), award(confidence=0.6, participants=3)])
    assert (fact.sources, fact.confidence, len(fact.statements)) == (1, 0.6, 2)


OVERLAPPING: list[dict[str, Any]] = [
    {},
    {"time": "2018"},
    {"time": "2018-05"},
    {"edition": 5},
    {"edition": 5, "time": "2018"},
    {"place": "白水县"},
    {"place": "青石县"},
    {"conferred_by": ("甲部", "乙部")},
    {"value": 8},
    {"value": 8.0, "unit": "元"},
]
STATEMENTS = [award(f"{i}.txt", **qualifiers) for i, qualifiers in enumerate(OVERLAPPING)]


@settings(derandomize=True, max_examples=50, deadline=None)
@given(st.permutations(STATEMENTS))
def test_the_order_of_the_statements_makes_no_difference(shuffled: list[Statement]) -> None:
    assert facts_of(shuffled) == facts_of(STATEMENTS)


def test_eight_and_eight_point_nought_have_one_id() -> None:
    one, other = (facts_of([award(value=value)])[0] for value in (8, 8.0))
    assert one.id == other.id


def test_two_counts_for_one_thing_and_time_are_kept_and_name_each_other() -> None:
    one, other = (award(f"{n}.txt", time="2019", count=n, unit="个") for n in (3, 17))
    facts_found = facts_of([one, other])
    assert sorted(fact.qualifiers.count or 0 for fact in facts_found) == [3, 17]
    assert [fact.conflicts for fact in facts_found] == [(facts_found[1].id,), (facts_found[0].id,)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"count": 3}, {"count": 17}),
        ({"time": "2018", "count": 3}, {"time": "2019", "count": 17}),
        ({"time": "2019", "count": 3}, {"time": "2019", "count": 17, "approx": True}),
        ({"time": "2019", "count": 3, "unit": "个"}, {"time": "2019", "count": 17, "unit": "次"}),
    ],
)
def test_figures_of_other_times_units_or_rough_ones_are_no_conflict(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert not any(fact.conflicts for fact in facts_of([award(**one), award("b.txt", **other)]))
