"""Activities, facilities and schemes of a general name: whose they are makes them one or two."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from sample import graph, resolve, told

from wenmai.ledger import Decision
from wenmai_extractors.records import Statement

READING = "读书活动"


def held(
    body: str, activity: str, doc: str, *, predicate: str = "organised", kind: str = "Activity"
) -> Statement:
    text = f"{body}开展{activity}。"
    return told(text, body, predicate, activity, "开展", doc=doc, types=("Organisation", kind))


def things(statements: list[Statement], decisions: list[Decision] | None = None) -> list[str]:
    """The entity of the object of each statement."""
    resolution = resolve(statements, decisions or [])
    return [resolution.id_of(statement.object, doc=statement.doc) for statement in statements]


def test_of_one_body_it_is_one_in_all_reports_with_its_reason_and_of_another_another() -> None:
    statements = [
        held("岳阳市文明办", READING, "a.txt"),
        held("湖南省岳阳市文明办", f"“{READING}”", "b.txt"),
        held("临汾市文明办", READING, "c.txt"),
    ]
    one, again, other = things(statements)
    assert one == again != other
    resolution = resolve(statements)
    merges = [merge for merge in resolution.merges if merge.entity == one]
    assert {(merge.reasons[-1], merge.because) for merge in merges} == {("same-doer", "岳阳市文明办")}
    assert resolution.suggestions == ()


def test_who_takes_part_takes_part_in_that_of_the_report() -> None:
    one, part, other = things(
        [
            held("岳阳市文明办", READING, "a.txt"),
            held("岳阳市妇联", READING, "a.txt", predicate="participatedIn"),
            held("临汾市妇联", READING, "b.txt", predicate="participatedIn"),
        ]
    )
    assert one == part != other


def test_a_name_of_its_own_is_one_thing_whoever_holds_it() -> None:
    named = [held(body, "“湖畔晨读”读书活动", f"{body}.txt") for body in ("岳阳市文明办", "岳阳市妇联")]
    assert len(set(things(named))) == 1
    village = [held(body, "文明餐桌进村入户宣讲", f"{body}.txt") for body in ("岳阳市文明办", "岳阳市妇联")]
    assert len(set(things(village))) == 1
    region = [held(body, "岳阳市读书活动", f"{body}.txt") for body in ("岳阳市文明办", "岳阳市妇联")]
    assert len(set(things(region))) == 1


def test_whose_it_is_stays_open_with_a_body_that_does() -> None:
    one, other = things([held("市文明办", READING, doc) for doc in ("a.txt", "b.txt")])
    assert one != other


def test_two_reports_on_one_doing_are_one_fact() -> None:
    statements = [held("岳阳市文明办", READING, doc) for doc in ("a.txt", "b.txt")]
    kg = graph({"a.txt": "岳阳市文明办开展读书活动。", "b.txt": "岳阳市文明办开展读书活动。"}, statements)
    (fact,) = [fact for fact in kg.facts if fact.predicate == "organised"]
    assert len(fact.statements) == 2


def test_a_decision_parts_them() -> None:
    statements = [held("岳阳市文明办", READING, doc) for doc in ("a.txt", "b.txt")]
    originals = tuple(merge.original for merge in resolve(statements).merges if "读书" in merge.names[0])
    apart = Decision(judgement="different", entities=originals, who="某人", why="两年的两次")
    one, other = things(statements, [apart])
    assert one != other


MANY = [
    held(body, thing, f"{number}.txt", predicate=predicate, kind=kind)
    for number, body in enumerate(("岳阳市文明办", "岳阳市委文明办", "临汾市妇联", "市妇联"))
    for thing, predicate, kind in (
        (READING, "organised", "Activity"),
        ("文化广场", "established", "Facility"),
        ("河长制", "implements", "Programme"),
    )
]


@settings(derandomize=True, max_examples=30, deadline=None)
@given(st.permutations(MANY))
def test_the_order_of_the_statements_makes_no_difference(shuffled: list[Statement]) -> None:
    expected, found = resolve(MANY), resolve(shuffled)
    assert (found.entities, found.merges) == (expected.entities, expected.merges)
