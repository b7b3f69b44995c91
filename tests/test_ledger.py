from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sample import holds_post, received, resolve

from wenmai.forms import plain
from wenmai.ids import entity_id
from wenmai.ledger import Decision, append, latest, read_ledger
from wenmai.model import Entity
from wenmai.resolution import Resolution
from wenmai_extractors.errors import DataError, WenmaiError
from wenmai_extractors.records import Statement

sys.path.insert(0, str(Path(__file__).parent / "identity"))

import score as scorer

WHO = {"who": "某人", "why": "查过"}
OFFICE, LONG = "岳阳市文明办", "岳阳市精神文明建设指导委员会办公室"
THIRD = "湖南省岳阳市文明办"


def told(*names: str) -> list[Statement]:
    """A report each in which the name has an honour of its own."""
    return [received(name, f"奖{i}", doc=f"{i}.txt") for i, name in enumerate(names)]


def judged(judgement: Any, *entities: str, **more: Any) -> Decision:
    return Decision(judgement=judgement, entities=tuple(f"organisation/{n}" for n in entities), **WHO, **more)


def bearers(resolution: Resolution, statements: list[Statement]) -> list[str]:
    return [resolution.id_of(s.subject, doc=s.doc) for s in statements]


def entities(resolution: Resolution) -> dict[str, Entity]:
    return {entity.id: entity for entity in resolution.entities if entity.type == "Organisation"}


def test_same_joins_what_no_rule_does() -> None:
    statements = told("白水县甲协会", "白水县乙协会")
    resolution = resolve(statements, [judged("same", "白水县甲协会", "白水县乙协会")])
    one, other = bearers(resolution, statements)
    assert one == other
    reasons = {merge.reasons: merge for merge in resolution.merges}
    assert set(reasons) == {("decision",)}
    assert reasons["decision",].because == "某人: 查过"


def test_different_undoes_a_merge_and_each_is_what_it_is_alone() -> None:
    statements = told(OFFICE, LONG)
    assert len(set(bearers(resolve(statements), statements))) == 1
    parted = resolve(statements, [judged("different", OFFICE, LONG)])
    one, other = bearers(parted, statements)
    assert one != other
    assert entities(parted)[one] == entities(resolve(statements[:1]))[one]
    alone = next(iter(entities(resolve(statements[1:])).values()))
    assert (entities(parted)[other].name, entities(parted)[other].aliases) == (alone.name, alone.aliases)
    assert other == f"organisation/{LONG}"


def test_different_blocks_a_merge_through_third_parties() -> None:
    statements = told(OFFICE, LONG, THIRD)
    one, other, third = bearers(resolve(statements, [judged("different", OFFICE, LONG)]), statements)
    assert one != other
    assert third in (one, other)
    decisions = [
        judged("different", "甲协会", "丙协会"),
        judged("same", "甲协会", "乙协会"),
        judged("same", "乙协会", "丙协会"),
    ]
    statements = told("甲协会", "乙协会", "丙协会")
    resolution = resolve(statements, decisions)
    one, _, three = bearers(resolution, statements)
    assert one != three
    assert [stale.decision for stale in resolution.stale] == [decisions[2]]


NAMES = (OFFICE, LONG, THIRD, "岳阳市妇联", "岳阳市妇女联合会", "白水县甲协会", "白水县乙协会")


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=4), st.permutations(NAMES)
)
def test_undoing_a_merge_restores_the_two_entities_exactly(
    pairs: list[tuple[str, str]], order: list[str]
) -> None:
    """By a later line that says the opposite, and by deleting the line."""
    statements, (one, other) = told(*NAMES), order[:2]
    two = [statement for statement in statements if statement.subject.name in (one, other)]
    others = [judged("same", *pair) for pair in pairs if pair[0] != pair[1] and {*pair} != {one, other}]
    before = resolve(statements, latest(others))
    joined = latest([*others, judged("same", one, other)])
    assert len(set(bearers(resolve(statements, joined), two))) == 1
    undone = resolve(statements, latest([*joined, judged("different", other, one)]))
    apart = len(set(bearers(before, two))) == 2
    assert (undone.entities == before.entities) == apart
    assert (undone.merges == before.merges) == apart
    assert len(set(bearers(undone, two))) == 2


PAIRS = [
    (pair.one.name, pair.other.name)
    for pair in scorer.pairs()
    if (pair.verdict, pair.kind, pair.one.home, pair.other.home) == ("same", "Organisation", "-", "-")
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_what_a_rule_joins_is_parted_into_what_each_is_alone(one: str, other: str) -> None:
    statements = told(one, other)
    ids = {entity_id("Organisation", plain(name)[0]) for name in (one, other)}
    if len(ids) == 1:  # they differ by a manner of writing only: one original
        return
    both = bearers(resolve(statements), statements)
    assert len(set(both)) == 1
    parted = resolve(statements, [Decision(judgement="different", entities=tuple(sorted(ids)), **WHO)])
    assert parted.stale == ()
    assert len(set(bearers(parted, statements))) == 2
    known = {entity.id: entity for entity in parted.entities}
    for id_, statement in zip(bearers(parted, statements), statements, strict=True):
        (alone,) = (e for e in resolve([statement]).entities if e.type == known[id_].type)
        assert replace(known[id_], id="") == replace(alone, id="")


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.permutations(told(*NAMES)))
def test_with_decisions_too_the_order_of_statements_makes_no_difference(shuffled: list[Statement]) -> None:
    decisions = [judged("different", OFFICE, LONG), judged("same", "白水县甲协会", "岳阳市妇联")]
    expected, found = resolve(told(*NAMES), decisions), resolve(shuffled, decisions)
    assert (found.entities, found.merges, found.suggestions) == (
        expected.entities,
        expected.merges,
        expected.suggestions,
    )


def test_persons_of_one_name_are_suggested_until_someone_decides() -> None:
    statements = [holds_post("王伟", f"{city}市文明办", doc=f"{city}.txt") for city in ("岳阳", "九江")]
    (suggestion,) = resolve(statements).suggestions
    decision = Decision(judgement="different", entities=(suggestion.one, suggestion.other), **WHO)
    assert resolve(statements, [decision]).suggestions == ()
    same = Decision(judgement="same", entities=(suggestion.one, suggestion.other), **WHO)
    resolution = resolve(statements, [same])
    assert len(set(bearers(resolution, statements))) == 1
    assert resolution.suggestions == ()


def test_rename_shows_the_new_name_and_keeps_the_others() -> None:
    resolution = resolve(told(OFFICE), [judged("rename", OFFICE, name="岳阳文明办")])
    (entity,) = entities(resolution).values()
    assert (entity.name, entity.aliases) == ("岳阳文明办", (OFFICE,))


@pytest.mark.parametrize(
    ("decision", "reason"),
    [
        (judged("same", OFFICE, "无此机构"), "nothing is called organisation/无此机构"),
        (Decision(judgement="wrong", statement="st:0", **WHO), "no such statement"),
        (Decision(judgement="same", entities=(f"organisation/{OFFICE}", "honour/奖0"), **WHO), "kinds"),
    ],
)
def test_what_binds_nothing_is_told(decision: Decision, reason: str) -> None:
    (stale,) = resolve(told(OFFICE), [decision]).stale
    assert stale.decision == decision
    assert reason in stale.reason


def test_the_type_in_an_id_makes_no_difference() -> None:
    statements = told("白水县", "青石县")
    decision = Decision(judgement="same", entities=("place/白水县", "organisation/青石县"), **WHO)
    one, other = bearers(resolve(statements, [decision]), statements)
    assert one == other


def test_a_ledger_is_read_with_comments_and_the_later_line_counts(tmp_path: Path) -> None:
    ledger = tmp_path / "decisions.jsonl"
    ledger.write_text("# 判断\n\n", encoding="utf-8")
    append(ledger, judged("same", "甲", "乙"))
    append(ledger, judged("rename", "甲", name="丙"))
    append(ledger, judged("different", "乙", "甲"))
    assert [decision.judgement for decision in read_ledger(ledger)] == ["rename", "different"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: not a decision"),
        ('{"judgement":"same","entities":["a","b"],"who":"x","why":"y","wher":1}', "wher"),
        ('{"judgement":"maybe","entities":["a","b"],"who":"x","why":"y"}', "line 2"),
        ('{"judgement":"same","entities":["a"],"who":"x","why":"y"}', "takes 2 entities"),
        ('{"judgement":"same","entities":["a","a"],"who":"x","why":"y"}', "two different"),
        ('{"judgement":"wrong","who":"x","why":"y"}', "takes a statement"),
        ('{"judgement":"rename","entities":["a"],"who":"x","why":"y"}', "takes a name"),
        ('{"judgement":"same","entities":["a","b"],"who":" ","why":"y"}', "who decided"),
    ],
)
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, line: str, message: str) -> None:
    ledger = tmp_path / "decisions.jsonl"
    ledger.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_ledger(ledger)
    with pytest.raises(WenmaiError):
        append(ledger, judged("same", "甲", "乙"))
    assert ledger.read_text(encoding="utf-8") == f"\n{line}\n"


def test_a_name_kept_apart_from_its_usual_form_that_no_report_writes() -> None:
    statements = told(THIRD)
    apart = judged("different", THIRD, OFFICE)
    alone = resolve(statements, [apart])
    assert list(entities(alone)) == [f"organisation/{THIRD}"]
    assert alone.stale == ()
