"""How much of the test sentences and short reports the extractors find.

    python tests/sentences/score.py [dev|heldout|all] [--show N]

Prints, for each set and each predicate, recall of the core statements, precision, and how many qualifiers
are right. Names and predicates are compared as `wenmai evaluate` compares them. `--show N` lists N core
statements not found and N found that nobody expects, of the dev sets only: the held-out ones stay unread.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from wenmai.evaluate import Evaluation, Gold, GoldName, Score, evaluate
from wenmai_extractors.records import Document, Statement

HERE = Path(__file__).parent
SETS = {
    "dev": (
        "honours_dev",
        "honours_wild",
        "honours_wild2",
        "honours_wild3",
        "honours_wild4",
        "honours_rolls",
        "honours_profiles",
        "honours_notices",
        "general_dev",
        "general_wild",
        "general_wild2",
        "general_wild3",
        "general_wild4",
        "general_names",
        "general_doings",
        "general_briefs",
        "general_subjects",
        "general_actors",
        "reports_dev",
        "reports_wild",
        "reports_wild2",
    ),
    "heldout": ("honours_heldout", "general_heldout", "reports_heldout"),
}

# The honours sentences list what is said of honours and nothing else, so that other finds are not judged.
HONOURS = frozenset({"received", "nominatedFor", "pursues", "conferred"})


class Expected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement that a careful reader takes from a text; `s`, `o`, `p` list all that is accepted."""

    s: tuple[str, ...]
    p: tuple[str, ...]
    o: tuple[str, ...]
    q: dict[str, Any]
    tier: str
    quote: str = ""


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence or report with the statements expected of it."""

    id: str
    text: str
    expect: tuple[Expected, ...]
    note: str
    title: str = ""

    @property
    def document(self) -> Document:
        """The text as a report file of its own, under its headline where it has one."""
        return Document(doc=f"{self.id}.txt", text=f"{self.title}\n{self.text}" if self.title else self.text)


class Result(NamedTuple):
    """The figures of one set. `precision` takes a find that matches an optional statement for right."""

    name: str
    cases: int
    evaluation: Evaluation

    def rates(self) -> dict[str, float]:
        """Recall, precision and the share of right qualifiers; 0 where there is nothing to measure."""
        total, asked = self.evaluation.total, self.evaluation.qualifiers_asked
        return {
            "recall": total.recall or 0.0,
            "precision": _precision(total) or 0.0,
            "qualifiers": self.evaluation.qualifiers_right / asked if asked else 0.0,
        }


def load(name: str) -> tuple[Case, ...]:
    """The cases of the set `name`, one of those that SETS lists."""
    if name.startswith("reports"):
        return tuple(_report(path) for path in sorted((HERE / name).glob("*.txt")))
    lines = (HERE / f"{name}.jsonl").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Case) for line in lines)


def _report(path: Path) -> Case:
    lines = path.with_suffix(".jsonl").read_bytes().splitlines()
    expect = tuple(msgspec.json.decode(line, type=Expected) for line in lines)
    return Case(id=path.stem, text=path.read_text(encoding="utf-8"), expect=expect, note="whole report")


def measure(part: str) -> Iterator[Result]:
    """Extract from every case of `part` and compare with what is expected, one result a set."""
    from wenmai_extractors.pipeline import extract

    for name in SETS[part]:
        cases = load(name)
        gold: list[Gold] = []
        found: list[Statement] = []
        for case in cases:
            mine = [_gold(case.id, expected) for expected in case.expect]
            judged = HONOURS.union(*(g.p for g in mine)) if name.startswith("honours") else None
            gold += mine
            found += [s for s in extract(case.document).statements if not judged or s.predicate in judged]
        # `evaluate` leaves out documents without gold; a trap is one on purpose.
        gold += [_nothing(case.id) for case in cases]
        texts = {case.id: case.document.text for case in cases}
        yield Result(name, len(cases), evaluate(gold, found, texts=texts))


def _gold(doc: str, expected: Expected) -> Gold:
    return Gold(
        doc=doc,
        s=GoldName(name=expected.s[0], aliases=expected.s[1:]),
        p=expected.p,
        o=GoldName(name=expected.o[0], aliases=expected.o[1:]),
        q=expected.q,
        quote=expected.quote,
        tier=expected.tier,
    )


def _nothing(doc: str) -> Gold:
    """An optional statement that no find can match."""
    return Gold(doc=doc, s=GoldName(name=""), p=("received",), o=GoldName(name=""), quote="", tier="optional")


def _precision(score: Score) -> float | None:
    return score.right / score.found if score.found else None


def _table(result: Result) -> Iterator[str]:
    rates = result.rates()
    yield f"{result.name} ({result.cases} texts)\n"
    yield f"  {'predicate':16}{'core':>6}{'found':>7}{'recall':>8}{'strict':>8}{'precision':>11}\n"
    for name, score in [*result.evaluation.predicates.items(), ("TOTAL", result.evaluation.total)]:
        if score.core or score.found:
            yield f"  {name:16}{score.core:6}{score.found:7}{_figure(score.recall):>8}"
            yield f"{_figure(score.recall_strict):>8}{_figure(_precision(score)):>11}\n"
    right, asked = result.evaluation.qualifiers_right, result.evaluation.qualifiers_asked
    yield f"  qualifiers right {right}/{asked} ({rates['qualifiers']:.2f}); "
    yield f"evidence grounded {result.evaluation.grounded}/{result.evaluation.statements}\n\n"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _samples(evaluation: Evaluation, most: int) -> Iterator[str]:
    yield "not found (core):\n"
    for gold in evaluation.misses[:most]:
        yield f"  {gold.doc} {gold.s.name} | {'/'.join(gold.p)} | {gold.o.name} {gold.q or ''}\n"
    yield "found, expected by nobody:\n"
    for statement in evaluation.wrong[:most]:
        sentence = next((e.text for e in statement.evidence if e.role == "sentence"), "")
        yield f"  {statement.doc} {statement.subject.name} | {statement.predicate} | {statement.object.name}"
        yield f"  「{sentence[:60]}」\n"
    yield "\n"


def report(parts: Iterable[str], *, show: int = 0) -> Iterator[str]:
    """The tables of `parts`, and `show` misses and false finds of each dev set."""
    for part in parts:
        for result in measure(part):
            yield from _table(result)
            if show and part == "dev":
                yield from _samples(result.evaluation, show)


def main() -> None:
    """Parse the command line and print."""
    parser = argparse.ArgumentParser(description="Score the extractors on the test sentences.")
    parser.add_argument("part", nargs="?", choices=(*SETS, "all"), default="dev")
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="list N misses and false finds (dev)"
    )
    options = parser.parse_args()
    if options.show and options.part == "heldout":
        parser.error("the held-out sentences stay unread: --show works for dev only")
    for chunk in report(SETS if options.part == "all" else (options.part,), show=options.show):
        sys.stdout.write(chunk)


if __name__ == "__main__":
    main()
