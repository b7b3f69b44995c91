"""The pairs of tests/identity: what the resolver takes for one thing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "identity"))

import score as scorer

PAIRS = scorer.pairs()


def test_there_are_enough_pairs_of_every_verdict() -> None:
    assert len(PAIRS) >= 300
    for verdict in ("same", "different", "open"):
        assert sum(pair.verdict == verdict for pair in PAIRS) >= 50
    assert sum(pair.held_out for pair in PAIRS) == len(PAIRS) // 3


@pytest.mark.parametrize("held_out", [False, True])
def test_precision_and_recall(held_out: bool) -> None:
    result = scorer.score(tuple(pair for pair in PAIRS if pair.held_out == held_out))
    assert result.precision >= 0.99, result.wrong
    assert result.recall >= 0.90, result.missed


def test_names_that_differ_are_never_joined() -> None:
    """No pair whose verdict is `different` may come out as one thing."""
    assert [pair for pair in PAIRS if pair.verdict == "different" and scorer.joined(pair)] == []
