"""What is local to a document, a key or a triple: found for parts of the reports, it adds up to the whole."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter
from pathlib import Path

import msgspec
import pytest
from sample import received, resolve, told

from wenmai.binding import Binding
from wenmai.facts import Part, facts, merge, said
from wenmai.gathering import gathered
from wenmai.harvest import extract_all
from wenmai.inputs import find_inputs
from wenmai.ledger import Decision
from wenmai.originals import Names, Use, Uses
from wenmai.packing import pack, unpack
from wenmai.resolution import resolve as resolve_reports
from wenmai.resolve import NOTHING_DECIDED, resolve_key, uses_of
from wenmai.setting import ROUNDS, Settings, agreed
from wenmai_extractors.records import Extraction, Statement

SEEDS = Path(__file__).parents[1] / "seeds"


@cache
def of_seeds() -> tuple[Statement, ...]:
    results = extract_all(find_inputs([SEEDS]))
    return tuple(s for result in results if isinstance(result, Extraction) for s in result.statements)


def by_document(statements: Iterable[Statement]) -> list[list[Statement]]:
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[statement.doc].append(statement)
    return list(found.values())


def in_parts(statements: Sequence[Statement]) -> list[Use]:
    """The uses of each document, found as one who sees no other document finds them."""
    parts = [Settings(part) for part in by_document(statements)]
    for _ in range(ROUNDS):
        only = agreed(lesson for part in parts for lesson in part.lessons())
        for part in parts:
            part.learn(only)
    told_by = [part.told() for part in parts]
    documents = zip(by_document(statements), told_by, strict=True)
    return [use for part, setting in documents for use in uses_of(part, Names(setting))]


def test_settings_of_documents_by_themselves_are_those_of_all_together() -> None:
    places = ("Place", "Place")
    county = told("白水县位于云岭市", "白水县", "locatedIn", "云岭市", "位于", types=places)
    statements = [*of_seeds(), county, received("白水县文明办", "全国文明单位", doc="b.txt")]
    whole, parts = Settings(statements), [Settings(part) for part in by_document(statements)]
    for _ in range(ROUNDS):
        only = agreed(lesson for part in parts for lesson in part.lessons())
        assert only == agreed(whole.lessons())
        whole.learn(only)
        # As they are put away and read again between the rounds.
        kept = [{place: replace(s, only=only) for place, s in part.learned().items()} for part in parts]
        parts = [Settings(part, each) for part, each in zip(by_document(statements), kept, strict=True)]
    found = {place: setting for part in parts for place, setting in part.told().items()}
    assert found == whole.told()
    assert any(setting.only for setting in found.values())


def test_uses_add_up_in_any_order() -> None:
    whole = {use.original.node: use for use in Uses(in_parts(of_seeds()))}
    shuffled = in_parts(of_seeds())
    random.Random(7).shuffle(shuffled)  # noqa: S311 - the same on every run
    halves = [Uses(shuffled[::2]), Uses(shuffled[1::2])]
    assert {use.original.node: use for use in Uses(use for half in halves for use in half)} == whole


def test_keys_hold_all_that_rules_join() -> None:
    statements = of_seeds()
    by_key: defaultdict[object, list[Use]] = defaultdict(list)
    for use in in_parts(statements):
        by_key[use.key].append(use)
    found = {
        known.entity.id: known
        for uses in by_key.values()
        for known in resolve_key(uses, NOTHING_DECIDED).known
    }
    whole = resolve(statements)
    # What a title is a step of is a matter of two keys.
    plain = {entity.id: msgspec.structs.replace(entity, step_of="") for entity in whole.entities}
    assert {id_: known.entity for id_, known in found.items()} == plain
    merges = [merge for known in found.values() for merge in known.merges]
    assert sorted(merges, key=attrgetter("entity", "original")) == list(whole.merges)


@pytest.mark.parametrize("seed", range(5))
def test_parts_add_up_to_the_facts_whatever_the_order(seed: int) -> None:
    statements = list(of_seeds())
    reports = gathered(statements=statements)
    resolution = resolve_reports(reports)
    random.Random(seed).shuffle(statements)  # noqa: S311 - the same on every run
    triples: defaultdict[tuple[str, str, str], list[Part]] = defaultdict(list)
    for statement in statements:
        if (found := said(statement, resolution)) is not None:
            # As they travel between machines.
            triples[found[0]].append(unpack(pack(found[1]), Part))
    made = [fact for triple, parts in triples.items() for fact in merge(triple, parts)]
    assert sorted(made, key=lambda fact: fact.id) == list(facts(reports, resolution).facts)


def test_a_form_that_has_a_form_shares_its_key() -> None:
    statements = [
        received("青海省玉树州委组织部", "甲", doc="a.txt"),
        received("玉树州委组织部", "甲", doc="b.txt"),
    ]
    keys = {use.key for use in in_parts(statements) if use.original.node[0] == "agent"}
    assert len(keys) == 1


def test_what_decisions_join_has_one_key() -> None:
    from wenmai.binding import called, named_by
    from wenmai.ledger import Decision

    statements = [received("甲县文明办", "全国文明单位"), received("乙县图书馆", "全国文明单位")]
    decisions = (Decision(judgement="same", entities=("甲县文明办", "乙县图书馆"), who="某人", why="试一试"),)
    uses = in_parts(statements)
    binding = Binding(decisions, called(uses, named_by(decisions)), set())
    keys = {binding.key(use.key) for use in uses if use.original.node[0] == "agent"}
    assert len(keys) == 1
    (known,) = resolve_key([use for use in uses if use.original.node[0] == "agent"], binding).known
    assert {known.entity.name, *known.entity.aliases} == {"甲县文明办", "乙县图书馆"}


def test_what_a_decision_calls_wrong_is_left_out_on_spark_too() -> None:
    from wenmai.spark import naming

    statements = [received("白水县文明办", "甲奖"), received("青石县妇联", "乙奖")]
    wrong = Decision(judgement="wrong", statement=statements[1].id, who="某人", why="试")
    rows = list(naming._uses(iter([("a.txt", msgspec.json.encode(statements))]), (), (wrong,)))
    uses = [unpack(raw, Use) for what, _, raw in rows if what == naming.USE]
    assert {name for use in uses for name in use.names} == {"白水县文明办", "甲奖"}
