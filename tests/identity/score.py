"""Scores the resolver on pairs.txt: python tests/identity/score.py [--held-out | --wrong].

Precision: of the pairs that come out as one thing, those that are the same (`open` and `different` count
against it). Recall: of those that are the same, the ones that come out as one thing.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from wenmai.gathering import gathered
from wenmai.resolution import resolve
from wenmai_extractors.records import EntityRef, Qualifiers, Statement

PAIRS = Path(__file__).parent / "pairs.txt"
AFTER = {
    "Document": "issued",
    "Programme": "implements",
    "Honour": "received",
    "Activity": "organised",
    "Facility": "established",
}


class Side(NamedTuple):
    name: str
    home: str


class Pair(NamedTuple):
    number: int
    verdict: str
    kind: str
    one: Side
    other: Side

    @property
    def held_out(self) -> bool:
        return self.number % 3 == 0


class Score(NamedTuple):
    precision: float
    recall: float
    wrong: tuple[Pair, ...]
    missed: tuple[Pair, ...]


def pairs() -> tuple[Pair, ...]:
    """The pairs of the file, numbered from 1."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if line.strip() and not line.startswith("#")]
    return tuple(
        Pair(number, verdict.strip(), kind.strip(), _side(one), _side(other))
        for number, (verdict, kind, one, other) in enumerate(rows, start=1)
    )


def _side(text: str) -> Side:
    name, _, home = text.strip().rpartition(" @ ")
    return Side(name.strip(), home.strip())


def joined(pair: Pair) -> bool:
    """Whether the two names come out as one entity, each in a report of its own."""
    reports = [report(pair.kind, side, doc) for doc, side in (("a.txt", pair.one), ("b.txt", pair.other))]
    resolution = resolve(gathered(statements=(each for statements in reports for each in statements)))
    one, other = (
        resolution.id_of(EntityRef(name=side.name, type=pair.kind, mention=side.name), doc=doc)
        for doc, side in (("a.txt", pair.one), ("b.txt", pair.other))
    )
    return one == other


def report(kind: str, side: Side, doc: str) -> list[Statement]:
    """The statements of a report that has the name and is about its home."""
    found = []
    if side.home.startswith("post:"):
        return [_statement(doc, (side.name, kind), "holdsPost", (side.home[5:], "Organisation"))]
    if side.home != "-" and not side.home.startswith("by:"):
        found.append(_statement(doc, ("报道", "Report"), "about", (side.home, "Place")))
    if kind in AFTER:
        whose = side.home[3:] if side.home.startswith("by:") else f"{doc[0]}公司"
        found.append(_statement(doc, (whose, "Organisation"), AFTER[kind], (side.name, kind)))
    else:
        found.append(_statement(doc, (side.name, kind), "received", ("某奖", "Honour")))
    return found


def _statement(doc: str, subject: tuple[str, str], predicate: str, object_: tuple[str, str]) -> Statement:
    return Statement(
        id=f"st:{doc}:{predicate}",
        doc=doc,
        article=1,
        subject=EntityRef(name=subject[0], type=subject[1], mention=subject[0]),
        predicate=predicate,
        object=EntityRef(name=object_[0], type=object_[1], mention=object_[0]),
        qualifiers=Qualifiers(),
        evidence=(),
        extractor="hand",
        rule="hand",
        confidence=1.0,
    )


def score(chosen: tuple[Pair, ...]) -> Score:
    """Precision and recall over `chosen`."""
    found = {pair for pair in chosen if joined(pair)}
    same = {pair for pair in chosen if pair.verdict == "same"}
    right = len(found & same)
    return Score(
        right / len(found) if found else 1.0,
        right / len(same) if same else 1.0,
        tuple(sorted(found - same)),
        tuple(sorted(same - found)),
    )


if __name__ == "__main__":
    options = sys.argv[1:]
    held_out = "--held-out" in options
    result = score(tuple(pair for pair in pairs() if pair.held_out == held_out))
    sys.stdout.write(f"precision {result.precision:.4f} recall {result.recall:.4f}\n")
    for label, listed in (("joined", result.wrong), ("missed", result.missed)):
        for pair in listed if not held_out or "--wrong" in options else ():
            sys.stdout.write(f"{label}: {pair.number} {pair.verdict} {pair.kind} {pair.one} {pair.other}\n")
