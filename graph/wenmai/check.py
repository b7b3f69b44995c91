"""`wenmai check`: what in a build does not go together, each finding with the sentence that shows it.

`verify` asks whether the words stand where the graph says. This asks whether what they say can be right: as
many named as counted, dates that exist and lie before the report's, one value for one thing at one time.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple

from wenmai.edtf import interval
from wenmai.merges import conflicts
from wenmai.model import KnowledgeGraph
from wenmai.show import sentence_of
from wenmai_extractors.lexicon import words
from wenmai_extractors.records import Statement

Severity = Literal["error", "note"]
# What a report tells as done cannot lie after the day of the report.
DONE = frozenset({"received", "conferred", "organised", "participatedIn", "established", "issued"})


class Finding(NamedTuple):
    """Something that does not go together. An "error" cannot be right; a "note" may have good reasons."""

    severity: Severity
    rule: str
    message: str
    doc: str
    sentence: str
    statements: tuple[str, ...]


def check(kg: KnowledgeGraph) -> tuple[Finding, ...]:
    """Return what the rules find, by report and place in it, holding the statements of one report alone."""
    found = {each for rule in RULES for each in rule(kg)}

    def order(each: Finding) -> tuple[str, int, str, str, tuple[str, ...]]:
        return each.doc, _place(kg.statement[each.statements[0]]), each.rule, each.message, each.statements

    return tuple(sorted(found, key=order))


def _place(statement: Statement) -> int:
    return min(evidence.start for evidence in statement.evidence)


def _line(statement: Statement) -> str:
    """The sentence that proves a statement, on one line."""
    sentence = sentence_of(statement)
    return "".join(sentence.text.split("\n")) if sentence else ""


@cache
def _totals() -> tuple[str, ...]:
    text = (files("wenmai") / "data" / "check.toml").read_text(encoding="utf-8")
    return words(tomllib.loads(text)["totals"])


def finding(severity: Severity, rule: str, message: str, *statements: Statement) -> Finding:
    """Return a finding with the document and the sentence of the first statement, if there is one."""
    doc, sentence = (statements[0].doc, _line(statements[0])) if statements else ("", "")
    return Finding(severity, rule, message, doc, sentence, tuple(statement.id for statement in statements))


def _sentences(kg: KnowledgeGraph) -> Iterator[list[Statement]]:
    """The statements that one sentence proves, by their ids."""
    for _, told in groupby(kg.read(), key=attrgetter("doc")):
        groups: defaultdict[tuple[int, int], list[Statement]] = defaultdict(list)
        for statement in sorted(told, key=attrgetter("id")):
            if sentence := sentence_of(statement):
                groups[sentence.start, sentence.end].append(statement)
        yield from groups.values()


def counted_and_named(kg: KnowledgeGraph) -> Iterator[Finding]:
    """A、B等5个单位: two are named of five. 荣获A、B等32项荣誉: two of thirty-two."""
    for group in _sentences(kg):
        # Who received five is the county that has them, none of the five.
        received = [s for s in group if s.predicate == "received" and s.qualifiers.count is None]
        short: defaultdict[str, list[Statement]] = defaultdict(list)  # one total may have several givers
        for total in group:
            said, named = _said_and_named(total, received)
            if said is not None and named not in (0, said):
                short[f"{total.object.name}: {said:g} said, {named} named"].append(total)
        for message, totals in short.items():
            yield finding("note", "counted-and-named", message, *totals)


def _said_and_named(total: Statement, received: Iterable[Statement]) -> tuple[float | None, int]:
    """How many `total` says, None if it is no exact total, and how many of them are named."""
    qualifiers = total.qualifiers
    if qualifiers.approx or qualifiers.shared:
        return None, 0
    if total.predicate == "conferred":
        return qualifiers.count, len({s.subject.name for s in received if s.object.name == total.object.name})
    if total.predicate == "measured" and total.object.name.endswith(_totals()):
        return qualifiers.value, len(
            {s.object.name for s in received if s.subject.name == total.subject.name}
        )
    return None, 0


def dates(kg: KnowledgeGraph) -> Iterator[Finding]:
    """A date that no calendar has, or that lies after the report's own."""
    for statement in kg.read():
        time = statement.qualifiers.time
        if time is None:
            continue
        first, last = interval(time)
        if first is None and last is None:
            yield finding("error", "date", f"{time} is no date", statement)
            continue
        article = kg.article.get((statement.doc, statement.article))
        printed = interval(article.date)[1] if article and article.date else None
        if printed and first and first > printed and statement.predicate in DONE:
            message = (
                f"{statement.predicate} {statement.object.name} in {time}, after the report of {printed}"
            )
            yield finding("error", "date-after-report", message, statement)


def values(kg: KnowledgeGraph) -> Iterator[Finding]:
    """Two values for one thing of one owner at one time, in one unit."""
    for ids in conflicts(kg):
        group = [kg.fact[id_] for id_ in ids]
        figures = {f.qualifiers.count if f.qualifiers.value is None else f.qualifiers.value for f in group}
        said = sorted((kg.statement[f.statements[0]] for f in group), key=lambda s: s.id)
        shown = ", ".join(f"{value:g}" for value in sorted(v for v in figures if v is not None))
        yield finding("note", "two-values", f"{said[0].object.name}: {shown}", *said)


RULES: tuple[Callable[[KnowledgeGraph], Iterator[Finding]], ...] = (counted_and_named, dates, values)
