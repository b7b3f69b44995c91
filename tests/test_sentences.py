"""The test sentences are well formed, and the extractors keep the level they have reached on them."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest
from sentences.score import HERE, KINDS, PARTS, Case, load, measure, report

from wenmai_extractors.ontology import ontology

SIZES = {"honours": 70, "general": 110, "reports": 5}
CASES = [pytest.param(case, id=case.id) for kind in KINDS for part in PARTS for case in load(kind, part)]
QUOTES = frozenset("“”‘’《》「」")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", PARTS)
def test_sets_are_complete(kind: str, part: str) -> None:
    assert len(load(kind, part)) == SIZES[kind]


def test_ids_and_texts_are_unique() -> None:
    cases = [case for kind in KINDS for part in PARTS for case in load(kind, part)]
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


@pytest.mark.parametrize("part", PARTS)
def test_reports_quote_what_they_expect(part: str) -> None:
    assert [e for case in load("reports", part) for e in case.expect if not e.quote] == []


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
    names = {
        name for case in load("general", "heldout") for e in case.expect for name in e.o if len(name) > 3
    }
    assert [name for name in names if name in shown] == []
