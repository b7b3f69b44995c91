"""The test sentences are well formed, and the extractors keep the level they have reached on them."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest
from sentences.score import HERE, SETS, Case, load, measure, report

from wenmai_extractors.ontology import ontology

SIZES = {
    "honours_dev": 70,
    "honours_heldout": 70,
    "honours_wild": 90,
    "honours_wild2": 103,
    "honours_wild3": 70,
    "honours_wild4": 89,
    "honours_rolls": 92,
    "honours_profiles": 72,
    "honours_notices": 76,
    "general_dev": 110,
    "general_heldout": 110,
    "general_wild": 80,
    "general_wild2": 75,
    "general_wild3": 60,
    "general_wild4": 58,
    "general_names": 66,
    "general_doings": 63,
    "general_briefs": 42,
    "general_subjects": 38,
    "general_actors": 46,
    "reports_dev": 5,
    "reports_heldout": 5,
    "reports_wild": 20,
    "reports_wild2": 2,
}
NAMES = [name for names in SETS.values() for name in names]
CASES = [pytest.param(case, id=case.id) for name in NAMES for case in load(name)]
QUOTES = frozenset("“”‘’《》「」")


def test_sets_are_complete() -> None:
    assert {name: len(load(name)) for name in NAMES} == SIZES


def test_ids_and_texts_are_unique() -> None:
    cases = [case for name in NAMES for case in load(name)]
    for field in ("id", "text"):
        assert [value for value, n in Counter(getattr(case, field) for case in cases).items() if n > 1] == []


@pytest.mark.parametrize("case", CASES)
def test_expectations_are_well_formed(case: Case) -> None:
    terms = ontology()
    for expected in case.expect:
        assert all((expected.s, expected.p, expected.o))
        assert set(expected.p) <= set(terms.predicates)
        assert set(expected.q) <= set(terms.qualifiers)
        assert expected.tier in ("core", "optional")
        assert not [name for name in (*expected.s, *expected.o) if not name or QUOTES & set(name)]
        assert "value" not in expected.q or "unit" in expected.q
        assert expected.quote in case.text


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("reports")])
def test_reports_quote_what_they_expect(name: str) -> None:
    assert [e for case in load(name) for e in case.expect if not e.quote] == []


def test_dev_figures_stay_at_their_floors() -> None:
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    measured = {result.name: result.rates() for result in measure("dev")}
    assert set(measured) == set(floors)
    fallen = {
        f"{name} {rate}": (measured[name][rate], floor)
        for name, rates in floors.items()
        for rate, floor in rates.items()
        if measured[name][rate] < floor
    }
    assert not fallen


def test_held_out_sentences_are_never_shown() -> None:
    shown = "".join(report(["heldout"], show=9))
    assert "general_heldout" in shown
    assert "not found" not in shown
    names = {name for case in load("general_heldout") for e in case.expect for name in e.o if len(name) > 3}
    assert [name for name in names if name in shown] == []
